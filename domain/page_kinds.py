"""Which pages stand for the others: one of each kind, as pages made from one template are alike."""

from domain.grading.view import PageView, SiteView
from domain.site import FilePath

MOST_KINDS = 6
"""Kinds that are measured at length; a small site has three to five."""

_NEAR, _FAR = 0.6, 0.8
"""Share of building blocks two pages have in common to be of one kind: in one folder, and elsewhere.

Pages of one template still differ in what they hold. In the examples, services of one firm have 0.77 to
1 in common, pages of different purpose 0.35 to 0.8 (2026-11).
"""


def pages_to_see(view: SiteView) -> tuple[FilePath, ...]:
    """Return every page visitors read, the home page first: those a browser is to open."""
    pages = sorted(view.ordinary, key=_nearness)
    return tuple(page.file.path for page in pages)


def page_kinds(view: SiteView, *, most: int = MOST_KINDS) -> tuple[FilePath, ...]:
    """Return one page of each kind: the home page first, then those that stand for most pages.

    Args:
        view: The site.
        most: Most kinds to return.
    """
    pages = sorted((page for page in view.ordinary if not page.is_error_page), key=_nearness)
    kinds: list[list[PageView]] = []
    shapes: list[tuple[str, frozenset[str]]] = []
    for page in pages:
        mine = _folder(page), _shape(page)
        at = next((i for i, other in enumerate(shapes) if i and _alike(mine, other)), None)
        if at is None:
            kinds.append([page])
            shapes.append(mine)
        else:
            kinds[at].append(page)
    others = sorted(kinds[1:], key=len, reverse=True)
    return tuple(kind[0].file.path for kind in (*kinds[:1], *others)[:most])


def _nearness(page: PageView) -> tuple[bool, int, str]:
    return page.url != "/", page.url.count("/"), page.url


def _folder(page: PageView) -> str:
    """Return the folder a page lies in, taking `services/roofs/` to lie in `services/`."""
    return page.url.rstrip("/").rpartition("/")[0]


def _shape(page: PageView) -> frozenset[str]:
    """Return the building blocks of a page: each tag with its first class, inside its parent's tag."""
    return frozenset(
        f"{element.parent.name if element.parent else ''}>{element.name}"
        f".{element.get('class').partition(' ')[0]}"
        for element in page.document.elements
    )


def _alike(one: tuple[str, frozenset[str]], other: tuple[str, frozenset[str]]) -> bool:
    """Whether two pages are of one kind; what lies in one folder needs less in common."""
    both = one[1] | other[1]
    least = _NEAR if one[0] == other[0] and one[0] else _FAR
    return not both or len(one[1] & other[1]) / len(both) >= least
