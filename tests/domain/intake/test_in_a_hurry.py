"""Briefs written in a hurry: one breath, abbreviations, keys of the client's own."""

import pytest

from domain.brief import Brief
from domain.errors import BriefInvalid
from domain.facts import Address, FactKind, Hours, Person, Phone, Price, Review
from domain.intake import read_brief


def read(text: str, name: str = "brief.md") -> Brief:
    return read_brief(name, text.encode())


def said(brief: Brief, *kinds: FactKind) -> list[str]:
    return [made.text for made in brief.sheet.of(*kinds)]


def test_a_denial_in_a_brief_of_one_breath_denies_only_its_clause() -> None:
    text = "Soy Ramón Gil, fontanero autónomo en Málaga, urgencias 633 10 20 30, desatascos desde 60€, cambio de grifo 45€, no hago gas ni calefacción, cobro en efectivo o bizum."
    brief = read(text, "b.txt")
    assert said(brief, FactKind.EXCLUSION) == ["no hago gas ni calefacción"]
    assert [p.amount for _, p in brief.sheet.details(Price)] == ["60", "45"]
    assert said(brief, FactKind.PAYMENT) == ["cobro en efectivo o bizum."]


@pytest.mark.parametrize(
    "text", ["Adresse: Brückenstr. 14, 97070 Würzburg", "Wilhelmstr. 9a, 72074 Tübingen. Parken im Hof."]
)  # fmt: skip
def test_a_street_cut_short_ends_no_sentence(text: str) -> None:
    [(_, place)] = read(f"# Schuhtechnik Stamm GmbH\n\n{text}\n").sheet.details(Address)
    assert place.street in ("Brückenstr. 14", "Wilhelmstr. 9a")
    assert place.postal_code in ("97070", "72074")


def test_the_way_in_is_no_part_of_the_town() -> None:
    text = "# Stamm GmbH\n\n{}, 97070 {}\n"
    [(_, place)] = read(text.format("Brückenstr. 14", "Würzburg (Zugang über den Hof)")).sheet.details(Address)  # fmt: skip
    assert place.locality == "Würzburg"
    [(_, place)] = read(text.format("Domgasse 1", "Frankfurt (Oder)")).sheet.details(Address)
    assert place.locality == "Frankfurt (Oder)"


def test_und_cut_short_joins_two_spans_and_half_a_day_closes_no_whole_one() -> None:
    brief = read("# Schuhtechnik Stamm GmbH\n\nÖffnungszeiten: Mo-Fr 8:30-12:30 u. 14-18 Uhr (Mi nachm. zu)\n")  # fmt: skip
    spans = {made.days: [(s.opens, s.closes) for s in made.spans] for _, made in brief.sheet.details(Hours)}  # fmt: skip
    both, morning = [("08:30", "12:30"), ("14:00", "18:00")], [("08:30", "12:30")]
    assert spans == {("mon", "tue", "thu", "fri"): both, ("wed",): morning}


def test_half_a_day_is_closed_of_the_shop_whose_hours_they_are() -> None:
    brief = read("# Stamm GmbH\n\nÖffnungszeiten Hauptgeschäft: Mo-Fr 9-12, 14-18 Uhr (Mi nachm. zu)\n")  # fmt: skip
    [spans] = [made.spans for _, made in brief.sheet.details(Hours) if made.days == ("wed",)]
    assert [(s.opens, s.closes) for s in spans] == [("09:00", "12:00")]


def test_the_hours_and_the_place_of_a_branch_carry_its_name() -> None:
    brief = read("# Stamm GmbH\n\nFiliale: Marktplatz 2, 97209 Veitshöchheim - nur Di + Do 9-12\n")
    [(_, place)], [(_, opened)] = brief.sheet.details(Address), brief.sheet.details(Hours)
    assert (place.label, opened.label) == ("Filiale", "Filiale")


def test_a_price_under_a_key_is_for_what_the_key_says() -> None:
    brief = read("name: Tres Lenguas\nfares:\n  adult: £14\nadmission: £3\nprice: £5\n", "b.yaml")
    assert [p.item for _, p in brief.sheet.details(Price)] == ["adult", "Admission", ""]


def test_two_quotations_in_one_line_are_two_reviews() -> None:
    line = 'Customers said: "Nobody left a crumb" - Tess and Rob, June 2024. "The flowers looked real!" - Mrs Ahmed'
    brief = read(f"# Sugar Lane Cakes\n\n{line}\n")
    assert [(r.quote, r.author) for _, r in brief.sheet.details(Review)] == [
        ("Nobody left a crumb", "Tess and Rob"),
        ("The flowers looked real!", "Mrs Ahmed"),
    ]


def test_who_said_it_may_stand_in_brackets_behind_the_dot() -> None:
    brief = read('# Stamm GmbH\n\nKundenstimme: "Endlich wieder schmerzfrei wandern." (Gerda H., Höchberg)\n')  # fmt: skip
    [(_, review)] = brief.sheet.details(Review)
    assert (review.author, review.source) == ("Gerda H.", "Höchberg")


def test_the_owner_behind_a_name_is_a_person() -> None:
    brief = read("Firma: Schuhtechnik Stamm e.K., Inh. Jörg Stamm, Schuhmachermeister\n", "b.txt")
    assert brief.sheet.company == "Schuhtechnik Stamm e.K."
    [(_, person)] = brief.sheet.details(Person)
    assert (person.name, person.role) == ("Jörg Stamm", "Schuhmachermeister")


def test_of_two_numbers_each_is_of_the_one_it_is_for() -> None:
    brief = read("We are Sugar Lane, a bakery in Leeds.\n\n07700 900 271 for Orla, 07700 900 272 for Niamh.\n", "b.txt")  # fmt: skip
    assert [phone.purpose for _, phone in brief.sheet.details(Phone)] == ["Orla", "Niamh"]


def test_an_unknown_key_of_several_words_is_refused_like_any_other() -> None:
    with pytest.raises(BriefInvalid, match="The key `thing we love` is not known"):
        read("name: Fellside\nthing we love: steam in the morning\n", "b.yaml")


def test_the_name_above_an_address_is_no_sentence() -> None:
    text = "We are Oyelaran & Daughters, funeral directors in London.\n\nOyelaran & Daughters Funeral Directors\n211 Evelyn Street\nLondon SE8 5RJ\n"
    assert not read(text, "b.txt").sheet.of(FactKind.STATEMENT)


def test_the_office_is_the_firm() -> None:
    brief = read("# Oyelaran & Daughters\n\nThe office is open Monday to Friday 9am to 5pm.\n")
    assert [made.label for _, made in brief.sheet.details(Hours)] == [""]


@pytest.mark.parametrize(
    "text",
    [
        "We are Rye in Leeds.\n\nKind regards\nJo Rye\n\nThis e-mail is confidential and for its recipient only.",
        "Wir sind die Bäckerei Rye in Bonn.\n\nMfG\nJo Rye\n\nDiese E-Mail enthält vertrauliche Informationen und ist nur für Sie.",
        "hier die Stichpunkte:\n\nWir sind die Bäckerei Rye in Bonn.",
        "We spoke at the fair.\n\nWe are Rye in Leeds.",
    ],
)
def test_what_belongs_to_a_letter_is_no_copy(text: str) -> None:
    words = " ".join(made.text for made in read(text, "b.txt").facts)
    assert not any(
        word in words for word in ("confidential", "vertraulich", "Stichpunkte", "spoke")
    )


def test_a_place_is_an_area_and_no_street() -> None:
    brief = read("---\nname: Morgenrot\nort: Tübingen\n---\n\nWir sind da.\n")
    assert said(brief, FactKind.AREA) == ["Tübingen"]
    assert not brief.sheet.of(FactKind.ADDRESS)


def test_a_wish_may_have_its_please_in_the_middle() -> None:
    brief = read("# Stamm GmbH\n\nGestaltung bitte ruhig, keine nackten Füße als Aufmacher.\n")
    assert said(brief, FactKind.PREFERENCE) == ["Gestaltung bitte ruhig, keine nackten Füße als Aufmacher."]  # fmt: skip
