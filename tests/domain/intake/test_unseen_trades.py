"""What briefs of cake makers, vets, choirs and undertakers say, in the rules that read it."""

from domain.brief import Brief
from domain.facts import (
    Address,
    Fact,
    FactKind,
    Hours,
    Link,
    Person,
    Phone,
    Price,
    Project,
    Question,
    Review,
    ServiceDetail,
)
from domain.intake import read_brief


def read(text: str, name: str = "brief.txt") -> Brief:
    return read_brief(name, text.encode())


def said(brief: Brief, *kinds: FactKind) -> list[str]:
    return [entry.text for entry in brief.facts if entry.kind in kinds]


def people(brief: Brief) -> list[tuple[str, str, str]]:
    return [(p.name, p.role, p.bio) for _, p in brief.sheet.details(Person)]


def opened(brief: Brief) -> list[tuple[str, str, list[str]]]:
    return [
        (" ".join(h.days), h.label, [f"{s.opens}-{s.closes}" for s in h.spans])
        for _, h in brief.sheet.details(Hours)
    ]


def priced(brief: Brief) -> list[tuple[str, str]]:
    loose = [(p.item, p.amount) for _, p in brief.sheet.details(Price)]
    return loose + [
        (s.name, s.price.amount) for _, s in brief.sheet.details(ServiceDetail) if s.price
    ]


def test_relatives_are_named_with_what_they_do() -> None:
    brief = read(
        "We are Ferris Bakery in Stroud. My sister Nell Lowe helps with deliveries on Saturdays, "
        "and my daughter Ana does the books."
    )
    assert people(brief) == [
        ("Nell Lowe", "", "helps with deliveries on Saturdays"),
        ("Ana", "", "does the books"),
    ]


def test_a_couple_shares_its_surname() -> None:
    brief = read("Larkrise House is a B&B. It is run by husband and wife Tom and Lea Brandt.")
    assert [name for name, _, _ in people(brief)] == ["Tom Brandt", "Lea Brandt"]


def test_names_behind_a_role_in_the_plural_have_it_in_the_singular() -> None:
    brief = read(
        "Wir sind eine Fahrschule in Offenburg. Heute führe ich, Sandra Kehl, den Betrieb "
        "zusammen mit zwei Fahrlehrern, Marco Weber und Aylin Demir."
    )
    assert people(brief) == [
        ("Sandra Kehl", "", ""),
        ("Marco Weber", "Fahrlehrer", ""),
        ("Aylin Demir", "Fahrlehrer", ""),
    ]


def test_whoever_does_a_thing_is_named_by_it() -> None:
    brief = read(
        "# Nordlicht\n\n## Wer wir sind\n\nGegründet haben die Firma Jens Petersen und "
        "Mira Okafor. Die Buchhaltung macht Heike Lorenz."
    )
    assert people(brief) == [
        ("Jens Petersen", "", ""),
        ("Mira Okafor", "", ""),
        ("Heike Lorenz", "Buchhaltung", ""),
    ]


def test_who_founded_a_firm_long_ago_is_nobody_of_it_today() -> None:
    brief = read(
        "Ferris & Daughters is a funeral director in Stroud. It was started in 1951 by "
        "Arthur Ferris, a joiner. His granddaughter Margaret Ferris runs it now."
    )
    assert [name for name, _, _ in people(brief)] == ["Margaret Ferris"]
    assert said(brief, FactKind.HISTORY) == [
        "It was started in 1951 by Arthur Ferris, a joiner.",
    ]


def test_one_person_named_twice_is_one() -> None:
    brief = read(
        "Rye is a bakery in Leeds. My son Ben Hart bakes the bread. Ben is our head baker."
    )
    assert [(name, role) for name, role, _ in people(brief)] == [("Ben Hart", "head baker")]


def test_a_tuner_who_names_himself_in_passing_works_under_his_name() -> None:
    brief = read("I'm a piano tuner in Shrewsbury, Martin Eccles, and tune uprights for £70.")
    assert said(brief, FactKind.NAME) == ["Martin Eccles"]
    assert priced(brief) == [("uprights", "70")]


def test_a_shouted_trade_in_the_title_is_no_name() -> None:
    brief = read(
        "FUNERAL DIRECTORS - NOTES FOR THE WEBSITE\n\nFerris & Daughters, funeral directors, are in Stroud.\n"
    )
    assert said(brief, FactKind.NAME) == ["Ferris & Daughters"]


def test_a_title_may_say_that_notes_follow() -> None:
    brief = read("Physiotherapie Lindenhof – Stichpunkte\n\n- keine Osteopathie\n")
    assert said(brief, FactKind.NAME, FactKind.TAGLINE) == ["Physiotherapie Lindenhof"]


def test_the_town_may_stand_some_words_behind_the_trade() -> None:
    brief = read("We are an architecture practice of six people based in a chapel in Frome.")
    assert said(brief, FactKind.AREA) == ["Frome"]


def test_places_behind_a_radius_are_served_too() -> None:
    brief = read("Rye Bakery. Delivery within 25 miles of Ledbury - Malvern, Hereford, Ross.")
    assert said(brief, FactKind.AREA) == ["Ledbury", "Malvern", "Hereford", "Ross"]


def test_halves_of_the_day_tell_which_five_is_meant() -> None:
    brief = read("Rye. Collection is Friday afternoons 4-6 or Saturday mornings 9-12.")
    assert opened(brief) == [
        ("fri", "Collection", ["16:00-18:00"]),
        ("sat", "Collection", ["09:00-12:00"]),
    ]


def test_hours_in_words_are_hours() -> None:
    assert opened(read("Rye. Open Monday to Friday from nine until five.")) == [
        ("mon tue wed thu fri", "", ["09:00-17:00"])
    ]


def test_the_last_day_of_a_row_may_only_say_when_it_ends() -> None:
    assert opened(read("Rye. Office hours: 9 to 5.30, Monday to Thursday; Friday until 1.")) == [
        ("mon tue wed thu", "", ["09:00-17:30"]),
        ("fri", "", ["09:00-13:00"]),
    ]


def test_the_price_of_several_things_together_is_of_all_of_them() -> None:
    brief = read("Rye & Sons. A funeral with a hearse and one limousine is from £3,400.")
    assert priced(brief) == [("funeral with a hearse and one limousine", "3400")]


def test_what_is_paid_for_may_stand_behind_the_amount() -> None:
    brief = read("Rye Kita. Dazu kommen 60 Euro Essensgeld im Monat.")
    assert priced(brief) == [("Essensgeld", "60")]


def test_a_bracket_before_a_price_belongs_to_the_name() -> None:
    brief = read(
        "# Rye\n\n## Rooms\n\nSkiddaw (double, en suite) £115 a night. Latrigg (twin) £105.\n"
    )
    assert priced(brief) == [("Skiddaw", "115"), ("Latrigg", "105")]


def test_a_line_may_name_a_thing_and_then_its_price() -> None:
    brief = read("# Rye\n\n## What we do\n\nFeasibility studies. From £1,200.\nSurveys\n")
    assert priced(brief) == [("Feasibility studies", "1200")]


def test_a_wheel_of_a_walk_is_no_street() -> None:
    text = (
        "# Taller Rye\n\n## Alquiler\n\nBici de paseo 15 €/día, eléctrica 35 €/día. Fianza 100 €.\n"
    )
    assert not read(text).sheet.details(Address)


def test_a_quotation_is_of_whom_the_next_sentence_names() -> None:
    brief = read(
        'Rye is a bakery. One of my brides wrote: "Everyone talked about the cake." '
        "That was Sophie Marchant, July 2023."
    )
    assert [(r.quote, r.author) for _, r in brief.sheet.details(Review)] == [
        ("Everyone talked about the cake.", "Sophie Marchant")
    ]


def test_a_dash_below_a_quotation_is_no_bullet() -> None:
    brief = read('# Rye\n\n"They treated Dad as if he were their own."\n- The Hollis family\n')
    assert [r.author for _, r in brief.sheet.details(Review)] == ["The Hollis family"]


def test_quotations_below_each_other_keep_their_authors() -> None:
    brief = read(
        '# Taller Rye\n\n## Opiniones\n\n"Mejor que nueva." Marta G.\n"Honestos." — Iván\n'
    )
    assert [r.author for _, r in brief.sheet.details(Review)] == ["Marta G.", "Iván"]


def test_a_question_in_a_paragraph_has_its_answer_behind_it() -> None:
    brief = read("Rye & Sons, undertakers, are in Stroud. Can we visit? Yes, by arrangement.")
    assert [(q.question, q.answer) for _, q in brief.sheet.details(Question)] == [
        ("Can we visit?", "Yes, by arrangement.")
    ]


ASKED = (
    "Could we have a gallery?",
    "And please nothing pink, it's not me at all.",
    "The telephone number must be on every page.",
    "Gern mit viel Platz.",
    "Get people to book direct.",
    "Que se vea alegre, letra grande.",
)


def test_wishes_in_passing_are_no_copy() -> None:
    for text in ASKED:
        brief = read(f"Rye is a bakery in Leeds. {text}")
        assert not any(text in s for s in said(brief, FactKind.STATEMENT, FactKind.QUESTION)), text


def test_a_label_for_the_web_without_an_address_is_a_wish() -> None:
    brief = read("Rye\n\nWeb: cheerful, with plenty of drawings\n")
    assert said(brief, FactKind.PREFERENCE) == ["cheerful, with plenty of drawings"]


def test_who_sent_the_mail_can_be_written_to() -> None:
    brief = read(
        "From: Hattie Lowe <hattie@rye.example>\nTo: b@web.example\nSubject: website\n\n"
        "I bake cakes in Ledbury.\n"
    )
    assert said(brief, FactKind.EMAIL) == ["hattie@rye.example"]


def test_answers_to_a_questionnaire_are_read_by_its_questions() -> None:
    brief = read(
        "Q: What's your business called?\nA: Larkrise House\n\nQ: What do you do?\n"
        "A: We're a B&B just outside Keswick.\n\nQ: Rooms and prices?\nA: Skiddaw £115 a night. "
        "The Nook £70.\n\nQ: Do you take dogs?\nA: Yes, £10 a stay.\n\n"
        "Q: What should the website do?\nA: Something calm. No carousel.\n"
    )
    assert said(brief, FactKind.NAME, FactKind.TRADE, FactKind.AREA) == ["Larkrise House", "B&B", "Keswick"]  # fmt: skip
    assert priced(brief) == [("Skiddaw", "115"), ("The Nook", "70")]
    assert [q.question for _, q in brief.sheet.details(Question)] == ["Do you take dogs?"]
    assert said(brief, FactKind.PREFERENCE) == ["Something calm.", "No carousel."]


VET = """\
bakery: Hollow Oak
ring_us: 01943 555 027
out_of_hours_number: 01943 555 911
surgery_times_here:
  Monday - Friday: 8.30am - 6.30pm
  Saturday: 9 - 12
who:
  - Priya Nair: owner
our_goods:
  - Bread:
      rye loaf: from 4
not_us:
  - wedding cakes
what_owners_say:
  - "They sat with us. — Mrs Dunwell"
please_dont: stock photos
"""


def test_keys_of_ones_own_are_read_by_words_and_shape() -> None:
    brief = read(VET, "brief.yaml")
    assert said(brief, FactKind.NAME) == ["Hollow Oak"]
    assert [(p.display, p.purpose) for _, p in brief.sheet.details(Phone)] == [
        ("01943 555 027", ""),
        ("01943 555 911", "out of hours"),
    ]
    assert [(days, spans) for days, _, spans in opened(brief)] == [
        ("mon tue wed thu fri", ["08:30-18:30"]),
        ("sat", ["09:00-12:00"]),
    ]
    assert people(brief) == [("Priya Nair", "owner", "")]
    assert said(brief, FactKind.EXCLUSION) == ["Not offered: wedding cakes"]
    assert [r.author for _, r in brief.sheet.details(Review)] == ["Mrs Dunwell"]
    assert said(brief, FactKind.PREFERENCE) == ["stock photos"]


def test_a_mapping_under_a_key_of_its_own_groups_known_keys() -> None:
    brief = read('{"client": {"fullName": "Lena Hartwig", "does": "sworn translator"}, "iDontDo": ["interpreting"]}', "b.json")  # fmt: skip
    assert said(brief, FactKind.NAME, FactKind.TRADE, FactKind.EXCLUSION) == ["Lena Hartwig", "sworn translator", "I don't do interpreting."]  # fmt: skip


def test_a_chat_without_capitals_has_sentences_all_the_same() -> None:
    brief = read(
        "hi!! so the choir is called Tideline Voices and we sing in Whitstable. we meet thursday "
        "evenings 7.30-9.15pm at the Umbrella Centre, Oxford Street. our conductor is Marcus Obi. "
        "we dont do weddings. nobody has to read music."
    )
    assert said(brief, FactKind.NAME) == ["Tideline Voices"]
    assert said(brief, FactKind.EXCLUSION) == ["we dont do weddings."]
    assert people(brief) == [("Marcus Obi", "conductor", "")]
    assert opened(brief)[0][2] == ["19:30-21:15"]


def test_letters_behind_a_name_are_a_credential() -> None:
    brief = read(
        "# Rye Studio\n\n## People\n\nRuth Aldous RIBA, director. Ruth sits on a board.\nOur office manager is Sam Tolley.\n"
    )
    assert [(p.name, p.role, p.credential) for _, p in brief.sheet.details(Person)] == [
        ("Ruth Aldous", "director", "RIBA"),
        ("Sam Tolley", "office manager", ""),
    ]


def test_a_heading_without_signs_may_say_what_follows() -> None:
    brief = read(
        "Studio Rye\n\nWhat we do\n\nSurveys\n\nSelected projects\n\nThe Barn, Mells (2019). A barn made a "
        "house. Winner of a RIBA Award 2020.\n\nHow the site should feel\n\nQuiet.\n"
    )
    assert [(p.name, p.year) for _, p in brief.sheet.details(Project)] == [
        ("The Barn, Mells (2019)", "2019")
    ]
    assert said(brief, FactKind.AWARD) == ["Winner of a RIBA Award 2020."]
    assert said(brief, FactKind.PREFERENCE) == ["Quiet."]
    assert [f.detail.name for f in _services(brief) if isinstance(f.detail, ServiceDetail)] == [
        "Surveys"
    ]


def _services(brief: Brief) -> list[Fact]:
    return [entry for entry in brief.facts if entry.kind is FactKind.SERVICE]


def test_a_handle_below_its_network_is_a_link() -> None:
    brief = read("# Taller Rye\n\n## Contacto\n\nIG: @tallerrye\n")
    assert [made.url for _, made in brief.sheet.details(Link)] == [
        "https://www.instagram.com/tallerrye"
    ]
