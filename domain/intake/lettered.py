"""People with letters or a number behind their name: `Ellie Marsden MCSP (HCPC PH104233)`."""

import re

from domain.facts import FactKind, Person
from domain.intake.credentials import registered_at
from domain.intake.found import Found
from domain.intake.names import is_person
from domain.intake.speech import PERSON, Speech

_LETTERS = (
    r"(?:M?CSP|HCPC|BDS|M?RCVS|BVSc|BVMS|BVetMed|VetMB|MBBS|MBChB|MRCGP|FRCS|MRCS|FRICS|MRICS|RIBA|ARB|ACA|ACCA|FCCA|CTA|ATT|MAAT|FCA|BSc|MSc|BA|MA|PhD|LLB|LLM"
    r"|MBA|BEng|MEng|BEd|PGCE|MBACP|UKCP|BACP|BABCP|RGN|RMN|RM|MCOptom|FBDO|MRPharmS|MAR|MNIMH|LicAc|MBAcC|BOst|MOst|DO|DC|MChiro|CertEd|FRSA|CIPD|MCIOB|CEng|MICE|ARCM|LRAM|FRCO|BMus|MMus)"
)
_REGISTERS = re.compile(
    r"(?:GDC|GMC|NMC|HCPC|RCVS|BACP|UKCP|BABCP|GPhC|GPHC|GOC|GOsC|GOSC|GCC|SRA|BSB|ARB|CNHC|AHPRA|NPI|COA|BAcC|BACC|PAMIS|ADI|[Cc]ol(?:egiad[oa])?)\b"
)
"""Registers people stand in, and no firms."""
_ONE = re.compile(rf"(?P<name>{PERSON})")
_MORE = re.compile(rf"(?:,?\s+{_LETTERS}(?:\s?\(Hons\))?(?![\w-]))+")
_BEHIND = re.compile(rf"(?:\s+{_LETTERS})+$")
_GOES_ON = re.compile(r"\s+[a-z]|[.,;)]|\s*$")
"""What may stand behind letters alone; a further capital makes them part of some other name."""


def lettered(text: str, speech: Speech) -> list[Found]:
    """Return everybody named with a professional title or the number of a register."""
    found: list[Found] = []
    for match in _ONE.finditer(text):
        inside = _BEHIND.search(match["name"])
        name = match["name"][: inside.start()] if inside else match["name"]
        more = _MORE.match(text, match.start() + len(name))
        end = more.end() if more else match.end()
        number, last = registered_at(text, end)
        titles = re.sub(r",\s*", " ", more.group()).strip() if more else ""
        numbered = _REGISTERS.match(number) is not None
        last = last if numbered else end
        number = number if numbered else ""
        known = numbered or (more is not None and _GOES_ON.match(text, end) is not None)
        if known and len(name.split()) > 1 and is_person(name, speech):
            detail = Person(name=name, credential=", ".join(filter(None, (titles, number))))
            found.append(Found(FactKind.PERSON, match.start(), last, detail))
    return found


_ANY = re.compile(rf"(?:,?\s+(?:{_LETTERS}|[A-Z]{{2,6}}|[A-Z][A-Za-z]{{0,4}}\([A-Za-z]+\)))+$")


def without_letters(name: str) -> tuple[str, str]:
    """`Ruth Aldous RIBA AABC` is a name and the letters behind it."""
    letters = _ANY.search(name)
    full = letters is not None and len(name[: letters.start()].split()) >= 2
    return (
        (name[: letters.start()], letters.group().strip(" ,")) if letters and full else (name, "")
    )
