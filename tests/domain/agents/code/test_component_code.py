"""The pages: whole, in order, escaped, and made of nothing but facts and interface words."""

import re
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given as over
from hypothesis import settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from domain.agents.code.component_code import COMPONENT_CODE, PageMarkup, draft
from domain.agents.code.sources import picture
from domain.agents.design.image_selection import PhotoSlot
from domain.agents.spec import Given
from domain.facts import FactKind, Facts, fact
from domain.grading.view import SiteView
from tests.domain.agents.code.firms import FIRMS, renamed
from tests.domain.agents.code.sheet import K, Sheet
from tests.domain.agents.code.trades import plumber
from tests.studio import keys_of, outputs_of, site_of


def pages_of(facts: Facts) -> dict[str, LexborHTMLParser]:
    made = outputs_of(facts, PageMarkup)[PageMarkup]
    found = [page for page in made if isinstance(page, PageMarkup)]
    return {page.url: LexborHTMLParser(page.body) for page in found}


@cache
def of_firm(firm: str) -> dict[str, LexborHTMLParser]:
    return pages_of(FIRMS[firm]())


@pytest.mark.parametrize("firm", FIRMS)
def test_every_page_has_one_h1_and_skips_no_heading_level(firm: str) -> None:
    for url, tree in of_firm(firm).items():
        levels = [int((node.tag or "h0")[1]) for node in tree.css("h1, h2, h3, h4, h5, h6")]
        assert levels.count(1) == 1, url
        assert levels[0] == 1, url
        assert all(after - before <= 1 for before, after in pairwise(levels)), (url, levels)


@pytest.mark.parametrize("firm", FIRMS)
def test_every_page_has_its_landmarks_and_a_way_past_the_header(firm: str) -> None:
    for tree in of_firm(firm).values():
        assert [len(tree.css(part)) for part in ("header.top", "main#main", "footer.end")] == [
            1
        ] * 3
        first = tree.css_first("a")
        assert first is not None
        assert first.attributes["href"] == "#main"


@pytest.mark.parametrize("firm", FIRMS)
def test_ids_are_unique_and_what_points_at_them_finds_them(firm: str) -> None:
    for tree in of_firm(firm).values():
        ids = [node.attributes["id"] for node in tree.css("[id]")]
        assert len(ids) == len(set(ids))
        pointed = [node.attributes["aria-labelledby"] for node in tree.css("[aria-labelledby]")]
        assert set(pointed) <= set(ids)


@pytest.mark.parametrize("firm", FIRMS)
def test_pages_carry_no_script_no_style_attribute_and_no_empty_element(firm: str) -> None:
    for tree in of_firm(firm).values():
        assert not tree.css("script, style, [style], [onclick], iframe")
        for node in tree.css("p, li, dd, dt, h1, h2, h3, td, th, ul, ol, figure"):
            assert node.text().strip() or node.css("img, svg"), node.html


@pytest.mark.parametrize("firm", FIRMS)
def test_links_lead_to_pages_and_sections_that_are_there(firm: str) -> None:
    view = SiteView(site_of(FIRMS[firm]()))
    for page in view.pages:
        for link in page.all("a[href^='/'], a[href^='#']"):
            href = link.attributes["href"] or ""
            path, _, anchor = href.partition("#")
            target = view.by_url[path] if path else page
            assert not anchor or target.first(f"#{anchor}"), href


def test_the_page_one_is_on_is_marked_in_the_navigation() -> None:
    tree = of_firm("roofer")["/services/"]
    current = tree.css(".top nav [aria-current]")
    assert [(node.attributes["href"], node.attributes["aria-current"]) for node in current] == [
        ("/services/", "page")
    ]


def test_hours_read_as_a_table_with_headers() -> None:
    tree = of_firm("dentist")["/"]
    table = tree.css_first("table.hours")
    assert table is not None
    assert [node.text() for node in table.css("thead th[scope=col]")] == ["Tage", "Zeiten"]
    rows = [" ".join(row.text(separator=" ").split()) for row in table.css("tbody tr")]
    assert rows[0] == "Montag und Dienstag 8:00–12:30 Uhr 14:00–18:00 Uhr"


def test_a_price_is_printed_as_the_client_wrote_it() -> None:
    tree = of_firm("roofer")["/services/"]
    printed = [" ".join(node.text().split()) for node in tree.css(".k-services .pr")]
    assert printed == ["from £95 per m²", "from £180", "£120 call-out", "from £340", "£65"]


def test_a_price_and_its_currency_stay_on_one_line() -> None:
    printed = [node.text() for node in of_firm("lawyers")["/"].css(".prices td b")]
    assert printed[:2] == ["190\u00a0€", "240\u00a0€"]


def test_what_the_firm_does_not_do_is_quoted_and_is_no_offer() -> None:
    tree = of_firm("roofer")["/services/"]
    quoted = [node.text() for node in tree.css(".k-services .not li")]
    assert quoted == ["We do not fit solar panels."]
    assert "solar" not in " ".join(node.text() for node in tree.css(".list .e")).lower()


def test_a_review_stands_in_the_quotation_marks_of_the_language() -> None:
    quotes = of_firm("restaurant")["/"].css("figure.quote blockquote")
    assert [node.text().strip() for node in quotes] == [
        "«La merluza a la sidra vale el viaje desde Oviedo.»"
    ]


HOSTILE = '<script>alert(1)</script>"><img src=x onerror=alert(1)>{{ 7*7 }}'


def test_words_of_the_brief_never_become_markup() -> None:
    sheet = Sheet("en", "GB", "GBP")
    sheet.say(K.NAME, f"Bad {HOSTILE}")
    sheet.say(K.TRADE, "Plumber")
    sheet.phone("01234 567890", "+441234567890")
    sheet.service(f"Leaks {HOSTILE}", f"We stop them {HOSTILE}.", amount="5", display="£5")
    sheet.service("Taps", "We fit taps.")
    sheet.review(f"Good {HOSTILE}", f"Ann {HOSTILE}")
    sheet.question(f"Why {HOSTILE}?", f"Because {HOSTILE}.")
    for tree in pages_of(sheet.facts).values():
        assert not tree.css("script, img, [onerror]")
        assert "49" not in (tree.body.text() if tree.body else "")


def test_a_changed_price_renders_again_only_the_pages_that_show_it() -> None:
    sheet = FIRMS["roofer"]()
    gutters = next(e for e in sheet.entries if e.text.startswith("Gutters"))
    dearer = Sheet("en", "GB", "GBP")
    for entry in sheet.entries:
        if entry is not gutters:
            dearer.entries[entry.fact_id] = entry
        else:
            text = "Cast iron and aluminium, cleaned twice a year on request."
            dearer.service("Gutters", text, amount="70", display="£70")
    old, new = keys_of(sheet), keys_of(dearer.facts)
    rendered = {label for label in old if label.startswith(COMPONENT_CODE.name)}
    changed = {label for label in rendered if old[label] != new[label]}
    shown = {
        f"{COMPONENT_CODE.name} {url}"
        for url, tree in pages_of(sheet).items()
        if tree.body and "£65" in tree.body.text()
    }
    assert changed == shown
    assert changed < rendered


def test_a_one_page_site_navigates_within_the_page() -> None:
    tree = of_firm("florist")["/"]
    links = [node.attributes["href"] or "" for node in tree.css(".top nav a")]
    assert len(links) >= 3
    assert all(link.startswith("#") for link in links)


def test_a_photo_is_offered_in_three_formats_with_its_size() -> None:
    shown = picture(
        PhotoSlot(
            slot="home-hero",
            url="/",
            section="hero",
            fact_id="f-0123456789",
            sha256="0" * 64,
            width_px=1600,
            height_px=1000,
            widths_px=(480, 800, 1600),
            sizes="100vw",
            alt="A roof",
            loading="eager",
        )
    )
    assert [source.type for source in shown.sources] == ["image/avif", "image/webp", "image/jpeg"]
    assert shown.sources[0].srcset.startswith("/images/home-hero-480.avif 480w, /images/")
    assert (shown.src, shown.width, shown.height) == ("/images/home-hero-800.jpg", 800, 500)


def test_it_is_called_once_per_page() -> None:
    with pytest.raises(TypeError, match="is not a `PageItem`"):
        draft(Given(facts=Facts(), outputs={}))


@settings(max_examples=25, deadline=None)
@over(kept=st.sets(st.sampled_from(sorted(FactKind))), firm=st.sampled_from(sorted(FIRMS)))
def test_any_part_of_any_brief_renders_the_same_pages_twice(kept: set[FactKind], firm: str) -> None:
    facts = FIRMS[firm]().only({*kept, FactKind.TRADE})
    first, again = site_of(facts), site_of(facts)
    assert first.sha256 == again.sha256
    assert "index.html" in first.by_path


@settings(max_examples=20, deadline=None)
@over(name=st.text(min_size=1, max_size=60).filter(lambda text: text.strip()))
def test_any_name_is_printed_as_text(name: str) -> None:
    folded = " ".join(name.split())
    if not folded or not re.search(r"\w", folded):
        return
    tree = pages_of(renamed(plumber(), folded))["/"]
    assert not tree.css("script, [onerror]")


def test_facts_about_the_maker_never_reach_a_page() -> None:
    sheet = Sheet("en", "GB", "GBP")
    for entry in plumber().entries:
        sheet.entries[entry.fact_id] = entry
    wish = fact(FactKind.PREFERENCE, "Please use our zebra pattern")
    sheet.entries[wish.fact_id] = wish
    for tree in pages_of(sheet.facts).values():
        assert "zebra" not in (tree.html or "")
