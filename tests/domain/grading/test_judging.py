"""What judges said of a site is summed up with who said so, and how far that can be believed."""

from domain.grading.grade import Finding
from domain.grading.judge import PageText, Result, Verdict
from domain.grading.judge_rules import OFFLINE
from domain.grading.judging import OFFLINE_KAPPA, by_rules, by_votes, judging
from domain.value import canonical

HOME = PageText(
    url="/",
    language="en",
    text="# Roofs in Hexham\nWe slate 40 roofs a year!\n[Call 01632 960 118]",
)
ABOUT = PageText(url="/about/", kind="about", language="en", text="# About\nTed Hartley slates.")


def vote(*results: Result, judge: str = "solo") -> tuple[Verdict, ...]:
    return tuple(
        Verdict(criterion=name, result=one, evidence="x", place="line 1", judge=judge)
        for name, one in zip(("calm", "specific"), results, strict=True)
    )


def test_rules_say_that_they_are_rules_and_how_far_they_agree_with_labels() -> None:
    found = judging([by_rules(HOME), by_rules(ABOUT)])
    assert (found.judges, found.votes, found.is_offline) == ((OFFLINE,), 1, True)
    assert (found.kappa, found.agrees_with) == (OFFLINE_KAPPA, "labels")
    assert [page.url for page in found.pages] == ["/", "/about/"]
    assert canonical(found) == canonical(judging([by_rules(HOME), by_rules(ABOUT)]))


def test_what_fails_is_a_minor_finding_whatever_the_question() -> None:
    found = judging([by_rules(HOME), by_rules(ABOUT)]).findings
    assert {one.severity for one in found} == {"minor"}
    assert found[0] == Finding(
        rule="content/judged-calm",
        engine=OFFLINE,
        severity="minor",
        page="/",
        evidence="'We slate 40 roofs a year!' (line 2)",
        fix="Say it once, in an ordinary voice.",
        owner="call_to_action",
    )


def test_votes_are_counted_and_their_agreement_with_each_other_is_told() -> None:
    ballots = [
        by_votes(
            HOME, [vote("failed", "passed"), vote("failed", "passed"), vote("passed", "passed")]
        ),
        by_rules(ABOUT, why="The budget is out."),
    ]
    found = judging(ballots, questions=3, left_out=2)
    assert (found.judges, found.votes, found.is_offline) == (("solo", OFFLINE), 3, False)
    assert (found.agrees_with, found.kappa) == ("votes", 0.25)
    assert found.fell_back == {"/about/": "The budget is out."}
    assert [(one.result, one.votes) for one in found.pages[0].verdicts] == [
        ("failed", "2 of 3"),
        ("passed", "3 of 3"),
    ]
    assert (found.questions, found.left_out) == (3, 2)


def test_a_site_without_pages_to_judge_is_judged_by_nobody_else() -> None:
    found = judging([])
    assert (found.judges, found.pages, found.counts) == ((OFFLINE,), (), {})
