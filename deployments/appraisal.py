"""`atelier grade`: the graders on any folder or local address, without a Prefect server."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from blocks._brief_files import is_file
from domain.errors import BriefInvalid, SiteUnreadable
from domain.grading.grade import SEVERITIES, Finding, Grade, Grades
from domain.grading.view import Context, SiteView
from domain.measured import Measured, Missing
from domain.site import Site

if TYPE_CHECKING:
    from blocks.measuring import Watch

_MOST_SHOWN = 12


_KEYS = ("rule", "engine", "severity", "page", "selector", "evidence", "fix", "owner")
"""What `--json` promises of a finding."""


def place_of(path: str, *, say: Console) -> Path | str:
    """Return the folder or the address to grade: a page stands for the folder it lies in.

    Raises:
        BriefInvalid: It is a file, but no page.
    """
    from blocks.served_pages import is_address

    if is_address(path):
        return path
    folder = Path(path)
    if not is_file(folder):
        return folder
    if folder.suffix.lower() not in (".html", ".htm"):
        raise _ungradable(path, "it is a file, and no page.")
    parent = str(folder.parent)
    say.print(f"{folder.name} is one page; its folder {parent!r} is graded.", markup=False)
    return folder.parent


def appraise(
    place: Path | str, *, brief: Path | None, target: float, runs: int, say: Console
) -> Grades:
    """Grade the site in a folder or at an address, against the brief's facts when there is one.

    Args:
        place: The folder, or an address of this machine.
        brief: The client's brief.
        target: Least score that passes a dimension's gate, 0-1.
        runs: How often Lighthouse runs on one page of each kind; 0 leaves all instruments out.
        say: Told how far the instruments are, and which are missing.

    Raises:
        BriefInvalid: The brief cannot be read, or there is no site.
    """
    from blocks.harper import proofread_site
    from domain.grading.graders import GRADERS

    context = _context(brief) if brief else Context()
    site = _site(place)
    context = replace(context, proofread=proofread_site(site))
    if runs:
        context = replace(context, measured=_measure(site, runs=runs, say=say))
    view = SiteView(site, context)
    return tuple(grader(view, target) for grader in GRADERS.values())


def _site(place: Path | str) -> Site:
    from blocks.served_pages import ServedPages
    from blocks.site_folder import SiteFolder

    try:
        if isinstance(place, str):
            return ServedPages(address=place).read()
        return SiteFolder(path=place).read()
    except SiteUnreadable as error:
        raise _ungradable(place, error.problem) from error
    except ValidationError as error:  # a file name no web server can serve
        raise _ungradable(place, _odd_name(error)) from error
    except OSError as error:
        raise _ungradable(place, f"{error.filename}: {error.strerror}.") from error


def _measure(site: Site, *, runs: int, say: Console) -> Measured:
    # 0.4 s of servers, TLS and browsers, which static grades never need.
    from blocks.measuring import end_instruments, measure_site

    try:
        with _watching(say) as watch:
            measured = measure_site(site, lighthouse_runs=runs, watch=watch)
    finally:
        end_instruments()
    for sentence in sorted({_absence(one) for one in measured.missing if one.page == "*"}):
        say.print(sentence, markup=False, soft_wrap=True)
    return measured


def _absence(missing: Missing) -> str:
    """Return one line for an engine that is not there; without a browser one for all it carries."""
    if "browser" in missing.reason:
        return f"Pages were not seen in a browser: {missing.reason}"
    return f"{missing.engine} did not run: {missing.reason}"


@contextmanager
def _watching(say: Console) -> Generator["Watch"]:
    """Show what is being done: in one line that moves, or on a line each where nothing can move."""
    if not say.is_terminal:
        yield lambda words: say.print(words, markup=False)
        return
    with say.status("Measuring") as status:
        yield status.update


def _odd_name(error: ValidationError) -> str:
    name = error.errors(include_url=False)[0]["input"]
    return f"the file name {name!r} cannot stand in a web address."


def _ungradable(place: Path | str, problem: str) -> BriefInvalid:
    return BriefInvalid(
        source=str(place),
        problem=f"It cannot be graded: {problem}",
        remedy="Give the folder that holds the site's index.html, or a release.",
    )


def _context(brief: Path) -> Context:
    from deployments.briefs import read_brief_file
    from domain.agents.call import Situation, calls
    from domain.agents.discovery.brand_identity import BRAND_IDENTITY
    from domain.agents.discovery.technical_requirements import TECHNICAL_REQUIREMENTS

    facts = read_brief_file(brief).sheet
    situation = Situation(tenant="local", facts=facts, feedback={})
    (brand,) = calls(BRAND_IDENTITY, situation=situation, outputs={})
    (technical,) = calls(TECHNICAL_REQUIREMENTS, situation=situation, outputs={})
    return Context(
        facts=facts,
        voice=BRAND_IDENTITY.draft(brand.given).voice,
        budgets=TECHNICAL_REQUIREMENTS.draft(technical.given),
    )


def as_json(grades: Grades) -> dict[str, object]:
    """Return the grades in the shape `--json` promises."""
    scores = [grade.score for grade in grades]
    known = [score for score in scores if score is not None]
    return {
        "gate": "pass" if grades and all(g.gate == "pass" for g in grades) else "fail",
        "score": min(known) if known and len(known) == len(scores) else None,
        "dimensions": {grade.dimension: _dimension(grade) for grade in grades},
    }


def _dimension(grade: Grade) -> dict[str, object]:
    return {
        "score": grade.score,
        "letter": grade.letter,
        "status": grade.status,
        "gate": grade.gate,
        "findings": [_finding(finding) for finding in _sorted(grade.findings)],
        "not_checked": [one.model_dump(mode="json") for one in grade.not_checked],
        "engines": [one.model_dump(mode="json") for one in grade.engines],
    }


def _finding(finding: Finding) -> dict[str, object]:
    return {key: getattr(finding, key) for key in _KEYS}


def _sorted(findings: tuple[Finding, ...]) -> list[Finding]:
    return sorted(findings, key=lambda f: (SEVERITIES.index(f.severity), f.page, f.rule))


def show(grades: Grades, out: Console) -> None:
    """Print a table of the grades and the worst findings."""
    table = Table(box=None, pad_edge=False)
    for heading in ("dimension", "score", "", "status", "gate", "findings"):
        table.add_column(heading, justify="right" if heading in ("score", "findings") else "left")
    for grade in grades:
        score = "-" if grade.score is None else f"{grade.score:.2f}"
        colour = "green" if grade.gate == "pass" else "red"
        gate = f"[{colour}]{grade.gate}[/{colour}]"
        row = (grade.dimension, score, grade.letter or "-", grade.status, gate)
        table.add_row(*row, str(len(grade.findings)))
    out.print(table)
    findings = _sorted(tuple(finding for grade in grades for finding in grade.findings))
    for finding in findings[:_MOST_SHOWN]:
        place = f"{finding.page}{f':{finding.line}' if finding.line else ''} {finding.selector}"
        out.print(
            f"  {finding.severity:<8} {finding.rule} on {escape(place.strip())}: "
            f"{escape(finding.evidence)} [dim]{escape(finding.fix)}[/dim]",
            soft_wrap=True,
        )
    if len(findings) > _MOST_SHOWN:
        out.print(f"  ... and {len(findings) - _MOST_SHOWN} more; `--json` lists all.")
