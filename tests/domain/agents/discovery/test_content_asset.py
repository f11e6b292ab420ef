"""The inventory holds what was supplied, and the gaps say what was not."""

from typing import get_args

import pytest

from domain.agents.discovery._gaps import GAPS
from domain.agents.discovery.content_asset import CONTENT_ASSET, ContentAssets
from domain.facts import Article, Facts, Language, Person, Photo, Price, Project, fact
from tests.domain.agents.discovery.sheets import (
    BICYCLES,
    CHOIR,
    LAWYER,
    ROOFER,
    K,
    given,
    page,
    review,
    says,
    service,
    sheet,
)

GROOMS = ("Bath and brush", "Full groom", "Nail clip")


def pounds(item: str, tens: int) -> Price:
    return Price(item=item, amount=f"{tens}0", currency="GBP", display=f"£{tens}0")


def inventory(of: Facts) -> ContentAssets:
    return CONTENT_ASSET.draft(given(CONTENT_ASSET, of))


def photo(file: str, role: str = "photo", caption: str = ""):
    detail = Photo.model_validate(
        {
            "file": file,
            "sha256": "0" * 64,
            "width_px": 1600,
            "height_px": 900,
            "role": role,
            "caption": caption,
        }
    )
    return fact(K.PHOTO, file, detail=detail)


def subjects(of: Facts) -> list[str]:
    return [gap.subject for gap in inventory(of).gaps]


def test_a_picture_belongs_to_the_service_its_words_name():
    made = inventory(
        sheet("en", *ROOFER.entries, photo("pics/roof_repair_1.jpg"), photo("van.jpg"))
    )
    assert [asset.subject for asset in made.photos] == ["roof-repairs", ""]


def test_a_logo_is_kept_apart_from_the_pictures():
    made = inventory(sheet("en", photo("logo.png", "logo"), photo("yard.jpg")))
    assert made.logo is not None
    assert [asset.photo.file for asset in made.photos] == ["yard.jpg"]


def test_a_portrait_goes_to_the_person_it_names():
    ann = fact(K.PERSON, "Ann Lee", detail=Person(name="Ann Lee"))
    bob = fact(K.PERSON, "Bob Ray", detail=Person(name="Bob Ray"))
    portrait = photo("ann.jpg", "portrait")
    made = inventory(sheet("en", ann, bob, portrait))
    assert [one.portrait for one in made.people] == [portrait.fact_id, None]


def test_pictures_of_a_project_stand_beside_it():
    barn = fact(K.PROJECT, "Barn at Luddenden", detail=Project(name="Barn at Luddenden"))
    before = photo("1.jpg", "before", "Barn in Luddenden, before")
    assert inventory(sheet("en", barn, before)).projects[0].photos == (before.fact_id,)


def test_reviews_are_kept_word_for_word():
    made = inventory(sheet("en", review("Best roof in town!", "Mrs Hall")))
    assert made.reviews[0].review.quote == "Best roof in town!"


def test_what_one_sentence_does_not_give_is_a_gap():
    assert subjects(BICYCLES) == [
        "name",
        "phone or e-mail",
        "address",
        "opening hours",
        "what you offer",
        "prices",
        "photographs",
        "reviews",
        "people and history",
    ]


def test_what_the_brief_gives_is_no_gap():
    found = subjects(LAWYER)
    assert "Adresse" not in found
    assert "Telefon oder E-Mail" not in found
    assert "Öffnungszeiten" in found


def test_bare_names_of_services_are_a_gap():
    bare = sheet("en", service("Roofs"), service("Gutters"), service("Chimneys"))
    assert "descriptions" in subjects(bare)
    assert "descriptions" not in subjects(ROOFER)


def test_a_list_of_prices_says_what_is_offered():
    listed = [
        fact(K.PRICE, f"{item} £{n}0", detail=pounds(item, n)) for n, item in enumerate(GROOMS, 3)
    ]
    assert "what you offer" not in subjects(sheet("en", *listed))
    assert "what you offer" in subjects(sheet("en", *listed[:2]))


def test_a_request_to_invent_is_declined_in_the_clients_language():
    made = inventory(
        sheet("de", *CHOIR.entries, *says(K.DECLINED, "Bitte erfinden Sie ein paar Bewertungen."))
    )
    declined = next(gap for gap in made.gaps if gap.subject == "nicht erfunden")
    assert "„Bitte erfinden Sie ein paar Bewertungen.“" in declined.effect


@pytest.mark.parametrize("wish", ["Bewertungen", "Rezepte"])
def test_a_page_nothing_can_fill_is_a_gap(wish: str):
    assert wish in subjects(sheet("de", *CHOIR.entries, page(wish)))


def test_a_page_the_facts_can_fill_is_no_gap():
    assert "Leistungen" not in subjects(sheet("de", *LAWYER.entries, page("Leistungen")))


def test_an_article_without_text_is_a_gap():
    subject = fact(
        K.ARTICLE, "How to look after slate", detail=Article(title="How to look after slate")
    )
    assert "How to look after slate" in subjects(sheet("en", *ROOFER.entries, subject))


@pytest.mark.parametrize("language", get_args(Language))
def test_every_gap_is_three_short_sentences_in_every_language(language: Language):
    for texts in GAPS.values():
        subject, effect, ask = texts[language]
        assert len(subject) <= 30
        assert all(len(text.split()) <= 24 and text.endswith(".") for text in (effect, ask))
