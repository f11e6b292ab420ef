"""Put a question to a model together: what all share first, then what only this one says.

Everything that is not ours stands escaped inside an element, so that no brief can end its element
or begin another. The same input gives the same bytes: nothing of a run or a moment is in them.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from html import escape
from typing import cast

from domain.agents.discovery.brand_identity import BrandIdentity
from domain.agents.prompt import Lines, Prompt, Slot
from domain.agents.spec import AgentSpec, Given, Output
from domain.facts import Fact, Facts
from domain.model.answer import ANSWER_SCHEMA
from domain.model.masking import Masked, mask
from domain.model.prompt_file import PromptFile, house_rules, prompt_of
from domain.model.request import ModelRequest
from domain.model.sheet import facts_of
from domain.text.unseen import without_unseen
from domain.value import Value


def compile(
    agent: AgentSpec[Output],
    given: Given,
    slots: Sequence[Slot],
    *,
    site: Mapping[str, str] | None = None,
) -> ModelRequest:
    """Return the question that asks for the words of `slots`.

    Args:
        agent: Who asks; it has a prompt.
        given: What it is given, background and feedback included.
        slots: The places for words, with the draft's.
        site: The text of every page by its URL; shown to agents of level 3.

    Raises:
        ValueError: The agent has no prompt, its file is not as it should be, or there is no
            background: then it is not among those whose words a model writes.
    """
    if agent.prompt is None or given.background is None:
        raise ValueError(
            f"Agent {agent.name!r} has no prompt or was given no background; only agents with a "
            f"prompt, named in `Situation.written`, can be asked for."
        )
    file = prompt_of(agent)
    masked = masked_of(given)
    return ModelRequest(
        agent=agent.name,
        shared=(house_rules(), _background(given.background)),
        question="\n".join(
            [
                _context(agent.prompt, given, file, masked=masked, site=site or {}),
                *(_element(part, _ours(getattr(file, part))) for part in _PARTS),
                _many("slots", (_slot(slot, masked) for slot in slots)),
                *_feedback(given, masked, words_before(agent.prompt, given)),
            ]
        ),
        answer_schema=ANSWER_SCHEMA,
        prompt_version=file.version,
    )


def masked_of(given: Given) -> Masked:
    """Return what the writer is shown of the facts, which also puts back the marks in its answer."""
    masked = mask(facts_of(given))
    if given.background is None:
        return masked
    return replace(masked, marks={**mask(given.background).marks, **masked.marks})


_PARTS = ("role", "task", "instructions", "validation")
"""Parts of the prompt file that stand behind the context."""


def _background(facts: Facts) -> str:
    shown = mask(facts).facts
    attributes = {"language": facts.language, "country": facts.country}
    return _many("background", (_fact(entry) for entry in shown.entries), **attributes)


def _context(
    prompt: Prompt, given: Given, file: PromptFile, *, masked: Masked, site: Mapping[str, str]
) -> str:
    """Return what the work is part of: facts, then what others made, then the site, by level."""
    known = frozenset(given.background.by_id) if given.background else frozenset[str]()
    rest = [entry for entry in masked.facts.entries if entry.fact_id not in known]
    inner = [_ours(file.context), *_some("facts", [_fact(entry) for entry in rest])]
    if given.item is not None:
        inner.append(_element("item", _json(given.item, masked)))
    if prompt.level >= 2:
        inner += _standards(given, masked)
        inner += [
            _element("made", _json(output, masked), by=_snake(output))
            for shown in prompt.shows
            for output in given.all(shown)
        ]
    if prompt.level == 3:
        pages = [_element("page", _theirs(site[url], masked), url=url) for url in sorted(site)]
        inner += _some("site", pages)
    return _many("context", inner)


def _fact(entry: Fact) -> str:
    heading = {"heading": entry.heading} if entry.heading else {}
    words = escape(_clean(entry.text), quote=False)
    return _element("fact", words, id=entry.fact_id, kind=entry.kind.value, **heading)


def _standards(given: Given, masked: Masked) -> list[str]:
    """Return how the firm speaks, as the graders will check it."""
    brand = given.maybe(BrandIdentity)
    if brand is None:
        return []
    voice = brand.voice
    lines = [
        _element("person", voice.person),
        _element("formality", voice.formality),
        _element("traits", _theirs(", ".join(brand.traits), masked)),
        _element("longest_sentence_words", str(voice.longest_sentence_words)),
        _element("use", _theirs("; ".join(voice.use), masked)),
        _element("avoid", _theirs("; ".join(voice.avoid), masked)),
    ]
    return [_many("standards", lines)]


def _slot(slot: Slot, masked: Masked) -> str:
    limits = {} if slot.form == "choice" else {"longest": str(slot.longest)}
    facts = {"facts": " ".join(slot.sources)} if slot.sources else {}
    inner = [
        _element("what", _theirs(slot.what, masked)),
        *(_element("option", _theirs(option, masked)) for option in slot.options),
        *(_element("now", _theirs(p.text, masked), **_ids(p.facts)) for p in slot.now),
    ]
    most = str(slot.most)
    return _element(
        "slot", "".join(inner), name=slot.name, form=slot.form, **limits, most=most, **facts
    )


def _ids(facts: Sequence[str]) -> dict[str, str]:
    return {"facts": " ".join(facts)} if facts else {}


def words_before(prompt: Prompt, given: Given) -> Lines:
    """Return the words that were sent back, by slot, those that findings are about too."""
    if given.previous is None:
        return {}
    untold = replace(given, feedback=())
    return {slot.name: slot.now for slot in prompt.slots(untold, given.previous) if slot.now}


def _feedback(given: Given, masked: Masked, before: Lines) -> list[str]:
    """Return what graders sent back, each fault once, and the words it was about."""
    findings = {
        (f.rule, f.page, f.selector, f.evidence): (feedback.round, f)
        for feedback in given.feedback
        for f in feedback.findings
    }
    if not findings:
        return []
    told = [
        _element(
            "finding",
            _element("evidence", _theirs(f.evidence, masked))
            + _element("fix", _theirs(f.fix, masked)),
            round=str(number),
            rule=f.rule,
            page=f.page,
        )
        for number, f in findings.values()
    ]
    words = [
        _element("before", _theirs(p.text, masked), slot=name, **_ids(p.facts))
        for name in sorted(before)
        for p in before[name]
    ]
    return [_many("feedback", [_ours(_MEND), _many("findings", told), *words])]


_MEND = (
    "Graders sent this work back. Answer for the slots these findings are about, so that their "
    "cause is gone. Change nothing else: repeat every other line of before exactly as it stands."
)


def shares(request: ModelRequest) -> dict[str, float]:
    """Return the share of the prompt's characters in each section, 0-1.

    Sections are named by their elements; parts of the context that belong to a level are told
    apart as `facts`, `item`, `standards`, `made` and `site`.
    """
    whole = "\n".join((*request.shared, request.question))
    found: dict[str, int] = {}
    for tag in _SECTIONS:
        found[tag] = sum(len(match[0]) for match in _section(tag).finditer(whole))
    inside = sum(found[tag] for tag in _INSIDE_CONTEXT)
    found["context"] -= inside
    return {tag: size / len(whole) for tag, size in found.items() if size}


_INSIDE_CONTEXT = ("facts", "item", "standards", "made", "site")
_SECTIONS = (
    *("house_rules", "background", "context", *_INSIDE_CONTEXT, *_PARTS),
    *("slots", "feedback"),
)


def _section(tag: str) -> re.Pattern[str]:
    # What is not ours is escaped, so these tags are all ours.
    return re.compile(rf"<{tag}(?: [^>]*)?>.*?</{tag}>", re.DOTALL)


def _json(value: Value, masked: Masked) -> str:
    """Return a value without what is empty or usual, its words masked and escaped."""
    shown = _masked(value.model_dump(mode="json", exclude_defaults=True), masked)
    text = json.dumps(shown, ensure_ascii=False, separators=(",", ":"))
    return escape(_clean(text), quote=False)


def _masked(thing: object, masked: Masked) -> object:
    match thing:
        case str():
            return thing if _FACT_ID.fullmatch(thing) else masked.mask_text(thing)
        case dict():
            items = cast("Mapping[str, object]", thing).items()
            return {key: _masked(inner, masked) for key, inner in items}
        case list():
            return [_masked(inner, masked) for inner in cast("Sequence[object]", thing)]
        case _:
            return thing


_FACT_ID = re.compile(r"f-[0-9a-f]{10}")


def _theirs(text: str, masked: Masked) -> str:
    """Return words that are not ours: masked, clean and escaped."""
    return escape(_clean(masked.mask_text(text)), quote=False)


def _ours(text: str) -> str:
    return escape(text, quote=False)


def _clean(text: str) -> str:
    """Return the text on one line, without what cannot be seen: such letters hide instructions."""
    text = without_unseen(text)
    if not text.isprintable():
        text = "".join(c for c in text if c.isspace() or unicodedata.category(c)[0] != "C")
    return " ".join(text.split())


def _element(tag: str, inner: str, **attributes: str) -> str:
    said = "".join(f' {key}="{escape(_clean(value))}"' for key, value in attributes.items())
    return f"<{tag}{said}>{inner}</{tag}>"


def _many(tag: str, inner: Iterable[str], **attributes: str) -> str:
    return _element(tag, "\n" + "\n".join(inner) + "\n", **attributes)


def _some(tag: str, inner: Sequence[str]) -> list[str]:
    return [_many(tag, inner)] if inner else []


def _snake(output: Output) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", type(output).__name__).lower()
