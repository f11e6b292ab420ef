"""Give every page one thing to do next."""

import re
from collections.abc import Callable, Iterator, Sequence

from pydantic import Field

from domain.agents.content._feedback import comebacks
from domain.agents.content.local_seo import LocalSeo
from domain.agents.design.layout_architecture import Layout, PagePlan
from domain.agents.discovery.brand_identity import BrandIdentity
from domain.agents.discovery.business_requirements import Action, BusinessRequirements
from domain.agents.discovery.seo_strategy import PageKind, UrlPath
from domain.agents.discovery.service_definition import ServiceDefinition
from domain.agents.discovery.technical_requirements import TechnicalRequirements
from domain.agents.prompt import Lines, Prompt, Slot
from domain.agents.rewriting import rewritten, said
from domain.agents.spec import AgentSpec, Given
from domain.facts import (
    Address,
    Email,
    FactId,
    FactKind,
    Facts,
    Hours,
    Integration,
    Language,
    Link,
    Phone,
)
from domain.phrases import phrase
from domain.text import Passage
from domain.text.formats import hours_text, writes_am_pm
from domain.text.typography import sentence_case
from domain.value import Value


class PageAction(Value):
    """One action with its words."""

    kind: Action
    label: str = Field(min_length=2, max_length=60)
    href: str
    """`tel:`, `mailto:`, an address on the site, or an https URL from the facts."""
    note: str = ""
    """Microcopy beside it, such as today's hours; empty when there is nothing true to add."""


class CallToAction(Value):
    """The primary action per page, and the others a visitor may prefer."""

    primary: dict[UrlPath, PageAction]
    """Pages with nothing true to do next are left out."""
    others: tuple[PageAction, ...] = ()


_LONGEST_LABEL = 40
_LONGEST_NOTE = 60
_BOOKING = {
    "menu": "do_book_table",
    "treatments": "do_book_appointment",
    "rooms": "do_book_room",
    "courses": "do_book_course",
}


def draft(given: Given) -> CallToAction:
    """Choose for each page the action that counts most and leads off the page."""
    needs = given.of(BusinessRequirements)
    possible = [one for kind in needs.actions for one in _ACTIONS[kind](given)]
    pages = given.of(Layout).pages
    primary = {
        page.url: _worded(action, page, given)
        for page in pages
        if (action := _first_for(page, possible, pages, given)) is not None
    }
    return CallToAction(primary=primary, others=tuple(_unique(possible)))


def _first_for(
    page: PagePlan, possible: Sequence[PageAction], pages: Sequence[PagePlan], given: Given
) -> PageAction | None:
    leading = (action for action in possible if action.href.split("#")[0] != page.url)
    return next(leading, None) or next(_onward(page, pages, given.facts.language), None)


def _onward(page: PagePlan, pages: Sequence[PagePlan], language: Language) -> Iterator[PageAction]:
    """Yield links to the other pages, for a site whose facts allow no other action."""
    for other in pages:
        if other.url != page.url and other.kind not in ("privacy", "imprint"):
            key = "do_home" if other.url == "/" else "do_read"
            label = phrase(key, language, page=other.label)
            if len(label) <= 60:
                yield PageAction(kind="read", label=label, href=other.url)


def _worded(action: PageAction, page: PagePlan, given: Given) -> PageAction:
    """Return the action, in fewer words if graders sent the page back."""
    short = _SHORT.get(action.kind)
    if short is None or not comebacks(given, page.url):
        return action
    return action.model_copy(update={"label": _say(given, short)})


def _unique(actions: Sequence[PageAction]) -> list[PageAction]:
    found: dict[str, PageAction] = {}
    for action in actions:
        found.setdefault(action.href, action)
    return list(found.values())


_SHORT: dict[Action, str] = {
    "call": "do_call_short",
    "email": "do_email_short",
    "visit": "do_visit_short",
}


def _say(given: Given, key: str, **values: str) -> str:
    brand = given.maybe(BrandIdentity)
    is_alone = brand is not None and brand.voice.is_alone
    return phrase(key, given.facts.language, is_alone=is_alone, **values)


def _label(given: Given, key: str, short: str, **values: str) -> str:
    text = _say(given, key, **values)
    return text if len(text) <= _LONGEST_LABEL else _say(given, short)


def _call(given: Given) -> Iterator[PageAction]:
    local = given.maybe(LocalSeo)
    phones = [p for p in (local.phones if local else ()) if "fax" not in p.purpose.lower()]
    for phone in sorted(phones, key=lambda one: bool(one.purpose)):
        purpose = sentence_case(re.split(r"[,;:(]", phone.purpose)[0].strip())
        key = "do_call_for" if purpose and phone != phones[0] else "do_call"
        label = _label(given, key, "do_call_short", phone=phone.display, purpose=purpose)
        note = _hours_note(given) if not phone.purpose else ""
        yield PageAction(kind="call", label=label, href=phone.href, note=note)


def _email(given: Given) -> Iterator[PageAction]:
    local = given.maybe(LocalSeo)
    for email in local.emails if local else ():
        label = _label(given, "do_email", "do_email_short", email=email.address)
        yield PageAction(kind="email", label=label, href=f"mailto:{email.address}")


def _write(given: Given) -> Iterator[PageAction]:
    technical = given.maybe(TechnicalRequirements)
    contact = _page("contact", given)
    label = _say(given, "do_write")
    if contact and technical and technical.form:
        yield PageAction(kind="write", label=label, href=contact.url)
        return
    for mail in _email(given):
        yield mail.model_copy(update={"kind": "write", "label": label})


def _visit(given: Given) -> Iterator[PageAction]:
    local = given.maybe(LocalSeo)
    if local is None or not local.addresses:
        return
    street = local.addresses[0].street
    contact = _page("contact", given)
    href = contact.url if contact else local.map_url
    key = "do_visit" if street else "do_visit_short"
    if href:
        label = _label(given, key, "do_visit_short", street=street)
        yield PageAction(kind="visit", label=label, href=href, note=_hours_note(given))


def _book(given: Given) -> Iterator[PageAction]:
    catalogue = given.maybe(ServiceDefinition) or ServiceDefinition()
    label = phrase(_BOOKING.get(catalogue.noun, "do_book"), given.facts.language)
    for url in _urls(given, "booking"):
        yield PageAction(kind="book", label=label, href=url)


def _order(given: Given) -> Iterator[PageAction]:
    for url in _urls(given, "order"):
        yield PageAction(kind="order", label=_say(given, "do_order"), href=url)


def _buy(given: Given) -> Iterator[PageAction]:
    for url in _urls(given, "shop"):
        yield PageAction(kind="buy", label=_say(given, "do_buy"), href=url)


def _try(given: Given) -> Iterator[PageAction]:
    words = ("try", "demo", "trial", "test", "sign up", "prueba", "probar", "registr")
    for _, link in given.facts.details(Link):
        if any(word in link.label.lower() for word in words) and link.url.startswith("https://"):
            yield PageAction(kind="try", label=_say(given, "do_try"), href=link.url)


def _join(given: Given) -> Iterator[PageAction]:
    page = _page("events", given) or _page("contact", given)
    if page:
        yield PageAction(kind="join", label=_say(given, "do_join"), href=page.url)


def _read(given: Given) -> Iterator[PageAction]:
    catalogue = given.maybe(ServiceDefinition) or ServiceDefinition()
    page = _page("services", given)
    if page:
        label = _say(given, f"do_read_{catalogue.noun}")
        yield PageAction(kind="read", label=label, href=page.url)


_ACTIONS: dict[Action, Callable[[Given], Iterator[PageAction]]] = {
    "call": _call,
    "email": _email,
    "visit": _visit,
    "book": _book,
    "order": _order,
    "write": _write,
    "buy": _buy,
    "try": _try,
    "join": _join,
    "read": _read,
}


def _page(kind: PageKind, given: Given) -> PagePlan | None:
    return next((page for page in given.of(Layout).pages if page.kind == kind), None)


def _urls(given: Given, purpose: str) -> Iterator[str]:
    links = [link.url for _, link in given.facts.details(Link) if link.purpose == purpose]
    wished = [one.url for _, one in given.facts.details(Integration) if one.kind == purpose]
    yield from dict.fromkeys(url for url in [*links, *wished] if url.startswith("https://"))


def _hours_note(given: Given) -> str:
    """Return the opening hours in one short line, or nothing when they do not fit into one."""
    language, twelve = given.facts.language, writes_am_pm(given.facts)
    open_at = [one for _, one in given.facts.details(Hours) if one.spans and not one.label]
    lines = [hours_text(one, language, short=True, twelve_hours=twelve) for one in open_at]
    between = "; " if any(len(one.spans) > 1 for one in open_at) else ", "
    note = sentence_case(between.join(lines))
    return note if len(note) <= _LONGEST_NOTE else ""


def _slots(given: Given, draft: CallToAction) -> tuple[Slot, ...]:
    return tuple(
        slot
        for number, action in _numbered(draft).items()
        for slot in _slots_of(number, action, given.facts)
    )


def _numbered(draft: CallToAction) -> dict[int, PageAction]:
    """Return every action once, under the number its slots have."""
    every = dict.fromkeys([*draft.primary.values(), *draft.others])
    return dict(enumerate(every, 1))


def _slots_of(number: int, action: PageAction, facts: Facts) -> Iterator[Slot]:
    sources = _sources(action, facts)
    yield Slot(
        name=f"label.{number}",
        what=f"Words of the button that leads to {action.href} ({action.kind})",
        form="line",
        longest=_LONGEST_LABEL,
        sources=sources,
        now=(Passage(text=action.label, facts=sources),),
    )
    if action.note:
        hours = tuple(fact.fact_id for fact, _ in facts.details(Hours))
        yield Slot(
            name=f"note.{number}",
            what="What somebody wants to know before pressing it",
            form="line",
            longest=_LONGEST_NOTE,
            sources=hours,
            now=(Passage(text=action.note, facts=hours),),
        )


def _sources(action: PageAction, facts: Facts) -> tuple[FactId, ...]:
    """Return the facts an action's target comes from."""
    href = action.href.removeprefix("mailto:")
    phones = [f for f, phone in facts.details(Phone) if phone.href == href]
    emails = [f for f, email in facts.details(Email) if email.address == href]
    links = [f for f, link in facts.details(Link) if link.url == href]
    wished = [f for f, wish in facts.details(Integration) if wish.url == href]
    places = [f for f, _ in facts.details(Address)][:1] if action.kind == "visit" else []
    return tuple(one.fact_id for one in (*phones, *emails, *links, *wished, *places))


def _with_words(_: Given, draft: CallToAction, lines: Lines) -> CallToAction:
    worded = {
        action: rewritten(
            action,
            {
                "label": said(lines, f"label.{number}", action.label),
                "note": said(lines, f"note.{number}", action.note),
            },
        )
        for number, action in _numbered(draft).items()
    }
    primary = {url: worded[action] for url, action in draft.primary.items()}
    others = tuple(worded[action] for action in draft.others)
    return rewritten(draft, {"primary": primary, "others": others})


CALL_TO_ACTION = AgentSpec(
    name="call_to_action",
    duty="Give every page one thing to do next.",
    output=CallToAction,
    draft=draft,
    reads=frozenset(
        {FactKind.HOURS, FactKind.LINK, FactKind.INTEGRATION}
        | {FactKind.PHONE, FactKind.EMAIL, FactKind.ADDRESS}
    ),
    needs=(Layout, BusinessRequirements),
    wants=(BrandIdentity, LocalSeo, ServiceDefinition, TechnicalRequirements),
    prompt=Prompt(
        file="call_to_action.xml",
        level=2,
        shows=(BusinessRequirements,),
        slots=_slots,
        write=_with_words,
    ),
)
