"""Texts are written for readers, not for counters of words."""

import re
from collections import Counter
from collections.abc import Iterator

from domain.grading.accessibility.languages import is_stop_word
from domain.grading.audit import Fault
from domain.grading.content.prose import Piece, texts
from domain.grading.content.wording import plain
from domain.grading.view import PageView

LEAST_WORDS = 120
DENSEST = 0.035
"""Share of all words that one phrase of two or three words may be; no honest page comes near."""

LEAST_TIMES = 6


def keyword_stuffing(page: PageView) -> Iterator[Fault]:
    """Fault phrases repeated beyond all measure, and runs of keywords set off by commas."""
    content = [p for p in texts(page) if not p.place and not _is_listed(p)]
    for piece in texts(page):
        if _is_keyword_list(piece):
            yield Fault(
                evidence=piece.text[:200],
                fix="Write sentences for readers instead of lists of search terms.",
                selector=piece.selector,
                owner=piece.owner,
            )
    for piece in content:
        yield from _stuffed(piece)
    all_words = [w for p in content for w in [*plain(p.text).split(), "|"]]
    total = sum(w != "|" for w in all_words)
    if total < LEAST_WORDS:
        return
    for size in (3, 2):
        phrase, times = _most_common(all_words, size)
        if times >= LEAST_TIMES and times * size / total > DENSEST * size:
            yield Fault(
                evidence=f"{phrase!r} stands {times} times in {total} words",
                fix="Say it once or twice, and speak of the thing in other words.",
            )
            return


LEAST_IN_PIECE = 20
DENSEST_IN_PIECE = 0.3
"""Share of a paragraph's words that one phrase makes up."""


def _stuffed(piece: Piece) -> Iterator[Fault]:
    """Fault one paragraph that says the same phrase over and over."""
    words = plain(piece.text).split()
    if len(words) < LEAST_IN_PIECE:
        return
    for size in (3, 2):
        phrase, times = _most_common(words, size)
        if times >= LEAST_TIMES - 1 and times * size / len(words) > DENSEST_IN_PIECE:
            yield Fault(
                evidence=f"{phrase!r} stands {times} times in {len(words)} words",
                fix="Say it once or twice, and speak of the thing in other words.",
                selector=piece.selector,
                owner=piece.owner,
            )
            return


_UNITS = frozenset(
    """per pro por je from ab desde a each night nights nacht nachte noche noches month months monat monate mes meses
    person people personen persona personas week weeks woche wochen semana semanas day days tag tage dia dias
    hour hours stunde stunden hora horas minute minutes minuten min minutos year jahr ano piece stuck pieza unidad
    eur euro euros pounds chf kg g l m2 qm incl inkl inc plus zzgl vat mwst iva""".split()  # noqa: SIM905 - a table of words
)
"""Words that say what a price is for; repeated in every row of a list of prices."""

_PRICED = re.compile(r"[€£$]|\b(?:EUR|CHF|Euro|euros?)\b")


def _is_listed(piece: Piece) -> bool:
    """Whether it stands in a table, a list of terms, or beside its price, where labels repeat."""
    element = piece.element
    around = (element, *element.ancestors) if element else ()
    if any(one.tag in ("table", "dl") for one in around):
        return True
    item = next((one for one in around if one.tag == "li"), None)
    return _PRICED.search(piece.text if item is None else item.text[:2000]) is not None and (
        item is not None or len(piece.text.split()) <= 8
    )


def _most_common(all_words: list[str], size: int) -> tuple[str, int]:
    runs = Counter(
        tuple(run)
        for run in zip(*(all_words[i:] for i in range(size)), strict=False)
        if "|" not in run
        and not is_stop_word(run[0])
        and not is_stop_word(run[-1])
        and not any(w.isdigit() for w in run)
        and any(w not in _UNITS and not is_stop_word(w) for w in run)
    )
    return max(
        ((" ".join(run), n) for run, n in runs.items()),
        key=lambda pair: (pair[1], pair[0]),
        default=("", 0),
    )


def _is_keyword_list(piece: Piece) -> bool:
    parts = [part.strip() for part in re.split(r"[,|;•·]", piece.text)]
    if len(parts) < 6 or any(len(part.split()) > 6 for part in parts):
        return False
    heads = Counter(word for part in parts for word in set(plain(part).split()) if len(word) > 3)
    return bool(heads) and heads.most_common(1)[0][1] >= max(5, 0.6 * len(parts))
