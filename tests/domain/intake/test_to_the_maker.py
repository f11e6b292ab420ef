"""Words to whoever makes the site never become copy, however politely they are put."""

import pytest

from domain.brief import Brief
from domain.facts import Address, FactKind, Link, Phone, Price, ServiceDetail
from domain.intake import read_brief
from domain.intake.letters import is_pleasantry
from domain.intake.speech import Speech
from domain.intake.wishes import wish

_SHOWN = (FactKind.STATEMENT, FactKind.EXCLUSION, FactKind.HISTORY, FactKind.SERVICE)


def read(text: str, name: str = "brief.txt") -> Brief:
    return read_brief(name, text.encode())


def shown(brief: Brief) -> list[str]:
    return [entry.text for entry in brief.facts if entry.kind in _SHOWN]


def priced(brief: Brief) -> list[tuple[str, str]]:
    loose = [(p.item, p.amount) for _, p in brief.sheet.details(Price)]
    offers = [(s.name, s.price.amount) for _, s in brief.sheet.details(ServiceDetail) if s.price]
    return loose + offers


EN, DE, ES = Speech("en", "GB"), Speech("de", "DE"), Speech("es", "ES")


@pytest.mark.parametrize(("speech", "text"), [
    (EN, "Something calm, off-white and ink would be lovely."),
    (EN, "A map would be nice."),
    (EN, "It would be great if it felt like our shop."),
    (EN, "If you could make it a bit like the old one, that would be wonderful."),
    (EN, "Feel free to shorten the text."),
    (EN, "I imagine the site like a shelf."),
    (EN, "My nephew has photos, he'll send them."),
    (EN, "I love the site of the sailing school."),
    (EN, "Would you be able to add a tide table?"),
    (DE, "Schön wäre etwas Ruhiges in Blau."),
    (DE, "Ein schlichtes Grün wär gut."),
    (DE, "Es wäre super, wenn man online buchen könnte."),
    (DE, "Die Fotos schicke ich nächste Woche."),
    (ES, "Estaría bien algo sencillo, en blanco."),
    (ES, "Algo tranquilo, en tonos crudos, sería perfecto."),
    (ES, "Ya os mandaré las fotos la semana que viene."),
])  # fmt: skip
def test_a_hope_for_the_site_is_a_wish(speech: Speech, text: str) -> None:
    assert wish(text, speech) is not None


@pytest.mark.parametrize(("speech", "text"), [
    (EN, "We would be happy to visit you."),
    (EN, "Our bread would be nothing without time."),
    (ES, "Sería un placer atenderle."),
])  # fmt: skip
def test_a_would_to_customers_is_no_wish(speech: Speech, text: str) -> None:
    assert wish(text, speech) is None


@pytest.mark.parametrize("text", [
    "Thank you for offering to build my site.",
    "Danke, dass Sie sich um unsere Seite kümmern.",
    "Gracias por ofrecerse a hacer mi página.",
])  # fmt: skip
def test_thanks_to_the_maker_are_of_the_letter(text: str) -> None:
    assert is_pleasantry(text)


def test_thanks_to_customers_are_copy() -> None:
    assert not is_pleasantry("Thank you for visiting our shop all these years.")


@pytest.mark.parametrize("text", [
    "Rye, a bakery in Leeds. Could you also say I'm award-winning? I'm not yet, but I hope to be.",
    "Rye, Bäckerei in Ulm. Könntet ihr schreiben, dass wir 500 Kunden haben? Nachgezählt hat das keiner.",
    "Rye, panadería en Soria. ¿Podéis poner que soy el más barato? Bueno, no sé si lo soy, pero casi.",
    "Rye, a bakery in Leeds. Use mustard yellow please. It shouldn't look posh. Not essential.",
])  # fmt: skip
def test_what_is_said_about_a_request_is_no_copy(text: str) -> None:
    said = " ".join(shown(read(text)))
    for words in ("hope to be", "keiner", "no sé", "posh", "essential"):
        assert words not in said


def test_an_address_the_client_keeps_back_is_not_printed() -> None:
    text = "Rye Kayaks, kayak hire. Post to 14 Shore Road, Killinchy BT23 6QA. I don't have an office, so please don't print an address."
    brief = read(text)
    assert list(brief.sheet.details(Address)) == []
    assert [entry.text for entry in brief.facts if entry.kind is FactKind.AREA] == ["Killinchy"]


@pytest.mark.parametrize(("text", "trade"), [
    ("I'm Ruth Adeyemi and I photograph weddings. Call 07700 900 461.", "wedding photographer"),
    ("I'm Marcus Dole. I tune and regulate pianos across Kendal.", "piano tuner"),
    ("We keep forty hives between Laugharne and Pendine, me and Owen Pritchard.", "beekeeper"),
    ("Ich bin Jana Wolf und ich fotografiere Hochzeiten rund um Ulm.", "Fotografie"),
    ("Soy Irene Salgado. Restauro muebles en Vigo y los vendo.", "restauración de muebles"),
])  # fmt: skip
def test_what_somebody_makes_gives_the_trade(text: str, trade: str) -> None:
    assert [entry.text for entry in read(text).facts if entry.kind is FactKind.TRADE] == [trade]


def test_a_bracket_behind_a_name_hides_no_price() -> None:
    text = "Rye photography. What it costs: a full day (ten hours, all edited) is £2,400. Albums are extra, from £280."
    assert priced(read(text)) == [("full day", "2400"), ("Albums", "280")]


def test_offers_behind_a_label_are_read_sentence_by_sentence() -> None:
    text = "Haarwerk Kurz, Friseursalon in Ulm.\n\nWas wir anbieten: Damenschnitt ab 42 Euro, Herrenschnitt 28 Euro. Bartpflege macht Mehmet, 20 Euro. Färben nach Beratung. Dauerwellen machen wir nicht mehr."
    brief = read(text)
    assert sorted(priced(brief)) == [("Bartpflege", "20"), ("Damenschnitt", "42"), ("Herrenschnitt", "28")]  # fmt: skip
    assert [s.notes for _, s in brief.sheet.details(ServiceDetail) if s.name == "Färben"] == [("nach Beratung",)]  # fmt: skip
    assert [e.text for e in brief.facts if e.kind is FactKind.EXCLUSION] == ["Dauerwellen machen wir nicht mehr."]  # fmt: skip


def test_a_price_for_each_of_two_is_kept_for_both() -> None:
    brief = read("name: Rye Vets\ntreatments:\n  vaccinations: £48 for dogs, £42 for cats\n", "a.yaml")  # fmt: skip
    assert priced(brief) == [("vaccinations for dogs", "48"), ("vaccinations for cats", "42")]


@pytest.mark.parametrize("text", [
    "Rye, Friseursalon in Ulm. Auf Instagram heißen wir @haarwerk.ol.",
    "Rye, a salon in Leeds. Find us: @haarwerk.ol on Instagram.",
    "Rye, heladería en Cádiz. @haarwerk.ol en Instagram",
])  # fmt: skip
def test_a_handle_is_a_link(text: str) -> None:
    links = [link.url for _, link in read(text).sheet.details(Link)]
    assert links == ["https://www.instagram.com/haarwerk.ol"]


def test_what_a_firm_is_says_not_what_its_phone_is_for() -> None:
    text = "We're Blackthorn Cycles, a bike workshop in Hebden Bridge - call Jo on 01422 555 0134."
    assert [phone.purpose for _, phone in read(text).sheet.details(Phone)] == [""]


def test_a_title_may_hold_name_trade_and_town() -> None:
    brief = read("# Casa Tomás, arrocería en Alboraya\n\nDesde 1978.\n", "a.md")
    kinds = (FactKind.NAME, FactKind.TRADE, FactKind.AREA)
    assert {e.kind: e.text for e in brief.facts if e.kind in kinds} == {
        FactKind.NAME: "Casa Tomás",
        FactKind.TRADE: "arrocería",
        FactKind.AREA: "Alboraya",
    }


def test_one_phrase_beside_a_list_of_products_is_a_tagline() -> None:
    text = '{"company": "Tide", "what_we_do": "Forecasting software for harbours", "products": [{"name": "Berth"}]}'
    brief = read(text, "a.json")
    assert [e.text for e in brief.facts if e.kind is FactKind.TAGLINE] == [
        "Forecasting software for harbours"
    ]
    assert [s.name for _, s in brief.sheet.details(ServiceDetail)] == ["Berth"]


def test_a_key_with_a_one_letter_word_is_read() -> None:
    brief = read('{"name": "Keys", "whatIDo": "I tune pianos across South Lakeland", "iDontDo": ["removals"]}', "a.json")  # fmt: skip
    assert shown(brief) == ["I tune pianos across South Lakeland", "I don't do removals."]


def test_from_one_composer_to_another_is_no_area() -> None:
    brief = read("# Kammerchor Ulm\n\nWir singen a cappella, von Schütz bis Rheinberger.\n", "a.md")
    assert [e.text for e in brief.facts if e.kind is FactKind.AREA] == []


@pytest.mark.parametrize("key", ["no poner", "nicht verwenden", "do not use"])
def test_a_key_that_forbids_is_a_wish(key: str) -> None:
    brief = read(f"name: Talleres Quesada\nphone: 952 555 031\n{key}: fotos de coches\n", "a.yaml")
    assert shown(brief) == []


def test_what_somebody_would_quite_like_is_a_wish() -> None:
    assert wish("I'd quite like something in heather and grey.", EN) is not None


def test_a_price_list_of_two_lengths_names_both() -> None:
    text = "Rye Kayaks.\n\nHire: single kayak £18 for two hours, £30 for a day; double £28 for two hours."
    assert priced(read(text)) == [
        ("single kayak for two hours", "18"),
        ("single kayak for a day", "30"),
        ("double", "28"),
    ]


def test_lines_that_all_have_labels_are_read_one_by_one() -> None:
    text = "Name: Penhale Fields\n\nWhat's there: hot showers, small shop with pasties at weekends\nBeach: 15 min walk to Cot Valley\n"
    assert shown(read(text)) == [
        "What's there: hot showers, small shop with pasties at weekends",
        "Beach: 15 min walk to Cot Valley",
    ]


def test_an_industrial_estate_is_an_address() -> None:
    text = "name: Talleres Quesada\ndireccion: Polígono El Viso, nave 14, 29006 Málaga - Tel. 952 555 031\n"
    [(_, address)] = read(text, "a.yaml").sheet.details(Address)
    assert (address.street, address.postal_code, address.locality) == (
        "Polígono El Viso, nave 14",
        "29006",
        "Málaga",
    )
