"""What a page claims needs a fact, and goes back to who wrote it."""

import pytest

from domain.facts import FactKind, Facts, Hours, Price, Review, Span, fact
from domain.grading.content import grade_content
from domain.grading.view import Context, SiteView
from domain.site import Site, SiteFile
from tests.domain.grading.content.content_pages import page, rules

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


@pytest.mark.parametrize("rule", sorted(WITH_FACTS))
def test_a_claim_needs_a_fact(rule: str) -> None:
    context = Context(facts=FACTS)
    sound, *faulty = WITH_FACTS[rule]
    assert rule not in rules({"index.html": sound}, context)
    assert [body for body in faulty if rule not in rules({"index.html": body}, context)] == []


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
def test_a_claim_goes_back_to_who_wrote_that_part_of_thepage(place: str, owner: str) -> None:
    site = Site.of([SiteFile.text("index.html", page(place))])
    graded = grade_content(SiteView(site, Context(facts=FACTS)), target=0.9)
    assert {f.owner for f in graded.findings if f.rule == "content/unsupported-claim"} == {owner}


@pytest.mark.parametrize(
    "stars", ["5 of 5 stars", "5 out of 5 stars", "5 von 5 Sternen", "5 de 5 estrellas"]
)
def test_the_stars_of_a_review_are_no_claim_and_other_stars_are(stars: str) -> None:
    context = Context(facts=FACTS)
    told = {"unsupported-review", "unsupported-claim"}
    assert not told & rules({"index.html": f"<p>{stars}</p>"}, context)
    other = stars.replace("5", "4", 1)
    assert "unsupported-review" in rules({"index.html": f"<p>{other}</p>"}, context)
    assert "unsupported-claim" in rules({"index.html": "<p>5 stars, 5 estrellas</p>"}, context)


def test_stars_the_client_wrote_are_not_invented_and_fewer_are() -> None:
    told = Facts(entries=(*FACTS.entries, fact(FactKind.STATEMENT, "Joan gave us ★★★.")))
    rated = fact(FactKind.REVIEW, "y", detail=Review(quote="Tidy and quick they were.", rating=5))
    context = Context(facts=told.model_copy(update={"entries": (*told.entries, rated)}))
    assert "unsupported-review" not in rules({"index.html": "<p>Joan gave us ★★★.</p>"}, context)
    assert "unsupported-review" in rules({"index.html": "<p>Joan gave us ★★★★.</p>"}, context)


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
        ("unsupported-service", "<p>We repair boilers. We clean up after ourselves every time.</p>", "<p>We clear gutters and downpipes every autumn.</p>"),
        ("unsupported-claim", "<p>Boiler repair.</p>", "<p>As seen on the BBC.</p>"),
        ("unsupported-service", '<script type="application/ld+json">{"@graph": [{"serviceType": "Boiler repair"}]}</script>', '<script type="application/ld+json">{"@graph": [{"serviceType": "Gutter cleaning"}]}</script>'),
    ],
)  # fmt: skip
def test_other_shapes_of_a_claim_need_a_fact(rule: str, sound: str, faulty: str) -> None:
    context = Context(facts=FACTS)
    assert rule not in rules({"index.html": sound}, context)
    assert rule in rules({"index.html": faulty}, context)


def test_the_word_for_a_trade_is_no_offer_and_that_for_another_is_one() -> None:
    lawyer = fact(FactKind.TRADE, "Rechtsanwältin")
    facts = Facts(entries=(lawyer, fact(FactKind.SERVICE, "Mietrecht")), language="de")
    for named, is_faulted in (("Anwaltskanzlei", False), ("Dachdeckerei", True)):
        said = f'<script type="application/ld+json">{{"@graph": [{{"serviceType": "{named}"}}]}}</script>'
        found = rules({"index.html": said}, Context(facts=facts))
        assert ("unsupported-service" in found) is is_faulted
