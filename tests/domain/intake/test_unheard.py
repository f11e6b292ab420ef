"""Briefs as clients write them who never saw one: chat, asides, keys of their own."""

import pytest

from domain.brief import Brief
from domain.facts import (
    Email,
    Event,
    FactKind,
    Hours,
    Person,
    Phone,
    Price,
    Review,
    ServiceDetail,
)
from domain.intake import read_brief


def read(text: str, name: str = "a.md") -> Brief:
    return read_brief(name, text.encode())


def told(text: str) -> Brief:
    return read(f"---\nname: Rye\n---\n{text}\n")


def said(brief: Brief, kind: FactKind) -> list[str]:
    return [one.text for one in brief.sheet.of(kind)]


@pytest.mark.parametrize(
    "chat",
    [
        "so sorry this is late, half term got in the way.",
        "You asked for some words about the shop - here goes, in no order at all.",
        "Sie wollten noch ein paar Infos zum Betrieb.",
        "Me pediste unas líneas sobre la tienda.",
        "Bonjour,",
    ],
)
def test_what_leads_up_to_the_matter_is_no_copy_and_names_nobody(chat: str) -> None:
    brief = read(
        f"Hi there,\n\n{chat}\n\nWe're Wild Thyme, a florist in Ludlow (SY8 1AX).", "a.txt"
    )
    assert said(brief, FactKind.NAME) == ["Wild Thyme"]
    assert not brief.sheet.of(FactKind.PERSON)
    assert all(chat.rstrip(".,") not in one for one in said(brief, FactKind.STATEMENT))


@pytest.mark.parametrize(
    "text",
    [
        "Weddings start at £650 and I need a £150 deposit to hold the date.",
        "We need at least 5 days for wreaths.",
        "Für Torten brauchen wir eine Anzahlung von 50 €.",
        "Para reservar necesitamos una señal de 20 €.",
        "Visitors are welcome on Saturday mornings.",
        "Handy 0170 5550927, aber nur WhatsApp, bitte kein Anruf.",
        "Please, no calls before nine.",
        "Bitte keine Anrufe vor neun.",
        "Nothing on Sundays.",
    ],
)
def test_what_customers_must_know_is_no_wish_of_the_site(text: str) -> None:
    kinds = {one.kind for one in told(text).facts} - {FactKind.NAME}
    assert not kinds & {FactKind.PREFERENCE, FactKind.AUDIENCE, FactKind.GOAL, FactKind.EXCLUSION}
    assert kinds


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Oh and can you put a page about weddings.", FactKind.PREFERENCE),
        ("Pour le site : sobre, pas de drapeaux.", FactKind.PREFERENCE),
        ("Vous pouvez inventer quelques avis.", FactKind.DECLINED),
        ("Wenn das zu wenig ist, schreibt ruhig noch was Nettes dazu.", FactKind.DECLINED),
        ("Write something nice if it looks empty.", FactKind.DECLINED),
        ("Put 'over 10,000 players' although we never counted.", FactKind.DECLINED),
        ("Poned 'más de 10.000 jugadores' aunque no los hemos contado.", FactKind.DECLINED),
    ],
)
def test_what_is_asked_of_the_maker_is_no_copy(text: str, kind: FactKind) -> None:
    assert said(told(text), kind) == [text]


def test_a_fee_is_no_licence() -> None:
    text = "TÜV-Gebühren kommen extra dazu, die zahlt man direkt an den TÜV."
    assert not told(text).sheet.of(FactKind.LICENCE)


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("Delivery is £5 in Ludlow and £9 to Craven Arms.", ["Delivery", "Delivery to Craven Arms"]),
        ("Membership is £18 a year, £30 for a household and £8 for students.", ["Membership", "Membership for a household", "Membership for students"]),
        ("Der Eintritt kostet 5 € für Erwachsene und 3 € für Kinder.", ["Der Eintritt", "Der Eintritt für Kinder"]),
        ("La entrada cuesta 5 € para adultos y 3 € para niños.", ["La entrada", "La entrada para niños"]),
        ("Delivery is £5 in Ludlow and £9 elsewhere.", ["Delivery"]),
    ],
)  # fmt: skip
def test_a_further_amount_is_of_the_same_for_what_stands_behind_it(
    text: str, items: list[str]
) -> None:
    assert [p.item for _, p in told(text).sheet.details(Price)] == items


@pytest.mark.parametrize(
    "text", ["The new roof needs £46,000.", "Das Dach braucht noch 46.000 €.", "La sede necesita 4.600 €."]
)  # fmt: skip
def test_what_is_needed_is_no_price(text: str) -> None:
    assert not told(text).sheet.of(FactKind.PRICE)


def test_a_bracket_that_holds_the_price_is_no_part_of_the_name() -> None:
    brief = told("Intensivkurs in den Ferien (7 Tage, 299 Euro).")
    assert [p.item for _, p in brief.sheet.details(Price)] == ["Intensivkurs in den Ferien"]


def test_two_quoted_in_one_sentence_are_two_reviews() -> None:
    text = 'A bride called Megan wrote "You made the barn a meadow" and Sue from Otley said "Best sweet peas ever" - both fine to use.'
    brief = told(text)
    assert [(r.quote, r.author, r.source) for _, r in brief.sheet.details(Review)] == [
        ("You made the barn a meadow", "Megan", ""),
        ("Best sweet peas ever", "Sue", "Otley"),
    ]


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ('"Puntuales y limpios", Asesoría Barea', "Asesoría Barea"),
        ("Callum saved six panes I had given up on - Dr. J. Menzies", "Dr. J. Menzies"),
    ],
)
def test_a_review_may_be_signed_behind_a_comma_or_with_a_title(line: str, author: str) -> None:
    brief = told(f"## Reviews\n\n- {line}\n")
    assert [r.author for _, r in brief.sheet.details(Review)] == [author]


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        ("For weddings ring me on 07700 900417.", "weddings"),
        ("Para bodas llamad al 655 555 210.", "bodas"),
        ("Call us on 07700 900417 for more.", ""),
    ],
)
def test_a_number_is_for_what_stands_before_the_ringing(text: str, purpose: str) -> None:
    assert [p.purpose for _, p in told(text).sheet.details(Phone)] == [purpose]


@pytest.mark.parametrize(
    ("key", "value", "purpose"),
    [
        ("movil_bodas", "655 555 210 (Inés)", "bodas (Inés)"),
        ("emergency", "0131 555 0911", "emergency"),
        ("telefon", "0131 555 0911 (Anne)", "Anne"),
    ],
)
def test_a_number_is_for_what_its_key_says_besides_phone(
    key: str, value: str, purpose: str
) -> None:
    brief = read(f'name: Rye\n{key}: "{value}"\n', "b.yaml")
    assert [p.purpose for _, p in brief.sheet.details(Phone)] == [purpose]


def test_words_beside_a_number_are_told_with_their_key_and_without_it() -> None:
    text = 'name: Rye\nemergency: "0131 555 0911 (24 hours, boarding up within two hours)"\n'
    statements = said(read(text, "b.yaml"), FactKind.STATEMENT)
    assert statements == ["Emergency: 24 hours, boarding up within two hours"]


def test_a_mail_address_behind_a_number_is_taken_too() -> None:
    brief = read("# Rye\n\nTéléphone : 06 55 55 01 42, mail claire@rye.example\n")
    assert [m.address for _, m in brief.sheet.details(Email)] == ["claire@rye.example"]


def test_a_number_in_a_line_of_the_team_is_of_whom_the_line_names() -> None:
    text = "## Committee\n\n- Chair: Maureen Tuffley\n- Treasurer - Phil Hodge (rent questions only, please: 01453 555 007)\n- Site manager: vacant!\n"
    brief = told(text)
    assert [p.purpose for _, p in brief.sheet.details(Phone)] == ["Phil Hodge"]
    assert [p.name for _, p in brief.sheet.details(Person)] == ["Maureen Tuffley", "Phil Hodge"]


def test_a_sentence_about_the_team_names_nobody_by_its_verb() -> None:
    text = "name: Sala 13\nequipo: 'Somos tres: Bea, Chus y Nacho. Lo montamos todo nosotros.'\n"
    assert not read(text, "b.yaml").sheet.of(FactKind.PERSON)


def test_a_guild_one_is_a_member_of_is_nobody_of_the_team() -> None:
    brief = read(
        '{"firma": "Brandes", "mitglied": "Innung Celle, Handwerkskammer Celle"}', "b.json"
    )
    assert not brief.sheet.of(FactKind.PERSON)
    assert said(brief, FactKind.LICENCE) == ["Innung Celle, Handwerkskammer Celle"]


@pytest.mark.parametrize(
    ("line", "event"),
    [
        ("Open day and sale: Sunday 23 May 2027, 11-4", ("Open day and sale", "")),
        ("AGM 12 November 2026, 7.30pm, Methodist Hall, Church Street", ("AGM", "Methodist Hall, Church Street")),
    ],
)  # fmt: skip
def test_an_event_keeps_its_name_and_the_whole_of_its_place(
    line: str, event: tuple[str, str]
) -> None:
    brief = told(f"## Dates\n\n{line}\nSeed swap 6 Feb 2027\n")
    assert next((e.name, e.place) for _, e in brief.sheet.details(Event)) == event


def test_hours_of_a_thing_of_two_words_are_its_own_and_no_exclusion() -> None:
    text = "The trading hut (compost, canes) is open Sundays 10-12 all year except January."
    brief = told(text)
    assert [h.label for _, h in brief.sheet.details(Hours)] == ["Trading hut"]
    assert not brief.sheet.of(FactKind.EXCLUSION)


def test_what_is_not_done_keeps_its_denial_where_it_names_two_things() -> None:
    brief = read("nombre: Rye\nno_hacemos: [carne ni pescado]\n", "b.yaml")
    assert said(brief, FactKind.EXCLUSION) == ["No hacemos carne ni pescado."]


def test_a_deposit_of_a_share_is_a_term_of_payment() -> None:
    brief = read("name: Rye\ndeposit: 25% on jobs over £1,000\n", "b.yaml")
    assert said(brief, FactKind.PAYMENT) == ["Deposit: 25% on jobs over £1,000"]
    assert not brief.sheet.of(FactKind.PRICE)


def test_a_key_written_for_people_keeps_its_hyphen() -> None:
    brief = read('{"firma": "Brandes", "leistungen": {"Kaminofen-Abnahme": "85 €"}}', "b.json")
    assert [s.name for _, s in brief.sheet.details(ServiceDetail)] == ["Kaminofen-Abnahme"]


def test_a_quotation_with_its_author_behind_it_breaks_no_yaml() -> None:
    text = 'name: Rye\nquotes:\n  - "Came at 11pm. Unbelievable." Ruth Adie, Leith\n  - "Kind and quick" - Tom\'s Diner\n'
    assert [(r.quote, r.author) for _, r in read(text, "b.yaml").sheet.details(Review)] == [
        ("Came at 11pm. Unbelievable.", "Ruth Adie"),
        ("Kind and quick", "Tom's Diner"),
    ]


def test_a_key_like_a_known_one_is_no_slip_when_its_value_says_what_it_is() -> None:
    brief = read('{"name": "Sala 13", "salas": [{"nombre": "Turno", "precio": "90 €"}]}', "b.json")
    assert [s.name for _, s in brief.sheet.details(ServiceDetail)] == ["Turno"]


def test_days_count_as_keys_one_knows_and_a_district_is_served() -> None:
    days = "".join(f"{day}: 8-16\n" for day in ("montag", "dienstag", "mittwoch", "donnerstag"))
    text = f"firma: Brandes\n{days}kehrbezirk: Celle Nord, Winsen\nglückszahl: Sieben auf einen Streich\n"
    assert said(read(text, "b.yaml"), FactKind.AREA) == ["Celle Nord", "Winsen"]


def test_times_below_a_heading_of_their_own_are_of_what_it_names() -> None:
    text = (
        "# Rye\n\n## Theorie\n\nDienstags 18:30 bis 20:00 Uhr.\n\n## Büro\n\nMo + Mi 15-18 Uhr.\n"
    )
    assert [h.label for _, h in read(text).sheet.details(Hours)] == ["Theorie", ""]
    alone = read("# Rye\n\nBäcker.\n\n## Theorie\n\nDienstags 18:30 bis 20:00 Uhr.\n")
    assert [h.label for _, h in alone.sheet.details(Hours)] == [""]


@pytest.mark.parametrize(
    ("text", "name", "note"),
    [
        ("Mo 15-18 Uhr, Fr nach Absprache.", "a.md", "Fr nach Absprache"),
        ("Mon-Fri 9-5. Saturday by appointment only.", "a.md", "Saturday by appointment only"),
        ("Mon-Fri 9-5. We bake by appointment.", "a.md", ""),
    ],
)
def test_a_day_on_which_one_must_ask_first_stands_beside_the_hours(
    text: str, name: str, note: str
) -> None:
    assert told(text).sheet.details(Hours)[-1][1].note == note


def test_a_month_as_a_key_that_says_closed_stands_there_too() -> None:
    text = "nombre: Rye\nlun_vie: 9:30-14:00\nsab: solo con cita\nagosto: cerrado del 1 al 20 de agosto\n"
    [(_, hours)] = read(text, "b.yaml").sheet.details(Hours)
    assert hours.note == "Sab: solo con cita; Agosto: cerrado del 1 al 20 de agosto"


@pytest.mark.parametrize(
    ("text", "told_so"),
    [
        ("desde: 2014", "Desde 2014"),
        ("abierto_desde: octubre de 2018", "Abierto desde octubre de 2018"),
        ("gegruendet: 1998", "Gegruendet 1998"),
    ],
)
def test_a_year_keeps_the_word_of_its_key(text: str, told_so: str) -> None:
    assert said(read(f"name: Rye\n{text}\n", "b.yaml"), FactKind.HISTORY) == [told_so]


def test_a_founder_is_not_met_where_somebody_else_runs_it_today() -> None:
    text = "# Rye\n\nGegründet von Rainer Kupfer, heute führt sie seine Tochter Anja Kupfer.\n"
    assert [p.name for _, p in read(text).sheet.details(Person)] == ["Anja Kupfer"]


@pytest.mark.parametrize(
    "text", ["Also erstmal: wir sind keine große Kette.", "Wir sind keine Agentur."]
)
def test_what_a_firm_is_not_is_nothing_it_refuses(text: str) -> None:
    brief = told(text)
    assert not brief.sheet.of(FactKind.EXCLUSION)
    assert text.endswith(said(brief, FactKind.STATEMENT)[0])
    assert not brief.sheet.of(FactKind.TRADE)


def test_a_trade_somebody_denies_is_not_theirs() -> None:
    assert not told("I am not an agency.").sheet.of(FactKind.TRADE)
    assert said(told("We are not a chain but a bakery."), FactKind.TRADE) == ["bakery"]


def test_what_a_price_is_for_is_not_told_twice() -> None:
    brief = told("## Services\n\n- Sash cords £45 each, £70 for the pair\n- Panes £9\n")
    assert [s.description for _, s in brief.sheet.details(ServiceDetail)] == ["", ""]
    text = '{"firma": "Brandes", "leistungen": {"Abnahme": "85 € inkl. Anfahrt im Bezirk", "Ausweis (Bedarf)": "ab 390 €, je nach Haus"}}'
    assert [s.description for _, s in read(text, "b.json").sheet.details(ServiceDetail)] == [
        "inkl. Anfahrt im Bezirk",
        "je nach Haus",
    ]


def test_two_words_of_one_ending_are_one_offer() -> None:
    brief = told("Wir machen Lohn- und Finanzbuchhaltung, Jahresabschlüsse und Steuererklärungen.")
    assert [s.name for _, s in brief.sheet.details(ServiceDetail)] == [
        "Lohn- und Finanzbuchhaltung",
        "Jahresabschlüsse",
        "Steuererklärungen",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "We handle nuts, shellfish and gluten in one kitchen.",
        "We bring our own gazebo, plates and power.",
    ],
)
def test_what_is_in_the_kitchen_or_the_van_is_no_offer(text: str) -> None:
    brief = told(text)
    assert not brief.sheet.of(FactKind.SERVICE)
    assert said(brief, FactKind.STATEMENT) == [text]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Bitte seriös, aber nicht dieses Anwalts-Dunkelblau.", FactKind.PREFERENCE),
        ("Darf mit drauf.", FactKind.PREFERENCE),
        ("Und ein Kontaktformular.", FactKind.INTEGRATION),
        ("Si faltan opiniones, poned alguna inventada.", FactKind.DECLINED),
        ("Por favor no llaméis por la mañana, estoy dando clase.", FactKind.STATEMENT),
    ],
)
def test_a_word_in_passing_is_for_whom_it_is_meant(text: str, kind: FactKind) -> None:
    brief = told(text)
    assert [one.kind for one in brief.facts if one.kind is not FactKind.NAME] == [kind]


def test_what_is_said_of_pictures_to_come_is_for_the_maker() -> None:
    brief = read("name: Rye\nphotos: none yet, my sister is a photographer\n", "b.yaml")
    assert not brief.sheet.of(FactKind.TRADE, FactKind.STATEMENT)
    assert said(brief, FactKind.PREFERENCE) == ["none yet, my sister is a photographer"]


def test_a_couple_of_one_surname_is_two_people() -> None:
    brief = read("name: Rye\nwho: Ros and Mike Tulloch\n", "b.yaml")
    assert [p.name for _, p in brief.sheet.details(Person)] == ["Ros Tulloch", "Mike Tulloch"]


def test_a_figure_or_a_scrap_is_told_with_its_key() -> None:
    text = "name: Rye\nhygiene_rating: 5 (Fife Council, March 2025)\nbooking_terms:\n  balance: two weeks before\n"
    brief = read(text, "b.yaml")
    assert said(brief, FactKind.LICENCE) == ["Hygiene rating: 5 (Fife Council, March 2025)"]
    assert said(brief, FactKind.STATEMENT) == ["Balance: two weeks before"]
