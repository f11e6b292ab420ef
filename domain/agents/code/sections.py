"""Project one planned section: what it prints on this page, or nothing."""

from collections.abc import Callable

from domain.agents.code.legal_text import legal_text
from domain.agents.code.offer import more, prices, service_copy, services, texts
from domain.agents.code.page_model import (
    Anchor,
    Answer,
    Card,
    Entry,
    Group,
    Happening,
    Quote,
    Section,
)
from domain.agents.code.reach import reach
from domain.agents.code.sources import Sources
from domain.agents.content.about_page import MOST_AT_HOME, repeats, shown_by
from domain.agents.content.hero_copy import HeroCopy
from domain.agents.content.testimonial import Testimonial
from domain.agents.design.layout_architecture import EventLine, PagePlan, SectionPlan
from domain.agents.discovery.seo_strategy import SeoStrategy
from domain.agents.scraps import is_scrap
from domain.text import Passage
from domain.text.telling import is_quotable
from domain.text.typography import sentence_case


def section(plan: SectionPlan, page: PagePlan, sources: Sources) -> Section | None:
    """Return the section with everything it prints; None when the facts leave it empty."""
    build = _BUILDERS.get(plan.kind)
    if build is None:
        return None
    filled = build(plan, page, sources)
    if filled is None:
        return None
    frame = {"variant": plan.variant, "tone": plan.tone, "weight": plan.weight}
    pictures = filled.pictures or sources.pictures(page.url, plan.kind)
    return filled.model_copy(update={**frame, "pictures": pictures})


def _hours(_plan: SectionPlan, _page: PagePlan, sources: Sources) -> Section | None:
    if not sources.local.hours:
        return None
    return Section(kind="hours", heading=sources.say("hours"), reach=reach(sources))


def _contact(_plan: SectionPlan, page: PagePlan, sources: Sources) -> Section | None:
    whole = reach(sources)
    if page.kind == "contact":  # hours have a section of their own there
        whole = whole.model_copy(update={"hours": ()})
    if not (whole.phones or whole.emails or whole.places or whole.links or whole.hours):
        return None
    if _is_told_with_contact(page, sources):
        names = tuple(name.text for name in sources.local.areas)
        whole = whole.model_copy(update={"areas": names})
    heading = sources.say("contact") if page.kind != "contact" else ""
    return Section(kind="contact", heading=heading, reach=whole)


def _is_told_with_contact(page: PagePlan, sources: Sources) -> bool:
    """Whether the home page names its only area with phone and address."""
    has_both = {"contact", "areas"} <= {part.kind for part in page.sections}
    is_single = len(sources.local.areas) == 1 and not sources.local.area_pages
    local = sources.local
    return page.kind == "home" and has_both and is_single and bool(local.phones or local.emails)


def _areas(_plan: SectionPlan, page: PagePlan, sources: Sources) -> Section | None:
    pages = {area.name.text: area.url for area in sources.local.area_pages}
    of_service = sources.service(page.source) if page.kind == "service" else None
    if page.kind == "service" and not (of_service and of_service.areas):
        return None
    names = of_service.areas if of_service else sources.local.areas
    if not names or _is_told_with_contact(page, sources):
        return None
    return Section(
        kind="areas",
        heading=sources.say("areas") if page.kind != "areas" else "",
        places=tuple(Anchor(label=name.text, href=pages.get(name.text, "")) for name in names),
        more=more("areas", "more_areas", page, sources),
    )


def _about(_plan: SectionPlan, page: PagePlan, sources: Sources) -> Section | None:
    story = sources.about.story
    if not story:
        return None
    shown = story if page.kind == "about" else _new_at_home(story, sources)[:MOST_AT_HOME]
    if not shown:
        return None
    return Section(
        kind="about",
        heading=sources.say("about") if page.kind != "about" else "",
        paragraphs=tuple((text,) for text in texts(shown)),
        more=more("about", "more_about", page, sources),
    )


def _new_at_home(story: tuple[Passage, ...], sources: Sources) -> tuple[Passage, ...]:
    """Return what the first screen of the home page does not say already."""
    heroes = sources.given.of(HeroCopy).heroes
    first = [text for hero in heroes if hero.url == "/" for text in shown_by(hero)]
    return tuple(passage for passage in story if not repeats(passage.text, first))


def _people(_plan: SectionPlan, page: PagePlan, sources: Sources) -> Section | None:
    if not sources.about.people:
        return None
    portraits = {slot.fact_id: slot for slot in sources.photos if slot.url == page.url}
    from_slots = {fact_id: slot for fact_id, slot in portraits.items() if slot.section == "people"}
    by_slot = dict(zip(from_slots, sources.pictures(page.url, "people"), strict=False))
    cards = tuple(
        Card(
            name=person.name.text,
            role=person.role.text if person.role else "",
            bio=texts(person.bio),
            credential=person.credential.text if person.credential else "",
            portrait=by_slot.get(person.portrait) if person.portrait else None,
        )
        for person in sources.about.people
    )
    return Section(kind="people", heading=sources.say("people"), cards=cards)


def _quote(review: Testimonial, sources: Sources, *, is_lead: bool) -> Quote:
    rating = review.rating
    said = sources.say("stars", n=f"{rating:g}") if rating is not None else ""
    return Quote(
        text=review.quote.text.strip("\"“”„«»'‘’ "),
        author=review.author,
        source=review.source,
        rating=said,
        is_lead=is_lead,
    )


def _reviews(_plan: SectionPlan, page: PagePlan, sources: Sources) -> Section | None:
    found = sources.reviews
    if not found.reviews:
        return None
    lead = found.lead if found.lead is not None else -1
    ranked = sorted(enumerate(found.reviews), key=lambda pair: (pair[0] != lead, pair[0]))
    limit = 3 if page.kind == "home" else len(ranked)
    quotes = tuple(_quote(r, sources, is_lead=i == lead) for i, r in ranked[:limit])
    return Section(
        kind="reviews",
        heading=sources.say("reviews") if page.kind != "reviews" else "",
        quotes=quotes,
        more=more("reviews", "more_reviews", page, sources) if len(ranked) > limit else None,
    )


def _work(_plan: SectionPlan, page: PagePlan, sources: Sources) -> Section | None:
    projects = sources.assets.projects
    if not projects:
        return None
    shown = projects[:6] if page.kind == "home" else projects
    slots = {s.fact_id: s for s in sources.photos if s.url == page.url and s.section == "work"}
    pictures = dict(zip(slots, sources.pictures(page.url, "work"), strict=False))
    entries = tuple(
        Entry(
            name=a.project.name,
            lines=(a.project.description,) if a.project.description else (),
            meta=", ".join(part for part in (a.project.place, a.project.year) if part),
            picture=next((pictures[p] for p in a.photos if p in pictures), None),
        )
        for a in shown
    )
    return Section(
        kind="work",
        heading=sources.say("work") if page.kind != "work" else "",
        groups=(Group(entries=entries),),
        more=more("work", "more_work", page, sources),
    )


def _faq(_plan: SectionPlan, page: PagePlan, sources: Sources) -> Section | None:
    if page.kind == "service":
        own = service_copy(page, sources)
        pairs = [(q.text, (a.text,)) for q, a in own.questions] if own else []
    else:
        entries = sources.faq.entries[: 4 if page.kind == "home" else None]
        pairs = [(e.question.text, texts(e.answer)) for e in entries]
    if not pairs:
        return None
    return Section(
        kind="faq",
        heading=sources.say("faq") if page.kind != "faq" else "",
        answers=tuple(Answer(question=q, answer=a) for q, a in pairs),
        more=more("faq", "more_faq", page, sources),
    )


def happening(line: EventLine, sources: Sources) -> Happening:
    """Return one date as a calendar prints it."""
    event = line.event
    day = month = ""
    if event.date:
        months = sources.say("months_short").split()
        day, month = event.date[8:10].lstrip("0"), months[int(event.date[5:7]) - 1]
    return Happening(
        name=event.name,
        when=event.when,
        iso=event.date or "",
        day=day,
        month=month,
        place=event.place,
    )


def _events(plan: SectionPlan, page: PagePlan, sources: Sources) -> Section | None:
    if not plan.events:
        return None
    shown = plan.events[:5] if page.kind == "home" else plan.events
    return Section(
        kind="events",
        heading=sources.say("events") if page.kind != "events" else "",
        happenings=tuple(happening(line, sources) for line in shown),
        more=more("events", "more_events", page, sources),
    )


def _articles(_plan: SectionPlan, page: PagePlan, sources: Sources) -> Section | None:
    if not sources.articles:
        return None
    entries = tuple(
        Entry(
            name=a.title.text,
            href=a.url,
            lines=(a.lead.text,) if a.lead else (),
            meta=a.date,
        )
        for a in sources.articles.values()
    )
    heading = sources.say("articles") if page.kind != "articles" else ""
    return Section(kind="articles", heading=heading, groups=(Group(entries=entries),))


def _article(_plan: SectionPlan, page: PagePlan, sources: Sources) -> Section | None:
    article = sources.articles.get(page.source)
    if article is None:
        return None
    paragraphs = tuple(texts(paragraph) for paragraph in article.paragraphs)
    return Section(kind="article", lead=article.date, paragraphs=paragraphs) if paragraphs else None


def _licences(_plan: SectionPlan, _page: PagePlan, sources: Sources) -> Section | None:
    lines = tuple(dict.fromkeys((*texts(sources.about.proof), *texts(sources.legal.licences))))
    if not lines:
        return None
    return Section(kind="licences", heading=sources.say("licences"), lines=lines)


def _statements(plan: SectionPlan, _page: PagePlan, sources: Sources) -> Section | None:
    told, language = sources.told_elsewhere, sources.given.facts.language
    lines = tuple(
        q.text
        for q in plan.quotes
        if not told.intersection(q.facts)
        and is_quotable(q.text, language)
        and not is_scrap(q.text, language)
    )
    if not lines:
        return None
    return Section(kind="statements", heading=sources.say("statements"), lines=lines)


def _process(plan: SectionPlan, page: PagePlan, sources: Sources) -> Section | None:
    own = service_copy(page, sources)
    if own is None and page.kind in ("home", "services"):
        copies = [p for p in sources.service_pages.values() if p.process]
        own = copies[0] if len(copies) == 1 else None
    steps = texts(plan.quotes) if page.kind == "home" else ()
    steps = steps or (texts(own.process) if own else ())
    if not steps:
        return None
    return Section(kind="process", heading=sources.say("process"), steps=steps)


def _payment(plan: SectionPlan, _page: PagePlan, sources: Sources) -> Section | None:
    said = dict.fromkeys(texts(plan.quotes))
    lines = tuple(one if one[1:2].isupper() else sentence_case(one) for one in said)
    if not lines:
        return None
    return Section(kind="payment", heading=sources.say("payment"), lines=lines)


def _form(_plan: SectionPlan, _page: PagePlan, sources: Sources) -> Section | None:
    if not sources.form.action:
        return None
    privacy = sources.page_of.get("privacy")
    link = Anchor(label=sources.say("privacy"), href=privacy) if privacy else None
    return Section(kind="form", heading=sources.say("form"), form=sources.form, more=link)


def _related(_plan: SectionPlan, page: PagePlan, sources: Sources) -> Section | None:
    links = dict.fromkeys(
        (link.target, link.anchor)
        for link in sources.given.of(SeoStrategy).links
        if link.source == page.url and link.target != page.url
    )
    if not links:
        return None
    return Section(
        kind="related",
        heading=sources.say("related"),
        places=tuple(Anchor(label=anchor, href=target) for target, anchor in links),
    )


def _text(_plan: SectionPlan, page: PagePlan, sources: Sources) -> Section | None:
    if page.kind in ("privacy", "imprint"):
        return legal_text(page.kind, sources)
    if page.kind == "area":
        area = next((a for a in sources.local.area_pages if a.url == page.url), None)
        return _paragraphs(texts(area.passages), ()) if area else None
    own = service_copy(page, sources)
    return _paragraphs(texts(own.intro), texts(own.benefits)) if own else None


def _paragraphs(intro: tuple[str, ...], lines: tuple[str, ...]) -> Section | None:
    if not (intro or lines):
        return None
    return Section(kind="text", paragraphs=(intro,) if intro else (), lines=lines)


def _gallery(_plan: SectionPlan, page: PagePlan, sources: Sources) -> Section | None:
    pictures = sources.pictures(page.url, "gallery")
    if not pictures:
        return None
    return Section(kind="gallery", heading=sources.say("gallery"), pictures=pictures)


def _action(_plan: SectionPlan, page: PagePlan, sources: Sources) -> Section | None:
    primary = sources.actions.primary.get(page.url)
    if primary is None:
        return None
    first = Anchor(label=primary.label, href=primary.href, note=primary.note)
    rest = tuple(
        Anchor(label=a.label, href=a.href, note=a.note)
        for a in sources.actions.others
        if a.href != primary.href
    )
    return Section(kind="action", actions=(first, *rest[:2]))


_Builder = Callable[[SectionPlan, PagePlan, Sources], Section | None]
_BUILDERS: dict[str, _Builder] = {
    "services": services,
    "prices": prices,
    "hours": _hours,
    "contact": _contact,
    "location": _contact,
    "areas": _areas,
    "about": _about,
    "people": _people,
    "reviews": _reviews,
    "work": _work,
    "faq": _faq,
    "events": _events,
    "articles": _articles,
    "article": _article,
    "licences": _licences,
    "statements": _statements,
    "process": _process,
    "payment": _payment,
    "form": _form,
    "related": _related,
    "text": _text,
    "gallery": _gallery,
    "action": _action,
}
