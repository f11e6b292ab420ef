"""What things cost, in running text and in lines of a list."""

import re
from dataclasses import replace
from functools import cache
from typing import Literal

from domain.facts import FactKind, Price
from domain.intake.bare_amounts import bare_amounts
from domain.intake.deposits import is_deposit
from domain.intake.found import Found
from domain.intake.priced_things import item_before, sized, without_doer
from domain.intake.speech import CURRENCIES, EURO, Speech
from domain.intake.surcharges import is_on_top

_SIGNS = {
    "£": "GBP",
    "€": "EUR",
    "eur": "EUR",
    "gbp": "GBP",
    "usd": "USD",
    "chf": "CHF",
    "us$": "USD",
    "fr.": "CHF",
    "sfr.": "CHF",
    "mxn": "MXN",
    "ars": "ARS",
    "cad": "CAD",
    "aud": "AUD",
    "nzd": "NZD",
    "a$": "AUD",
    "c$": "CAD",
    "nz$": "NZD",
    "pln": "PLN",
    "zł": "PLN",
    "sek": "SEK",
    "dkk": "DKK",
}
_SIGN = r"US\$|NZ\$|[AC]\$|£|€|\$|EUR\b|GBP\b|USD\b|CHF\b|S?Fr\.|MXN\b|ARS\b|CAD\b|AUD\b|NZD\b|PLN\b|zł|SEK\b|DKK\b"
_AMOUNT = r"\d{1,3}(?:[.,'’\u00a0\u202f ]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d{1,2})?(?!\d)"
_ROUND = r"(?:[.,]?\s?[–—-]{1,2}(?![\d\w]|\s?[£€$]?\s?\d))?"


@cache
def _pattern(language: str) -> re.Pattern[str]:
    speech = Speech(language, "")
    words = "|".join(
        sorted((w for lex in speech.lexicons for w in lex.money_words), key=len, reverse=True)
    )
    qualifier = (
        f"(?P<starts>{speech.any_of('price_starts_re')})|(?P<from>{speech.any_of('price_from_re')})|(?P<to>{speech.any_of('price_to_re')})"
        f"|(?P<about>{speech.any_of('price_about_re')})|(?P<between>{speech.any_of('price_between_re')})"
    )
    if language == "de":  # `Sonderfahrten je 78 Euro`
        qualifier += "|je(?:weils)?"
    joint = r"(?:\s?[-–—]\s?|\s(?:to|and|bis|und|a|y|hasta)\s(?:los\s)?)"
    return re.compile(
        rf"(?:(?<!\w)(?:{qualifier})\s+)?"
        rf"(?:(?P<sign>{_SIGN})\s?(?P<one>{_AMOUNT}){_ROUND}(?:{joint}(?:{_SIGN})?\s?(?P<two>{_AMOUNT}){_ROUND}(?!\s?(?:%|am|pm)))?(?:\s?(?:{_SIGN}))?"
        rf"|(?<![\w.,£$€])(?P<first>{_AMOUNT}){_ROUND}(?:\s?(?:{_SIGN}|(?i:{words})))?(?:{joint}(?P<second>{_AMOUNT}){_ROUND})?\s?(?P<after>(?:{_SIGN})(?!\d|\s\d+[.,]\d\d(?!\d))|(?:{words})(?!\w)))"
        rf"(?P<plus>\+|\s(?:upwards?|and up(?:wards)?|and over|aufwärts|en adelante)(?!\w))?(?P<unit>\s*\(?(?:{speech.any_of('price_unit_re')})(?!\w)\)?)?",
        re.IGNORECASE,
    )


_NOT_A_PRICE = re.compile(
    r"^\s*(?:m|k|bn|mn|mio|mill?(?:ion(?:en|es)?)?|millones|thousand|tausend|mil)\b", re.IGNORECASE
)


_BARE = re.compile(
    r"(?<![\w.,:/-])(?P<amount>\d{1,4}(?:[.,]\d{2})?)(?:,[–—-]{1,2})(?![\w–—-])(?!\s?(?:[£€$]|EUR|CHF|Euro))"
    r"|(?<![\w.,:/-])(?P<cents>\d{1,4}[.,]\d{2})(?=\s*(?:$|/\s*[^\W\d]))"
)
"""`8,-` in a text and `14,50` at the end of a line are amounts even without their sign."""
_CHARGED = re.compile(
    r"(?i)\b(?:charge|costs?|rates? (?:is|are)|fees? (?:is|are))\b[^.;!?\d£€$]{0,20}\d(?:[^.;!?]|\.(?=\d))*"
)
_HOURLY = re.compile(
    r"(?<![\w.,:£€$-])(?P<amount>\d{1,4}(?:\.\d{2})?)(?=\s+(?:an?|per)\s+(?:hour|day|week|month|night|session|lesson|visit|class)\b)"
)


def signed(text: str, speech: Speech, *, listed: bool = False) -> str:
    """Return a text with the sign of the brief's own money behind each amount that lacks one.

    Args:
        text: What the client wrote.
        speech: How it is read; where the country is not known, nothing is added.
        listed: The text is a line of a price list, so that cents at its end are money too.
    """
    currency = local_currency(speech) or _said(text)
    if not currency:
        return text
    if listed:
        return _BARE.sub(lambda m: f"{m.group()} {currency}", text)
    text = _with_bare(text, currency)
    if speech.language != "en" or re.search(r"[£€$]", text):
        return text
    return _CHARGED.sub(lambda c: _HOURLY.sub(lambda m: f"{m.group()} {currency}", c.group()), text)


def _said(text: str) -> str:
    """Return the money a text itself names once."""
    hit = re.search(r"(?i)[£€]|\d\s?(?:euros?|EUR|pounds?|CHF)(?!\w)", text)
    word = hit.group().lstrip("0123456789 ").lower() if hit else ""
    return {"£": "GBP", "pound": "GBP", "pounds": "GBP", "chf": "CHF"}.get(
        word, "EUR" if word else ""
    )


def _with_bare(text: str, currency: str) -> str:
    for end in reversed(bare_amounts(text)):
        text = f"{text[:end]} {currency}{text[end:]}"
    return text


def as_written(price: Price, text: str) -> Price:
    """Return a price read from a signed text with the words the client wrote."""
    bare = re.sub(r"\s?[A-Z]{3}$", "", price.display)
    return price if price.display in text else price.model_copy(update={"display": bare})


def prices(text: str, speech: Speech, *, item: str | None = None) -> list[Found]:
    """Return every price; `item` names what is paid for, else the words before say it."""
    found: list[Found] = []
    last = 0
    for match in _pattern(speech.read_in).finditer(text):
        is_money = not _NOT_A_PRICE.match(text[match.end() :]) and _is_price(text, match)
        named = (item or "", match.start()) if item is not None else None
        if named is None and is_money:
            named = _named(text, match, last, found=found, speech=speech)
        if named is None or not is_money:
            last = match.end()
            continue
        price = _price(match, named[0], speech)
        if price is None:
            continue
        if item is None and found and (variant := _VARIANT.fullmatch(named[0])):
            of = variant["of"] or variant["aside"]
            price, found[-1] = _variants(price, found[-1], of, text[match.end() :])
        elif item is None:
            thing = without_doer(price.item, speech.language, unit=price.unit)
            price = price.model_copy(update={"item": thing})
        end = match.end("plus") if match.end("plus") > 0 and match.end("unit") < 0 else match.end()
        found.append(Found(FactKind.PRICE, named[1], end, price))
        behind = text.startswith(f" {price.item}", end) and price.item
        last = end + 1 + len(price.item) if behind else end
    return sized(found)


_VARIANT = re.compile(
    r"(?P<of>(?:la|el|las|los|the|der|die|das) [^,;:]{2,40}?) (?:y|e|and|und)"
    r"|(?P<aside>[^(),;:]{2,30})\)(?: (?:or|and|oder|und|o|y))?"
)
_VARIANT_BEHIND = re.compile(
    r"\s+(?P<of>(?:la|el|las|los|the|der|die|das) [^,;:.!?]{2,40})|\s*\((?P<aside>[^(),;:]{2,30})\)"
)
"""Of `keys 2,50 € la normal y 6 € la de seguridad` and `£24 (double) or £28 (king)` each variant stands
behind its amount."""


def _variants(price: Price, before: Found, of: str, behind: str) -> tuple[Price, Found]:
    """Return the price and the one before it, each with the variant that stands behind it."""
    first = before.detail
    own = _VARIANT_BEHIND.match(behind)
    if not isinstance(first, Price) or own is None:
        return price.model_copy(update={"item": of}), before
    named = first.model_copy(update={"item": f"{first.item}, {of}"})
    other = f"{first.item}, {own['of'] or own['aside']}"
    return price.model_copy(update={"item": other}), replace(before, detail=named)


_OTHERWISE = re.compile(r"(?i)(?:sonst|ansonsten|otherwise|else|si no|sinon)")
"""`ab 60 Flaschen frei Haus, sonst 8,90 €` is the price of nothing that is named."""


def _named(
    text: str, match: re.Match[str], last: int, *, found: list[Found], speech: Speech
) -> tuple[str, int] | None:
    """Return what a sentence says is paid for and where that begins; None when nothing is."""
    start, end = match.start(), match.end()
    name, begin = item_before(text, last, start, speech)
    opens = re.search(r"(?:^|[,;:]\s)\s*$", text[:start]) is not None
    behind = _BEHIND.match(text, end) if opens or _is_verb(name) else None
    name, begin = (behind["item"], start) if behind else (name, begin)
    if _is_deposit(text, end, name) or _OTHERWISE.fullmatch(name):
        return None
    whom = _WHOM.match(text, end) if not name or _GENERAL.fullmatch(name) else None
    name = whom["whom"] if whom else "" if _GENERAL.fullmatch(name) else name
    if not name or _BESIDE.match(name):
        name = _of_the_same(text, start, end, found=found)
        if not name and begin < start:
            return None
    name = name[: name.rindex("(")].strip() if name.count("(") > name.count(")") else name
    on_top = not behind and is_on_top(text, start, end, item=name, language=speech.language)
    return None if on_top else (name, begin)


_GENERAL = re.compile(
    r"(?i)(?:our |my |all )?(?:prices?|rates?|fees?|costs?|charges?)(?: (?:are|is|start|begin|range|go))?(?: like| around| about| roughly)?"
)
_WHOM = re.compile(
    r"\s+(?:for|für|para)\s+(?:an? )?(?P<whom>(?!(?:\w+ )?(?:hours?|days?|nights?|weeks?|months?|years?|minutes|people|persons?|free|now|example)\b|(?:one|two|three|four|five|six|seven|eight|ten|half|up|the|each|every|all|both|you|us|it|them|this|that)\b)[a-zäöü][\w'’-]+(?: [\w'’-]+){0,2}?)(?=\s*[,.;)]|$)"
)
"""`prices are from £3.50 a slice for weddings` is a price of weddings."""
_BEHIND = re.compile(
    r"\s+(?P<item>(?-i:[A-ZÄÖÜ][a-zäöüß]+(?:geld|gebühr|pauschale|beitrag|kosten|zuschlag|kaution|miete|anzahlung|honorar))|(?:[a-z]+ )?(?:deposit|fee|surcharge|supplement|charge|call[- ]?out)(?: (?:fee|charge))?|(?:de )?(?P<es>fianza|suplemento|matrícula|señal|gastos de envío))\b"
)
"""`60 Euro Essensgeld` and `a £50 deposit` name it behind the amount."""


_BESIDE = re.compile(
    r"(?i)(?:in|to|for|at|on|within|nach|bis|im|für|en|a|hasta|para)\s.*\s(?:and|und|y)$"
)
"""Of `Delivery is £5 in Ludlow and £9 to Tenbury` the second amount is of what stands behind it."""


def _of_the_same(text: str, start: int, end: int, *, found: list[Found]) -> str:
    """Of `Membership is £18 a year and £8 for students` the second is membership for students."""
    first = found[-1].detail if found else None
    whose = _WHOSE.match(text, end) if isinstance(first, Price) and first.item else None
    less = _LESS.match(text, end) if isinstance(first, Price) else None
    if less and not re.search(r"[.!?]\s", text[found[-1].end : start]):
        return f"{first.item if isinstance(first, Price) else ''}{less.group()}".strip()
    if (
        not isinstance(first, Price)
        or whose is None
        or re.search(r"[.!?]\s", text[found[-1].end : start])
    ):
        return ""
    item = re.sub(rf"{_WHOSE.pattern[4:]}$", "", first.item)
    return f"{item}{whose.group()}"


_LESS = re.compile(
    r"(?i)\s+(?:(?:under|over|unter|über)[- ]\d{1,2}s?|concessions?|students?|children|kids|juniors|members|pensioners|seniors|unwaged|ermäßigt|reducida)(?=\s*(?:[),.;/]|$))"
)
"""`£42 a term (£20 under 25s)` names behind the second amount who pays it."""
_WHOSE = re.compile(
    r"(?i)\s+(?:for|to|für|nach|para|a|hasta)\s+(?:(?!\s(?:and|und|y)\s(?:[£€$]|\d))[^.;:!?£€$\d]){2,60}?(?=[.;:!?]|\s(?:and|und|y)\s(?:[£€$]|\d)|,\s(?:[£€$]|\d)|$)"
)


def _is_deposit(text: str, end: int, name: str) -> bool:
    behind = _BEHIND.match(text, end)
    return is_deposit(name) or (behind is not None and is_deposit(behind["item"]))


def _is_verb(name: str) -> bool:
    """Return whether the words before an amount name nothing that is paid for."""
    return not name or re.search(r"(?i)\b(?:kommen|kommt|zahlen|zahlt|nehmen|nimmt|take|ask|plus|dazu|zuzüglich|pay|paga\w*|pedimos)\b", name) is not None  # fmt: skip


_BY_CARD = re.compile(
    r"\b(?:karten?-?zahlung(?:en)?|ec-zahlung|mit (?:ec-?)?karte|card payments?|by card|(?:pago )?con tarjeta|(?:paiement )?par carte)\s+(?:(?:nur|erst|only|solo|sólo|seulement)\s+)?(?:ab|from|over|above|a partir de|desde|dès|à partir de)?\s*$"
)
"""`Kartenzahlung ab 10 €` is how to pay, and no price."""
_SPENT = re.compile(
    r"\b(?:we|i) (?:also |still |now )?(?:pay|paid|spend|spent|raised?|owe|saved?|gave|give away)\b[^.;:,]{0,25}$"
)
"""Before what a firm spends or has raised: `we pay £310 a month rent`."""


def _is_price(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 45) : match.start()].lower()
    if re.search(
        r"\b(?:free|frei|kostenlos|gratis|gratuit\w*) (?:delivery )?(?:over|above|from|for|on|ab|bei|über|a partir|en|desde)\b[^.;]{0,20}$",
        before,
    ):
        return bool(match["unit"])  # `delivery is free over £100` is no price of anything
    if _BY_CARD.search(before):
        return False
    if re.search(
        r"\b(?:needs?|braucht|brauchen|necesita(?:mos)?|raise|recaudar)\s+(?:another |noch |about |etwa )?$",
        before,
    ):
        return bool(match["unit"])  # `the new roof needs £46,000`
    if _SPENT.search(before) or re.match(r"\s+worth\b", text[match.end() :]):
        return False
    if match["unit"]:
        return True
    around = before + text[match.end() : match.end() + 35].lower()
    return (
        re.search(
            r"insur|liabil|indemn|versicher|seguro (?:de|por|hasta)|asegurad|cobertura|turnover|umsatz|raised|funding|budget|facturaci",
            around,
        )
        is None
    )


_SHORT_UNITS = {"pp": "person", "p/p": "person", "p.p.": "person", "ph": "hour", "p/h": "hour", "pw": "week", "p/w": "week"}  # fmt: skip
_FROM = {"de": "ab", "es": "desde"}


def _price(match: re.Match[str], item: str, speech: Speech) -> Price | None:
    currency = _currency((match["sign"] or match["after"]).lower(), speech)
    amount = decimal(match["one"] or match["first"])
    second = match["two"] or match["second"]
    up_to = decimal(second) if second else None
    if currency is None or amount is None:
        return None
    unit = re.sub(
        r"^(?:/|(?:per|pro|je|por|an|a|al|la|el|für|each|every|cada|par|for each|für jede[ns]?|das|die|der|la)\b|l['’])\s*",
        "",
        (match["unit"] or "").strip(" ()"),
        flags=re.IGNORECASE,
    ).strip()
    unit = _SHORT_UNITS.get(unit.lower(), unit)
    end = match.start("unit") if unit else match.end()  # `each` says of what by itself
    begin = match.end("starts") if match["starts"] else match.start()
    word = f"{_FROM.get(speech.language, 'from')} " if match["starts"] else ""
    display = word + re.sub(r"\s+", " ", match.string[begin:end]).strip()
    qualifier = _qualifier(match, is_range=up_to is not None)
    return Price(item=item, amount=amount, up_to=up_to, currency=currency, qualifier=qualifier,
        unit=unit, display=display)  # fmt: skip


def _qualifier(
    match: re.Match[str], *, is_range: bool
) -> Literal["exact", "from", "up_to", "about"]:
    if (match["starts"] or match["from"] or match["plus"]) and not is_range:
        return "from"
    if match["to"] and not is_range:
        return "up_to"
    return "about" if match["about"] else "exact"


def _currency(sign: str, speech: Speech) -> str | None:
    sign = sign.strip()
    if sign == "$":
        here = CURRENCIES.get(speech.country, "")
        return here if here in ("CAD", "AUD", "NZD", "MXN", "ARS") else "USD"
    if sign in _SIGNS:
        return _SIGNS[sign]
    return next((lex.money_words[sign] for lex in speech.lexicons if sign in lex.money_words), None)


def local_currency(speech: Speech) -> str:
    """Return the currency a bare amount is in, or ``""`` when the brief does not tell."""
    if speech.currency:
        return speech.currency
    return "EUR" if speech.country in EURO else CURRENCIES.get(speech.country, "")


def decimal(written: str) -> str | None:
    """Return an amount as digits with a point: `1.250,50` -> `1250.50`."""
    compact = re.sub(r"[\s'’\u00a0\u202f]", "", written)
    cents = re.search(r"[.,](\d{1,2})$", compact)
    whole = re.sub(r"[.,]", "", compact[: cents.start()] if cents else compact)
    if not whole.isascii() or not whole.isdigit() or len(whole) > 12:
        return None
    return f"{int(whole)}.{cents[1]}" if cents else str(int(whole))
