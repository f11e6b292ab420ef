"""Sites of three makers with many faults each: some apart from each other, some met on one page."""

from tests.defects.seen import SickSite
from tests.defects.seen_accessibility import SEEN as ACCESS
from tests.defects.seen_others import SEEN as OTHERS
from tests.defects.styles import STYLES

_ALL = {**ACCESS, **OTHERS}
_BY_NAME = {style.name: style for style in STYLES}


def _site(name: str, archetype: str, combined: str, faults: dict[str, str]) -> SickSite:
    """Return a site, given the short names of faults by page, parted by semicolons."""
    return SickSite(
        name=name,
        style=_BY_NAME[archetype],
        is_combined=combined == "combined",
        faults=tuple(
            (page, _ALL[fault.strip()])
            for page, named in faults.items()
            for fault in named.split(";")
        ),
    )


SICK_SITES = (
    _site("shop, one by one", "shop", "apart", {
        "index.html": "on a picture",
        "products/index.html": "far too large",
        "products/oat-and-honey/index.html": "long loop",
        "products/rosemary/index.html": "tiny targets",
        "products/charcoal/index.html": "thrown",
        "about/index.html": "faded; slip",
        "contact/index.html": "label out of sight; doubled, English",
        "delivery/index.html": "cut on a phone",
        "privacy/index.html": "links like words",
        "terms/index.html": "mark of no colour",
    }),
    _site("shop, new looks", "shop", "combined", {
        "index.html": "huge ground; over a picture; endless motion; lazy first; nothing kept",
        "products/index.html": "wide grid; squeezed; backwards",
        "products/oat-and-honey/index.html": "pale under the pointer; no mark; entrance",
        "products/rosemary/index.html": "on a gradient; pale in the dark",
        "products/charcoal/index.html": "late banner; blocking script",
        "about/index.html": "hidden letters; flat button; framed itself",
        "contact/index.html": "reordered; name of nothing",
        "delivery/index.html": "scrolled by mouse; long line",
        "privacy/index.html": "masked icon",
        "terms/index.html": "jumping; two mains",
    }),
    _site("shop, new scripts", "shop", "combined", {
        "index.html": "insecure by script; rejected; no headers",
        "products/index.html": "lost answer; undefined words",
        "products/oat-and-honey/index.html": "old library; long parse",
        "products/rosemary/index.html": "own policy, style; title by script",
        "products/charcoal/index.html": "emptied",
        "about/index.html": "held; noindex header",
        "contact/index.html": "menu by mouse; pale by script",
        "delivery/index.html": "sheet as text",
        "privacy/index.html": "elsewhere",
        "terms/index.html": "canonical by script; other telephone",
    }),
    _site("club, one by one", "verein", "apart", {
        "index.html": "late picture; shut to crawlers",
        "termine.html": "covered; impossible day",
        "mitmachen.html": "caught",
        "vorstand.html": "forgotten in the dark",
        "kontakt.html": "motion by script",
        "impressum.html": "no zoom",
        "datenschutz.html": "link to be redirected",
    }),
    _site("club, from a kit", "verein", "combined", {
        "index.html": "huge picture; no sizes; two unnamed navigations",
        "termine.html": "pushed out; cut when zoomed; slow motion",
        "mitmachen.html": "field of no type; left open; twice the same id",
        "vorstand.html": "picture in the page; focus in the hidden; lost when shared",
        "kontakt.html": "frame by script; insecure picture; doubled",
        "impressum.html": "canonical over http; old words",
        "datenschutz.html": "no doctype; unminified sheet",
    }),
    _site("club, new scripts", "verein", "combined", {
        "index.html": "growing head; data by script; all answers 200",
        "termine.html": "slides; role with a listener",
        "mitmachen.html": "box with a listener; faded in by hover",
        "vorstand.html": "dialog by script; undefined name",
        "kontakt.html": "noindex by script; object as words",
        "impressum.html": "asks where you are; script as text",
        "datenschutz.html": "waits in a loop; moving picture",
    }),
    _site("practice, one by one", "wordpress", "apart", {
        "index.html": "unused script; heading by script",
        "tratamientos/index.html": "never larger; left off; wrong hreflang",
        "equipo/index.html": "menu of no items; canonical elsewhere",
        "contacto/index.html": "name of white space; tight by force",
        "blog/index.html": "stubs",
        "estiramientos-de-espalda/index.html": "many elements; no viewport",
        "aviso-legal/index.html": "turned",
    }),
    _site("practice, plugins", "wordpress", "combined", {
        "index.html": "own policy, script; asks to notify",
        "tratamientos/index.html": "lost ground; lost font",
        "equipo/index.html": "meter without a name; state of a paragraph; button in a link; blind text",
        "contacto/index.html": "own policy, data; blocking call",
        "blog/index.html": "moved by hand; link by script; unfilled",
        "estiramientos-de-espalda/index.html": "late level; paragraph in a list; same id",
        "aviso-legal/index.html": "says it is missing; language taken away",
    }),
)  # fmt: skip
