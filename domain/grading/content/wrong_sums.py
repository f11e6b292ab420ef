"""What is counted on the page adds up."""

import re
from collections.abc import Iterator
from decimal import Decimal

from domain.grading.audit import Fault
from domain.grading.content.prose import sentences, texts
from domain.grading.content.quantities import decimal
from domain.grading.view import PageView

_COUNTS = {
    word: number
    for number, words in (
        (2, "two zwei dos"),
        (3, "three drei tres"),
        (4, "four vier cuatro"),
        (5, "five fünf cinco"),
        (6, "six sechs seis"),
        (10, "ten zehn diez"),
    )
    for word in words.split()
}
_ONE = "one|ein|eine|einen|un|una"
_MONEY = r"(?:[£$€]\s?(?P<{0}a>\d[\d.,]*\d|\d)|(?P<{0}b>\d[\d.,]*\d|\d)\s?(?:€|euros?|pounds?|£))"
_PRODUCT = re.compile(
    rf"\b(?P<n>\d{{1,3}}|{'|'.join(_COUNTS)})\s+[^\W\d_]+(?:\s[^\W\d_]+)?,?\s(?:at|for|à|zu je|je|a|por)\s{_MONEY.format('p')}"
    rf"(?:\s(?:each|per \w+|das Stück|pro \w+|cada un[oa]|cada \w+))?[^.,;\d]{{0,40}}?(?:come to|comes to|cost|is|total|=|kosten|ergeben|macht|zusammen|son|suman|hacen|en total)\s[^.\d£$€]{{0,20}}{_MONEY.format('t')}",
    re.I,
)
_PART = re.compile(
    rf"\b(?P<n>\d{{1,3}}|{_ONE}|{'|'.join(_COUNTS)})\s+[^\W\d_]+(?:\s[^\W\d_]+)?,?\s(?:at|for|à|zu je|zu|je|a|por)\s{_MONEY.format('p')}",
    re.I,
)
_TOTAL = re.compile(
    rf"\b(?:makes?|comes? to|adds? up to|total|altogether|macht|machen|ergeben|zusammen|suman|hacen|en total)\s[^.\d£$€]{{0,20}}{_MONEY.format('t')}[^\d£$€]*$",
    re.I,
)
"""What several parts come to, at the end of the sentence."""
_PLAIN = re.compile(r"(?<![\d.,/])(\d{1,4}) ?([x×*+]) ?(\d{1,4}) ?= ?(\d{1,6})(?!\d|[.,]\d)")
_SHARES = re.compile(r"(?<![\d.,])(\d{1,2}) ?%")
_WHOLE = re.compile(r"^\W*(?:of (?:our|the|all)|von (?:unseren|allen)|de (?:nuestr|los|las))", re.I)


def wrong_sums(page: PageView) -> Iterator[Fault]:
    """Fault products, sums and shares of one whole that do not add up."""
    for piece in texts(page):
        for sentence in sentences(piece.text):
            for shown, right in _wrong(sentence):
                yield Fault(
                    evidence=f"{shown!r}: {right}; in {sentence[:120]!r}",
                    fix="Work it out again, and correct the wrong number.",
                    selector=piece.selector,
                    owner=piece.owner,
                )


def _wrong(sentence: str) -> Iterator[tuple[str, str]]:
    for m in _PRODUCT.finditer(sentence):
        count = _count(m)
        each, total = Decimal(decimal(m["pa"] or m["pb"])), Decimal(decimal(m["ta"] or m["tb"]))
        if count * each != total:
            yield m.group(), f"{count} times {each} is {count * each}"
    parts = list(_PART.finditer(sentence))
    if (whole := _TOTAL.search(sentence)) and len(parts) >= 2 and parts[-1].end() <= whole.start():
        right = sum(_count(m) * Decimal(decimal(m["pa"] or m["pb"])) for m in parts)
        if right != Decimal(decimal(whole["ta"] or whole["tb"])):
            yield whole.group(), f"the parts are {right}"
    for m in _PLAIN.finditer(sentence):
        one, other, said = int(m[1]), int(m[3]), int(m[4])
        result = one + other if m[2] == "+" else one * other
        if result != said:
            yield m.group(), f"it is {result}"
    shares = [int(share) for share in _SHARES.findall(sentence)]
    if len(shares) >= 3 and sum(shares) > 101 and _WHOLE.search(sentence):
        yield (
            " + ".join(f"{share}%" for share in shares),
            f"the shares of one whole are {sum(shares)}%",
        )


def _count(found: re.Match[str]) -> int:
    named = found["n"].lower()
    return int(named) if named.isdigit() else _COUNTS.get(named, 1)
