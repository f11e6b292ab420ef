"""Links that dial or write do."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from domain.grading.audit import Fault, fault_at
from domain.grading.view import PageView

_MAIL = re.compile(r"[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]{2,}")


def contact_links(page: PageView) -> Iterator[Fault]:
    """Fault `tel:` without a number and `mailto:` without an address."""
    for reference in page.references if page.is_ordinary else ():
        scheme, _, rest = reference.url.partition(":")
        target = unquote(rest.split("?")[0]).strip()
        is_share = scheme.lower() == "mailto" and not target and "?" in rest
        digits = re.sub(r"\D", "", target)
        if reference.kind != "link" or is_share or "{{" in rest:
            continue
        if scheme.lower() == "tel" and (
            len(digits) < 3 or re.search(r"[^\d\s()+./;=,a-z*#-]", target)
        ):
            yield fault_at(reference.element, "Write the number as tel:+441134960123.")
        elif scheme.lower() == "mailto":
            parts = [part.strip() for part in target.split(",")]
            if not all(_MAIL.fullmatch(part) for part in parts):
                yield fault_at(reference.element, "Write a whole e-mail address.")
            elif meant := next((right for part in parts if (right := _meant(part))), ""):
                yield fault_at(
                    reference.element, f"Correct the host; it may be meant to be {meant}."
                )


_PROVIDERS = {
    "gmail": "gmail.com", "googlemail": "googlemail.com", "hotmail": "hotmail.com", "outlook": "outlook.com",
    "yahoo": "yahoo.com", "icloud": "icloud.com", "t-online": "t-online.de",
}  # fmt: skip
_GMAIL = frozenset(
    {"gmial", "gamil", "gmai", "gmal", "gmil", "gnail", "gmaill", "ggmail", "gmaik", "gmali"}
)
"""Slips of a name so short that one letter makes other hosts of it: `email`, `mail`."""
_ENDS = {
    "con": "com",
    "cmo": "com",
    "ocm": "com",
    "comm": "com",
    "cim": "com",
    "vom": "com",
    "xom": "com",
    "ogr": "org",
    "nte": "net",
}
"""Endings that do not exist, and those they are typed for."""
_LEAST_LETTERS = 6


def _meant(address: str) -> str:
    """Return the host an address was surely meant to have, `""` when it may be right."""
    host = address.rpartition("@")[2].lower()
    name, _, end = host.rpartition(".")
    if right := _ENDS.get(end):
        return f"{name}.{right}"
    if name in _GMAIL:
        return _PROVIDERS["gmail"]
    known = (one for one in _PROVIDERS if len(one) >= _LEAST_LETTERS - 1 and one != "gmail")
    return next((_PROVIDERS[one] for one in known if _is_slip(name, one)), "")


def _is_slip(name: str, known: str) -> bool:
    """Whether two letters changed places, or one is doubled or left out."""
    if name == known or abs(len(name) - len(known)) > 1:
        return False
    if len(name) == len(known):
        return sorted(name) == sorted(known)
    short, long = sorted((name, known), key=len)
    return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
