"""Pages with one peculiarity each, and what accessibility audits say of them."""

from domain.grading.accessibility import grade_accessibility
from domain.grading.grade import Finding
from domain.grading.view import Context, SiteView
from domain.site import Site, SiteFile

PARAGRAPH = (
    "Wir reparieren Heizungen und Rohre in der Stadt, und Sie können uns an jedem Werktag anrufen, "
    "weil wir für Sie da sind und nicht lange warten lassen, auch wenn es eilt."
)

ENGLISH = (
    "We mend heating and pipes in the town, and you can call us on any working day because we are "
    "there for you and do not let you wait for long, even when it is urgent."
)


def whole_page(body: str) -> str:
    """Return a document around the body, unless it is one."""
    if body.startswith(("<html", "<!doctype")):
        return body
    inner = (
        body if body.startswith("<!--own-->") else f"<main id=main><h1>Plumber</h1>{body}</main>"
    )
    return f"<!doctype html><html lang=en><head><title>Hartley Plumbing</title></head><body>{inner}</body></html>"


def findings(body: str, context: Context | None = None) -> tuple[Finding, ...]:
    """Return what is said of a page."""
    site = Site.of([SiteFile.text("index.html", whole_page(body))])
    graded = grade_accessibility(SiteView(site, context or Context()), target=0.9)
    assert not [n for n in graded.not_checked if "broke" in n.reason]
    return graded.findings


def rules(body: str, context: Context | None = None) -> set[str]:
    """Return the rules a page breaks."""
    return {found.rule.removeprefix("accessibility/") for found in findings(body, context)}
