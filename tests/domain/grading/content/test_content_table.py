"""Every audit of content has cases, a file of its name, and says when it could not run."""

from pathlib import Path

from domain.grading.content import CONTENT_AUDITS, grade_content
from domain.grading.view import SiteView
from domain.site import Site, SiteFile
from tests.domain.grading.content.content_pages import page
from tests.domain.grading.content.test_claim_audits import WITH_FACTS
from tests.domain.grading.content.test_consistency_audits import SITES
from tests.domain.grading.content.test_wording_audits import ALL

FOLDER = Path(__file__).parents[4] / "domain" / "grading" / "content"

FOUNDATION = frozenset(
    {
        "__init__",
        "claim_word",
        "claim_words",
        "claims",
        "clock",
        "credentials",
        "durations",
        "evidence",
        "known_names",
        "misspelt_words",
        "names",
    }
    | {
        "number_words",
        "praise",
        "promises",
        "prose",
        "quantities",
        "spoken_times",
        "syllables",
        "unsupported",
        "wording",
    }
)
"""Modules audits stand on."""


def test_every_audit_in_the_table_has_cases_and_a_file_of_its_name() -> None:
    named = {audit.rule for audit in CONTENT_AUDITS}
    assert named == set(ALL) | set(SITES) | set(WITH_FACTS) | {"voice-words"}
    files = {path.stem for path in FOLDER.glob("*.py")} - FOUNDATION
    assert files == {rule.replace("-", "_") for rule in named}


def test_a_site_without_facts_says_that_claims_were_not_checked() -> None:
    graded = grade_content(
        SiteView(Site.of([SiteFile.text("index.html", page("<p>Fully insured.</p>"))])), target=0.9
    )
    skipped = {n.subject.removeprefix("content/") for n in graded.not_checked}
    assert skipped == set(WITH_FACTS) | {"voice-words", "spelling-and-grammar"}
