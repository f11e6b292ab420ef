"""What the firm offers, each thing once, under the slug it keeps."""

import re
from collections import defaultdict
from dataclasses import dataclass

from domain.agents.discovery._matching import stems
from domain.brief import slugify
from domain.facts import Fact, FactKind, Facts, Language, ServiceDetail


@dataclass(frozen=True)
class Offer:
    """One thing the firm offers, and the facts that say so."""

    slug: str
    name: str
    group: str
    facts: tuple[Fact, ...]


def offered(facts: Facts) -> tuple[Offer, ...]:
    """Return every service once, in the brief's order, without what the firm says it does not do."""
    gathered: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    names: dict[tuple[str, str], str] = {}
    excluded = frozenset(_refused(f.text, facts.language) for f in facts.of(FactKind.EXCLUSION))
    for entry in facts.of(FactKind.SERVICE):
        name, group = _name_and_group(entry)
        if not name or frozenset(stems(name, facts.language)) in excluded:
            continue
        key = _key(name, group, names)
        names.setdefault(key, name)
        gathered[key].append(entry)
    slugs = _slugs(tuple(names.values()))
    return tuple(
        Offer(slug, name, _group_of(gathered[key]), tuple(gathered[key]))
        for slug, (key, name) in zip(slugs, names.items(), strict=True)
    )


def contradicted(facts: Facts) -> tuple[tuple[str, Fact, Fact], ...]:
    """Return the name of every service the firm also says it does not do, with both facts."""
    refused = {_refused(f.text, facts.language): f for f in facts.of(FactKind.EXCLUSION)}
    names = ((_name_and_group(entry)[0], entry) for entry in facts.of(FactKind.SERVICE))
    return tuple(
        (name, entry, refused[parts])
        for name, entry in names
        if (parts := frozenset(stems(name, facts.language))) in refused
    )


def _name_and_group(entry: Fact) -> tuple[str, str]:
    if isinstance(entry.detail, ServiceDetail):
        name = entry.detail.name.strip() or entry.text
        return _CONJUNCTION.sub("", name), entry.detail.group.strip()
    return _CONJUNCTION.sub("", entry.text.strip()), ""


_CONJUNCTION = re.compile(
    r"^(?:and|or|is|are|to|und|oder|y|o|also|sowie|así como)\s+(?=\S{3})", re.I
)
"""What is left before a name when a list in a sentence is taken apart."""


def _key(name: str, group: str, known: dict[tuple[str, str], str]) -> tuple[str, str]:
    """Return the name's key; a repeat without a group is the same thing as the first one."""
    folded = " ".join(name.casefold().split())
    exact = (folded, group.casefold())
    loose = (folded, "")
    return loose if exact not in known and loose in known else exact


def _group_of(entries: list[Fact]) -> str:
    groups = (_name_and_group(entry)[1] for entry in entries)
    return next((group for group in groups if group), "")


def _slugs(names: tuple[str, ...]) -> tuple[str, ...]:
    taken: set[str] = set()
    made: list[str] = []
    for name in names:
        base = slugify(name, fallback="service")
        slug, count = base, 2
        while slug in taken:
            slug, count = f"{base}-{count}", count + 1
        taken.add(slug)
        made.append(slug)
    return tuple(made)


_REFUSING: dict[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(we|i|do|does|don['’]t|doesn['’]t|did|not|no|never|cannot|can['’]t|longer|fit|offer|sell|provide|"
        r"any|please|note|that|make|carry|out|take|on|serve|anymore|install)\b",
        re.IGNORECASE,
    ),
    "de": re.compile(
        r"\b(wir|ich|kein\w*|nicht|nie|niemals|bieten|biete|machen|mache|führen|verkaufen|montieren|"
        r"an|durch|mehr|leider|übernehmen|bitte|beachten|es|gibt|bei|uns)\b",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"\b(no|nunca|ni|hacemos|hago|ofrecemos|ofrezco|vendemos|instalamos|realizamos|trabajamos|"
        r"con|ya|servimos|aceptamos|nos|dedicamos|a)\b",
        re.IGNORECASE,
    ),
}


def _refused(text: str, language: Language) -> frozenset[str]:
    """Return the stems of what an exclusion refuses; more than a service's own spare the service."""
    label, colon, thing = text.partition(": ")
    said = thing if colon and _REFUSING[language].search(label) else text
    return frozenset(stems(_REFUSING[language].sub(" ", said), language))
