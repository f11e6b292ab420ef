"""What is said on several pages agrees, and what every site must have is there."""

import pytest

from tests.domain.grading.content.content_pages import DENSE, EASY, GERMAN, rules

_IN_BRITAIN = '<script type="application/ld+json">{"@type": "Plumber", "address": {"addressCountry": "GB"}, "telephone": "%s"}</script>'
SITES: dict[str, tuple[dict[str, str], ...]] = {
    "dialling-codes": (
        {
            "index.html": f"{_IN_BRITAIN % '+441134960182'}<a href=tel:+441134960182>0113 496 0182</a>",
            "a.html": "<p>Our supplier in Bonn: <a href=tel:+49228123456>+49 228 123456</a></p>",
        },
        {
            "index.html": f"{_IN_BRITAIN % '+491134960182'}<a href=tel:+441134960182>0113 496 0182</a>"
        },
        {
            "index.html": f"{_IN_BRITAIN % '+441134960182'}<a href=tel:+491134960182>0113 496 0182</a>"
        },
        {
            **{f"{n}.html": "<a href=tel:+441134960182>0113 496 0182</a>" for n in "abc"},
            "d.html": "<a href=tel:+331134960182>0113 496 0182</a>",
        },
    ),
    "tracking-consent": (
        {
            "index.html": "<script src=https://plausible.example/js/p.js></script>",
            "a.html": "<script src=/theme.js></script>",
            "theme.js": 'document.cookie = "theme=" + value + ";max-age=31536000";',
        },
        {"index.html": "<script src='https://www.googletagmanager.com/gtag/js?id=G-1'></script>"},
        {
            "index.html": "<img src='https://www.facebook.com/tr?id=1' alt=''><script src=https://connect.facebook.net/en_US/fbevents.js></script>"
        },
        {
            "index.html": "<script src=/t.js></script>",
            "t.js": 'document.cookie = "_tid=" + id + "; max-age=31536000";',
        },
    ),
    "consistent-contact": (
        {
            "index.html": "<p>Call 0113 496 0182</p>",
            "a.html": "<p>Call +44 113 496 0182, 14 High Street</p>",
        },
        {"index.html": "<p>Call 0113 496 0182</p>", "a.html": "<p>Call 0113 496 0282</p>"},
        {"index.html": "<a href=tel:01134960199>0113 496 0182</a>"},
        {"index.html": "<p>14 High Street</p>", "a.html": "<p>41 High Street</p>"},
        {
            **{f"{n}.html": "<p>14 High Street</p>" for n in "abc"},
            "d.html": "<p>Visit us at 99 Station Road. 14 High Street</p>",
        },
    ),
    "consistent-hours": (
        {"index.html": "<p>Mon-Fri 8am-6pm</p>", "a.html": "<p>Monday to Friday 08:00–18:00</p>"},
        {"index.html": "<p>Mon-Fri 8am-6pm</p>", "a.html": "<p>Mon-Fri 9am-6pm</p>"},
        {
            "index.html": "<p>We are open Mon-Fri 6am-9pm</p></main><footer><p>Mon-Fri 8am-6pm</p></footer>"
        },
    ),
    "consistent-name": (
        {f"{n}.html": f"<p>Hargreaves mends taps {n}.</p>" for n in "abc"},
        {
            **{f"{n}.html": f"<p>Hargreaves mends taps {n}.</p>" for n in "abc"},
            "d.html": "<p>Hargeaves cares. Hargreaves mends.</p>",
        },
    ),
    "consistent-prices": (
        {
            "a.html": "<p>A boiler service costs £85. A boiler service from £120.</p>",
            "b.html": "<p>Our boiler service costs £85.00, a tap repair is £40.</p>",
        },
        {
            "a.html": "<p>A boiler service costs £85.</p>",
            "b.html": "<p>Our boiler service is only £120.</p>",
        },
    ),
    "copyright-years": (
        {f"{n}.html": "</main><footer><p>© 2019–25 Hartley</p></footer>" for n in "abcd"},
        {"a.html": "</main><footer><p>© 2026-2021 Hartley</p></footer>"},
        {
            **{f"{n}.html": "</main><footer><p>© 2026 Hartley</p></footer>" for n in "abc"},
            "d.html": "</main><footer><p>Copyright 2021 Hartley</p></footer>",
        },
    ),
    "contradicting-years": (
        {
            "a.html": "<p>Our firm was founded in 1987.</p>",
            "b.html": "<p>Tom has lived here since 1995. We were founded in 1987.</p>",
        },
        {
            "a.html": "<p>Our firm was founded in 1987.</p>",
            "b.html": "<p>Since our start in 1995 we have mended taps.</p>",
        },
    ),
    "legal-pages": (
        {"a.html": "<form><input name=email type=email></form><a href=/privacy/>Privacy</a>"},
        {"a.html": "<form><input name=email type=email></form>"},
        {
            "a.html": f"<p>{GERMAN}</p>",
            "b.html": f"<p>{GERMAN}</p><a href=/datenschutz>Datenschutz</a>",
        },
    ),
    "contact-data": (
        {"contact/index.html": "<p>Call 0113 496 0182</p>"},
        {"contact/index.html": "<p>We look forward to meeting you.</p>"},
    ),
    "duplicate-pages": (
        {"a.html": f"<p>{EASY * 5}</p>", "b.html": f"<p>{DENSE * 4}</p>"},
        {
            "a.html": "<p>" + " ".join(f"word{i} thing{i % 7}" for i in range(80)) + "</p>",
            "b.html": "<p>" + " ".join(f"word{i} thing{i % 7}" for i in range(80)) + " Leeds</p>",
        },
    ),
}


@pytest.mark.parametrize("rule", sorted(SITES))
def test_a_site_audit_tells_sound_sites_from_faulty_ones(rule: str) -> None:
    assert rule not in rules(SITES[rule][0])
    assert [site for site in SITES[rule][1:] if rule not in rules(site)] == []


@pytest.mark.parametrize(
    ("rule", "usual", "odd"),
    [
        ("consistent-name", "<p>Ask Advocate Julia Brandt for a date.</p>", "<p>Ask Advocate Julia Brand for a date.</p>"),
        ("consistent-contact", "<p>Lindenallee, 79098 Freiburg</p>", "<p>Lindenallee, 79089 Freiburg</p>"),
        ("consistent-contact", "<p>Otley LS21 3AB</p>", "<p>Otley LS21 3BA</p>"),
    ],
)  # fmt: skip
def test_one_page_at_odds_with_three_others_is_told(rule: str, usual: str, odd: str) -> None:
    others = {f"{name}.html": usual for name in "abc"}
    assert rule not in rules({**others, "d.html": usual})
    assert rule in rules({**others, "d.html": odd})


@pytest.mark.parametrize(
    "told",
    [
        "Open Tuesday to Friday half nine till four.",
        "Open every other Saturday 9-1.",
        "Geöffnet Dienstag von halb neun bis vier.",
    ],
)
def test_hours_in_words_and_by_turns_are_not_held_against_the_table(told: str) -> None:
    pages = {"index.html": "<p>Tue-Sat 9:30-16:00</p>", "a.html": f"<p>{told}</p>"}
    assert "consistent-hours" not in rules(pages)


def test_since_when_somebody_is_a_master_is_not_when_the_firm_began() -> None:
    firm = "<p>Wir sind seit 1986 da.</p><p>Seit 1986 bauen wir Treppen.</p>"
    person = "<p>Meisterin seit 2019, führt den Betrieb</p>"
    assert "contradicting-years" not in rules({"index.html": firm + person})
    assert "contradicting-years" in rules({"index.html": firm + "<p>Wir sind gegründet 1987.</p>"})
