"""Sites of other makers: lists of prices, source code in sentences, French, and single sentences."""

import pytest

from tests.domain.grading.content.content_pages import EASY, GERMAN, SPANISH, rules

FRENCH = (
    "Nous réparons les chaudières dans toute la ville, et vous pouvez nous appeler tous les jours de "
    "la semaine, car nous sommes là pour vous et nous venons vite, même le soir."
)
TABLE = (
    "<table><tr><td></td><th>Single</th><th>Return</th></tr>"
    "<tr><th>Adult</th><td>£4.50</td><td>£7.00</td></tr></table>"
)
ROW = "<table><tr><th>Boiler service</th><td>60 minutes</td><td>£85</td></tr></table>"


def fr(body: str) -> str:
    return (
        f"<html lang=fr><head><title>Chaudières</title></head><body><main><h1>x</h1>{body}</main>"
    )


def de(body: str) -> str:
    return f"<html lang=de><head><title>Heizung</title></head><body><main><h1>x</h1>{body}</main>"


@pytest.mark.parametrize(
    ("rule", "sound", "faulty"),
    [
        ("placeholder-text", "<p>The text <code>{{ folder }}</code> is filled in.</p>", "<p>The text {{ folder }} is filled in.</p>"),
        ("placeholder-text", "<p>It may be anything, even <q>Lorem ipsum</q>.</p>", "<p>It may be anything. <q>Lorem ipsum dolor sit amet.</q></p>"),
        ("placeholder-text", "<p>Set <kbd>TODO</kbd> there.</p>", "<p>TODO: set <kbd>TODO</kbd> there.</p>"),
        ("placeholder-text", fr("<p>Le texte de ce billet est court.</p>"), fr("<p>Ceci est un texte de remplissage.</p>")),
        ("placeholder-text", fr("<p>Un dossier à compléter</p>"), fr("<p>À compléter</p>")),
        ("placeholder-text", de("<p>Der Text wird groß gesetzt.</p>"), de("<p>Der Text wird noch ergänzt.</p>")),
        ("quotes-and-dashes", "<p>With <code>--verbose</code> it says more.</p>", "<p>With care --as ever-- it says more.</p>"),
        ("keyword-stuffing", f"<p>A steam railway in Derbyshire, and one more steam railway. {EASY}</p>", "<p>" + "Ride the steam railway Derbyshire loves, " * 5 + "all of it today.</p>"),
        ("keyword-stuffing", "<p>" + "The steam railway ran past the mill and over the old bridge. " * 5 + "</p>", "<p>" + "Ride the steam railway with us. " * 5 + "</p>"),
        ("consistent-prices", f"{TABLE}<p>An adult return costs £7.</p>", f"{TABLE}<p>An adult return costs £9.</p>"),
        ("consistent-prices", f"{ROW}<p>A boiler service costs £85.</p>", f"{ROW}<p>A boiler service costs £90.</p>"),
        ("consistent-prices", f"{ROW}{ROW.replace('85', '95')}<p>A boiler service costs £90.</p>", "<dl><dt>Boiler service</dt><dd>£85</dd></dl><p>A boiler service costs £90.</p>"),
        ("consistent-prices", "<table><tr><th>Boiler service</th><td>from</td><td>£85</td></tr></table><p>A boiler service costs £90.</p>", "<p>Each workshop takes two hours and costs £12.</p><p>Each workshop costs £15.</p>"),
        ("consistent-hours", "</main><footer><dl><dt>Monday to Friday</dt><dd>8:00 to 18:00</dd></dl></footer>", "<h2>Opening hours</h2><p>Monday to Friday 9:00 to 17:00</p></main><footer><dl><dt>Monday to Friday</dt><dd>8:00 to 18:00</dd></dl></footer>"),
        ("consistent-hours", de("<h2>Kurs</h2><p>Montag bis Freitag 9:00 bis 17:00 Uhr</p></main><footer><p>Montag bis Freitag 8:00 bis 18:00 Uhr</p></footer>"), de("<h2>Sprechzeiten</h2><p>Montag bis Freitag 9:00 bis 17:00 Uhr</p></main><footer><p>Montag bis Freitag 8:00 bis 18:00 Uhr</p></footer>")),
        ("form-of-address", fr(f"<p>{FRENCH}</p>"), fr(f"<p>{FRENCH}</p><p>Si tu veux, tu peux venir.</p>")),
        ("form-of-address", fr(f"<p>{FRENCH}</p><p>« Tu viens ? », dit-elle, et le ton monte.</p>"), fr("<p>Prends tes outils, votre place est là.</p>")),
        ("untranslated-interface", de("<button>Farben</button>"), de("<button>Dark theme</button>")),
        ("untranslated-interface", fr("<a href=/>Lire la suite</a>"), fr("<a href=/>Mehr erfahren</a>")),
        ("untranslated-interface", de("<a href=/>Download</a>"), de("<a href=/>En savoir plus</a>")),
        ("misspellings", fr(f"<p>{FRENCH}</p>"), fr(f"<p>{FRENCH} Nous venons malgrès la pluie.</p>")),
        ("mixed-language", de(f"<p>{GERMAN} Wir kommen.</p>"), de(f"<p>{GERMAN} We look forward to seeing you here and to working with all of you in the new year.</p>")),
        ("mixed-language", de(f"<p>{GERMAN}</p><p>Er sang das Lied zum Schluss noch einmal für uns alle. <i>You and I and all of it.</i> Dann war es aus.</p>"), de(f"<p>{GERMAN}</p><p>You will find us in the yard.</p>")),
        ("mixed-language", de(f"<p>{GERMAN}</p><p>You will find us in the yard</p>"), de(f"<p>{GERMAN}</p><p>Sie finden uns im Hof. You will find us in the yard.</p>")),
        ("mixed-language", de(f'<p>{GERMAN}</p><p>Der Satz ist alt. „You will find us in the yard.“ Er hängt dort.</p>'), f"<html lang=es><body><main><h1>x</h1><p>{SPANISH}</p><p>We are there for you and all of us.</p></main>"),
        ("placeholder-text", "<p>Click here to edit your booking. We tell visitors about it.</p>", "<p>Click here to edit this text.</p>"),
        ("placeholder-text", "<p>What happens then is left undefined.</p>", "<p>From: undefined</p>"),
        ("impossible-dates", fr("<p>Le dimanche 17 mai 2026, puis le 1er mars.</p>"), fr("<p>Le lundi 17 mai 2026.</p>")),
        ("impossible-dates", fr("<p>Le 29 février.</p>"), fr("<p>Le 31 février.</p>")),
        ("anonymous-praise", de("<blockquote><p>Ich war beim besten Arzt.</p><footer>Petra Voss, Leipzig</footer></blockquote>"), de("<blockquote><p>Die beste Praxis!</p><footer>Ein zufriedener Patient</footer></blockquote>")),
        ("wrong-sums", "<p>Two adults at £7.00 and one child at £4.00 make £18.00.</p>", "<p>Two adults at £7.00 and one child at £4.00 make £20.00.</p>"),
        ("wrong-sums", "<p>One night for £80, and breakfast is £9.</p><p>One child at £4 and the rest make £20.</p><p>Two nights at £80 and 3 teas at £2, and dogs cost £9.</p>", "<p>Two seats at £7 each and 3 teas at £2 come to £21.</p>"),
    ],
)  # fmt: skip
def test_what_others_write_is_told_from_what_is_wrong(rule: str, sound: str, faulty: str) -> None:
    assert rule not in rules({"index.html": sound})
    assert rule in rules({"index.html": faulty})


def test_the_only_page_that_says_du_is_told_where_all_others_say_sie() -> None:
    others = {f"{n}.html": de(f"<p>{GERMAN}</p>") for n in "ab"}
    familiar = de("<p>Ruf uns an, wenn du Fragen hast, wir helfen dir gern.</p>")
    assert "form-of-address" in rules({**others, "c.html": familiar})
    assert "form-of-address" not in rules({**others, "c.html": familiar, "d.html": familiar})
    assert "form-of-address" not in rules({"a.html": others["a.html"], "c.html": familiar})


def test_a_foreign_postcode_is_told_only_where_it_should_lead_to_the_firm() -> None:
    others = {f"{n}.html": "<p>Station Yard S44 6SU</p>" for n in "abc"}
    museum = "<p>The museum at S44 9QX is worth a visit.</p>"
    assert "consistent-contact" not in rules({**others, "d.html": museum})
    ours = "<p>The postcode for your sat nav is S44 9QX.</p>"
    assert "consistent-contact" in rules({**others, "d.html": ours})


def test_a_host_with_a_letter_left_out_is_told_and_another_ending_is_not() -> None:
    head = '<html lang=en><head><title>x</title><link rel=canonical href="https://hartley-roofing.example/">'

    def told(mail: str) -> bool:
        body = f"</head><body><main><h1>x</h1><p><a href=mailto:{mail}>{mail}</a></p></main>"
        return "consistent-contact" in rules({"index.html": head + body})

    assert told("us@hartly-roofing.example")
    assert not told("us@hartley-roofing.example")
    assert not told("us@hartley-roofing.org")
    assert not told("us@hartley-roofing.estates")
    assert not told("us@hartley-roofing24.example")
