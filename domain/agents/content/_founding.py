"""Read the year a firm began, and no other year, out of a sentence about it."""

import re

_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)"
_FIRM = (
    r"(?:firm|business|company|shop|store|bakery|practice|studio|workshop|restaurant|caf[eé]|house"
    r"|garage|school|choir|club|inn|hotel|brewery|gallery|surgery|firma|betrieb|laden|geschäft"
    r"|praxis|kanzlei|werkstatt|gasthof|gasthaus|bäckerei|atelier|casa|empresa|negocio|taller"
    r"|clínica|tienda|panadería|consulta|despacho|bodega)"
)
_BEGINNINGS = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        rf"\b(?:founded|established|est\.|gegründet|gründete\w*|fundad[oa]|fundó)\b[^.;]{{0,40}}?\b{_YEAR}\b",
        rf"\b{_YEAR}\b[^.;]{{0,40}}\b(?:gegründet|founded)\b",
        rf"\b(?:opened|started|began|eröffnete|übernahm|abrió|abrimos|empezó)\b[^.;]{{0,40}}?{_FIRM}"
        rf"\b[^.;]{{0,40}}?\b{_YEAR}\b",
        rf"{_FIRM}\b[^.;,]{{0,20}}\b(?:opened|started|began|besteht|since|seit|desde|abrió)\b[^.;,]{{0,12}}?"
        rf"\b{_YEAR}\b",
        rf"^(?:since|seit|desde) {_YEAR}\b",
        rf"\b(?:in business|trading|going|open|family[- ]run|famili\w+|geöffnet|abiert[oa]s?) "
        rf"(?:since|seit|desde) {_YEAR}\b",
    )
)


def founding_year(text: str) -> str:
    """Return the year the firm began according to `text`, or an empty text."""
    found = (pattern.search(text) for pattern in _BEGINNINGS)
    return next((match["year"] for match in found if match), "")
