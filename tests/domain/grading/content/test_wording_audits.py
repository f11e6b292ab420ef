"""Every audit of single pages finds its fault and leaves a sound page alone."""

import pytest

from domain.agents.discovery.brand_identity import VoiceChart
from domain.grading.view import Context
from tests.domain.grading.content.content_pages import DENSE, EASY, GERMAN, SPANISH, rules

CASES: dict[str, tuple[str, ...]] = {
    # rule: a sound body, then bodies with the fault
    "wrong-counts": (
        "<p>We do three things:</p><ul><li>a<li>b<li>c</ul><p>Two rooms</p><ul><li>a</ul>",
        "<p>We do three things:</p><ul><li>a<li>b<li>c<li>d</ul>",
        "<h2>Fünf Gründe:</h2><ol><li>a<li>b</ol>",
    ),
    "number-formats": (
        "<p>The service costs £1,250.00, and £12.50 an hour. We are 3 miles out.</p>",
        "<p>The service costs £1.950,00 in all.</p>",
        "<p>Each lesson is £12,50.</p>",
        f"<html lang=de><body><main><h1>Heizung</h1><p>{GERMAN}</p><p>Die Wartung kostet 1,250.00 €.</p></main></body></html>",
        f"<html lang=de><body><main><h1>Heizung</h1><p>{GERMAN}</p><p>Wir fahren bis zu 30 miles.</p></main></body></html>",
        f"<html lang=es><body><main><h1>Calderas</h1><p>{SPANISH}</p><p>La revisión cuesta 89.90 €.</p></main></body></html>",
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
        "<p>Inserire qui il testo della pagina.</p>",
        "<p>Hier komt de tekst over ons bedrijf.</p>",
        "<p>Insira o seu texto aqui.</p>",
        "<p>Nunc vulputate sapien eget nibh tristique, at faucibus mauris pretium.</p>",
    ),
    "mojibake": (
        "<p>Grüße aus Köln – bis bald</p>",
        "<p>GrÃ¼ÃŸe aus KÃ¶ln</p>",
        "<p>donâ€™t wait</p>",
        "<p>a &amp;nbsp; b</p>",
        "<html lang=en><head><title>Taps</title><meta name=description content='Taps &amp;amp; pipes'></head><body><h1>Taps</h1></body></html>",
        "<html lang=en><head><title>Taps &lt;br&gt; pipes</title></head><body><h1>Taps</h1></body></html>",
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
        f"<html lang=de><body><main><h1>Heizung</h1><p>{GERMAN}</p><a href=/>Get directions</a></main></body></html>",
        f"<html lang=es><body><main><h1>Calderas</h1><p>{SPANISH}</p><nav aria-label='Breadcrumb trail'><a href=/>Calderas</a></nav></main></body></html>",
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


VOICE = VoiceChart(language="en", formality="plain", avoid=("solutions",))


ALL = {**CASES, **WHOLE}


@pytest.mark.parametrize("rule", sorted(ALL))
def test_an_audit_leaves_a_sound_page_alone(rule: str) -> None:
    assert rule not in rules({"index.html": ALL[rule][0]})


@pytest.mark.parametrize(
    ("rule", "body"), [(rule, bad) for rule, bodies in sorted(ALL.items()) for bad in bodies[1:]]
)
def test_an_audit_finds_its_fault(rule: str, body: str) -> None:
    assert rule in rules({"index.html": body})


def test_words_the_voice_avoids_are_faulted() -> None:
    context = Context(voice=VOICE)
    assert "voice-words" in rules({"index.html": "<p>Solutions for taps.</p>"}, context)
    assert "voice-words" not in rules({"index.html": "<p>Taps.</p>"}, context)


@pytest.mark.parametrize(
    ("rule", "sound", "faulty"),
    [
        ("placeholder-text", "<p>A long way to the sea.</p>", "<p>Far away, behind the word mountains, live the blind texts.</p>"),
        ("placeholder-text", "<p>50 %. {a}</p><pre>%s {0}</pre>", "<p>Thank you, %s. You have {0} carts.</p>"),
        ("punctuation", "<p>Ready in a day. We bring it.</p>", "<p>Ready in a day. .</p>"),
        ("punctuation", "<p>Sizes up to approx. nine by nine feet.</p>", "<p>We mend carts and bring them home. for a small fee we wash them.</p>"),
        ("punctuation", "<p><b>Slate roofs and leadwork</b> We keep a yard of slabs.</p>", "<p>Sandstone flags, pegged We keep a yard of slabs.</p>"),
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
