"""Hold all design outputs against the brand, and write the style guide."""

from domain.grading.grade import Finding
from domain.value import Value


class Rule(Value):
    """One line of the style guide."""

    subject: str
    rule: str


class StyleGuide(Value):
    """How everything belongs together, and where it does not."""

    rules: tuple[Rule, ...] = ()
    findings: tuple[Finding, ...] = ()
