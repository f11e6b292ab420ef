"""A brief of headings, paragraphs, lists and tables, read from top to bottom."""

import re

from domain.intake.address_lines import without_addresses
from domain.intake.block_quotes import take_quote
from domain.intake.desk import Desk
from domain.intake.details import begins_with_person, take_question
from domain.intake.headed_prices import take_price_of_heading
from domain.intake.headings import (
    GROUPED,
    TO_MAKER,
    close_heading,
    close_question,
    is_heading,
    lead_in,
    open_heading,
    with_heads,
    with_title,
)
from domain.intake.letterhead import take_letterhead
from domain.intake.letters import opener_end
from domain.intake.lexicon import Section
from domain.intake.line_breaks import meant_lines
from domain.intake.list_items import is_of_a_list, take_first_or_listed, take_led_by_dash
from domain.intake.lists import Block, blocks
from domain.intake.numbered import with_numbered_titles
from domain.intake.offers import is_priced_item
from domain.intake.openings import are_bold_offers, are_offers
from domain.intake.outlines import is_outline, outlined
from domain.intake.paragraphs import take_prose, whole_address
from domain.intake.pictures import PICTURE, PICTURE_LABEL, take_photo
from domain.intake.prices import prices
from domain.intake.prose import take_sentence, take_sentences
from domain.intake.questionnaires import as_headings, is_questionnaire
from domain.intake.readers import take_text
from domain.intake.refusals import is_refusing, take_refused
from domain.intake.reviews import is_quotation
from domain.intake.sections import section_of, section_of_heading, section_of_label
from domain.intake.sentences import sentences
from domain.intake.service_lines import take_service
from domain.intake.step import is_step
from domain.intake.steps import take_steps
from domain.intake.stretch import NOTHING, Stretch, joined
from domain.intake.tables import take_table
from domain.intake.told_offers import take_listed_work
from domain.intake.walk import Walk, take_labelled, words

_LABEL = re.compile(
    r"^(?P<label>[^\W\d](?:[^:\n|.]|\.(?=\S)){0,40}?)\s*:(?:\s+|$)(?P<rest>.*)$", re.DOTALL
)

_ASKED = re.compile(
    r"^(?:\*\*|__)?(?:(?:Q|F|P|Frage|Pregunta|Question)\s*\d*\s*[:.)]\s*)?.{5,200}\?(?:\*\*|__)?$"
)
_QA = re.compile(r"^(?:Q|F|P|Frage|Pregunta|Question)\s*\d*\s*[:.)]\s*\S")
_ASKED_HERE = re.compile(r"^(?:\*\*|__)?[¿A-ZÄÖÜÁÉÍÓÚÑ][^.!?]{4,150}\?(?:\*\*|__)?\s+\S")
"""A line that asks and answers: `Do you deliver? Yes, within ten miles.`."""


def read_document(
    desk: Desk,
    lines: list[Stretch],
    *,
    section: Section | None = None,
    heading: str = "",
    titled: bool = True,
    answers: bool = False,
) -> None:
    """Take down what a text says; below `answers`, its headings are questions of the maker."""
    walk = Walk(desk, section=section, heading=heading)
    walk.levels = [(0, section, heading)]
    asked = not answers and is_questionnaire(lines)
    walk.answers = answers or asked
    lines = as_headings(lines) if asked else with_numbered_titles(with_heads(lines))
    all_blocks = blocks(with_title(lines) if titled and section is None else lines)
    for i, block in enumerate(all_blocks):
        _take_block(walk, block, all_blocks[i + 1 : i + 3], first=i == 0 and titled)
    close_question(walk)
    close_heading(walk)


def _take_block(walk: Walk, block: Block, ahead: list[Block], *, first: bool) -> None:
    if block.shape == "heading" or is_heading(block, ahead, first=first, section=walk.section):
        close_question(walk)
        open_heading(walk, block, ahead, first=first)
        return
    walk.used = True
    if block is walk.described:
        return
    if walk.asked and block.shape in ("paragraph", "list", "quote"):
        take_question(walk.desk, walk.asked, block.text, walk.heading)
        walk.asked = NOTHING
        return
    {"paragraph": _take_paragraph, "list": _take_list, "table": _take_rows, "quote": take_quote}[
        block.shape
    ](walk, block)
    if block.shape == "paragraph" and ahead and ahead[0].shape in ("list", "table"):
        lead_in(walk, block)


def _take_paragraph(walk: Walk, block: Block) -> None:
    if _take_headed(walk, block):
        return
    lines = [line for part in block.parts if (line := words(walk, part))]
    if lines and not walk.desk.found:
        lines = _begun(walk, lines)
    if not lines:
        return
    if _QA.match(lines[0].text) or (
        walk.section is Section.QUESTIONS
        and (lines[0].text.rstrip("*_ ").endswith("?") or _ASKED_HERE.match(lines[0].text))
    ):
        _take_pairs(walk, lines)
        return
    run: list[Stretch] = []
    listed = _are_labelled(lines)
    for line in without_addresses(walk, lines):
        pictured = PICTURE.search(line.text) and _names_picture(walk, line)
        if pictured and take_photo(walk.desk, line, walk.heading):
            continue
        if listed or _stands_alone(walk, line):
            _take_run(walk, run)
            run = []
            _take_line(walk, line)
        else:
            run.append(line)
    _take_run(walk, run)


def _begun(walk: Walk, lines: list[Stretch]) -> list[Stretch]:
    """Return the lines a brief begins with, without what opens a letter and without its letterhead."""
    first = lines[0].cut(opener_end(lines[0].text))  # `Buenos días: soy ...` is no label
    is_head = take_letterhead(walk.desk, first.folded())
    return lines[1:] if is_head else [first, *lines[1:]]


def _names_picture(walk: Walk, line: Stretch) -> bool:
    return (
        walk.section in (Section.PHOTOS, Section.LOGO) or PICTURE_LABEL.match(line.text) is not None
    )


_BOLD = re.compile(r"\s*(?:\*\*|__)[^*_:]{3,40}:?(?:\*\*|__):?\s*")
_HEADED = frozenset({Section.REVIEWS, Section.TEAM, Section.SERVICES, Section.PRICES, Section.MENU, Section.EVENTS})  # fmt: skip


def _take_headed(walk: Walk, block: Block) -> bool:
    """`what people said:` above lines of its own paragraph is their heading, and of no other."""
    lead = block.parts[0].text.strip("*_ ")
    if walk.section in _PRICED and len(block.parts) > 1 and _BOLD.fullmatch(block.parts[0].text):
        walk.group = lead.strip("*_: ")
        _take_paragraph(walk, Block("paragraph", block.parts[1:]))
        return True
    opens = lead.endswith((":", "...", "…", " -", " –")) and len(block.parts) > 1
    section = section_of(lead.rstrip(":.…–- ")) if opens else None
    if section not in _HEADED or (walk.section is not None and section is not Section.REVIEWS):
        return False
    above, (walk.section, walk.heading) = (walk.section, walk.heading), (section, lead.rstrip(":.…–- "))  # fmt: skip
    _take_paragraph(walk, Block("paragraph", block.parts[1:]))
    walk.section, walk.heading = above
    return True


def _take_pairs(walk: Walk, lines: list[Stretch]) -> None:
    asked, answer = NOTHING, list[Stretch]()
    for line in lines:
        if (
            line.text.rstrip("*_ ").endswith("?")
            or _QA.match(line.text)
            or ((answer or not asked) and _ASKED_HERE.match(line.text))
        ):
            if asked:
                take_question(walk.desk, asked, joined(answer), walk.heading)
            end = line.text.find("?") + 1 or len(line.text)
            asked, rest = line.cut(0, end), line.cut(end).strip("*_ –—-:")
            answer = [rest] if rest else []
        else:
            answer.append(line)
    if asked and not answer:
        walk.asked = asked
    elif asked:
        take_question(walk.desk, asked, joined(answer), walk.heading)
    elif answer:
        take_prose(walk.desk, joined(answer), walk.heading)


def _are_labelled(lines: list[Stretch]) -> bool:
    """Lines that all begin with a label are a list, whatever the labels are."""
    labels = [m for line in lines if (m := _LABEL.match(line.text)) and m["rest"].strip()]
    return (
        len(lines) > 1
        and len(labels) == len(lines)
        and all(len(m["label"].split()) <= 4 for m in labels)
    )


_LINE_BY_LINE = frozenset({Section.HOURS, Section.PRICES, Section.MENU, Section.SERVICES, Section.TEAM, Section.PHOTOS,
    Section.EVENTS, Section.CONTACT, Section.LICENCES, Section.PROJECTS})  # fmt: skip


def _stands_alone(walk: Walk, line: Stretch) -> bool:
    """A line that is a label with its value, or one of a list without bullets."""
    label = _LABEL.match(line.text)
    said = label["label"] if label and len(label["label"].split()) <= 5 else ""
    if said and (section_of_label(said) or section_of_heading(said)):
        return True
    if walk.section is Section.TEAM and begins_with_person(line.text):
        return True
    if walk.section is Section.REVIEWS and re.search(r"[\"“„«].{6,}[\"”“»]", line.text):
        return True
    if walk.section is None and is_quotation(line.text):
        return True
    if walk.section in _LINE_BY_LINE:
        return is_of_a_list(walk, line)
    if len(line.text) >= 110 or re.search(r"[.!?]\s|[.!?]$", line.text):
        return False
    found = prices(line.text, walk.desk.speech)
    return bool(found) and found[-1].end >= len(line.text) - 3


def _take_run(walk: Walk, run: list[Stretch]) -> None:
    if not run:
        return
    whole = joined(run)
    if walk.section in _PRICED and _take_priced_sentences(walk, whole):
        return
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
        Section.STEPS,
    ):
        _take_open(walk, whole)
    else:
        for unit in meant_lines(whole):
            take_text(walk.desk, walk.section, unit, heading=walk.heading, group=walk.group)


def _take_open(walk: Walk, whole: Stretch) -> None:
    if "\n" in whole.text and whole_address(walk.desk, whole, walk.heading):
        return
    ordinals = walk.desk.speech.language == "de"
    for unit in meant_lines(whole):
        told = sentences(unit.folded(), ordinals=ordinals)
        opening = max(0, 3 - walk.sentences) if walk.section in (None, Section.ABOUT) else 0
        take_sentences(walk.desk, told, heading=walk.heading, opening=opening)
        walk.sentences += len(told)


def _take_priced_sentences(walk: Walk, whole: Stretch) -> bool:
    """`Twin £90 a night. Double £110.` below `Rooms` is a list without bullets."""
    speech = walk.desk.speech
    told = sentences(whole.folded(), ordinals=speech.language == "de")
    listed = [part for part in told if is_priced_item(part.text, speech)]
    if len(listed) < 2:
        return False
    for part in told:
        if part in listed:
            take_service(walk.desk, part.strip(" ."), walk.heading, group=walk.group)
        else:
            take_sentence(walk.desk, part, heading=walk.heading)
    return True


_PRICED = frozenset({Section.PRICES, Section.SERVICES, Section.MENU})


def _take_line(walk: Walk, line: Stretch) -> None:
    if take_price_of_heading(walk, line):
        return
    label = _LABEL.match(line.text)
    section = label and (section_of_label(label["label"]) or section_of_heading(label["label"]))
    found = prices(line.text, walk.desk.speech)
    listed = section is Section.PRICES and len(found) > 1
    if walk.section in _PRICED and section in _PRICED and found and not listed:
        section = None  # `Ten classes: £90` below `Prices`
    if label and section and label["rest"].strip() and len(label["label"].split()) <= 5:
        take_labelled(walk.desk, line, section)
        return
    if walk.section is None and is_quotation(line.text):
        take_text(walk.desk, Section.REVIEWS, line, heading=walk.heading)
        return
    section = None if walk.section is Section.STEPS and not is_step(line.text) else walk.section
    if section in (None, Section.CONTACT):
        if not prices(line.text, walk.desk.speech):
            take_sentence(walk.desk, line, heading=walk.heading)
        elif not take_listed_work(walk.desk, line, walk.heading):
            take_service(walk.desk, line, walk.heading, group=walk.group)
        return
    take_text(walk.desk, section, line, heading=walk.heading, group=walk.group)


def _take_list(walk: Walk, block: Block) -> None:
    if walk.section is None and is_outline(block):
        _take_outline(walk, block)
        return
    items = [
        (words(walk, part), depth) for part, depth in zip(block.parts, block.depths, strict=True)
    ]
    if take_steps(walk, block) or (walk.section is None and _take_alike(walk, block, [i for i, _ in items])):  # fmt: skip
        return
    group, refused = walk.group, False
    for i, (item, depth) in enumerate(items):
        if not item:
            continue
        if depth > 0 and refused:
            take_refused(walk.desk, item.folded(), group)
            continue
        deeper = i + 1 < len(items) and items[i + 1][1] > depth
        if depth == min(d for _, d in items):
            group = walk.group
        refused = deeper and is_refusing(item.text, loose=True)
        if refused or (deeper and walk.section in GROUPED and len(item.text.split()) <= 8):
            group = item.text.rstrip(": ")
            continue
        _take_item(walk, item, group)


def _take_alike(walk: Walk, block: Block, items: list[Stretch]) -> bool:
    """A list whose items are all people, or all offers, needs no heading to say so."""
    if len(items) > 1 and all(begins_with_person(item.text) for item in items):
        for item in items:
            take_text(walk.desk, Section.TEAM, item, heading=walk.heading)
        return True
    texts = [part.text for part in block.parts]
    if not are_offers([item.text for item in items], walk.desk.speech) and not (
        walk.heading and are_bold_offers(texts, walk.desk.speech)
    ):
        return False
    for item in items:
        take_service(walk.desk, item, walk.heading)
    return True


def _take_outline(walk: Walk, block: Block) -> None:
    for first, more, below in outlined(block):
        title = words(walk, first).strip("*_: ")
        section = section_of_heading(title.text)
        if section is None or not (more or below):
            _take_item(walk, joined([first, *more]), "")
            for item in below:
                _take_item(walk, words(walk, item), title.text)
            continue
        walk.section, walk.heading = section, title.text
        if more:
            _take_paragraph(walk, Block("paragraph", tuple(more)))
        for item in below:
            _take_item(walk, words(walk, item), "")
        walk.section, walk.heading = None, ""


def _own_label(walk: Walk, text: str) -> Section | None:
    """Return what the label of an item announces where it is not what the list is about."""
    label = _LABEL.match(text)
    section = section_of_label(label["label"]) if label and label["rest"].strip() else None
    open_to = (None, Section.CONTACT, Section.ABOUT, *TO_MAKER, Section.LICENCES)
    open_to = (*open_to, walk.section) if section is Section.EXCLUSIONS else open_to
    return section if walk.section in open_to and section is not walk.section else None


def _take_item(walk: Walk, item: Stretch, group: str) -> None:
    flat = item.folded()
    open_to = (None, Section.PHOTOS, Section.LOGO, Section.PROJECTS)
    pictured = PICTURE.search(flat.text) and len(flat.text) < 240 and walk.section in open_to
    if pictured and take_photo(walk.desk, flat, walk.heading):
        return
    section = _own_label(walk, flat.text)
    if section is not None:
        take_labelled(walk.desk, flat, section)
        return
    if walk.section is Section.QUESTIONS or (flat.text.count("?") == 1 and _QA.match(flat.text)):
        _take_pairs(walk, [line for line in item.split(re.compile("\n"))])
        return
    if walk.section is None and (take_first_or_listed(walk, flat) or take_led_by_dash(walk, flat)):
        return
    if walk.section not in (None, Section.ABOUT, Section.CONTACT):
        take_text(walk.desk, walk.section, flat, heading=walk.heading, group=group)
    elif prices(flat.text, walk.desk.speech) and not flat.text.rstrip().endswith("."):
        take_service(walk.desk, flat, walk.heading, group=group)
    else:
        take_prose(walk.desk, item, walk.heading)


def _take_rows(walk: Walk, block: Block) -> None:
    rows = [tuple(words(walk, cell) for cell in row) for row in block.rows]
    take_table(walk.desk, rows, section=walk.section, heading=walk.heading, group=walk.group)
