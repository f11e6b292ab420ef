"""What a build is asked for, checked before anything is started or written."""

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from deployments.briefs import read_brief_file
from domain.errors import BriefInvalid
from domain.facts import FactKind, Facts

_ENGINES = ("offline", "claude", "openai-compatible")
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, kw_only=True)
class Order:
    """What the command line asks for."""

    briefs: Sequence[Path]
    out: Path
    tenant: str
    rounds: int
    target: float
    project: str | None
    engine: str
    budget_usd: float = 5.0
    """Most US dollars each build may spend on language models."""
    point_usd: float | None = None
    """Most US dollars another grade point may cost; None for no limit."""
    measured: bool = False
    batch: bool = False
    """Whether what agents ask a model together goes as one batch, at half the price."""
    approval: bool = False
    """Whether the best version waits until a reviewer has accepted it."""
    approval_hours: float = 48
    """After how many hours without a decision that is escalated."""
    user: str | None = None
    """E-mail address of the person who orders; None for the operator."""


@dataclass(frozen=True, kw_only=True)
class Checked:
    """An order that makes sense: briefs that can be read, paths a flow finds from anywhere."""

    order: Order
    projects: tuple[str, ...]
    """Project of each brief; several may name the same."""
    efforts: tuple[float, ...]
    """How much work each brief is likely to be; 1 for one without photos that nobody proofreads."""


def check(order: Order) -> Checked:
    """Read every brief, one that is named twice only once, and make the folder for releases.

    Raises:
        BriefInvalid: The order makes no sense, or a brief cannot be read.
    """
    check_numbers(rounds=order.rounds, target=order.target)
    check_tenant(order.tenant)
    check_engine(order.engine)
    check_money(budget_usd=order.budget_usd, point_usd=order.point_usd)
    if not 0 < order.approval_hours <= 2000:
        problem = f"{order.approval_hours:g} is not in 0-2000."
        raise _bad("--approval-hours", problem, "Give hours, such as 48.")
    briefs = {_absolute(brief): brief for brief in order.briefs}
    if not briefs:
        raise _bad("atelier build", "No brief is given.", "Name at least one file.")
    if order.project is not None and len(briefs) > 1:
        raise _bad("--project", "It names one project.", "Give one brief with it, or leave it out.")
    check_project(order.project)
    # Read by the path as it was typed, for the sentence that says what is wrong with it.
    read = [read_brief_file(brief, project=order.project) for brief in briefs.values()]
    _check_folder(order.out)
    order = replace(order, briefs=tuple(briefs), out=_absolute(order.out))
    return Checked(
        order=order,
        projects=tuple(brief.project for brief in read),
        efforts=tuple(_effort(brief.sheet) for brief in read),
    )


def _effort(facts: Facts) -> float:
    # As ten examples were profiled: a photo takes a seventh of what else a build does, Harper half.
    is_proofread = facts.language == "en"
    return 1 + 0.5 * is_proofread + 0.15 * len(facts.of(FactKind.PHOTO))


def _absolute(path: Path) -> Path:
    """Return the path from the root, without `..`; links stay, as pictures lie beside them."""
    return Path(os.path.abspath(path))


def check_numbers(*, rounds: int = 0, target: float, runs: int = 1) -> None:
    """Refuse numbers out of range.

    Raises:
        BriefInvalid: One of them is.
    """
    if not 0 <= rounds <= 10:
        raise _bad("--rounds", f"{rounds} is not in 0-10.", "Give a whole number from 0 to 10.")
    if not 0 <= target <= 1:
        raise _bad("--target", f"{target:g} is not in 0-1.", "Give a share such as 0.9.")
    if not 1 <= runs <= 9:
        raise _bad("--runs", f"{runs} is not in 1-9.", "Give a whole number from 1 to 9.")


def check_tenant(tenant: str) -> None:
    """Refuse a tenant that cannot name a folder.

    Raises:
        BriefInvalid: It is no slug.
    """
    if not _SLUG.fullmatch(tenant) or len(tenant) > 80:
        raise _bad("--tenant", f"{tenant!r} is no slug.", "Use a-z and 0-9, words joined by `-`.")


def check_engine(engine: str) -> None:
    """Refuse what cannot name an engine; whether there is one, the server says.

    Raises:
        BriefInvalid: It is neither one of the names nor `<type>/<name>`.
    """
    if engine not in _ENGINES and not re.fullmatch(r"[^/\s]+/[^/\s]+", engine):
        remedy = (
            "Write `offline`, `claude`, `openai-compatible`, or `<type>/<name>` of one on the "
            "Blocks page."
        )
        raise _bad("--engine", f"{engine!r} names no engine.", remedy)


def check_money(*, budget_usd: float, point_usd: float | None) -> None:
    """Refuse amounts below nothing.

    Raises:
        BriefInvalid: One of them is.
    """
    for option, amount in (("--budget", budget_usd), ("--point", point_usd)):
        if amount is not None and not 0 <= amount < float("inf"):
            raise _bad(option, f"{amount:g} is no amount.", "Give US dollars, such as 2.50.")


def check_project(project: str | None) -> None:
    """Refuse a project that cannot name a folder.

    Raises:
        BriefInvalid: It is no slug.
    """
    if project is not None and (not _SLUG.fullmatch(project) or len(project) > 80):
        raise _bad("--project", f"{project!r} is no slug.", "Use a-z and 0-9, words joined by `-`.")


def _check_folder(out: Path) -> None:
    remedy = "Give a folder you may write to."
    try:
        out.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise _bad("--out", f"{str(out)!r} is or lies in a file.", remedy) from error
    except OSError as error:
        problem = f"{str(out)!r} cannot be made: {error.strerror}."
        raise _bad("--out", problem, remedy) from error
    if not os.access(out, os.W_OK | os.X_OK):
        raise _bad("--out", f"{str(out)!r} may not be written to.", remedy)


def _bad(source: str, problem: str, remedy: str) -> BriefInvalid:
    return BriefInvalid(source=source, problem=problem, remedy=remedy)
