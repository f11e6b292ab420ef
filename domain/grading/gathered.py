"""What instruments gathered of one page, for audits to read."""

from urllib.parse import urlsplit

from domain.artifacts import MarkupReport, PageArtifacts
from domain.grading.view import PageView, SiteView
from domain.lighthouse import Category, FailedAudit, LighthouseRun
from domain.site import Site, SiteFile


def artifacts(page: PageView) -> PageArtifacts | None:
    """Return what the browser gathered of the page; None when nothing was."""
    measured = page.context.measured
    return measured.by_page.get(page.file.path) if measured else None


def as_run(page: PageView) -> PageView | None:
    """Return the page as it is after its scripts ran, alone; None when that is not known."""
    if "as_run" not in page.memory:
        here = artifacts(page)
        file = SiteFile.text(page.file.path, here.dom) if here and here.dom is not None else None
        page.memory["as_run"] = PageView(file, SiteView(Site.of([file]))) if file else None
    return page.memory["as_run"]


def runs(page: PageView) -> tuple[LighthouseRun, ...]:
    """Return every run of Lighthouse on the page."""
    measured = page.context.measured
    return measured.runs_by_page.get(page.file.path, ()) if measured else ()


def markup(page: PageView) -> MarkupReport | None:
    """Return what html-validate says of the page; None when it did not read it."""
    measured = page.context.measured
    return measured.markup_by_page.get(page.file.path) if measured else None


def has_category(page: PageView, category: Category) -> bool:
    """Whether Lighthouse looked at the page for this category."""
    return any(category in run.scores for run in runs(page))


def failed(page: PageView, category: Category, audit: str) -> FailedAudit | None:
    """Return an audit of Lighthouse that failed in more than half of the runs, from the first of them."""
    mine = runs(page)
    found = [
        one for run in mine for one in run.failed if (one.category, one.audit) == (category, audit)
    ]
    sure = [one for one in found if not one.error]
    return sure[0] if len(sure) * 2 > len(mine) else None


def broken(page: PageView, category: Category) -> dict[str, str]:
    """Return audits of Lighthouse that could not be worked out, with the reason."""
    return {
        one.audit: one.error
        for run in runs(page)
        for one in run.failed
        if one.category == category and one.error
    }


def unreached(page: PageView) -> tuple[str, ...]:
    """Return other hosts whose styles or scripts did not come: measuring has no network.

    Without them a page looks and works otherwise than visitors have it, so nothing that depends on
    either can be told.
    """
    if "unreached" not in page.memory:
        here = artifacts(page)
        lost = here.loading.failed if here and here.loading else ()
        hosts = {
            urlsplit(one.url).netloc
            for one in lost
            if one.kind in ("stylesheet", "script") and not is_own(page, one.url)
        }
        page.memory["unreached"] = tuple(sorted(hosts))
    return page.memory["unreached"]


def is_as_visitors_have_it(page: PageView) -> bool:
    """Whether all styles and scripts came that the page asked for elsewhere."""
    return not unreached(page)


def why_otherwise(page: PageView) -> str:
    """Say what keeps the page from being as visitors have it."""
    return f"{', '.join(unreached(page))} cannot be reached here, and its styles or scripts are missing"


def is_own(page: PageView, url: str) -> bool:
    """Whether an address lies on the host the page was loaded from."""
    here = artifacts(page)
    home = here.url if here else next((run.url for run in runs(page)), "")
    return not url or not urlsplit(url).netloc or urlsplit(url).netloc == urlsplit(home).netloc
