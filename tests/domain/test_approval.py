from uuid import UUID

import pytest
from pydantic import ValidationError

from domain.agents.spec import AgentSpec, Given, Output, producers
from domain.approval import (
    APPROVAL_MOVES,
    ApprovalState,
    PageComment,
    Review,
    ReviewForm,
    check_four_eyes,
    check_review,
)
from domain.errors import ReviewRefused
from domain.grading.grade import Grade
from domain.grading.view import SiteView
from domain.refinement import decide
from domain.review_findings import RULE, findings, sent, unmet, with_review, writer
from domain.site import Site, SiteFile
from domain.text import Passage
from domain.value import Value

ANN, BOB = UUID(int=1), UUID(int=2)


class Story(Value):
    words: Passage


class Headline(Value):
    words: Passage


class Titles(Value):
    words: Passage


def _idle(_: Given) -> Output:
    raise NotImplementedError


AGENTS = producers(
    AgentSpec[Output](name=name, duty="", output=output, draft=_idle)
    for name, output in (
        ("about_page", Story),
        ("hero_copy", Headline),
        ("meta_description", Titles),
    )
)
SHED = "Tom started to bake in a shed behind the mill."
OUTPUTS: dict[type[Output], tuple[Output, ...]] = {
    Story: (Story(words=Passage(text=SHED, facts=())),),
    Headline: (Headline(words=Passage(text="Bread from Otley, every day", facts=())),),
    Titles: (Titles(words=Passage(text=SHED, facts=())),),
}


def page(*words: str) -> str:
    return f"<body>{''.join(f'<p>{one}</p>' for one in words)}</body>"


SITE = Site.of(
    [
        SiteFile.text("index.html", page("Bread from Otley, every day!")),
        SiteFile.text("about/index.html", page(SHED)),
    ]
)
VIEW = SiteView(SITE)


def review(*comments: tuple[str, str], instructions: str = "") -> Review:
    said = tuple(PageComment(page=path, text=text) for path, text in comments)
    return Review(
        decision="send back",
        reviewer="ann@rye.example",
        at="2026-11-26T12:00:00+00:00",
        site=SITE.sha256,
        instructions=instructions,
        comments=said,
    )


def owners(said: Review) -> list[tuple[str, str, str]]:
    found = findings(said, VIEW, outputs=OUTPUTS, agents=AGENTS)
    return [(one.rule, one.page, one.owner) for one in found]


def test_a_page_belongs_to_whoever_wrote_most_of_its_words() -> None:
    by_page = {one.url: writer(one, outputs=OUTPUTS, agents=AGENTS) for one in VIEW.pages}
    assert by_page == {"/": "hero_copy", "/about/": "about_page"}
    (empty,) = SiteView(Site.of([SiteFile.text("index.html", page("404"))])).pages
    assert writer(empty, outputs=OUTPUTS, agents=AGENTS) is None


def test_a_comment_goes_to_the_writer_of_its_page() -> None:
    said = review(("/about/", "Name Ann too."), ("/", "Shorter."))
    assert owners(said) == [(RULE, "/about/", "about_page"), (RULE, "/", "hero_copy")]


def test_quoted_words_go_to_whoever_wrote_them_wherever_they_are_quoted() -> None:
    said = review(("/", "Take out “in a shed behind the mill”."))
    assert owners(said) == [(RULE, "/", "about_page")]


def test_instructions_go_to_the_writers_of_all_pages() -> None:
    said = review(instructions="Sound less formal.")
    assert owners(said) == [(RULE, "*", "about_page"), (RULE, "*", "hero_copy")]


def test_findings_are_sent_back_by_owner() -> None:
    asked = findings(review(("/about/", "a"), ("/", "b")), VIEW, outputs=OUTPUTS, agents=AGENTS)
    news = sent(asked, round=3)
    assert {owner: [f.evidence for f in one.findings] for owner, one in news.items()} == {
        "about_page": ["a"],
        "hero_copy": ["b"],
    }
    assert {one.round for one in news.values()} == {3}


def test_the_guard_accepts_a_version_that_does_as_it_was_told_and_none_that_does_nothing() -> None:
    asked = findings(review(("/", "Shorter.")), VIEW, outputs=OUTPUTS, agents=AGENTS)
    grades = (Grade(dimension="content", score=1.0, letter="A", status="scored", gate="pass"),)
    changed = SITE.replacing([SiteFile.text("index.html", page("Bread!"))])
    other = SITE.replacing([SiteFile.text("about/index.html", page("Tom."))])
    verdicts = [
        decide(
            with_review(grades, asked), with_review(grades, unmet(asked, before=SITE, after=one))
        )
        for one in (changed, other, SITE)
    ]
    assert [one.accepted for one in verdicts] == [True, False, False]
    assert verdicts[0].reason == (
        "0 checks that failed now pass and 1 findings are gone; no check that passed fails (scores "
        "unchanged, gain 0.00, noise 0.00)."
    )


@pytest.mark.parametrize(
    ("ordered_by", "reviewer", "is_refused"),
    [
        (ANN, ANN, True),
        (ANN, BOB, False),
        (None, ANN, False),
        (ANN, None, False),
        (None, None, False),
    ],
)
def test_nobody_accepts_what_they_ordered(
    ordered_by: UUID | None, reviewer: UUID | None, is_refused: bool
) -> None:
    if is_refused:
        with pytest.raises(ReviewRefused):
            check_four_eyes("accept", ordered_by=ordered_by, reviewer=reviewer)
    else:
        check_four_eyes("accept", ordered_by=ordered_by, reviewer=reviewer)
    check_four_eyes("reject", ordered_by=ordered_by, reviewer=reviewer)
    check_four_eyes("send back", ordered_by=ordered_by, reviewer=reviewer)


def test_a_decision_has_no_default() -> None:
    with pytest.raises(ValidationError, match="decision"):
        ReviewForm.model_validate({"reviewer": "ann"})
    assert ReviewForm.model_json_schema()["required"] == ["decision", "reviewer"]


def test_pages_that_are_not_there_are_named() -> None:
    form = ReviewForm(
        decision="accept", reviewer="ann", comments=(PageComment(page="/x/", text="y"),)
    )
    with pytest.raises(ReviewRefused) as refused:
        check_review(form, pages=["/", "/about/"])
    assert str(refused.value) == "There is no page '/x/'. The site has /, /about/."


def test_what_is_decided_stays_decided() -> None:
    ends = [state for state in ApprovalState if not APPROVAL_MOVES[state]]
    assert ends == [one for one in ApprovalState if one is not ApprovalState.WAITING]
    assert set(APPROVAL_MOVES[ApprovalState.WAITING]) == set(ends)
