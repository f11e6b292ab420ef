"""Check that discovery is complete and free of contradictions."""

from domain.agents.discovery._checks import CHECKS, Discovery
from domain.agents.discovery._questions import questions_of
from domain.agents.discovery._scope import scope_of
from domain.agents.discovery.brand_identity import BrandIdentity
from domain.agents.discovery.business_requirements import BusinessRequirements
from domain.agents.discovery.content_asset import ContentAssets, Gap
from domain.agents.discovery.legal_compliance import LegalCompliance
from domain.agents.discovery.seo_strategy import SeoStrategy
from domain.agents.discovery.service_definition import ServiceDefinition
from domain.agents.discovery.technical_requirements import TechnicalRequirements
from domain.agents.spec import AgentSpec, Given
from domain.facts import FactId, FactKind
from domain.grading.grade import Finding
from domain.value import Value


class ClientQuestion(Value):
    """What only the client can answer."""

    subject: str
    question: str
    facts: tuple[FactId, ...] = ()


class DiscoveryReport(Value):
    """The statement of work, or the questions that stand in its way."""

    is_complete: bool
    """Whether a site can be made without another word from the client."""
    statement_of_work: tuple[str, ...] = ()
    questions: tuple[ClientQuestion, ...] = ()
    gaps: tuple[Gap, ...] = ()
    findings: tuple[Finding, ...] = ()
    """Faults in discovery's own outputs, such as a page for a service that is not in the catalogue."""


def draft(given: Given) -> DiscoveryReport:
    """Check every output of discovery against the facts and against the others."""
    work = Discovery(
        facts=given.facts,
        requirements=given.maybe(BusinessRequirements),
        catalogue=given.maybe(ServiceDefinition),
        brand=given.maybe(BrandIdentity),
        strategy=given.maybe(SeoStrategy),
        assets=given.maybe(ContentAssets),
        legal=given.maybe(LegalCompliance),
        technical=given.maybe(TechnicalRequirements),
    )
    findings = tuple(finding for check in CHECKS for finding in check(work))
    questions = tuple(
        ClientQuestion(subject=subject, question=question, facts=facts)
        for subject, question, facts in questions_of(work)
    )
    return DiscoveryReport(
        is_complete=work.can_be_built
        and not any(f.severity in ("critical", "serious") for f in findings),
        statement_of_work=scope_of(work),
        questions=questions,
        gaps=work.assets.gaps if work.assets else (),
        findings=findings,
    )


DISCOVERY_VALIDATOR = AgentSpec(
    name="discovery_validator",
    duty="Completeness and contradictions: a statement of work, or questions to the client",
    output=DiscoveryReport,
    draft=draft,
    reads=frozenset(FactKind),
    wants=(
        *(BusinessRequirements, ServiceDefinition, BrandIdentity, SeoStrategy),
        *(ContentAssets, LegalCompliance, TechnicalRequirements),
    ),
)
