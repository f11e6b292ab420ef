"""Keep contact data and names from a model: marks stand for them, and are put back in its answer."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from domain.facts import TO_THE_MAKER, Address, Email, Fact, Facts, Link, Person, Phone, Review
from domain.model.personal import personal

HIDDEN = "{{private}}"
"""Stands for what no page prints; it cannot be put back."""
_MARK = re.compile(r"(\{\{[^{}]*\}\})")


class MarkUnknown(ValueError):
    """A text has a mark that stands for nothing: made up, altered, or for what no page prints."""


@dataclass(frozen=True)
class Known:
    """Something that is not shown, however it is written, and the mark for it."""

    mark: str
    words: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, kw_only=True)
class Masked:
    """Facts as a model may see them."""

    facts: Facts
    """The same facts under the same ids; marks in their words, and nothing taken apart."""
    marks: Mapping[str, str]
    """What each mark stands for."""
    known: tuple[Known, ...]
    """All that was found, the longest first."""

    def restore(self, text: str) -> str:
        """Return the text with what its marks stand for.

        Raises:
            MarkUnknown: A mark stands for nothing, or braces are left over.
        """
        parts = _MARK.split(text)
        for at, part in enumerate(parts):
            is_mark = at % 2 == 1
            if (is_mark and part not in self.marks) or (not is_mark and re.search("{{|}}", part)):
                raise MarkUnknown(
                    f"The text {text!r} has a mark that was not shown. Copy marks letter by letter, "
                    f"or leave them out."
                )
        return "".join(self.marks.get(part, part) for part in parts)

    def mask_text(self, text: str) -> str:
        """Return any text with marks for what is known, and `HIDDEN` for what else is personal."""
        return self.mask_again(_without_braces(text))

    def mask_again(self, text: str) -> str:
        """Return what a model wrote as it may be shown to it; the marks in it stay."""
        return _outside_marks(_with_marks(text, self.known), _hidden)


_KEPT = "_masked"


def mask(facts: Facts) -> Masked:
    """Return the facts without phone numbers, addresses, links, people's names and private data.

    Worked out once, 5 ms, and kept with the facts: every question of a run is about the same.
    """
    kept: object = vars(facts).get(_KEPT)
    if isinstance(kept, Masked):
        return kept
    vars(facts)[_KEPT] = made = _masked(facts)
    return made


def _masked(facts: Facts) -> Masked:
    known = [one for entry in facts.entries for one in _of_detail(entry, facts)]
    known.sort(key=lambda one: (-len(one.words), one.mark))
    marks = {one.mark: one.words for one in known}
    entries: list[Fact] = []
    for entry in facts.entries:
        text = _with_marks(_without_braces(entry.text), known)
        if entry.kind in TO_THE_MAKER:
            text = _outside_marks(text, _hidden)
        else:
            text = _outside_marks(text, _collecting(entry.fact_id, marks))
        heading = _outside_marks(_with_marks(_without_braces(entry.heading), known), _hidden)
        shown = {"text": text, "heading": heading, "detail": None}
        entries.append(entry.model_copy(update=shown))
    taken = {one.mark for one in known}
    known += [Known(mark, w, _flexible(w)) for mark, w in marks.items() if mark not in taken]
    return Masked(
        facts=facts.model_copy(update={"entries": tuple(entries)}),
        marks=marks,
        known=tuple(sorted(known, key=lambda one: (-len(one.words), one.mark))),
    )


def _of_detail(entry: Fact, facts: Facts) -> Iterator[Known]:
    """Yield what the parts of a fact tell that is not shown."""
    match entry.detail:
        case Phone(display=display, href=href):
            yield Known(_mark(entry), display, _number(display, href))
        case Email(address=address):
            yield Known(_mark(entry), address, _flexible(address))
        case Link(url=url):
            yield Known(_mark(entry), url, _address(url))
        case Address(street=street, postal_code=code):
            parts = {"street": street, "postcode": code}
            yield from (_word(entry, part, words) for part, words in parts.items() if words)
        case Person(name=name):
            yield from _of_person(entry, name, facts)
        case Review(author=author) if len(author) >= _LEAST:
            yield _word(entry, "author", author)
        case _:
            pass


_LEAST = 3
"""Letters below which a name is not told from other words."""
_TITLES = re.compile(r"(?:(?:Dr|Dra|Prof|Mr|Mrs|Ms|Miss|Herr|Frau|Don|Doña|Sr|Sra)\b\.?\s*)+", re.I)


def _of_person(entry: Fact, name: str, facts: Facts) -> Iterator[Known]:
    """Yield the name and its parts; not what the firm is called, nor what is a word elsewhere."""
    plain = _TITLES.sub("", name).strip() or name
    first, *_, last = plain.split() if " " in plain else (plain, plain)
    said = " ".join(other.text for other in facts.entries)
    parts = {last: "last", first: "first", plain: "plain", name: "name"}
    for words, part in parts.items():
        is_firm = _flexible(words).search(facts.company) is not None
        is_word = re.search(rf"(?<!\w){re.escape(words.lower())}(?!\w)", said) is not None
        if len(words) >= _LEAST and not is_firm and not is_word:
            pattern = _flexible(words) if " " in words else _exact(words)
            yield Known(_mark(entry, part), words, pattern)


def _mark(entry: Fact, part: str = "") -> str:
    return f"{{{{{entry.fact_id}:{part}}}}}" if part else f"{{{{{entry.fact_id}}}}}"


def _word(entry: Fact, part: str, words: str) -> Known:
    return Known(_mark(entry, part), words, _flexible(words))


def _flexible(words: str) -> re.Pattern[str]:
    """Return what finds the words with any white space and in any case."""
    spaced = r"\s+".join(re.escape(word) for word in words.split())
    return re.compile(rf"(?<!\w){spaced}(?!\w)", re.I)


def _exact(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")


_BETWEEN = r"[\s()/.–-]*"
"""What may stand between two digits of a phone number."""


def _number(display: str, href: str) -> re.Pattern[str]:
    """Return what finds a phone number in any way to write it."""
    local = re.sub(r"\D", "", display).lstrip("0")
    whole = re.sub(r"\D", "", href)
    short = min((n for n in (local, whole) if n), key=len, default="")
    if not short:
        return _flexible(display)
    lead = rf"(?:\+?\(?\d{{1,4}}\)?{_BETWEEN}(?:\(?0\)?{_BETWEEN})?|\(?0{_BETWEEN}|\+)?"
    return re.compile(rf"(?<![\w+]){lead}{_BETWEEN.join(short)}(?!\d)")


def _address(url: str) -> re.Pattern[str]:
    """Return what finds a web address with and without its beginning."""
    bare = re.sub(r"^(?:https?://)?(?:www\.)?", "", url).rstrip("/")
    return re.compile(rf"(?<![\w@.-])(?:https?://)?(?:www\.)?{re.escape(bare)}/?(?![\w/])", re.I)


def _without_braces(text: str) -> str:
    """Return the text with no mark in it that we did not set."""
    return text.replace("{", "(").replace("}", ")")


def _with_marks(text: str, known: Sequence[Known]) -> str:
    for one in known:
        if one.pattern.search(text):
            text = _outside_marks(text, lambda part, one=one: one.pattern.sub(one.mark, part))
    return text


def _outside_marks(text: str, change: Callable[[str], str]) -> str:
    if "{{" not in text:
        return change(text)
    parts = _MARK.split(text)
    return "".join(part if at % 2 else change(part) for at, part in enumerate(parts))


def _hidden(text: str) -> str:
    for found in reversed(personal(text)):
        text = text[: found.start] + HIDDEN + text[found.end :]
    return text


def _collecting(fact_id: str, marks: dict[str, str]) -> Callable[[str], str]:
    """Return what sets a mark for all that is personal in a fact, and notes what it stands for."""

    def marked(text: str) -> str:
        for found in reversed(personal(text)):
            words = text[found.start : found.end]
            number = sum(mark.startswith(f"{{{{{fact_id}:{found.kind}") for mark in marks)
            mark = f"{{{{{fact_id}:{found.kind}{number or ''}}}}}"
            marks[mark] = words
            text = text[: found.start] + mark + text[found.end :]
        return text

    return marked
