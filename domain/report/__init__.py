"""The page a client reads: what was made, how it was measured, what is missing."""

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from domain.grading.grade import SEVERITIES, Finding
from domain.release import Manifest
from domain.report.album import Shot, albums
from domain.report.chart import chart
from domain.report.judging import judging_report
from domain.report.writing import writing_report

_SLIDE = (
    "for(const c of document.querySelectorAll('.compare'))"
    "c.querySelector('input').addEventListener('input',"
    "e=>c.style.setProperty('--cut',e.target.value+'%'))"
)
"""All the report does by itself: it moves the edge between two pictures."""
_SLIDE_HASH = base64.b64encode(hashlib.sha256(_SLIDE.encode()).digest()).decode()


@dataclass(frozen=True)
class Engine:
    """One engine in all dimensions."""

    name: str
    version: str
    checked: tuple[str, ...]
    """Dimensions it measured."""
    findings: int
    missing: tuple[str, ...]
    """Why it did not measure, or not everything."""


def report(manifest: Manifest, album: Sequence[Shot] = ()) -> str:
    """Return the report as one HTML page with nothing to load from anywhere.

    Args:
        manifest: What the release says of itself.
        album: Pictures of its versions, which the page carries itself.
    """
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
        engines=_engines(manifest),
        versions=len({one.site for one in manifest.rounds}),
        albums=albums(album),
        wrote=writing_report(manifest.writing) if manifest.writing else None,
        judged=judging_report(manifest.judging) if manifest.judging else None,
        slide=_SLIDE,
        slide_hash=_SLIDE_HASH,
        size_kb=sum(file.size_bytes for file in manifest.files) / 1000,
    )


def _by_owner(manifest: Manifest) -> list[tuple[str, list[Finding]]]:
    """Return what is left to mend, worst first, under the agent it belongs to."""
    findings = [finding for grade in manifest.grades for finding in grade.findings]
    findings.sort(key=lambda f: (f.owner, SEVERITIES.index(f.severity), f.page, f.rule))
    return [(owner, list(mine)) for owner, mine in groupby(findings, lambda f: f.owner)]


def _engines(manifest: Manifest) -> list[Engine]:
    """Return who measured what, and what it left out, by name."""
    runs = sorted(
        ((run, grade) for grade in manifest.grades for run in grade.engines),
        key=lambda pair: pair[0].name,
    )
    found: list[Engine] = []
    for name, group in groupby(runs, lambda pair: pair[0].name):
        mine = list(group)
        versions = {run.version for run, _ in mine if run.version}
        engine = Engine(
            name=name,
            version=", ".join(sorted(versions)),
            checked=tuple(grade.dimension for run, grade in mine if run.ran),
            findings=sum(f.engine == name for g in manifest.grades for f in g.findings),
            missing=tuple(dict.fromkeys(run.error for run, _ in mine if run.error)),
        )
        found.append(engine)
    return found


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
