"""Briefs of people nobody has met: what they ask for, deny and leave half said."""

import pytest

from domain.brief import Brief
from domain.facts import TO_THE_MAKER, Colour, Email, Event, FactKind, Phone, Review, ServiceDetail
from domain.intake import read_brief


def read(text: str, name: str = "brief.md") -> Brief:
    return read_brief(name, text.encode())


def said(brief: Brief, *kinds: FactKind) -> list[str]:
    return [made.text for made in brief.sheet.of(*kinds)]


def shown(brief: Brief) -> str:
    """Return all a page may quote."""
    return " ".join(made.text for made in brief.facts if made.kind not in TO_THE_MAKER)


@pytest.mark.parametrize(
    "asked",
    [
        "Könnt ihr noch zwei, drei Kundenstimmen dazuschreiben?",
        "Auszeichnungen haben wir keine, vielleicht fällt Ihnen da etwas ein?",
        "Bei den Bewertungen könnt ihr euch gern etwas ausdenken.",
        "Si hacen falta más opiniones, ponedlas vosotros.",
        "Si faltan testimonios, rellenadlos como queráis.",
        "If you need more testimonials, just write a couple yourselves.",
        "We have no awards yet, perhaps you can think of one?",
    ],
)
def test_whoever_asks_for_praise_in_passing_is_declined(asked: str) -> None:
    brief = read(f"# Rye & Co\n\nBakery in Leeds. 0113 496 0000\n\n{asked}\n")

    assert said(brief, FactKind.DECLINED) == [asked]
    assert asked not in shown(brief)


@pytest.mark.parametrize(
    "told",
    [
        "Our customers wrote three testimonials for the trade fair.",
        "Unsere Kunden haben zwei Bewertungen geschrieben.",
        "Nuestros clientes dejan sus opiniones en la tienda.",
    ],
)
def test_praise_others_gave_is_not_a_request(told: str) -> None:
    brief = read(f"# Rye & Co\n\nBakery in Leeds. 0113 496 0000\n\n{told}\n")

    assert said(brief, FactKind.DECLINED) == []


def test_what_is_wanted_and_not_wanted_under_a_heading_is_no_copy() -> None:
    brief = read(
        "# Fern & Feather\n\nWedding flowers in Bath.\n\n## Things I do want\n\n"
        "A page on foam: it crumbles into the water.\nI use chicken wire instead.\n\n"
        "## What we would like\n\nPlenty of air between the lines.\n"
    )

    assert "chicken wire" not in shown(brief)
    assert "air" not in shown(brief)


def test_a_line_with_a_mail_address_and_a_number_is_no_part_of_the_wish_above() -> None:
    brief = read(
        "# Fern & Feather\n\nWedding flowers.\n\n## Where\n\n"
        "Barn 4, Manor Farm, Aston Magna, Moreton-in-Marsh GL56 9QP - by appointment, "
        "please don't just turn up\nharriet@fern.example / 07700 900233\n"
    )

    assert [made.address for _, made in brief.sheet.details(Email)] == ["harriet@fern.example"]
    assert [made.display for _, made in brief.sheet.details(Phone)] == ["07700 900233"]


def test_excuses_for_the_brief_are_part_of_the_letter() -> None:
    brief = read(
        "Hi there,\n\nAs promised here's everything I could think of, sorry it is a bit all over "
        "the place! I run Muddy Paws, a dog parlour in Leeds. Oh and can you put that I'm the "
        "best groomer in Yorkshire? My husband says so.\n\nCheers,\nDebbie\n",
        "brief.txt",
    )

    assert "promised" not in shown(brief)
    assert "husband" not in shown(brief)


def test_an_event_has_its_name_whichever_side_of_the_date_it_stands() -> None:
    brief = read(
        "# Rope Museum\n\nMuseum in Hull.\n\n## What's on\n\n"
        "Sat 9 May 2026 - Knot Day, free with admission\n"
        "12-14 June 2026: Humber Sloop weekend\n"
        "Sunday 20 September, Make a skipping rope (drop in, £3)\n"
        "Autumn lecture on 3 October 2026\n"
    )

    assert [(made.name, made.when) for _, made in brief.sheet.details(Event)] == [
        ("Knot Day, free with admission", "Sat 9 May 2026"),
        ("Humber Sloop weekend", "12-14 June 2026"),
        ("Make a skipping rope (drop in, £3)", "Sunday 20 September"),
        ("Autumn lecture", "3 October 2026"),
    ]


_NUMBERED = """Website for Brightwater Solar Ltd

1. Who we are
Brightwater Solar Ltd is a family firm of solar installers in Taunton. We started in 2015.

2. What we do
- Solar panels for homes, from £5,900
- Battery storage, from £3,200

3. What we don't do
We never knock on doors.

4. Testimonials
"They told us not to bother." - Mr Fowler, Wiveliscombe
"Two days, no mess, tea drunk." Alan Trigg, Minehead

5. Look & feel
Something like the sea.
"""


def test_numbered_titles_right_above_their_text_are_headings() -> None:
    brief = read(_NUMBERED, "brief.txt")

    assert "Who we are" not in shown(brief)
    assert "Look & feel" not in shown(brief)
    assert [made.name for _, made in brief.sheet.details(ServiceDetail)] == [
        "Solar panels for homes",
        "Battery storage",
    ]
    assert [made.author for _, made in brief.sheet.details(Review)] == ["Mr Fowler", "Alan Trigg"]


def test_numbered_steps_over_two_lines_are_no_headings() -> None:
    brief = read(
        "# Brightwater Solar\n\nSolar installers in Taunton. 01823 496077\n\n"
        "1. We look at the roof\nThat takes an hour.\n\n2. We write to you\nA week later.\n\n"
        "3. Scaffolding goes up\nThe day before.\n"
    )

    assert "That takes an hour." in shown(brief)
    assert "We look at the roof" in shown(brief)


@pytest.mark.parametrize(
    "told",
    [
        "I don't do cats, please don't ask.",
        "By appointment only, please don't just turn up.",
        "Everyone else please use the Waterside car park.",
        "Please use the side entrance after six.",
    ],
)
def test_what_customers_are_asked_is_no_wish_to_the_maker(told: str) -> None:
    brief = read(f"# Muddy Paws\n\nDog groomer in Leeds. 0113 496 0000\n\n{told}\n")

    assert told in shown(brief)


def test_who_cannot_answer_just_now_refuses_nothing() -> None:
    told = "Text 07700 900412, I can't pick up while I've got scissors in my hand."
    brief = read(f"# Muddy Paws\n\nDog groomer in Leeds.\n\n{told}\n")

    assert said(brief, FactKind.EXCLUSION) == []
    assert told in shown(brief)


@pytest.mark.parametrize(
    ("heading", "told"),
    [
        ("What we don't do", "If somebody rings you saying they're from us, it isn't us."),
        ("Wir bauen nicht", "Dafür empfehlen wir die Kollegen von Holzbau Terbeck."),
        ("No hacemos", "Para eso recomendamos a Talleres Gil."),
    ],
)
def test_a_sentence_below_what_is_not_done_stays_as_it_is(heading: str, told: str) -> None:
    brief = read(f"# Overbeck\n\n0113 496 0000\n\n## {heading}\n\nCarports.\n\n{told}\n")

    assert told in said(brief, FactKind.EXCLUSION)


@pytest.mark.parametrize(
    "asked",
    [
        "Les escribo para encargar la página de nuestra agencia de traducción, Lengua Franca, de Zaragoza.",
        "I am writing to order a website for my bakery in Leeds.",
        "Ich schreibe Ihnen, weil unsere Bäckerei eine Seite braucht.",
    ],
)
def test_why_somebody_writes_is_no_copy(asked: str) -> None:
    brief = read(f"{asked}\n\nTelefon 0113 496 0000\n", "brief.txt")

    assert asked not in shown(brief)


def test_members_of_an_association_are_on_record() -> None:
    brief = read("# Lengua Franca\n\nAgencia de traducción en Zaragoza.\n\nMiembros de ASPROSET.\n")

    assert said(brief, FactKind.LICENCE) == ["Miembros de ASPROSET"]


def test_a_shade_that_is_not_wanted_does_not_forbid_the_colour_asked_for() -> None:
    brief = read(
        "# Brightwater\n\nSolar installers in Taunton.\n\n## Colours\n\n"
        "Yellow would be nice but not school-bus yellow. No purple.\n"
    )

    assert [(made.name.lower(), made.role) for _, made in brief.sheet.details(Colour)] == [
        ("yellow", "any"),
        ("purple", "avoid"),
    ]


@pytest.mark.parametrize(
    "asked",
    [
        'Please don\'t call us "award-winning".',
        "The committee would like green, and a photo of the whole choir at the top.",
        "My husband wants the logo bigger.",
        "Please write that I've won Bookkeeper of the Year 2023.",
    ],
)
def test_what_others_of_the_firm_want_is_a_wish_too(asked: str) -> None:
    brief = read(f"# Ouseburn Choir\n\nChoir in Newcastle. 0191 496 0333\n\n{asked}\n")

    assert asked not in shown(brief)


def test_praise_to_be_claimed_is_declined() -> None:
    asked = "Please write that I've won Bookkeeper of the Year 2023."
    brief = read(
        f"# Halden\n\nBookkeeper in York.\n\n## Tone\ndry humour; no stock photos\n{asked}\n"
    )

    assert said(brief, FactKind.DECLINED) == [asked]


def test_a_quotation_among_offers_is_what_a_customer_said() -> None:
    brief = read(
        "Pensión Marisol\n\nHabitaciones\nIndividual: 45 €\nDoble: 58 €\n\n"
        '"Limpia, barata, sin pretensiones" - Gudrun, Hamburgo\n"Muy limpia." (Los Méndez, Burgos)\n',
        "brief.txt",
    )

    assert [made.name for _, made in brief.sheet.details(ServiceDetail)] == ["Individual", "Doble"]
    assert [made.author for _, made in brief.sheet.details(Review)] == ["Gudrun", "Los Méndez"]


def test_a_price_begins_a_sentence() -> None:
    brief = read(
        "# Ouseburn Choir\n\nChoir in Leeds. No auditions. £5 a session, first one free.\n"
    )

    assert said(brief, FactKind.EXCLUSION) == ["No auditions."]
    assert "£5 a session, first one free." in said(brief, FactKind.STATEMENT)


def test_what_is_to_be_avoided_ends_with_its_list() -> None:
    brief = read(
        "# Pensión Marisol\n\nPensión en Nerja.\n\n## Para la web\n\n"
        "nada de música, fotos grandes, azul y blanco. Sin rosa, verde ni gris.\n"
    )

    assert {made.name: made.role for _, made in brief.sheet.details(Colour)} == {
        "azul": "any",
        "blanco": "any",
        "rosa": "avoid",
        "verde": "avoid",
        "gris": "avoid",
    }


def test_whoever_a_letter_greets_is_not_the_firm() -> None:
    brief = read(
        "Dear Sam, the committee met and agreed the following for the new site of the Ouseburn "
        "Community Choir, Newcastle. We rehearse every Wednesday. 0191 496 0333\n",
        "brief.txt",
    )

    assert brief.sheet.company == "Ouseburn Community Choir"
    assert "committee" not in shown(brief)


def test_those_a_firm_works_for_are_not_what_it_is() -> None:
    brief = read(
        "---\nname: Halden Bookkeeping\nlocation: York\n---\n\n"
        "I look after the books of about thirty small firms in and around York: a brewery, two "
        "dentists, a choir.\n"
    )

    assert "choir" not in [made.text for made in brief.sheet.of(FactKind.TRADE)]
    assert said(brief, FactKind.AREA) == ["York"]
    assert not brief.sheet.of(FactKind.ADDRESS)


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("nothing blue please, every dentist is blue.", "blue"),
        ("Nothing too blue, please.", "blue"),
        ("Bitte nichts Blaues.", "Blaues"),
        ("nichts in Blau bitte", "Blau"),
        ("nada azul, por favor", "azul"),
        ("anything but blue", "blue"),
        ("alles außer Blau", "Blau"),
        ("cualquier cosa menos azul", "azul"),
    ],
)
def test_a_colour_nobody_wants_is_avoided(asked: str, name: str) -> None:
    language = {"B": "de", "n": "en", "N": "en", "a": "en", "c": "es"}[asked[0]]
    language = "de" if "Blau" in asked else "es" if "azul" in asked else language
    text = (
        f"name: Saffron\nlanguage: {language}\nphone: 01799 496011\nnotes for you:\n  - {asked}\n"
    )
    brief = read(text, "brief.yaml")

    found = {(made.name, made.role) for _, made in brief.sheet.details(Colour)}
    assert (name, "any") not in found
    assert not [one for one in found if one[1] != "avoid"]
    assert found or name == "Blaues"


def test_a_french_brief_keeps_its_wishes_and_refusals_apart() -> None:
    brief = read(
        "# Menuiserie Le Goff\n\nMenuisier ébéniste à Quimper depuis 1994.\n\n## Services\n"
        "- Escaliers sur mesure, à partir de 4 500 €\n- Restauration de meubles : 48 €/heure\n\n"
        "Nous ne faisons pas de PVC ni d'aluminium.\n\n## Contact\n14 rue du Frout, 29000 Quimper\n\n"
        "## Consignes\nMerci d'éviter les photos de copeaux. Vert foncé si possible.\n"
    )

    assert said(brief, FactKind.EXCLUSION) == ["Nous ne faisons pas de PVC ni d'aluminium."]
    assert "copeaux" not in shown(brief)
    assert "Vert" not in shown(brief)
    offers = [made for _, made in brief.sheet.details(ServiceDetail)]
    assert [(made.name, made.price and made.price.qualifier) for made in offers] == [
        ("Escaliers sur mesure", "from"),
        ("Restauration de meubles", "exact"),
    ]
    assert [made.description for made in offers] == ["", ""]


def test_who_is_no_auditor_does_not_do_what_auditors_do() -> None:
    told = "I am not an auditor and don't do personal tax advice."
    brief = read(f"# Halden\n\nBookkeeper in York.\n\n{told}\n")

    assert said(brief, FactKind.EXCLUSION) == [told]


def test_a_list_of_bold_names_is_one_of_offers() -> None:
    brief = read(
        "# Overbeck\n\nTischlerei in Münster.\n\n## Wir bauen\n\n"
        "**Küchen** Massivholz, Fronten geölt. Zwischen 14.000 und 32.000 Euro.\n"
        "**Einbauschränke** unter der Dachschräge\n**Treppen** – aber nur innen\n"
    )

    assert [(made.name, made.description) for _, made in brief.sheet.details(ServiceDetail)] == [
        ("Küchen", "Massivholz, Fronten geölt."),
        ("Einbauschränke", "unter der Dachschräge"),
        ("Treppen", "aber nur innen"),
    ]
