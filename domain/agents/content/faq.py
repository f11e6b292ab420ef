"""Answer the questions the facts can answer."""

import re
from collections.abc import Iterator

from domain.agents.content._feedback import kept
from domain.agents.content._pages import page_url
from domain.agents.design.layout_architecture import Layout
from domain.agents.prompt import Lines, Prompt, Slot
from domain.agents.rewriting import about, one, rewritten, several
from domain.agents.spec import AgentSpec, Given
from domain.facts import Address, Email, FactId, FactKind, Facts, Hours, Language, Phone, Question
from domain.phrases import phrase
from domain.text import Passage
from domain.text.formats import address_text, days_text, hours_text, joined, writes_am_pm
from domain.text.places import area_names, is_place_name
from domain.text.telling import is_closing, told
from domain.text.typography import bare, ended, folded, sentence_case, typeset
from domain.text.whereabouts import situated
from domain.value import Value


class FaqEntry(Value):
    """A question and its answer."""

    question: Passage
    answer: tuple[Passage, ...]


class Faq(Value):
    """Questions and answers, most asked first."""

    entries: tuple[FaqEntry, ...] = ()


_TOPICS: dict[str, re.Pattern[str]] = {
    "ask_hours": re.compile(
        r"\b(?:open|hours|geöffnet|öffnungszeit\w*|auf|abren|abiert\w*|horario)\b"
    ),
    "ask_place": re.compile(
        r"\b(?:where are you|address|find you|finde|adresse|dónde están|dirección)\b"
    ),
    "ask_areas": re.compile(r"\b(?:areas?|cover|travel|gebiet\w*|orten?|zonas?|desplaz\w*)\b"),
    "ask_payment": re.compile(
        r"\b(?:pay\w*|card|cash|zahl\w*|bezahl\w*|karte|pag\w*|tarjeta|efectivo)\b"
    ),
    "ask_contact": re.compile(r"\b(?:reach|contact|call you|erreiche\w*|kontakt\w*|contact\w*)\b"),
}


_SEVERAL = 2


def draft(given: Given) -> Faq:
    """Give the client's own questions first, then those their facts answer."""
    stated = list(_stated(given))
    asked = [folded(entry.question.text) for entry in stated]
    composed = [
        entry
        for topic, entry in _composed(given)
        if not any(_TOPICS[topic].search(one) for one in asked)
    ]
    entries = (_checked(entry, given) for entry in [*stated, *composed])
    return Faq(entries=tuple(_unique(entry for entry in entries if entry is not None)))


def _stated(given: Given) -> Iterator[FaqEntry]:
    language = given.facts.language
    for source, qa in given.facts.details(Question):
        if qa.question.strip() and qa.answer.strip():
            answer = told(source, language, qa.answer)
            yield from _taken_apart(_asked(qa.question, language), answer, source.fact_id)


def _taken_apart(question: str, answer: tuple[Passage, ...], fact_id: FactId) -> Iterator[FaqEntry]:
    """Yield one entry per question: an answer may run on into the next question and its answer."""
    said: list[Passage] = []
    for passage in answer:
        if passage.text.endswith("?") and said and passage is not answer[-1]:
            yield FaqEntry(question=Passage(text=question, facts=(fact_id,)), answer=tuple(said))
            question, said = passage.text, []
        else:
            said.append(passage)
    yield FaqEntry(question=Passage(text=question, facts=(fact_id,)), answer=tuple(said))


def _asked(question: str, language: Language) -> str:
    text = sentence_case(typeset(question, language))
    if text.endswith(("?", "!", ".")):
        return text
    return f"¿{text}?" if language == "es" and "¿" not in text else f"{text}?"


def _checked(entry: FaqEntry, given: Given) -> FaqEntry | None:
    question = kept([entry.question], given, page=page_url("faq", given))
    answer = kept(entry.answer, given, page=page_url("faq", given))
    if not question or not answer:
        return None
    return FaqEntry(question=question[0], answer=answer)


def _unique(entries: Iterator[FaqEntry]) -> Iterator[FaqEntry]:
    seen: set[str] = set()
    for entry in entries:
        words = folded(entry.question.text)
        if words not in seen:
            seen.add(words)
            yield entry


def _composed(given: Given) -> Iterator[tuple[str, FaqEntry]]:
    """Yield what visitors ask anywhere, for a page of questions; a home page answers it in sight."""
    if given.maybe(Layout) is not None and page_url("faq", given) == "/":
        return
    facts, language = given.facts, given.facts.language
    answers = {
        "ask_hours": _hours(facts),
        "ask_place": _place(facts),
        "ask_areas": _areas(facts),
        "ask_payment": _payment(facts),
        "ask_contact": _contact(facts),
    }
    for topic, answer in answers.items():
        if answer:
            yield (
                topic,
                FaqEntry(question=Passage(text=phrase(topic, language)), answer=tuple(answer)),
            )


def _hours(facts: Facts) -> list[Passage]:
    language, twelve = facts.language, writes_am_pm(facts)
    found: list[Passage] = []
    groups: dict[str, list[tuple[str, str]]] = {}
    for source, hours in facts.details(Hours):
        if hours.spans:
            text = hours_text(hours, language, twelve_hours=twelve)
            groups.setdefault(hours.label, []).append((text, source.fact_id))
    for label, lines in groups.items():
        listed = "; ".join(text for text, _ in lines)
        key = "answer_hours_of" if label else "answer_hours"
        text = phrase(key, language, hours=listed, label=label)
        found.append(Passage(text=text, facts=tuple(dict.fromkeys(one for _, one in lines))))
    noted = [(s, h.note) for s, h in facts.details(Hours) if h.spans and is_closing(h.note)]
    found += [p for source, note in noted for p in told(source, language, note)]
    closed = [(s, h) for s, h in facts.details(Hours) if not h.spans and not h.label]
    if found and closed:
        days = days_text([day for _, hours in closed for day in hours.days], language)
        text = sentence_case(phrase("answer_closed", language, days=days))
        found.append(Passage(text=text, facts=tuple(s.fact_id for s, _ in closed)))
    return found


def _place(facts: Facts) -> list[Passage]:
    found: list[Passage] = []
    for source, address in facts.details(Address):
        text = address_text(address, facts.country) or bare(source.text)
        key = "answer_place_of" if address.label else "answer_place"
        words = phrase(key, facts.language, address=text, label=address.label)
        found.append(Passage(text=words, facts=(source.fact_id,)))
    return found


def _areas(facts: Facts) -> list[Passage]:
    names = area_names(facts)
    if len(names) < _SEVERAL:
        return []  # one town is where the firm is, not where it goes
    if not all(is_place_name(name.text) for name in names):
        return [Passage(text=sentence_case(ended(name.text)), facts=name.facts) for name in names]
    words = [name.text for name in names]
    language = facts.language
    text = phrase("answer_areas", language, where=situated(words, language))
    return [Passage(text=text, facts=tuple(dict.fromkeys(i for n in names for i in n.facts)))]


_WAYS = re.compile(
    r"(?:cash|cards?|credit cards?|debit cards?|cheques?|bank transfers?|direct debit|invoice"
    r"|efectivo|tarjetas?|transferencias?)",
    re.I,
)


def _payment(facts: Facts) -> list[Passage]:
    """Return ways to pay; a sentence of the client's stays as it is."""
    language = facts.language
    named = [s for s in facts.of(FactKind.PAYMENT) if len(s.text.split()) <= 3]
    found: list[Passage] = []
    if named:
        ways = [
            bare(s.text).lower() if _WAYS.fullmatch(bare(s.text)) else bare(s.text) for s in named
        ]
        text = phrase("answer_payment", language, ways=joined(ways, language))
        found.append(Passage(text=text, facts=tuple(s.fact_id for s in named)))
    sayings = (s for s in facts.of(FactKind.PAYMENT) if s not in named)
    return [*found, *(passage for s in sayings for passage in told(s, language))]


def _contact(facts: Facts) -> list[Passage]:
    language = facts.language
    found: list[Passage] = []
    for source, phone in facts.details(Phone)[:3]:
        key = "answer_phone_for" if phone.purpose else "answer_phone"
        purpose = sentence_case(phone.purpose)
        text = phrase(key, language, phone=phone.display, purpose=purpose)
        found.append(Passage(text=text, facts=(source.fact_id,)))
    for source, email in facts.details(Email)[:1]:
        text = phrase("answer_email", language, email=email.address)
        found.append(Passage(text=text, facts=(source.fact_id,)))
    return found


_LONGEST_QUESTION, _LONGEST_SENTENCE = 110, 240
_MOST_SENTENCES = 4
_ORDER = "order"


def _slots(_: Given, draft: Faq) -> tuple[Slot, ...]:
    slots = [slot for n, entry in enumerate(draft.entries, 1) for slot in _slots_of(n, entry)]
    if len(draft.entries) < _SEVERAL:
        return tuple(slots)
    numbers = tuple(str(number) for number in range(1, len(draft.entries) + 1))
    what = "The numbers of the entries, what a visitor most needs to know first"
    order = Slot(name=_ORDER, what=what, form="choice", options=numbers, most=len(numbers))
    return (*slots, order)


def _slots_of(number: int, entry: FaqEntry) -> Iterator[Slot]:
    sources = about(entry.question, *entry.answer)
    yield Slot(
        name=f"question.{number}",
        what=f"Entry {number}: the question as a visitor would ask it, with a question mark",
        form="line",
        longest=_LONGEST_QUESTION,
        sources=sources,
        now=(entry.question,),
    )
    yield Slot(
        name=f"answer.{number}",
        what=f"Entry {number}: the answer, the first sentence of which answers by itself",
        form="sentences",
        longest=_LONGEST_SENTENCE,
        most=max(_MOST_SENTENCES, len(entry.answer)),
        sources=sources,
        now=entry.answer,
    )


def _write(_: Given, draft: Faq, lines: Lines) -> Faq:
    entries = {
        str(number): rewritten(
            entry,
            {
                "question": one(lines, f"question.{number}", entry.question),
                "answer": several(lines, f"answer.{number}", entry.answer),
            },
        )
        for number, entry in enumerate(draft.entries, 1)
    }
    first = [line.text for line in lines.get(_ORDER, ()) if line.text in entries]
    return rewritten(
        draft, {"entries": tuple(entries[n] for n in dict.fromkeys([*first, *entries]))}
    )


FAQ = AgentSpec(
    name="faq",
    duty="Answer the questions the facts can answer.",
    output=Faq,
    draft=draft,
    reads=frozenset(
        {
            FactKind.QUESTION,
            FactKind.HOURS,
            FactKind.ADDRESS,
            FactKind.AREA,
            FactKind.PAYMENT,
            FactKind.PHONE,
            FactKind.EMAIL,
        }
    ),
    wants=(Layout,),
    prompt=Prompt(file="faq.xml", level=1, slots=_slots, write=_write),
)
