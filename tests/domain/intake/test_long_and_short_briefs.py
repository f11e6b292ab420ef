"""A brief of five numbered chapters, and one of a single breath."""

import time

import pytest

from domain.brief import Brief
from domain.facts import Address, FactKind, Hours, Person, Price, Review, ServiceDetail
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


def test_a_club_is_called_what_stands_above_its_first_sentence() -> None:
    text = (
        "Turnverein Grünau 1902 e.V.\n\nWir sind der Sportverein für Grünau, mit sechs Abteilungen: "
        "Turnen, Handball und Wandern. 1. Vorsitzende ist Anke Siebers, Kassenwart Rolf Thoms.\n\n"
        "Am 5. September 2026 ist Sommerfest. 2019 bekamen wir den Landespreis für Jugendarbeit.\n"
    )
    brief = read(text)
    assert said(brief, FactKind.NAME) == ["Turnverein Grünau 1902 e.V."]
    assert said(brief, FactKind.SERVICE) == ["Turnen", "Handball", "Wandern"]
    assert [(p.name, p.role) for _, p in brief.sheet.details(Person)] == [
        ("Anke Siebers", "1. Vorsitzende"),
        ("Rolf Thoms", "Kassenwart"),
    ]
    assert said(brief, FactKind.EVENT) == ["Am 5. September 2026 ist Sommerfest."]
    assert said(brief, FactKind.AWARD) == ["2019 bekamen wir den Landespreis für Jugendarbeit."]


def test_days_denied_behind_the_hours_are_closed() -> None:
    text = "Fahrschule Kehl. Das Büro ist montags bis freitags von 15 bis 18 Uhr besetzt, mittwochs nicht."
    assert [h.days for _, h in read(text).sheet.details(Hours)] == [("mon", "tue", "thu", "fri")]


def test_a_father_who_began_it_is_history() -> None:
    text = "Wir sind eine Fahrschule in Ulm, gegründet 1988 von meinem Vater Dieter Kehl."
    assert read(text).sheet.details(Person) == ()


def test_whom_one_treats_is_no_offer() -> None:
    text = "Wir sind eine Praxis in Ulm. Wir behandeln Kinder, Jugendliche und Erwachsene."
    assert said(read(text), FactKind.SERVICE) == []


def test_the_last_line_of_a_block_quote_may_be_its_author() -> None:
    text = "# Praxis Ahornweg\n\n> Unser Sohn geht gern hin.\n> Familie P. aus Utting\n"
    assert [r.author for _, r in read(text, "b.md").sheet.details(Review)] == [
        "Familie P. aus Utting"
    ]


def test_the_town_stands_right_before_a_british_postcode() -> None:
    text = "Rye. Workshop: The Long Barn, Pen-y-lan Farm, Clyro HR3 5SG."
    assert [(a.street, a.locality) for _, a in read(text).sheet.details(Address)] == [
        ("The Long Barn, Pen-y-lan Farm", "Clyro")
    ]


def test_a_reviewer_in_brackets_and_a_wish_under_web_are_read_in_keys() -> None:
    text = "nombre: Escuela Marea\nopiniones:\n  - Salí de pie el primer día. (Marta, Valladolid)\nweb: que huela a mar, sin palmeras\n"
    brief = read(text, "b.yaml")
    assert [(r.author, r.source) for _, r in brief.sheet.details(Review)] == [
        ("Marta", "Valladolid")
    ]
    assert said(brief, FactKind.PREFERENCE) == ["que huela a mar, sin palmeras"]


def test_a_form_asked_for_in_passing_is_no_copy() -> None:
    text = "Rye ist ein Verein in Ulm. Bitte ein Formular für den Mitgliedsantrag."
    assert not any("Formular" in words for words in said(read(text), FactKind.STATEMENT))


def test_a_brief_of_four_times_the_length_takes_no_sixteen_times_as_long() -> None:
    sentence = (
        "We bake bread in Leeds and sell it from Monday to Friday between 8am and 5pm for £4. "
    )

    def seconds(times: int) -> float:
        began = time.process_time()
        read(sentence * times)
        return time.process_time() - began

    seconds(5)  # patterns are made when they are first needed
    # What looks at each sentence for each other one takes sixteen times as long.
    assert seconds(320) < 8 * max(seconds(80), seconds(80))
