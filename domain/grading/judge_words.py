"""Words by which the offline rules tell good copy from copy that says nothing, in three languages."""

import re

from domain.grading.content.wording import stem
from domain.trades import TRADES

EMPTY = re.compile(
    r"\bpassion(?:ate)? (?:about|for|meets)|\bour passion\b|\bwith (?:a )?passion\b(?! fruit)"
    r"|\b(?:tailor[- ]made|bespoke) (?:solutions?|service|approach)|\btailored to your\b|\bone[- ]stop[- ]shop|\bpeace of mind\b"
    r"|\b(?:go|goes|going) (?:the extra mile|above and beyond)|\balways goes? the extra mile|\byour (?:trusted |reliable )?partner (?:for|in)\b"
    r"|\bneeds and wishes\b|\bhigh(?:est)? standards\b|\bstate[- ]of[- ]the[- ]art\b|\bsecond to none\b|\bworld[- ]class\b|\bsolutions (?:for|that)\b"
    r"|\bexceed(?:s|ing)? (?:\w+ )?expectations\b|\bquality is our\b|\bdedicated team\b|\b(?:your|customer) satisfaction\b|\bnumber one priority\b"
    r"|\bcommit(?:ted|ment) to (?:providing|quality|excellence|the highest|your)|\b(?:team of )?experienced (?:and )?professionals?\b|\blasting relationships\b"
    r"|\bleading provider\b|\bspeaks? for (?:themselves|itself)\b|\bwith years of experience\b|\bgreatest asset\b|\bpride ourselves\b|\bput (?:you|people|customers|clients) first\b"
    r"|\bmeet (?:all )?your (?:requirements|needs)\b|\bachieve great things\b|\bwide range of (?:services|solutions)\b|\b(?:think|thinking) outside the box\b"
    r"|\bmit leidenschaft (?:dabei|bei der sache|für)|\bleidenschaft für\b|\bmaßgeschneiderte (?:\w+ )?(?:lösung|konzept)\w*|\baus einer hand\b|\brundum[- ]sorglos|\bihr (?:\w+ )?partner (?:für|in)\b"
    r"|\bhöchste[rn]? (?:qualität|ansprüche\w*|niveau)|\bkeine wünsche offen|\bihre zufriedenheit\b|\bsteht der (?:mensch|kunde)\b|\bder (?:mensch|kunde) (?:bei uns )?(?:im mittelpunkt|an erster stelle)"
    r"|\btradition und innovation\b|\bgeben (?:täglich )?ihr bestes\b|\bganzheitliche (?:lösung|konzept)\w*|\bin (?:den )?besten händen\b|\blangjährige erfahrung\b|\b(?:perfekte|individuelle) (?:lösung|konzept)\w*"
    r"|\bmotiviertes team\b|\bkompetent(?:es|e)?,? (?:und )?zuverlässig\w*|\brichtige ansprechpartner\b"
    r"|\bcon pasión\b|\bnuestra pasión\b|\bla pasión se\b|\bsoluciones (?:integrales|a medida|para)\b|\btrato (?:personalizado|cercano)\b|\bservicio (?:integral|de calidad)\b|\bla excelencia\b|\bexperiencia única\b"
    r"|\ba su servicio\b|\bmáxima calidad\b|\blíderes en\b|\bamplia gama de\b|\brelación calidad[- ]precio\b|\baltamente cualificad\w+|\bsus? socios? de confianza\b|\bnuestro compromiso\b|\badaptad[oa]s? a sus necesidades\b",
    re.I,
)
"""Phrases that could stand on any site; words with a plain meaning in some trade stand only in phrases."""

GENERIC = re.compile(
    r"\b(?:quality|solutions?|passion\w*|excellen\w+|innovati\w+|dedicated|commit(?:ted|ment)|trust\w*|satisfaction|expectations|needs|professional\w*"
    r"|experienced?|unique|every detail|care|the best|best of|perfect\w*|dreams?|journey|values?|partners?(?:hip)?|whatever|in many ways|of many kinds|glad|happy to"
    r"|pleasure|find a way|good work|without any trouble|good and safe|speak for|believe|requirements?|comprehensive"
    r"|qualität|lösung\w*|leidenschaft|begeisterung|innovati\w+|zufriedenheit|kompeten\w+|zuverlässig\w*|individuell\w*|persönliche\w*|erfahrung|vertrauen|anspr[uü]ch\w*"
    r"|mittelpunkt|perfekt\w*|traum\w*|träume|bestes?n?|freuen uns|gern(?:e)?|fair\w*|gemeinsam|schwierig|anforderungen|werte"
    r"|calidad|solucion\w*|pasión|excelencia|innovaci\w+|compromiso|satisfacción|confianza|profesional\w*|experiencia|necesidades|únic[oa]s?|mejor\w*|sueños?|disfrutar|gusto|corazón|filosofía|personas|líder\w*)\b",
    re.I,
)
"""Words of paragraphs that say nothing one could check, where nothing else in them does."""

VAGUE_HEADING = re.compile(
    r"^#+ \W*(?:welcome|introduction|home|more|overview|our (?:mission|passion|philosophy|values|approach|vision|promise)|why (?:us|choose us)|discover|solutions"
    r"|good to know|what (?:drives us|makes us different)|and (?:there is|much|so much) more"
    r"|(?:herzlich )?willkommen|einleitung|mehr|überblick|unsere (?:mission|leidenschaft|philosophie|stärken|werte|vision)|warum wir|lösungen|gut zu wissen|und vieles mehr|ihre vorteile|jetzt zuschlagen"
    r"|¡?bienvenid\w+|introducción|más|y (?:mucho )?más|nuestra (?:misión|pasión|filosofía|visión)|nuestros valores|¿?por qué (?:elegirnos|nosotros)|descubr[ae]|soluciones|conviene saber)\b",
    re.I,
)
"""Headings that could stand over anything."""

PLAIN_HEADING = re.compile(
    r"^#+ (?:(?:our )?(?:services?|products?|prices?|contact|about|opening hours|hours|payment|pictures|dates|work|features|see also|questions|on record|areas?|reviews)\b"
    r"|(?:what|where|who|when|how|if|why) |(?:leistungen|sortiment|zimmer|preise|kontakt|über|öffnungszeiten|bezahlung|bilder|termine|nachweise|ansprechpartner|stimmen|fragen|siehe auch|anfahrt|ablauf)\b"
    r"|(?:was|wo|wer|wann|wie|wenn) |(?:servicios|tratamientos|carta|precios?|contacto|sobre|horario|formas de pago|imágenes|quiénes|preguntas|lo que|véase|opiniones|plazo|obra)\b|(?:qué|dónde|cuánto|cómo|si) )",
    re.I,
)
"""Labels whose meaning every visitor knows."""

HURRY = re.compile(
    r"\b(?:act (?:now|fast)|hurry\b(?=[!,. ])|last chance|only today|today only|limited time|don['’]t (?:wait|miss)|before prices rise"
    r"|jetzt zuschlagen|nur (?:noch )?heute|letzte chance|schnell sein|solange der vorrat reicht"
    r"|solo hoy|última oportunidad|dese prisa|no te lo pierdas|hasta agotar existencias)\b",
    re.I,
)

STEP = re.compile(
    r"\b(?:call|ring|phone|e-?mail|write|book|reserve|ask for|order|buy|send|visit|request|get (?:a|an|in|your)|start (?:a|your|now|free)|try|sign up|join|directions|donate|add to"
    r"|anrufen|rufen|schreib\w+|mail|buch(?:en|ung)|termin|anfrag\w+|anford\w+|vereinbar\w+|bestell\w+|reservier\w+|anfahrt|anmeld\w+|spenden|warenkorb"
    r"|llam\w+|escrib\w+|reserv\w+|ped(?:ir|ido|imos)|pide|pida|encarg\w+|comprar|cita|venir|ven a|whatsapp|apuntarse)\b|\d[\d ()/.-]{5,}\d|@",
    re.I,
)
"""What an action says that can be done; a number or an address to write to says it too."""

READER = {
    "en": re.compile(r"\b(?:you|your|yours|yourself)\b", re.I),
    "de": re.compile(
        r"(?<=[a-zäöüß,;] )(?:Sie|Ihnen|Ihre?[nmrs]?)\b|\b(?:[Bb]ringen|[Rr]ufen|[Kk]ommen|[Ff]ragen|[Ss]chreiben|[Ww]enn|[Oo]b|[Ww]as) Sie\b"
        r"|\bSie (?:bekommen|erhalten|brauchen|können|nehmen|haben|wissen|erzählen|finden|sehen|suchen|schlagen)\b|\b(?:du|dich|dir|dein\w*|euch|eure\w*)\b"
    ),
    "es": re.compile(
        r"\b(?:usted(?:es)?|tú|tus?(?= [a-z])|te|ti|contigo|os|vuestr\w+|avís\w+nos|avisadnos|llámenos|tráigal\w+|si (?:quiere|necesita|puede|tiene|prefiere|llama)s?|su (?:casa|hijo|coche|médico|seguro|traumatólogo)|le (?:vemos|damos|avisamos|decimos|explicamos|enseñamos)|aprendes|traes|llame|escriba|puede[ns]?)\b",
        re.I,
    ),
}
"""Words that speak to the reader."""

FORMS: dict[str, tuple[re.Pattern[str], re.Pattern[str]]] = {
    "de": (
        READER["de"],
        re.compile(r"\b(?:du|dich|dir|dein|deine[nmrs]?|euch|eure[nmrs]?)\b", re.I),
    ),
    "es": (
        re.compile(
            r"\b(?:usted(?:es)?|llámenos|escríbanos|avísenos|dese prisa|tráigal\w+|le (?:damos|decimos|explicamos|avisamos|enseñamos)|(?:a|en|con|de) su (?:casa|servicio|mesa|medida)|sus necesidades|ofrecerle)\b",
            re.I,
        ),
        re.compile(r"\b(?:tú|contigo|ti|tus?(?= [a-záéíóúñ])|te (?!\w+ que )\w+|llámanos|escríbenos|avísanos)\b", re.I),
    ),
}  # fmt: skip
"""Polite and familiar address, by language."""

WE = re.compile(r"\b(?:we|our|ours|us|ourselves)\b(?! (?:and|or) (?:I|me)\b)", re.I)
SELF = re.compile(r"\b(?:I(?:['’](?:m|ve|ll|d))?|my|myself|me)\b(?!\.\s?\w)")

PRICE = re.compile(
    r"(?:[£$€]|USD|EUR|CHF|GBP) ?\d|\d[\d.,]* ?(?:€|£|\$|EUR|CHF|euros?|pounds?|francs?|Euro|Franken)\b|\d ?€"
    r"|\b(?:free of charge|for free|costs? nothing|seen free|at no cost|kostenlos|kostet nichts|gratis|sin coste|no cuesta)\b",
    re.I,
)
OF_PRICES = re.compile(
    r"\b(?:pric\w+|costs?|fees?|charges?|preis\w*|kost\w+|gebühr\w*|honorar\w*|precios?|cuesta|cuota|tarifas?)\b",
    re.I,
)

WHEN = re.compile(
    r"\d{1,2}[:.]\d\d|\b\d{1,2} ?(?:am|pm|uhr|h)\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\w*|\b(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|werktag)\w*"
    r"|\b(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo)s?\b|\b(?:within|same|next|every|working) (?:\w+ )?days?\b|\b(?:in|within) (?:\w+ )?(?:minutes|hours)\b|\bday and night\b|\b24/7\b"
    r"|\b(?:innerhalb|am selben tag|jederzeit)\b|\b(?:en el día|el mismo día|en \w+ horas)\b|\bon the days we\b",
    re.I,
)

_ITEM = r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|eighteen|twenty|thirty|forty|fifty|hundred|half|once|twice"
_CHECKED = re.compile(
    rf"\d|\b{_ITEM}"
    r"|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|zwanzig|dreimal|zweimal|hundert|jede[nmrs]? (?:nacht|tag|woche|monat)"
    r"|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|doce|veinte|treinta|cien|media"
    r"|(?:a|one|an|per|every|each) (?:hour|day|week|month|year|night|morning)|by email|in writing|written"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|march|april|june|july|august|september|october|november|december"
    r"|montags?|dienstags?|mittwochs?|donnerstags?|freitags?|samstags?|sonntags?|januar|april|august|september|oktober|november|dezember"
    r"|lunes|martes|miércoles|jueves|viernes|sábados?|domingos?|enero|abril|agosto|septiembre|octubre|noviembre|diciembre"
    r"|schriftlich\w*|per brief|por escrito)\b",
    re.I,
)
_NAMED = re.compile(r"(?<=[a-zà-ÿ,;] )[A-ZÁÉÍÓÚÑ][a-zà-ÿ]+")


def _concrete() -> frozenset[str]:
    """Return the stems of what trades work with and on."""
    said = (
        text
        for trade in TRADES.values()
        for words in (trade.words, trade.hints)
        for texts in words.values()
        for text in texts
    )
    return frozenset(stem(word) for text in said for word in text.split() if len(word) >= 4)


CONCRETE = _concrete()


def is_checkable(text: str, *, language: str) -> bool:
    """Whether a paragraph holds something one could check; German capitals name nothing."""
    if _CHECKED.search(text) or (language != "de" and _NAMED.search(text)):
        return True
    things = {stem(word) for word in re.findall(r"[^\W\d_]{4,}", text)} & CONCRETE
    return len(things) >= 2 and not EMPTY.search(text)  # one may be chance: `service`, `plan`
