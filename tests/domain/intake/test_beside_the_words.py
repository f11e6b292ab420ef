"""What a key, a line break or a neighbouring word says of what stands beside it."""

import json

import pytest

from domain.brief import Brief
from domain.facts import Email, FactKind, Hours, Phone, Price, Review, ServiceDetail
from domain.intake import read_brief
from domain.text.typography import sentence_case
from domain.trades.recognition import trade_of


def read(text: str, name: str = "brief.txt") -> Brief:
    return read_brief(name, text.encode())


def said(brief: Brief, *kinds: FactKind) -> list[str]:
    return [made.text for made in brief.sheet.of(*kinds)]


@pytest.mark.parametrize(
    ("name", "key", "amount", "shown"),
    [
        ("name", "from", "£340", "from £340"),
        ("name", "price from", "£340", "from £340"),
        ("nombre", "desde", "40 €", "desde 40 €"),
        ("name", "ab", "40 €", "ab 40 €"),
        ("name", "price", "£340", "£340"),
    ],
)
def test_a_key_that_says_from_makes_a_price_begin_there(
    name: str, key: str, amount: str, shown: str
) -> None:
    text = json.dumps({"name": "Rosie", "services": [{name: "Cake", key: amount}]})
    [(made, service)] = read(text, "brief.json").sheet.details(ServiceDetail)
    assert service.price is not None
    assert (made.text, service.price.display) == (f"Cake – {shown}", shown)
    assert service.price.qualifier == ("exact" if key == "price" else "from")


def test_each_is_part_of_a_price() -> None:
    brief = read("# Rosie\n\n## Prices\n\n- Cupcakes £3.20 each\n- Lesson £30 per hour\n", "b.md")
    prices = [service.price for _, service in brief.sheet.details(ServiceDetail)]
    prices += [price for _, price in brief.sheet.details(Price)]
    assert [(one.display, one.unit) for one in prices if one] == [
        ("£3.20 each", ""),
        ("£30", "hour"),
    ]


def test_variants_that_stand_behind_their_amounts_are_variants_of_one_thing() -> None:
    brief = read("Somos la Ferretería Santos. Copiamos llaves: 2,50 € la normal y 6 € la de coche.")
    assert {price.item: price.amount for _, price in brief.sheet.details(Price)} == {
        "llaves, la normal": "2.50",
        "llaves, la de coche": "6",
    }


def test_a_list_of_prices_with_a_deposit_is_no_way_to_pay() -> None:
    brief = read(
        "Somos la Ferretería Santos. Alquilamos taladro (18 € al día) y lijadora (45 € al día), con fianza de 100 €."
    )
    assert said(brief, FactKind.PAYMENT) == []
    assert len(list(brief.sheet.details(Price))) == 2


def test_a_line_that_ends_with_an_address_has_ended() -> None:
    brief = read(
        "# Hundeschule Pfotenwerk\n\n## Stimmen\n\nErreichbar: 0551 5550187 (Mo–Fr 9–12 Uhr), "
        "kontakt@pfotenwerk.example\nBitte keine Fotos von kupierten Hunden.\n",
        "brief.md",
    )
    assert [one.display for _, one in brief.sheet.details(Phone)] == ["0551 5550187"]
    assert [one.address for _, one in brief.sheet.details(Email)] == ["kontakt@pfotenwerk.example"]
    assert len(list(brief.sheet.details(Hours))) == 1
    assert said(brief, FactKind.PREFERENCE) == ["Bitte keine Fotos von kupierten Hunden."]


def test_phrases_under_an_own_key_stand_together_behind_it() -> None:
    text = {
        "name": "Rosie",
        "services": ["Wedding cakes"],
        "flavours": ["lemon and elderflower", "dark chocolate and sea salt"],
    }
    assert said(read(json.dumps(text), "brief.json"), FactKind.STATEMENT) == [
        "Flavours: lemon and elderflower, dark chocolate and sea salt"
    ]


@pytest.mark.parametrize(
    ("text", "trade"),
    [
        ("Rosie makes wedding cakes. The studio is above her sister's bookshop.", "bakery"),
        ("Wir sind eine Bäckerei, gleich neben der alten Apotheke.", "bakery"),
        ("Somos una panadería, al lado de la farmacia.", "bakery"),
        ("We are a bookshop above the old bakery.", "bookshop"),
    ],
)
def test_what_is_next_door_is_not_what_the_firm_does(text: str, trade: str) -> None:
    assert trade_of(read(text).sheet) == trade


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("I'm Kofi, I fix phone screens in Peckham, call 07700 900 412.", "Kofi"),
        ("My name is Ines and I mend clothes in Otley, call 07700 900 412.", "Ines"),
        ("Soy Javier, arreglo bicicletas en Haro, llama al 941 555 012.", "Javier"),
        ("I'm Italian, I cook in Peckham, call 07700 900 412.", ""),
    ],
)
def test_whoever_gives_a_first_name_alone_works_under_it(text: str, name: str) -> None:
    assert read(text).sheet.company == name


@pytest.mark.parametrize(
    ("text", "trade"),
    [
        ("Helen Thorne learned her craft at Newark School of Violin Making.", ""),
        ("I trained at a bakery in Leeds before I bought the kiln.", ""),
        ("We run a small bakery in Leeds.", "small bakery"),
    ],
)
def test_where_somebody_learned_is_not_what_the_firm_is(text: str, trade: str) -> None:
    brief = read(f"# Thorne Violins\n\n{text}\n", "brief.md")
    assert [one.casefold() for one in said(brief, FactKind.TRADE)] == [trade] * bool(trade)


def test_whoever_is_named_behind_a_quotation_is_no_one_of_the_firm() -> None:
    brief = read(
        '# Thorne Violins\n\n> "She found in ten minutes what three others had missed." Dorothy Pell, '
        "leader of the Wharfe Sinfonia\n",
        "brief.md",
    )
    [(_, review)] = brief.sheet.details(Review)
    assert review.quote == "She found in ten minutes what three others had missed."
    assert (review.author, review.source) == ("Dorothy Pell", "leader of the Wharfe Sinfonia")
    assert said(brief, FactKind.PERSON) == []


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("Open Tue, Fri 10 to 5.30, Thu till 7, Sat 10 to 1 (not in August).", ["not in August"]),
        ("Open Tue 10 to 5, Sat 10 to 1, closed on bank holidays.", ["closed on bank holidays"]),
        ("Geöffnet Di 10 bis 17 Uhr, Sa 10 bis 13 Uhr (nicht im August).", ["nicht im August"]),
    ],
)
def test_beside_the_hours_stands_only_what_they_do_not_say(text: str, notes: list[str]) -> None:
    brief = read(f"# Thorne Violins\n\n{text}\n", "brief.md")
    assert [hours.note for _, hours in brief.sheet.details(Hours) if hours.note] == notes


def test_what_several_prices_name_is_no_description() -> None:
    brief = read(
        "# Thorne\n\n## Services\n\n- Bow rehairs - violin/viola £58, cello £64, ready in two days\n",
        "brief.md",
    )
    [(_, service)] = brief.sheet.details(ServiceDetail)
    assert (service.name, service.description) == ("Bow rehairs", "ready in two days")
    assert {price.item: price.amount for _, price in brief.sheet.details(Price)} == {
        "Bow rehairs, violin/viola": "58",
        "Bow rehairs, cello": "64",
    }


@pytest.mark.parametrize(
    "label", ["Was ich nicht will", "Was wir nicht wollen", "What I don't want", "Lo que no quiero"]
)
def test_what_a_client_does_not_want_of_the_site_is_not_what_they_do_not_offer(label: str) -> None:
    brief = read(f"# Berger\n\n{label}: rote Blinkeffekte. Farbe dunkelblau.\n", "brief.md")
    assert said(brief, FactKind.EXCLUSION) == []
    assert said(brief, FactKind.PREFERENCE)[0] == "rote Blinkeffekte."


def test_a_name_behind_a_greeting_and_a_wish_is_still_the_name() -> None:
    brief = read(
        "Guten Tag,\n\nwir brauchen eine neue Seite. Schlüsseldienst Berger, Kassel, seit 1989: mein Vater "
        "Rolf Berger hat angefangen.\n"
    )
    assert said(brief, FactKind.NAME) == ["Schlüsseldienst Berger"]


def test_times_before_a_day_are_not_those_of_the_next() -> None:
    brief = read("# Pressed\n\nOpen 7.30am-7pm weekdays, Saturday 9 till 5.\n", "brief.md")
    told = [(len(one.days), one.spans[0].opens) for _, one in brief.sheet.details(Hours)]
    assert told == [(5, "07:30"), (1, "09:00")]


def test_variants_in_brackets_behind_their_amounts_are_variants_of_one_thing() -> None:
    brief = read("# Pressed\n\nSuits £16, duvets £24 (double) or £28 (king).\n", "brief.md")
    assert {price.item: price.amount for _, price in brief.sheet.details(Price)} == {
        "Suits": "16",
        "duvets, double": "24",
        "duvets, king": "28",
    }


@pytest.mark.parametrize(
    ("text", "name", "trade"),
    [
        ("Pressed For Time, dry cleaning and alterations", "Pressed For Time", True),
        ("Miller, sons and daughters", "Miller, sons and daughters", False),
        ("Müller, die mit dem Hut", "Müller, die mit dem Hut", False),
    ],
)
def test_what_a_firm_does_is_no_part_of_its_name(text: str, name: str, trade: bool) -> None:
    brief = read(f"name: {text}\nservices: [Shirts]\n", "brief.yaml")
    assert said(brief, FactKind.NAME) == [name]
    assert said(brief, FactKind.TRADE) == ["dry cleaning and alterations"] * trade


def test_what_is_written_small_first_and_large_then_stays_so() -> None:
    assert sentence_case("iPhone screens") == "iPhone screens"
    assert sentence_case("phone screens") == "Phone screens"
