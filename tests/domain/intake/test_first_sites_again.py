"""What the first sites of those twelve briefs still showed wrongly."""

import pytest

from domain.brief import Brief
from domain.facts import Address, FactKind, Hours, Person, Price, ServiceDetail
from domain.intake import read_brief


def read(text: str, name: str = "b.md") -> Brief:
    return read_brief(name, text.encode())


def said(brief: Brief, *kinds: FactKind) -> list[str]:
    return [one.text for one in brief.facts if one.kind in kinds]


@pytest.mark.parametrize(
    "line",
    [
        "Answers below, sorry for the delay, we had half term camps.",
        "My answers are below.",
        "Or e-mail, see below.",
        "Entschuldigung für die späte Antwort, wir hatten Messe.",
        "Perdona el retraso, hemos tenido feria.",
        "Grazie, Aurelio",
    ],
)
def test_what_only_makes_it_a_letter_is_not_shown(line: str) -> None:
    brief = read(f"# High Wire\n\nWe teach circus skills.\n\n{line}\n", "b.txt")
    assert not any(line.rstrip(".") in text for text in said(brief, FactKind.STATEMENT))


def test_an_offer_with_times_and_two_prices_is_one_offer() -> None:
    brief = read(
        "# High Wire\n\n## Classes\n\nJuniors for ages 8 to 12, Saturday 11am to 12.30pm, £12 a session.\n"
        "Adult aerial, Wednesday 7pm to 9pm, £18 or £150 for ten.\n"
        "Birthday parties: two hours, up to 16 children, £260. You bring the cake.\n"
    )
    names = [one.name for _, one in brief.sheet.details(ServiceDetail)]
    assert names == ["Juniors for ages 8 to 12", "Adult aerial", "Birthday parties"]
    assert [one for _, one in brief.sheet.details(Hours)] == []
    aerial = brief.sheet.details(ServiceDetail)[1][1]
    assert (aerial.description, aerial.notes) == (
        "",
        ("Wednesday 7pm to 9pm, £18 or £150 for ten",),
    )


def test_a_row_whose_last_bar_is_missing_is_a_row() -> None:
    brief = read(
        "# Grübel\n\nPolsterei in Bamberg.\n\n| Arbeit | Dauer | Preis\n|---|---|\n| Sessel neu beziehen | 2 Wochen | ab 380 €\n"
        "Sofa, zwei Sitze | 3 Wochen | ab 890 € |\n"
    )
    assert [one.name for _, one in brief.sheet.details(ServiceDetail)] == [
        "Sessel neu beziehen",
        "Sofa, zwei Sitze",
    ]
    assert not any("|" in text for text in said(brief, FactKind.STATEMENT))


def test_a_row_that_is_no_offer_is_a_name_and_what_is_told_of_it() -> None:
    brief = read(
        "# Gilp\n\nA boatyard.\n\n## Boats built here\n\n| Boat | Year | Type |\n|---|---|---|\n| Rowan | 1951 | ketch |\n| Wren | 1967 | yawl |\n"
    )
    assert "Rowan: 1951, ketch" in said(
        brief, FactKind.STATEMENT, FactKind.HISTORY, FactKind.PROJECT
    )


def test_words_that_only_say_where_are_not_what_is_paid_for() -> None:
    brief = read(
        "name: Tern Glass\ndelivery: We post within the UK for £9.50. No deliveries abroad.\n",
        "b.yaml",
    )
    assert [one.item for _, one in brief.sheet.details(Price)] == []
    assert "We post within the UK for £9.50." in said(brief, FactKind.STATEMENT)


def test_whoever_somebody_took_over_from_is_not_met_there() -> None:
    brief = read(
        "# Gilp\n\nA boatyard.\n\n## History\n\n- 2014: Alasdair takes over from his father Iain.\n"
    )
    assert "Iain" not in [one.name for _, one in brief.sheet.details(Person)]


def test_the_name_of_a_house_before_its_unit_is_part_of_the_address() -> None:
    brief = read(
        "# Bell\n\n## Workshop\n\nThe Old Maltings, Unit 3, Corve Street, Ludlow SY8 1ZZ. By appointment only.\n"
    )
    assert [one.street for _, one in brief.sheet.details(Address)] == [
        "The Old Maltings, Unit 3, Corve Street"
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Per il sito vorrei colori caldi e niente musica.",
        "Voor de website willen we graag donkerblauw.",
        "Pour le site, nous aimerions des couleurs chaudes.",
    ],
)
def test_a_wish_for_the_site_is_one_in_other_tongues_too(line: str) -> None:
    brief = read(f"Mantegazza\n\nSono liutaio a Cremona e riparo violini. {line}\n", "b.txt")
    assert not any(line in text for text in said(brief, FactKind.STATEMENT))


def test_what_denies_already_needs_no_label_that_denies() -> None:
    brief = read('{"naam": "Zwerm", "niet": ["Wij verzenden niet naar het buitenland"]}', "b.json")
    assert said(brief, FactKind.EXCLUSION) == ["Wij verzenden niet naar het buitenland"]


def test_of_a_line_of_hours_only_what_is_behind_its_semicolon_is_left() -> None:
    brief = read(
        "Haus Farkas\n\nTerrarien in Graz.\n\nMo-Sa 10-18, So zu; ich berate auch abends am Telefon.\n",
        "b.txt",
    )
    assert "ich berate auch abends am Telefon." in [
        t.removesuffix(".") + "." for t in said(brief, FactKind.STATEMENT)
    ]


def test_a_name_is_no_trade() -> None:
    brief = read(
        "Bonjour, nous sommes la Sellerie Aubrac, atelier de sellerie à Laguiole. Nous réparons les harnais.\n",
        "b.txt",
    )
    assert "Sellerie Aubrac" not in said(brief, FactKind.TRADE)
