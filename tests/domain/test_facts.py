"""Facts: their ids and the sheet agents see."""

from domain.facts import Email, FactKind, Facts, Phone, fact


def test_the_id_follows_from_kind_and_text_not_from_the_heading() -> None:
    one = fact(FactKind.STATEMENT, "We bake daily.", heading="About")
    assert one.fact_id == fact(FactKind.STATEMENT, "We bake daily.").fact_id
    assert one.fact_id != fact(FactKind.HISTORY, "We bake daily.").fact_id


def test_copies_of_one_line_have_ids_of_their_own() -> None:
    ids = {fact(FactKind.SERVICE, "Double room", copy=n).fact_id for n in range(3)}
    assert len(ids) == 3


def test_a_changed_detail_changes_the_id() -> None:
    phone = Phone(display="0113 496 0000", href="tel:+441134960000")
    fax = phone.model_copy(update={"purpose": "fax"})
    one = fact(FactKind.PHONE, phone.display, detail=phone)
    assert one.fact_id != fact(FactKind.PHONE, phone.display, detail=fax).fact_id


def test_the_sheet_hands_out_facts_by_kind_and_by_detail() -> None:
    name = fact(FactKind.NAME, "Rye & Co")
    mail = fact(FactKind.EMAIL, "a@rye.co", detail=Email(address="a@rye.co"))
    sheet = Facts(entries=(name, mail))
    assert sheet.company == "Rye & Co"
    assert sheet.details(Email) == ((mail, Email(address="a@rye.co")),)
    assert sheet.only([FactKind.EMAIL]).entries == (mail,)
    assert sheet.only([FactKind.EMAIL]).company == ""


def test_whatsapp_is_spelt_as_its_makers_spell_it() -> None:
    assert Phone(display="1", href="tel:1", purpose="whatsapp").purpose == "WhatsApp"
    assert Phone(display="1", href="tel:1", purpose="orders").purpose == "orders"
