"""The page a client reads: what was made, how it was measured, what is missing."""

from functools import cache
from itertools import groupby

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from domain.grading.grade import SEVERITIES, Finding
from domain.release import Manifest
from domain.report.chart import chart


def report(manifest: Manifest) -> str:
    """Return the report as one HTML page with nothing to load from anywhere."""
    by_id = {one.fact_id: one for one in manifest.evidence}
    claims = [(claim, [by_id[i] for i in claim.facts if i in by_id]) for claim in manifest.claims]
    not_checked = sorted(
        {(n.subject, n.reason) for grade in manifest.grades for n in grade.not_checked}
    )
    return _template().render(
        m=manifest,
        chart=chart(manifest.rounds),
        findings=_by_owner(manifest),
        claims=claims,
        not_checked=not_checked,
        partial=[grade.dimension for grade in manifest.grades if grade.status != "scored"],
        engines=sorted({(e.name, e.version) for g in manifest.grades for e in g.engines if e.ran}),
        size_kb=sum(file.size_bytes for file in manifest.files) / 1000,
    )


def _by_owner(manifest: Manifest) -> list[tuple[str, list[Finding]]]:
    """Return what is left to mend, worst first, under the agent it belongs to."""
    findings = [finding for grade in manifest.grades for finding in grade.findings]
    findings.sort(key=lambda f: (f.owner, SEVERITIES.index(f.severity), f.page, f.rule))
    return [(owner, list(mine)) for owner, mine in groupby(findings, lambda f: f.owner)]


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("domain.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("report.html.j2")
