"""A firm nothing else names is called as its mail is, where a sentence writes it so."""

import pytest

from domain.facts import FactKind
from domain.intake import read_brief


def names(text: str) -> list[str]:
    found = read_brief("a.txt", text.encode()).sheet.of(FactKind.NAME)
    return [one.text for one in found]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("hi, its Dougie at Cleanflue - chimney sweep round Kelso. dougie@cleanflue.example", "Cleanflue"),
        ("hallo, hier schreibt Ute, Kamine fegen wir seit 1990 als Schwarz & Söhne in Jena. ute@schwarz-soehne.example", "Schwarz & Söhne"),
        ("hola, os escribo de Taller Río Seco, arreglamos bicis en Murcia. hola@tallerrioseco.example", "Taller Río Seco"),
    ],
)  # fmt: skip
def test_the_word_behind_the_sign_is_written_as_in_the_sentence(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "hi, its Dougie, chimney sweep round Kelso. dougie@cleanflue.example",
        "hi, Hotmail was down so its late, chimney sweep round Kelso. dougie@hotmail.example",
    ],
)
def test_what_no_sentence_writes_and_where_anybody_has_mail_names_nothing(text: str) -> None:
    assert not {"Cleanflue", "Hotmail"} & {*names(text)}
