"""What a firm offers, in a sentence and in a line of a list."""

import re

from domain.facts import FactKind, Price, ServiceDetail
from domain.intake.found import Found
from domain.intake.lengths import of_lengths
from domain.intake.on_request import asked_for
from domain.intake.prices import as_written, prices, signed
from domain.intake.speech import Speech
from domain.intake.stretch import Stretch

_LISTED = re.compile(
    r"\s*(?:,|;)\s*(?:(?:and|und|sowie|y|e|as well as)\s+)?|(?<![-–])\s+(?:and|und|sowie|y|e|as well as)\s+"
)
_LEADING = re.compile(
    r"(?:(?:is|to|and|also|und|auch|y|también)\s+)+(?=[^\W\d]{3,} )", re.IGNORECASE
)
"""Small words of the sentence before an item: `What we do is clear the channel`."""
_DURATION = re.compile(
    r"(?<![\d.,])(?P<hours>\d{1,2}(?:[.,]5)?)\s?(?:hours?|hrs?|h|Std\.?|Stunden?|horas?)\b(?:\s?(?:and\s|und\s|y\s)?(?P<and>\d{1,2})\s?(?:min\w*|Min\.?))?"
    r"|(?<![\d.,])(?P<minutes>\d{1,3})\s?(?:min(?:ute)?s?|Min\.|Minuten|minutos|['’′]|m(?=\s*[–—-]\s))(?!\w)",
    re.IGNORECASE,
)


_IS_NO_LENGTH = re.compile(
    r"(?:\b(?:a las?|al|las|um|gegen|ab|bis|at|from|until|till|desde las|hasta las|jede|alle|every|cada|within|binnen|dentro de)|\d\s?[x×]|\d\s?[-–/]|\d\s+(?:a|to|bis))\s*$",
    re.IGNORECASE,
)
"""What makes of `20 h` a time of day (`a las 20 h`), and of `45 min` one part of several (`2 x 45 min`)."""


_ALLERGENS = re.compile(
    r"(?i)\b(?:handle|work with|contains?|verarbeiten|verwenden|enthält|enthalten|trabajamos con|contiene[n]?)\b[^.!?]{0,60}\b(?:gluten|shellfish|lactose|allergens?|nuts|nüsse|laktose|frutos secos|lactosa|alérgenos)\b"
)
"""`We handle nuts, shellfish and gluten in one kitchen` offers none of them."""


def offers(text: str, speech: Speech) -> list[Found]:
    """Return each item of an offer listed in a sentence: `We fit boilers, taps and showers.`."""
    found: list[Found] = []
    if _ALLERGENS.search(text):
        return found
    for pattern in speech.patterns("offer_re"):
        cue = pattern.search(text)
        if cue is None or _names_brands(text, cue):
            continue
        since = re.match(
            r"(?:seit|desde|since)\s+\S+\s+(?:jahren\s+|años\s+)?", text[cue.end() :], re.IGNORECASE
        )
        begin = cue.end() + (since.end() if since else 0)
        tail = re.split(r"[.;:!?](?:\s|$)|\s[–—-]\s|\(", text[begin:])[0]
        tail = _BETWEEN.split(speech.words("offer_stop_re").split(tail)[0])[0]
        for start, end in _items(tail):
            lead = _LEADING.match(tail, start, end)
            start = lead.end() if lead else start
            name = tail[start:end]
            if _ONLY.search(name):
                break
            is_other = _is_day(name, speech) or _is_what_they_are(name, speech)
            if _is_item(name) and not is_other and not _WHOM.fullmatch(name):
                at = begin + start
                mended = _mended(cue.group(), name)
                at -= (
                    len(cue.group()) - cue.group().rindex(mended.split()[0])
                    if mended != name and at == begin
                    else 0
                )
                detail = ServiceDetail(name=mended)
                found.append(Found(FactKind.SERVICE, at, begin + start + len(name), detail))
        if len(found) < 2 and not speech.words("offer_strong_re").search(cue.group()):
            break
        return found
    return _listed_generally(text, speech)


_BROKEN = re.compile(
    r"(?i)(?:an? |the |your )?(?:cracked|broken|blocked|leak(?:ing|y)|damaged|faulty|dead|worn|rotten|smashed|torn|blunt|dirty|rusty|wobbly|squeaky|dripping|burst|old|tired)\b"
)
_MENDS = re.compile(r"(?i)\b(fix|mend|repair|restore|replace|clean|sharpen|service|unblock)\s+$")


def _mended(cue: str, name: str) -> str:
    """Nobody offers `cracked phone screens`: what is broken is offered with what is done to it."""
    verb = _MENDS.search(cue)
    return f"{verb.group(1).lower()} {name}" if verb and _BROKEN.match(name) else name


def _is_what_they_are(name: str, speech: Speech) -> bool:
    """`I run Spoke & Ferry, a bike repair shop` offers no shop."""
    is_one = re.match(r"(?i)(?:an?|eine?n?|una?)\s", name) is not None
    return is_one and speech.words("trades_re").search(name) is not None


_ONLY = re.compile(r"(?i)\b(?:nur|only|solo|sólo|solamente)\b")
"""`E-Bikes nur Bosch und Shimano` says which, and lists nothing more."""
_STOCKS = re.compile(r"(?i)\b(?:stock|sell|use|supply|pour)\s+$")


def _names_brands(text: str, cue: re.Match[str]) -> bool:
    """`We stock Bute, Moon and Melin Tregwynt` names whose goods those are."""
    tail = re.split(r"[.;:!?(]|\s[–—-]\s", text[cue.end() :])[0].strip()
    items = [item for item in _LISTED.split(tail) if item]
    proper = all(re.fullmatch(r"[A-Z][\w'’&-]*(?: [A-Z&][\w'’&-]*)*", item) for item in items)
    return _STOCKS.search(cue.group()) is not None and len(items) > 1 and proper


_BETWEEN = re.compile(r"\s(?:between|zwischen|entre)\s", re.IGNORECASE)
"""`forty hives between Laugharne and Pendine` lists no Pendine."""
_GENERAL = re.compile(
    r"\b(?:[Ww]e|I) (?!handle|bring|avoid|include|share|keep|have|had|are|were|was|love|like|use|used|live|met|accept|take|open|close|want|need|know|speak|cover|serve|deliver|visit|believe|think|see|hope|work|went|came|got|send|employ|charge|prefer|hate|ask|say|said|put|read|support|lost|left|value|buy|source|welcome|can|will|would|could|should|must|may|also|don|do|did|only|never|all|each|both|come|go|drive|travel|start|began|found|moved|sat|worked|trained|studied|play)[a-z]{3,12}(?<!ed) (?=\w)"
)
"""`I throw mugs, bowls and plates`: any verb of making, if three things follow it."""


def _listed_generally(text: str, speech: Speech) -> list[Found]:
    cue = _GENERAL.search(text)
    if cue is None:
        return []
    tail = re.split(
        r"[.;:!?](?:\s|$)|\s[–—-]\s|\(| and (?:we|i)\b", text[cue.end() :], flags=re.IGNORECASE
    )[0]
    tail = speech.words("offer_stop_re").split(tail)[0]
    spans = [(start, end) for start, end in _items(tail) if _is_item(tail[start:end])]
    plain = all(len(tail[a:b].split()) <= 4 and not _is_day(tail[a:b], speech) for a, b in spans)
    if len(spans) < 3 or not plain or any(tail[a:b][:1].isupper() for a, b in spans):
        return []
    at = cue.end()
    return [
        Found(FactKind.SERVICE, at + a, at + b, ServiceDetail(name=tail[a:b])) for a, b in spans
    ]


_TELLS = re.compile(
    r"(?i)^(?:we|i|our|it|this|all|you|they|wir|ich|alle|unsere?|todos?|todas?|nuestr\w+)\b"
    r"|\b(?:is|are|was|has|have|can|will|include\w*|covers?|ist|sind|hat|haben|kann|kostet|kosten|son|es|tiene|incluye\w*|cuesta\w*)\b"
)


def is_named_first(line: Stretch) -> bool:
    """Return whether a line names something and then says more: `Feasibility studies. From £900.`."""
    text = line.text
    first = re.split(r"(?<=[.!?])\s+", text)[0]
    whole = text[:1].isupper() and re.search(r"[.!?\d€£]$", text) is not None
    named = first.endswith(".") and not _TELLS.search(first) and not re.search(r"[£€$]", first)
    return whole and named and len(first.split()) <= 8


def is_priced_item(text: str, speech: Speech) -> bool:
    """Return whether a sentence is no more than a thing and its price: `Twin (en suite) £90.`."""
    found = prices(text, speech, item="")
    if len(found) != 1 or found[0].start < 3 or _TELLS.search(text):
        return False
    behind = text[found[0].end :].strip(" .)")
    return len(text[: found[0].start].split()) <= 9 and len(behind.split()) <= 6


def _items(tail: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    last = 0
    commas = [joint for joint in _LISTED.finditer(tail) if re.search(r"[,;]", joint.group())]
    joints = [j for j in _LISTED.finditer(tail) if not (commas and _shares_head(tail, j, commas[0].start()))]  # fmt: skip
    for joint in [*joints, None]:
        raw = tail[last : joint.start() if joint else len(tail)]
        start = last + len(raw) - len(raw.lstrip())
        spans.append((start, start + len(raw.strip())))
        last = joint.end() if joint else last
    return spans


def _shares_head(tail: str, joint: re.Match[str], comma: int) -> bool:
    """The first `and` of `slate and tile roofs, gutters and chimneys` joins no two offers."""
    if joint.start() >= comma:
        return False
    left, right = tail[: joint.start()].split(), tail[joint.end() : comma].split()
    return len(left) == 1 and len(right) == 2


_WHOM = re.compile(
    r"(?i)(?:children|kids|adults|babies|teenagers|families|couples|beginners|seniors|kinder|jugendliche|erwachsene|senioren|babys|familien|paare|anfänger|patienten|niñ[oa]s|adultos|adolescentes|mayores|familias|parejas|principiantes)"
)
"""Whom one treats or teaches, and nothing one offers."""


def _is_day(name: str, speech: Speech) -> bool:
    """`on Fridays` lists no offer."""
    days = {day for lexicon in speech.lexicons for day in lexicon.days}
    return any(word.lower() in days for word in name.split()[:2])


_DOES_MORE = re.compile(r"(?i)(?:also )?(?:teach|sell|buy|hire out|rent out)\s")
"""Of `We fix bikes, teach people, sell ones` the second and the third are no bikes."""


def _is_item(name: str) -> bool:
    words = name.split()
    small = r"(?i)(?:(?:alle|all|jede\w*|every|todas?|todos?) |(?:an?|the|eine|una) (?:list|number|lot|liste|lista)\b|(?:my|mein\w*|mis?|su) |is|are|was|be|nosotros|nosotras|l[ao]s? de|el de|it|them|this|that|so|our best|everything|anything|more|much more|all|you|sure|es|das|alles|mehr|todo|más|etc)\b"
    return (
        0 < len(words) <= 6
        and not (len(words) > 1 and _DOES_MORE.match(name))
        and re.search(r"[^\W\d]{3}", name) is not None
        and not re.match(small, name)
    )


def duration(text: str) -> tuple[int | None, tuple[int, int] | None]:
    """Return the minutes a line gives and where."""
    match = next(
        (m for m in _DURATION.finditer(text) if not _IS_NO_LENGTH.search(text[: m.start()])), None
    )
    if match is None:
        return None, None
    if match["hours"]:
        minutes = round(float(match["hours"].replace(",", ".")) * 60) + int(match["and"] or 0)
    else:
        minutes = int(match["minutes"])
    return (minutes, match.span()) if 0 < minutes <= 60 * 24 else (None, None)


_LEADERS = re.compile(r"\s+\.{2,}\s*|\s*\.{4,}\s*")
"""Dots that lead from a name to its price."""


def service(text: str, speech: Speech, *, group: str = "") -> tuple[ServiceDetail, list[Price]]:
    """Return the offer a line of a list states, and its prices when there are several."""
    text = _LEADERS.sub(" – ", text)
    lengths = of_lengths(text, speech, group=group)
    if lengths is not None:
        return lengths
    priced = prices(text, speech, item="")
    holes = [(f.start, f.end) for f in priced]
    minutes, span = duration(text)
    if span and any(a <= span[0] < b for a, b in holes):
        minutes, span = None, None
    asked = None if holes or span else asked_for(text, speech.language)
    name, description, note = _parts(
        text, holes + ([asked[1]] if asked else [span] if span else [])
    )
    note = asked[0] if asked else note
    details = [f.detail for f in priced if isinstance(f.detail, Price)]
    price = details[0].model_copy(update={"item": name}) if len(details) == 1 else None
    if description and any(_whose(text, f.end, "").strip() == description for f in priced):
        description = ""
    if len(priced) > 1 and all(_whose(text, f.end, name) for f in priced):
        description = ""
    made = ServiceDetail(name=name, description=description, group=group, price=price,
        duration_minutes=minutes, notes=(note,) if note else ())  # fmt: skip
    return made, [
        p.model_copy(update={"item": _whose(text, f.end, name) or _variant(name, text, f.start)})
        for p, f in zip(details, priced, strict=True)
    ] if len(details) > 1 else []


_FOR_WHOM = re.compile(
    r"\s*\((?P<when>[^()£€$]{2,30})\)|\s*(?P<whom>(?:for|für|para|with|without|on|if|when|mit|ohne|wenn|con|sin|si)\s+[^,;.:|/()£€$\d]{2,40}?)(?=\s*(?:[,;.|/)]|$)|\s+(?:and|und|y)\s)"
)


def _whose(text: str, end: int, name: str) -> str:
    """`Vaccinations: £48 for dogs, £42 for cats` has two prices, of two animals."""
    match = _FOR_WHOM.match(text, end)
    if match is None:
        return ""
    return f"{name} ({match['when']})" if match["when"] else f"{name} {match['whom']}"


def listed(text: str, speech: Speech, *, group: str = "") -> tuple[ServiceDetail, list[Price]]:
    """Return the offer a line of a list states; amounts there are money with or without a sign."""
    made, several = service(signed(text, speech, listed=True), speech, group=group)
    price = as_written(made.price, text) if made.price else None
    said = made.description
    said = said if said in text else re.sub(r" [A-Z]{3}\b", "", said)
    made = made.model_copy(update={"price": price, "description": said})
    return made, [as_written(p, text) for p in several]


def _variant(name: str, text: str, start: int) -> str:
    """`Cut: short £20, long £30` has two prices, of `Cut short` and `Cut long`."""
    *earlier, before = re.split(r"[,;|:(]|\s/\s|\s[–—-]\s", text[:start])
    before = re.sub(r"^(?:and|und|y)\s+", "", before.strip(" .…:–—-"))
    begun = before[:1].isupper() or not any(letter.isupper() for letter in text)
    if begun and earlier and earlier[0].strip().startswith(f"{name} "):
        return before  # `Shoes £4, Harness £3`: a price stood right behind the first name
    return (
        f"{name}, {before}"
        if before
        and before != name
        and len(before) < 40
        and not re.search(r"[£€$]|\d", _DURATION.sub("", before))
        else name
    )


_SENTENCE_ENDS = re.compile(
    r"(?<=[.!?])(?<!inkl\.)(?<!exkl\.)(?<!zzgl\.)(?<!incl\.)(?<!excl\.)(?<!bzw\.)(?<!\bca\.)(?<!approx\.)(?<!\bmind\.)(?i:(?<!min\.)(?<!max\.))\s+"
)


def _without_prices(masked: str, written: str) -> str:
    """Return what is said besides prices and times: whole sentences stay as they are written.

    Args:
        masked: The words with zeros where a price or a time stands.
        written: The same as the client wrote it.
    """
    kept: list[str] = []
    last = 0
    for joint in [*_SENTENCE_ENDS.finditer(masked), None]:
        end = joint.start() if joint else len(masked)
        piece, whole = masked[last:end], written[last:end]
        last = joint.end() if joint else end
        is_sentence = re.search(r"[.!?][\"'”’)]*$", piece) is not None
        says_more = re.search(r"[^\W\d_]", piece) is not None
        if len(re.findall("\0+", piece)) > 1 and not is_sentence:  # each price names its own part
            kept.append(",".join(one for one in piece.split(",") if "\0" not in one))
        elif "\0" not in piece or (says_more and not is_sentence):
            kept.append(piece)
        elif says_more:
            kept.append(whole)
        elif not kept:  # the price comes first: what follows it is looked at where it stands
            kept.append(piece)
    return " ".join(kept)


def _priced_bracket(text: str, holes: list[tuple[int, int]]) -> re.Match[str] | None:
    """Return the bracket behind a name that holds a price and more: `Tax return (from £60 + VAT)`."""
    for bracket in re.finditer(r"\s*\(([^()]+)\)", text):
        inside = [h for h in holes if bracket.start() < h[0] and h[1] < bracket.end()]
        said = list(bracket.group())
        for start, end in inside:
            said[start - bracket.start() : end - bracket.start()] = " " * (end - start)
        if inside and bracket.start() > 0 and re.search(r"[^\W\d_]{2}", "".join(said)):
            return bracket
    return None


def _noted(bracket: re.Match[str], holes: list[tuple[int, int]]) -> str:
    """Return what a bracket says besides its one price; with several, all of it."""
    if len(holes) > 1:
        return bracket.group(1).strip()
    start, end = holes[0]
    rest = bracket.string[bracket.start(1) : start] + bracket.string[end : bracket.end(1)]
    return re.sub(r"\s+", " ", _without_holes(rest)).strip(" ,;:–—-")


def _without_holes(text: str) -> str:
    """Of `8 Termine, 136 €, viele ...` the price leaves no hole."""
    return re.sub(r"([,;])\s*(?:[,;]\s*)+", r"\1 ", text)


_DANGLING = re.compile(r"(?i)(?<=\w),?\s+(?:then|at|for|is|are|costs?|um|für|por|a)\s*(?=\0)")
"""Small words that only lead up to an amount: `by the hour at £140`."""


def _parts(text: str, holes: list[tuple[int, int]]) -> tuple[str, str, str]:
    bracket = _priced_bracket(text, holes)
    if bracket is not None:
        a, b = bracket.span()
        outside = [h for h in holes if h[1] <= a]
        outside += [(h[0] - b + a, h[1] - b + a) for h in holes if h[0] >= b]
        name, description, note = _parts(text[:a] + text[b:], outside)
        own = _noted(bracket, [h for h in holes if a < h[0] < b])
        return name, description, ", ".join(filter(None, (own, note)))
    first = min((start for start, _ in holes), default=len(text))
    masked = list(text)
    for start, end in holes:
        masked[start:end] = "\0" * (end - start)
    joint = re.search(
        r"\s+[–—-]{1,2}\s+|:\s+|\s*\.{3,}\s*|\s*…+\s*|\s*\|\s*|\t|\s*=\s+", "".join(masked)
    )
    if joint and joint.start() > 0 and joint.start() <= first:
        name, begin = text[: joint.start()], joint.end()
    else:
        name, begin = text[:first], first
    rest = _without_prices("".join(masked)[begin:], text[begin:])
    rest = _DANGLING.sub("", rest)
    comma = re.match(r"([^,(]{3,50}),\s+(?=[a-zäöüáéíóú])", name)
    if comma and len(name) > 60:
        name, rest = comma.group(1), name[comma.end() :] + " " + rest
    bracket = re.search(r"\s*\(([^()]+)\)\s*$", name.strip(" ,:–—-.…"))
    note = ""
    if bracket and bracket.start() > 0:
        note, name = bracket.group(1), name.strip(" ,:–—-.…")[: bracket.start()]
    rest = re.sub(r"\(\s*[\0,;/\s]*\)", " ", rest)
    rest = re.sub(r"^[\0\s,;:()/–—|.…-]+|[\0\s,;:(/–—|-]+$", "", rest)
    if rest.count(")") > rest.count("("):
        rest = rest.replace(")", "", 1)
    description = _without_holes(re.sub(r"\s*\0+\s*", " ", rest))
    return (
        re.sub(r"\s+", " ", name).strip(" ,:–—-.…|/(+"),
        re.sub(r"\s+", " ", description).strip(),
        note,
    )
