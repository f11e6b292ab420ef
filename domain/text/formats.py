"""Write lists, prices, days, hours and addresses as the language does."""

import re
from collections.abc import Sequence

from domain.facts import Address, Day, Facts, Hours, Language, Price, Span

_AND: dict[Language, str] = {"en": "and", "de": "und", "es": "y"}
_OR: dict[Language, str] = {"en": "or", "de": "oder", "es": "o"}
_PER: dict[Language, str] = {"en": "per", "de": "pro", "es": "por"}
_FROM: dict[Language, str] = {"en": "from", "de": "ab", "es": "desde"}
WEEK: tuple[Day, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAYS: dict[Language, tuple[str, ...]] = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "de": ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"),
    "es": ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
}
_SHORT_DAYS: dict[Language, tuple[str, ...]] = {
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    "de": ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"),
    "es": ("lun", "mar", "mié", "jue", "vie", "sáb", "dom"),
}
_UNTIL: dict[Language, str] = {"en": "to", "de": "bis", "es": "a"}
_SYMBOLS = {"EUR": "€", "GBP": "£", "USD": "$", "CHF": "CHF"}


def joined(items: Sequence[str], language: Language, *, either: bool = False) -> str:
    """Return the items as a list in a sentence: `a, b and c`, or with `either`: `a, b or c`."""
    if len(items) < 2:
        return "".join(items)
    word = (_OR if either else _AND)[language]
    if language == "es":
        word = _before(word, items[-1])
    return f"{', '.join(items[:-1])} {word} {items[-1]}"


def _before(word: str, following: str) -> str:
    sound = following.lower().lstrip("«“\"'")
    if word == "y" and re.match(r"(?:i|í|hi(?![eaé]))", sound):
        return "e"
    return "u" if word == "o" and re.match(r"h?[oó]", sound) else word


_INSIDE = re.compile(r"^(?:From|About|Around|Up to|Ab|Bis|Etwa|Ca|Desde|Hasta|Unos)\b")


def price_text(price: Price, language: Language, *, of: str = "") -> str:
    """Return the price as the client wrote it, with its unit unless that or `of` names it."""
    shown = _INSIDE.sub(lambda word: word[0].lower(), price.display) or _amount(price, language)
    if price.unit and price.unit.lower() not in f"{shown} {of}".lower():
        return f"{shown} {_PER[language]} {price.unit}"
    return shown


def _amount(price: Price, language: Language) -> str:
    number = price.amount if language == "en" else price.amount.replace(".", ",")
    sign = _SYMBOLS.get(price.currency, price.currency)
    shown = f"{sign}{number}" if language == "en" and len(sign) == 1 else f"{number}\u00a0{sign}"
    return f"{_FROM[language]} {shown}" if price.qualifier == "from" else shown


def day_name(day: Day, language: Language, *, short: bool = False) -> str:
    """Return the name of a day in running text."""
    return (_SHORT_DAYS if short else _DAYS)[language][WEEK.index(day)]


_EVERY_DAY: dict[Language, str] = {"en": "every day", "de": "täglich", "es": "todos los días"}


def days_text(days: Sequence[Day], language: Language, *, short: bool = False) -> str:
    """Return some days of a week: `Monday to Friday`, `Mo–Fr und So`."""
    if len(set(days)) == len(WEEK):
        return _EVERY_DAY[language]
    runs: list[list[int]] = []
    for at in sorted({WEEK.index(day) for day in days}):
        if runs and runs[-1][-1] == at - 1:
            runs[-1].append(at)
        else:
            runs.append([at])
    return joined([part for run in runs for part in _run(run, language, short)], language)


def _run(run: list[int], language: Language, short: bool) -> tuple[str, ...]:
    names = tuple(day_name(WEEK[at], language, short=short) for at in run)
    if len(names) < 3:
        return names
    between = "–" if short else f" {_UNTIL[language]} "
    return (f"{names[0]}{between}{names[-1]}",)


def clock_text(clock: str, *, twelve_hours: bool = False) -> str:
    """Return a clock time without a leading zero: `9:00`, or `9am` in the twelve-hour way."""
    hour, minute = int(clock[:2]), clock[3:]
    if not twelve_hours:
        return f"{hour}:{minute}"
    shown = str(hour % 12 or 12) + ("" if minute == "00" else f":{minute}")
    return f"{shown}{'pm' if 12 <= hour < 24 else 'am'}"


def span_text(
    span: Span, language: Language, *, short: bool = False, twelve_hours: bool = False
) -> str:
    """Return an opening span: `9am to 5pm`, `de 9:00 a 17:00`, or short: `9:00–17:00`."""
    opens = clock_text(span.opens, twelve_hours=twelve_hours)
    closes = clock_text(span.closes, twelve_hours=twelve_hours)
    return f"{opens}–{closes}" if short else _SPAN[language].format(opens, closes)


_SPAN: dict[Language, str] = {"en": "{} to {}", "de": "von {} bis {}", "es": "de {} a {}"}
_O_CLOCK: dict[Language, str] = {"en": "", "de": "\u00a0Uhr", "es": ""}


def writes_am_pm(facts: Facts) -> bool:
    """Tell whether a site writes clock times the twelve-hour way: where the client does, anywhere.

    A line alone cannot tell: `Tue-Fri 8.30am - 5pm, Sat 9 - 1` says it in one and means it in both.
    """
    written = (source.text for source, _ in facts.details(Hours))
    return facts.language == "en" and any(_AM_PM.search(text) for text in written)


_AM_PM = re.compile(r"\d\s?[ap]\.?m\b", re.IGNORECASE)


def hours_text(
    hours: Hours, language: Language, *, short: bool = False, twelve_hours: bool = False
) -> str:
    """Return one line of opening hours: `Monday to Friday, 9am to 5pm`, `Mon–Fri 9am–5pm`.

    Args:
        hours: The days and their spans.
        language: Language of the line.
        short: Whether to shorten days and spans for a note, instead of writing them out.
        twelve_hours: Whether the site writes `9am` where others write `9:00`.
    """
    days = days_text(hours.days, language, short=short)
    if language == "es" and not short and " a " in days:
        days = f"de {days}"
    spans = [
        span_text(one, language, short=short, twelve_hours=twelve_hours) for one in hours.spans
    ]
    if not spans:
        return days
    between = ", " if language == "en" and not short else " "
    return f"{days}{between}{joined(spans, language)}{_O_CLOCK[language]}"


def address_text(address: Address, country: str = "") -> str:
    """Return an address in one line, the postal code where its country puts it."""
    town = address.locality
    code_last = (address.country or country).upper() in ("GB", "UK", "US", "IE", "AU", "CA")
    code_last = code_last or bool(re.search(r"[A-Za-z]", address.postal_code))
    parts = (town, address.postal_code) if code_last else (address.postal_code, town)
    place = " ".join(part for part in parts if part)
    return ", ".join(part for part in (address.street, place) if part)
