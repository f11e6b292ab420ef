"""Where facts are gathered while a brief is read."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from domain.brief import Place
from domain.facts import Detail, Fact, FactId, FactKind, Hours, Photo, fact
from domain.intake.speech import Speech
from domain.intake.stretch import Stretch
from domain.intake.wording import wording

_ONCE = frozenset(
    {
        FactKind.NAME,
        FactKind.TRADE,
        FactKind.PHONE,
        FactKind.EMAIL,
        FactKind.LINK,
        FactKind.ADDRESS,
        FactKind.AREA,
        FactKind.HOURS,
        FactKind.LICENCE,
        FactKind.PHOTO,
        FactKind.COLOUR,
        FactKind.PAGE,
        FactKind.STATEMENT,
        FactKind.EXCLUSION,
        FactKind.PREFERENCE,
        FactKind.PERSON,
        FactKind.TAGLINE,
    }
)
"""Kinds of which a second, equal one says nothing new."""


@dataclass(frozen=True)
class PhotoFile:
    """What the caller knows of a picture beside the brief."""

    sha256: str
    width_px: int
    height_px: int


@dataclass
class Desk:
    """Facts and notes so far, in the order of the brief."""

    file: str
    speech: Speech
    photo: Callable[[str, int], PhotoFile]
    """Answers for a path and the line it stands on, or raises `BriefInvalid`."""
    found: list[tuple[Fact, Place]] = field(default_factory=list[tuple[Fact, Place]])
    kinds: set[FactKind] = field(default_factory=set[FactKind])
    """Kinds of which there is a fact already."""
    introduced: list[Stretch] = field(default_factory=list[Stretch])
    """Names of whoever writes, as `I'm Dave Penhale` gives them."""
    notes: list[tuple[int, str]] = field(default_factory=list[tuple[int, str]])

    def add(
        self,
        kind: FactKind,
        where: Stretch,
        *,
        heading: str = "",
        detail: Detail | None = None,
        text: str | None = None,
    ) -> None:
        """Take one fact down; nothing happens when there are no words."""
        words = re.sub(r"\s+", " ", text if text is not None else where.text).strip()
        if not words:
            return
        if isinstance(detail, Hours) and self.speech.language == "en":
            self._tell_evening(where, words, detail)
        made = fact(kind, words, heading=heading.strip(), detail=detail)
        self.found.append((made, where.place(self.file)))
        self.kinds.add(kind)

    def _tell_evening(self, where: Stretch, words: str, detail: Hours) -> None:
        """`Friday 5-10` is read as the evening, and the client told so."""
        for span in detail.spans:
            hour = int(span.opens[:2]) - 12
            plain = re.search(
                rf"(?<![\d:.]){hour}(?:[:.]\d\d)?\s*(?:-|–|to|til)\s*\d{{1,2}}(?:[:.]\d\d)?(?!\s*[ap]\.?m|\d)",
                words,
            )
            if 4 <= hour < 7 and plain and not re.search(r"(?i)[ap]\.?m\b", words):
                self.tell(where, "evening", said=words[:60], opens=span.opens, closes=span.closes)

    def note(self, where: Stretch | int, words: str) -> None:
        """Tell the client about a line."""
        line = where if isinstance(where, int) else where.line
        language = self.speech.language
        self.notes.append((line, wording("line", language, line=line, words=words)))

    def tell(self, where: Stretch | int, key: str, **values: object) -> None:
        """Tell the client one of the things `wording` knows to say."""
        self.note(where, wording(key, self.speech.language, **values))

    def add_photo(
        self,
        path: Stretch,
        *,
        caption: str = "",
        alt: str = "",
        role: str = "photo",
        heading: str = "",
    ) -> None:
        """Take a picture down.

        Raises:
            BriefInvalid: There is no such picture beside the brief.
        """
        if re.match(r"(?i)https?:|data:", path.text):
            self.tell(path, "on_the_web", said=path.text[:80])
            return
        if path.text.lower().endswith((".svg", ".svgz")):
            self.tell(path, "no_svg", said=path.text[:80])
            return
        known = self.photo(path.text, path.line)
        picture = Photo(
            file=path.text,
            sha256=known.sha256,
            width_px=known.width_px,
            height_px=known.height_px,
            caption=caption,
            alt=alt,
            role=role,  # pyright: ignore[reportArgumentType] # callers choose from the field's words
        )
        self.add(FactKind.PHOTO, path, heading=heading, detail=picture)

    def entries(self) -> tuple[tuple[Fact, ...], dict[FactId, Place]]:
        """Return every fact once, copies numbered, and where each stands."""
        facts: list[Fact] = []
        places: dict[FactId, Place] = {}
        copies: dict[FactId, int] = {}
        for made, place in self.found:
            count = copies.get(made.fact_id, 0)
            copies[made.fact_id] = count + 1
            if count and made.kind in _ONCE:
                continue
            if count:
                made = fact(
                    made.kind, made.text, heading=made.heading, detail=made.detail, copy=count
                )
            facts.append(made)
            places[made.fact_id] = place
        return tuple(facts), places
