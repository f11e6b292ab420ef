"""Turns that promise how, where or when something is done: `by hand`, `all year`."""

from functools import lru_cache

from domain.model._truth_lexicon import pattern

_TURNS = pattern(
    r"by hand|from scratch|on site|in[- ]house|overnight|same day|straight away|at once|around the clock|on the house|money back"
    r"|for life|on the spot|while you (?:wait|have lunch|shop)|for (?:years|decades)|surrounding|in no time|door[- ]to[- ]door|at home|any time|whenever you (?:like|want)|every (?:day|time)|all year(?: round)?|throughout"
    r"|the (?:morning|day|week) after|next (?:morning|day|week)|weekends?|bank holidays?"
    r"|von hand|vor ort|im haus|über nacht|am selben tag|rund um die uhr|auf lebenszeit|während sie (?:warten|einkaufen)|seit (?:jahren|jahrzehnten)|umliegend\w*|umgebung|nach hause|jederzeit|(?:das )?ganze jahr|ganzjährig|wochenende\w*|feiertag\w*|nächste[nrsm]? (?:tag|morgen|woche)"
    r"|a mano|en el acto|a domicilio|al instante|de por vida|mientras esperas?|desde hace (?:años|décadas)|alrededores|en cualquier momento|todo el año|a todas horas|fin(?:es)? de semana|festivos?|día siguiente"
)


@lru_cache(maxsize=4096)
def turns(text: str) -> tuple[tuple[int, int], ...]:
    """Return where such turns stand."""
    return tuple(match.span() for match in _TURNS.finditer(text))
