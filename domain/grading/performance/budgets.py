"""How heavy a page may be: the brief's budgets, or what suits any small site."""

from dataclasses import dataclass

from domain.grading.view import SiteView


@dataclass(frozen=True, kw_only=True)
class Budgets:
    """Most kilobytes (1000 bytes) per page, uncompressed but for `page_kb`."""

    html_kb: float = 150
    css_kb: float = 320
    """Room for one framework, such as Bootstrap at 232 kB."""
    js_kb: float = 450
    font_kb: float = 350
    image_kb: float = 2000
    page_kb: float = 2200
    """All files on the wire, text compressed; half the pages of the web weigh more than 2300 (2024)."""
    requests: int = 60


def budgets(site: SiteView) -> Budgets:
    """Return the budgets of the brief, or the defaults for a site somebody else made."""
    own = site.context.budgets
    if own is None:
        return Budgets()
    return Budgets(
        html_kb=own.html_kb,
        css_kb=own.css_kb,
        js_kb=own.js_kb,
        font_kb=own.font_kb,
        image_kb=own.image_kb,
        page_kb=own.page_kb,
        requests=own.requests,
    )
