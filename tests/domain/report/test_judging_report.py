"""What judges said, as a client reads it."""

import re

from domain.grading.judge import PageText, Verdict
from domain.grading.judge_rules import OFFLINE, OPEN
from domain.grading.judging import Ballot, JudgedPage, Judging, by_rules, judging
from domain.report.judging import judging_line, judging_report


def said(name: str, result: str, quote: str = "") -> Verdict:
    shown = {"evidence": quote, "place": "line 1"} if quote else {"why": OPEN}
    return Verdict.model_validate({"criterion": name, "result": result, "judge": OFFLINE, **shown})


def page(url: str, *verdicts: Verdict, why: str = "") -> Ballot:
    return Ballot(page=JudgedPage(url=url, kind="home", verdicts=verdicts), why=why)


def offline() -> Judging:
    return judging(
        [
            page(
                "/",
                said("calm", "failed", "## Hurry!"),
                said("offer-clear", "passed", "# Roofs in Hexham"),
                said("specific", "no verdict"),
            ),
            page("/about/", said("calm", "passed", "# About")),
        ]
    )


def test_questions_answered_with_no_come_first_with_words_of_the_page() -> None:
    calm, offer, specific = judging_report(offline()).asked
    assert (calm.verdict, offer.verdict, specific.verdict) == ("failed", "passed", "no verdict")
    assert (calm.told, offer.told) == ("No on 1 of 2 pages; yes on 1.", "Yes on 1 page.")
    assert specific.told == "Open on 1 page."
    assert [(one.page, one.quote) for one in calm.failed] == [("/", "Hurry!")]
    assert [(one.page, one.quote) for one in offer.passed] == [("/", "Roofs in Hexham")]
    # That something is absent, no words of the page can show.
    assert (calm.yes, calm.passed) == (1, ())
    assert specific.open == ("/",)


def test_the_report_says_who_judged_and_what_nobody_judged() -> None:
    told = judging_report(offline())
    assert told.lead == (
        "Some questions no instrument can answer. They were put to 2 pages as a careful reader "
        "would: 2 of 3 answers are yes. This is advice: it changes no grade and stops no release."
    )
    assert re.sub(r"0\.\d\d", "0.nn", told.how) == (
        "Judged by offline rules, without a language model. They see the form of words, not their "
        "meaning, and leave open what they cannot tell. With answers one engineer gave before, "
        "some of which served to mend the rules, they agree with a kappa of 0.nn (1 is always, 0 is "
        "chance)."
    )
    assert told.missing == (
        "Legal texts and error pages are not judged.",
        "1 answer was left open, because nobody could tell.",
    )


def test_a_report_on_models_names_them_their_votes_and_what_it_cost() -> None:
    judged = Judging(
        judges=("claude-opus-5-5", "qwen3"),
        votes=3,
        kappa=0.81,
        agrees_with="votes",
        pages=offline().pages,
        questions=6,
        cost_usd="0.0123",
        fell_back={"/a/": "The budget is out.", "/b/": "The budget is out."},
        left_out=4,
    )
    told = judging_report(judged)
    assert told.how == (
        "Judged by claude-opus-5-5 and qwen3, 3 votes a page; most votes decide, and an answer "
        "without words of the page counts for nothing. The votes agree among each other with a "
        "kappa of 0.81 (1 is always, 0 is chance). Models were asked 6 times, for 0.0123 US dollars "
        "besides what writing cost."
    )
    assert told.missing[2:] == (
        "4 pages more were not judged: the site has too many.",
        "Rules judged /a/, /b/ in a model's place: The budget is out.",
    )
    again = judged.model_copy(update={"questions": 0, "kappa": None})
    assert judging_report(again).how.endswith(
        "How far the votes agree is not known. All of it had been answered before, so nothing was paid."
    )


def test_the_dashboard_gets_one_line() -> None:
    assert judging_line(offline()) == (
        "Offline rules answered 4 questions about 2 pages: 2 with yes, 1 with no, 1 left open. "
        "It is advice and changes no grade."
    )


def test_every_answer_of_the_rules_is_shown_once() -> None:
    text = "# Roofs in Hexham\nWe slate 40 roofs a year.\n[Call 01632 960 118]"
    judged = judging([by_rules(PageText(url="/", language="en", text=text))])
    asked = judging_report(judged).asked
    assert sum(len(one.failed) + one.yes + len(one.open) for one in asked) == judged.counts.total()
