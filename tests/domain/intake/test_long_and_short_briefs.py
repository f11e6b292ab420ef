"""A brief of five numbered chapters, and one of a single breath."""

import pytest

from domain.brief import Brief
from domain.facts import FactKind, Hours, Person, Price, Review, ServiceDetail
from domain.intake import read_brief


def read(text: str, name: str = "brief.txt") -> Brief:
    return read_brief(name, text.encode())


def said(brief: Brief, *kinds: FactKind) -> list[str]:
    return [entry.text for entry in brief.facts if entry.kind in kinds]


CHAPTERS = """\
THE LAMBING SHED - INFORMATION FOR THE NEW WEBSITE

1. About us

The Lambing Shed is a farm shop and tea room on the edge of Bellingham. Alice Charlton and her husband Will opened it in 2016. Alice runs the shop and Will looks after the animals.

2. What we sell

Beef
Eggs

3. Tea room

The full breakfast is £9.50, soup and a roll £6.

4. What people say

"We drive an hour for the hogget." Jim and Sue, Ponteland
Mrs Reay, who comes every Wednesday, says "It's like visiting my gran."

5. How we'd like it to look

Not too twee. Real photos only.
"""


def test_numbered_titles_are_headings() -> None:
    brief = read(CHAPTERS)
    assert said(brief, FactKind.NAME) == ["The Lambing Shed"]
    assert said(brief, FactKind.AREA) == ["Bellingham"]
    assert [(p.name, p.bio) for _, p in brief.sheet.details(Person)] == [
        ("Alice Charlton", "runs the shop"),
        ("Will", "looks after the animals"),
    ]
    assert [s.name for _, s in brief.sheet.details(ServiceDetail)] == ["Beef", "Eggs"]
    assert [(p.item, p.amount) for _, p in brief.sheet.details(Price)] == [
        ("full breakfast", "9.50"),
        ("soup and a roll", "6"),
    ]
    assert [r.author for _, r in brief.sheet.details(Review)] == ["Jim and Sue", "Mrs Reay"]
    assert said(brief, FactKind.PREFERENCE) == ["Not too twee.", "Real photos only."]


BREATH = (
    "We're Okafor & Daughter, a mobile bike repair service for Leith and Portobello, run by Chidi "
    "Okafor and his daughter Amaka, out every day except Thursday from 8 till 6, puncture £12, full "
    "service from £55, and you can book at hello@okaforbikes.example - we don't do e-bikes."
)


def test_one_breath_says_everything_and_one_denial() -> None:
    brief = read(BREATH)
    assert said(brief, FactKind.NAME, FactKind.TRADE) == ["Okafor & Daughter", "mobile bike repair service"]  # fmt: skip
    assert said(brief, FactKind.AREA) == ["Leith", "Portobello"]
    assert [p.name for _, p in brief.sheet.details(Person)] == ["Chidi Okafor", "Amaka"]
    assert [h.days for _, h in brief.sheet.details(Hours)] == [
        ("mon", "tue", "wed", "fri", "sat", "sun")
    ]
    assert said(brief, FactKind.EXCLUSION) == ["we don't do e-bikes."]


def test_free_above_an_amount_is_no_price_of_it() -> None:
    text = "Rye is a bakery in Leeds. Delivery is £5, free over £100."
    assert [p.amount for _, p in read(text).sheet.details(Price)] == ["5"]


def test_any_verb_may_list_three_offers() -> None:
    text = "Mudlark Pottery is a studio. I throw mugs, bowls and big salad plates and I teach two evening classes."
    assert said(read(text), FactKind.SERVICE) == ["mugs", "bowls", "big salad plates"]


@pytest.mark.parametrize(
    "text",
    [
        "We speak English, German and Spanish.",
        "We accept cash, cards and cheques.",
        "We loved baking, cooking and eating.",
    ],
)
def test_not_every_list_of_three_is_offered(text: str) -> None:
    assert said(read(f"Rye is a bakery in Leeds. {text}"), FactKind.SERVICE) == []


def test_the_owner_behind_a_comma_is_no_name_of_the_firm() -> None:
    text = "Kfz-Meisterwerkstatt Sevim, Inhaber Orhan Sevim, Gewerbering 5, 63179 Obertshausen.\n\nMein Team: Meister Orhan Sevim, Geselle Dragan Ilić, im Büro Petra Vogt, dazu zwei Azubis.\n"
    brief = read(text)
    assert said(brief, FactKind.NAME) == ["Kfz-Meisterwerkstatt Sevim"]
    assert [(p.name, p.role) for _, p in brief.sheet.details(Person)][1:] == [
        ("Dragan Ilić", "Geselle"),
        ("Petra Vogt", "Büro"),
    ]


def test_a_customer_in_brackets_before_the_quotation_is_its_author() -> None:
    text = "Rye ist eine Werkstatt in Ulm. Ein Stammkunde (Herr Wolff aus Heusenstamm) schrieb uns: „Hier wird repariert, nicht getauscht.“"
    assert [(r.author, r.source) for _, r in read(text).sheet.details(Review)] == [("Herr Wolff", "Heusenstamm")]  # fmt: skip


def test_whom_a_firm_mostly_serves_is_no_copy() -> None:
    text = "Rye ist eine Werkstatt in Ulm. Unsere Kunden sind meist Leute mit älteren Autos."
    assert said(read(text), FactKind.AUDIENCE) == [
        "Unsere Kunden sind meist Leute mit älteren Autos."
    ]


def test_what_is_not_possible_yet_is_no_refusal() -> None:
    text = "Rye is a pottery in Leeds. Commissions are welcome but I can't take any before March."
    assert said(read(text), FactKind.EXCLUSION) == []


def test_a_trade_as_a_key_names_the_firm_with_and_without_accents() -> None:
    brief = read(
        "clinica: Clínica Dental Robledo\ntelefono: 915 55 50 92\nsobre nosotros: Somos una clínica de Madrid que no tiene prisa.\n",
        "b.yaml",
    )
    assert said(brief, FactKind.NAME) == ["Clínica Dental Robledo"]


def test_a_title_of_notes_and_a_trade_is_no_name() -> None:
    brief = read("Stichworte Homepage Übersetzungsbüro\n\n- Name: Wortbrücke Katarzyna Nowak\n")
    assert said(brief, FactKind.NAME) == ["Wortbrücke Katarzyna Nowak"]
