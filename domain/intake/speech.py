"""Which language a brief is written in, which country it is of, and the words that go with both."""

import re
from dataclasses import dataclass
from functools import cache

from domain.facts import Language
from domain.intake.lexicon import Lexicon
from domain.intake.lexicon_de import DE
from domain.intake.lexicon_en import EN
from domain.intake.lexicon_es import ES
from domain.intake.lexicon_fr import FR
from domain.intake.spelling import normal

LEXICONS: dict[Language, Lexicon] = {"en": EN, "de": DE, "es": ES}
"""The languages intake understands."""

_OTHERS = {
    "fr": "le la les des et est nous vous une un du pour avec dans sur notre nos qui que pas ce au",
    "it": "il lo gli di e è per con siamo una un nostro nostra che della dei nel alla ogni dal non",
    "nl": "de het een en van is wij ons onze voor met op bij naar niet zijn wordt ook maar uw",
    "pt": "o os as um uma e é nós para com em não do da dos das que nossa nosso são por ao",
    "pl": "i w na z do się jest nie dla od po oraz jesteśmy nasz nasza przez to są za",
    "sv": "och är vi i på för med en ett av som till det inte har vår våra din från",
    "da": "og er vi i på for med en et af som til det ikke har vores din fra ved",
    "cs": "a je v na se s pro jsme naše z do to není od po při nebo jako",
    "ca": "el la els les i és un una amb per som del dels nostra nostre que no als",
    "tr": "ve bir için ile bu olarak daha çok biz bizim en var her",
    "ro": "și este un o în cu pentru din la de noi nostru sunt nu care",
}
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Speech:
    """The language and country a brief is read with."""

    written_in: str
    country: str
    currency: str = ""
    evening: bool = False
    """Whether a firm of this trade opens in the evening, so that `5-10` is no morning."""

    @property
    def language(self) -> Language:
        """Language of copy: the brief's own where Atelier writes it, else English."""
        for known in LEXICONS:
            if known == self.written_in:
                return known
        return "en"

    @property
    def read_in(self) -> str:
        """Language whose words it is read with: French too, though no copy is written in it."""
        return "fr" if self.written_in == "fr" else self.language

    @property
    def lexicons(self) -> tuple[Lexicon, ...]:
        """The brief's own words first, then English ones, which many briefs mix in."""
        if self.read_in == "fr":
            return FR, EN
        return (EN,) if self.language == "en" else (LEXICONS[self.language], EN)

    def any_of(self, field: str) -> str:
        """Return the alternatives of a pattern field in these languages, as one group."""
        return f"(?:{'|'.join(getattr(lexicon, field) for lexicon in self.lexicons)})"

    def words(self, field: str) -> re.Pattern[str]:
        """Return the pattern of a field, matched as whole words without case."""
        return _words(self.read_in, field)

    def patterns(self, field: str) -> tuple[re.Pattern[str], ...]:
        """Return each pattern of a field that holds several."""
        return _patterns(self.read_in, field)


@cache
def _words(language: str, field: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){Speech(language, '').any_of(field)}(?!\w)", re.IGNORECASE)


NAME = r"(?:[A-ZÄÖÜÁÉÍÓÚÑ0-9][\w'’&.+-]*|&)(?:(?:\s+(?:&|and|und|y|e|of|the|de|del|la|las|los|von|van|der|zum|zur|am|im|für|for|\+|by|at|in the|on the)\s+|\s*&\s*|\s+)(?:[A-ZÄÖÜÁÉÍÓÚÑ0-9][\w'’&.+-]*)){0,6}"
PERSON = r"(?:(?:Dr\.?|Prof\.?|Mr\.?|Mrs\.?|Ms\.?|Sr\.?|Sra\.?|Dra\.?|D\.|Dña\.|Herr|Frau|Don|Doña|Chef|Rev\.?|Dipl\.-\w+\.?|RA|StB)\s+(?:(?:med|dent|vet|jur|rer|phil)\.\s*(?:(?:dent|vet|nat|pol)\.\s*)?)?)*[A-ZÄÖÜÁÉÍÓÚÑ][\w'’-]+(?:\s+(?:(?:von|van|de|del|der|den|la|di|da|le|O’|Mc|zu|ten)\s+)*(?:[A-ZÄÖÜÁÉÍÓÚÑ](?:\.|[\w'’-]+))){1,3}"


@cache
def _patterns(language: str, field: str) -> tuple[re.Pattern[str], ...]:
    speech = Speech(language, "")
    role = f"(?:{speech.any_of('roles_re')})"
    return tuple(
        re.compile(
            pattern.replace("{ROLE}", role)
            .replace("{TRADE}", f"(?:{speech.any_of('trades_re')})")
            .replace("{NAME}", f"(?-i:{NAME})")
            .replace("{PERSON}", f"(?-i:{PERSON})"),
            re.IGNORECASE,
        )
        for lexicon in speech.lexicons
        for pattern in _each(getattr(lexicon, field))
    )


def _each(patterns: str | tuple[str, ...]) -> tuple[str, ...]:
    return (patterns,) if isinstance(patterns, str) else patterns


_EVENING = re.compile(
    r"(?i)\b(?:restaurant|bistro|pub|bar|tap ?room|brewery|pizzeria|tacos?|taqueria|street food|food truck|supper|cocktails?|wine bar|gastropub|steakhouse|trattoria|ramen|sushi|takeaway|chippy|fish and chips|nightclub|dinner)\b"
)
_MORNING = re.compile(r"(?i)\b(?:bakery|baker|gym|boot ?camp|swimming|milk|newsagent|nursery)\b")


def is_evening_trade(text: str) -> bool:
    """Return whether a brief is of a firm that serves in the evening and not at dawn."""
    sample = text[:200_000]
    return _EVENING.search(sample) is not None and _MORNING.search(sample) is None


def written_in(text: str, *, keys: tuple[str, ...] = ()) -> str:
    """Return the ISO 639-1 code of the language most of the small words are of.

    Args:
        text: What the brief says.
        keys: Its keys; in a brief of few words those that only one language has tell it.
    """
    found = _LETTERS.findall(text[:200_000])
    signs = len(found) > 2 * sum(word.isupper() for word in found)
    words = [word.lower() for word in found if word == "I" or not (signs and word.isupper())]
    sets = {code: lexicon.function_words for code, lexicon in LEXICONS.items()}
    scores = {code: sum(word in known for word in words) for code, known in sets.items()}
    for code, known in _OTHERS.items():
        small = frozenset(known.split())
        scores[code] = sum(word in small for word in words)
    own = max(LEXICONS, key=lambda code: scores[code])
    other = max(_OTHERS, key=lambda code: scores[code])
    if scores[other] > scores[own] * 1.15 and scores[other] >= _FEW:
        return other
    french = len(_FRENCH.intersection(words))
    if french >= _SURELY_FRENCH and scores["fr"] + french > scores[own]:
        return "fr"
    if scores[own] < _FEW:
        for code, hits in _telling(text[:200_000], words, keys).items():
            scores[code] += hits
    scores["de"] += len({word for word in words if _GERMAN.search(word)})
    own = max(LEXICONS, key=lambda code: scores[code])
    return own if scores[own] else _by_letters(text)


_FEW = 4
"""Small words from which on they alone tell the language."""
_FRENCH = frozenset({*FR.days, *FR.months, "téléphone", "horaires", "entreprise", "tarifs", "prestations", "équipe", "courriel", "depuis", "devis", "adresse", "rue", "nous", "notre"}) - {"mar", "mer", "sam", "jeu", "mars", "mai", "dim"}  # fmt: skip
_SURELY_FRENCH = 3
"""Words no other language of briefs has, of which three tell that one of keys is French."""
_GERMAN = re.compile(r"[äöüß]|^(?:uhr|und|oder|klasse|gebühr|stunden?|kosten|montags?|mittwochs?)$")
"""Words of a short brief, all prices and hours, that still are German."""


def _telling(text: str, words: list[str], keys: tuple[str, ...]) -> dict[Language, int]:
    """Count what names days, sections and trades in one language and in no other: `Carta`, `lunes`."""
    told = {word for word in words if len(word) > _SHORT}
    named = {normal(key) for key in keys}
    named |= {part for key in named for part in key.split() if len(part) > _SHORT}
    own: dict[Language, frozenset[str]] = {code: _own_words(code) for code in LEXICONS}
    english = _words("en", "trades_re").search(text) is not None
    hits: dict[Language, int] = {}
    for code, known in own.items():
        others = frozenset[str]().union(*(theirs for other, theirs in own.items() if other != code))
        said = told if code == "en" else told | named  # English keys are of a template
        hits[code] = len(said & (known - others))
        is_trade = _words(code, "trades_re").search(text) is not None
        hits[code] += is_trade and (code == "en" or not english)  # the others hold English words
    return hits


_SHORT = 3
"""Letters of a word that may stand in any language: `Bar`, `Mar`."""


@cache
def _own_words(code: Language) -> frozenset[str]:
    lexicon = LEXICONS[code]
    keys = [
        key
        for known in (lexicon.sections, lexicon.fields)
        for some in known.values()
        for key in some
    ]
    return frozenset({*lexicon.days, *lexicon.months, *map(normal, keys), *keys})


def _by_letters(text: str) -> str:
    if re.search(r"[ñ¿¡]", text):
        return "es"
    if re.search(r"[ß]|straße|[äöü]", text, re.IGNORECASE):
        return "de"
    return "en"


_CUES: tuple[tuple[str, str, int], ...] = (
    ("GB", r"(?:\+|\b00)44[\s(\d]", 4),
    ("DE", r"(?:\+|\b00)49[\s(/\d]", 4),
    ("AT", r"(?:\+|\b00)43[\s(/\d]", 5),
    ("CH", r"(?:\+|\b00)41[\s(/\d]", 5),
    ("ES", r"(?:\+|\b00)34[\s(\d]", 4),
    ("IE", r"(?:\+|\b00)353[\s(\d]", 5),
    ("FR", r"(?:\+|\b00)33[\s(\d]", 4),
    ("IT", r"(?:\+|\b00)39[\s(\d]", 4),
    ("NL", r"(?:\+|\b00)31[\s(\d]", 4),
    ("MX", r"(?:\+|\b00)52[\s(\d]", 5),
    ("AR", r"(?:\+|\b00)54[\s(\d]", 5),
    ("PT", r"(?:\+|\b00)351[\s(\d]", 5),
    ("PL", r"(?:\+|\b00)48[\s(\d]", 4),
    ("US", r"(?<![\d+])(?:\+?1[ .-]?)?(?:\(\d{3}\) ?|\d{3}[.-])\d{3}[.-]\d{4}\b", 3),
    ("GB", r"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b", 4),
    (
        "US",
        r"\b(?:AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH|OK|OR|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY) \d{5}\b",
        4,
    ),
    ("GB", r"£|\bGBP\b", 2),
    ("CH", r"\bCHF\b|\bFr\. ?\d|\bMWST\b|\bCHE-", 4),
    ("US", r"\$ ?\d|\bUSD\b", 1),
    (
        "AU",
        r"\b(?:NSW|VIC|QLD|WA|SA|TAS|ACT|NT) \d{4}\b|\bAustralia\b|\bABN\b|\bAUD\b|\bQBCC\b|\bAHPRA\b",
        5,
    ),
    ("AU", r"\+61[\s(\d]", 4),
    (
        "AU",
        r"\b(?:Sydney|Melbourne|Brisbane|Perth|Adelaide|Hobart|Canberra|Queensland|Victoria|Tasmania)\b",
        2,
    ),
    ("CA", r"\b(?:AB|BC|MB|NB|NL|NS|ON|PE|QC|SK) [A-Z]\d[A-Z] ?\d[A-Z]\d\b|\bCanada\b|\bCAD\b", 5),
    ("NZ", r"\bNew Zealand\b|\bNZD\b|\bNZBN\b|\+64[\s(\d]", 5),
    ("IE", r"\bCo\. [A-Z][a-z]+|\bRSA ADI\b|\b08[35679][ -]\d", 3),
    ("FR", r"(?<!\d)0[1-9](?: \d\d){4}\b", 2),
    ("NL", r"\b\d{4} [A-Z]{2} [A-Z][a-z]", 4),
    ("DE", r"\bHR[AB] ?\d|\bDE ?\d{9}\b|\bDeutschland\b|\bGermany\b|\bD-\d{5}\b", 4),
    ("AT", r"\bATU ?\d|\bÖsterreich\b|\bAustria\b|\bA-\d{4}\b|\bFN ?\d+ ?[a-z]\b", 5),
    ("CH", r"\bSchweiz\b|\bSwitzerland\b|\bCH-\d{4}\b", 5),
    (
        "GB",
        r"\bUnited Kingdom\b|\bUK\b|\bEngland\b|\bScotland\b|\bWales\b|\bGas Safe\b|\bNICEIC\b",
        3,
    ),
    ("IE", r"\bIreland\b|\b[A-Z]\d{2} [A-Z0-9]{4}\b", 4),
    ("US", r"\bUSA\b|\bUnited States\b|\bLLC\b|\bInc\.", 3),
    ("ES", r"\bEspaña\b|\bSpain\b|\b(?:NIF|CIF)\b|\bS\.L\.|\bBizum\b", 3),
    ("MX", r"\bMéxico\b|\bMXN\b|\bCDMX\b|\bRFC\b", 5),
    (
        "GB",
        r"\b(?:London|Leeds|Manchester|Birmingham|Bristol|Liverpool|Sheffield|Edinburgh|Glasgow|Cardiff|Bath|York|Brighton|Oxford|Cambridge|Nottingham|Newcastle|Leicester|Norwich|Otley|Yorkshire|Devon|Cornwall|Kent|Sussex|Surrey|Belfast)\b",
        1,
    ),
    (
        "US",
        r"\b(?:New York|Brooklyn|Chicago|Boston|Seattle|Portland|Austin|Denver|Texas|California|Oregon|Ohio|Florida|San Francisco|Los Angeles|Philadelphia|Minneapolis|Vermont|Maine)\b",
        2,
    ),
    (
        "DE",
        r"\b(?:Berlin|Hamburg|München|Köln|Frankfurt|Stuttgart|Düsseldorf|Leipzig|Dresden|Bremen|Hannover|Nürnberg|Freiburg|Münster|Bonn|Mainz|Augsburg|Kiel|Bayern|Hessen|Sachsen)\b",
        1,
    ),
    (
        "AT",
        r"\b(?:Wien|Graz|Salzburg|Linz|Innsbruck|Klagenfurt|Bregenz|Tirol|Steiermark|Kärnten|Vorarlberg)\b",
        3,
    ),
    (
        "CH",
        r"\b(?:Zürich|Bern|Basel|Luzern|Winterthur|St\. Gallen|Genf|Lausanne|Zug|Thun|Chur|Aargau)\b",
        3,
    ),
    (
        "ES",
        r"\b(?:Madrid|Barcelona|Valencia|Sevilla|Málaga|Bilbao|Zaragoza|Granada|Murcia|Palma|Alicante|Córdoba|Valladolid|Vigo|Gijón|Cádiz|Salamanca|Toledo|Andalucía|Galicia)\b",
        1,
    ),
)
_BY_LANGUAGE = (
    ("en", "AU", r"\(0[2378]\) ?\d{4} ?\d{4}|(?<!\d)04\d\d \d{3} \d{3}\b", 4),
    ("en", "GB", r"(?<![\d+])\(?0\d{2,4}\)?[ \d]{6,9}\b", 1),
    ("de", "DE", r"(?<![\d+])\(?0\d{2,5}\)?[ /-]?\d[\d ]{3,9}\b", 1),
    ("de", "DE", r"(?<!\d)\d{5} [A-ZÄÖÜ]", 2),
    ("es", "ES", r"(?<![\d+])[6789]\d{2}[ .]?\d{2,3}[ .]?\d{2,3}[ .]?\d{2,3}\b", 2),
    ("es", "ES", r"(?<!\d)(?:0[1-9]|[1-4]\d|5[0-2])\d{3} [A-ZÁÉÍÓÚÑ]", 2),
)

CURRENCIES = {
    "GB": "GBP",
    "US": "USD",
    "CH": "CHF",
    "MX": "MXN",
    "AR": "ARS",
    "CA": "CAD",
    "AU": "AUD",
    "NZ": "NZD",
    "PL": "PLN",
}
"""Currency of countries that do not pay in euros."""

EURO = frozenset({"DE", "AT", "ES", "IE", "FR", "IT", "NL", "PT", "BE", "FI", "LU", "GR"})
"""Countries that do."""


def country_of(text: str, language: str) -> str:
    """Return the ISO 3166 code the brief's phones, postcodes, money and places point to, or ``""``."""
    scores: dict[str, int] = {}
    sample = text[:200_000]
    cues = (*_CUES, *((c, p, w) for lang, c, p, w in _BY_LANGUAGE if lang == language))
    for country, pattern, weight in cues:
        hits = len(re.findall(pattern, sample))
        if hits:
            scores[country] = scores.get(country, 0) + weight * min(hits, 3)
    if not scores:
        return ""
    best = max(sorted(scores), key=lambda country: scores[country])
    rivals = [c for c in scores if c != best and scores[c] == scores[best]]
    return "" if rivals else best
