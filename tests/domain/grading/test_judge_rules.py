"""The judge without a model answers what forms of words show, and leaves the rest open."""

import pytest

from domain.facts import Language
from domain.grading.judge import PageText, Result, Verdict
from domain.grading.judge_calibration import HELD_BACK, measured, pages
from domain.grading.judge_criteria import JudgedKind, criteria_of
from domain.grading.judge_rules import OFFLINE, OPEN, judge_by_rules
from domain.grading.judging import OFFLINE_KAPPA, OFFLINE_LABELS


def said(
    text: str,
    criterion: str,
    *,
    kind: JudgedKind = "home",
    language: Language = "en",
    header: str = "",
    footer: str = "",
) -> tuple[Result, str]:
    page = PageText(url="/", kind=kind, language=language, text=text, header=header, footer=footer)
    (found,) = [one for one in judge_by_rules(page) if one.criterion == criterion]
    return found.result, found.evidence


def test_every_question_of_a_page_gets_an_answer_with_evidence_or_stays_open() -> None:
    for page in pages():
        found = judge_by_rules(page)
        assert [one.criterion for one in found] == [one.name for one in criteria_of(page.kind)]
        assert {one.judge for one in found} == {OFFLINE}
        for one in found:
            is_open = one.result == "no verdict"
            assert (one.why == OPEN, one.evidence == "", one.place == "") == (is_open,) * 3
            assert one.evidence in page.text


def test_the_rules_agree_with_the_labels_as_far_as_reports_say() -> None:
    found = measured({page.fingerprint: judge_by_rules(page) for page in pages()})
    every = found["all"]
    assert every.kappa == pytest.approx(OFFLINE_KAPPA, abs=0.005)
    answered = every.caught + every.missed + every.alarmed + every.spared
    assert answered + every.abstained == OFFLINE_LABELS
    assert every.abstained <= 0.1 * OFFLINE_LABELS
    assert (found[HELD_BACK].kappa or 0) >= 0.9
    assert all((one.kappa or 0) >= 0.7 for one in found.values())


def test_an_empty_page_gets_no_verdict() -> None:
    found = judge_by_rules(PageText(url="/", language="en", text=""))
    assert found == tuple(
        Verdict(criterion=one.name, result="no verdict", judge=OFFLINE, why=OPEN)
        for one in criteria_of("home")
    )


def test_a_word_with_a_plain_meaning_in_a_trade_is_no_empty_phrase() -> None:
    shirt = "# Hemden in Bremen\nEin maßgeschneidertes Hemd kostet ab 190 € und zwei Anproben."
    assert said(shirt, "no-empty-phrases", language="de")[0] == "passed"
    idle = "# Büros in Bremen\nMaßgeschneiderte Lösungen für jeden Anspruch seit zwei Jahren."
    assert said(idle, "no-empty-phrases", language="de")[0] == "failed"


def test_what_no_list_knows_is_left_open_unless_the_page_says_something() -> None:
    vague = "# Roofs in Hexham\nWe bring joy and light to the top of what matters to anybody."
    assert said(vague, "no-empty-phrases")[0] == "no verdict"
    told = "# Roofs in Hexham\nWe strip, felt and slate a terraced house in three days."
    assert said(told, "no-empty-phrases")[0] == "passed"


def test_quotations_are_said_by_others() -> None:
    quoted = "# Yoga in Whitby\nEight mats at most, chairs too.\n“Best hour of my week!!!”\nJean"
    assert said(quoted, "calm")[0] == "passed"
    assert said(quoted.replace("too.", "too!"), "calm") == (
        "failed",
        "Eight mats at most, chairs too!",
    )


def test_a_step_in_the_header_is_near_and_one_in_the_footer_is_named() -> None:
    text = "Slates are sorted on the yard and laid again where they are sound, row by row. " * 2
    page = "# Work\n" + "\n".join(f"## Part {n}\n{text.strip()}" for n in range(4))
    assert said(page, "next-step-named") == ("failed", text.strip())
    assert said(page, "next-step-named", footer="[Call 01632 960 118]")[0] == "passed"
    call = f"{page}\n[Call 01632 960 118]"
    assert said(call, "next-step-early") == ("failed", "## Part 0")
    near = ("passed", "[Call 01632 960 118]")
    assert said(call, "next-step-early", header="[Call 01632 960 118]") == near


def test_one_person_under_the_label_of_many_speaks_with_two_voices() -> None:
    alone = "# Buildings\nI photograph buildings at night.\n## About us\nI work alone, on a tripod."
    assert said(alone, "one-voice") == ("failed", "## About us")
    told = "# Roofs\nWe slate roofs in Hexham.\n## History\nMy father began in 1978; I took over."
    assert said(told, "one-voice")[0] == "no verdict"


def test_the_same_idea_in_other_words_is_said_twice_but_two_people_may_speak_german() -> None:
    berths = "Drag a boat to a berth; the plan refuses one that falls dry at low water."
    again = "The plan says no when you drag a boat to a berth that falls dry at low water."
    assert said(f"# Harbours\n{berths}\n{again}", "no-idea-twice") == ("failed", again)
    two = (
        "Spricht Deutsch, Englisch, Spanisch und Türkisch.\n### B\n"
        "Spricht Deutsch, Englisch, Spanisch und Polnisch."
    )
    assert said(f"# Kanzlei\n### A\n{two}", "no-idea-twice", language="de")[0] == "passed"


def test_german_capitals_name_no_place_without_an_address() -> None:
    page = "# Fünf Zimmer am Waldrand\nEin Haus im Solling.\n## Zimmer\nEiche"
    assert said(page, "place-or-audience", language="de")[0] == "no verdict"
    sure = f"{page}\nEichgrund 1, 37627 Solling"
    assert said(sure, "place-or-audience", language="de") == ("passed", "Ein Haus im Solling.")


@pytest.mark.parametrize(
    ("text", "criterion", "kind", "result"),
    [
        ("# Leadwork\nFlashings in code 4 lead.", "what-it-costs", "service", "failed"),
        ("# Leadwork\nFlashings, from £95.", "what-it-costs", "service", "passed"),
        ("# Leadwork\nThe fee comes off the bill.", "what-it-costs", "service", "no verdict"),
        ("# Contact\n[Call 01632 960 118]", "reachable-when", "contact", "failed"),
        ("# Contact\nMonday to Friday, 8:00", "reachable-when", "contact", "passed"),
        ("# About Hartley Roofing\nWe slate.", "people-named", "about", "failed"),
        ("# About Hartley Roofing\nTed Hartley slates.", "people-named", "about", "passed"),
        ("# About us\nWe slate in Low Wharram.", "people-named", "about", "failed"),
    ],
)
def test_pages_are_asked_what_is_asked_of_their_kind(
    text: str, criterion: str, kind: JudgedKind, result: Result
) -> None:
    assert said(text, criterion, kind=kind)[0] == result
