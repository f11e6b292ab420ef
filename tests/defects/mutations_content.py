"""Faults of what is said."""

import re

from tests.defects.planting import Style, body, cut, planter

plant = planter("content")
PARAGRAPH = "The yard opens its gate early, and the carts leave for the hills before the first bus comes by."
LONG = (
    "When the carts have left the yard, which happens early on most days although never on feast days, "
    "the people who stayed behind begin to sweep the stones, to feed the horses that are too old to work, "
    "to mend the harness that broke the week before, to write down what was sold and what was not, and, "
    "if there is time left before the first of the carts comes back from the hills, to rest a little."
)


def p(text: str):
    """Add a paragraph."""
    return body(f"<p>{text}</p>")


def other_phone(files: dict[str, bytes], style: Style) -> dict[str, bytes] | None:
    """Change the last digits of the telephone number in the text of the inner page."""
    text = files[style.inner].decode()
    found = re.search(r"(<a href=\"tel:[^\"]*\">[^<]*?)(\d\d)</a>", text)
    if found is None:
        return None
    new = text[: found.start()] + found.group(1) + "77</a>" + text[found.end() :]
    return {**files, style.inner: new.encode()}


PLANTS = (
    plant("filler of printers", p("Lorem ipsum dolor sit amet, consectetur adipiscing elit."), r"[Ll]orem"),
    plant("gap in brackets", p("Welcome to [Your Company Name], the place to be."), r"Your Company|\["),
    plant("gap in German", p("Willkommen bei [Firmenname] in der Altstadt."), r"Firmenname|\[", only="de"),
    plant("gap in Spanish", p("Bienvenido a [Nombre de la empresa], en el centro."), r"Nombre|\[", only="es"),
    plant("gap of the letter X", p("Ring us on XXX-XXXX or come to XX Street."), r"XX"),
    plant("to be decided", p("Opening hours: TBD"), r"TBD"),
    plant("coming soon", p("This page is under construction. Coming soon!"), r"under construction|[Cc]oming soon", only="en"),
    plant("coming soon in German", p("Diese Seite befindet sich im Aufbau."), r"im Aufbau", only="de"),
    plant("coming soon in Spanish", p("Página en construcción. Próximamente."), r"construcci|Próximamente", only="es"),
    plant("misspelt words", p("We recieve your order and definately seperate the parts."), r"recieve|definately|seperate", only="en"),
    plant("misspelt words in German", p("Wir bieten einen hohen Standart und sind seid Jahren für Sie da, vorraussichtlich auch morgen."), r"Standart|vorraussichtlich|seid", only="de"),
    plant("old spelling in German", p("Wir wissen, daß Ihnen ein Abschluß wichtig ist."), r"daß|Abschluß", only="de"),
    plant("misspelt words in Spanish", p("Haber si podemos ayudarle, por que la atension es lo primero y tambien el trato."), r"Haber si|atension|tambien", only="es"),
    plant("word said twice", p("We clean the the yard every day of the week."), r"the the", only="en"),
    plant("word said twice in German", p("Wir reinigen den den Hof an jedem Tag der Woche."), r"den den", only="de"),
    plant("word said twice in Spanish", p("Limpiamos el el patio todos los días de la semana."), r"el el", only="es"),
    plant("space before the comma", p("We clean the yard , feed the horses ,and rest."), r" ,|,and", only="en"),
    plant("a before a vowel", p("It takes a hour and needs a apple for the horse."), r"a apple|a hour", only="en"),
    plant("its and it is", p("The yard has it's own gate, and your welcome to use it."), r"it's own|your welcome", only="en"),
    plant("apostrophe of the greengrocer", p("We repair boiler's, tap's and radiator's."), r"boiler's|tap's", only="en"),
    plant("apostrophe in German", p("Besuchen Sie Tom's Hof und unsere Info's."), r"Info's|Tom's", only="de"),
    plant("question mark missing at the start", p("Quiere pedir cita? Llame hoy mismo!"), r"Quiere|\?|Llame", only="es"),
    plant("you and You mixed", p("Ruf uns an, wenn du Fragen hast, dann bekommst du deine Antwort."), r"\bdu\b|Ruf|deine", only="de"),
    plant("you and You mixed in Spanish", p("Llámanos si tienes dudas y te ayudamos con tu espalda."), r"tienes|te |tu |Llámanos", only="es"),
    plant("page in another language", p("Nous réparons les fuites et nous installons des salles de bains dans toute la région depuis notre atelier, et nous sommes toujours là pour vous."), r"Nous|langu|fr"),
    plant("English on a German page", p("We repair leaks and install bathrooms in the whole region, and we are always there for you when you need us most."), r"We repair|langu|en", only="de"),
    plant("English on a Spanish page", p("We treat your back with care and we are always there for you when you need us most in the city."), r"We treat|langu|en", only="es"),
    plant("another telephone number", other_phone, r"77|phone|tel"),
    plant("another mail address", p("Write to info@another-house.example for an offer."), r"another-house"),
    plant("another opening hour", p("We are open Monday to Friday 06:15 to 21:45."), r"21:45|06:15|hours", only="en"),
    plant("another opening hour in German", p("Geöffnet Montag bis Donnerstag 6:15–21:45 Uhr."), r"21:45|6:15", only="de"),
    plant("another opening hour in Spanish", p("Abrimos de lunes a viernes, de 6:15 a 21:45."), r"21:45|6:15", only="es"),
    plant("two prices for one thing", p("A boiler service costs £85. Our boiler service is only £120."), r"85|120", only="en"),
    plant("another address", p("Visit us at 99 Station Road, Leeds LS1 4DY."), r"99 Station|LS1", only="en"),
    plant("best in the world", p("We are the best plumbers in the world and the number one choice."), r"best|number one", only="en"),
    plant("best in German", p("Wir sind die beste Kanzlei Deutschlands und die Nummer 1 der Region."), r"beste|Nummer 1", only="de"),
    plant("best in Spanish", p("Somos la mejor clínica de España y la número uno de Madrid."), r"mejor|número uno", only="es"),
    plant("promise without proof", p("100% satisfaction guaranteed, award-winning since 1952."), r"100|guarantee|award", only="en"),
    plant("promise without proof in German", p("100 % Erfolgsgarantie, mehrfach preisgekrönt und TÜV-geprüft."), r"garantie|preisgekrönt|100", only="de"),
    plant("promise without proof in Spanish", p("Resultados garantizados al 100 % y clínica premiada."), r"garantizad|premiada|100", only="es"),
    plant("customers counted without proof", p("Trusted by over 10,000 happy customers, rated 4.9 out of 5."), r"10,000|4\.9|[Tt]rusted", only="en"),
    plant("praise of nobody", body("<h2>What our clients say</h2><blockquote>“Amazing service, they changed my life!”</blockquote><p>– J. D., a happy customer</p>"), r"Amazing|J\. D\.|testimonial|blockquote", only="en"),
    plant("hurry", p("Hurry! Only 3 places left, the offer ends today!"), r"Hurry|Only 3|today", only="en"),
    plant("cure promised", p("Unsere Behandlung heilt Krebs und Depressionen garantiert."), r"heilt|garantiert", only="de"),
    plant("cure promised in Spanish", p("Nuestro tratamiento cura la artrosis para siempre y sin riesgo alguno."), r"cura|riesgo|siempre", only="es"),
    plant("words of machines", p("In today's fast-paced world, we leverage cutting-edge solutions to unlock your full potential and elevate your journey."), r"fast-paced|leverage|cutting-edge|unlock|elevate", only="en"),
    plant("words of machines in German", p("In der heutigen schnelllebigen Welt bieten wir maßgeschneiderte, innovative Lösungen aus einer Hand, die keine Wünsche offen lassen."), r"schnelllebig|maßgeschneidert|innovativ|aus einer Hand", only="de"),
    plant("words of machines in Spanish", p("En el mundo actual, ofrecemos soluciones integrales e innovadoras para potenciar su bienestar y llevarlo al siguiente nivel."), r"mundo actual|integrales|innovador|siguiente nivel", only="es"),
    plant("the machine speaks", p("As an AI language model, I cannot give prices. Certainly! Here is a draft of your page:"), r"AI language|Certainly", only="en"),
    plant("the machine speaks in German", p("Gerne! Hier ist ein Entwurf für Ihre Website: Als KI-Sprachmodell kann ich keine Preise nennen."), r"KI-Sprachmodell|Entwurf", only="de"),
    plant("sentence of ninety words", p(LONG), r"carts|sentence|words", only="en"),
    plant("wall of words", p(" ".join([PARAGRAPH] * 1 + [f"On day {n} the people of the yard do something else, and they tell their neighbours about it in the evening." for n in range(14)])), r"paragraph|wall|long", only="en"),
    plant("shouting", p("CALL US NOW AND GET YOUR BOILER FIXED TODAY!!!"), r"CALL US|!!!", only="en"),
    plant("marks of shouting", p("Wir freuen uns auf Sie!!! Rufen Sie an!!!"), r"!!!", only="de"),
    plant("same paragraph twice", body(f"<p>{PARAGRAPH}</p><h3>More</h3><p>{PARAGRAPH}</p>"), r"yard opens|twice|repeat|duplicate"),
    plant("value of nothing", p("Your price: undefined, for NaN visits by null."), r"undefined|NaN|null"),
    plant("object for a text", p("Our offer: [object Object]"), r"object Object"),
    plant("marks of markdown", p("This is **really important** and see [our list](https://example.org/list)."), r"\*\*|\]\("),
    plant("entity shown", p("Boilers &amp;amp; bathrooms &amp;nbsp; for all"), r"&amp;|&nbsp;"),
    plant("heading without words below", body("<h2>Our prices</h2><h2>Our people</h2><p>Words about people.</p>"), r"Our prices|heading|empty"),
    plant("heading said twice", body("<h2>Our yard</h2><p>Words.</p><h2>Our yard</h2><p>Other words.</p>"), r"Our yard|heading"),
    plant("weekday of another date", p("The yard opens on Tuesday 3 March 2025."), r"Tuesday|3 March", only="en"),
    plant("weekday of another date in German", p("Der nächste Termin ist Dienstag, der 3. März 2025."), r"Dienstag|3\. März", only="de"),
    plant("day that does not exist", p("The feast is on 31 February 2025."), r"31 February", only="en"),
    plant("sum that is wrong", p("Two visits at £40 each come to £100."), r"£100|40", only="en"),
    plant("bracket never closed", p("We mend leaks (also at night and fit bathrooms."), r"\(", only="en"),
    plant("sentence without an end", p("We mend leaks, service boilers and fit bathrooms in all of the villages that lie around the"), r"around the|end", only="en"),
    plant("number for show", p("Ring 555-0123 or 123-456-7890 at any time."), r"555|123-456"),
    plant("mail for show", p("Write to your@email.com or info@yourdomain.com at any time."), r"your@email|yourdomain"),
    plant("name of another", p("Welcome to Hargreave Plumming, where Hargeaves Plumbing cares."), r"Hargreave |Hargeaves|Plumming", only="en"),
    plant("founded in two years", p("We were founded in 1987. Since our start in 1995 we have served the town."), r"1987|1995", only="en"),
    plant("british and american words", p("We color the center of the gray harbour, and we organise the colour of the centre."), r"color|center|gray", only="en"),
    plant("spaces doubled with dots", p("We mend leaks . . and fit bathrooms.. Ask us ."), r"\.\.|\. \.| \.", only="en"),
    plant("straight and curly quotes", p("She said “yes” and he said \"no\" and we said ‘maybe' to both of \"them\"."), r"quote|“|\"", only="en"),
    plant("quotes of English in German", p('Er sagte "ja" und sie sagte "nein" zu "allem".'), r'"|quote', only="de"),
    plant("no contact on any page", cut(r"<a [^>]*href=[\"']?(tel|mailto):[^>]*>.*?</a>", count=0), r"contact|phone|call"),
    plant("words of hedging", p("We probably might perhaps be able to maybe help you sometimes, hopefully, if possible."), r"might|perhaps|maybe|probably", only="en"),
    plant("address of a page shown", p("See https://www.example.org/index.php?id=17&amp;sid=abcdef0123456789abcdef for prices."), r"https://www\.example|sid="),
    plant("words of a trade", p("We utilise synergistic paradigms to operationalise end-to-end deliverables going forward."), r"utilise|synerg|paradigm|deliverables", only="en"),
    plant("insult", p("Our rivals are idiots and their work is crap."), r"idiots|crap", only="en"),
    plant("smile", p("We love boilers 🚀🔥💯 and you will too 🎉🎉"), r"🚀|emoji"),
    plant("year of another century", p("© 1823 All rights reserved. Prices valid until 31.12.1999."), r"1823|1999"),
    plant("percentages over a hundred", p("Of our visits 60% are boilers, 50% are leaks and 20% are bathrooms."), r"60|50|%", only="en"),
    plant("same words in the link", body('<p><a href="/">Learn more</a> <a href="/">Learn more</a> <a href="/">Learn more</a></p>'), r"Learn more", only="en"),
    plant("text for the maker", p("Note to designer: put the photo of Tom here. Client to supply text."), r"Note to designer|Client to", only="en"),
    plant("text for the maker in German", p("Hier bitte noch den Text vom Kunden einfügen."), r"einfügen|Kunden", only="de"),
    plant("text for the maker in Spanish", p("Aquí va el texto del cliente. Insertar foto."), r"Aquí va|Insertar", only="es"),
    plant("privacy not named beside a form", body('<form action="https://forms.example/f" method="post"><label>Town <input name="t"></label><button>Send it</button></form>'), r"privacy|Datenschutz|form"),
)  # fmt: skip
