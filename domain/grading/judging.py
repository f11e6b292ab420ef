"""What judges said of a site's pages, as it stands in the manifest: advice with quotations."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from pydantic import Field

from domain.grading.grade import Finding
from domain.grading.judge import Juror, PageText, Result, Verdict, combine, findings
from domain.grading.judge_agreement import kappa_of_votes
from domain.grading.judge_criteria import JudgedKind
from domain.grading.judge_pages import judged_pages, page_text
from domain.grading.judge_rules import OFFLINE, judge_by_rules
from domain.grading.view import SiteView
from domain.model.masking import Masked
from domain.value import Value

MOST_PAGES = 60
"""Pages of a site that are judged, the home page first."""

OFFLINE_KAPPA = 0.95
"""How far the rules agree with the labels of `judge_calibration`, chance taken out; a test counts again."""
OFFLINE_LABELS = 528
"""Questions with known answers that was measured on."""


class SiteWords(Value):
    """What the pages of a site say that are judged."""

    pages: tuple[PageText, ...]
    left_out: int = Field(default=0, ge=0)
    """Pages that are not judged because there are too many."""


class JudgedPage(Value):
    """One page with what was said of it."""

    url: str
    kind: JudgedKind
    verdicts: tuple[Verdict, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What failed, as advice for the agents that own it."""
        return findings(self.url, self.verdicts)


class Ballot(Value):
    """One page with every vote cast on it."""

    page: JudgedPage
    votes: tuple[tuple[Verdict, ...], ...] = ()
    """Of models; empty where rules judged."""
    why: str = ""
    """Why no model judged it though one was to; empty otherwise."""


@dataclass(frozen=True)
class Bench:
    """Who judges."""

    jurors: tuple[Juror, ...] = ()
    """Models of another line than the writer's; without one the offline rules judge."""
    masked: Masked | None = None
    """Marks for what models are not shown; None for a site whose facts nobody knows."""
    why_none: str = ""
    """Why no model may judge although one writes; empty where none does."""


class Judging(Value):
    """What judges said. No score and no gate reads it."""

    judges: tuple[str, ...]
    """Models by name, or `offline rules`."""
    votes: int = Field(ge=1)
    """Cast on each page."""
    kappa: float | None = None
    """Agreement, chance taken out, -1 to 1; None when it is unknown."""
    agrees_with: Literal["labels", "votes"]
    """Whether agreement is that with known answers, or that of the votes among each other."""
    pages: tuple[JudgedPage, ...]
    left_out: int = Field(default=0, ge=0)
    """Pages that were not judged because there are too many."""
    fell_back: dict[str, str] = Field(default_factory=dict[str, str])
    """Pages that rules judged though a model was to, and why."""
    questions: int = 0
    """How often models were asked; answers that were there already are not counted."""
    cost_usd: str = "0"
    """What was paid for it, in US dollars."""

    @property
    def is_offline(self) -> bool:
        """Whether no model judged anything."""
        return self.judges == (OFFLINE,)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What failed on any page; `minor`, and in no grade."""
        return tuple(finding for page in self.pages for finding in page.findings)

    @property
    def counts(self) -> Counter[Result]:
        """How many verdicts of each kind there are."""
        return Counter(verdict.result for page in self.pages for verdict in page.verdicts)


def words_of(view: SiteView) -> SiteWords:
    """Return what the pages of a site say, the home page first."""
    known = judged_pages(view)
    read = tuple(page_text(page) for page in known[:MOST_PAGES])
    return SiteWords(pages=read, left_out=len(known[MOST_PAGES:]))


def by_rules(page: PageText, *, why: str = "") -> Ballot:
    """Return what the offline rules say of a page.

    Args:
        page: What it says.
        why: Why no model judges it though one was to.
    """
    judged = JudgedPage(url=page.url, kind=page.kind, verdicts=judge_by_rules(page))
    return Ballot(page=judged, why=why)


def by_votes(page: PageText, votes: Sequence[Sequence[Verdict]]) -> Ballot:
    """Return what most votes say of a page."""
    judged = JudgedPage(url=page.url, kind=page.kind, verdicts=combine(votes))
    return Ballot(page=judged, votes=tuple(tuple(one) for one in votes))


def judging(
    ballots: Iterable[Ballot],
    *,
    left_out: int = 0,
    questions: int = 0,
    cost_usd: Decimal = Decimal(0),
) -> Judging:
    """Sum up what was said of every page.

    Args:
        ballots: Of each page, in the order of the report.
        left_out: Pages nobody judged because there are too many.
        questions: How often models were asked.
        cost_usd: What was paid for it.
    """
    every = tuple(ballots)
    voted = [one.votes for one in every if one.votes]
    models = sorted({verdict.judge for votes in voted for vote in votes for verdict in vote})
    has_rules = len(voted) < len(every) or not every
    return Judging(
        judges=(*models, OFFLINE) if has_rules else tuple(models),
        votes=len(voted[0]) if voted else 1,
        kappa=_rounded(kappa_of_votes(voted)) if voted else OFFLINE_KAPPA,
        agrees_with="votes" if voted else "labels",
        pages=tuple(one.page for one in every),
        left_out=left_out,
        fell_back={one.page.url: one.why for one in every if one.why},
        questions=questions,
        cost_usd=str(cost_usd),
    )


def _rounded(kappa: float | None) -> float | None:
    return None if kappa is None else round(kappa, 2)
