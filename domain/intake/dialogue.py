"""Sentences that belong together: a quotation and who said it, a question and its answer."""

import re

from domain.facts import FactKind, Language, Question
from domain.intake.desk import Desk
from domain.intake.reviews import review, review_in
from domain.intake.sayers import SAYS, is_said, sayer, signed_by
from domain.intake.stretch import Stretch, joined
from domain.intake.wishes import wish
from domain.text.clauses import is_clause

_QUOTE = re.compile(
    r"^(?P<lead>[^\"“„«”.!?]{3,100}:\s*)?[\"“„«](?P<quote>[^\"“”«»]{8,1500})[\"“”«»][.,]?$"
)
_CUSTOMER = re.compile(
    r"(?i)\b(?:customers?|clients?|brides?|grooms?|couples?|guests?|patients?|parents?|mothers?|fathers?|mums?|dads?|owners?|pupils?|students?|tenants?|members?|visitors?|readers?|regulars?|somebody|someone|people|she|he|they|\w*kund\w+|mutter|vater|eltern|gäste?|gast|patient\w*|brautpaare?|braut|mitglied\w*|schüler\w*|jemand|client[ea]s?|pacientes?|madres?|padres?|huésped\w*|novi[oa]s?|alumn\w+|soci[oa]s?|famili\w+|family)\b"
)
_SAID = re.compile(
    r"(?i)\b(?:wrote|writes|said|says|told|put it|left|geschrieben|schrieb|schreibt|sagte|sagt|gesagt|meinte|meint|escribió|escribe|dijo|dice|comentó|comenta|puso|palabras)\b"
)
_WHO = r"(?P<who>(?-i:(?:the |la |la familia |el |la señora |die |der )?[A-ZÄÖÜÁÉÍÓÚÑ][\w'’.-]*(?:\s+(?:&|and|und|y|de|von|del|the|family|[A-ZÄÖÜÁÉÍÓÚÑ][\w'’.-]*)){0,6}))"
_BY = re.compile(
    rf"^(?:[–—-]+\s*)?(?:that|this|it|das|dies|eso|esto)?\s*(?:was|is|is from|was from|comes from|'s from|from|by|says|said|writes|wrote|so|sagte|sagt|schrieb|schreibt|ist von|war|kommt von|von|es de|era|lo (?:dijo|escribió|dice)|nos (?:lo )?(?:escribió|dijo)|dice|dijo|escribe|escribió|firma)\s+{_WHO}(?P<more>[,.;(]|\s+(?:who|which|die|der|que|quien|in|from|aus|de)\b|$)",
    re.IGNORECASE,
)
_NAMED = re.compile(rf"^(?:[–—-]+\s*)?{_WHO}(?:,\s*(?P<source>[^.!?\"]{{2,40}}))?\.?$")
_SMALL = re.compile(r"(?i)^(?:we|i|it|this|that|our|the|they|you|wir|ich|das|es|sie|nosotros|son|call|open|closed|yes|no|ja|nein)\b(?! (?:\w+ )?famil)")  # fmt: skip


_OPEN, _SHUT = r"[\"“„«]", r"[\"”“»]"
_TOLD = re.compile(
    rf"^(?P<who>[^\"“„«:]{{2,70}}?),?\s+(?:{_SAID.pattern.removeprefix('(?i)')})(?:\s+(?:us|me|uns|mir|einmal|once|later|that))*\s*[:,]?\s+{_OPEN}(?P<quote>[^\"“”«»]{{8,800}}){_SHUT}",
    re.IGNORECASE,
)
_FROM_WHOM = re.compile(
    rf"^(?P<lead>(?:also|and|then|auch|und|también|y)?\s*)?{_OPEN}(?P<quote>[^\"“”«»]{{8,800}}){_SHUT},?\s+(?:from|by|von|de|(?:(?:so|nos|me|lo|le)\s+)*{SAYS}(?:\s+(?:us|me|uns|mir))?)\s+(?P<who>(?:[^.;:\"]|(?<=\b[A-ZÄÖÜ])\.){{2,60}}?)\.?$",
    re.IGNORECASE,
)
_LED = re.compile(
    rf"^(?P<who>[^\"“„«:]{{4,110}}):\s+{_OPEN}(?P<quote>[^\"“”«»]{{8,800}}){_SHUT}[.,]?$",
)
"""`As Lucy Moss once said to me: "..."`: who said it stands anywhere before the colon."""
_FROM_PLACE = re.compile(
    r"(?!(?:My|Our|One|An?|The|Mein\w*|Unser\w*|Eine?|Der|Die|Mi|Nuestr[oa]|Una?|El|La)\b)[A-ZÄÖÜÁÉÍÓÚÑ][\w.'’-]*(?: [A-ZÄÖÜÁÉÍÓÚÑ][\w.'’-]*)*, "
)
"""`Lucy M., Otley` begins with the name; `A client, Lucy M.` ends with it."""
_NOBODY = re.compile(r"(?i)^(?:i|we|ich|wir|yo|nosotros|you|sie)\b|\b(?:i|we|ich|wir)$")


_FURTHER = re.compile(r"\s*[,;]?\s*(?:and|und|y|while)\s+(?:(?:also|auch|también)\s+)?")
"""Between two that are quoted in one sentence."""


def _take_inline(desk: Desk, said: Stretch, heading: str) -> int:
    """`Mrs Aldred from Cowling said "..."` and `"..." from the vicar` are reviews."""
    led = _LED.match(said.text)
    led = led if led and is_said(led["who"]) else None
    match = led or _TOLD.match(said.text) or _FROM_WHOM.match(said.text)
    signed = signed_by(said.text[match.end() :]) if match else ""
    who = signed or (sayer(match["who"]).strip(" ,") if match else "")
    if match is None or _NOBODY.search(who) or len(match["quote"].split()) < 2:
        return 0
    named = re.search(r"[A-ZÄÖÜÁÉÍÓÚÑ]", who) is not None or _CUSTOMER.search(who) is not None
    if not named:
        return 0
    person = (
        None if signed or _FROM_PLACE.match(who) else re.search(r",\s+([A-ZÄÖÜÁÉÍÓÚÑ][^,]+)$", who)
    )
    who = re.split(r",\s+(?:who|die|der|que|quien)\b", who)[0]
    author = person.group(1) if person else re.sub(r"(?i)^(?:also|and|und|y) ", "", who)
    author = re.sub(r"\s+(?:from|aus|de) (?=[A-ZÄÖÜÁÉÍÓÚÑ])", ", ", author, count=1)
    desk.add(
        FactKind.REVIEW, said, heading=heading, detail=review(match["quote"].rstrip(","), author)
    )
    further = _FURTHER.match(said.text, match.end())
    if further and _TOLD.match(said.text[further.end() :]):
        _take_inline(desk, said.cut(further.end()), heading)
    return 1


def take_quoted(desk: Desk, told: list[Stretch], heading: str) -> int:
    """Take a quotation and the sentence that says whose it is; return how many were taken."""
    quote = _QUOTE.match(told[0].text)
    asked = wish(told[0].text, desk.speech)
    if asked is not None and asked is not FactKind.DECLINED and _TOLD.match(told[0].text):
        return _take_inline(desk, told[0], heading)  # `..., and I'd like that on there`
    if review_in(told[0].text) or asked is not None:
        return 0
    return (_take_pair(desk, told, quote, heading) if quote else 0) or _take_inline(
        desk, told[0], heading
    )


def _take_pair(desk: Desk, told: list[Stretch], quote: re.Match[str], heading: str) -> int:
    lead = quote["lead"] or ""
    after = told[1].text if len(told) > 1 else ""
    by = _BY.match(after)
    named = None if by else _NAMED.match(after)
    who = by or (named if named and len(after.split()) <= 6 and not _SMALL.match(after) else None)
    announced = _SAID.search(lead) is not None and _CUSTOMER.search(lead) is not None
    if who is None and not announced:
        return 0
    author = who["who"].rstrip(" .") if who else ""
    named_in = (
        re.search(r"\(([A-ZÄÖÜÁÉÍÓÚÑ][^()]{2,50})\)", lead) if announced and not who else None
    )
    author = re.sub(r"\s+(?:from|aus|de) (?=[A-ZÄÖÜÁÉÍÓÚÑ])", ", ", named_in.group(1)) if named_in else author  # fmt: skip
    author += "." if who and re.search(r"\b[A-Z]$", author) and f"{author}." in after else ""
    source = named["source"] or "" if named and who is named else ""
    detail = review(quote["quote"], f"{author}, {source}" if source else author)
    whole = joined(told[: 2 if who else 1], " ")
    desk.add(FactKind.REVIEW, whole, heading=heading, detail=detail)
    return 2 if who else 1


_ASKED = re.compile(
    r"(?i)^(?:[^?.!:]{3,60}:\s+)?(?P<asked>[¿\"“„]?(?:can|do|does|is|are|how|what|when|where|why|which|will|should|may|must|kann|können|muss|müssen|gibt|wie|was|wann|wo|warum|welche\w*|darf|dürfen|brauche|ist|sind|machen|puedo|se puede|cómo|qué|cuándo|dónde|hay|tengo|cuánto|cuál|hacéis|tenéis|aceptáis)\b[^?]{4,140}\?)[\"”“]?$"
)
_SELLS = re.compile(
    r"(?i)^(?:do|are|does) (?:you|your \w+) (?:need|want|have|looking|fancy|dream\w*|tired|ready|feel)\b|^(?:sind|suchen|brauchen|haben) sie\b"
)


_YES = re.compile(
    r"(?i)^(?:(?:yes|yep|of course|certainly|absolutely|not (?:yet|always|usually|at all)|no need|it depends|depends|ja|nein|doch|klar|selbstverständlich|leider (?:nicht|nein|nur|noch)|kommt (?:darauf|drauf) an|je nachdem|nicht (?:nötig|unbedingt|immer)|sí|claro|por supuesto|también|tampoco|depende|no (?:hace falta|es necesari[oa]|siempre|hay|se|\w+mos))(?!\w)"
    r"|(?:no|nope|sure|usually|sometimes|always|never|both|natürlich|meistens|manchmal|immer|nie|gerne?|beides|si|siempre|nunca|a veces|normalmente|por desgracia)\s*(?:[,.!;:–—]|$))"
)
"""How an answer begins that says nothing without its question."""
_PLAIN = re.compile(r"(?i)(?:yes|no|ja|nein|doch|sí|si)\s*(?:[,.!;:–—]|$)")
_WANTS = re.compile(
    r"(?i)^¿?(?:tired|fancy|ready|looking|need|want|bored|lust|müde|bereit|cansad\w+|list[oa]s?|quier\w+|quer[eé]is|busc\w+|necesit\w+)\b"
)
_INVITES = re.compile(
    r"(?i)(?:call|ring|contact|ask|come|visit|book|write|rufen|ruf|kommen|komm|fragen|frag|schreiben|buchen|melden|llám\w+|llam\w+|venga|ven|escríb\w+|pida|pide|consúlt\w+|pregunt\w+|pregúnt\w+)\b"
)
_SHORT = 3
"""Words of a question without a verb: `Parking? Behind the house.`."""


def _is_answered(question: str, answer: str, language: Language) -> bool:
    """Return whether the sentence behind a question that begins with no question word answers it."""
    if _YES.match(answer):
        return True
    if _INVITES.match(answer):
        return False
    short = len(question.split()) <= _SHORT and 2 <= len(answer.split()) <= 8
    return short and not _WANTS.match(question) and not is_clause(answer, language)


def take_answered(desk: Desk, told: list[Stretch], heading: str) -> int:
    """Take a question customers ask and the answer behind it; return how many were taken."""
    text = told[0].text
    asked = _ASKED.match(text)
    behind = told[1].text if len(told) > 1 and not told[1].text.endswith("?") else ""
    kind = wish(text, desk.speech)
    answered = (
        kind is FactKind.PREFERENCE and _PLAIN.match(behind) and not wish(behind, desk.speech)
    )
    sells = _SELLS.match(asked["asked"] if asked else text) and not _PLAIN.match(behind)
    if sells or (kind and not answered):
        return 0
    if asked is None:
        if not text.endswith("?") or not _is_answered(text, behind, desk.speech.language):
            return 0
        most = 1
    else:
        most = 2
    answer: list[Stretch] = []
    for sentence in told[1:]:
        judged = None if answered and not answer else wish(sentence.text, desk.speech)
        if sentence.text.rstrip('"”“').endswith("?") or judged:
            break
        answer.append(sentence)
        if len(answer) == most:
            break
    if not answer:
        return 0
    question = told[0].cut(asked.start("asked"), asked.end("asked")) if asked else told[0]
    words = joined(answer, " ").text
    detail = Question(question=question.text.strip('"“”„'), answer=words)
    desk.add(FactKind.QUESTION, question, heading=heading, detail=detail, text=f"{question.text} {words}")  # fmt: skip
    return 1 + len(answer)
