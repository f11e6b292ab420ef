"""Lengths of time that are the same in other units: 48 hours and two days, two weeks and 14 days."""

from collections.abc import Iterator

from domain.grading.content.quantities import Quantity

_MINUTES: dict[str, int] = {
    word: minutes
    for words, minutes in (
        ("minute minutes min minuten minuto minutos minutige", 1),
        ("hour hours stunde stunden hora horas", 60),
        ("day days tag tage tagen día días dia dias", 24 * 60),
        ("week weeks woche wochen semana semanas", 7 * 24 * 60),
    )
    for word in words.split()
}
_MONTHS: dict[str, int] = {
    word: months
    for words, months in (
        ("month months monat monate monaten mes meses", 1),
        ("year years jahr jahre jahren año años", 12),
    )
    for word in words.split()
}
_SIZES = ((_MINUTES, (1, 60, 24 * 60, 7 * 24 * 60)), (_MONTHS, (1, 12)))


def duration(one: Quantity) -> tuple[int, int] | None:
    """Return the scale (0: minutes, 1: months) and length of a number of minutes, days or years."""
    if one.kind != "number" or not one.value.isdigit():
        return None
    for scale, (units, _) in enumerate(_SIZES):
        if size := units.get(one.after):
            return scale, int(one.value) * size
    return None


def equivalents(one: Quantity) -> Iterator[str]:
    """Yield the same length as a whole number of every other unit."""
    if (long := duration(one)) is None:
        return
    for size in _SIZES[long[0]][1]:
        if long[1] % size == 0:
            yield str(long[1] // size)
