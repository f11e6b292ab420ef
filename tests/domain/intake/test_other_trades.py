"""What clients of many trades write, and what it must become or must not become."""

import pytest

from domain.brief import Brief
from domain.facts import (
    Fact,
    FactKind,
    Hours,
    Licence,
    Link,
    Person,
    Phone,
    Price,
    Question,
    Review,
    ServiceDetail,
)
from domain.intake import read_brief


def read(text: str, name: str = "brief.md") -> Brief:
    return read_brief(name, text.encode())


def said(brief: Brief, *kinds: FactKind) -> list[str]:
    return [made.text for made in brief.sheet.of(*kinds)]


def priced(brief: Brief) -> dict[str, tuple[str, str, str]]:
    """Return item to amount, currency and display of every price, alone or in an offer."""
    found = [price for _, price in brief.sheet.details(Price)]
    found += [made.price for _, made in brief.sheet.details(ServiceDetail) if made.price]
    return {price.item: (price.amount, price.currency, price.display) for price in found}


def purposes(brief: Brief) -> dict[str, str]:
    return {phone.display: phone.purpose for _, phone in brief.sheet.details(Phone)}


@pytest.mark.parametrize(
    "item",
    ["Meditación (gratis, domingos a las 20 h)", "Abendkurs, mittwochs um 19 h", "Pottery at 7 h"],
)
def test_a_time_of_day_is_no_length(item: str) -> None:
    lead = {"M": "Somos la Escuela Mar.", "A": "Wir sind die Schule.", "P": "We are Clay."}[item[0]]
    heading = {"M": "Clases", "A": "Kurse", "P": "Classes"}[item[0]]
    [made] = read(f"# Marea\n\n{lead}\n\n## {heading}\n\n- {item}\n").sheet.of(FactKind.SERVICE)
    assert isinstance(made.detail, ServiceDetail)
    assert made.detail.duration_minutes is None


def test_a_course_of_two_parts_is_not_as_long_as_one() -> None:
    brief = read("# Kletterhalle Kante\n\nWir klettern.\n\n## Kurse\n\n- Toprope (2 x 3 Std.) 79 €\n- Probe, 2 Std., 29 €\n")  # fmt: skip
    made = [detail for _, detail in brief.sheet.details(ServiceDetail)]
    assert [(one.name, one.duration_minutes) for one in made] == [("Toprope", None), ("Probe", 120)]


def test_a_day_has_the_times_of_every_column() -> None:
    table = "| Tag | vormittags | nachmittags |\n|---|---|---|\n| Montag | 9–11:30 | 16–18 |\n| Dienstag | 9–11:30 | geschlossen |\n"
    brief = read(f"# Praxis Elbtal\n\n## Sprechzeiten\n\n{table}")
    spans = {made.days: [(s.opens, s.closes) for s in made.spans] for _, made in brief.sheet.details(Hours)}  # fmt: skip
    assert spans == {
        ("mon",): [("09:00", "11:30"), ("16:00", "18:00")],
        ("tue",): [("09:00", "11:30")],
    }


def test_a_table_of_prices_is_one_under_any_heading_and_its_head_says_the_unit() -> None:
    table = "| Habitación | Precio por noche |\n|---|---|\n| Doble (con baño, balcón) | 135 € |\n"
    brief = read(f"# Casa Majadas\n\nSomos una casa rural.\n\n## La casa\n\n{table}")
    assert [(p.item, p.amount, p.unit) for _, p in priced_of(brief)] == [
        ("Doble (con baño, balcón)", "135", "noche")
    ]


def test_a_season_is_a_price_and_no_offer() -> None:
    table = "| Temporada | Precio por noche | Mínimo |\n|---|---|---|\n| Media (abr-jun, oct) | 135 € | 2 noches |\n"
    brief = read(f"# Casa Majadas\n\nSomos una casa rural.\n\n## La casa\n\n{table}")
    assert not brief.sheet.of(FactKind.SERVICE)
    [(_, price)] = brief.sheet.details(Price)
    assert (price.item, price.amount, price.unit) == ("Media (abr-jun, oct)", "135", "noche")
    assert "Media (abr-jun, oct): Mínimo: 2 noches" in said(brief, FactKind.STATEMENT)


def priced_of(brief: Brief) -> list[tuple[Fact, Price]]:
    return [(made, d.price) for made, d in brief.sheet.details(ServiceDetail) if d.price]


def test_two_reviews_in_one_block_quote_are_two() -> None:
    quotes = '> "They turned my nan into a queen." – Beth & Oli, Harrogate\n> "Worth every penny" – Aisha R.\n'
    brief = read(f"# The Ladle\n\n## What couples said\n\n{quotes}")
    assert [(r.quote, r.author) for _, r in brief.sheet.details(Review)] == [
        ("They turned my nan into a queen.", "Beth & Oli"),
        ("Worth every penny", "Aisha R."),
    ]


def test_a_review_keeps_the_site_named_before_it_and_a_name_without_a_dash() -> None:
    told = read(
        'We are Black Heron in Leeds.\n\nSomeone wrote on Google: "Kit did it and I cried, perfect." - Hannah T.\n',
        "b.txt",
    )
    [(_, review)] = told.sheet.details(Review)
    assert (review.author, review.source) == ("Hannah T.", "Google")
    brief = read(
        "# Asesoría Lamas\n\nLo que dicen los clientes: «Me salvaron de una sanción de 3.000 euros.» Begoña, panadera en Avilés.\n"
    )
    [(_, review)] = brief.sheet.details(Review)
    assert (review.author, review.source) == ("Begoña", "panadera en Avilés")
    assert not brief.sheet.of(FactKind.PRICE)


def test_questions_that_are_answered_on_their_line_stay_apart() -> None:
    asked = (
        "¿Tengo que traer esterilla? No, tenemos de sobra.\n¿Puedo ir embarazada? A prenatal sí.\n"
    )
    brief = read(f"# Shala Marea\n\n## Preguntas\n{asked}")
    assert [(q.question, q.answer) for _, q in brief.sheet.details(Question)] == [
        ("¿Tengo que traer esterilla?", "No, tenemos de sobra."),
        ("¿Puedo ir embarazada?", "A prenatal sí."),
    ]


def test_a_number_in_a_mapping_has_its_purpose_and_the_purpose_is_no_number() -> None:
    text = '{"company": "Lindqvist", "phones": [{"number": "+353 1 555 0142", "for": "office"}, {"number": "+353 87 555 0199", "for": "urgent, 24 h"}]}'
    assert purposes(read(text, "b.json")) == {
        "+353 1 555 0142": "office",
        "+353 87 555 0199": "urgent, 24 h",
    }


def test_the_label_of_a_number_says_what_it_is_for_and_gives_no_hours() -> None:
    text = "We are Oyelaran & Daughters, funeral directors in London.\n\nDay: 020 7946 0218\nNight and weekends (24 hours): 020 7946 0999\n"
    brief = read(text, "b.txt")
    assert purposes(brief) == {"020 7946 0218": "", "020 7946 0999": "Night and weekends"}
    assert not brief.sheet.of(FactKind.HOURS)
    hall = read("# Kletterhalle Kante\n\nTel Halle: 0421 555 0170 / Kurse: 0421 555 0171\n")
    assert purposes(hall) == {"0421 555 0170": "", "0421 555 0171": "Kurse"}
    sweep = read("# Betrieb Krah GmbH\n\nT 05592 555 041 · F 05592 555 042\n")
    assert purposes(sweep) == {"05592 555 041": "", "05592 555 042": "Fax"}


def test_a_label_that_asks_to_ring_announces_no_event() -> None:
    text = "# La Perola\n\nSomos un food truck en Valencia.\n\nPara eventos llamad a Amparo: 655 01 22 33.\n"
    brief = read(text)
    assert purposes(brief) == {"655 01 22 33": "eventos"}


def test_what_a_price_is_for_may_stand_before_a_colon() -> None:
    brief = read("# Casa Majadas\n\nSomos una casa rural.\n\n## La casa\n\nLimpieza final: 45 €. Desayuno: 8 €.\n")  # fmt: skip
    assert set(priced(brief)) == {"Limpieza final", "Desayuno"}
    yoga = read("# Shala\n\n## Tarifas\n\nBono 5 clases: 50 €\nBono 10 clases: 90 €\n")
    assert set(priced(yoga)) == {"Bono 5 clases", "Bono 10 clases"}


def test_amounts_of_a_price_list_need_no_sign() -> None:
    lines = "Tageskarte Erw. 14,50 / erm. 11,-\nKinder bis 12 J. 8,-\nMonatskarte 59,- €\n"
    brief = read(f"# Kletterhalle Kante\n\nTel. 0421 555 0170, 28207 Bremen\n\n## Eintritt\n\n{lines}")  # fmt: skip
    found = priced(brief)
    assert found["Kinder bis 12 J"] == ("8", "EUR", "8,-")
    assert found["Monatskarte"] == ("59", "EUR", "59,- €")
    amounts = sorted(amount for amount, _, _ in found.values())
    assert amounts == ["11", "14.50", "59", "8"]


def test_what_somebody_charges_an_hour_is_a_price_in_the_money_of_the_country() -> None:
    text = "I'm Deb Archer, a childminder in Bristol, 07700 900 663.\n\nI charge 6.50 an hour or 62 a day, meals included but not nappies.\n"
    amounts = [(p.amount, p.currency, p.display) for _, p in read(text, "b.txt").sheet.details(Price)]  # fmt: skip
    assert amounts == [("6.50", "GBP", "6.50"), ("62", "GBP", "62")]
    assert "or" not in priced(read(text, "b.txt"))


def test_insurance_among_the_services_hides_no_price() -> None:
    brief = read("# Asesoría Lamas\n\n## Servicios\n\n- Nóminas y seguros sociales, 18 € por trabajador y mes\n")  # fmt: skip
    [(_, price)] = priced_of(brief)
    assert (price.amount, price.unit) == ("18", "trabajador y mes")


@pytest.mark.parametrize(
    ("text", "no"),
    [
        (
            "Ich heiße Walter Brix und stimme Klaviere in Freiburg, erreichbar unter 0761 5550177.",
            "erreichbar",
        ),
        ("I'm Deb Archer from Bristol. I have a dog called Biscuit.", "dog"),
        (
            "Hola, soy Inés Bru y en 2018 abrí Shala Marea en Cádiz. Antes fui fisioterapeuta durante doce años.",
            "fisioterapeuta",
        ),
    ],
)
def test_what_is_no_trade_of_the_firm_is_no_trade(text: str, no: str) -> None:
    assert no not in said(read(text, "b.txt"), FactKind.TRADE)


def test_a_trade_in_the_name_says_more_than_practice() -> None:
    brief = read("# Tierarztpraxis am Deich\n\nVom 22.12. bis 2.1. ist die Praxis geschlossen.\n")
    assert said(brief, FactKind.TRADE) == ["Tierarztpraxis"]


def test_two_people_with_roles_on_one_line_are_two() -> None:
    team = "Team: Jana Holm (Rezeption), Malte Iversen (OP-Assistenz)\n\nGeselle: Finn Otte. Azubi: Merle Sander.\n\nInhaberin: Dr. med. vet. Frauke Petersen\n"
    brief = read(f"# Tierarztpraxis am Deich\n\n{team}")
    people = {made.name.rstrip("."): made.role for _, made in brief.sheet.details(Person)}
    assert people == {
        "Jana Holm": "Rezeption",
        "Malte Iversen": "OP-Assistenz",
        "Finn Otte": "Geselle",
        "Merle Sander": "Azubi",
        "Dr. med. vet. Frauke Petersen": "Inhaberin",
    }


def test_the_role_of_one_person_is_not_that_of_the_next() -> None:
    text = "# Notariat Felsner\n\nDr. Anselm Felsner ist seit 2004 Notar, Katharina Wiegand trat 2015 ein.\n"
    people = {made.name: made.role for _, made in read(text).sheet.details(Person)}
    assert people == {"Dr. Anselm Felsner": "Notar"}


def test_the_number_and_the_title_of_a_person_in_a_mapping_are_theirs() -> None:
    text = "name: Clutch Point\nteam:\n  - name: Graham Ellery\n    title: head instructor\n    adi: ADI 284417\n"
    [(_, person)] = read(text, "b.yaml").sheet.details(Person)
    assert (person.role, person.credential) == ("head instructor", "ADI 284417")


def test_a_signature_with_small_print_is_no_offer() -> None:
    small = "Oyelaran & Daughters Ltd, registered in England no. 01398822, registered office 211 Evelyn Street\nPlease consider the environment before printing this e-mail.\n"
    text = f"We are Oyelaran & Daughters, funeral directors in London.\n\nWhat we offer:\n* Simple cremation – £1,495\n* Memorial stones\n\nWith kind regards,\nMargaret Oyelaran\nDirector\n\n{small}"
    brief = read(text, "b.txt")
    assert said(brief, FactKind.SERVICE) == ["Simple cremation – £1,495", "Memorial stones"]
    [(_, person)] = brief.sheet.details(Person)
    assert (person.name, person.role) == ("Margaret Oyelaran", "Director")
    assert "printing" not in " ".join(said(brief, FactKind.STATEMENT))


def test_a_refusal_behind_a_wish_is_a_wish_and_alone_it_is_none() -> None:
    text = (
        "# Oyelaran\n\nWe bury people.\n\nPlease keep the tone quiet. No doves, no sunsets.\n\n{}\n"
    )
    brief = read(text.format("No pet funerals."))
    assert said(brief, FactKind.PREFERENCE) == [
        "Please keep the tone quiet.",
        "No doves, no sunsets.",
    ]
    assert said(brief, FactKind.EXCLUSION) == ["No pet funerals."]


def test_a_wish_and_a_request_to_invent_in_one_sentence_are_told_apart() -> None:
    text = "We are Black Heron, a tattoo studio in Leeds.\n\nCan you make the website dark, no stock photos please, and stick a few five star reviews in.\n"
    brief = read(text, "b.txt")
    assert said(brief, FactKind.DECLINED) == ["stick a few five star reviews in."]
    [kept] = said(brief, FactKind.PREFERENCE, FactKind.COLOUR)
    assert kept.endswith("no stock photos please")


@pytest.mark.parametrize(
    "text",
    [
        "We are Ladle, a band in Leeds. We stopped doing corporate events in 2022.",
        "Wir sind die Bäckerei Krah in Bonn. Das Catering haben wir 2022 eingestellt.",
        "Somos La Perola, un bar en Vigo. Hemos dejado de hacer bodas en 2022.",
    ],
)
def test_what_a_firm_gave_up_is_excluded(text: str) -> None:
    assert "2022" in " ".join(said(read(text, "b.txt"), FactKind.EXCLUSION))


def test_a_licence_is_whole_and_of_the_firm() -> None:
    text = "We are Heron, a tattoo studio in Leeds.\n\nWe're registered with Leeds City Council, reg no. SK/2016/0447.\nWe're fully insured (£10m public liability, Musicians' Union).\nMy husband Joe, who is my registered assistant, helps.\nWe are members of the NAFD (SAIF no longer, we left).\n"
    found = {made.name: made.number for _, made in read(text, "b.txt").sheet.details(Licence)}
    assert found == {
        "We're registered with Leeds City Council, reg": "SK/2016/0447",
        "We're fully insured (£10m public liability, Musicians' Union)": "",
        "We are members of the NAFD": "",
    }
    farm = read("# Finca Majadas\n\nRegistro de turismo: TR-CC-00418\n")
    [(_, licence)] = farm.sheet.details(Licence)
    assert licence.number == "TR-CC-00418"


def test_a_handle_is_an_address() -> None:
    brief = read("We are Heron, a tattoo studio in Leeds. Insta is @black.heron.\n", "b.txt")
    [(made, link)] = brief.sheet.details(Link)
    assert (made.text, link.url, link.purpose) == (
        "@black.heron",
        "https://www.instagram.com/black.heron",
        "social",
    )


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("# Heron\n\n## Hours\n\nOpen weds to sat 11 till 6, closed sun mon tues\n", {"mon", "tue", "sun"}),
        ("# Halle\n\n## Öffnungszeiten\n\nMo+Di geschl., Mi-Fr 14-23, Sa/So/Feiertage 10-20 Uhr\n", {"mon", "tue"}),
        ("# Perola\n\n## Horario\n\nL cerrado\nM-V 12:30 a 16 h en el polígono\n", {"mon"}),
    ],
)  # fmt: skip
def test_days_in_short_notations_are_read(text: str, days: set[str]) -> None:
    found = [made for _, made in read(text).sheet.details(Hours)]
    assert {day for made in found if not made.spans for day in made.days} == days
    every = {day for made in found for day in made.days}
    weekend = set[str]() if "Perola" in text else {"sat", "sun"}
    assert every == {"mon", "tue", "wed", "thu", "fri"} | weekend


def test_a_colour_behind_a_hash_is_no_comment() -> None:
    text = (
        "name: Radschlag\nwishes: Our green is #3f7d20 and the font is large.\n# really a comment\n"
    )
    assert "#3f7d20" in said(read(text, "b.yaml"), FactKind.COLOUR)


def test_words_of_a_list_keep_their_key() -> None:
    text = "name: Radschlag\nbrands: [Hase, Velo de Ville]\nlanguages: [English, Swedish]\n"
    brief = read(text, "b.yaml")
    assert said(brief, FactKind.STATEMENT) == [
        "Brands: Hase, Velo de Ville",
        "Languages: English, Swedish",
    ]


def test_a_denial_among_offers_hides_no_offer() -> None:
    items = "- Kehren und Messen\n- Energieausweis (Verbrauch 95,- €, Bedarf 320,- €)\n- Lüftungsanlagen reinigen\n- KEINE Dacharbeiten\n"
    brief = read(f"Schornsteinfegerbetrieb Krah\n\n{items}", "b.txt")
    names = [made.name for _, made in brief.sheet.details(ServiceDetail)]
    assert names == ["Kehren und Messen", "Energieausweis", "Lüftungsanlagen reinigen"]
    assert set(priced(brief)) == {"Energieausweis, Verbrauch", "Energieausweis, Bedarf"}
    assert said(brief, FactKind.EXCLUSION) == ["KEINE Dacharbeiten"]


def test_what_stands_in_a_bracket_with_its_price_is_a_note() -> None:
    text = "# Asesoría Lamas\n\n## Servicios\n\n- Declaración de la renta (desde 60 € + IVA)\n"
    [(_, made)] = read(text).sheet.details(ServiceDetail)
    assert (made.name, made.description, made.notes) == ("Declaración de la renta", "", ("+ IVA",))


def test_a_base_is_an_address_when_it_is_one() -> None:
    brief = read("name: Clutch\nbase: 3 Albert Terrace, Stockport, SK1 3LX\nwinter: shut\n", "b.yaml")  # fmt: skip
    assert said(brief, FactKind.ADDRESS) == ["3 Albert Terrace, Stockport, SK1 3LX"]


def test_what_introduces_a_brief_is_no_copy() -> None:
    text = "So my mate says you make websites, here's what I've got.\n\nWe are Heron, a tattoo studio in Leeds.\n"
    assert "mate" not in " ".join(made.text for made in read(text, "b.txt").facts)
