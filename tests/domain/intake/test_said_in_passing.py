"""Facts that stand where nobody looks for them: in asides, in rows without signs, in odd keys."""

import pytest

from domain.brief import Brief
from domain.errors import BriefInvalid
from domain.facts import Address, Event, FactKind, Hours, Person, Price, Review, ServiceDetail
from domain.intake import read_brief


def read(text: str, name: str = "brief.txt") -> Brief:
    return read_brief(name, text.encode())


def said(brief: Brief, *kinds: FactKind) -> list[str]:
    return [entry.text for entry in brief.facts if entry.kind in kinds]


def people(brief: Brief) -> list[tuple[str, str]]:
    return [(p.name, p.role) for _, p in brief.sheet.details(Person)]


def priced(brief: Brief) -> list[tuple[str, str, str]]:
    loose = [(p.item, p.amount, p.qualifier) for _, p in brief.sheet.details(Price)]
    offers = [s for _, s in brief.sheet.details(ServiceDetail) if s.price]
    return loose + [(s.name, s.price.amount, s.price.qualifier) for s in offers if s.price]


def test_amounts_in_a_row_need_no_sign() -> None:
    text = "Studio Rye in Leeds, hairdresser, 0113 496 0000. A cut is 25, colour from 60."
    assert priced(read(text)) == [("cut", "25", "exact"), ("colour", "60", "from")]


def test_amounts_behind_one_with_a_sign_are_of_the_same_money() -> None:
    text = "Taller de costura Rye. Bajo de pantalon 8 euros, cambiar una cremallera 12."
    assert priced(read(text)) == [
        ("Bajo de pantalon", "8", "exact"),
        ("cambiar una cremallera", "12", "exact"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Rye Studio, 0113 496 0000. We are in room 12, open since 1999.",
        "Rye Studio, 0113 496 0000. My children are 4 and 7, we came here in May 2012.",
    ],
)
def test_other_numbers_are_no_amounts(text: str) -> None:
    assert priced(read(text)) == []


def test_a_price_behind_an_aside_is_of_the_subject() -> None:
    text = "Rye is a consultancy. And training, for teams of up to eight, is £1,400 a day."
    assert priced(read(text)) == [("training", "1400", "exact")]


def test_an_and_before_the_first_comma_joins_no_two_offers() -> None:
    text = "Pell Roofing, been going since 1999. We do slate and tile roofs, chimneys and gutters."
    brief = read(text)
    assert said(brief, FactKind.NAME) == ["Pell Roofing"]
    assert said(brief, FactKind.SERVICE) == ["slate and tile roofs", "chimneys", "gutters"]


def test_a_day_is_no_offer() -> None:
    text = "Somos un taller de costura. Hacemos arreglos de ropa, cortinas a medida y los viernes clases."
    assert said(read(text), FactKind.SERVICE) == ["arreglos de ropa", "cortinas a medida"]


def test_from_one_town_to_another_is_an_area() -> None:
    text = "Pell Roofing. Based in Skipton, we go anywhere from Settle down to Keighley and across to Harrogate."
    assert said(read(text), FactKind.AREA) == ["Skipton", "Settle", "Keighley", "Harrogate"]


def test_between_two_times_is_from_one_to_the_other() -> None:
    hours = read("Rye. Carol picks up between 8 and 4 Monday to Friday.").sheet.details(Hours)
    assert [(h.days, [(s.opens, s.closes) for s in h.spans]) for _, h in hours] == [
        (("mon", "tue", "wed", "thu", "fri"), [("08:00", "16:00")])
    ]


@pytest.mark.parametrize(
    ("text", "author"),
    [
        ('Mrs Aldred from Cowling said "left it tidier than before" and I\'d like that on there.', "Mrs Aldred"),
        ('Also "No nonsense and no mess" from the vicar at Holy Trinity.', "the vicar at Holy Trinity"),
        ('The keeper, Morag Flett, told us "It was the first system they liked".', "Morag Flett"),
    ],
)  # fmt: skip
def test_whoever_said_it_inside_a_sentence_is_its_author(text: str, author: str) -> None:
    reviews = read(f"Rye is a bakery in Leeds. {text}").sheet.details(Review)
    assert [made.author for _, made in reviews] == [author]


def test_one_of_us_is_no_second_name_of_the_firm() -> None:
    text = "Halden & Voss is a consultancy. We're Ingrid Halden, who spent years away, and Peter Voss, a developer."
    brief = read(text)
    assert said(brief, FactKind.NAME) == ["Halden & Voss"]
    assert people(brief) == [("Ingrid Halden", ""), ("Peter Voss", "developer")]


def test_the_place_right_behind_a_name_ends_it() -> None:
    text = "Hundeschule Pfotenwerk aus Ulm: Einzeltraining 65 €, Inhaberin ist Jana Scholl, Schutzhundausbildung gibt es bei uns nicht."
    brief = read(text)
    assert said(brief, FactKind.NAME) == ["Hundeschule Pfotenwerk"]
    assert said(brief, FactKind.EXCLUSION) == ["Schutzhundausbildung gibt es bei uns nicht."]


def test_roles_stand_before_names_too() -> None:
    text = "# Tischlerei Harms\n\n**Team:** Eike Harms, Geselle Timo Janssen, Azubi Lara Focken. Das Büro macht Eikes Frau Wiebke.\n"
    assert people(read(text, "b.md")) == [
        ("Eike Harms", ""),
        ("Timo Janssen", "Geselle"),
        ("Lara Focken", "Azubi"),
        ("Wiebke", "Büro"),
    ]


def test_a_list_of_people_is_one_under_any_heading() -> None:
    text = "# Rye\n\n## Wer unterrichtet\n\n- Inés Carmona – Cello\n- Marc Oller, Schlagzeug\n"
    assert people(read(text, "b.md")) == [("Inés Carmona", "Cello"), ("Marc Oller", "Schlagzeug")]


def test_prices_behind_a_label_each_have_their_own_thing() -> None:
    text = "# Tischlerei Harms\n\n**Was wir machen**\n\n* Treppen\n\n**Preise:** Innentür eingebaut ab 690 €. Stundensatz Geselle 58 €, Meister 68 €.\n"
    assert priced(read(text, "b.md")) == [
        ("Innentür eingebaut", "690", "from"),
        ("Stundensatz Geselle", "58", "exact"),
        ("Meister", "68", "exact"),
    ]


def test_a_column_called_what_names_the_offers() -> None:
    text = (
        "# Kestrel Woods\n\n| When | What | Cost |\n|---|---|---|\n| Weekdays | School visits | £4 |\n"
        "| 17 April 2027 | Dawn chorus walk | £6 |\n"
    )
    brief = read(text, "b.md")
    assert priced(brief) == [("School visits", "4", "exact")]
    assert [(e.name, e.date) for _, e in brief.sheet.details(Event)] == [
        ("Dawn chorus walk", "2027-04-17")
    ]


def test_a_post_box_is_an_address_and_a_town_no_street() -> None:
    assert [(a.street, a.locality) for _, a in read("Rye. Letters go to PO Box 1187, Edinburgh EH3 6YT.").sheet.details(Address)] == [("PO Box 1187", "Edinburgh")]  # fmt: skip
    assert [(a.street, a.locality) for _, a in read("Rye. Unit 6, Sawley Mill, Skipton BD23 1PT.").sheet.details(Address)] == [("Unit 6, Sawley Mill", "Skipton")]  # fmt: skip


KNOWN = "Haus: Pension Lindeneck\nTelefon: 035022 5550\nMail: a@b.example\nOrt: Bad Schandau\n"


def test_of_a_brief_that_is_understood_the_odd_key_is_the_clients_own() -> None:
    brief = read(f"name: Pension Lindeneck\n{KNOWN}Lieblingsding: Dampf am Morgen\n", "b.yaml")
    assert "Lieblingsding: Dampf am Morgen" in said(brief, FactKind.STATEMENT)


def test_a_misspelt_key_is_refused_in_any_brief() -> None:
    with pytest.raises(BriefInvalid, match="The key `serivces` is not known"):
        read(f"name: Pension Lindeneck\n{KNOWN}serivces: [a]\n", "b.yaml")


def test_a_key_says_what_its_lone_price_is_for() -> None:
    brief = read(f"name: Pension Lindeneck\n{KNOWN}Hund: 8 Euro pro Nacht\nFrühstück: 7.30 bis 10 Uhr, im Preis enthalten\n", "b.yaml")  # fmt: skip
    assert priced(brief) == [("Hund", "8", "exact")]
    assert said(brief, FactKind.SERVICE) == []
    assert "Frühstück: 7.30 bis 10 Uhr, im Preis enthalten" in said(brief, FactKind.STATEMENT)


def test_a_day_of_a_timetable_is_no_offer() -> None:
    text = "name: Still Water\ntimetable:\n  Monday: 7-8am vinyasa\n  Wednesday: 6.30-7.45pm yin\n"
    assert said(read(text, "b.yaml"), FactKind.SERVICE) == []


@pytest.mark.parametrize(
    "text",
    ["Maybe dark grey.", "Not too worthy.", "It must work on a bad signal."],
)  # fmt: skip
def test_half_said_wishes_are_no_copy(text: str) -> None:
    assert text not in said(read(f"Rye is a bakery in Leeds. {text}"), FactKind.STATEMENT)


def test_what_a_firm_refuses_among_its_wishes_is_no_wish() -> None:
    text = (
        "# Escuela Rye\n\n## Notas para la web\n\n- No alquilamos instrumentos.\n- Nada de rosa.\n"
    )
    assert said(read(text, "b.md"), FactKind.EXCLUSION) == ["No alquilamos instrumentos."]


def test_an_excuse_at_the_top_of_a_mail_is_no_copy() -> None:
    text = "Subject: site\nFrom: Gary Pell <g@pell.example>\n\nMorning Steph\n\nSorry for the delay, been busy. Right then. Pell Roofing, been going since 1999.\n\nCheers\nGary\n"
    brief = read(text)
    assert said(brief, FactKind.NAME, FactKind.PERSON) == ["Pell Roofing", "Gary Pell"]
    assert said(brief, FactKind.STATEMENT) == []


def test_an_adverb_before_a_price_is_no_part_of_the_thing() -> None:
    text = "Rye is a bakery in Leeds. Birthday cakes are usually between £65 and £120."
    assert [item for item, _, _ in priced(read(text))] == ["Birthday cakes"]


def test_pleasure_at_a_chat_is_no_copy() -> None:
    text = "Hi Ben,\n\nLovely to chat on Monday! Rye is a bakery in Leeds.\n"
    assert not any("chat" in words for words in said(read(text), FactKind.STATEMENT))


def test_the_last_heading_with_a_number_is_kept() -> None:
    text = "We bake rye bread.\n# Open daily 10-4.\n## Gas Safe 123456.\n"
    assert any("123456" in entry.text for entry in read(text).facts)


def test_a_good_day_before_a_colon_is_no_label() -> None:
    text = "Buenos días: soy Carmen Ibarra, abogada en Bilbao desde 1999. Quiero una web seria."
    brief = read(text)
    assert said(brief, FactKind.AREA) == ["Bilbao"]
    assert said(brief, FactKind.PREFERENCE) == ["Quiero una web seria."]


def test_labels_inside_a_chat_say_the_name_and_the_wish() -> None:
    text = "Hey! Quick notes. Business name: Low Tide Weddings. I take photos in Falmouth. Site: airy, pale sand, no scripts."
    brief = read(text)
    assert said(brief, FactKind.NAME) == ["Low Tide Weddings"]
    assert not any("airy" in words for words in said(brief, FactKind.STATEMENT))


def test_jobs_with_prices_are_no_vacancies_and_places_no_offers() -> None:
    text = "name: Bright Side\ncovers: [Didcot, Wallingford]\njobs:\n  oven: £55\n  end of tenancy: from £180\n"
    brief = read(text, "b.yaml")
    assert said(brief, FactKind.AREA) == ["Didcot", "Wallingford"]
    assert priced(brief) == [("oven", "55", "exact"), ("end of tenancy", "180", "from")]


def test_people_listed_line_by_line_stay_apart_however_long_a_line_is() -> None:
    text = (
        "# Tidemark\n\nWe make harbour software.\n\n## Who we are\n\n"
        "Dora Whitlow - Founder, was harbor master of Tenants Cove for eleven years\n"
        "Rafi Menon - Software\nJo Lindberg - Software and support\n"
    )
    brief = read_brief("brief.md", text.encode())
    assert "Rafi Menon - Software" in [fact.text for fact in brief.facts]
    assert not any("years Rafi" in fact.text for fact in brief.facts)


@pytest.mark.parametrize(
    ("sentence", "met"),
    [
        (
            "Dan Hale runs the workshop and his daughter Mia builds wheels.",
            [("Dan Hale", "runs the workshop"), ("Mia", "builds wheels")],
        ),
        (
            "Katrin Oelze gibt auch Unterricht für Menschen, die lange nicht gefahren sind.",
            [("Katrin Oelze", "gibt auch Unterricht für Menschen, die lange nicht gefahren sind")],
        ),
        ("Uwe Brandis bildet Motorrad aus.", [("Uwe Brandis", "bildet Motorrad aus")]),
    ],
)
def test_whoever_does_something_and_a_relative_are_both_met(
    sentence: str, met: list[tuple[str, str]]
) -> None:
    brief = read(f"Spokes & Son, 7 Dock Lane, Bristol BS1 6ZZ. {sentence}")
    assert [(p.name, p.bio) for _, p in brief.sheet.details(Person)] == met


@pytest.mark.parametrize(
    ("told", "towns"),
    [
        (
            "Wir arbeiten im Umkreis von 40 km: Isny, Wangen, Leutkirch, Lindau.",
            ["Isny", "Wangen", "Leutkirch", "Lindau"],
        ),
        ("Wir liefern im Umkreis von 30 Kilometern um Isny.", ["Isny"]),
        ("Wir kommen im Radius von rund 20 km.", []),
    ],
)
def test_a_circle_is_no_town(told: str, towns: list[str]) -> None:
    brief = read_brief("b.txt", f"Die Schreinerei Vogt baut Küchen. {told}".encode())
    assert [made.text for made in brief.sheet.of(FactKind.AREA)] == towns
