"""Headings: what they announce for the text below them."""

import re

from domain.facts import Article, FactKind
from domain.intake.contacts import phones
from domain.intake.details import take_question
from domain.intake.inline import inline
from domain.intake.lexicon import Section
from domain.intake.lists import Block
from domain.intake.offers import service
from domain.intake.portraits import take_portrait
from domain.intake.prices import prices
from domain.intake.prose import take_prices_in, take_sentence
from domain.intake.questionnaires import section_of_question
from domain.intake.readers import READERS, take_text
from domain.intake.refusals import is_refusing
from domain.intake.sections import section_of, section_of_heading
from domain.intake.sentences import sentences
from domain.intake.stretch import NOTHING, Stretch, joined
from domain.intake.titles import take_title
from domain.intake.walk import Walk, take_extras, words
from domain.intake.wishes import is_exclusion, wish

GROUPED = frozenset({Section.SERVICES, Section.MENU, Section.PRICES, Section.TEAM, Section.PROJECTS, Section.QUESTIONS,
    Section.ARTICLES, Section.EVENTS, Section.HOURS, Section.ADDRESS, Section.CONTACT, Section.PREFERENCES, Section.EXCLUSIONS,
    Section.COLOURS, Section.GOALS, Section.AUDIENCE, Section.REVIEWS, Section.PHOTOS, Section.PAGES})  # fmt: skip


TO_MAKER = frozenset(
    {
        Section.PREFERENCES,
        Section.GOALS,
        Section.AUDIENCE,
        Section.PAGES,
        Section.COLOURS,
        Section.INTEGRATIONS,
    }
)


_OFFERED = frozenset({Section.SERVICES, Section.MENU})
_NAMED = frozenset({Section.SERVICES, Section.MENU, Section.ARTICLES, Section.PROJECTS})


def with_title(lines: list[Stretch]) -> list[Stretch]:
    """A first line that reads like a name is one, also without a blank line below it."""
    first = next((i for i, line in enumerate(lines) if line.text.strip()), None)
    if first is None or first + 1 >= len(lines) or not lines[first + 1].text.strip():
        return lines
    text = lines[first].text.strip()
    below = lines[first + 1].text.strip()
    bare = re.sub(
        r"(?<=\w)\.\s?(?=[A-Z]\b)|(?<=\b[VKLA])\.$|(?:(?<=Ltd)|(?<=Inc))\.$|(?<=\bDr)\.|(?<=\bSt)\.",
        "",
        text,
    )
    named = re.fullmatch(r"[A-ZÄÖÜÁÉÍÓÚÑ0-9][^.!?:;,@|#*>`]{1,50}", bare)
    if not named or len(text.split()) > 6 or below[0].islower() or below.startswith(("=", "-")):
        return lines
    if len(text.split()) > 1 and sum(w[0].islower() for w in text.split()) > len(text.split()) / 2:
        return lines
    return [*lines[: first + 1], NOTHING, *lines[first + 1 :]]


def with_heads(lines: list[Stretch]) -> list[Stretch]:
    """`Questions I get` right above its first question is a heading, also without a blank line."""
    made: list[Stretch] = []
    for i, line in enumerate(lines):
        made.append(line)
        text = line.text.strip()
        below = lines[i + 1].text.strip() if i + 1 < len(lines) else ""
        alone = i > 0 and not lines[i - 1].text.strip() and below
        if alone and _HEAD.fullmatch(text) and len(text.split()) <= 4 and section_of_heading(text):
            longer = len(below) > len(text) and below[0] not in "-=*•|#>+" and below[0].isupper()
            made += [NOTHING] if longer else []
    return made


_HEAD = re.compile(r"[A-ZÄÖÜÁÉÍÓÚÑ¿][^\d.,:;!?|*#>`@(]{2,40}")
_LEGAL = re.compile(
    r"[A-ZÄÖÜÁÉÍÓÚÑ][^.!?:;,@|]{3,50} (?:e\.\s?V\.|e\.\s?K\.|S\.\s?L\.|Inc\.|Ltd\.|Co\.)"
)
"""A name whose full stop ends no sentence: `Turnverein Grünau 1902 e.V.`."""


def is_heading(block: Block, ahead: list[Block], *, first: bool, section: Section | None) -> bool:
    """A short line alone, in capitals, known as a label, or at the very top, is a heading."""
    if block.shape != "paragraph" or len(block.parts) != 1:
        return False
    text = block.parts[0].text.strip("*_ ")
    if first and ahead and _LEGAL.fullmatch(text):
        return True
    if (
        len(text) > 70
        or text.endswith((".", "!", ",", ";"))
        or re.search(r"@|https?:|\d{4,}", text)
    ):
        return False
    shouted = first and text.isupper()
    if not ahead or (ahead[0].shape == "heading" and not shouted):
        return False
    bare = text.rstrip(":").strip("*_ ")
    if text.isupper() and len(bare) > 3 and not re.search(r"\d", text):
        return True
    if section_of(bare) is not None or (
        section_of_heading(bare) is not None
        and (text.endswith(":") or (bare[:1].isupper() and not re.search(r"\d|[,?(]", bare)))
        and len(bare.split()) <= (4 if text.endswith(":") else 6)
    ):
        return True
    if block.parts[0].text.startswith("**") and block.parts[0].text.rstrip(": ").endswith("**"):
        return "," not in text and not text.endswith("?") and section is not Section.TEAM
    return first and len(text.split()) <= 8 and not re.search(r"[:?]", text) and text[:1].isupper()


def open_heading(walk: Walk, block: Block, ahead: list[Block], *, first: bool) -> None:
    """Enter a heading: it names the firm, a section, a group or a service."""
    close_heading(walk)
    level = block.level or (1 if first else 2)
    shown = inline(block.parts[0])
    take_extras(walk, shown)
    said = shown.text.folded()
    said = said.cut(0, len(said.text.rstrip(": "))).strip()
    while walk.levels and walk.levels[-1][0] >= level:
        walk.levels.pop()
    parent, above = walk.levels[-1][1:] if walk.levels else (None, "")
    walk.group, walk.used, walk.head = "", False, said
    answered = section_of_question(said.text) if walk.answers and level == 2 else None
    if answered is not None:
        walk.section = None if answered is Section.ABOUT else answered
        walk.heading, walk.used, walk.sentences = said.text, True, 0
        walk.levels.append((level, walk.section, said.text))
    elif said.text.endswith("?"):
        walk.asked, walk.heading, walk.used = said, above, True
    elif re.search(r"\w@\w", said.text) or (
        re.search(r"[.!]$", said.text)
        and len(said.text.split()) > 3
        and not _LEGAL.fullmatch(said.text)
    ):
        take_sentence(walk.desk, said, heading=above)
        walk.levels.append((level, parent, above))
        walk.used, walk.section, walk.heading = True, parent, above
    else:
        section = _entered(walk, said, ahead, level=level, parent=parent, first=first)
        _keep_figures(walk, said, above)
        walk.levels.append((level, section, said.text))
        walk.section, walk.heading = section, said.text


def _entered(
    walk: Walk,
    said: Stretch,
    ahead: list[Block],
    *,
    level: int,
    parent: Section | None,
    first: bool,
) -> Section | None:
    """Return the section a heading opens, after what it says itself is taken down."""
    titled = first and not _is_named(walk)
    level = 1 if titled else level
    section = section_of(said.text) if titled else section_of_heading(_beside_name(walk, said.text))
    if parent in TO_MAKER and section is None:
        section = parent
    if level == 1 and (section is None or (first and not ahead)) and not _is_named(walk):
        take_title(walk.desk, said)
        walk.used = True
        return None
    if section is parent in _OFFERED and _names_offer(walk, said, ahead):
        section = None
    if section is None and not titled and take_portrait(walk, said, ahead):
        return parent
    walk.portrayed = False
    if section is None and parent is not None and parent in GROUPED:
        section, walk.group = parent, said.text
        filled = bool(ahead) and ahead[0].shape != "heading"
        walk.used = filled and not _has_own_text(ahead)
        if parent in _NAMED and _has_own_text(ahead):
            _take_named(walk, parent, said, ahead)
    elif section in (Section.MENU, Section.SERVICES) and walk.section is section:
        walk.group = said.text
    return section


def _names_offer(walk: Walk, said: Stretch, ahead: list[Block]) -> bool:
    """`Engine service` below `Services` names one of them; `Courses` does where it has its own text."""
    if not _has_own_text(ahead):
        return False
    return section_of(said.text) is None or not prices(ahead[0].text.text, walk.desk.speech)


def _is_named(walk: Walk) -> bool:
    return any(fact.kind is FactKind.NAME for fact, _ in walk.desk.found)


def _beside_name(walk: Walk, text: str) -> str:
    """A name announces nothing: `Optik` in `Optik Sonnleitner in Grassau` asks for no look."""
    for fact, _ in walk.desk.found:
        short = _PLACED.split(fact.text)[0]
        for name in (fact.text, short) if fact.kind is FactKind.NAME else ():
            if name == fact.text or len(name.split()) > 1:
                text = re.sub(rf"(?i)(?<!\w){re.escape(name)}(?!\w)", " ", text)
    return text


_PLACED = re.compile(r"\s+(?:in|aus|am|im|bei|at|near|en)\s+(?=[A-ZÄÖÜÁÉÍÓÚÑ])")
"""Where a title says the firm is, behind its name."""


def _keep_figures(walk: Walk, said: Stretch, above: str) -> None:
    """A heading the reader knows may go; one with a number in it states something."""
    if section_of(said.text) is not None:
        walk.used = True
    elif (re.search(r"\d", said.text) and not walk.used) or (
        walk.group and re.search(r"\d{5}", said.text)
    ):
        take_sentence(walk.desk, said, heading=above)
        walk.used = True


def _has_own_text(ahead: list[Block]) -> bool:
    return (
        bool(ahead)
        and ahead[0].shape == "paragraph"
        and not (len(ahead) > 1 and ahead[1].shape in ("list", "table"))
    )


def _take_named(walk: Walk, parent: Section, said: Stretch, ahead: list[Block]) -> None:
    """A heading under `Services` with a text of its own names a service."""
    if parent is Section.ARTICLES:
        body = inline(ahead[0].text).text.folded().text
        detail = Article(title=said.text, body=body)
        walk.desk.add(
            FactKind.ARTICLE, said, heading=walk.heading, detail=detail, text=f"{said.text} {body}"
        )
        walk.used, walk.described = True, ahead[0]
        return
    if parent in _OFFERED:
        _take_described(walk, said, ahead[0])
    else:
        READERS[parent](walk.desk, said, walk.heading)
    walk.used, walk.group = True, ""


def _take_described(walk: Walk, said: Stretch, block: Block) -> None:
    """A heading names a service, and the paragraph below describes it, but for what is not its."""
    speech = walk.desk.speech
    kept: list[Stretch] = []
    walk.group = ""
    whole = joined([line for line in (words(walk, part) for part in block.parts) if line]).folded()
    for sentence in sentences(whole, ordinals=speech.language == "de"):
        if (
            wish(sentence.text, speech)
            or is_exclusion(sentence.text, speech)
            or phones(sentence.text, speech)
        ):
            take_sentence(walk.desk, sentence, heading=said.text)
        else:
            kept.append(sentence)
    body = " ".join(part.text for part in kept)
    made, _ = service(
        f"{said.text}: {body}" if len(prices(body, speech)) == 1 else said.text, speech
    )
    detail = made.model_copy(update={"name": said.text, "description": body, "notes": ()})
    where = joined([said, *kept], " ")
    walk.desk.add(FactKind.SERVICE, said, heading=walk.heading, detail=detail, text=where.text)
    if len(prices(body, speech)) > 1:
        for sentence in kept:
            take_prices_in(walk.desk, sentence, said.text)
    walk.described = block


def close_heading(walk: Walk) -> None:
    """A heading with nothing below it is still something the client wrote."""
    if walk.head and not walk.used and walk.section is not None:
        walk.desk.tell(walk.head, "empty_heading", said=walk.head.text[:80])
    elif walk.head and not walk.used:
        take_text(walk.desk, None, walk.head)
    walk.head, walk.used = NOTHING, True


def close_question(walk: Walk) -> None:
    """Take down a heading that asked something and got no answer."""
    if walk.asked:
        take_question(walk.desk, walk.asked, NOTHING, walk.heading)
        walk.asked = NOTHING


_WANTS = re.compile(
    r"(?i)\b(?:want|wish|wishes|need|like|love|please|prefer|should|must|avoid|use|don't|don’t|bitte|wünsch\w*|möcht\w*|sollt?\w*|brauch\w*|hätten|quer\w*|quisier\w*|quier\w*|gustar\w*|por favor|necesit\w*|prefer\w*|deb\w+|evit\w*)\b"
)


def lead_in(walk: Walk, block: Block) -> None:
    """`We offer:` before a list says what the list is."""
    last = block.parts[-1].text.strip("*_ ")
    text = re.split(r"(?<=[.!?])\s+", last)[-1]
    speech = walk.desk.speech
    if walk.section is not None and is_refusing(text, loose=True) and last.endswith(":"):
        walk.section, walk.heading = Section.EXCLUSIONS, text.rstrip(": ")
    if walk.section is not None or not last.endswith(":"):
        return
    walk.section = section_of_heading(text)
    if walk.section is Section.PREFERENCES and not _WANTS.search(text) and section_of(text) is None:
        walk.section = None
    if walk.section is None and speech.words("lead_not_re").search(text):
        walk.section, walk.heading = Section.EXCLUSIONS, text.rstrip(": ")
    elif walk.section is None and wish(text, speech) and _WANTS.search(text):
        walk.section = Section.PREFERENCES
    elif walk.section is None and re.search(speech.any_of("lead_area_re"), text, re.IGNORECASE):
        walk.section = Section.AREAS
    elif walk.section is None and re.search(speech.any_of("lead_offer_re"), text, re.IGNORECASE):
        walk.section = Section.SERVICES
