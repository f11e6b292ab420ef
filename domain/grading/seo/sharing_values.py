"""What networks read of a page has the form they know."""

import re
from collections.abc import Iterator, Mapping

from domain.grading.audit import Fault, fault_at
from domain.grading.view import PageView

_FORMS: Mapping[str, tuple[re.Pattern[str], str]] = {
    "og:locale": (re.compile(r"[a-z]{2,3}_[A-Z]{2}"), "a locale such as en_GB"),
    "og:image:width": (re.compile(r"\d+"), "a number of pixels"),
    "og:image:height": (re.compile(r"\d+"), "a number of pixels"),
    "og:url": (re.compile(r"https?://\S+"), "the page's address in full"),
    "twitter:card": (re.compile(r"summary|summary_large_image|app|player"), "summary_large_image"),
}


def sharing_values(page: PageView) -> Iterator[Fault]:
    """Fault values no network understands, another language, and card pictures that are missing."""
    language = page.document.first("html")
    tongue = language.get("lang").lower()[:2] if language else ""
    for node in page.document.named("meta") if page.is_indexable else ():
        name = (node.get("property") or node.get("name")).lower()
        value = node.get("content").strip()
        form = _FORMS.get(name)
        if form and value and not form[0].fullmatch(value):
            yield fault_at(node, f"Write {form[1]}.")
        elif name == "og:locale" and tongue and value and value[:2].lower() != tongue:
            evidence = f'{node.tag} on a page in lang="{tongue}"'
            yield fault_at(
                node, "Name the language of the page.", evidence=evidence, severity="minor"
            )
        if name in ("og:title", "twitter:title") and _is_of_another(page, value):
            evidence = f"{node.tag} on a page called {page.title!r}"
            yield fault_at(
                node, "Say in it what this page is about.", evidence=evidence, severity="minor"
            )
        if name.startswith("og:image") and value.startswith("http://"):
            yield fault_at(node, "Name the https:// address of the picture.", severity="minor")
        is_picture = name in ("twitter:image", "twitter:image:src", "og:image:secure_url") and value
        if is_picture and page.local_url(value) is not None and page.local_path(value) is None:
            yield fault_at(
                node, "Name a picture that exists.", evidence=f"{node.tag}: no such file"
            )


def _is_of_another(page: PageView, shared: str) -> bool:
    """Whether a title for networks has no word of the page's own title or headings."""
    words = _words(shared)
    heads = " ".join(h.text for level in ("h1", "h2") for h in page.document.named(level))
    own = _words(f"{page.title} {heads}")
    return len(words) >= _FEWEST and bool(own) and not words & own


def _words(text: str) -> set[str]:
    return {word[:5] for word in re.findall(r"[^\W\d_]{4,}", text.casefold())}


_FEWEST = 2
"""Words of a title that must have something to do with the page."""
