"""Languages: their codes, and which one a text is written in."""

import re
from functools import lru_cache

_CODES = """
aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv
dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig
ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh
mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru
rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug
uk ur uz ve vi vo wa wo xh yi yo za zh zu ast chr cop fil gsw haw hmn hsb dsb nds sco yue mul und zxx
"""

LANGUAGE_CODES = frozenset(_CODES.split())
"""ISO 639 codes that stand in `lang` attributes."""

_STOP_WORDS_BY_LANGUAGE = """
en: about all an and are as at be been but by can do for from has have how if in is it its not of
on or our out that the their there this to we were what when which who will with you your

de: aber als am an auch auf aus bei bis das dass dem den der des die durch ein eine einem einen
einer er es für haben hat ich ihnen ihr ihre im ist kein mehr mit nach nicht noch nur oder sich
sie sind so um und unser unsere von vor war werden wie wir wird zu zum zur über

es: a al como con cuando de del desde donde el en entre es esta este hasta hay la las le lo los muy
más nos nuestra nuestro nuestros o para pero por porque que quien se ser sin sobre son su sus sí
también un una usted y ya

fr: au aux avec ce cette dans de des du en est et il la le les mais ne nos notre nous ou par pas
plus pour que qui se sont sur un une votre vous être

it: a ai al alla anche che come con da dal dei del della delle di e gli i il in la le nel non
nostra nostro per più questo si sono un una è

nl: aan als bij dan dat de door een en er het in is je maar met naar niet of om onze ook op over
te u uit van voor wij worden zijn

pt: a ao as com como da das de do dos e em mais mas na no nos nossa nosso não o os para por que se
seu sua são um uma você é
"""

_STOP_WORDS: dict[str, frozenset[str]] = {
    code: frozenset(words.split())
    for code, _, words in (
        part.partition(":") for part in _STOP_WORDS_BY_LANGUAGE.strip().split("\n\n")
    )
}

_WORD = re.compile(r"[^\W\d_]+")

LEAST_DIFFERENT = 4
"""Different small words of the language there must be."""

LEAST_WORDS = 12
"""A shorter text is not told apart surely."""


@lru_cache(maxsize=8192)
def language_of(text: str) -> str:
    """Return the code of the language a text is surely written in; empty when in doubt."""
    words = [word.lower() for word in _WORD.findall(text)]
    if len(words) < LEAST_WORDS:
        return ""
    shares = {
        code: sum(word in stop for word in words) / len(words) for code, stop in _STOP_WORDS.items()
    }
    best, second = sorted(shares.values(), reverse=True)[:2]
    code = next(code for code, share in shares.items() if share == best)
    several = len(_STOP_WORDS[code].intersection(words)) >= LEAST_DIFFERENT
    return code if best >= 0.18 and best >= 1.6 * second and several else ""


FEW_WORDS = 7
"""A sentence this short is told apart where none of its words is of the language it should be in."""


@lru_cache(maxsize=4096)
def short_language_of(text: str, *, but: str) -> str:
    """Return the language of a short text that has not one small word of the language `but`."""
    words = [word.lower() for word in _WORD.findall(text)]
    if len(words) < FEW_WORDS or _STOP_WORDS.get(but, frozenset()).intersection(words):
        return ""
    found = {code: stop.intersection(words) for code, stop in _STOP_WORDS.items() if code != but}
    ranked = sorted(found, key=lambda code: len(found[code]), reverse=True)
    first, second = (len(found[code]) for code in ranked[:2])
    shared = sum(word in _STOP_WORDS[ranked[0]] for word in words) / len(words)
    return ranked[0] if first >= 3 and first > second and shared >= 0.3 else ""


def has_words(code: str) -> bool:
    """Whether the small words of a language are known, so that it can be told from others."""
    return code in _STOP_WORDS


_ALL_STOP_WORDS = _STOP_WORDS["en"] | _STOP_WORDS["de"] | _STOP_WORDS["es"]


def is_stop_word(word: str) -> bool:
    """Whether a word only joins others, in English, German or Spanish."""
    return word in _ALL_STOP_WORDS
