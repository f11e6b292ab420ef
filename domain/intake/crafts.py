"""What kind of firm it is, when a sentence only says what is done: `I photograph weddings`."""

import re

from domain.facts import Language

_MAKERS: dict[str, str] = {
    "photograph": "photographer", "film": "film-maker", "bake": "baker", "paint": "painter", "teach": "teacher",
    "tune": "tuner", "walk": "walker", "groom": "groomer", "train": "trainer", "translate": "translator", "bind": "binder",
    "make": "maker", "build": "builder", "restore": "restorer", "design": "designer", "clean": "cleaner", "repair": "repairer",
    "sharpen": "sharpener", "weave": "weaver", "breed": "breeder", "carve": "carver", "grow": "grower", "thatch": "thatcher",
    "frame": "framer", "engrave": "engraver", "illustrate": "illustrator", "dye": "dyer", "roast": "roaster", "brew": "brewer",
    "upholster": "upholsterer", "plan": "planner", "write": "writer", "mend": "mender", "knit": "knitter",
}  # fmt: skip
"""Verbs of making, and who does it; with `wedding` before it a trade."""
_DEEDS: dict[Language, dict[str, str]] = {
    "de": {
        "fotografier": "Fotografie", "übersetz": "Übersetzungen", "schneider": "Schneiderei", "töpfer": "Töpferei",
        "tischler": "Tischlerei", "schreiner": "Schreinerei", "imker": "Imkerei", "restaurier": "Restaurierung", "polster": "Polsterei",
        "web": "Weberei", "drechsel": "Drechslerei", "drechsl": "Drechslerei", "buchbind": "Buchbinderei", "illustrier": "Illustration",
    },
    "es": {
        "fotograf": "fotografía", "traduc": "traducción", "traduzc": "traducción", "restaur": "restauración", "repar": "reparación",
        "afin": "afinación", "diseñ": "diseño", "ilustr": "ilustración", "encuadern": "encuadernación", "tapiz": "tapicería",
        "constru": "construcción", "pint": "pintura", "adiestr": "adiestramiento", "enmarc": "enmarcación",
    },
}  # fmt: skip
"""Beginnings of verbs, and what doing it is called."""

_EN = re.compile(
    r"\b(?:I|[Ww]e)(?: also| mostly| mainly)? (?P<verb>[a-z]+)(?: and [a-z]+)? (?:(?:about |around |some )?(?:\d[\d,]*|two|three|four|five|six|ten|twelve|twenty|thirty|forty|fifty|hundreds of) )?(?P<thing>[a-z]+(?:-[a-z]+)?)(?=\s*(?:[.,;!–—-]|$)|\s+(?:in|at|for|from|on|across|around|by|and|all|near|between|out|to|with|because|since|here)\b)"
)
_DE = re.compile(r"(?i)\b(?:ich|wir) (?P<verb>[a-zäöüß]+?)(?:ne|e|n|en)\b")
_ES = re.compile(
    r"(?i)(?:^|[.,;]\s+|\by )(?:yo |nosotros )?(?P<verb>[a-zñ]+?)(?:í?o|amos|emos|imos|[aeií]) (?P<thing>[a-záéíóúñ]+s)(?=\s*(?:[.,;]|$)|\s+(?:en|de|por|para|desde|y|a|con)\b)"
)
_PLURALS = (("ives", "ife"), ("ies", "y"), ("shes", "sh"), ("ches", "ch"), ("xes", "x"), ("ss", "ss"), ("s", ""))  # fmt: skip
_NO_THING = frozenset({"it", "them", "this", "that", "a", "an", "the", "all", "sure", "everything", "things", "people", "with", "in", "for", "at", "on", "by", "of", "to", "up", "out", "use", "time", "money", "do", "what", "my", "our", "your", "some", "more", "most", "every"})  # fmt: skip


_ALONE = {
    "photograph": "photographer", "film": "film-maker", "brew": "brewer", "thatch": "thatcher", "upholster": "upholsterer",
    "weave": "weaver", "tattoo": "tattooist", "cater": "caterer", "illustrate": "illustrator", "translate": "translator",
}  # fmt: skip
"""Verbs that say by themselves who does it."""
_DONE = re.compile(
    rf"(?i)\b(?:i|we) (?:(?:also|mostly|mainly|only|still) )?(?P<verb>{'|'.join(_ALONE)}|shoot)\b"
)
_PICTURES = re.compile(
    r"(?i)\b(?:photo\w*|pictures?|portraits?|shooters?|albums?|documentary|cameras?)\b"
)


def sole_craft(text: str, around: str) -> str:
    """Return the trade a verb gives by itself, or ``""``: `I shoot mostly documentary` of pictures.

    Args:
        text: The sentence.
        around: All the brief says, with its name: whoever photographs there may do so at weddings.
    """
    match = _DONE.search(text)
    if match is None or (match["verb"].lower() == "shoot" and not _PICTURES.search(around)):
        return ""
    made = _ALONE.get(match["verb"].lower(), "photographer")
    weds = made == "photographer" and re.search(r"(?i)\bweddings?\b", around) is not None
    return f"wedding {made}" if weds else made


def craft(text: str, language: Language) -> str:
    """Return the trade a verb of making gives, or ``""``: `I photograph weddings`."""
    if language == "en":
        return _english(text)
    pattern = _DE if language == "de" else _ES
    for match in pattern.finditer(text):
        deed = _DEEDS[language].get(match["verb"].lower())
        if deed:
            return deed if language == "de" else f"{deed} de {match['thing']}"
    return ""


def _english(text: str) -> str:
    for match in _EN.finditer(text):
        if match["verb"] == "keep" and match["thing"] in ("bees", "hives"):
            return "beekeeper"
        maker, thing = _MAKERS.get(match["verb"]), match["thing"]
        if maker is None or thing in _NO_THING or thing.endswith(("ly", "ing", "ed")):
            continue
        ending, single = next(((e, s) for e, s in _PLURALS if thing.endswith(e)), ("", ""))
        return f"{thing.removesuffix(ending)}{single} {maker}"
    return ""


_LIVES = re.compile(
    r"\b(?:I|[Ww]e) [a-z]+(?: and [a-z]+)? [a-z-]+ (?:in|across|around) (?P<base>(?:[A-Z][\w'’-]+)(?: [A-Z][\w'’-]+)*)|\b(?i:i live in|we live in|i'm in|i am in|ich (?:wohne|lebe|sitze) in|wir (?:wohnen|leben|sitzen) in|vivo en|vivimos en|estoy en|estamos en) (?P<place>(?:[A-ZÄÖÜÁÉÍÓÚÑ][\w'’-]+)(?: (?:[A-ZÄÖÜÁÉÍÓÚÑ][\w'’-]+|upon|de|del|am|an der))*)"
)


def dwelling(text: str) -> str:
    """Return where somebody lives or works, or ``""``: `I live in Bristol`, `I train dogs in Fife`."""
    match = _LIVES.search(text)
    return (match["base"] or match["place"]) if match else ""
