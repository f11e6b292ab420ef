"""Each group of days is read with its own hours, in three languages."""

import pytest

from domain.facts import Day, FactKind, Facts, Hours, Span, fact
from domain.grading.content import grade_content
from domain.grading.content.clock import openings
from domain.grading.view import Context, SiteView
from domain.site import Site, SiteFile

_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Lun–jue 9:30–13:30 y 16:00–20:00; vie 9:30–14:00", [_WEEK[:4], _WEEK[4:5]]),
        ("Mar–sáb 13:30–16:00 y 20:30–23:00, dom 13:30–16:30", [_WEEK[1:6], _WEEK[6:]]),
        ("Mar–sáb 13:30–16:00 y 20:30–23:00 · dom 13:30–16:30", [_WEEK[1:6], _WEEK[6:]]),
        ("Mo–Do 8–12 und 14–18 Uhr, Fr 8–13 Uhr", [_WEEK[:4], _WEEK[4:5]]),
        ("Mon–Thu 9–5, Fri 9–1", [_WEEK[:4], _WEEK[4:5]]),
        ("sáb y dom 13:30–16:30", [_WEEK[5:]]),
        (
            "De 9:30 a 13:30 y de 16:00 a 20:00 de lunes a jueves; vie 9:30 a 14:00",
            [_WEEK[:4], _WEEK[4:5]],
        ),
        ("Mon–Fri 9–5 · Sat closed", [_WEEK[:5], _WEEK[5:6]]),
    ],
)
def test_every_group_of_days_is_found(text: str, days: list[tuple[str, ...]]) -> None:
    assert [opening.days for opening in openings(text)] == days


def test_a_group_has_the_spans_that_follow_it_and_no_others() -> None:
    first, second = openings("Lun–jue 9:30–13:30 y 16:00–20:00; vie 9:30–14:00")
    assert (len(first.spans), len(second.spans)) == (2, 1)


@pytest.mark.parametrize(
    "text", ["Wed afternoon closed", "Mi Nachmittag geschlossen", "Sábados por la tarde cerrado"]
)
def test_an_afternoon_off_does_not_close_the_day(text: str) -> None:
    (opening,) = openings(text)
    assert (opening.closed, opening.closed_part) == (False, "pm")


def _spans(*spans: tuple[str, str]) -> tuple[Span, ...]:
    return tuple(Span(opens=a, closes=b) for a, b in spans)


def _alarms(sentence: str) -> list[str]:
    whole: tuple[Day, ...] = ("mon", "tue", "thu")
    facts = Facts(
        language="es",
        entries=(
            fact(
                FactKind.HOURS,
                "Lun, mar y jue 9:30–13:30 y 16:00–20:00",
                detail=Hours(days=whole, spans=_spans(("09:30", "13:30"), ("16:00", "20:00"))),
            ),
            fact(
                FactKind.HOURS,
                "mié y vie 9:30–14:00",
                detail=Hours(days=("wed", "fri"), spans=_spans(("09:30", "14:00"))),
            ),
        ),
    )
    html = f"<!doctype html><html lang=es><title>x</title><main><p>{sentence}</p></main>"
    view = SiteView(Site.of([SiteFile.text("index.html", html)]), Context(facts=facts))
    found = grade_content(view, target=0.9).findings
    return [f.evidence for f in found if f.rule == "content/unsupported-hours"]


def test_hours_of_several_groups_in_one_line_are_true_of_each() -> None:
    assert _alarms("Lun 9:30–13:30 y 16:00–20:00; mié y vie 9:30–14:00") == []
    assert _alarms("lun–mar 9:30–13:30 y 16:00–20:00 · vie 9:30–14:00") == []
    assert _alarms("Miércoles por la tarde cerrado") == []


def test_hours_of_one_group_do_not_excuse_another() -> None:
    assert _alarms("lun–mar 9:30–13:30 y 16:00–20:00 · vie 9:30–13:30 y 16:00–20:00")
    assert _alarms("Jueves por la tarde cerrado")
