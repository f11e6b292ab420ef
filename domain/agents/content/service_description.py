"""Write the page of one service, from what the brief says of it."""

import re
from collections.abc import Sequence

from domain.agents.content._feedback import kept
from domain.agents.content.hero_copy import lead_of
from domain.agents.discovery.seo_strategy import SeoStrategy, UrlPath
from domain.agents.discovery.service_definition import PriceLine, Service, ServiceDefinition
from domain.agents.prompt import Lines, Prompt, Slot
from domain.agents.rewriting import about, rewritten, several
from domain.agents.spec import AgentSpec, Given, Item
from domain.brief import Slug
from domain.text import Passage
from domain.text.typography import ended, sentence_case, typeset
from domain.value import Value


class ServicePage(Value):
    """The copy of a service page."""

    slug: Slug
    url: UrlPath
    intro: tuple[Passage, ...] = ()
    benefits: tuple[Passage, ...] = ()
    process: tuple[Passage, ...] = ()
    """Steps, in order, only if the brief gives them."""
    prices: tuple[PriceLine, ...] = ()
    questions: tuple[tuple[Passage, Passage], ...] = ()
    areas: tuple[Passage, ...] = ()


class ServiceItem(Item):
    """One service with a page, and all an agent may know of it."""

    service: Service


_STEP = re.compile(r"^\s*(?:(?:step|schritt|paso)\s+\d+\s*[:.)–-]|\d{1,2}[.)])\s+(?=\S)", re.I)
_FRAGMENT_WORDS = 8
"""A line with fewer words and no full stop is an item of a list, not a sentence."""


def split(given: Given) -> Sequence[Item]:
    """Return every service the page map has a page for."""
    by_slug = {service.slug: service for service in given.of(ServiceDefinition).services}
    return tuple(
        ServiceItem(key=page.source, page=page.url, service=by_slug[page.source])
        for page in given.of(SeoStrategy).pages
        if page.kind == "service" and page.source in by_slug
    )


def draft(given: Given) -> ServicePage:
    """Lay out what the brief says of the service: text, points, steps, prices, answers, areas."""
    if not isinstance(given.item, ServiceItem):
        raise LookupError(
            "`service_description` works on one `ServiceItem`; call it through `split`."
        )
    service, url = given.item.service, given.item.page
    lead = lead_of(service)
    seen = [service.name.text, lead.text if lead else ""]
    said = kept(_set(service.summary, given), given, page=url, seen=seen)
    steps = tuple(p for p in said if _STEP.match(p.text))
    points = tuple(p for p in said if p not in steps and _is_point(p.text))
    benefits = points if len(points) > 1 else ()
    return ServicePage(
        slug=service.slug,
        url=url,
        intro=tuple(_sentence(p) for p in said if p not in steps and p not in benefits),
        benefits=tuple(_pointed(p) for p in benefits),
        process=tuple(_step(p) for p in steps) if len(steps) > 1 else (),
        prices=service.prices,
        questions=_questions(service, given, url),
        areas=service.areas,
    )


def _set(passages: Sequence[Passage], given: Given) -> list[Passage]:
    language = given.facts.language
    return [Passage(text=typeset(p.text, language) or p.text, facts=p.facts) for p in passages]


def _is_point(text: str) -> bool:
    return len(text.split()) <= _FRAGMENT_WORDS and text[-1] not in ".!?…"


def _sentence(passage: Passage) -> Passage:
    return Passage(text=sentence_case(ended(_STEP.sub("", passage.text))), facts=passage.facts)


def _pointed(passage: Passage) -> Passage:
    return Passage(text=sentence_case(passage.text), facts=passage.facts)


def _step(passage: Passage) -> Passage:
    return Passage(text=sentence_case(_STEP.sub("", passage.text)), facts=passage.facts)


def _questions(service: Service, given: Given, url: str) -> tuple[tuple[Passage, Passage], ...]:
    return tuple(
        (asked[0], answers[0])
        for question, answer in service.questions
        if (asked := kept(_set([question], given), given, page=url))
        and (answers := kept(_set([answer], given), given, page=url))
    )


_LONGEST_SENTENCE, _LONGEST_POINT = 220, 90
_MOST_SENTENCES = 6


def _slots(given: Given, draft: ServicePage) -> tuple[Slot, ...]:
    name = given.item.service.name.text if isinstance(given.item, ServiceItem) else draft.slug
    intro = Slot(
        name="intro",
        what=f"What {name} is, when it is needed, and what is done; the page's own text",
        form="sentences",
        longest=_LONGEST_SENTENCE,
        most=max(_MOST_SENTENCES, len(draft.intro)),
        sources=about(*draft.intro),
        now=draft.intro,
    )
    benefits = Slot(
        name="benefits",
        what="What is included, or what the customer has of it; one thing a line",
        form="line",
        longest=_LONGEST_POINT,
        most=max(1, len(draft.benefits)),
        sources=about(*draft.benefits),
        now=draft.benefits,
    )
    return tuple(slot for slot in (intro, benefits) if slot.now)


def _write(_: Given, draft: ServicePage, lines: Lines) -> ServicePage:
    return rewritten(
        draft,
        {
            "intro": several(lines, "intro", draft.intro),
            "benefits": several(lines, "benefits", draft.benefits),
        },
    )


SERVICE_DESCRIPTION = AgentSpec(
    name="service_description",
    duty="Write the page of one service, from what the brief says of it.",
    output=ServicePage,
    draft=draft,
    split=split,
    split_needs=(SeoStrategy, ServiceDefinition),
    prompt=Prompt(file="service_description.xml", level=1, slots=_slots, write=_write),
)
