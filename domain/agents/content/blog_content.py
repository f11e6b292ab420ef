"""Lay out one article the client supplied or asked for."""

import re
from collections.abc import Sequence

from domain.agents.content._feedback import kept
from domain.agents.discovery.seo_strategy import PageTarget, SeoStrategy, UrlPath
from domain.agents.prompt import Lines, Prompt, Slot
from domain.agents.rewriting import about, one, rewritten, several
from domain.agents.spec import AgentSpec, Given, Item
from domain.brief import Slug, slugify
from domain.facts import Article, Fact, FactKind, Facts
from domain.text import Passage
from domain.text.telling import told
from domain.text.typography import bare, folded, typeset
from domain.value import Value


class ArticlePage(Value):
    """The copy of an article: paragraphs of passages, all from facts."""

    slug: Slug
    url: UrlPath
    title: Passage
    lead: Passage | None = None
    paragraphs: tuple[tuple[Passage, ...], ...] = ()
    date: str = ""


class ArticleItem(Item):
    """One article: the fact that asks for it, and what else the brief says on its subject."""

    source: Fact
    related: tuple[Fact, ...] = ()


_RELATED = (FactKind.STATEMENT, FactKind.HISTORY, FactKind.SERVICE, FactKind.GUARANTEE)


def split(given: Given) -> Sequence[Item]:
    """Return every article of the page map with the fact it comes from."""
    sources = {
        slugify(_title(source)): source for source in reversed(given.facts.of(FactKind.ARTICLE))
    }
    return tuple(
        ArticleItem(
            key=page.source or slugify(page.subject),
            page=page.url,
            source=source,
            related=_related(source, given.facts),
        )
        for page in given.of(SeoStrategy).pages
        if page.kind == "article" and (source := _source(page, sources)) is not None
    )


def _source(page: PageTarget, sources: dict[str, Fact]) -> Fact | None:
    return sources.get(page.source) or sources.get(slugify(page.subject))


def _title(source: Fact) -> str:
    return source.detail.title if isinstance(source.detail, Article) else source.text


def _related(source: Fact, facts: Facts) -> tuple[Fact, ...]:
    """Return facts that share a telling word with the title; none when the text is supplied."""
    if isinstance(source.detail, Article) and source.detail.body.strip():
        return ()
    stems = {word[:6] for word in folded(_title(source)).split() if len(word) > 4}
    return tuple(
        one
        for one in facts.of(*_RELATED)
        if any(word[:6] in stems for word in folded(one.text).split() if len(word) > 4)
    )


def draft(given: Given) -> ArticlePage:
    """Set the client's text in paragraphs; for a mere subject, what the brief says on it."""
    if not isinstance(given.item, ArticleItem):
        raise LookupError("`blog_content` works on one `ArticleItem`; call it through `split`.")
    source, url = given.item.source, given.item.page
    title = bare(typeset(_title(source), given.facts.language)) or source.text
    paragraphs = _paragraphs(given.item, given)
    lead = (
        paragraphs[0][0] if paragraphs and len(paragraphs[0]) == 1 and len(paragraphs) > 1 else None
    )
    return ArticlePage(
        slug=slugify(given.item.key, fallback="article"),
        url=url,
        title=Passage(text=title, facts=(source.fact_id,)),
        lead=lead,
        paragraphs=tuple(paragraphs[1:] if lead else paragraphs),
        date=source.detail.date if isinstance(source.detail, Article) else "",
    )


def _paragraphs(item: ArticleItem, given: Given) -> list[tuple[Passage, ...]]:
    body = item.source.detail.body if isinstance(item.source.detail, Article) else ""
    blocks = [(item.source, block) for block in re.split(r"\n\s*\n", body) if block.strip()]
    blocks += [(one, one.text) for one in item.related]
    seen: list[str] = []
    found: list[tuple[Passage, ...]] = []
    for source, block in blocks:
        paragraph = kept(
            told(source, given.facts.language, _plain(block)), given, page=item.page, seen=seen
        )
        seen += [p.text for p in paragraph]
        found += [paragraph] if paragraph else []
    return found


def _plain(block: str) -> str:
    """Return a block without the marks of a heading, list or quotation at the start of its lines."""
    return re.sub(r"^\s*(?:#{1,6}|[-*>])\s+", "", block, flags=re.M)


_LONGEST_LEAD, _LONGEST_SENTENCE = 200, 240
_MOST_SENTENCES = 5


def _slots(given: Given, draft: ArticlePage) -> tuple[Slot, ...]:
    """Return slots for an article that was only asked for; one the client wrote stays as it is."""
    if not isinstance(given.item, ArticleItem) or not given.item.related:
        return ()
    lead = Slot(
        name="lead",
        what=f"The one sentence that tells what {draft.title.text!r} comes to",
        form="sentences",
        longest=_LONGEST_LEAD,
        sources=about(draft.lead, *(p for block in draft.paragraphs for p in block)),
        now=(draft.lead,) if draft.lead else (),
    )
    blocks = [
        Slot(
            name=f"paragraph.{number}",
            what=f"Paragraph {number} of {len(draft.paragraphs)}",
            form="sentences",
            longest=_LONGEST_SENTENCE,
            most=max(_MOST_SENTENCES, len(block)),
            sources=about(*block),
            now=block,
        )
        for number, block in enumerate(draft.paragraphs, 1)
    ]
    return (lead, *blocks)


def _write(_: Given, draft: ArticlePage, lines: Lines) -> ArticlePage:
    blocks = enumerate(draft.paragraphs, 1)
    paragraphs = tuple(several(lines, f"paragraph.{number}", block) for number, block in blocks)
    return rewritten(draft, {"lead": one(lines, "lead", draft.lead), "paragraphs": paragraphs})


BLOG_CONTENT = AgentSpec(
    name="blog_content",
    duty="Lay out one article the client supplied or asked for.",
    output=ArticlePage,
    draft=draft,
    split=split,
    split_needs=(SeoStrategy,),
    prompt=Prompt(file="blog_content.xml", level=1, slots=_slots, write=_write),
)
