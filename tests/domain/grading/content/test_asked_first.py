"""Who asks first may follow, and numbers of other countries dial them."""

import pytest

from tests.domain.grading.content.content_pages import rules


@pytest.mark.parametrize(
    "asks",
    [
        "<script type=text/plain src='https://www.googletagmanager.com/gtag/js?id=G-1'></script>",
        "<div id=cookie-banner>May we count?</div><script src='https://www.googletagmanager.com/gtag/js?id=G-1'></script>",
        "<script src=https://consent.cookiebot.com/uc.js></script><script src=https://static.hotjar.com/c/h.js></script>",
        "<p>We use <a href=https://www.google-analytics.com/>Google Analytics</a> for a lecture.</p>",
    ],
)
def test_a_tracker_that_waits_for_a_yes_is_none(asks: str) -> None:
    assert "tracking-consent" not in rules({"index.html": asks})


@pytest.mark.parametrize(
    "said",
    [
        "<p>In Bern kostet es CHF 12.50, in Wien 12,50 €.</p>",
        "<p>Version 2.10 läuft seit 3.45 Uhr.</p>",
        "<p>Der Kurs liegt bei 1.250,00 €.</p>",
    ],
)
def test_an_amount_written_the_german_way_is_sound(said: str) -> None:
    text = "Wir reparieren Heizungen und Rohre in der Stadt, und Sie können uns an jedem Werktag anrufen. "
    whole = (
        f"<html lang=de><body><main><h1>Heizung</h1><p>{text * 2}</p>{said}</main></body></html>"
    )
    assert "number-formats" not in rules({"index.html": whole})


@pytest.mark.parametrize("lang", ["de-CH", "es-MX"])
def test_where_a_point_parts_the_cents_it_may(lang: str) -> None:
    text = "Wir reparieren Heizungen und Rohre in der Stadt, und Sie können uns an jedem Werktag anrufen. "
    words = (
        text
        if lang == "de-CH"
        else "Reparamos calderas y tuberías en toda la ciudad, y puede llamarnos cualquier día de la semana. "
    )
    whole = f"<html lang={lang}><body><main><h1>x</h1><p>{words * 2}</p><p>12.50 €</p></main></body></html>"
    assert "number-formats" not in rules({"index.html": whole})


def test_a_list_of_prices_and_a_sentence_agree_on_a_thing_of_one_word() -> None:
    listed = "<h2>Tuning</h2><p>£85</p><h2>Restringing</h2><p>from £900</p>"
    assert "consistent-prices" in rules(
        {"index.html": listed, "a.html": "<p>A tuning costs £95 at your house.</p>"}
    )
    assert "consistent-prices" not in rules(
        {"index.html": listed, "a.html": "<p>A tuning costs £85 at your house.</p>"}
    )
    assert "consistent-prices" not in rules(
        {"index.html": listed, "a.html": "<p>A restringing costs £950 at most.</p>"}
    )


def test_the_host_of_the_site_with_another_ending_is_a_slip() -> None:
    home = '<html lang=en><head><title>Oak</title><link rel=canonical href="https://oak-stairs.example/"></head><body><main><h1>Oak</h1>%s</main></body></html>'
    wrong = home % "<a href=mailto:ann@oak-stairs.exmaple>Write to Ann</a>"
    right = home % "<a href=mailto:ann@oak-stairs.example>Write to Ann</a>"
    assert "consistent-contact" in rules({"index.html": wrong})
    assert "consistent-contact" not in rules({"index.html": right})
