"""Every bad brief is refused with one clear sentence, its line and a remedy."""

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.errors import BriefInvalid
from domain.intake import read_brief

REFUSED = [
    ("b.yaml", b"services: 5\n",
     "b.yaml, line 1: `services` is a number; write a list. Put each entry on a line of its own below `services:`, after a dash."),
    ("b.yaml", b"name: [a, b]\n",
     "b.yaml, line 1: `name` is a list; write one text. For example `name: ` followed by words, in quotes if they hold a colon."),
    ("b.yaml", b"name: Rye\nserivces: [a]\n",
     "b.yaml, line 2: The key `serivces` is not known. Did you mean `services`? Otherwise move the text under `about`, where every sentence is kept."),
    ("b.yaml", b"name: Rye\nphone: 1\nname: Oat\n",
     "b.yaml, line 3: The key `name` stands twice; the first is on line 1. Keep one of them, or join their values in a list."),
    ("b.json", b'{"name": "Rye",\n "name": "Oat"}',
     "b.json, line 2: The key `name` stands twice; the first is on line 1. Keep one of them, or join their values in a list."),
    ("b.json", b'{"name": "Rye",\n}',
     "b.json, line 2: The JSON cannot be read at column 1: expecting property name enclosed in double quotes. Check the commas, quotes and brackets there and on the line before."),
    ("b.yaml", b"name: Rye\nabout: one: two\n",
     "b.yaml, line 2: The YAML cannot be read: a second colon stands where a value should be. Indent with spaces, put a space after each colon, and quote text that holds a colon or begins with a special sign."),
    ("b.yaml", b"a: &x [1]\nb: *x\n",
     "b.yaml, line 2: `*x` is a YAML alias, which a brief may not use. Write the value out, or put the text in quotes if the star belongs to it."),
    ("b.yaml", b"- Rye\n",
     "b.yaml, line 1: The brief is a list, not a mapping of keys. Begin with keys such as `name: ...` and `services: ...`, or save plain text as .txt."),
    ("b.json", b"[" * 40 + b"1" + b"]" * 40,
     "b.json, line 1: The nesting is more than 12 levels deep. Write lists and mappings inside each other four or five levels deep at most."),
    ("b.txt", b"", "b.txt: The brief is empty. Write at least one sentence: what the firm is called, what it does, and how to reach it."),
    ("b.txt", b" \n\t ", "b.txt: The brief is empty. Write at least one sentence: what the firm is called, what it does, and how to reach it."),
    ("b.txt", b"Caf\xe9 in Leeds",
     "b.txt, line 1: The text is not UTF-8; byte 0xe9 looks like Latin-1 or Windows-1252. Save the file again with the encoding UTF-8."),
    ("b.txt", "Café".encode("utf-16"), "b.txt: The text is UTF-16, not UTF-8. Save the file again with the encoding UTF-8."),
    ("b.txt", b"abc\x00def", "b.txt, line 1: The file is binary; byte 0x00 does not occur in text. Save the brief as plain text, Markdown, YAML or JSON in UTF-8."),
    ("b.docx", b"PK\x03\x04abc", "b.docx: The file is a Word, OpenDocument or ZIP file, not text. Save its text as plain text, Markdown, YAML or JSON in UTF-8."),
    ("b.md", b"Rye\n\n![Shop](img/shop.jpg)\n",
     "b.md, line 3: There is no picture 'img/shop.jpg' beside the brief. Put the file there, correct its name, or remove the line."),
    ("b.yaml", b"name: Rye\nphotos:\n  - ../x.jpg\n",
     "b.yaml, line 3: The picture '../x.jpg' lies outside the brief's folder. Put the file beside the brief and write its relative path."),
    ("b.md", b"---\nname: Rye\n# About\n",
     "b.md, line 1: The front matter begins here and never ends. Put a line `---` after its last key."),
    ("b.txt", b"Rye\n" + b"QUJD" * 900, "b.txt, line 2: A word of more than 2,000 characters stands here. Remove the encoded data, and send pictures as files beside the brief."),
    ("b.yaml", b"name: Rye\n---\nname: Oat\n",
     "b.yaml, line 2: A second YAML document begins here. Remove the line `---`, so that the file holds one mapping."),
]  # fmt: skip


@pytest.mark.parametrize(("name", "body", "sentence"), REFUSED)
def test_a_bad_brief_is_refused_in_these_words(name: str, body: bytes, sentence: str) -> None:
    with pytest.raises(BriefInvalid) as refused:
        read_brief(name, body)
    assert str(refused.value) == sentence


def test_a_file_of_fifty_megabytes_is_refused_with_the_limit() -> None:
    with pytest.raises(BriefInvalid) as refused:
        read_brief("big.txt", b"a" * 50_000_000)
    assert str(refused.value) == (
        "big.txt: The file has 50.0 MB; a brief may have 5 MB at most. "
        "Send the text alone, and pictures as files beside it."
    )


def test_a_billion_laughs_is_refused_before_it_laughs() -> None:
    lines = ["a: &a [lol, lol]"] + [
        f"{b}: &{b} [*{a}, *{a}, *{a}]" for a, b in zip("abcdefghi", "bcdefghij", strict=True)
    ]
    with pytest.raises(BriefInvalid, match="alias"):
        read_brief("b.yaml", "\n".join(lines).encode())


@given(st.binary(max_size=300), st.sampled_from(["b.txt", "b.md", "b.yaml", "b.json", "b"]))
@settings(max_examples=150, deadline=None)
def test_random_bytes_raise_nothing_but_brief_invalid(body: bytes, name: str) -> None:
    with contextlib.suppress(BriefInvalid):
        read_brief(name, body)


SIGNS = st.text(alphabet=" \n:-#>|*[]{}()!?.,\"'“”&%@/£€0123456789abcAßñ+=_~`<", max_size=120)


@given(SIGNS, st.sampled_from(["b.txt", "b.md", "b.yaml", "b.json"]))
@settings(max_examples=200, deadline=None)
def test_odd_text_raises_nothing_but_brief_invalid(text: str, name: str) -> None:
    with contextlib.suppress(BriefInvalid):
        assert read_brief(name, text.encode()).facts


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("brief.json", b'{"name": "Rye\\u0000 Co", "trade": "baker", "phone": "0113 496 0000"}'),
        ("brief.yaml", b'name: "Rye\\0 Co"\ntrade: baker\nphone: 0113 496 0000\n'),
    ],
)
def test_a_character_no_page_can_hold_becomes_a_space(name: str, body: bytes) -> None:
    brief = read_brief(name, body)
    assert brief.sheet.company.split() == ["Rye", "Co"]
    assert "\0" not in "".join(fact.text for fact in brief.facts)
