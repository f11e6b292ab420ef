"""Labels that deny: what stands below or behind them is not offered."""

import re

from domain.facts import FactKind, Language
from domain.intake.desk import Desk
from domain.intake.spelling import normal, shown
from domain.intake.stretch import Stretch
from domain.intake.wording import wording

_NOT = r"(?:do not|don t|dont|cannot|can not|can t|cant|won t|wont|will not|never|no longer)"
_DOING = r"(?:do|offer|sell|treat|repair|fit|make|take|serve|teach|stock|cover|provide|supply|install|accept|cater|work|deliver|host|clean|build|groom|see)"
_DONE = r"(?:offered|treated|done|available|sold|included|covered|provided|repaired|possible|accepted|taken|served|stocked|supplied|cleaned|taught)"
_LAST = r"(?: (?:do|offer|on|out|for|to|with|up|at|in|here|yet|anymore|any more))*"
_ASKED = r"(?:want|like|need|wish|love|wanna)"
_GETAN = r"(?:im angebot|angeboten|moeglich|behandelt|enthalten|inbegriffen|gemacht|verfuegbar|verkauft|repariert|geliefert|dabei)"
_WOLLEN = r"(?:moecht|woll|will\b|moeg|mag|brauch|soll|wuensch|bitte)"
_HACER = r"(?:\w+(?:amos|emos|imos)|hago|ofrezco|atiendo|trato|vendo|reparo|doy|tengo|acepto|trabajo|sirvo|llevo|cubro|realizo|instalo|se (?:hacen?|ofrecen?|admiten?|aceptan?|incluyen?|reparan?|atienden?|tratan?))"
_HECHO = r"(?:incluid[oa]s?|incluye|disponibles?|ofrecid[oa]s?|tratad[oa]s?|atendid[oa]s?|realizad[oa]s?)"
_QUERER = r"(?:queremos|necesitamos|gust|quiero|necesito|deseamos)"

_CLAUSE = re.compile(
    rf"(?:(?:what|which|\w+)(?: that)? )?(?:we|i) (?:also |currently |sadly )?{_NOT} (?!{_ASKED}\b)\w+{_LAST}"
    rf"|(?!.*{_WOLLEN})(?:(?:das|was|\w+ die) )?(?:wir|ich) (?:\w+ ){{0,2}}?nicht(?: \w+){{0,2}}"
    rf"|(?!.*{_WOLLEN})(?:das )?\w{{3,}}e?n? (?:wir|ich) (?:leider )?(?:gar )?nicht(?: (?:mehr|an|durch|aus))*"
    rf"|(?!.*\b{_QUERER})(?:(?:lo|\w+) que )?(?:ya )?(?:no|nunca|tampoco) (?:nos )?{_HACER}(?: (?:con|de|en|a))?"
)
_BARE = re.compile(
    rf"{_NOT} {_DOING}{_LAST}|(?:\w+ ){{0,2}}(?:not|no longer|never) {_DONE}(?: (?:by us|here|in the price))?"
    r"|not (?:doing|offering|taking|selling|fitting|covering)(?: any ?more)?"
    rf"|(?:\w+ )?nicht (?:mehr )?{_GETAN}(?: im preis)?|(?:\w+ )?(?:no|nunca) {_HECHO}"
)
_LOOSE = re.compile(
    rf"(?:what )?(?:we|i) {_NOT} (?!{_ASKED}\b)\w+\b.*|(?!.*{_WOLLEN})(?:wir|ich) (?:\w+ ){{1,3}}?(?:nicht|kein\w*)\b.*"
    rf"|(?!.*\b{_QUERER})(?:ya )?no {_HACER}\b.*"
)
_OF_THE_SITE = re.compile(
    r"\b(?:web ?site|site|pages?|photos?|pictures?|slider|pop ?ups?|stock\w*|seiten?|webseite|bilder|pagina|fotos?|imagenes)\b"
)


def is_refusing(words: str, *, loose: bool = False) -> bool:
    """Return whether a key or a label says what is not done: `weDoNotTreat`, `Was wir nicht machen`.

    Args:
        words: As the client wrote them, in any case and with any joints.
        loose: Whether it may name a thing too, as only a key can: `we don't do weddings`.
    """
    said = normal(words)
    if _OF_THE_SITE.search(said):
        return False
    return any(
        pattern.fullmatch(said) for pattern in (_CLAUSE, _BARE, *((_LOOSE,) if loose else ()))
    )


_DENIES = re.compile(
    r"(?i)\b(?:not|no|never|don.?t|doesn.?t|can.?t|won.?t|cannot|without|except|nicht|kein\w*|nie|ohne|weder|nunca|sin|tampoco|niet|geen|nooit|ne|pas|non|nessun\w*)\b|^ni\b"
)


_TELLS = re.compile(
    r"(?i)^(?:we|i|our|they|it|that|this|you|wir|ich|das|die|der|es|sie|nosotros|eso|esto|para eso|if|when|for (?:that|those|these)|dafür|dazu|hierfür|wenn|falls|si)\b|\b(?:is|are|was|have|has|can|will|ist|sind|hat|haben|kann|wird|werden|es|son|está|están|tenemos|hay)\b"
)


def take_refused(desk: Desk, said: Stretch, label: str) -> None:
    """Take down what is not offered, together with the label that says so."""
    text = said.text
    told = re.search(r"\w[.!?]$", text) is not None and _TELLS.search(text) is not None
    if not told and not _DENIES.search(text):
        text = _told(text.rstrip("."), label, desk.speech.language)
    desk.add(FactKind.EXCLUSION, said, heading=label, text=text)


def _told(text: str, label: str, language: Language) -> str:
    """`horses, farm animals` behind `we do not treat` is a sentence."""
    said = shown(label)
    if not _CLAUSE.fullmatch(normal(label)):
        said = wording("not_offered", language)
    lead = re.sub(r"(?i)^(?:what|lo que) ", "", said)
    plain = re.match(r"(?i)(?:we|i|ya no|no|nunca|tampoco)\b", lead) is not None
    if language == "de" or not plain or not text[:1].islower():
        return f"{said}: {text}"
    joint = " or " if re.match(r"(?i)(?:we|i)\b", lead) else " ni "
    *first, last = re.split(r",\s+(?:(?:and|or|y|o|ni)\s+)?", text)
    listed = f"{', '.join(first)}{joint}{last}" if first and "(" not in text else text
    return f"{lead[:1].upper()}{lead[1:]} {listed}."
