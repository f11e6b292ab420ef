"""A firm's name from where its mail goes: `dougie@cleanflue.example` and `Cleanflue` in a sentence."""

import re
import unicodedata

from domain.facts import Email, FactKind, fact
from domain.intake.desk import Desk

_PROVIDERS = frozenset(
    [
        "gmail",
        "googlemail",
        "hotmail",
        "outlook",
        "live",
        "msn",
        "yahoo",
        "ymail",
        "aol",
        "icloud",
        "me",
        "mac",
        "proton",
        "protonmail",
        "pm",
        "gmx",
        "web",
        "posteo",
        "mailbox",
        "mail",
        "freenet",
        "t-online",
        "arcor",
        "btinternet",
        "sky",
        "talktalk",
        "virginmedia",
        "ntlworld",
        "orange",
        "wanadoo",
        "telefonica",
        "movistar",
        "terra",
        "zoho",
        "fastmail",
        "hey",
        "example",
    ]
)
"""Where anybody may have an address."""
_WORD = re.compile(r"[A-ZÄÖÜÁÉÍÓÚÑ][\w'’-]*|&|\d+|(?:and|und|y|of|the|de|del|la|am|im)(?!\w)")
_LONGEST = 5
_SPELT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "&": "and"})


def name_from_mail(desk: Desk) -> None:
    """Name the firm as a sentence writes what stands behind the `@`, where nothing else names it."""
    if any(made.kind is FactKind.NAME for made, _ in desk.found):
        return
    for mail in [made.detail for made, _ in desk.found if isinstance(made.detail, Email)]:
        label = mail.address.rpartition("@")[2].split(".")[0].casefold()
        wanted = label.replace("-", "")
        if label in _PROVIDERS or len(wanted) < 4:  # an abbreviation says too little
            continue
        for made, place in list(desk.found):
            if name := _written(made.text, wanted):
                desk.found.insert(0, (fact(FactKind.NAME, name), place))
                return


def _written(text: str, wanted: str) -> str:
    """Return the words in `text` whose letters are those wanted, first a capital; empty without any."""
    words = [*_WORD.finditer(text)]
    for at, first in enumerate(words):
        for last in words[at : at + _LONGEST]:
            said = text[first.start() : last.end()]
            if first.group()[0].isupper() and "\n" not in said and wanted in _letters(said):
                return said
    return ""


def _letters(said: str) -> set[str]:
    """Return how an address may spell it: `Müller & Söhne` as `muellersoehne` or `mullerundsohne`."""
    plain = said.casefold()
    bare = "".join(c for c in unicodedata.normalize("NFD", plain) if not unicodedata.combining(c))
    ways = {plain.translate(_SPELT), bare, plain.replace("&", ""), bare.replace("&", "")}
    ways |= {way.replace("&", "und") for way in (plain, bare)}
    ways |= {plain.replace("&", "").translate(_SPELT)}
    return {re.sub(r"[^a-z0-9]", "", way) for way in ways}
