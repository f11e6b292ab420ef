"""All that instruments gathered of a site, for audits to judge; what they could not, with the reason."""

from collections.abc import Iterable
from functools import cached_property
from itertools import groupby

from domain.artifacts import MarkupReport, PageArtifacts
from domain.lighthouse import LighthouseRun
from domain.value import Value


class PageRuns(Value):
    """Several runs of Lighthouse on one page; one alone says little."""

    page: str
    """The file, such as `about/index.html`."""
    runs: tuple[LighthouseRun, ...]


def by_page(runs: Iterable[LighthouseRun]) -> tuple[PageRuns, ...]:
    """Put runs of Lighthouse together by page; those of one page follow one another."""
    return tuple(
        PageRuns(page=page, runs=tuple(mine)) for page, mine in groupby(runs, lambda run: run.page)
    )


class Missing(Value):
    """An instrument that did not run, or not on a page."""

    engine: str
    """Such as `axe-core` or `lighthouse`."""
    page: str = "*"
    """The file; `*` for the site as a whole."""
    reason: str
    """Why, and what would help, in one sentence."""


class Measured(Value):
    """What was gathered of a site's pages."""

    pages: tuple[PageArtifacts, ...] = ()
    lighthouse: tuple[PageRuns, ...] = ()
    """Of one page of each kind: runs take long, and pages of one kind are alike."""
    markup: tuple[MarkupReport, ...] = ()
    missing: tuple[Missing, ...] = ()

    @cached_property
    def by_page(self) -> dict[str, PageArtifacts]:
        """Artifacts by file."""
        return {one.page: one for one in self.pages}

    @cached_property
    def runs_by_page(self) -> dict[str, tuple[LighthouseRun, ...]]:
        """Runs of Lighthouse by file."""
        return {one.page: one.runs for one in self.lighthouse}

    @cached_property
    def markup_by_page(self) -> dict[str, MarkupReport]:
        """What html-validate says, by file."""
        return {one.page: one for one in self.markup}

    def why_missing(self, engine: str) -> str:
        """Return why an instrument measured nothing at all; empty when it measured something."""
        reasons = [one.reason for one in self.missing if (one.engine, one.page) == (engine, "*")]
        return reasons[0] if reasons else ""
