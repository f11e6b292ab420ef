"""Judge what a proofreading engine says of the words."""

from collections.abc import Iterator

from domain.grading.content.measured.harper import (
    HARPER_AUDITS,
    is_proofread,
)
from domain.grading.content.measured.paragraphs import is_readable
from domain.grading.content.prose import page_language
from domain.grading.grade import NotChecked
from domain.grading.instruments import Instruments, Look, listed
from domain.grading.view import PageView, SiteView

SUBJECT = "content/spelling-and-grammar"

_LANGUAGES = {"de": "German", "es": "Spanish"}

NOT_PROOFREAD = (NotChecked(subject=SUBJECT, reason="nobody proofread it, only the most common slips were looked for"),)  # fmt: skip
"""Said of a site whose words nobody was asked to read."""


def _why_not(page: PageView) -> str:
    read = page.context.proofread
    return (read.why_missing(page.file.path) if read else "") or "harper did not read it"


def reviews(site: SiteView) -> Iterator[NotChecked]:
    """Say which pages no engine can proofread, once a language."""
    pages: dict[str, list[str]] = {}
    for page in site.ordinary:
        if not is_readable(page):
            code = page_language(page)
            name = _LANGUAGES.get(code, f"`{code}`" if code else "a language nobody names")
            pages.setdefault(name, []).append(page.url)
    for name, urls in pages.items():
        reason = f"no offline engine reads {name} ({listed(urls)})"
        yield NotChecked(subject=SUBJECT, reason=reason)


INSTRUMENTS = Instruments(
    audits=HARPER_AUDITS,
    looks=(
        Look(
            engine="harper",
            subject=SUBJECT,
            looked_at=is_proofread,
            asks=is_readable,
            why=_why_not,
        ),
    ),
    reviews=reviews,
    was_asked=lambda site: site.context.proofread is not None,
)
