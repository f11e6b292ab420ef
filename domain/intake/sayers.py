"""Who said something, in the words before a quotation: `Lucía M. nos escribió:` is Lucía M."""

import re

_TO_WHOM = (
    r"(?:(?:to|of|about|with|über|zu|sobre|de|a) )?(?:us|me|uns|mir|nos|me|le|lo|nosotr[oa]s|mí)"
)
SAYS = r"(?:wrote|writes|written|said|says|told|tells|put it|commented|comments|added|adds|left|schrieb|schreibt|geschrieben|sagte|sagt|gesagt|meinte|meint|gemeint|erzählte|erzählt|berichtete|berichtet|escribió|escribe|escrito|dijo|dice|dicho|comentó|comenta|comentado|contó|cuenta|contado|dit|disait|écrit|raconte)"
_HAS = r"(?:has|have|had|hat|haben|hatte|ha|han|había)"
_WHEN = r"(?:once|later|recently|lately|just|last (?:week|month|year)|afterwards|einmal|neulich|kürzlich|gerade|danach|später|letzte (?:woche|monat)|letztes jahr|hace poco|un día|después|luego|así|also|auch|también)"
_WORDS = rf"(?:{_TO_WHOM}|{SAYS}|{_HAS}|{_WHEN})"
_SAID = re.compile(rf"(?<!\w){SAYS}(?!\w)")
_AFTER = re.compile(rf"(?:,?\s+{_WORDS})+[\s:,]*$")
_FIRST = re.compile(rf"^(?:(?:(?i:as|so|wie|como|así|lo|y|und|and)|(?i:{_WORDS}))\s+)+")
_AS = re.compile(r"^(?:As|So|Wie|Como|Así)\s+")
_PLACED = re.compile(r",?\s+(?:from|aus)\s+(?=[A-ZÄÖÜÁÉÍÓÚÑ])|,\s+de\s+(?=[A-ZÄÖÜÁÉÍÓÚÑ])")

_SIGNED = re.compile(
    r"\s*[.,]?\s*(?:[–—-]{1,2}\s*|~\s*|\((?=[^()]+\)))(?P<who>[A-ZÄÖÜÁÉÍÓÚÑ][\w'’.-]*(?:[ ,]+(?:(?:&|and|und|y|e|from|aus|of|the|der|die|de|del|la|von|van|in)[ ]+)*[A-ZÄÖÜÁÉÍÓÚÑ\d][\w'’.-]*){0,5})\)?\.?\s*$"
)
"""A dash or a bracket behind a quotation, and names alone: `- Ed, Oban`."""


_THAT_WAS = re.compile(
    r"[\s.,;–—-]*(?i:that['’]?s|that was|this was|it was|das war|eso (?:era|fue)) (?P<who>[A-ZÄÖÜÁÉÍÓÚÑ][\w'’.-]*(?: (?:& |and )?[A-ZÄÖÜÁÉÍÓÚÑ][\w'’.-]*){0,3})(?: (?:in|from|aus|de) (?P<town>[A-ZÄÖÜÁÉÍÓÚÑ][\w'’ -]*))?\.?\s*$"
)
"""Behind a quotation: `that was Mrs Probert in Bodenham`."""


def signed_by(behind: str) -> str:
    """Return who signs a quotation, in the words behind it, or nothing: ` - Ed` is signed by Ed."""
    match = _SIGNED.match(behind)
    if match is None and (told := _THAT_WAS.match(behind)):
        return ", ".join(filter(None, (told["who"], told["town"])))
    return match["who"] if match else ""


def is_said(lead: str) -> bool:
    """Return whether words before a quotation say that somebody said it."""
    return _SAID.search(lead) is not None or _SAID.search(lead[:1].lower() + lead[1:]) is not None


def sayer(lead: str) -> str:
    """Return who is named in the words before or behind a quotation, without the words of saying."""
    who = lead.strip()
    after, first = _AFTER.search(who), _FIRST.match(who)
    if after is not None and after.start() > 0:
        named = who[: after.start()]
        who = _AS.sub("", named) if _SAID.search(after.group()) else named
    elif first is not None and is_said(first.group()):
        who = who[first.end() :]
    return _PLACED.sub(", ", who, count=1) if who != lead.strip() else who
