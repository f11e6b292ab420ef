"""French briefs: their words are kept and the interface is English, but their facts are read."""

import pytest

from domain.brief import Brief
from domain.facts import Address, FactKind, Hours, Person, Phone, Price, Review, ServiceDetail
from domain.intake import read_brief
from domain.trades.recognition import trade_of

_LETTER = """\
Bonjour,

Je m'appelle Camille Renaud, je reprends la boulangerie de mon père, « Le Fournil des Halles », au 12 rue des Halles à Dijon (21000). Nous sommes ouverts du mardi au samedi de 7h à 19h30, le dimanche de 8h à 13h, fermé le lundi.

Nous faisons du pain au levain et des tartes de saison. La baguette tradition est à 1,35 €, le gâteau d'anniversaire à partir de 28 €.
Nous ne faisons pas de pièces montées.

L'équipe : Camille Renaud, boulangère ; Hugo Petit, pâtissier.

Tél. 03 80 55 01 22, courriel bonjour@fournil-halles.example

Pour le site : sobre, beaucoup de photos, pas de rouge s'il vous plaît. J'aimerais un formulaire pour commander les gâteaux.

« Le meilleur pain du quartier », dit Mme Vasseur, cliente depuis 1998.

Merci d'avance !
Camille
"""


def read(text: str, name: str = "brief.txt") -> Brief:
    return read_brief(name, text.encode())


def said(brief: Brief, *kinds: FactKind) -> list[str]:
    return [made.text for made in brief.sheet.of(*kinds)]


def test_a_french_letter_gives_name_trade_and_address() -> None:
    brief = read(_LETTER)
    assert (brief.sheet.company, trade_of(brief.sheet)) == ("Le Fournil des Halles", "bakery")
    [(_, place)] = brief.sheet.details(Address)
    assert (place.street, place.postal_code, place.locality, place.country) == (
        "12 rue des Halles",
        "21000",
        "Dijon",
        "FR",
    )


def test_french_hours_are_read_in_sentences() -> None:
    found = [
        (one.days, [(s.opens, s.closes) for s in one.spans])
        for _, one in read(_LETTER).sheet.details(Hours)
    ]
    assert found == [
        (("tue", "wed", "thu", "fri", "sat"), [("07:00", "19:30")]),
        (("sun",), [("08:00", "13:00")]),
        (("mon",), []),
    ]


def test_french_people_prices_and_quotations_are_read() -> None:
    brief = read(_LETTER)
    assert [(one.name, one.role) for _, one in brief.sheet.details(Person)] == [
        ("Camille Renaud", "boulangère"),
        ("Hugo Petit", "pâtissier"),
    ]
    assert [one.item for _, one in brief.sheet.details(Price)] == [
        "La baguette tradition",
        "le gâteau d'anniversaire",
    ]
    assert [(one.quote, one.author) for _, one in brief.sheet.details(Review)] == [
        ("Le meilleur pain du quartier", "Mme Vasseur")
    ]


def test_what_a_french_client_asks_of_the_site_is_no_copy() -> None:
    brief = read(_LETTER)
    told = said(brief, FactKind.STATEMENT, FactKind.HISTORY)
    assert [
        text for text in told if "site" in text or "formulaire" in text or "Merci" in text
    ] == []
    assert any("de mon père" in text for text in told)
    assert said(brief, FactKind.EXCLUSION) == ["Nous ne faisons pas de pièces montées."]


@pytest.mark.parametrize(
    ("line", "days", "spans"),
    [
        (
            "lun-ven 8h-12h et 13h30-18h",
            ("mon", "tue", "wed", "thu", "fri"),
            [("08:00", "12:00"), ("13:30", "18:00")],
        ),
        ("tous les jours sauf le lundi de 10 h à 18 h", ("tue", "wed", "thu", "fri", "sat", "sun"), [("10:00", "18:00")]),
        ("le samedi de 9h à midi", ("sat",), [("09:00", "12:00")]),
    ],
)  # fmt: skip
def test_french_hours_behind_a_label(
    line: str, days: tuple[str, ...], spans: list[tuple[str, str]]
) -> None:
    brief = read(
        f"# Plomberie Kerouac\n\nNous sommes des plombiers et nous travaillons dans le centre.\n\n- Horaires : {line}\n- Zone : Brest\n",
        "b.md",
    )
    [(_, found)] = brief.sheet.details(Hours)
    assert (found.days, [(s.opens, s.closes) for s in found.spans]) == (days, spans)


def test_a_french_list_of_facts_is_read() -> None:
    brief = read(
        "# Devis site web\n\n- Entreprise : Plomberie Kerouac\n- Téléphone : 02 98 55 01 47 (urgences 7j/7 : 06 55 50 10 20)\n"
        "- Zone : Brest, Guipavas\n\n## Prestations\n\n- Dépannage fuite — 65 €\n- Installation de la chaudière — sur devis\n",
        "b.md",
    )
    assert (brief.sheet.company, trade_of(brief.sheet)) == ("Plomberie Kerouac", "plumber")
    assert [(one.display, one.purpose) for _, one in brief.sheet.details(Phone)] == [
        ("02 98 55 01 47", ""),
        ("06 55 50 10 20", "urgences"),
    ]
    assert said(brief, FactKind.AREA) == ["Brest", "Guipavas"]
    assert [(one.name, one.notes) for _, one in brief.sheet.details(ServiceDetail)] == [
        ("Dépannage fuite", ()),
        ("Installation de la chaudière", ("sur devis",)),
    ]


def test_a_french_line_below_the_name_says_trade_and_town() -> None:
    brief = read("# Maison Aubépine\n\nSalon de thé à Annecy\n\nNous faisons des gâteaux et nous servons du thé.\n", "b.md")  # fmt: skip
    assert trade_of(brief.sheet) == "cafe"
    assert said(brief, FactKind.STATEMENT) == ["Nous faisons des gâteaux et nous servons du thé."]
