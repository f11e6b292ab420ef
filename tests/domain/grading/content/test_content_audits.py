"""Every audit of content finds its fault and leaves a sound page alone."""

from pathlib import Path

import pytest

from domain.agents.discovery.brand_identity import VoiceChart
from domain.facts import FactKind, Facts, Hours, Price, Review, Span, fact
from domain.grading.content import CONTENT_AUDITS, grade_content
from domain.grading.view import Context, SiteView
from domain.site import Site, SiteFile

FOLDER = Path(__file__).parents[4] / "domain" / "grading" / "content"

FOUNDATION = frozenset(
    {
        "__init__",
        "claim_word",
        "claim_words",
        "claims",
        "clock",
        "credentials",
        "evidence",
        "known_names",
        "misspelt_words",
        "names",
    }
    | {
        "number_words",
        "praise",
        "promises",
        "prose",
        "quantities",
        "syllables",
        "unsupported",
        "wording",
    }
)
"""Modules audits stand on."""

EASY = "We mend taps and pipes in the town. Ring us and tell us what leaks. We come by and look at it. "
DENSE = (
    "Notwithstanding considerations regarding organisational interdependencies, comprehensive "
    "implementation methodologies facilitate multidimensional optimisation opportunities throughout "
    "heterogeneous infrastructural environments necessitating continuous reconfiguration activities. "
)
GERMAN = (
    "Wir reparieren Heizungen und Rohre in der Stadt, und Sie können uns an jedem Werktag anrufen, "
    "weil wir für Sie da sind und nicht lange warten lassen, auch wenn es einmal sehr eilt."
)
SPANISH = (
    "Reparamos calderas y tuberías en toda la ciudad, y puede llamarnos cualquier día de la semana "
    "porque estamos para ayudarle y no le hacemos esperar aunque sea muy tarde."
)

CASES: dict[str, tuple[str, ...]] = {
    # rule: a sound body, then bodies with the fault
    "wrong-counts": (
        "<p>We do three things:</p><ul><li>a<li>b<li>c</ul><p>Two rooms</p><ul><li>a</ul>",
        "<p>We do three things:</p><ul><li>a<li>b<li>c<li>d</ul>",
        "<h2>Fünf Gründe:</h2><ol><li>a<li>b</ol>",
    ),
    "placeholder-text": (
        "<p>We mend taps. <a href=tel:+441134960182>0113 496 0182</a></p><input placeholder='Your name'>",
        "<p>Lorem ipsum dolor sit amet.</p>",
        "<p>Your text here</p>",
        "<h2>TODO</h2>",
        "<p>Welcome to [Company Name]</p>",
        "<p>Hello {{ name }}</p>",
        "<p>Call 123-456-7890</p>",
        "<a href=mailto:info@example.com>Mail</a>",
        "<p>Das ist ein Beispieltext für Sie.</p>",
        "<p>Aquí va un texto de ejemplo.</p>",
        "<p>Max Mustermann, Musterstraße 1</p>",
        "<p>Price: undefined</p>",
        "<p>This is **really** good.</p>",
        "<p>Note to designer: a photo of Tom.</p>",
        "<p>Certainly! Here is your text.</p>",
    ),
    "mojibake": (
        "<p>Grüße aus Köln – bis bald</p>",
        "<p>GrÃ¼ÃŸe aus KÃ¶ln</p>",
        "<p>donâ€™t wait</p>",
        "<p>a &amp;nbsp; b</p>",
    ),
    "hidden-text": (
        "<style>p{color:#222;background:#fff}</style><p>one two three four five six seven eight nine</p>",
        "<style>.h{color:#fff;background:#fff}</style><p class=h>one two three four five six seven eight nine</p>",
        "<style>.h{font-size:0}</style><p class=h>one two three four five six seven eight nine</p>",
        "<p style='text-indent:-9999px'>one two three four five six seven eight nine</p>",
    ),
    "keyword-stuffing": (
        f"<p>{EASY}</p>",
        "<p>plumber Leeds, plumber Otley, plumber York, cheap plumber, best plumber, plumber near me, plumber now</p>",
        f"<p>{'Our cheap plumber Leeds team is here. We like tea. ' * 12}{EASY * 2}</p>",
    ),
    "mixed-language": (
        f"<p>{EASY * 3}</p>",
        f"<p>{EASY * 6}</p><p>{GERMAN}</p>",
        f"<p>{EASY * 6}</p><p>{SPANISH}</p>",
    ),
    "untranslated-interface": (
        f"<p>{EASY * 2}</p><a href=/>Read more</a>",
        f"<p>{EASY * 2}</p><a href=/>Weiterlesen</a>",
    ),
    "repetition": (
        f"<p>{EASY}</p>",
        "<p>We mend every tap in the whole town.</p><p>We mend every tap in the whole town.</p>",
    ),
    "thin-content": (f"<p>{EASY * 2}</p>", "<p>Welcome.</p>"),
    "empty-section": ("<h2>Prices</h2><p>From noon.</p>", "<h2>Prices</h2><h2>Team</h2><p>Us.</p>"),
    "hype": ("<p>We mend taps.</p>", "<p>Look no further for cutting-edge solutions.</p>"),
    "readability": (f"<p>{EASY * 8}</p>", f"<p>{DENSE * 6}</p>"),
    "long-sentences": (f"<p>{EASY}</p>", f"<p>{'and we go on with the work ' * 9}.</p>"),
    "exclamations": (
        "<p>Come in!</p>",
        "<p>Come in!!</p>",
        "".join(f"<p>Offer {w}!</p>" for w in "abcdefg"),
    ),
    "shouting": (
        "<p>We are members of NICEIC and OFTEC.</p>",
        "<p>Come and BUY THIS GREAT TAP today from us.</p>",
    ),
    "doubled-words": ("<p>She had had enough, so it is.</p>", "<p>We mend the the tap.</p>"),
    "punctuation": (
        "<p>We mend taps, pipes and boilers. See www.x.com/a,b or 1,000.</p>",
        "<p>We mend taps,pipes and boilers.</p>",
        "<p>We mend taps ,, pipes.</p>",
        "<p>We mend taps.Then we go home.</p>",
        "<p>We mend taps , and pipes.</p>",
        "<p>We mend taps (and pipes too.</p>",
    ),
    "impossible-dates": (
        "<p>On Monday 3 March 2025 and on 29 February 2024, June 1, 2025.</p>",
        "<p>On Tuesday 3 March 2025.</p>",
        "<p>On 31 February.</p>",
        "<p>On 29 February 2023.</p>",
        "<p>Am Dienstag, den 3. März 2025, ab zehn.</p>",
        "<p>El lunes 4 de marzo de 2025.</p>",
    ),
    "wrong-sums": (
        "<p>Two visits at £40 each come to £80. 3 x 20 = 60. Of our visits 60% are short, 40% long.</p>",
        "<p>Two visits at £40 each come to £100.</p>",
        "<p>It is 3 x 20 = 50.</p>",
        "<p>Of our visits 60% are boilers, 50% are leaks and 20% are baths.</p>",
    ),
    "health-promise": (
        "<p>We treat back pain, and say what helped others.</p>",
        "<p>Our tea cures diabetes.</p>",
        "<p>Unsere Behandlung heilt Krebs.</p>",
        "<p>Nuestro método cura la artrosis.</p>",
    ),
    "unproven-claim": (
        "<p>We mend taps. <a href=/award>Award of the town, 2021</a></p>",
        "<p>The best plumbers in the world.</p>",
        "<p>Award-winning since long ago.</p>",
        "<p>Thousands of happy customers.</p>",
    ),
    "anonymous-praise": (
        "<blockquote>Great work, they came at noon.<footer>Mary Holt, Otley</footer></blockquote>",
        "<blockquote>Great work!<footer>M. H.</footer></blockquote>",
        "<div><blockquote>Great work!</blockquote><p>– a happy customer</p></div>",
    ),
    "pressure": (
        "<p>The offer holds until 3 May.</p>",
        "<p>Hurry, the offer ends today!</p>",
        "<p>Nur noch 3 Plätze frei, nur noch heute.</p>",
        "<p>Última oportunidad.</p>",
    ),
    "misspellings": (
        f"<p>{EASY}</p>",
        f"<p>{EASY} We recieve your order.</p>",
        f"<p>{EASY}</p><img alt='Our bussiness' src=a>",
    ),
    "grammar": (
        "<p>An hour, a unit, a European, an umbrella, Plan A includes its own gate; you're welcome.</p>",
        "<p>It takes a hour.</p>",
        "<p>The yard has it's own gate.</p>",
        "<p>We mend boiler's, tap's and pipes.</p>",
        "<p>You should of called.</p>",
    ),
    "cut-off-sentence": (
        "<p>We mend leaks, service boilers and fit bathrooms in all of the villages.</p>",
        "<p>We mend leaks, service boilers and fit bathrooms in all of the</p>",
    ),
    "rude-words": ("<p>We mend taps.</p>", "<p>Our rivals are idiots.</p>"),
    "mixed-spelling": (
        "<p>The colour of the harbour.</p>",
        "<p>The colour of the harbour.</p><p>Our center has every color.</p>",
    ),
    "hedging": (
        "<p>It might rain.</p>",
        "<p>We might perhaps be able to maybe help you.</p>",
    ),
    "long-paragraphs": (f"<p>{EASY * 5}</p>", f"<p>{EASY * 12}</p>"),
    "shown-addresses": (
        "<p>See www.example.org for more.</p>",
        "<p>See https://www.example.org/index.php?id=17&amp;sid=abc for more.</p>",
    ),
    "emoji": ("<p>Ring us ☎ today.</p>", "<p>We love taps 🚀🔥💯</p>"),
    "quotes-and-dashes": (
        "<p>“Good” – they said.</p>",
        '<p>“Good”, they said, and "bad".</p>',
        "<p>„Good“ they said.</p>",
        "<p>Taps -- and pipes.</p>",
    ),
}

WHOLE: dict[str, tuple[str, ...]] = {
    "form-of-address": (
        f"<html lang=de><main><p>{GERMAN}</p></main>",
        f"<html lang=de><main><p>{GERMAN}</p><p>Ruf an, wenn du deine Heizung prüfen willst.</p></main>",
    ),
}

SITES: dict[str, tuple[dict[str, str], ...]] = {
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

FACTS = Facts(
    entries=(
        fact(FactKind.NAME, "Hartley Plumbing"),
        fact(FactKind.PHONE, "0113 496 0182"),
        fact(FactKind.SERVICE, "Boiler repair, £85"),
        fact(
            FactKind.HOURS,
            "Mon 8-18",
            detail=Hours(days=("mon",), spans=(Span(opens="08:00", closes="18:00"),)),
        ),
        fact(
            FactKind.REVIEW,
            "x",
            detail=Review(quote="They came the same day and were tidy.", rating=5),
        ),
        fact(FactKind.EXCLUSION, "We do not fit solar panels"),
        fact(FactKind.STATEMENT, "Peter works in Otley with two vans."),
        fact(FactKind.STATEMENT, "Ted Hartley founded the firm and is the owner."),
    )
)

WITH_FACTS: dict[str, tuple[str, ...]] = {
    "unsupported-role": (
        "<p>Ted Hartley is the owner. Peter drives.</p>",
        "<p>Ted Hartley, our foreman, will come.</p>",
        "<p>Ted Hartley is our surveyor.</p>",
        "<p>Ask our apprentice Ted Hartley.</p>",
    ),
    "unsupported-contact": (
        "<a href=tel:+441134960182>0113 496 0182</a>",
        "<a href=tel:+441134960183>Call</a>",
        "<p>sales@hartley.invalid</p>",
        '<script type="application/ld+json">{"telephone": "0113 496 0199"}</script>',
    ),
    "unsupported-price": (
        "<p>Boiler repair for £85.00</p>",
        "<p>Boiler repair for £58</p>",
        '<script type="application/ld+json">{"description": "from £49"}</script>',
    ),
    "unsupported-hours": (
        "<table><tr><th>Monday<td>8am–6pm</table>",
        "<table><tr><th>Monday<td>9am–6pm</table>",
        "<p>Monday 8–17</p>",
        "<dl><dt>Monday</dt><dd>closed</dd></dl>",
    ),
    "unsupported-number": (
        "<p>Two vans. © 2031 Hartley</p><ol><li>1. Call</ol>",
        "<p>Three vans.</p>",
        "<img src=a alt='Since 1950'>",
    ),
    "unsupported-name": (
        "<p>Peter will come.</p>",
        "<p>Peter and Julia Sands will come.</p>",
        "<p>Dr Pym is here.</p>",
    ),
    "unsupported-place": (
        "<p>We work in Otley.</p>",
        "<p>We work in Harrogate.</p>",
        '<script type="application/ld+json">{"addressLocality": "Ilkley"}</script>',
    ),
    "unsupported-claim": (
        "<p>We mend boilers.</p>",
        "<p>Award-winning boilers.</p>",
        "<p>Fully insured.</p>",
        "<meta name=description content='The best plumbers'>",
    ),
    "unsupported-review": (
        "<blockquote>They came the same day and were tidy.</blockquote><p>★★★★★</p>",
        "<blockquote>They were the cheapest and the nicest people.</blockquote>",
        "<p>★★★★</p>",
        '<script type="application/ld+json">{"aggregateRating": {"ratingValue": "4.9", "reviewCount": 212}}</script>',
    ),
    "unsupported-service": (
        "<h2>Our services</h2><ul><li>Boiler repair</ul>",
        "<h2>Our services</h2><ul><li>Roofing</ul>",
        '<script type="application/ld+json">{"hasOfferCatalog": {"itemListElement": [{"itemOffered": {"name": "Carpets"}}]}}</script>',
    ),
    "contradicted-exclusion": (
        "<p>We do not fit solar panels.</p><h2>What we do not do</h2><ul><li>Solar panels</ul>",
        "<p>Solar panels for your roof.</p>",
    ),
}

VOICE = VoiceChart(language="en", formality="plain", avoid=("solutions",))


def _page(body: str) -> str:
    if body.startswith("<html"):
        return f"<!doctype html>{body}"
    return f"<!doctype html><html lang=en><head><title>Hartley</title></head><body><main><h1>Plumber</h1>{body}</main></body></html>"


def rules(files: dict[str, str], context: Context | None = None) -> set[str]:
    """Return the rules a site breaks."""
    site = Site.of(SiteFile.text(path, _page(body)) for path, body in files.items())
    graded = grade_content(SiteView(site, context or Context()), target=0.9)
    assert not [n for n in graded.not_checked if "broke" in n.reason]
    return {finding.rule.removeprefix("content/") for finding in graded.findings}


ALL = {**CASES, **WHOLE}


@pytest.mark.parametrize("rule", sorted(ALL))
def test_an_audit_leaves_a_sound_page_alone(rule: str) -> None:
    assert rule not in rules({"index.html": ALL[rule][0]})


@pytest.mark.parametrize(
    ("rule", "body"), [(rule, bad) for rule, bodies in sorted(ALL.items()) for bad in bodies[1:]]
)
def test_an_audit_finds_its_fault(rule: str, body: str) -> None:
    assert rule in rules({"index.html": body})


@pytest.mark.parametrize("rule", sorted(SITES))
def test_a_site_audit_tells_sound_sites_from_faulty_ones(rule: str) -> None:
    assert rule not in rules(SITES[rule][0])
    assert [site for site in SITES[rule][1:] if rule not in rules(site)] == []


@pytest.mark.parametrize("rule", sorted(WITH_FACTS))
def test_a_claim_needs_a_fact(rule: str) -> None:
    context = Context(facts=FACTS)
    sound, *faulty = WITH_FACTS[rule]
    assert rule not in rules({"index.html": sound}, context)
    assert [body for body in faulty if rule not in rules({"index.html": body}, context)] == []


def test_words_the_voice_avoids_are_faulted() -> None:
    context = Context(voice=VOICE)
    assert "voice-words" in rules({"index.html": "<p>Solutions for taps.</p>"}, context)
    assert "voice-words" not in rules({"index.html": "<p>Taps.</p>"}, context)


def test_every_audit_in_the_table_has_cases_and_a_file_of_its_name() -> None:
    named = {audit.rule for audit in CONTENT_AUDITS}
    assert named == set(ALL) | set(SITES) | set(WITH_FACTS) | {"voice-words"}
    files = {path.stem for path in FOLDER.glob("*.py")} - FOUNDATION
    assert files == {rule.replace("-", "_") for rule in named}


def test_a_site_without_facts_says_that_claims_were_not_checked() -> None:
    graded = grade_content(
        SiteView(Site.of([SiteFile.text("index.html", _page("<p>Fully insured.</p>"))])), target=0.9
    )
    skipped = {n.subject.removeprefix("content/") for n in graded.not_checked}
    assert skipped == set(WITH_FACTS) | {"voice-words"}


@pytest.mark.parametrize(
    ("place", "owner"),
    [
        ("<meta name=description content='Fully insured plumbers'>", "meta_description"),
        (
            '<script type="application/ld+json">{"description": "Fully insured"}</script>',
            "schema_markup",
        ),
        ("<div class=hero><p>Fully insured.</p></div>", "hero_copy"),
        ("<h2>About us</h2><p>Fully insured.</p>", "about_page"),
    ],
)
def test_a_claim_goes_back_to_who_wrote_that_part_of_the_page(place: str, owner: str) -> None:
    site = Site.of([SiteFile.text("index.html", _page(place))])
    graded = grade_content(SiteView(site, Context(facts=FACTS)), target=0.9)
    assert {f.owner for f in graded.findings if f.rule == "content/unsupported-claim"} == {owner}


def test_links_side_by_side_are_read_one_by_one() -> None:
    body = "<p><a href=tel:01134960182>0113 496 0182</a><br><a href=/map>14 High Street</a><a href=/e>E-Mail</a></p>"
    assert "unsupported-number" in rules({"index.html": body}, Context(facts=FACTS))
    assert "unsupported-contact" not in rules({"index.html": body}, Context(facts=FACTS))


def test_a_number_the_client_gives_is_no_placeholder() -> None:
    facts = Facts(entries=(fact(FactKind.PHONE, "+1 207-555-0148"),))
    body = {"index.html": "<p>Call +1 207-555-0148</p>"}
    assert "placeholder-text" in rules(body)
    assert "placeholder-text" not in rules(body, Context(facts=facts))


def test_a_price_of_the_facts_beside_the_wrong_thing_is_faulted() -> None:
    facts = Facts(
        entries=tuple(
            fact(
                FactKind.PRICE,
                f"{item} £{amount}",
                detail=Price(item=item, amount=amount, currency="GBP", display=f"£{amount}"),
            )
            for item, amount in (("Boiler repair", "85"), ("Tap repair", "60"))
        )
    )
    right = {
        "index.html": "<table><tr><th>Boiler repair<td>£85<tr><th>Tap repair<td>£60.00</table>"
    }
    swapped = {"index.html": "<ul><li>Boiler repair: £60</ul>"}
    assert "unsupported-price" not in rules(right, Context(facts=facts))
    assert "unsupported-price" in rules(swapped, Context(facts=facts))


@pytest.mark.parametrize("lie", ["21134960182", "0113 496 0128", "+49 113 496 018"])
def test_a_phone_agrees_only_with_itself_and_its_country_code(lie: str) -> None:
    context = Context(facts=FACTS)
    assert "unsupported-contact" in rules({"index.html": f"<p>Call {lie}</p>"}, context)
    assert "unsupported-contact" not in rules({"index.html": "<p>+44 (0)113 496 0182</p>"}, context)


@pytest.mark.parametrize(
    ("rule", "sound", "faulty"),
    [
        ("placeholder-text", "<p>A long way to the sea.</p>", "<p>Far away, behind the word mountains, live the blind texts.</p>"),
        ("placeholder-text", "<p>50 %. {a}</p><pre>%s {0}</pre>", "<p>Thank you, %s. You have {0} carts.</p>"),
        ("punctuation", "<p>Ready in a day. We bring it.</p>", "<p>Ready in a day. .</p>"),
        ("punctuation", "<p>Sizes up to approx. nine by nine feet.</p>", "<p>We mend carts and bring them home. for a small fee we wash them.</p>"),
        ("impossible-dates", "<p>Open Friday 9:00 to 24:00. Scale 1:87.</p>", "<p>Open on Friday from 8:75.</p>"),
        ("impossible-dates", "<p>The fair is on 13/02/2025 or 02/13/2025.</p>", "<p>The fair is on 13/25/2025.</p>"),
        ("grammar", f"<html lang=de><body><p>{GERMAN} Neue Bauern aus Moers.</p>", f"<html lang=de><body><p>{GERMAN} Wir wuenschen ein schoenes Fest.</p>"),
        ("impossible-dates", "<p>Ratio 25:10</p>", "<p>Open until 25:00.</p>"),
        ("cut-off-sentence", "<p>We build gates, mend carts and deliver, and then some...</p>", "<p>We build gates, mend carts and deliver in winter, and also...</p>"),
        ("contact-data", "<p>Telephone 0113 496 0182</p>", "<p>Telephone 0113 49</p>"),
        ("consistent-hours", "<p>Mon to Fri 8:00-17:00. The emergency line is open 24/7.</p>", "<p>Monday to Friday 8:00-17:00.</p><p>We are open 24/7.</p>"),
        ("grammar", f"<html lang=de><body><p>{GERMAN} Ein Haus, das Sie mögen.</p>", f"<html lang=de><body><p>{GERMAN} Wir wissen, das Sie wenig Zeit haben.</p>"),
    ],
)  # fmt: skip
def test_other_shapes_of_a_fault_are_told_from_what_is_sound(
    rule: str, sound: str, faulty: str
) -> None:
    assert rule not in rules({"index.html": sound})
    assert rule in rules({"index.html": faulty})


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
    ("rule", "sound", "faulty"),
    [
        ("unsupported-service", "<p>We repair boilers. We clean up after ourselves every time.</p>", "<p>We clear gutters and downpipes every autumn.</p>"),
        ("unsupported-claim", "<p>Boiler repair.</p>", "<p>As seen on the BBC.</p>"),
        ("unsupported-service", '<script type="application/ld+json">{"@graph": [{"serviceType": "Boiler repair"}]}</script>', '<script type="application/ld+json">{"@graph": [{"serviceType": "Gutter cleaning"}]}</script>'),
    ],
)  # fmt: skip
def test_other_shapes_of_a_claim_need_a_fact(rule: str, sound: str, faulty: str) -> None:
    context = Context(facts=FACTS)
    assert rule not in rules({"index.html": sound}, context)
    assert rule in rules({"index.html": faulty}, context)
