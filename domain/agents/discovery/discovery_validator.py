"""Check that discovery is complete and free of contradictions."""

from domain.agents.discovery.content_asset import Gap
from domain.facts import FactId
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
