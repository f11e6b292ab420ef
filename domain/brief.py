"""What the client asked for: the first thing in, and never changed afterwards."""

import re
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from domain.facts import Fact, FactId, Facts, Language
from domain.value import Value, digest

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
"""One line of text, trimmed, 1-200 characters."""

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"

Slug = Annotated[str, StringConstraints(pattern=SLUG, max_length=80)]
"""Lower-case words of ASCII letters and digits joined by `-`."""


class Place(Value):
    """Where in the brief something stands."""

    file: str
    """Name of the file, or `brief` for text that came without one."""
    line: int = Field(ge=1)
    column_start: int = Field(ge=1)
    column_end: int = Field(ge=1)


class Contradiction(Value):
    """Two things the brief says that cannot both hold."""

    subject: str
    """What they disagree about: `phone`, `hours on Monday`."""
    fact_ids: tuple[FactId, ...] = Field(min_length=1)
    question: str
    """The question to put to the client."""


class Brief(Value):
    """A client's brief, read: facts, where each stands, and what contradicts what."""

    source: str
    """File name the client gave, without folders."""
    format: Literal["yaml", "json", "markdown", "prose"]
    language: Language
    written_in: str
    """ISO 639-1 code of the brief's own language; differs from `language` when that is not ours."""
    country: str = ""
    project: Slug
    """Names the project's folder; from the firm's name, or given."""
    facts: tuple[Fact, ...] = Field(min_length=1)
    places: dict[FactId, Place]
    contradictions: tuple[Contradiction, ...] = ()
    notes: tuple[str, ...] = ()
    """What intake wants the client to know: lines it could not use and why."""

    @model_validator(mode="after")
    def _every_fact_has_one_id_and_a_place(self) -> Self:
        ids = [fact.fact_id for fact in self.facts]
        if len(set(ids)) != len(ids):
            raise ValueError("two facts have the same id; number the copies")
        if missing := [fact_id for fact_id in ids if fact_id not in self.places]:
            raise ValueError(f"facts {missing} have no place in the brief")
        return self

    @cached_property
    def sheet(self) -> Facts:
        """The facts as agents may know them."""
        return Facts(language=self.language, country=self.country, entries=self.facts)

    @cached_property
    def sha256(self) -> str:
        """Hash of everything the brief says, 64 hexadecimal digits."""
        return digest(self)


_FOLDED = str.maketrans(
    {
        "ä": "ae",
        "ö": "oe",
        "ü": "ue",
        "ß": "ss",
        "ñ": "n",
        "ç": "c",
        "æ": "ae",
        "ø": "o",
        "å": "a",
        "&": " ",
    }
)
_ACCENTS = str.maketrans("áàâãéèêëíìîïóòôõúùûýÿšžčř", "aaaaeeeeiiiioooouuuyyszcr")


def slugify(text: str, *, fallback: str = "page", longest: int = 60) -> str:
    """Return `text` as a slug of at most `longest` characters, cut between words."""
    folded = text.lower().translate(_FOLDED).translate(_ACCENTS)
    words = re.findall(r"[a-z0-9]+", folded.replace("'", "").replace("’", ""))
    slug = ""
    for word in words:
        longer = f"{slug}-{word}" if slug else word[:longest]
        if len(longer) > longest:
            break
        slug = longer
    return slug or fallback
