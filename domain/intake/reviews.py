"""What customers said: a quotation, and who is named beside it."""

import re

from domain.facts import Review
from domain.intake.sayers import sayer
from domain.intake.stretch import Stretch

_QUOTED = re.compile(
    r"^[\s*_]*(?P<open>[\"“„«»”'‘])(?P<quote>(?:(?![\"”»]\s*(?:[–—-]+\s+|\()[A-ZÄÖÜÁÉÍÓÚÑ]).){6,2000}?)[\"“”«»'’][\s*_]*[,.]?\s*(?:[–—-]{1,2}|\(|~|by\b|von\b|de\b)\s*(?P<who>[^\"“”«»]{2,120}?)\)?\s*$"
)
_ANNOUNCED = re.compile(r"[^\"“„«”.!?]{3,60}(?::|\s[–—-])\s*(?=[\"“„«])")
"""`One customer wrote:` before a quotation."""
_STARS = re.compile(
    r"(?P<stars>[★⭐]{1,5})(?:☆*)|(?<!\d)(?P<rate>[0-5](?:[.,]\d)?)\s?(?:/\s?5|out of 5|von 5|de 5|stars?|Sterne[n]?|estrellas)\b",
    re.IGNORECASE,
)


def quotations(line: Stretch) -> list[tuple[Stretch, Review]]:
    """Return each quotation of a line that holds nothing but quotations with their authors."""
    parts = line.split(re.compile(r"(?<=[\w.)])(?:\s*[;,/]|\s+(?:and|und|y))?\s+(?=[\"“„«])"))
    found = [
        (part, review_in(part.text) or (attributed(part.text) if len(parts) > 1 else None))
        for part in parts
    ]
    kept = [(part, made) for part, made in found if made is not None]
    return kept if len(kept) == len(found) else []


def quoted(line: Stretch) -> list[tuple[Stretch, Review]]:
    """Return each quotation of a text that is one or several and nothing else."""
    several, whole = quotations(line), review_in(line.text)
    return several if len(several) > 1 else [(line, whole)] if whole else []


def review_in(text: str) -> Review | None:
    """Return a quotation with its author, or None."""
    lead = _ANNOUNCED.match(text)
    match = _QUOTED.match(text[lead.end() :] if lead else text)
    if match is None:
        return None
    made = review(match["quote"], match["who"])
    where = _SITE.search(lead.group()) if lead and not made.source else None
    return made.model_copy(update={"source": where.group(1)}) if where else made


_SITES = r"(?:Google(?: Maps)?|Facebook|Trustpilot|Tripadvisor|TripAdvisor|Yelp|Jameda|Doctolib|Checkatrade|Booking|ProvenExpert)"
_SITE = re.compile(rf"\b(?:on|auf|bei|en|via|über)\s+({_SITES})\b")
"""Where a customer wrote, in the words before the quotation."""


_TOLD_BEHIND = re.compile(
    r"(?i)[\"”“»][.,]?\s+(?:[–—-]+\s*)?(?:that|this|it|das|dies|es|eso|esto|lo|says|said|wrote)\b"
)
"""A sentence behind a quotation, which says whose it is."""


def is_quotation(text: str) -> bool:
    """Return whether a line is a quotation in marks and who said it, and nothing else."""
    quoted = re.match(r"[\"“„«]", text) is not None and not _TOLD_BEHIND.search(text)
    return quoted and (review_in(text) or attributed(text)) is not None


def attributed(text: str) -> Review | None:
    """A quotation without marks, as in a block quote: `Great bread. — Ann P.`."""
    after = re.match(
        r"^[\"“„«]?(?P<quote>.{12,}?)[\"”“»]?\s*(?:[–—]|--|\s-)\s*(?P<who>(?:(?:la |the |die )?(?:familia|familie|family) |the (?=[A-Z]))?(?:(?:Dra?|Mrs?|Ms|Prof|Sra?|Hr|Fr|St|[A-Z])\. ?)*[A-ZÄÖÜÁÉÍÓÚÑ★⭐][^.!?]{1,80}\.?)$",
        text,
    )
    after = after or re.match(
        r"^[\"“„«](?P<quote>[^\"“”«»]{8,})[\"“”»][.,]?\s+(?P<who>[A-ZÄÖÜÁÉÍÓÚÑ][^.!?\"“„«»:]{1,60})\.?$",
        text,
    )
    before = re.match(
        r"^(?P<who>[A-ZÄÖÜÁÉÍÓÚÑ][^:\"“„«]{1,60}):\s*[\"“„«](?P<quote>.{8,})[\"“”»]\.?$", text
    )
    inside = re.match(
        r"^[\"“„«]?(?P<quote>[^\"“”()]{8,}[.!?])\s*\((?P<who>[A-ZÄÖÜÁÉÍÓÚÑ][^()]{2,50})\)[\"”“»]?\.?$",
        text,
    )
    whoever = re.match(
        r"^[\"“„«](?P<quote>[^\"“”«»]{8,})[\"“”»][.,]?\s+(?P<who>(?:an? |my |our )?(?:[\w-]+ ){0,3}(?:students?|pupils?|parents?|mum|mother|dad|father|customers?|clients?|patients?|guests?|members?|neighbours?|regulars?|brides?|visitors?))\.?$",
        text,
    )
    hit = after or before or inside or whoever
    if hit is None:
        return None
    initial = re.search(r"\b[A-Z]$", hit["who"]) is not None and text.endswith(".")
    return review(hit["quote"], hit["who"] + "." * initial)


def review(quote: str, who: str = "") -> Review:
    """Return what a customer said, with author, source and stars taken apart."""
    rating = stars(f"{who} {quote}" if _STARS.search(quote[-20:] + quote[:12]) else who)
    author = _STARS.sub("", sayer(who)).strip(" ,;()–—-.*_")
    author = _CALLED.sub("", author)
    author += "." * (re.search(r"\b[A-Z]$", author) is not None and f"{author}." in who)
    author, _, source = author.partition(", ") if ", " in author else author.partition(" (")
    if source and re.fullmatch(_SITES, author):  # `(Google, Jens)`
        author, source = source, author
    return Review(
        quote=quote.strip(" *_"), author=author.strip(), source=source.strip(" )"), rating=rating
    )


_CALLED = re.compile(
    r"(?i)^(?:an?|one|eine?|una?)\s(?:of (?:our|my) )?\w+(?:\s\w+)?\s(?:called|named|namens|llamad[oa])\s+(?=(?-i:[A-ZÄÖÜÁÉÍÓÚÑ]))|^(?:(?:my|our|one of our|a|an?other|mein\w*|unser\w*|eine?|mi|nuestr[oa]|una?)\s+)(?:\w+\s)?(?:customer|client|patient|guest|pupil|student|visitor|kund(?:e|in)|mandant(?:in)?|patient(?:in)?|client[ea]|pacient[ea]|alumn[oa])s?(?: of (?:ours|mine)| von (?:uns|mir)| nuestr[oa]| mí[oa])?,?\s+(?=(?-i:[A-ZÄÖÜÁÉÍÓÚÑ]))"
)
"""`My customer Joan Whitworth` is called Joan Whitworth."""


def stars(text: str) -> float | None:
    """Return the stars a text gives, of five, or None."""
    match = _STARS.search(text)
    if match is None:
        return None
    if match["stars"]:
        return float(len(match["stars"]))
    value = float(match["rate"].replace(",", "."))
    return value if 0 <= value <= 5 else None
