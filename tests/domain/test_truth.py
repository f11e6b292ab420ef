"""Rules that hold for the whole site, whatever the brief says."""

import re
import sys
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.brief import Brief
from domain.facts import TO_THE_MAKER, FactKind
from domain.grading.view import SiteView
from domain.intake import read_brief

sys.path.insert(0, str(Path(__file__).parents[1]))
from studio import site_of  # a module beside the test folders

TRADES = ("roofer", "bakery", "dentist", "photographer", "hotel", "software company", "florist")
WORDS = st.text("abcdefghij äöüñ", min_size=3, max_size=12).map(str.strip).filter(bool)
NUMBERS = st.integers(2, 99_999)


@st.composite
def briefs(draw: st.DrawFn) -> str:
    count = draw(st.integers(0, 4))
    lines = [f"# {draw(WORDS).title()} & Sons", f"We are a {draw(st.sampled_from(TRADES))}."]
    lines += [f"Call 01632 960{draw(st.integers(100, 999))}."] * draw(st.booleans())
    lines += [f"We have done this since {draw(st.integers(1900, 2020))}."] * draw(st.booleans())
    lines += [f"We have {draw(NUMBERS)} {draw(WORDS)} in the yard.", "", "## Services"]
    lines += [f"- {draw(WORDS).title()} - £{draw(NUMBERS)}" for _ in range(count)]
    lines += ["", "Please make the site green. We do not fit solar panels."]
    return "\n".join(lines)


def digits(text: str) -> set[str]:
    return {number.lstrip("0") for number in re.findall(r"\d+", text.replace(",", ""))}


def known_numbers(brief: Brief) -> set[str]:
    whole = " ".join(fact.text for fact in brief.facts)
    joined = re.sub(r"(?<=\d)[\s.-](?=\d)", "", whole)
    details = " ".join(fact.detail.model_dump_json() for fact in brief.facts if fact.detail)
    return digits(whole) | digits(joined) | digits(details)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(briefs())
def test_every_number_on_a_page_is_in_the_facts(text: str) -> None:
    brief = read_brief("brief.md", text.encode())
    for page in SiteView(site_of(brief.sheet)).pages:
        if page.is_ordinary:
            assert digits(page.text) <= known_numbers(brief) | {"404"}, page.url


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(briefs())
def test_words_to_the_maker_stand_on_no_page_and_what_is_excluded_is_not_offered(text: str) -> None:
    brief = read_brief("brief.md", text.encode())
    wishes = [
        f.text for f in brief.facts if f.kind in TO_THE_MAKER and f.kind is not FactKind.COLOUR
    ]
    site = SiteView(site_of(brief.sheet))
    words = "\n".join(page.text for page in site.pages)
    assert not [wish for wish in wishes if wish in words]
    offers = [node.text() for page in site.pages for node in page.all("h2, h3, title")]
    assert not [offer for offer in offers if "solar" in offer.lower()]


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(briefs())
def test_the_same_brief_gives_the_same_bytes(text: str) -> None:
    facts = read_brief("brief.md", text.encode()).sheet
    assert site_of(facts).sha256 == site_of(facts).sha256


HOSTILE = '<script>alert(1)</script> "><img src=x onerror=alert(2)> {{ 7*7 }} javascript:alert(3)'


def test_markup_in_a_brief_stays_text_on_every_page() -> None:
    text = f"# Rye & Co {HOSTILE}\nWe are a bakery. {HOSTILE}\n\n## Services\n- {HOSTILE} - £5\n"
    site = SiteView(site_of(read_brief("brief.md", text.encode()).sheet))
    for page in site.pages:
        scripts = [node for node in page.all("script") if "ld+json" not in str(node.attributes)]
        assert not scripts
        assert not page.all("[onerror], [src=x], a[href^=javascript]")
        assert "{{ 49" not in page.html
