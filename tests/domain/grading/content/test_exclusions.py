"""What a firm does not do is no offer when a button says it, and is one when a sentence offers it."""

import pytest

from domain.facts import FactKind, Facts, Language, fact
from domain.grading.content import grade_content
from domain.grading.view import Context, SiteView
from domain.site import Site, SiteFile


def _alarms(language: Language, exclusion: str, body: str) -> list[str]:
    facts = Facts(
        language=language,
        entries=(fact(FactKind.NAME, "Casa Olmo"), fact(FactKind.EXCLUSION, exclusion)),
    )
    html = f"<!doctype html><html lang={language}><title>x</title><main><h1>x</h1>{body}</main>"
    view = SiteView(Site.of([SiteFile.text("index.html", html)]), Context(facts=facts))
    found = grade_content(view, target=0.9).findings
    return [f.evidence for f in found if f.rule == "content/contradicted-exclusion"]


@pytest.mark.parametrize(
    ("language", "exclusion", "body"),
    [
        ("en", "No dogs in the dining room, see above", "<p><a href=/s>See all services</a></p>"),
        ("en", "No dogs in the dining room, see above", "<h2>See also</h2>"),
        ("en", "We do not take cards", "<p><a href=/m>Open the map</a></p>"),
        ("de", "Karten nehmen wir nicht", "<p><a href=/m>Karte öffnen</a></p>"),
        ("de", "Keine Anfahrt außerhalb von Regen", "<p><a href=/m>Anfahrt ansehen</a></p>"),
        ("es", "no reservas por internet", "<p>Teléfono 956 123 456</p>"),
        ("es", "no reservas por teléfono", "<p>Teléfono 956 123 456</p>"),
        ("es", "no reservas por internet", "<h2>Reservas</h2><p>Llame al 956 123 456.</p>"),
        ("en", "We do not fit air conditioning", "<p>We work in the open air.</p>"),
        ("en", "No catering", "<button>Catering</button>"),
    ],
)
def test_the_interface_offers_nothing(language: Language, exclusion: str, body: str) -> None:
    assert _alarms(language, exclusion, body) == []


@pytest.mark.parametrize(
    ("language", "exclusion", "body"),
    [
        ("en", "We do not fit solar panels", "<p>We fit solar panels.</p>"),
        ("en", "We do not fit solar panels", "<ul><li>Solar power</ul>"),
        ("en", "No weddings", "<h2>Weddings</h2>"),
        ("de", "Wir montieren keine Klimaanlagen", "<p>Klimaanlagen vom Fachmann.</p>"),
        ("es", "No reservas por internet", "<p>Haga sus reservas por internet.</p>"),
        ("es", "No reservas por internet", "<p>Acepta reservas en internet.</p>"),
        ("es", "No hacemos cirugía maxilofacial", "<li>Cirugía maxilofacial</li>"),
    ],
)
def test_an_excluded_thing_is_found_where_it_is_offered(
    language: Language, exclusion: str, body: str
) -> None:
    assert _alarms(language, exclusion, body)
