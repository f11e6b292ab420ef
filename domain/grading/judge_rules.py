"""The judge without a model: plain rules that answer in the same shape, and say so.

They see forms, not meaning, and leave open what they cannot tell; wherever they speak, they are
labelled `offline rules`.
"""

import re
from collections.abc import Callable, Iterator
from itertools import combinations

from domain.grading import judge_words as known
from domain.grading.content.prose import words
from domain.grading.content.wording import stem, stems
from domain.grading.judge import PageText, Result, Verdict, place_of
from domain.grading.judge_criteria import criteria_of
from domain.grading.judge_reading import Reading

OFFLINE = "offline rules"
OPEN = "not judged offline"
"""What stands where the rules cannot tell."""

LONGEST_PARAGRAPH = 80
"""Words; longer ones are walls on a telephone."""
LONGEST_RUN = (4, 75)
"""Paragraphs, and words in them, under one heading; more of both is a wall."""
VAGUE = 0.25
"""Share of paragraphs with something to check, below which a page of general words is vague."""
SAME_IDEA = 0.65
"""Share of the shorter paragraph's telling words that another one has too."""
LEAST_SHARED = 4
"""Telling words and numbers two paragraphs have in common, below which it may be chance."""
NEAR = 40
"""Words read before a step that is still near; what the first screen of a telephone holds."""
FAR = 60
"""Words read before a step that is far, when headings stand in between, too."""

Answer = tuple[Result, str]
"""What is answered, and the line that shows it."""


def judge_by_rules(page: PageText) -> tuple[Verdict, ...]:
    """Return a verdict for every criterion that is asked of such a page, by rules alone."""
    read = Reading(page)
    return tuple(_verdict(one.name, read) for one in criteria_of(page.kind))


def _verdict(name: str, read: Reading) -> Verdict:
    found = _RULES[name](read) if read.lines else None
    if found is None:
        return Verdict(criterion=name, result="no verdict", judge=OFFLINE, why=OPEN)
    result, shown = found
    return Verdict(
        criterion=name,
        result=result,
        evidence=shown[:160].strip(),
        place=place_of(shown[:160], read.page),
        judge=OFFLINE,
    )


def _yes(line: str) -> Answer:
    return "passed", line


def _no(line: str) -> Answer:
    return "failed", line


def _first_with(pattern: re.Pattern[str], lines: list[str] | tuple[str, ...]) -> str | None:
    return next((line for line in lines if pattern.search(line)), None)


def _telling(text: str) -> set[str]:
    """Return the stems of its longer words."""
    return {stem(word) for word in words(text) if len(word) >= 4} - _LINKING


def _numbers(text: str) -> set[str]:
    return set(re.findall(r"\d{2,}", text))


_LINKING = frozenset(stems(
    "that this with from when your will have been they them there their what which also into than then some"
    " sich sind wird werden haben eine einen einem einer oder auch nach beim vom zum zur dass wenn noch nicht über unter"
    " para pero como este esta desde hasta entre sobre cuando donde tiene todo toda más"
))  # fmt: skip
"""Stems that link words and carry no idea."""


def _offer(read: Reading) -> Answer | None:
    top = read.lines[:2] if len(read.lines) > 1 and read.lines[1][0] not in "#[" else read.lines[:1]
    said, below = " ".join(top), [line for line in read.lines[len(top) :] if line[0] not in "[-"]
    about = {stem(word) for word in words(_without_places(said)) if len(word) >= 4} - _GENERAL
    is_told = about & {stem(word) for line in below for word in words(line) if len(word) >= 4}
    is_trade = about & known.CONCRETE
    if known.VAGUE_HEADING.match(read.first) or known.EMPTY.search(said):
        return None if is_trade or is_told else _no(read.first)
    if not read.first.startswith("# "):
        return None
    if is_trade or is_told:
        return _yes(next(line for line in top if (is_trade or is_told) & _stems(line)))
    return _no(read.first) if len(read.paragraphs) >= 3 else None


_GENERAL = frozenset(stems(
    "work people good best team time service quality home years every always more name first future house"
    " gute guten mehr zeit leben haus arbeit jahre heute immer neue mucho siempre vida tiempo lugar casa años hoy"
))  # fmt: skip
"""Stems that name no offer."""


def _stems(line: str) -> set[str]:
    return {stem(word) for word in words(line)}


def _without_places(text: str) -> str:
    return re.sub(r"\b(?:in|near|at|für|en|bei|um)\s+[A-ZÄÖÜÁÉÍÓÚ][\w-]+", " ", text)


_IN_PLACE = re.compile(
    r"\b(?:in|near|around|at|from|between|auf|en|de|desde|im|bei|um|aus|am)\s+(?:the |der |dem |den |la |el |los |las |north |south |east |west |nördliche )?([A-ZÁÉÍÓÚÑÄÖÜ][\w-]{2,})"
)
_POSTCODE = re.compile(r"\b(?:\d{4,5} [A-ZÁÉÍÓÚÄÖÜ]\w+|[A-Z]{1,2}\d{1,2}[A-Z]? \d[A-Z]{2})\b")
_AUDIENCE = re.compile(
    r"\bfor (?!(?:\d|an?\b|the\b|free\b|sale\b|more\b|every|all\b|years|your?\b|those\b|over\b))(?:[\w-]+ ){0,3}?[\w-]+s\b"
    r"|\bfür (?:Menschen|alle,|Familien|Kinder|Betriebe|Firmen|[A-ZÄÖÜ]\w+(?:er|innen|en)\b)|\bvertreten (?:Menschen|\w+nehmer)"
    r"|\bpara (?:(?:las?|los) )?\w{3,}(?:s|os|as|es)\b"
)


def _place(read: Reading) -> Answer | None:
    """Look at what stands before the second heading; German capitals need an address to be sure."""
    second = next((n for n, line in enumerate(read.lines) if n and line[0] == "#"), None)
    top = read.lines[: second or len(read.lines)][:30]
    if found := _first_with(_POSTCODE, top) or _first_with(_AUDIENCE, top):
        return _yes(found)
    named = [(line, name) for line in top for name in _IN_PLACE.findall(line)]
    if named and read.page.language != "de":
        return _yes(named[0][0])
    below = "\n".join((*read.lines[len(top) :], read.page.footer))
    for line, name in named:
        if "-" in name or re.search(rf"(?:\d{{4,5}} |^- ){name}\b", below, re.M):
            return _yes(line)
    is_somewhere = _POSTCODE.search(below) or _IN_PLACE.search(below) or "\n- " in f"\n{below}"
    is_empty = any(known.EMPTY.search(line) or known.VAGUE_HEADING.match(line) for line in top)
    return _no(read.first) if not named and (is_somewhere or is_empty) else None


def _reader(read: Reading) -> Answer | None:
    said = [line for line in read.lines if line[0] not in '#[“„«"']
    if found := _first_with(known.READER[read.page.language], said):
        return _yes(found)
    if asked := next((line for line in read.lines if line.endswith("?")), None):
        return _yes(asked)
    about_itself = [line for line in read.paragraphs if known.WE.search(line) or "firm" in line]
    return _no(about_itself[0]) if len(read.paragraphs) >= 3 and len(about_itself) >= 2 else None


def _steps(lines: tuple[str, ...] | list[str]) -> Iterator[tuple[int, str]]:
    """Yield actions that name a step, and lines with a number or an address to write to."""
    for number, line in enumerate(lines):
        reach = re.search(r"@[\w-]+\.|\d[\d ()/.-]{7,}\d", line)
        if (line[0] == "[" and known.STEP.search(line)) or reach:
            yield number, line


def _named_step(read: Reading) -> Answer | None:
    around = (*read.page.header.splitlines(), *read.page.footer.splitlines())
    for lines in (read.lines, tuple(line for line in around if line)):
        if found := next(_steps(lines), None):
            return _yes(found[1])
    if read.page.kind in _WITHOUT_STEPS or any(known.STEP.match(line[2:]) for line in read.own):
        return None
    return _no((*_calls(read), read.lines[-1])[0])


_WITHOUT_STEPS = ("faq", "prices", "other")
"""Kinds of pages whose readers may be led on by their header alone."""


def _early_step(read: Reading) -> Answer | None:
    """A step in the header is seen before anything is read."""
    above = tuple(line for line in read.page.header.splitlines() if line)
    if found := next(_steps(above), None):
        return _yes(found[1])
    found = next(_steps(read.lines), None)
    second = next((n for n, line in enumerate(read.lines) if n and line[0] == "#"), 0)
    if found is None or (found[0] > second and any(line[0] == "[" for line in read.lines[:second])):
        return None
    before = read.lines[1 : found[0]]
    count = sum(len(words(line)) for line in before)
    headings = [line for line in before if line[0] == "#"]
    if not headings or count <= NEAR:
        return _yes(found[1])
    return _no(headings[0]) if count >= FAR and len(headings) >= 3 else None


def _loud(read: Reading) -> Answer | None:
    for line in read.lines:
        said = re.sub(r"[“„«\"][^”“»\"]*[”“»\"]", "", line)
        capitals = re.findall(r"\b[A-ZÄÖÜÁÉÍÓÚÑ]{3,}\b(?!['’-]?[a-z])", said)
        is_shouted = len(capitals) >= 3 and len(capitals) * 2 >= len(words(said))
        if (
            re.search(r"[^\W\d_€£$)]?!(?=[\s!\])]|$)", said)
            or known.HURRY.search(said)
            or is_shouted
        ):
            return _no(line)
    return _yes(read.first)


def _specific(read: Reading) -> Answer | None:
    count = len(read.paragraphs)
    if count and read.says_something:
        return _yes(read.checkable[0])
    vague = [line for line in read.vague if line not in read.checkable]
    is_vague = len(read.checkable) < VAGUE * count and len(vague) * 2 >= count
    return _no(vague[0]) if vague and is_vague else None


def _empty(read: Reading) -> Answer | None:
    """Absence is only believed of a page that says something everywhere: no list knows every phrase."""
    said = [line for line in read.lines if line[0] not in '“„«"']
    if known.EMPTY.search("\n".join(said)) and (found := _first_with(known.EMPTY, said)):
        return _no(found)
    is_unsure = any(line not in read.checkable for line in read.vague)
    says_enough = read.says_something and not is_unsure
    return _yes(read.first) if says_enough or not read.paragraphs else None


def _twice(read: Reading) -> Answer | None:
    said = [line for line in read.own if len(words(line)) >= 5]
    said = [read.first, *said] if read.first[0] == "#" else said
    ideas = [(line, idea, _numbers(line)) for line in said if len(idea := _telling(line)) >= 3]
    for (one, mine, counts), (other, theirs, others) in combinations(ideas, 2):
        shared = len(mine & theirs) + len(counts & others)
        least = min(len(mine) + len(counts), len(theirs) + len(others))
        is_under = one == read.first and other == read.lines[1]
        is_parallel = one.split()[0] == other.split()[0] and len(words(other)) <= 8
        if is_under or is_parallel:
            continue
        if shared >= LEAST_SHARED and shared >= SAME_IDEA * least:
            return _no(other)
    for one, other in zip(read.lines, read.lines[1:], strict=False):
        if one == other and one[0] == "-" and len(words(one)) >= 3:
            return _no(other)
    return _yes(read.first)


def _vague_heading(read: Reading) -> Answer | None:
    """A heading tells when it is a known label or a question, or when what follows takes it up."""
    below = read.headings[1:] if read.first[0] == "#" else read.headings
    if found := next((line for line in read.headings if known.VAGUE_HEADING.match(line)), None):
        return _no(found)
    clear = [line for line in below if line.endswith("?") or known.PLAIN_HEADING.match(line)]
    taken_up = [line for line in below if line not in clear and _is_taken_up(read, line)]
    names = [line for line in below if line.startswith("###")]
    unsure = set(below) - {*clear, *taken_up, *names}
    return _yes((*below, read.first)[0]) if len(unsure) * 2 <= len(below) else None


def _is_taken_up(read: Reading, heading: str) -> bool:
    mine = {stem(word) for word in words(heading) if len(word) >= 4}
    at = read.lines.index(heading)
    after = " ".join(read.lines[at + 1 : at + 4])
    return bool(mine & ({stem(word) for word in words(after)} | known.CONCRETE))


def _wall(read: Reading) -> Answer | None:
    if long := next((line for line in read.lines if len(words(line)) > LONGEST_PARAGRAPH), None):
        return _no(long)
    run: list[str] = []
    for line in (*read.lines, "#"):
        if line[0] not in "#[-":
            run += [line] if len(words(line)) >= 5 else []
            continue
        count = sum(len(words(one)) for one in run)
        if len(run) > LONGEST_RUN[0] and count > LONGEST_RUN[1]:
            return _no(run[LONGEST_RUN[0]])
        run = [] if line[0] == "#" else run
    return _yes(next((line for line in read.headings[1:]), read.first))


def _voices(read: Reading) -> Answer | None:
    """Questions are asked by visitors, and quotations said by others."""
    if forms := known.FORMS.get(read.page.language):
        polite, familiar = (
            [line for line in (*read.own, *_calls(read)) if form.search(line)] for form in forms
        )
        casual = [line for line in familiar if line in read.own]
        formal = [line for line in polite if line not in casual]
        if formal and casual:
            return _no(casual[0])
        return _yes((*formal, *casual, read.first)[0])
    return _persons(read)


def _calls(read: Reading) -> list[str]:
    return [line for line in read.lines if line[0] == "["]


def _persons(read: Reading) -> Answer | None:
    """Who tells of his own beginnings says I where the firm says we; that is no second voice."""
    singular = [line for line in read.own if known.SELF.search(line)]
    plural = [line for line in read.own if known.WE.search(line)]
    label = next((line for line in read.headings if re.match(r"#+ about us$", line, re.I)), None)
    if singular and plural:
        told = all(re.search(r"\b(?:father|mother|took over|learned|began|started|bought)\b", line) for line in singular)  # fmt: skip
        return None if told else _no(min(singular, plural, key=len)[0])
    if label and len(singular) >= 2:
        return _no(label)
    return _yes((*singular, *plural, read.first)[0])


def _costs(read: Reading) -> Answer | None:
    if found := _first_with(known.PRICE, read.lines):
        return _yes(found)
    return None if _first_with(known.OF_PRICES, read.lines) else _no(read.first)


def _hours(read: Reading) -> Answer | None:
    if found := _first_with(known.WHEN, read.lines):
        return _yes(found)
    return None if known.WHEN.search(read.page.footer) else _no(read.first)


_PERSON = re.compile(
    r"(?<!\bin )(?<!\bat )(?<!\bnear )(?<!\bfrom )(?<!\bof )(?<!\bde )(?<!\ben )"
    r"\b[A-ZÁÉÍÓÚÑÄÖÜ][a-zà-ÿ]{2,} (?:[A-Z]\. |de |del |de la |van |von )?[A-ZÁÉÍÓÚÑÄÖÜ][a-zà-ÿ]{2,}\b"
)


def _people(read: Reading) -> Answer | None:
    """Names stand in headings first; German capitals make none, so there only headings count."""
    is_german = read.page.language == "de"
    others = [] if is_german else [line for line in read.lines[1:] if line not in read.headings]
    for line in (*read.headings[1:], *others):
        if any(name not in read.first for name in _PERSON.findall(line)):
            return _yes(line)
    is_unsure = is_german and any(_PERSON.search(line) for line in read.lines[1:])
    return None if is_unsure else _no(read.first)


_RULES: dict[str, Callable[[Reading], Answer | None]] = {
    "offer-clear": _offer,
    "place-or-audience": _place,
    "reader-addressed": _reader,
    "next-step-named": _named_step,
    "next-step-early": _early_step,
    "calm": _loud,
    "specific": _specific,
    "no-empty-phrases": _empty,
    "no-idea-twice": _twice,
    "headings-tell": _vague_heading,
    "scannable": _wall,
    "one-voice": _voices,
    "what-it-costs": _costs,
    "reachable-when": _hours,
    "people-named": _people,
}
