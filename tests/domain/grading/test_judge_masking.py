"""Models that judge see nobody's number, and are quoted with the words of the page all the same."""

from domain.grading.judge import PageText, Verdict
from domain.grading.judge_masking import revealed, shown
from domain.intake import read_brief
from domain.model.masking import Masked, mask

BRIEF = b"""# Rye & Co

Rye & Co bakes bread in Otley. Call 01943 496 0000. Write to shop@rye.example.
"""
PAGE = PageText(
    url="/contact/",
    kind="contact",
    language="en",
    text="# Contact\n[Call 01943 496 0000]\nOr anna@home.example\nOpen all day",
    header="[Call 01943 496 0000]",
)


def masked() -> Masked:
    return mask(read_brief("rye.md", BRIEF).sheet)


def quoted(text: str, place: str) -> Verdict:
    return Verdict(criterion="calm", result="passed", evidence=text, place=place, judge="m")


def test_what_models_see_has_marks_for_contact_data() -> None:
    seen = shown(PAGE, masked())
    assert (seen.url, seen.kind, seen.header) == ("/contact/", "contact", "")
    assert "01943" not in seen.text
    assert "anna" not in seen.text
    assert len(seen.text.splitlines()) == 4


def test_a_quotation_gets_the_words_of_the_page_back() -> None:
    known, seen = masked(), shown(PAGE, masked()).text.splitlines()
    given = [
        quoted(seen[1].strip("[]"), "line 2"),
        quoted(seen[2], "line 3"),
        quoted("Open all", "line 4"),
        Verdict(criterion="calm", result="no verdict", judge="m", why="x"),
    ]
    found = revealed(given, PAGE, known)
    assert [one.evidence for one in found] == [
        "Call 01943 496 0000",
        "Or anna@home.example",
        "Open all",
        "",
    ]
