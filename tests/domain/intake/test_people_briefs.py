"""Briefs as people write them: what each states is found, as what it is, and nothing is made up."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from domain.brief import Brief
from domain.errors import BriefInvalid
from domain.facts import Fact, FactKind, Price, ServiceDetail
from domain.intake import read_brief
from domain.intake.letters import is_pleasantry, letter
from domain.intake.line_breaks import meant_lines
from domain.intake.stretch import joined, lines_of


@dataclass(frozen=True)
class Case:
    name: str
    body: str
    expected: tuple[str, ...]
    """`KIND|words`, `KIND=whole text`; `!` before what must not be there, `~` before what is not
    read yet."""


def cases(file: str) -> list[Case]:
    text = (Path(__file__).parent / file).read_text(encoding="utf-8")
    made: list[Case] = []
    for chunk in re.split(r"(?m)^=== ", text)[1:]:
        head, rest = chunk.split("\n", 1)
        body, expected = re.split(r"(?m)^---\n(?=[!~]?[A-Z]+[=|])", rest, maxsplit=1)
        name, *flags = head.split()
        body = body.replace("\n", "\r\n") if "crlf" in flags else body
        made.append(Case(name, body, tuple(expected.strip().split("\n"))))
    return made


CASES = [*cases("people_briefs.txt"), *cases("more_people_briefs.txt")]


def amount(fact: Fact) -> str | None:
    price = fact.detail.price if isinstance(fact.detail, ServiceDetail) else fact.detail
    return price.amount if isinstance(price, Price) else None


def holds(brief: Brief, line: str) -> bool:
    match = re.fullmatch(r"([A-Z]+)([=|])(.*)", line.lstrip("!"))
    assert match is not None, line
    kind, how, words = match.groups()
    if kind == "PRICE":
        amounts = {float(a) for fact in brief.facts if (a := amount(fact)) is not None}
        return float(words) in amounts
    facts = [f for f in brief.facts if kind == "ANY" or f.kind is FactKind[kind]]
    if how == "=":
        return any(f.text == words for f in facts)
    said = (f"{f.text} {f.detail.model_dump_json() if f.detail else ''}".lower() for f in facts)
    return any(words.lower() in one for one in said)


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_brief_is_read_as_its_writer_meant_it(case: Case) -> None:
    brief = read_brief(case.name, case.body.encode())
    checked = [line for line in case.expected if not line.startswith("~")]
    wrong = [line for line in checked if holds(brief, line) is line.startswith("!")]
    assert wrong == []


@pytest.mark.parametrize(
    "words",
    ["Hi there, hope you're well!", "Cheers, Gary", "Mit freundlichen Grüßen", "Un saludo,", "Dear Team,", "LG Doreen"],
)  # fmt: skip
def test_greetings_and_farewells_say_nothing(words: str) -> None:
    assert is_pleasantry(words)


@pytest.mark.parametrize(
    "words",
    ["Lantern Gallery", "TALLER MECÁNICO SOSA", "Tarta de queso", "Best bread in town", "Liebe zum Detail",
     "Hi, we are a bakery in Leeds", "Thanks to you we fed 400 people", "Love Lane Garage"],
)  # fmt: skip
def test_words_of_the_firm_are_no_greeting(words: str) -> None:
    assert not is_pleasantry(words)


def test_a_signature_of_a_mail_is_not_content_but_its_phone_is() -> None:
    brief = read_brief(
        "b.txt", b"We bake rye bread in Leeds.\n\nBest wishes,\nAnna\n0113 496 0000\n"
    )
    assert [f.text for f in brief.sheet.of(FactKind.PHONE)] == ["0113 496 0000"]
    assert not any("wishes" in f.text for f in brief.facts)


def test_a_farewell_in_the_middle_ends_no_letter() -> None:
    post = letter(
        lines_of(
            "Thanks\n\n" + "We bake rye bread every day of the week and sell it in our shop. " * 2
        )
    )
    assert not post.signature


def test_lines_a_writer_ended_stay_apart_and_wrapped_ones_do_not() -> None:
    ended = joined(lines_of("TWINT und Karte\nKeine Rennvelos"))
    wrapped = joined(
        lines_of("We bake our bread every single night and then\nsell it in the morning")
    )
    assert [part.text for part in meant_lines(ended)] == ["TWINT und Karte", "Keine Rennvelos"]
    assert len(meant_lines(wrapped)) == 1


def test_an_svg_logo_is_told_to_the_client_and_refuses_nothing() -> None:
    brief = read_brief("b.md", b"# Rye & Co\n\nA bakery in Leeds.\n\n![Logo](logo.svg)\n")
    assert not brief.sheet.of(FactKind.PHOTO)
    assert any("logo.svg" in note and "PNG" in note for note in brief.notes)


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Wir backen Brot. Tel. 0341 555 100. Telefon 0341 555 200.", "Welche ist die Haupttelefonnummer"),
        ("Somos una panadería. Tel. 957 555 014. Teléfono 957 555 015.", "¿Cuál es el teléfono principal"),
    ],
)  # fmt: skip
def test_a_contradiction_is_asked_in_the_language_of_the_brief(text: str, question: str) -> None:
    assert read_brief("b.txt", text.encode()).contradictions[0].question.startswith(question)


@pytest.mark.parametrize(("trade", "opens"), [("A taco truck", "17:00"), ("A pub", "17:00")])
def test_five_to_ten_is_the_evening_where_people_dine_and_the_client_is_told(
    trade: str, opens: str
) -> None:
    brief = read_brief("b.txt", f"{trade} in Leeds.\n\nFriday 5-10".encode())
    assert opens in "".join(
        f.detail.model_dump_json() for f in brief.sheet.of(FactKind.HOURS) if f.detail
    )
    assert any("17:00" in note for note in brief.notes)


@pytest.mark.parametrize("key", ["saison", "anreise", "gastgeber", "tierheimzeiten", "lehrerinnen", "parking",
    "house_rules", "anfitriones", "normas de la casa", "dontDo", "wine tasting", "donations"])  # fmt: skip
def test_natural_keys_of_any_trade_are_read(key: str) -> None:
    brief = read_brief("b.yaml", f"name: Rye & Co\n{key}: Anna Berg\n".encode())
    assert any("Anna Berg" in f.text for f in brief.facts)


@pytest.mark.parametrize("key", ["serivces", "frobnicate", "pohne"])
def test_typos_and_nonsense_among_keys_are_still_refused(key: str) -> None:
    with pytest.raises(BriefInvalid, match="not known"):
        read_brief("b.yaml", f"name: Rye & Co\n{key}: Anna Berg\n".encode())


def test_a_text_of_more_than_sixty_pages_is_refused_at_once() -> None:
    with pytest.raises(BriefInvalid, match="200,000 is the most"):
        read_brief("b.txt", b"We bake rye bread. " * 20_000)


def test_somebody_who_introduces_himself_is_the_firm_and_a_sentence_start_is_not() -> None:
    sole = read_brief(
        "b.txt", b"I'm Dave Penhale, a mobile mechanic in Truro, and I'd like a website."
    )
    assert sole.sheet.company == "Dave Penhale"
    nameless = read_brief("b.txt", "Wir vermieten Zimmer. Bettwäsche ist dabei.".encode())
    assert nameless.sheet.company == ""


def test_a_heading_that_is_a_name_above_a_role_is_a_person() -> None:
    text = "# Rye & Co\n\n## Who we are\n\n### Anna Berg\nHead baker\nStarts at four.\n"
    [person] = read_brief("b.md", text.encode()).sheet.of(FactKind.PERSON)
    assert person.detail is not None
    assert person.detail.model_dump()["role"] == "Head baker"


@pytest.mark.parametrize(
    "words", ["OFTEC we are NOT registered with", "Noch nicht bei der Handwerkskammer eingetragen"]
)
def test_a_registration_the_client_denies_is_no_licence(words: str) -> None:
    brief = read_brief("b.yaml", f"name: Rye & Co\nlicences:\n  - {words}\n".encode())
    assert not brief.sheet.of(FactKind.LICENCE)


@pytest.mark.parametrize(
    ("line", "kind", "text"),
    [
        ("season: April to October", FactKind.STATEMENT, "Season: April to October"),
        ("age_limit: 16", FactKind.STATEMENT, "Age limit: 16"),
        ("wifi: yes", FactKind.STATEMENT, "Wifi: yes"),
        ("pets: no", FactKind.EXCLUSION, "Pets: no"),
        ("about: A shop by the sea", FactKind.STATEMENT, "A shop by the sea"),
        ("parking: You can park behind the house.", FactKind.STATEMENT, "You can park behind the house."),
    ],
)  # fmt: skip
def test_a_few_words_keep_the_key_that_gives_them_sense(
    line: str, kind: FactKind, text: str
) -> None:
    brief = read_brief("b.yaml", f"name: Rye & Co\n{line}\n".encode())
    assert text in [f.text for f in brief.sheet.of(kind)]
