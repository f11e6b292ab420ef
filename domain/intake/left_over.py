"""What of a sentence is still to be said once everything typed is taken out of it."""

import re
from collections.abc import Sequence

from domain.facts import FactKind, Phone
from domain.intake.found import Found
from domain.intake.speech import Speech
from domain.intake.stretch import Stretch
from domain.text.clauses import is_clause

_BY_THE_WAY = re.compile(
    r"(?i)\bby the way\b|\bbtw\b|\bin case you need it\b|\bübrigens\b|\bpor cierto\b"
)


def says_more(text: str, found: Sequence[Found], speech: Speech) -> bool:
    """Return whether words are left once the facts and their small words are taken out."""
    if any(f.kind is FactKind.SERVICE and f.consumes is None for f in found):
        return True
    has_phone = any(isinstance(f.detail, Phone) for f in found)
    return _has_words(_without(text, found), speech, has_phone=has_phone)


def _without(text: str, found: Sequence[Found]) -> str:
    rest = list(text)
    for one in found:
        start, end = one.hole
        rest[start:end] = " " * (end - start)
    return "".join(rest)


def _has_words(rest: str, speech: Speech, *, has_phone: bool) -> bool:
    left = speech.words("glue_re").sub(" ", _BY_THE_WAY.sub(" ", rest))
    left = speech.words("phone_purposes_re").sub(" ", left) if has_phone else left
    words = speech.words("phone_words_re").sub(" ", left)
    return re.search(r"[^\W_]{2,}|\d", words) is not None


_PART = re.compile(r"(?:\s*[,;:]\s+|\s+/\s+)(?![^()]*\))")
_MANY = 4
"""Clauses of a sentence that holds a whole brief."""
_TELLING = 3
"""Words of a clause that say something by themselves: `Sa n. V.` has none."""
_LEANS = re.compile(
    r"(?i)(?:but|and|or|so|except|unless|because|which|then|only|not|aber|und|oder|außer|nur|nicht|pero|y|o|salvo|excepto|solo|no)\b"
)
"""How a clause begins that says nothing without what stands before it."""
_NAMING = re.compile(
    r"(?i)\b(?:called|named|names?(?:['’]s)? (?:is )?|trade as|trading as|heißt|heißen|nennen uns|se llama|nos llamamos)\b"
)


def left_over(said: Stretch, found: Sequence[Found], speech: Speech) -> list[Stretch]:
    """Return what is to be quoted of a sentence: all of it, or the clauses nothing was read from.

    Of a brief in one sentence, `...: full groom £38, she comes to your house`, only the last clause;
    of `the business is called Wild Thyme, it's just me`, what stands behind the name.
    """
    named = _behind_naming(said, found, speech)
    if named is not None:
        return [named]
    rest = _without(said.text, found)
    kinds = {f.kind for f in found}
    has_phone = any(isinstance(f.detail, Phone) for f in found)
    ends = [*((m.start(), m.end()) for m in _PART.finditer(said.text)), (len(said.text),) * 2]
    begins = [0, *(end for _, end in ends[:-1])]
    spans = [(begin, start) for begin, (start, _) in zip(begins, ends, strict=True)]
    new = [one for one in spans if _has_words(rest[slice(*one)], speech, has_phone=has_phone)]
    if kinds == {FactKind.HOURS} and len(new) == 1 and not is_clause(said.text, speech.language):
        one = said.cut(*new[0]).strip(" .")
        few = len(re.findall(r"[^\W\d_]{3,}", one.text)) < _TELLING
        return [said] if few or _crosses(new[0], found) or _LEANS.match(one.text) else [one]
    if kinds == {FactKind.HOURS} and (behind := _behind_hours(said, found, speech)):
        return [behind]
    is_whole_brief = len(spans) >= _MANY and 0 < 2 * len(new) <= len(spans)
    if not is_whole_brief or len(kinds) < 3 or FactKind.SERVICE in kinds:
        return [said]
    parts = [said.cut(*one).strip(" .") for one in new]
    apart = [not _crosses(one, found) for one in new]
    whole = all(apart) and all(is_clause(part.text, speech.language) for part in parts)
    return parts if whole else [said]


def _behind_hours(said: Stretch, found: Sequence[Found], speech: Speech) -> Stretch | None:
    """Of `Mo-Sa 10-18, So zu; ich berate auch abends` only what follows the hours is news."""
    head, sign, tail = said.text.partition("; ")
    if (
        not sign
        or max(f.hole[1] for f in found) > len(head)
        or not is_clause(tail, speech.language)
    ):
        return None
    left = _has_words(_without(head, found), speech, has_phone=False)
    return None if left or _LEANS.match(tail) else said.cut(len(head) + 2)


def _crosses(span: tuple[int, int], found: Sequence[Found]) -> bool:
    return any(f.hole[0] < span[1] and span[0] < f.hole[1] for f in found)


def _behind_naming(said: Stretch, found: Sequence[Found], speech: Speech) -> Stretch | None:
    name = next((f for f in found if f.kind is FactKind.NAME), None)
    if name is None or not _NAMING.search(said.text[: name.start]):
        return None
    joint = re.match(r"\s*(?:,|;|\s[–—-])\s+(?:(?:and|und|y)\s+)?", said.text[name.end :])
    before = said.text[: name.hole[0]]
    told = re.sub(r"(?i)\b(?:so|hey|hello|ok|okay|well|right|also)\b", " ", before)
    if joint is None or _has_words(told, speech, has_phone=False):
        return None
    rest = said.cut(name.end + joint.end())
    return rest if is_clause(rest.text, speech.language) else None
