"""Whom a sentence speaks to: customers, or the maker of the site."""

import re

from domain.facts import FactKind
from domain.intake.asks import asks
from domain.intake.colours import colours, has_hex, names_colour_first
from domain.intake.hopes import hopes
from domain.intake.inventions import asks_for_praise
from domain.intake.manners import is_manner
from domain.intake.speech import Speech

_INSTEAD = re.compile(
    r"(?i)\b(?:do not|don't|don’t|never|no|without|not|keine?n?|nicht|nie|nada de|no|sin)\b[^.]{0,20}$"
)

_LIKES = re.compile(
    r"(?i)\b(?:if possible|if you can|ideally|preferably|wenn möglich|wenn es geht|si es posible|a ser posible)[.!]?$|\bplease[.!]?$|\bbitte[.!]?$|\bpor favor[.!]?$|^(?:maybe|perhaps|ideally|preferably|vielleicht|am liebsten|gerne?|quizás?|tal vez|mejor)\b|^(?:i|we)(?: really| also)? (?:like|love|prefer)\b|^(?:ich mag|wir mögen|mir gefällt|uns gefällt)\b|^(?:me|nos) gustan?\b|\bcolou?rs?:? (?:maybe|preferably|ideally)\b|\bfarben?:? (?:gern|gerne|bitte|am liebsten|vielleicht)\b|\bcolor(?:es)?:? (?:preferiblemente|mejor|quizás?)\b"
)


def wish(text: str, speech: Speech) -> FactKind | None:
    """Return the kind of a sentence that speaks to the maker, or None when it does not."""
    if _asks_to_invent(text, speech):
        return FactKind.DECLINED
    colour = _is_colour(text, speech)
    if not _to_maker(text, speech):
        return FactKind.COLOUR if colour and _only_colour(text, speech) else _named(text, speech)
    if colour:
        return FactKind.COLOUR
    for kind, field in (
        (FactKind.AUDIENCE, "audience_re"),
        (FactKind.GOAL, "goal_re"),
        (FactKind.PAGE, "page_re"),
        (FactKind.INTEGRATION, "integration_re"),
    ):
        if any(p.search(text) for p in speech.patterns(field)) and not _INSTEAD.search(text[:25]):
            return kind
    return FactKind.PREFERENCE


_MOSTLY = re.compile(
    r"(?i)^(?:most of )?(?:our|unsere|nuestr[oa]s) (?:typical )?(?:customers|clients|guests|patients|visitors|kunden|kundschaft|gäste|patienten|mandanten|clientes|pacientes|huéspedes) (?:are|sind|ist|son) (?:\w+ )?(?:mostly|mainly|usually|typically|largely|often|meist\w*|vor allem|überwiegend|hauptsächlich|sobre todo|principalmente|en su mayoría)\b"
)
"""`Our customers are mostly people with old cars` tells the maker whom to write for."""


def _named(text: str, speech: Speech) -> FactKind | None:
    if speech.words("audience_re").search(text) or _MOSTLY.match(text):
        return FactKind.AUDIENCE
    if (
        re.search(
            r"(?i)\b(?:our|the|my|main) (?:main )?(?:goal|aim|objective)s?\b|\b(?:unser|das) ziel\b|\b(?:nuestro|el) objetivo\b",
            text,
        )
        and len(text) < 200
    ):
        return FactKind.GOAL
    return None


_TO_RING = re.compile(
    r"(?i)\b(?:tel\w*|phone|mobile|mob|cell|handy|mobil|móvil|whatsapp|call|ring|text|anruf\w*|llam\w+)\b[^.!?]{0,40}?\+?\d[\d ()/-]{6,}\d"
    r"|\b(?:please|bitte|por favor),? (?:no|keine?n?|sin) (?:calls|texts|messages|dogs|cards|anruf\w*|nachricht\w*|hunde|llamadas|mensajes|perros)\b"
    r"|\b(?:hunde|haustiere|schuhe|handys?|kinderwagen|fahrräder)\b[^.!?]{0,15}\bbitte\b"
    r"|\b(?:please|bitte|por favor),? (?:leave|keep|lasst?|lassen sie|dej[ae]n?|dejad) (?:your |the |eure |ihre |die |l[oa]s |sus )?(?:dogs?|pets?|shoes|bikes|phones?|hunde?|haustiere|schuhe|perros?|mascotas|zapatos)\b"
    r"|\b(?:please|bitte|por favor)\b[^.!?]{0,20}\b(?:don['’]t|do not|no|nicht)\b[^.!?]{0,25}\b(?:(?:call|ring|phone)(?! (?:us|me|it|this|them|the)\b)|llam\w+|anrufen|anklingeln)\b"
)
"""`Handy 0170 5550927, bitte nur WhatsApp` tells customers how to reach the firm."""


def _to_maker(text: str, speech: Speech) -> bool:
    if _TO_RING.search(text) and not _OF_THE_SITE.search(text):
        return False
    if speech.words("customer_re").search(text) and not speech.patterns("maker_re")[0].search(text):
        return False
    return (
        asks(text)
        or _WISHED_ELSEWHERE.search(text) is not None
        or hopes(text)
        or any(pattern.search(text) for pattern in speech.patterns("maker_re"))
    )


def _asks_to_invent(text: str, speech: Speech) -> bool:
    if asks_for_praise(text):
        return True
    for pattern in speech.patterns("invent_re"):
        hit = pattern.search(text)
        if hit and not _INSTEAD.search(text[max(0, hit.start() - 30) : hit.start()]):
            return True
    return False


def _is_colour(text: str, speech: Speech) -> bool:
    if has_hex(text):
        return True
    if not colours(text, speech):
        return False
    if len(text) < 70 and (_LIKES.search(text) or _is_refused_colour(text, speech)):
        return True
    return speech.words("colour_re").search(text) is not None or names_colour_first(text, speech)


_NEVER = re.compile(
    r"(?i)^(?:(?:please|bitte|por favor|but|aber|pero),? )?(?:nada de|sin|ningún|nunca|no|never|not|without|kein(?:e[nrs]?)?|nicht|nie|ohne)\s+"
)


def _is_refused_colour(text: str, speech: Speech) -> bool:
    """`Nada de rosa.` names nothing but a colour; `No green waste.` does."""
    lead = _NEVER.match(text)
    if lead is None:
        return False
    rest = text[lead.end() :]
    left = list(rest)
    for start, end, _ in colours(rest, speech):
        left[start:end] = " " * (end - start)
    return not re.sub(
        r"(?i)\b(?:or|and|oder|und|o|y|ni|bitte|please|por favor)\b|\W", "", "".join(left)
    )


def _only_colour(text: str, speech: Speech) -> bool:
    """A sentence about colours that names no wish: `Our colours are navy and cream.`."""
    if has_hex(text):
        return True
    if len(text) < 70 and (_LIKES.search(text) or _is_refused_colour(text, speech)):
        return True
    word = speech.words("colour_word_re").search(text)
    return word is not None and len(text) < 160 and names_colour_first(text, speech)


_FOR_NOW = re.compile(
    r"(?i)\b(?:before|until|till|vor|hasta|antes de) (?:next |the |nächste[mns]? |el |la )?(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter|new year|easter|january|januar|februar|märz|mai|juni|juli|oktober|dezember|frühjahr|sommer|herbst|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|primavera|verano|otoño|invierno|week|month|year|woche|monat|jahr|año|mes)\b"
)
"""What is only not possible yet is no refusal."""


_ELSEWHERE = re.compile(
    r"(?i)^(?:nous|on|je) ne (?:\w+ )?(?:fais|faisons|fait|vendons|vends|réparons|proposons|acceptons|prenons|livrons|posons) (?:pas|plus)\b|^(?:noi )?non (?:facciamo|vendiamo|ripariamo|offriamo|accettiamo)\b|^(?:wij|we) doen geen\b"
)
"""What French, Italian and Dutch firms say they do not do."""
_IS_NOT = re.compile(
    r"(?i)\W*(?:wir sind|ich bin) kein\w* (?:\w+ ){0,2}\w*(?:kette|konzern|franchise|fabrik|agentur|supermarkt)\b"
)
"""What a firm is not is nothing it refuses: `wir sind keine große Kette`."""
_WISHED_ELSEWHERE = re.compile(
    r"(?i)\b(?:(?:per|sul|nel|del) (?:il |nostro |mio )?sito|la pagina)\b[^.!?]*\b(?:vorr\w+|vogli\w+|desider\w+|preferir\w+)\b|\b(?:vorr\w+|preferir\w+)\b[^.!?]*\b(?:sito|pagina)\b"
    r"|\b(?:website|site|pagina)\b[^.!?]*\b(?:graag|willen we|wil ik|liefst)\b|\b(?:graag|willen|wil)\b[^.!?]*\b(?:website|site|pagina)\b"
    r"|\b(?:pour|sur) (?:le|notre|mon) site\b[^.!?]*\b(?:aimer\w+|voudr\w+|souhait\w+|préfér\w+)\b|\b(?:aimer\w+|voudr\w+|souhait\w+)\b[^.!?]*\bsite\b"
)
"""What Italian, Dutch and French clients wish of the site."""
_JUST_NOW = re.compile(
    r"(?i)\b(?:can't|can’t|cannot|can not|won't|won’t) (?:always )?(?:answer|pick up|take calls|come to the phone)\b|\b(?:while|solange|während|mientras) (?:i|we|i've|we're|ich|wir|estoy|estamos)\b"
)
"""Nor is being busy: `I can't pick up while I've got scissors in my hand`."""


def is_exclusion(text: str, speech: Speech) -> bool:
    """Return whether the firm says it does not do something."""
    if speech.words("exclusion_not_re").search(text) or _FOR_NOW.search(text):
        return False
    if _JUST_NOW.search(text) or is_manner(text) or _IS_NOT.match(text):
        return False
    patterns = (_ELSEWHERE, *speech.patterns("exclusion_re"))
    return any(pattern.search(text) for pattern in patterns)


_A_DAY = re.compile(
    r"(?i)\s*(?:on |am |el |los |for )?(?:mon|tues?|wednes|thurs?|fri|satur|sun|mo|di|mi|do|fr|sa|so|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|feiertag\w*|lunes|martes|miércoles|jueves|viernes|sábados?|domingos?|bank|public)(?:days?|s)?\b"
    r"|\s*(?:in |im |en )?(?:the |der |die |den |el |la )?(?:january|february|march|april|may|june|july|august|september|october|november|december|januar|februar|märz|mai|juni|juli|oktober|dezember|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|(?:school |summer |christmas )?holidays?|winter|summer|sommer|invierno|verano)\b"
)
"""`every day except Thursday` denies nothing but a day."""


def offered_part(text: str, speech: Speech) -> tuple[str, bool]:
    """Return what comes before `but not`, and whether there was such a turn."""
    turns = speech.words("except_re").finditer(text)
    turn = next((one for one in turns if not _A_DAY.match(text, one.end()) and not _is_praise(text, one, speech)), None)  # fmt: skip
    if turn is None:
        return text, False
    if text[turn.start()] == "(" and re.match(r"\([^()]*\)[.!]?$", text[turn.start() :]):
        return text, False  # an aside on when it is not
    return text[: turn.start()].rstrip(" ,;(–—-"), True


def _is_praise(text: str, turn: re.Match[str], speech: Speech) -> bool:
    """`79 €, keine Anfahrtskosten` turns nothing down."""
    denial = re.search(r"\w+\W*$", turn.group())
    return denial is not None and speech.words("exclusion_not_re").match(text, turn.start() + denial.start()) is not None  # fmt: skip


_BARE_REFUSAL = re.compile(
    r"(?i)^\W*(?:and |und |y )?(?:no|not|never|nothing|keine?n?|nichts?|nie|ohne|nada de|ningun[oa]?|ni|sin|nunca)\s+[^.!?]{3,80}[.!]*$"
)
_SAYS = re.compile(
    r"(?i)\b(?:we|i|you|is|are|do|does|have|has|wir|ich|sie|ist|sind|haben|machen|hacemos|tenemos|somos|es|son|hay|admit\w+|acept\w+)\b"
)


def goes_on_refusing(text: str, before: FactKind | None) -> bool:
    """Return whether `No doves, no sunsets.` behind a wish is one more wish."""
    asked = before in (FactKind.PREFERENCE, FactKind.COLOUR)
    return asked and _BARE_REFUSAL.match(text) is not None and _SAYS.search(text) is None


_REFUSES = re.compile(
    r"(?i)\b(?:we|i) (?:do not|don't|don’t|dont|never) (?!want|need|like|think|mind|wish|care|have|use|wanna|love|see|know)\w+\b|\bno (?!queremos|necesitamos|gustamos|usamos)\w+(?:amos|emos|imos)\b|\b(?:wir|ich) (?!möcht|woll|will|brauch|mög|mag|soll)\w+en?\b[^.]{0,40}\b(?:nicht|keine?[nrms]?)\b|\b(?:we|i) (?:do not|don't|don’t|no longer|never|cannot|can't|can’t) (?:do|offer|sell|serve|fit|repair|install|deliver|treat|teach|take on|accept|cover|make|cater|allow|provide|stock|service|work (?:on|with))\b"
    r"|\b(?:wir|ich) (?:bieten|machen|verkaufen|liefern|reparieren|behandeln|führen|übernehmen|montieren|fertigen|nehmen|biete|mache|verkaufe|repariere)\b.{0,60}\b(?:nicht|keine?[nrms]?)\b"
    r"|\bno (?:hacemos|ofrecemos|vendemos|reparamos|instalamos|atendemos|admitimos|aceptamos|repartimos|tratamos|impartimos|hago|ofrezco|vendo|reparo|atiendo|acepto)\b"
)
_OF_THE_SITE = re.compile(
    r"(?i)\b(?:web ?site|site|page|pages|homepage|photos?|pictures?|buttons?|slider|pop-?ups?|logo|fonts?|seite|webseite|fotos?|bilder|schrift|web|página|imágenes|letra)\b"
)


def is_of_the_site(text: str) -> bool:
    """Return whether a sentence names the site or a part of it."""
    return _OF_THE_SITE.search(text) is not None


def is_own_refusal(text: str, speech: Speech) -> bool:
    """Return whether a line among wishes says what the firm does not do: `We don't do car keys`."""
    return (
        _REFUSES.search(text) is not None
        and _OF_THE_SITE.search(text) is None
        and is_exclusion(text, speech)
    )
