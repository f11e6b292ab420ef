"""What Lighthouse and the rendered page tell of a site's standing with search engines."""

import json
from typing import Any

import pytest

from domain.grading.seo import grade_seo
from domain.grading.seo.measured import BROWSER_AUDITS, INSTRUMENTS, LIGHTHOUSE_AUDITS
from domain.grading.seo.measured.lighthouse_rules import LIGHTHOUSE_RULES
from domain.grading.seo.measured.profiles import PROFILES
from domain.grading.seo.vocabulary import terms
from tests.domain.grading import gathered_pages as g

BLOCKED = (
    "Connecting to 'https://www.hartley.example/robots.txt' violates the following "
    "Content Security Policy directive: \"default-src 'none'\""
)


def with_json_ld(**node: Any) -> str:
    script = f'<script type="application/ld+json">{json.dumps({"@context": "https://schema.org", **node})}</script>'
    return g.HTML.replace("</head>", f"{script}</head>")


def profile_findings(**node: Any) -> list[tuple[str, str, str]]:
    here = g.artifacts(dom=with_json_ld(**node))
    found = g.told("seo", BROWSER_AUDITS, g.view(g.measured(here)))
    return [(one.severity, one.evidence, one.owner) for one in found]


def test_a_clean_page_gets_nothing_from_any_instrument() -> None:
    assert g.told("seo", INSTRUMENTS.audits, g.view(g.measured())) == []


@pytest.mark.parametrize("rule", [name for name, row in LIGHTHOUSE_RULES.items() if row.is_told])
def test_an_seo_audit_of_lighthouse_that_fails_is_found(rule: str) -> None:
    site = g.view(g.measured(runs=(g.lost(rule, "seo", display="no good"),) * 3))
    (found,) = g.told("seo", LIGHTHOUSE_AUDITS, site)
    assert (found.rule, found.engine) == (f"seo/lighthouse-{rule}", "lighthouse")
    assert (found.owner, found.evidence) == (LIGHTHOUSE_RULES[rule].owner, "It is bad: no good")


def test_an_audit_that_fails_in_one_run_of_three_is_no_finding() -> None:
    runs = (g.lost("canonical", "seo"), g.run(), g.run())
    assert g.told("seo", LIGHTHOUSE_AUDITS, g.view(g.measured(runs=runs))) == []


def test_a_robots_file_that_a_policy_hides_from_lighthouse_is_no_fault() -> None:
    hidden = g.view(g.measured(runs=(g.lost("robots-txt", "seo", explanation=BLOCKED),) * 3))
    assert g.told("seo", LIGHTHOUSE_AUDITS, hidden) == []
    broken = g.view(g.measured(runs=(g.lost("robots-txt", "seo", display="3 errors"),) * 3))
    assert len(g.told("seo", LIGHTHOUSE_AUDITS, broken)) == 1


def test_a_page_that_is_not_for_search_engines_may_be_closed_to_them() -> None:
    html = g.HTML.replace("<title>", '<meta name="robots" content="noindex"><title>')
    closed = g.view(g.measured(runs=(g.lost("is-crawlable", "seo"),) * 3), html=html)
    assert g.told("seo", LIGHTHOUSE_AUDITS, closed) == []


def test_what_lighthouse_could_not_work_out_is_said_and_is_no_finding() -> None:
    lost = g.lost("canonical", "seo", score=None, error="it timed out")
    grade = grade_seo(g.view(g.measured(runs=(lost,) * 3)), target=0.9)
    assert not [one for one in grade.findings if one.engine == "lighthouse"]
    reasons = {one.subject: one.reason for one in grade.not_checked}
    assert reasons["seo/lighthouse-canonical"] == (
        "Lighthouse could not work it out on /: it timed out"
    )


def rendered(dom: str, *, html: str = g.HTML) -> list[tuple[str, str]]:
    """Return what is said of a page that scripts turn into `dom`."""
    site = g.view(g.measured(g.artifacts(dom=dom)), html=html)
    found = g.told("seo", BROWSER_AUDITS, site)
    return [(one.rule.removeprefix("seo/"), one.evidence) for one in found]


CANONICAL = '<link rel="canonical" href="https://www.hartley.example/">'
HEAD = g.HTML.replace("</head>", f"{CANONICAL}</head>")


@pytest.mark.parametrize(
    ("dom", "evidence"),
    [
        (HEAD.replace("</head>", '<meta name="robots" content="noindex"></head>'), 'after scripts ran: <meta name="robots" content="noindex">'),
        (HEAD.replace("Hartley Roofing in Leeds", "Untitled"), "after scripts ran: <title>Untitled</title>"),
        (HEAD.replace("Hartley Roofing in Leeds", ""), "after scripts ran: <title></title>"),
        (HEAD.replace("www.hartley", "staging.hartley"), "after scripts ran: canonical 'https://staging.hartley.example/' instead of 'https://www.hartley.example/'"),
        (HEAD.replace(CANONICAL, ""), "after scripts ran: canonical 'taken away' instead of 'https://www.hartley.example/'"),
    ],
)  # fmt: skip
def test_a_head_that_scripts_spoil_is_found(dom: str, evidence: str) -> None:
    assert rendered(dom, html=HEAD) == [("rendered-head", evidence)]


def test_what_scripts_add_or_leave_as_it_is_gets_no_word() -> None:
    assert rendered(HEAD, html=HEAD) == []
    assert rendered(HEAD.replace("in Leeds", "in Leeds and York"), html=HEAD) == []
    assert rendered(HEAD, html=g.HTML.replace("<title>", "<title>Untitled")) == []


def test_a_page_that_loses_its_words_or_its_heading_to_scripts_is_found() -> None:
    words = "<p>" + "We mend roofs. " * 10 + "</p>"
    html = g.HTML.replace("<main>", f"<main>{words}")
    assert rendered(html.replace(words, ""), html=html) == [
        ("rendered-content", "40 words in the file, 10 words after scripts ran")
    ]
    hidden = html.replace("<p>We", '<p hidden="">We')
    assert rendered(hidden, html=html) == []
    assert rendered(g.HTML.replace("h1>", "div>"), html=g.HTML) == [
        ("rendered-content", "after scripts ran: no <h1>")
    ]


def test_structured_data_that_scripts_write_is_read_like_that_of_the_file() -> None:
    wrong = with_json_ld(**{"@type": "Dentst", "name": "x"})
    ((rule, evidence),) = rendered(wrong)
    assert (rule, "Dentst" in evidence) == ("rendered-data", True)
    assert rendered(wrong, html=wrong) == []


def test_at_least_ten_business_types_have_a_profile_of_names_of_schema_org() -> None:
    assert len(PROFILES) >= 10
    for name, profile in PROFILES.items():
        words = "|".join((name, *profile.required, *profile.recommended)).split("|")
        assert set(words) <= terms(), name


@pytest.mark.parametrize("kind", PROFILES)
def test_a_profile_asks_for_what_the_type_needs(kind: str) -> None:
    missing = [evidence for _, evidence, _ in profile_findings(**{"@type": kind, "url": "/"})]
    needed = ", ".join(name.replace("|", " or ") for name in PROFILES[kind].required)
    assert missing[0] == f"{kind} without {needed}, which it needs"


def test_a_business_tells_what_the_page_shows_and_no_more() -> None:
    known = {"@type": "Plumber", "name": "Hartley", "areaServed": "Leeds"}
    assert profile_findings(**known, telephone="+44 113 496 0123") == []
    assert profile_findings(**known) == [
        ("minor", "Plumber without telephone, which the page shows", "schema_markup")
    ]


def test_what_lighthouse_advises_stands_on_one_line_without_its_heading() -> None:
    text = "Fix any of the following:\n  Element has no alt.\n  Title is empty."
    runs = (g.lost("image-alt", "seo", places=({"selector": "#roof", "text": text},)),) * 3
    (found,) = g.told("seo", LIGHTHOUSE_AUDITS, g.view(g.measured(runs=runs)))
    assert found.fix == "Element has no alt; Title is empty."
