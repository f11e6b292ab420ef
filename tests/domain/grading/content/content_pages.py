"""Pages made by hand, and what is wrong with their words."""

from domain.grading.content import grade_content
from domain.grading.view import Context, SiteView
from domain.site import Site, SiteFile

EASY = "We mend taps and pipes in the town. Ring us and tell us what leaks. We come by and look at it. "


DENSE = (
    "Notwithstanding considerations regarding organisational interdependencies, comprehensive "
    "implementation methodologies facilitate multidimensional optimisation opportunities throughout "
    "heterogeneous infrastructural environments necessitating continuous reconfiguration activities. "
)


GERMAN = (
    "Wir reparieren Heizungen und Rohre in der Stadt, und Sie können uns an jedem Werktag anrufen, "
    "weil wir für Sie da sind und nicht lange warten lassen, auch wenn es einmal sehr eilt."
)


SPANISH = (
    "Reparamos calderas y tuberías en toda la ciudad, y puede llamarnos cualquier día de la semana "
    "porque estamos para ayudarle y no le hacemos esperar aunque sea muy tarde."
)


def page(body: str) -> str:
    """Return a whole page with this body, unless it is one already."""
    if body.startswith("<html"):
        return f"<!doctype html>{body}"
    return f"<!doctype html><html lang=en><head><title>Hartley</title></head><body><main><h1>Plumber</h1>{body}</main></body></html>"


def rules(files: dict[str, str], context: Context | None = None) -> set[str]:
    """Return the rules a site breaks."""
    site = Site.of(SiteFile.text(path, page(body)) for path, body in files.items())
    graded = grade_content(SiteView(site, context or Context()), target=0.9)
    assert not [n for n in graded.not_checked if "broke" in n.reason]
    return {finding.rule.removeprefix("content/") for finding in graded.findings}
