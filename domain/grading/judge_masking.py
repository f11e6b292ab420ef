"""What models that judge are shown of a page: nothing by which somebody is reached."""

from collections.abc import Sequence

from domain.grading.judge import PageText, Verdict, place_of
from domain.model.masking import MarkUnknown, Masked


def shown(page: PageText, masked: Masked) -> PageText:
    """Return the page with marks for contact data, line by line; header and footer stay away."""
    lines = [masked.mask_text(line) for line in page.text.splitlines()]
    return PageText(url=page.url, kind=page.kind, language=page.language, text="\n".join(lines))


def revealed(verdicts: Sequence[Verdict], page: PageText, masked: Masked) -> tuple[Verdict, ...]:
    """Return verdicts about a shown page with the words that stand on the page itself."""
    return tuple(_revealed(one, page, masked) for one in verdicts)


def _revealed(verdict: Verdict, page: PageText, masked: Masked) -> Verdict:
    if not verdict.place or place_of(verdict.evidence, page):
        return verdict
    try:
        words = masked.restore(verdict.evidence)
    except MarkUnknown:
        words = ""
    if not place_of(words, page):  # what no mark stands for was hidden, so the line says it
        words = page.text.splitlines()[int(verdict.place.removeprefix("line ")) - 1]
    return verdict.model_copy(update={"evidence": words})
