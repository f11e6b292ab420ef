"""A brief of headings, paragraphs, lists and tables, read from top to bottom."""

import re
from dataclasses import dataclass, field

from domain.facts import Article, FactKind, Link, Review
from domain.intake.addresses import addresses
from domain.intake.contacts import link, phones
from domain.intake.desk import Desk
from domain.intake.hours import hours
from domain.intake.inline import Inline, inline
from domain.intake.lexicon import Section
from domain.intake.lists import Block, blocks
from domain.intake.offers import service
from domain.intake.prices import prices
from domain.intake.prose import review, take_prices_in, take_sentence
from domain.intake.readers import (
    PICTURE,
    READERS,
    role_of,
    take_photo,
    take_prose,
    take_question,
    take_service,
    take_text,
    whole_address,
)
from domain.intake.sections import section_of, section_of_heading
from domain.intake.sentences import sentences
from domain.intake.stretch import NOTHING, Stretch, joined
from domain.intake.tables import take_table
from domain.intake.titles import take_title
from domain.intake.wishes import is_exclusion, wish

_GROUPED = frozenset({Section.SERVICES, Section.MENU, Section.PRICES, Section.TEAM, Section.PROJECTS, Section.QUESTIONS,
    Section.ARTICLES, Section.EVENTS, Section.HOURS, Section.ADDRESS, Section.CONTACT, Section.PREFERENCES, Section.EXCLUSIONS,
    Section.COLOURS, Section.GOALS, Section.AUDIENCE, Section.REVIEWS, Section.PHOTOS, Section.PAGES})  # fmt: skip
_TO_MAKER = frozenset(
    {
        Section.PREFERENCES,
        Section.GOALS,
        Section.AUDIENCE,
        Section.PAGES,
        Section.COLOURS,
        Section.INTEGRATIONS,
    }
)
_SHORT_VALUES = frozenset(
    {
        Section.HOURS,
        Section.PHONE,
        Section.EMAIL,
        Section.ADDRESS,
        Section.AREAS,
        Section.NAME,
        Section.TRADE,
        Section.TAGLINE,
        Section.WEBSITE,
        Section.SOCIAL,
    }
)
_LABEL = re.compile(r"^(?P<label>[^\W\d][^:\n|]{0,40}?)\s*:(?:\s+|$)(?P<rest>.*)$", re.DOTALL)
_NAMED = frozenset({Section.SERVICES, Section.MENU, Section.ARTICLES, Section.PROJECTS})
_ASKED = re.compile(
    r"^(?:\*\*|__)?(?:(?:Q|F|P|Frage|Pregunta|Question)\s*\d*\s*[:.)]\s*)?.{5,200}\?(?:\*\*|__)?$"
)
_QA = re.compile(r"^(?:Q|F|P|Frage|Pregunta|Question)\s*\d*\s*[:.)]\s*\S")


@dataclass
class _Walk:
    """Where in the document the reader is."""

    desk: Desk
    section: Section | None = None
    heading: str = ""
    head: Stretch = NOTHING
    levels: list[tuple[int, Section | None, str]] = field(
        default_factory=list[tuple[int, Section | None, str]]
    )
    group: str = ""
    asked: Stretch = NOTHING
    used: bool = True
    sentences: int = 0
    described: Block | None = None
    """A paragraph already taken down together with its heading."""


def read_document(
    desk: Desk,
    lines: list[Stretch],
    *,
    section: Section | None = None,
    heading: str = "",
    titled: bool = True,
) -> None:
    """Take down what a text says; `titled` lets its first heading name the firm."""
    walk = _Walk(desk, section=section, heading=heading)
    walk.levels = [(0, section, heading)]
    all_blocks = blocks(_with_title(lines) if titled and section is None else lines)
    for i, block in enumerate(all_blocks):
        _take_block(walk, block, all_blocks[i + 1 : i + 3], first=i == 0 and titled)
    _close_question(walk)
    _close_heading(walk)


def _with_title(lines: list[Stretch]) -> list[Stretch]:
    """A first line that reads like a name is one, also without a blank line below it."""
    first = next((i for i, line in enumerate(lines) if line.text.strip()), None)
    if first is None or first + 1 >= len(lines) or not lines[first + 1].text.strip():
        return lines
    text = lines[first].text.strip()
    below = lines[first + 1].text.strip()
    named = re.fullmatch(r"[A-ZÄÖÜÁÉÍÓÚÑ0-9][^.!?:;,@|#*>`]{1,50}", text)
    if not named or len(text.split()) > 6 or below[0].islower() or below.startswith(("=", "-")):
        return lines
    if len(text.split()) > 1 and sum(w[0].islower() for w in text.split()) > len(text.split()) / 2:
        return lines
    return [*lines[: first + 1], NOTHING, *lines[first + 1 :]]


def _take_block(walk: _Walk, block: Block, ahead: list[Block], *, first: bool) -> None:
    if block.shape == "heading" or _is_heading(block, ahead, first=first, section=walk.section):
        _close_question(walk)
        _open_heading(walk, block, ahead, first=first)
        return
    walk.used = True
    if block is walk.described:
        return
    if walk.asked and block.shape in ("paragraph", "list", "quote"):
        take_question(walk.desk, walk.asked, block.text, walk.heading)
        walk.asked = NOTHING
        return
    {"paragraph": _take_paragraph, "list": _take_list, "table": _take_rows, "quote": _take_quote}[
        block.shape
    ](walk, block)
    if block.shape == "paragraph" and ahead and ahead[0].shape in ("list", "table"):
        _lead_in(walk, block)


def _is_heading(block: Block, ahead: list[Block], *, first: bool, section: Section | None) -> bool:
    """A short line alone, in capitals, known as a label, or at the very top, is a heading."""
    if block.shape != "paragraph" or len(block.parts) != 1:
        return False
    text = block.parts[0].text.strip("*_ ")
    if (
        len(text) > 70
        or text.endswith((".", "!", ",", ";"))
        or re.search(r"@|https?:|\d{4,}", text)
    ):
        return False
    if not ahead or ahead[0].shape == "heading":
        return False
    bare = text.rstrip(":").strip("*_ ")
    if text.isupper() and len(bare) > 3 and not re.search(r"\d", text):
        return True
    if section_of(bare) is not None or (
        text.endswith(":") and section_of_heading(bare) is not None and len(bare.split()) <= 4
    ):
        return True
    if block.parts[0].text.startswith("**") and block.parts[0].text.rstrip(": ").endswith("**"):
        return not text.endswith("?") and section is not Section.TEAM
    return first and len(text.split()) <= 8 and not re.search(r"[:?]", text) and text[:1].isupper()


def _open_heading(walk: _Walk, block: Block, ahead: list[Block], *, first: bool) -> None:
    _close_heading(walk)
    level = block.level or (1 if first else 2)
    shown = inline(block.parts[0])
    _take_extras(walk, shown)
    said = shown.text.folded()
    said = said.cut(0, len(said.text.rstrip(": "))).strip()
    while walk.levels and walk.levels[-1][0] >= level:
        walk.levels.pop()
    parent = walk.levels[-1][1] if walk.levels else None
    above = walk.levels[-1][2] if walk.levels else ""
    walk.group = ""
    walk.used = False
    walk.head = said
    if said.text.endswith("?"):
        walk.asked, walk.heading = said, above
        walk.used = True
        return
    section = section_of_heading(said.text)
    if re.search(r"[.!]$", said.text) and len(said.text.split()) > 3:
        take_sentence(walk.desk, said, heading=above)
        walk.levels.append((level, parent, above))
        walk.used, walk.section, walk.heading = True, parent, above
        return
    if parent in _TO_MAKER and section is None:
        section = parent
    if (
        level == 1
        and (section is None or (first and not ahead))
        and FactKind.NAME not in {f.kind for f, _ in walk.desk.found}
    ):
        take_title(walk.desk, said)
        walk.used, section = True, None
    elif section is None and parent in _GROUPED:
        section, walk.group = parent, said.text
        walk.used = not _has_own_text(ahead)
        if parent is not None and parent in _NAMED and _has_own_text(ahead):
            _take_named(walk, parent, said, ahead)
    if section_of(said.text) is not None:
        walk.used = True
    elif re.search(r"\d", said.text) and not walk.used:
        take_sentence(walk.desk, said, heading=above)
        walk.used = True
    if section in (Section.MENU, Section.SERVICES) and walk.section is section and not walk.group:
        walk.group = said.text
    walk.levels.append((level, section, said.text))
    walk.section = section
    walk.heading = said.text


def _has_own_text(ahead: list[Block]) -> bool:
    return (
        bool(ahead)
        and ahead[0].shape == "paragraph"
        and not (len(ahead) > 1 and ahead[1].shape in ("list", "table"))
    )


def _take_named(walk: _Walk, parent: Section, said: Stretch, ahead: list[Block]) -> None:
    """A heading under `Services` with a text of its own names a service."""
    if parent is Section.ARTICLES:
        body = inline(ahead[0].text).text.folded().text
        detail = Article(title=said.text, body=body)
        walk.desk.add(
            FactKind.ARTICLE, said, heading=walk.heading, detail=detail, text=f"{said.text} {body}"
        )
        walk.used, walk.described = True, ahead[0]
        return
    if parent in (Section.SERVICES, Section.MENU):
        _take_described(walk, said, ahead[0])
    else:
        READERS[parent](walk.desk, said, walk.heading)
    walk.used, walk.group = True, ""


def _take_described(walk: _Walk, said: Stretch, block: Block) -> None:
    """A heading names a service, and the paragraph below describes it, but for what is not its."""
    speech = walk.desk.speech
    kept: list[Stretch] = []
    walk.group = ""
    whole = joined([line for line in (_words(walk, part) for part in block.parts) if line]).folded()
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


def _close_heading(walk: _Walk) -> None:
    """A heading with nothing below it is still something the client wrote."""
    if walk.head and not walk.used and walk.section is not None:
        walk.desk.note(walk.head, f"Nothing stands below the heading {walk.head.text[:80]!r}.")
    elif walk.head and not walk.used:
        take_text(walk.desk, None, walk.head)
    walk.head, walk.used = NOTHING, True


def _close_question(walk: _Walk) -> None:
    if walk.asked:
        take_question(walk.desk, walk.asked, NOTHING, walk.heading)
        walk.asked = NOTHING


def _lead_in(walk: _Walk, block: Block) -> None:
    """`We offer:` before a list says what the list is."""
    last = block.parts[-1].text.strip("*_ ")
    if walk.section is not None or not last.endswith(":"):
        return
    text = re.split(r"(?<=[.!?])\s+", last)[-1]
    speech = walk.desk.speech
    walk.section = section_of_heading(text)
    if walk.section is None and speech.words("lead_not_re").search(text):
        walk.section = Section.EXCLUSIONS
    elif walk.section is None and wish(text, speech):
        walk.section = Section.PREFERENCES
    elif walk.section is None and re.search(speech.any_of("lead_area_re"), text, re.IGNORECASE):
        walk.section = Section.AREAS
    elif walk.section is None and re.search(speech.any_of("lead_offer_re"), text, re.IGNORECASE):
        walk.section = Section.SERVICES


def _take_paragraph(walk: _Walk, block: Block) -> None:
    lines = [_words(walk, part) for part in block.parts]
    lines = [line for line in lines if line]
    if not lines:
        return
    if _QA.match(lines[0].text) or (
        walk.section is Section.QUESTIONS and lines[0].text.rstrip("*_ ").endswith("?")
    ):
        _take_pairs(walk, lines)
        return
    run: list[Stretch] = []
    for line in _without_addresses(walk, lines):
        if (
            PICTURE.search(line.text)
            and _names_picture(walk, line)
            and take_photo(walk.desk, line, walk.heading)
        ):
            continue
        if _stands_alone(walk, line):
            _take_run(walk, run)
            run = []
            _take_line(walk, line)
        else:
            run.append(line)
    _take_run(walk, run)


def _without_addresses(walk: _Walk, lines: list[Stretch]) -> list[Stretch]:
    """An address set over several lines is taken down before the lines are read one by one."""
    whole = joined(lines)
    hits = [
        f for f in addresses(whole.text, walk.desk.speech) if "\n" in whole.text[f.start : f.end]
    ]
    if not hits or wish(whole.text[: hits[0].start][-80:], walk.desk.speech):
        return lines
    for hit in hits:
        walk.desk.add(
            FactKind.ADDRESS, whole.cut(hit.start, hit.end), heading=walk.heading, detail=hit.detail
        )
    rest = whole.without((f.start, f.end) for f in hits)
    return [line for line in rest.split(re.compile("\n")) if re.search(r"\w", line.text)]


def _names_picture(walk: _Walk, line: Stretch) -> bool:
    if walk.section in (Section.PHOTOS, Section.LOGO):
        return True
    return (
        re.match(
            r"(?i)(?:photos?|fotos?|images?|bild(?:er)?|im[aá]gen(?:es)?|pictures?|logo|hero(?: image)?|titelbild|portada)\s*:",
            line.text,
        )
        is not None
    )


def _take_pairs(walk: _Walk, lines: list[Stretch]) -> None:
    asked, answer = NOTHING, list[Stretch]()
    for line in lines:
        if line.text.rstrip("*_ ").endswith("?") or _QA.match(line.text):
            if asked:
                take_question(walk.desk, asked, joined(answer), walk.heading)
            end = line.text.find("?") + 1 or len(line.text)
            asked, rest = line.cut(0, end), line.cut(end).strip("*_ ")
            answer = [rest] if rest else []
        else:
            answer.append(line)
    if asked and not answer:
        walk.asked = asked
    elif asked:
        take_question(walk.desk, asked, joined(answer), walk.heading)
    elif answer:
        take_prose(walk.desk, joined(answer), walk.heading)


def _stands_alone(walk: _Walk, line: Stretch) -> bool:
    """A line that is a label with its value, or one of a list without bullets."""
    label = _LABEL.match(line.text)
    if (
        label
        and len(label["label"].split()) <= 5
        and (section_of(label["label"]) or section_of_heading(label["label"]))
    ):
        return True
    if walk.section in (
        Section.HOURS,
        Section.PRICES,
        Section.MENU,
        Section.SERVICES,
        Section.TEAM,
        Section.PHOTOS,
        Section.EVENTS,
        Section.CONTACT,
        Section.LICENCES,
        Section.PROJECTS,
    ):
        if re.search(r"[.!?]\s+[A-ZÄÖÜÁÉÍÓÚÑ¿¡]", line.text):
            return False
        return not line.text.endswith((".", "!")) or len(line.text.split()) <= 8
    found = prices(line.text, walk.desk.speech)
    return (
        bool(found)
        and len(line.text) < 110
        and not re.search(r"[.!?]\s|[.!?]$", line.text)
        and found[-1].end >= len(line.text) - 3
    )


def _take_run(walk: _Walk, run: list[Stretch]) -> None:
    if not run:
        return
    whole = joined(run)
    if walk.section in (
        None,
        Section.ABOUT,
        Section.SERVICES,
        Section.MENU,
        Section.CONTACT,
        Section.PRICES,
        Section.HOURS,
        Section.TEAM,
        Section.PROJECTS,
    ):
        _take_open(walk, whole)
    else:
        take_text(walk.desk, walk.section, whole, heading=walk.heading, group=walk.group)


def _take_open(walk: _Walk, whole: Stretch) -> None:
    if "\n" in whole.text and whole_address(walk.desk, whole, walk.heading):
        return
    for sentence in sentences(whole.folded(), ordinals=walk.desk.speech.language == "de"):
        walk.sentences += 1
        opening = walk.sentences <= 3 and walk.section in (None, Section.ABOUT)
        take_sentence(walk.desk, sentence, heading=walk.heading, opening=opening)


def _take_line(walk: _Walk, line: Stretch) -> None:
    label = _LABEL.match(line.text)
    section = label and (section_of(label["label"]) or section_of_heading(label["label"]))
    if label and section and label["rest"].strip() and len(label["label"].split()) <= 5:
        take_labelled(walk.desk, line, section)
        return
    section = walk.section
    if section in (None, Section.CONTACT):
        if prices(line.text, walk.desk.speech):
            take_service(walk.desk, line, walk.heading, group=walk.group)
        else:
            take_sentence(walk.desk, line, heading=walk.heading)
        return
    take_text(walk.desk, section, line, heading=walk.heading, group=walk.group)


def take_labelled(desk: Desk, line: Stretch, section: Section) -> None:
    """Take down `Phone: 0113 496 0000` as its label says."""
    colon = line.text.index(":")
    label, value = line.text[:colon].strip("*_ "), line.cut(colon + 1).strip("*_ ")
    said = sentences(value.folded(), ordinals=desk.speech.language == "de")
    if len(said) > 1 and section in _SHORT_VALUES:
        for i, sentence in enumerate(said):
            if i == 0 or (section is Section.HOURS and hours(sentence.text, desk.speech)):
                take_text(desk, section, sentence.strip(" ."), heading=label)
            else:
                take_sentence(desk, sentence)
        return
    if (
        section in (Section.SERVICES, Section.MENU, Section.PROJECTS, Section.PAYMENT, Section.TEAM)
        and "," in value.text
        and not re.search(r"[.!?]\s", value.text)
    ):
        for part in _listed(value, section):
            take_text(desk, section, part, heading=label)
        return
    if section in (
        Section.CONTACT,
        Section.ABOUT,
        Section.LANGUAGE,
        Section.COUNTRY,
        Section.CURRENCY,
        Section.PROJECT,
    ):
        take_prose(desk, line if section is not Section.CONTACT else value, label)
        return
    take_text(desk, section, value, heading=label)


def _listed(value: Stretch, section: Section) -> list[Stretch]:
    if section in (Section.TEAM, Section.PAYMENT):
        return (
            value.split(re.compile(r";\s+"))
            if ";" in value.text or section is Section.PAYMENT
            else [value]
        )
    return value.split(
        re.compile(
            r"\s*[,;]\s+(?:(?:and|und|y)\s+)?(?![^()]*\))|(?<=\w)\s+(?:and|und|y)\s+(?=[^,]*$)"
        )
    )


def _take_list(walk: _Walk, block: Block) -> None:
    items = [
        (_words(walk, part), depth) for part, depth in zip(block.parts, block.depths, strict=True)
    ]
    group = walk.group
    for i, (item, depth) in enumerate(items):
        if not item:
            continue
        deeper = i + 1 < len(items) and items[i + 1][1] > depth
        if depth == min(d for _, d in items):
            group = walk.group
        if deeper and walk.section in _GROUPED and len(item.text.split()) <= 8:
            group = item.text.rstrip(": ")
            continue
        _take_item(walk, item, group)


def _take_item(walk: _Walk, item: Stretch, group: str) -> None:
    speech = walk.desk.speech
    flat = item.folded()
    label = _LABEL.match(flat.text)
    section = label and section_of(label["label"])
    if (
        PICTURE.search(flat.text)
        and len(flat.text) < 240
        and walk.section in (None, Section.PHOTOS, Section.LOGO, Section.PROJECTS)
    ) and take_photo(walk.desk, flat, walk.heading):
        return
    if (
        label
        and section
        and label["rest"].strip()
        and walk.section in (None, Section.CONTACT, Section.ABOUT, *_TO_MAKER, Section.LICENCES)
        and section is not walk.section
    ):
        take_labelled(walk.desk, flat, section)
        return
    if walk.section is Section.QUESTIONS or (flat.text.count("?") == 1 and _QA.match(flat.text)):
        _take_pairs(walk, [line for line in item.split(re.compile("\n"))])
        return
    if walk.section in (None, Section.ABOUT, Section.CONTACT):
        if prices(flat.text, speech) and not flat.text.rstrip().endswith("."):
            take_service(walk.desk, flat, walk.heading, group=group)
        else:
            take_prose(walk.desk, item, walk.heading)
        return
    take_text(walk.desk, walk.section, flat, heading=walk.heading, group=group)


def _take_rows(walk: _Walk, block: Block) -> None:
    rows = [tuple(_words(walk, cell) for cell in row) for row in block.rows]
    take_table(walk.desk, rows, section=walk.section, heading=walk.heading, group=walk.group)


def _take_quote(walk: _Walk, block: Block) -> None:
    """A block quote is a review when somebody is named below it, or reviews are expected."""
    lines = [_words(walk, part) for part in block.parts]
    lines = [line for line in lines if line]
    if not lines:
        return
    quote: list[Stretch] = []
    for line in lines:
        who = re.match(r"^(?:[–—~]|--?)\s*(.{2,100})$", line.text)
        if who and quote:
            _add_review(walk, joined(quote), who.group(1), joined([*quote, line]))
            quote = []
        else:
            quote.append(line)
    if not quote:
        return
    whole = joined(quote).folded()
    said = re.match(
        r"^[\"“„«]?(?P<quote>.{8,}?)[\"”“»]?\s+(?:[–—]|--|-)\s*(?P<who>[A-ZÄÖÜÁÉÍÓÚÑ][^.!?]{1,80}\.?)$",
        whole.text,
    )
    if said:
        made = review(said["quote"], said["who"])
        walk.desk.add(FactKind.REVIEW, whole, heading=walk.heading, detail=made)
    elif walk.section is Section.REVIEWS:
        made = Review(quote=whole.text.strip('"“”„«» '))
        walk.desk.add(FactKind.REVIEW, whole, heading=walk.heading, detail=made)
    else:
        take_prose(walk.desk, joined(quote), walk.heading)


def _add_review(walk: _Walk, quote: Stretch, who: str, whole: Stretch) -> None:
    made = review(quote.folded().text.strip('"“”„«» '), who)
    walk.desk.add(FactKind.REVIEW, whole.folded(), heading=walk.heading, detail=made)


def _words(walk: _Walk, line: Stretch) -> Stretch:
    """Return a line without its Markdown signs, its links and pictures taken down."""
    shown = inline(line)
    _take_extras(walk, shown)
    return shown.text.strip()


def _take_extras(walk: _Walk, shown: Inline) -> None:
    for label, url in shown.links:
        if url.text.startswith(("mailto:", "tel:", "#")):
            if url.text.removeprefix("mailto:") not in shown.text.text and not url.text.startswith(
                "#"
            ):
                take_sentence(walk.desk, url.cut(url.text.index(":") + 1))
            continue
        if not re.match(r"(?i)https?://|www\.|[\w-]+(?:\.[\w-]+)+", url.text):
            walk.desk.note(url, f"The link {url.text[:80]!r} leads to no web address.")
            continue
        made: Link = link(url.text, context=label.text, label=label.text.strip())
        walk.desk.add(FactKind.LINK, url, heading=walk.heading, detail=made)
    for picture in shown.pictures:
        role = (
            "logo"
            if walk.section is Section.LOGO
            else role_of(f"{picture.alt} {picture.title} {picture.path.text}")
        )
        walk.desk.add_photo(
            picture.path, alt=picture.alt, caption=picture.title, role=role, heading=walk.heading
        )
