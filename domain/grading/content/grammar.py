"""Sentences follow the grammar their language is sure of."""

import re
from collections.abc import Iterator
from functools import lru_cache

from domain.grading.audit import Fault
from domain.grading.content.prose import Piece, page_language, texts
from domain.grading.view import PageView

_Rule = tuple[re.Pattern[str], str]


def _rule(pattern: str, fix: str, flags: int = re.IGNORECASE) -> _Rule:
    return re.compile(pattern, flags), fix


_RULES: dict[str, tuple[_Rule, ...]] = {
    "en": (
        _rule(
            r"(?:(?<![\w'’.-])a|(?:^|[.!?] )A) (?:apple|hour|honest|honou?r|heir|umbrella|[aei](?!u|we)[a-z]{3,}|o(?!ne|nce|uija)[a-z]{3,}|un(?!i|an)[a-z]{3,})\b",
            "Write 'an' before a vowel.",
            0,
        ),
        _rule(
            r"(?<![\w'’.-])an (?:[bcdfgjklmnpqrtvwyz][a-z]{3,}|uni(?!n|m|d)[a-z]{2,}|one|european)\b",
            "Write 'a' before a consonant.",
            0,
        ),
        _rule(
            r"\bit['’]s (?:own|name|location|way of|customers|clients|staff|gate|doors|owner|kind)\b",
            "Write 'its': it belongs to it.",
        ),
        _rule(r"\byour (?:welcome|right that|going to|not alone|in good)\b(?! (?:to be|pack|desk))", "Write 'you're'."),
        _rule(r"\b(?:should|could|would|must|might) of\b(?! course)", "Write 'have'."),
        _rule(r"\b(?:more|less|better|rather|other|bigger|smaller|older|cheaper|faster) then (?!we|you|i|the next|call|ring)\w+", "Write 'than'."),
        _rule(r"\b(?:there|they['’]re) (?:own|customers|clients|home|homes|house|needs)\b", "Write 'their'."),
        _rule(r"\btheir (?:is|are|was|were) (?:a|an|no|many|some|the)\b", "Write 'there'."),
        _rule(r"\b(?:he|she|it) (?:don['’]t|have (?!been|a)|were (?!to|a|an|the|not))\b", "Let the verb agree with its subject."),
        _rule(r"\b(?:we|you|they) (?:was|has|does|is|wasn['’]t|doesn['’]t|isn['’]t)\b(?! how| what)", "Let the verb agree with its subject."),
        _rule(r"\b(?:tap|boiler|radiator|pizza|taxi|photo|video|price|window|door|kitchen|bathroom|garden|car|bike|holiday|cake|sandwich|potato|tomato|apple|book|computer|phone|carpet|floor|roof|wall|product|service|customer|client|offer|flower)['’]s(?=[,.;]| and\b| or\b|$)", "Write the plural without an apostrophe."),
        _rule(r"\b(?:much|less) (?:people|customers|clients|rooms|services|hours|days|products)\b", "Write 'many' or 'fewer'."),
        _rule(r"\b(?:loose) (?:weight|money|time|your)\b|\b(?:to|will|not) loose (?!ends|change|fit)\w+", "Write 'lose'."),
    ),
    "de": (
        _rule(r"\b(?:Info|Auto|Foto|Video|Hobby|Shop|Tipp|Party|Baby|Snack|Handy|DVD|CD|PC|LKW|PKW|Cocktail|Pizza)['’`´]s\b", "Schreiben Sie die Mehrzahl ohne Apostroph."),
        _rule(r"\b(?:für's|in's|auf's|an's|um's|durch's|über's|hinter's|unter's|vor's)\b", "Schreiben Sie das Wort ohne Apostroph."),
        _rule(r"\bseid (?:\d{4}|\w*jahren|vielen|langem|über|mehr als|gestern|kurzem|mehreren|generationen)\b", "Schreiben Sie 'seit': gemeint ist die Zeit."),
        _rule(r"\b(?:wissen|wisst|weiß|sagen|denken|glauben|hoffen|zeigen|bedeutet|garantieren|sorgen dafür|achten darauf|freuen uns|wichtig ist|sicher|klar), das (?:Sie|wir|er|sie|ich|die|der|unsere?|alle|jede[rs]?|Ihre?)\b", "Schreiben Sie 'dass'."),
        _rule(r"\b(?:fuer|ueber|wuensch\w+|schoen\w*|gruess\w+|gruesse|koenn\w+|moecht\w+|moeglich\w*|muess\w+|natuerlich|oeffnungszeiten|zurueck|taeglich|fruehstueck|persoenlich\w*|gemuetlich\w*|waehrend|spaeter|haeufig\w*|kuech\w+|tuer|tueren)\b", "Schreiben Sie die Umlaute."),
        _rule(r"\bihr seit\b", "Schreiben Sie 'seid'."),
        _rule(r"\b(?:größer|besser|mehr|schneller|älter|kleiner|günstiger|schöner|weniger|länger|einfacher) wie (?:der|die|das|ein|eine|bei|wir|sie|im|alle)\b", "Schreiben Sie 'als' nach der Steigerung."),
        _rule(r"\b(?:am|im) (?:(?:opt|max|min)imalsten|einzigsten)\b|\b(?:optimalste|idealste|einzigste)[nrsm]?\b", "Dieses Wort lässt sich nicht steigern."),
        _rule(r"\b(?:wegen|trotz|während) dem\b(?! (?:das|dass))", "Hier steht der Genitiv: 'des'."),
        _rule(r"\bden (?:Haus|Kind|Büro|Team|Auto|Unternehmen|Angebot)\b", "Der Artikel passt nicht zum Wort."),
    ),
    "es": (
        _rule(r"\bhaber si\b", "Escriba 'a ver si'."),
        _rule(r"\bvoy haber\b|\bva haber\b", "Escriba 'a haber'."),
        _rule(r"\b(?:hubieron|habían) (?:muchos|muchas|varios|varias|problemas|clientes)\b", "El verbo 'haber' va en singular."),
        _rule(r"\bhace (?:\w+ )?años atrás\b", "Sobra 'atrás'."),
        _rule(r"\bmas (?:de|que|información|grande|rápido|barato|cerca|tarde)\b", "Escriba 'más' con tilde."),
        _rule(r"\b(?:el|un) (?:informacion|calidad|atención|salud|clínica|empresa)\b", "El artículo no concuerda."),
        _rule(r"\bdetrás (?:mío|tuyo|nuestro)\b|\bdelante (?:mío|tuyo|nuestro)\b", "Escriba 'de mí', 'de nosotros'."),
        _rule(r"(?:^|[.!…] )(?!¿)(?:Quiere|Necesita|Tiene|Busca|Cómo|Qué|Cuándo|Dónde|Cuánto|Por qué|Quién|Sabe|Puede|Desea|Está)\b[^?¿.!]{2,120}\?", "Abra la pregunta con '¿'.", 0),
        _rule(r"(?:^|[.?…] )(?!¡)(?:Llame|Llámenos|Pida|Reserve|Venga|Visítenos|Gracias|Bienvenidos?|Oferta|No)\b[^¡!.?]{0,80}!", "Abra la exclamación con '¡'.", 0),
    ),
}  # fmt: skip


def grammar(page: PageView) -> Iterator[Fault]:
    """Fault what no careful writer writes: `a hour`, `it's own`, `seid Jahren`, a question without `¿`."""
    told: set[str] = set()
    for piece in texts(page):
        for found, fix in slips(piece.text, page_language(page)):
            if found.group().lower() not in told:
                told.add(found.group().lower())
                yield _fault(piece, found, fix)


@lru_cache(maxsize=16384)
def slips(text: str, language: str) -> tuple[tuple[re.Match[str], str], ...]:
    """Return what breaks a rule of the language, the first place of each rule, with what to do."""
    rules = _RULES.get(language, ())
    return tuple((found, fix) for pattern, fix in rules if (found := pattern.search(text)))


def _fault(piece: Piece, found: re.Match[str], fix: str) -> Fault:
    return Fault(
        evidence=f"{found.group()!r} in {piece.text[max(0, found.start() - 40) : found.end() + 60]!r}",
        fix=fix,
        selector=piece.selector,
        owner=piece.owner,
    )
