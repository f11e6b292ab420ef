from itertools import pairwise

from hypothesis import given as every
from hypothesis import settings
from hypothesis import strategies as st

from domain.agents.design.alt_text import LONGEST_CHARACTERS, described
from domain.agents.design.image_selection import IMAGE_SELECTION, Images, PhotoSlot, draft
from domain.agents.design.layout_architecture import Layout, PagePlan, SectionPlan
from domain.agents.discovery.content_asset import (
    ContentAssets,
    PersonAsset,
    PhotoAsset,
    ProjectAsset,
)
from domain.agents.spec import Feedback, Given
from domain.facts import Facts, Person, Photo, Project
from domain.grading.grade import Finding
from tests.domain.agents.design.brands import brand, given, layout

KINDS = ("services", "people", "work", "about", "gallery")


def photo(number: int, **fields: object) -> PhotoAsset:
    subject = str(fields.pop("subject", ""))
    plain = {
        "file": f"p{number}.jpg",
        "sha256": f"{number:064x}",
        "width_px": 1600,
        "height_px": 1067,
    }
    return PhotoAsset(
        fact_id=f"f-{number:010x}",
        photo=Photo.model_validate({**plain, **fields}),
        subject=subject,
    )


def page(
    url: str, kind: str, *sections: str, hero: str = "statement", source: str = ""
) -> PagePlan:
    plans = (
        SectionPlan.model_validate({"kind": "hero", "variant": hero}),
        *(SectionPlan.model_validate({"kind": kind}) for kind in sections),
    )
    return PagePlan.model_validate(
        {"url": url, "kind": kind, "label": kind, "source": source, "sections": plans}
    )


def select(assets: ContentAssets, *pages: PagePlan, told: tuple[str, ...] = ()) -> Images:
    return draft(given(brand(), layout(pages=pages), assets, told=told))


@st.composite
def inventories(pick: st.DrawFn) -> ContentAssets:
    roles = st.sampled_from(["photo", "photo", "before", "after", "portrait"])
    sides = st.integers(1, 6000)
    photos = tuple(
        photo(
            number,
            width_px=pick(sides),
            height_px=pick(sides),
            role=pick(roles),
            caption=pick(
                st.sampled_from(["", "Roof in Hexham", "IMG_2041.jpg", "Foto de la sala"])
            ),
            subject=pick(st.sampled_from(["", "roofs", "lead"])),
        )
        for number in range(pick(st.integers(0, 9)))
    )
    people = tuple(
        PersonAsset(fact_id=p.fact_id, person=Person(name="Ann"), portrait=p.fact_id)
        for p in photos
        if p.photo.role == "portrait"
    )
    bound = tuple(p.fact_id for p in photos[:2] if p.photo.role != "portrait")
    projects = (ProjectAsset(fact_id="f-00000000aa", project=Project(name="Hall"), photos=bound),)
    return ContentAssets(photos=photos, people=people, projects=projects if bound else ())


PAGES = (
    page("/", "home", *KINDS, hero="picture"),
    page("/services/roofs/", "service", "text", "gallery", source="roofs"),
    page("/services/", "services", "services"),
    page("/about/", "about", "about", "people", "gallery"),
    page("/projects/", "work", "work", "gallery"),
)


@every(inventories(), st.integers(0, 5))
@settings(max_examples=150, deadline=None)
def test_every_photo_is_placed_or_listed_and_no_file_is_wider_than_its_crop(
    assets: ContentAssets, heavy: int
) -> None:
    images = select(assets, *PAGES, told=("performance/image-weight",) * heavy)
    shown = {slot.fact_id for slot in images.photos}
    assert shown | set(images.unused) == {p.fact_id for p in assets.photos}
    assert not shown & set(images.unused)
    for slot in images.photos:
        assert all(a < b for a, b in pairwise(slot.widths_px))
        assert slot.widths_px[-1] <= slot.width_px
        assert 0 <= slot.crop.left < slot.crop.right <= 1
        assert 0 <= slot.crop.top < slot.crop.bottom <= 1
        assert "img_" not in slot.alt.lower()
        assert not slot.caption or slot.alt != slot.caption


@every(inventories())
@settings(max_examples=80, deadline=None)
def test_a_page_loads_at_most_one_photo_at_once_and_none_twice(assets: ContentAssets) -> None:
    images = select(assets, *PAGES)
    for plan in PAGES:
        here = [slot for slot in images.photos if slot.url == plan.url]
        assert sum(slot.loading == "eager" for slot in here) <= 1
        gallery = [slot.fact_id for slot in here if slot.section == "gallery"]
        assert len(gallery) == len(set(gallery))


def test_a_picture_hero_gets_the_widest_photo_of_the_firm_at_once() -> None:
    tall = photo(1, width_px=1000, height_px=1500)
    wide = photo(2, caption="The yard in Hexham")
    hero = select(ContentAssets(photos=(tall, wide)), page("/", "home", hero="picture")).photos[0]
    assert (hero.slot, hero.fact_id, hero.loading) == ("home-hero", wide.fact_id, "eager")
    assert hero.alt == "The yard in Hexham"
    assert hero.widths_px == (480, 800, 1200, 1600)
    assert round(hero.width_px / hero.height_px, 2) == 1.78


def test_a_hero_of_type_stays_without_a_photo() -> None:
    images = select(ContentAssets(photos=(photo(1),)), page("/", "home", hero="statement"))
    assert images.photos == ()
    assert images.unused == (photo(1).fact_id,)


def test_a_portrait_keeps_its_upper_part_and_says_who_it_shows() -> None:
    face = photo(1, role="portrait", width_px=1000, height_px=3000)
    person = PersonAsset(fact_id="f-00000000bb", person=Person(name="Ann"), portrait=face.fact_id)
    assets = ContentAssets(photos=(face,), people=(person,))
    (slot,) = select(assets, page("/about/", "about", "people")).photos
    assert slot.alt == "Ann"
    assert slot.crop.top < 1 - slot.crop.bottom


def test_after_stands_right_behind_its_before() -> None:
    roles = ("before", "photo", "after", "before", "after")
    photos = tuple(photo(n, role=role) for n, role in enumerate(roles))
    slots = select(ContentAssets(photos=photos), page("/projects/", "work", "gallery")).photos
    assert [int(slot.sha256, 16) for slot in slots] == [0, 2, 1, 3, 4]
    assert len({slot.crop.fingerprint for slot in slots}) == 1


def test_the_same_picture_on_two_pages_is_encoded_once() -> None:
    assets = ContentAssets(photos=(photo(1), photo(2)))
    images = select(assets, page("/", "home", "gallery"), page("/projects/", "work", "gallery"))
    assert len(images.photos) == 4
    assert [slot.slot for slot in images.to_encode] == ["home-gallery-1", "home-gallery-2"]


def test_a_picture_of_a_service_carries_its_slug_in_its_file() -> None:
    assets = ContentAssets(photos=(photo(1, subject="roofs"),))
    (slot,) = select(assets, page("/services/", "services", "services")).photos
    assert "roofs" in slot.file(640, "avif")


def test_too_heavy_pictures_come_back_smaller_each_time() -> None:
    assets = ContentAssets(photos=(photo(1),))
    plan = page("/", "home", hero="picture")
    weights = [
        (slot.widths_px[-1], slot.quality)
        for n in range(4)
        for slot in select(assets, plan, told=("performance/image-weight",) * n).photos
    ]
    assert weights == [(1600, 70), (1200, 60), (800, 50), (800, 42)]


def test_an_alternative_text_that_was_refused_is_not_used_again() -> None:
    assets = ContentAssets(photos=(photo(1, caption="Leak"),))
    plans = layout(pages=(page("/", "home", hero="picture"),))
    finding = Finding(
        rule="accessibility/alt-wording",
        severity="minor",
        page="/",
        evidence="alt='Leak'",
        fix="Write alt.",
        owner="image_selection",
    )
    plain = given(brand(), plans, assets)
    told = Given(
        facts=Facts(),
        outputs=plain.outputs,
        feedback=(Feedback(round=1, findings=(finding,)),),
    )
    assert [slot.alt for slot in draft(plain).photos] == ["Leak"]
    assert [slot.alt for slot in draft(told).photos] == [""]


def test_a_photo_is_described_by_the_client_and_never_by_its_file() -> None:
    plain = photo(1).photo
    assert described(plain) == ""
    assert described(plain.model_copy(update={"caption": "IMG_0042"}), "Ann") == "Ann"
    assert described(plain.model_copy(update={"caption": "Foto", "alt": ""})) == ""
    named = plain.model_copy(update={"caption": "Photo of the yard", "alt": ""})
    assert described(named) == "The yard"
    assert len(described(plain.model_copy(update={"alt": "roof " * 90}))) <= LONGEST_CHARACTERS + 1


def test_drawn_art_stands_in_for_a_photo_only_beside_a_hero_that_asks_for_it() -> None:
    hero = SectionPlan.model_validate({"kind": "hero", "variant": "split", "aside": "art"})
    plan = PagePlan(url="/", kind="home", label="Home", sections=(hero,))
    without = select(ContentAssets(), plan)
    assert [(slot.slot, slot.motif, slot.form) for slot in without.art] == [
        ("home-hero", "slates", "panel")
    ]
    assert select(ContentAssets(photos=(photo(1),)), plan).art == ()


def test_the_agent_waits_for_photos_but_does_without() -> None:
    assert ContentAssets in IMAGE_SELECTION.wants
    plain: Layout = layout("gallery")
    images = draft(given(brand(), plain))
    assert images.photos == ()
    assert images.poster.title == "Hallam Roofing"


def test_logos_stand_on_every_page_from_one_set_of_files() -> None:
    logo = photo(5, role="logo", width_px=900, height_px=300)
    images = select(ContentAssets(logo=logo), page("/", "home"), page("/about/", "about"))
    slots: list[PhotoSlot] = [slot for slot in images.photos if slot.section == "logo"]
    assert [slot.url for slot in slots] == ["/", "/about/"]
    assert len(images.to_encode) == 1
