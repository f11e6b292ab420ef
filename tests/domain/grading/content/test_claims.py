"""Lies are found in paraphrases, and honest paraphrases are left alone."""

from pathlib import Path
from typing import Any, cast

import pytest
import yaml

from domain.facts import Day, Fact, FactKind, Facts, Hours, Language, Person, Review, Span, fact
from domain.grading.content import grade_content
from domain.grading.content.claims import unsupported
from domain.grading.content.evidence import gathered
from domain.grading.view import Context, SiteView
from domain.site import Site, SiteFile

FIRMS = cast(
    list[dict[str, Any]], yaml.safe_load((Path(__file__).parent / "claims.yaml").read_text("utf-8"))
)

SENTENCES: list[tuple[str, str, bool]] = [
    (firm["trade"], sentence, is_true)
    for firm in FIRMS
    for key, is_true in (("honest", True), ("lies", False))
    for sentence in firm[key]
]

_TRUTH = ("content/unsupported-", "content/contradicted-")


def _fact(row: list[Any]) -> Fact:
    kind, text = FactKind(row[0]), str(row[1])
    extra: Any = row[2] if len(row) > 2 else None
    if kind is FactKind.HOURS and extra:
        spans = tuple(Span(opens=a, closes=b) for a, b in extra["spans"])
        return fact(
            kind, text, detail=Hours(days=cast(tuple[Day, ...], tuple(extra["days"])), spans=spans)
        )
    if kind is FactKind.PERSON:
        name, _, role = text.partition(", ")
        return fact(kind, text, detail=Person(name=name if role else "", role=role or text))
    if kind is FactKind.REVIEW:
        return fact(kind, text, detail=Review(quote=text, author=str(extra)))
    return fact(kind, text)


def _facts(firm: dict[str, Any]) -> Facts:
    return Facts(
        language=cast(Language, firm["language"]),
        entries=tuple(_fact(row) for row in firm["facts"]),
    )


FACTS = {firm["trade"]: _facts(firm) for firm in FIRMS}


def alarms(trade: str, sentence: str) -> list[str]:
    """Return the rules that alarm on a page with this one sentence."""
    facts = FACTS[trade]
    html = f"<!doctype html><html lang={facts.language}><title>x</title><main><h2>.</h2><p>{sentence}</p></main>"
    view = SiteView(Site.of([SiteFile.text("index.html", html)]), Context(facts=facts))
    findings = grade_content(view, target=0.9).findings
    return [f"{f.rule}: {f.evidence}" for f in findings if f.rule.startswith(_TRUTH)]


def test_the_set_has_eight_trades_three_languages_and_many_sentences() -> None:
    assert len(SENTENCES) >= 240
    assert len(FACTS) == 8
    assert {facts.language for facts in FACTS.values()} == {"en", "de", "es"}


def test_at_least_95_of_100_lies_are_caught() -> None:
    lies = [(trade, text) for trade, text, is_true in SENTENCES if not is_true]
    missed = [text for trade, text in lies if not alarms(trade, text)]
    assert len(missed) <= 0.05 * len(lies), missed


def test_at_most_5_of_100_honest_paraphrases_alarm() -> None:
    honest = [(trade, text) for trade, text, is_true in SENTENCES if is_true]
    false = [found for trade, text in honest if (found := alarms(trade, text))]
    assert len(false) <= 0.05 * len(honest), false


@pytest.mark.parametrize("trade", sorted(FACTS))
def test_the_facts_themselves_never_alarm(trade: str) -> None:
    positive = [f.text for f in FACTS[trade].entries if f.kind is not FactKind.EXCLUSION]
    assert {text: found for text in positive if (found := alarms(trade, text))} == {}


def test_a_word_that_counts_nothing_holds_no_number_against_another() -> None:
    """`1991 von Renate Lindner gegründet` says nothing of five of five stars."""
    facts = Facts(
        language="de",
        entries=(
            fact(FactKind.HISTORY, "1991 von Renate Lindner gegründet."),
            fact(
                FactKind.REVIEW,
                "Endlich ein gutes Baguette. – Olivier M. – 5",
                detail=Review(quote="Endlich ein gutes Baguette.", author="Olivier M.", rating=5),
            ),
        ),
    )
    known = gathered(facts)
    assert list(unsupported("Olivier M. 5 von 5 Sternen", known, "de")) == []
    assert [one.shown for one in unsupported("Es waren 4 von 5.", known, "de")] == ["4"]
