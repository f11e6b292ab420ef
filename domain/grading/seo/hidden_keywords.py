"""Nothing is written for search engines alone."""

from collections import Counter
from collections.abc import Iterator

from domain.grading.accessibility.document import document
from domain.grading.audit import Fault
from domain.grading.content.wording import plain
from domain.grading.view import PageView

LEAST_WORDS = 10


def hidden_keywords(page: PageView) -> Iterator[Fault]:
    """Fault hidden lists of search terms: no control or link inside, and a word that comes again and again."""
    for element in document(page).elements:
        style = element.inline_style
        is_hidden = (
            style.get("display", "").startswith("none")
            or style.get("visibility", "").startswith("hidden")
            or style.get("font-size", "") in ("0", "0px", "1px")
            or element.has("hidden")
        )
        if not is_hidden or any(
            e.tag in ("a", "button", "input", "form", "script", "template", "svg")
            for e in element.descendants
        ):
            continue
        words = [word for word in plain(element.text).split() if len(word) > 3]
        most = Counter(words).most_common(1)
        if len(words) >= LEAST_WORDS and most and most[0][1] >= 3 and element.text.count(",") >= 3:
            yield Fault(
                evidence=f"hidden: {element.text[:160]!r}",
                fix="Remove it; search engines punish hidden words.",
                selector=element.selector,
                owner="seo_strategy",
            )
