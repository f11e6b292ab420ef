"""Faults in what discovery made: each check compares one output with the facts or with another."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from domain.agents.discovery._catalogue import offered
from domain.agents.discovery._claims import occurs
from domain.agents.discovery.brand_identity import BrandIdentity
from domain.agents.discovery.business_requirements import BusinessRequirements, possible_actions
from domain.agents.discovery.content_asset import ContentAssets
from domain.agents.discovery.legal_compliance import LegalCompliance
from domain.agents.discovery.seo_strategy import SeoStrategy, articles
from domain.agents.discovery.service_definition import ServiceDefinition
from domain.agents.discovery.technical_requirements import TechnicalRequirements
from domain.facts import TO_THE_MAKER, FactKind, Facts, Integration
from domain.grading.grade import Finding, Severity
from domain.text import Passage


@dataclass(frozen=True, kw_only=True)
class Discovery:
    """Everything discovery made; None where an agent failed."""

    facts: Facts
    requirements: BusinessRequirements | None
    catalogue: ServiceDefinition | None
    brand: BrandIdentity | None
    strategy: SeoStrategy | None
    assets: ContentAssets | None
    legal: LegalCompliance | None
    technical: TechnicalRequirements | None

    @property
    def can_be_built(self) -> bool:
        """Whether what every page depends on is there, and the brief says what the site is of."""
        made = all((self.requirements, self.catalogue, self.brand, self.strategy))
        told = self.facts.of(FactKind.NAME, FactKind.TRADE, FactKind.SERVICE, FactKind.STATEMENT)
        is_known = self.requirements is not None and self.requirements.trade != "general"
        return made and (bool(told) or is_known)


def _finding(
    rule: str,
    owner: str,
    evidence: str,
    fix: str,
    *,
    page: str = "*",
    severity: Severity = "serious",
) -> Finding:
    return Finding(
        rule=f"content/discovery-{rule}",
        engine="discovery",
        severity=severity,
        page=page,
        evidence=evidence[:300],
        fix=fix,
        owner=owner,
    )


def pages_without_source(work: Discovery) -> Iterator[Finding]:
    """Find pages made from a service or article that does not exist, and sources without a page."""
    if work.strategy is None or work.catalogue is None:
        return
    worthy = {service.slug for service in work.catalogue.services if service.has_page}
    written = {slug for slug, _ in articles(work.facts)}
    known = {"service": worthy, "article": written}
    for page in work.strategy.pages:
        if page.kind in known and page.source not in known[page.kind]:
            yield _finding(
                "page-source",
                "seo_strategy",
                f"{page.url} is made from {page.source!r}, which nothing in the brief fills",
                "Drop the page, or make it from an entry that has something to say.",
                page=page.url,
            )


def links_to_nowhere(work: Discovery) -> Iterator[Finding]:
    """Find planned links whose ends are not pages."""
    if work.strategy is None:
        return
    urls = {page.url for page in work.strategy.pages}
    for link in work.strategy.links:
        for end in (link.source, link.target):
            if end not in urls:
                yield _finding(
                    "link-end",
                    "seo_strategy",
                    f"the link {link.source} to {link.target} ends at {end}, which is no page",
                    "Link only between pages of the map.",
                    page=link.source,
                )


def actions_without_means(work: Discovery) -> Iterator[Finding]:
    """Find actions the facts give no number, address or link for."""
    if work.requirements is None:
        return
    able = possible_actions(work.facts) | {"read"}
    for action in work.requirements.actions:
        if action not in able:
            yield _finding(
                "action-means",
                "business_requirements",
                f"the action {action!r} has no contact or link in the brief",
                "Offer only what the facts make possible.",
            )


def invented_name(work: Discovery) -> Iterator[Finding]:
    """Find a firm's name that the brief does not give."""
    if work.requirements is None:
        return
    claimed = work.requirements.company_is_named
    if claimed and work.requirements.company != work.facts.company:
        yield _finding(
            "company-name",
            "business_requirements",
            f"the firm is called {work.requirements.company!r}, the brief says {work.facts.company!r}",
            "Print the name exactly as the brief gives it.",
            severity="critical",
        )


def excluded_but_offered(work: Discovery) -> Iterator[Finding]:
    """Find services the firm says it does not do."""
    if work.catalogue is None:
        return
    allowed = {offer.slug for offer in offered(work.facts)}
    for service in work.catalogue.services:
        if service.slug not in allowed:
            yield _finding(
                "excluded-offer",
                "service_definition",
                f"{service.name.text!r} is offered, but the brief does not offer it or excludes it",
                "Take it out of the catalogue.",
                severity="critical",
            )


def unsupported_passages(work: Discovery) -> Iterator[Finding]:
    """Find copy whose facts do not exist, or that quotes words meant for the maker."""
    for owner, passage in _passages(work):
        for fact_id in passage.facts:
            source = work.facts.by_id.get(fact_id)
            if source is None or source.kind in TO_THE_MAKER:
                why = "which the brief does not have" if source is None else "a wish to the maker"
                yield _finding(
                    "passage-source",
                    owner,
                    f"{passage.text!r} rests on {fact_id}, {why}",
                    "Use only facts that may stand on a page.",
                )


def _passages(work: Discovery) -> Iterator[tuple[str, Passage]]:
    if brand := work.brand:
        said = (brand.tagline, brand.positioning, brand.promise)
        yield from (("brand_identity", passage) for passage in said if passage)
    if legal := work.legal:
        required = (*legal.licences, *legal.statements)
        yield from (("legal_compliance", passage) for passage in required)
    for service in work.catalogue.services if work.catalogue else ():
        told = (service.name, *service.summary, *service.areas)
        yield from (("service_definition", passage) for passage in told)


def forbidden_words(work: Discovery) -> Iterator[Finding]:
    """Find forbidden words in copy no fact supports."""
    if work.legal is None:
        return
    for owner, passage in _passages(work):
        said = " ".join(
            work.facts.by_id[fact_id].text
            for fact_id in passage.facts
            if fact_id in work.facts.by_id
        ).lower()
        text = passage.text.lower()
        for claim in work.legal.forbidden:
            if occurs(claim.word, text) and not occurs(claim.word, said):
                yield _finding(
                    "forbidden-word",
                    owner,
                    f"{claim.word!r} in {passage.text!r}: {claim.reason}",
                    "Say it without the word, or leave the sentence out.",
                )


def form_without_privacy(work: Discovery) -> Iterator[Finding]:
    """Find a form without a privacy page, or sent to an address the brief does not give."""
    if work.technical is None or work.technical.form is None:
        return
    endpoint = work.technical.form.endpoint
    if endpoint not in {wish.url for _, wish in work.facts.details(Integration)}:
        yield _finding(
            "form-endpoint",
            "technical_requirements",
            f"the form goes to {endpoint}, which the brief does not give",
            "Send forms only where the client said.",
            severity="critical",
        )
    if work.strategy and "privacy" not in {page.kind for page in work.strategy.pages}:
        yield _finding(
            "privacy-page",
            "legal_compliance",
            "there is a form and no privacy page",
            "Ask for a privacy page whenever a form collects data.",
        )


def names_disagree(work: Discovery) -> Iterator[Finding]:
    """Find two names for one firm."""
    if work.requirements and work.brand and work.requirements.company != work.brand.name:
        yield _finding(
            "name-differs",
            "brand_identity",
            f"{work.brand.name!r} here, {work.requirements.company!r} in the requirements",
            "Use one name everywhere.",
        )


CHECKS: tuple[Callable[[Discovery], Iterable[Finding]], ...] = (
    pages_without_source,
    links_to_nowhere,
    actions_without_means,
    invented_name,
    excluded_but_offered,
    unsupported_passages,
    forbidden_words,
    form_without_privacy,
    names_disagree,
)
"""Every check, in the order findings are listed."""
