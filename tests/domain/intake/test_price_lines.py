"""Lines of price lists and labels, in which a sign decides what belongs to what."""

import pytest

from domain.brief import Brief
from domain.facts import Address, FactKind, Licence, Link, Phone, Price, ServiceDetail
from domain.intake import read_brief


def read(text: str, name: str = "brief.md") -> Brief:
    return read_brief(name, text.encode())


def said(brief: Brief, *kinds: FactKind) -> list[str]:
    return [made.text for made in brief.sheet.of(*kinds)]


def items(brief: Brief) -> dict[str, str]:
    return {price.item: price.amount for _, price in brief.sheet.details(Price)}


def test_two_things_on_a_line_each_have_their_price() -> None:
    brief = read("# Kletterhalle Kante\n\n## Eintritt\n\nLeihschuhe 4 €, Gurt 3 €\n")
    assert items(brief) == {"Leihschuhe": "4", "Gurt": "3"}


def test_two_prices_of_one_thing_keep_its_name() -> None:
    brief = read("# Salon Cut\n\n## Prices\n\nCut: Short £20, Long £30\n")
    assert items(brief) == {"Cut, Short": "20", "Cut, Long": "30"}


def test_no_word_the_client_did_not_write_stands_in_a_statement() -> None:
    line = "Tageskarte Erw. 14,50 / erm. 11,- / an Feiertagen und in den Ferien 16,-"
    brief = read(f"# Halle Kante\n\nTel. 0421 555 0170, 28207 Bremen\n\n## Eintritt\n\n{line}\n")
    assert not [made for made in brief.facts if "EUR" in made.text]


def test_a_noun_before_a_price_is_part_of_its_item() -> None:
    brief = read("We are Heron, a tattoo studio in Leeds.\n\nThe minimum charge is £60.\n", "b.txt")
    assert items(brief) == {"minimum charge": "60"}


def test_a_bracket_behind_a_price_is_no_half() -> None:
    brief = read("# Shala\n\n## Clases\n\n- Bono 10: 90 € (caduca a los 3 meses)\n")
    [(_, made)] = brief.sheet.details(ServiceDetail)
    assert made.description == "caduca a los 3 meses"


def test_a_line_of_prices_is_a_price_whatever_its_label_says() -> None:
    brief = read("# Shala\n\n## Tarifas\n\nClase suelta: 12 €\nBono 5 clases: 50 €\n")
    assert items(brief) == {"Clase suelta": "12", "Bono 5 clases": "50"}
    assert not brief.sheet.of(FactKind.SERVICE)


def test_a_label_with_a_time_lists_no_offers() -> None:
    line = "Visitas al rebaño: sábados a las 11 h, con reserva previa."
    brief = read(f"# Finca Majadas\n\nSomos una familia.\n\n{line}\n")
    assert not brief.sheet.of(FactKind.SERVICE)
    assert line in said(brief, FactKind.STATEMENT)


def test_the_number_of_a_stand_in_is_not_that_of_the_firm() -> None:
    brief = read("# Tierarztpraxis am Deich\n\nTel. 04841 555 20\n\nVertretung: Tierklinik Nord, Tel. 04841 555 900.\n")  # fmt: skip
    purposes = [phone.purpose for _, phone in brief.sheet.details(Phone)]
    assert purposes == ["", "Vertretung"]
    assert not brief.contradictions


def test_a_region_ends_before_the_next_word() -> None:
    brief = read("# Asesoría Lamas\n\nAtendemos a pymes de toda Asturias desde 1992.\n")
    assert said(brief, FactKind.AREA) == ["Asturias"]


def test_a_club_keeps_the_dot_of_its_form() -> None:
    brief = read("# Kletterhalle Kante\n\nMitglied im KLEVER e.V. Routenbau alle zwei Wochen neu.\n")  # fmt: skip
    [(_, licence)] = brief.sheet.details(Licence)
    assert licence.name == "Mitglied im KLEVER e.V."


def test_each_address_of_a_line_has_its_own_label() -> None:
    line = "Web: https://laperola.example  Instagram: https://instagram.com/laperola"
    brief = read(f"# La Perola\n\nSomos un bar.\n\n{line}\n")
    assert [link.label for _, link in brief.sheet.details(Link)] == ["Web", "Instagram"]


def test_what_is_said_of_a_price_stays_with_it() -> None:
    text = "name: Lindqvist\nrates:\n  - name: Certified translation\n    price: €45 per page\n    vat: excl. VAT\n"
    brief = read(text, "b.yaml")
    assert said(brief, FactKind.PRICE) == ["Certified translation – €45 per page – excl. VAT"]
    assert not brief.sheet.of(FactKind.STATEMENT)


def test_a_number_in_the_signature_is_not_given_twice() -> None:
    text = "We are Heron & Co, a tattoo studio in Leeds. Ring the studio on 0113 496 0311.\n\nKind regards\nJodie Marsh\n0113 496 0311\n"
    assert len(read(text, "b.txt").sheet.of(FactKind.PHONE)) == 1


def test_a_membership_given_up_excludes_nothing() -> None:
    line = "We are members of the NAFD (SAIF no longer, we left in 2020)."
    brief = read(f"We are Heron & Co, undertakers in Leeds.\n\n{line}\n", "b.txt")
    assert not brief.sheet.of(FactKind.EXCLUSION)


def test_a_value_under_a_guessed_key_keeps_it() -> None:
    brief = read("name: Clutch\npass rate: 68 % first time in 2024\n", "b.yaml")
    assert said(brief, FactKind.STATEMENT, FactKind.HISTORY) == [
        "Pass rate: 68 % first time in 2024"
    ]


def test_each_is_said_with_the_price_and_is_no_part_of_what_is_paid_for() -> None:
    text = "Wir sind Fahrschule Heron in Wernigerode. Sonderfahrten je 78 Euro, Theorie 90 Euro.\n"
    prices = [d for _, d in read(text, "b.txt").sheet.details(Price)]
    assert [(p.item, p.display) for p in prices] == [
        ("Sonderfahrten", "je 78 Euro"),
        ("Theorie", "90 Euro"),
    ]


def test_a_street_is_named_as_its_sign_has_it() -> None:
    text = "Wir sind Bäckerei Heron. Sie finden uns in der Breiten Straße 41, 38855 Wernigerode.\n"
    ((_, address),) = read(text, "b.txt").sheet.details(Address)
    assert address.street == "Breite Straße 41"


def priced(brief: Brief) -> dict[str, tuple[str, str]]:
    """Return what is paid for with its price as shown and how exact that is."""
    found = [price for _, price in brief.sheet.details(Price)]
    found += [made.price for _, made in brief.sheet.details(ServiceDetail) if made.price]
    return {price.item: (price.display, price.qualifier) for price in found}


def test_the_head_of_a_column_says_where_prices_begin() -> None:
    brief = read(
        "# Fern & Feather\n\nFlorist in Bath.\n\n## What it costs\n\n| | from | what you get |\n|---|---|---|\n"
        "| Elopement | £350 | bouquet |\n| Small wedding | £1,400 | six tables |\n"
    )
    assert priced(brief) == {
        "Elopement": ("from £350", "from"),
        "Small wedding": ("from £1,400", "from"),
    }


def test_upwards_behind_an_amount_is_where_it_begins() -> None:
    brief = read(
        "# Muddy Paws\n\nDog groomer in Leeds.\n\n## Prices\n\nNewfoundlands £85 upwards\n"
    )
    assert priced(brief) == {"Newfoundlands": ("£85 upwards", "from")}


def test_a_size_alone_is_of_the_thing_named_before_it() -> None:
    brief = read(
        "# Muddy Paws\n\nDog groomer in Leeds.\n\n"
        "A full groom for a small dog is £38, medium £46, large £58 and a nail clip is £10.\n"
    )
    assert items(brief) == {
        "full groom for a small dog": "38",
        "full groom for a medium dog": "46",
        "full groom for a large dog": "58",
        "nail clip": "10",
    }


def test_two_prices_of_one_thing_are_told_apart_by_the_words_behind_them() -> None:
    brief = read(
        "# Brightwater\n\nSolar installers in Taunton.\n\n## Services\n\n- Repairs\n"
        "- EV chargers (£950 with a solar install, £1,100 on their own)\n"
    )
    assert items(brief) == {
        "EV chargers with a solar install": "950",
        "EV chargers on their own": "1100",
    }
    assert not brief.contradictions


def test_a_second_price_in_brackets_is_of_a_variant() -> None:
    brief = read("fees:\n  Examination: £68\n  Root canal: from £420 (molars £560)\n", "brief.yaml")
    assert items(brief) == {"Examination": "68", "Root canal": "420", "Root canal (molars)": "560"}
    assert not brief.notes


def test_what_is_free_lacks_no_currency() -> None:
    brief = read("name: Rope Museum\nadmission:\n  Adults: £5\n  Under 16s: free\n", "brief.yaml")
    assert not brief.notes
    assert "Under 16s: free" in said(brief, FactKind.STATEMENT)


def test_a_surcharge_keeps_its_name() -> None:
    brief = read(
        "# Rope Museum\n\nHull.\n\n## Admission\n\nAdults £5\nDemonstration +£2 per head\n"
    )
    assert items(brief) == {"Adults": "5", "Demonstration": "2"}


def test_a_bracket_in_a_price_list_says_of_whom_the_price_is() -> None:
    brief = read("# Rope Museum\n\nHull.\n\n## Admission\n\nAdults £5\nFamily (2+3) £12\n")
    assert items(brief) == {"Adults": "5", "Family (2+3)": "12"}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "Küchen fangen bei 12.000 € an, eine Haustür liegt zwischen 3.200 und 5.500 €.",
            [("Küchen", "ab 12.000 €"), ("Haustür", "zwischen 3.200 und 5.500 €")],
        ),
        ("Einbauschränke beginnen schon bei 1.800 €.", [("Einbauschränke", "ab 1.800 €")]),
        ("Unsere Kurse gehen bei 90 € los.", [("Unsere Kurse", "ab 90 €")]),
        ("Kitchens start at £9,000.", [("Kitchens", "from £9,000")]),
        ("Las cocinas empiezan en 9.000 €.", [("Las cocinas", "desde 9.000 €")]),
        ("Kitchens, starting at £9,000.", [("Kitchens", "from £9,000")]),
        ("Die Honorare liegen zwischen 90 und 120 €.", [("Die Honorare", "zwischen 90 und 120 €")]),
    ],
)
def test_where_prices_begin_is_told_as_in_a_table(text: str, shown: list[tuple[str, str]]) -> None:
    found = read(text, "brief.txt").sheet.details(Price)
    assert [(price.item, price.display) for _, price in found] == shown
