"""A release: what stands in its manifest, how it is checked, how two of them differ."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic import Field, SerializerFunctionWrapHandler, model_serializer

from domain.agents.call import Failure, Outputs
from domain.agents.discovery.content_asset import Gap
from domain.approval import Approval
from domain.audit import Head
from domain.brief import Brief, Place
from domain.facts import FactId, Sha256
from domain.grading.grade import Grades
from domain.grading.judging import Judging
from domain.lab import PageLab
from domain.model.writing import Writing
from domain.refinement import Round
from domain.site import Site
from domain.text import Passage
from domain.value import Value, canonical, digest


class ReleasedFile(Value):
    """One file of the released site."""

    path: str
    sha256: Sha256
    size_bytes: int = Field(ge=0)


class Claim(Value):
    """One sentence of the site and what supports it."""

    text: str
    facts: tuple[FactId, ...]


class Evidence(Value):
    """A fact that a claim rests on, and where the brief states it."""

    fact_id: FactId
    kind: str
    text: str
    place: Place


class UnusedFact(Value):
    """Something the brief states that stands on no page."""

    fact_id: FactId
    kind: str
    text: str
    line: int


class RoundSummary(Value):
    """One round without the checks that passed."""

    number: int
    site: Sha256
    accepted: bool
    reason: str
    sent_to: tuple[str, ...]
    grades: Grades


class Manifest(Value):
    """Everything a release says of itself."""

    schema_version: int = 1
    tenant: str
    project: str
    release: int = Field(ge=1)
    made_at: str
    """ISO 8601, UTC."""
    build_key: Sha256
    """Hash of all that decides the site: brief, agents, graders, engine, target, rounds."""
    brief_source: str
    brief_sha256: Sha256
    language: str
    company: str
    engine: str
    site_sha256: Sha256
    target: float
    accepted: bool
    """Whether every gate passed."""
    score: float | None
    stopped: str
    """Why refinement ended."""
    grades: Grades
    rounds: tuple[RoundSummary, ...]
    agents: dict[str, str]
    """Agent to version."""
    failures: tuple[Failure, ...] = ()
    claims: tuple[Claim, ...]
    evidence: tuple[Evidence, ...]
    unused: tuple[UnusedFact, ...]
    gaps: tuple[Gap, ...]
    questions: tuple[str, ...] = ()
    files: tuple[ReleasedFile, ...]
    lab: tuple[PageLab, ...] = ()
    """What Lighthouse measured, on one page of each kind; empty when instruments did not look."""
    writing: Writing | None = None
    """What models wrote, and what that cost; None when none was asked."""
    judging: Judging | None = None
    """What judges said of its pages, as advice; None in releases of before there were any."""
    audit: Head | None = None
    """Where the tenant's audit log ended with this release; None when there was no database."""
    approval: Approval | None = None
    """Who let it be released, and with which words; None when nobody was to be asked."""

    @model_serializer(mode="wrap")
    def _as_signed(self, serialize: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """Leave out what there is none of, as in manifests of before there could be."""
        said: dict[str, Any] = serialize(self)
        for name in ("approval", "audit", "judging", "lab", "writing"):
            if not getattr(self, name):
                said.pop(name, None)
        return said


class Signature(Value):
    """An Ed25519 signature over the canonical JSON of manifest and report hash."""

    algorithm: str = "ed25519"
    public_key: str
    """Base64, 32 bytes."""
    signature: str
    """Base64, 64 bytes."""


class SignedManifest(Value):
    """What stands in `manifest.json`."""

    manifest: Manifest
    report_sha256: Sha256
    """Of `report.html`, which is made from the manifest."""
    signature: Signature

    @property
    def signed_bytes(self) -> bytes:
        """What the signature covers."""
        return signed_bytes(self.manifest, self.report_sha256)


def signed_bytes(manifest: Manifest, report_sha256: Sha256) -> bytes:
    """Return what a release's signature covers: the manifest and the hash of the report."""
    return canonical([manifest, report_sha256])


class ReleaseDiff(Value):
    """How one release differs from another."""

    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: int
    grades: dict[str, tuple[float | None, float | None]]
    """Dimension to score before and after."""
    agents: tuple[str, ...]
    """Agents whose version differs."""


class Built(Value):
    """What a build came to."""

    release: str
    """The release's folder."""
    manifest: Manifest
    is_new: bool
    """False when an earlier release was built from exactly the same."""
    agents_run: tuple[str, ...] = ()
    """Calls that worked in this run."""
    agents_cached: tuple[str, ...] = ()
    """Calls whose result was there already."""


def released_files(site: Site) -> tuple[ReleasedFile, ...]:
    """Return the list of files as it stands in the manifest."""
    return tuple(
        ReleasedFile(path=file.path, sha256=file.sha256, size_bytes=len(file.body))
        for file in site.files
    )


def build_key(parts: Mapping[str, object]) -> Sha256:
    """Return the hash of everything that decides how a site comes out."""
    return digest(dict(parts))


def summaries(rounds: Iterable[Round]) -> tuple[RoundSummary, ...]:
    """Return the rounds as the manifest keeps them: findings, not the checks that passed."""
    return tuple(
        RoundSummary(
            number=one.number,
            site=one.site,
            accepted=one.decision.accepted,
            reason=one.decision.reason,
            sent_to=one.sent_to,
            grades=without_checks(one.grades),
        )
        for one in rounds
    )


def without_checks(grades: Grades) -> Grades:
    """Return the grades without their list of single checks."""
    return tuple(grade.model_copy(update={"checks": ()}) for grade in grades)


def claims(outputs: Outputs, site_text: str) -> tuple[Claim, ...]:
    """Return every passage with facts that stands on a page, each text once, in reading order.

    Args:
        outputs: What the agents made.
        site_text: The visible text of all pages, white space folded.
    """
    found: dict[str, set[str]] = {}
    for made in outputs.values():
        for output in made:
            for passage in passages(output):
                if passage.facts and " ".join(passage.text.split()) in site_text:
                    found.setdefault(passage.text, set()).update(passage.facts)
    return tuple(Claim(text=text, facts=tuple(sorted(facts))) for text, facts in found.items())


def passages(thing: object) -> Iterator[Passage]:
    """Yield every passage inside a value, depth first."""
    if isinstance(thing, Passage):
        yield thing
    elif isinstance(thing, Value):
        for name in type(thing).model_fields:
            yield from passages(getattr(thing, name))
    elif isinstance(thing, tuple | list):
        for item in thing:  # pyright: ignore[reportUnknownVariableType] # any sequence is walked
            yield from passages(item)  # pyright: ignore[reportUnknownArgumentType]


def evidence(brief: Brief, made: Iterable[Claim]) -> tuple[Evidence, ...]:
    """Return each fact the claims rest on, with its place in the brief."""
    used = {fact_id for claim in made for fact_id in claim.facts}
    return tuple(
        Evidence(
            fact_id=fact.fact_id,
            kind=fact.kind.value,
            text=fact.text,
            place=brief.places[fact.fact_id],
        )
        for fact in brief.facts
        if fact.fact_id in used
    )


def difference(old: Manifest, new: Manifest) -> ReleaseDiff:
    """Compare two releases file by file and grade by grade."""
    before = {file.path: file.sha256 for file in old.files}
    after = {file.path: file.sha256 for file in new.files}
    both = before.keys() & after.keys()
    scores = {grade.dimension: grade.score for grade in old.grades}
    return ReleaseDiff(
        added=tuple(sorted(after.keys() - before.keys())),
        removed=tuple(sorted(before.keys() - after.keys())),
        changed=tuple(sorted(path for path in both if before[path] != after[path])),
        unchanged=sum(before[path] == after[path] for path in both),
        grades={
            grade.dimension: (scores.get(grade.dimension), grade.score) for grade in new.grades
        },
        agents=tuple(
            sorted(
                name
                for name in old.agents.keys() | new.agents.keys()
                if old.agents.get(name) != new.agents.get(name)
            )
        ),
    )
