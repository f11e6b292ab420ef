"""Read the year a firm began, and no other year, out of a sentence about it."""

import re

_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)\b"
_FIRM = (
    r"\b(?:firm|business|company|shop|store|bakery|practice|studio|workshop|restaurant|caf[eé]"
    r"|house|garage|school|choir|club|inn|hotel|brewery|gallery|surgery|firma|betrieb|laden"
    r"|geschäft|praxis|kanzlei|werkstatt|gasthof|gasthaus|bäckerei|atelier|casa|empresa|negocio"
    r"|taller|clínica|tienda|panadería|consulta|despacho|bodega)\b"
)
_BEGINNINGS = tuple(
    (key, re.compile(pattern, re.IGNORECASE))
    for key, pattern in (
        ("proof_since", rf"\b{_YEAR}[^.;]{{0,40}}\b(?:gegründet|founded)\b"),
        (
            "proof_since",
            r"\b(?:founded|established|est\.|gegründet|gründete\w*|fundad[oa]|fundó)(?!\w)"
            rf"[^.;,]{{0,40}}?\b{_YEAR}",
        ),
        ("proof_since", rf"{_FIRM}[^.;,]{{0,20}}\b(?:since|seit|desde) {_YEAR}"),
        ("proof_since", rf"^(?:since|seit|desde) {_YEAR}"),
        (
            "proof_since",
            r"\b(?:in business|trading|going|open|family[- ]run|famili\w+|geöffnet|abiert[oa]s?) "
            rf"(?:since|seit|desde) {_YEAR}",
        ),
        (
            "proof_opened",
            rf"\b(?:opened|eröffnete|abrió|abrimos)\b[^.;]{{0,40}}?{_FIRM}[^.;]{{0,40}}?\b{_YEAR}",
        ),
        ("proof_opened", rf"{_FIRM}[^.;,]{{0,20}}\b(?:opened|abrió)\b[^.;,]{{0,12}}?\b{_YEAR}"),
        (
            "proof_begun",
            rf"\b(?:started|began|empezó)\b[^.;]{{0,40}}?{_FIRM}[^.;]{{0,40}}?\b{_YEAR}",
        ),
    )
)


def founding(text: str) -> tuple[str, str]:
    """Return the phrase that says how the firm began, and the year; both empty if it is not said."""
    for key, pattern in _BEGINNINGS:
        if match := pattern.search(text):
            return key, match["year"]
    return "", ""
