"""Write down what a release is: its claims, evidence, gaps, grades and files."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.agents.call import Failure, Outputs
from domain.agents.discovery.content_asset import ContentAssets, Gap
from domain.agents.discovery.discovery_validator import DiscoveryReport
from domain.approval import Approval
from domain.audit import Head
from domain.brief import Brief
from domain.facts import (
    TO_THE_MAKER,
    Address,
    Article,
    Email,
    Event,
    Fact,
    FactKind,
    Licence,
    Link,
    Person,
    Phone,
    Photo,
    Price,
    Project,
    Question,
    Review,
    ServiceDetail,
)
from domain.grading.grade import Grades
from domain.grading.judging import Judging
from domain.grading.view import PageView, SiteView
from domain.lab import figures
from domain.model.writing import Writing
from domain.refinement import Round, gates_pass, score
from domain.release import (
    Claim,
    Manifest,
    UnusedFact,
    claims,
    evidence,
    released_files,
    summaries,
    without_checks,
)
from domain.report.album import Shot
from domain.site import Site


@dataclass(frozen=True, kw_only=True)
class Result:
    """What a run ends with, before it has a number."""

    brief: Brief
    tenant: str
    engine: str
    target: float
    build_key: str
    versions: dict[str, str]
    outputs: Outputs
    site: Site
    view: SiteView
    grades: Grades
    rounds: Sequence[Round]
    stopped: str
    failures: Sequence[Failure]
    writing: Writing | None = None
    judging: Judging | None = None
    album: tuple[Shot, ...] = ()
    """Pictures of its versions; they stand in the report, not in the manifest."""
    approval: Approval | None = None
    """Who let it be released; None when nobody was to be asked, or has not answered."""


def manifest(result: Result, *, release: int, made_at: str, audit: Head | None = None) -> Manifest:
    """Return the manifest of the release `result` becomes.

    Args:
        result: The best version and how it came about.
        release: Its number.
        made_at: Now, ISO 8601 in UTC.
        audit: Where the tenant's audit log ends with this release; None without a database.
    """
    brief = result.brief
    words = _words(result.view)
    made = _with_details(brief, claims(result.outputs, words), words)
    return Manifest(
        tenant=result.tenant,
        project=brief.project,
        release=release,
        made_at=made_at,
        build_key=result.build_key,
        brief_source=brief.source,
        brief_sha256=brief.sha256,
        language=brief.language,
        company=brief.sheet.company,
        engine=result.engine,
        site_sha256=result.site.sha256,
        target=result.target,
        accepted=gates_pass(result.grades),
        score=score(result.grades),
        stopped=result.stopped,
        grades=without_checks(result.grades),
        rounds=summaries(result.rounds),
        agents=result.versions,
        failures=tuple(result.failures),
        claims=made,
        evidence=evidence(brief, made),
        unused=_unused(brief, made, words),
        gaps=gaps(result.outputs, brief),
        questions=_questions(result.outputs, brief),
        files=released_files(result.site),
        lab=figures(measured) if (measured := result.view.context.measured) else (),
        audit=audit,
        writing=result.writing,
        judging=result.judging,
        approval=result.approval,
    )


def _words(view: SiteView) -> str:
    """Return the visible text of all pages and what their links point to."""
    words: list[str] = []
    for file in view.site.files:
        if file.path.endswith(".html"):
            page = PageView(file, view)  # one of its own, so that no parsed page is kept
            words += (page.text, *(node.attributes.get("href") or "" for node in page.all("a")))
    return "\n".join(words)


def _with_details(brief: Brief, made: Sequence[Claim], words: str) -> tuple[Claim, ...]:
    """Add what pages print straight from a fact, such as hours, dates and links."""
    told = {fact_id for claim in made for fact_id in claim.facts}
    details = (
        Claim(text=text, facts=(fact.fact_id,))
        for fact in brief.facts
        if fact.kind not in TO_THE_MAKER and fact.fact_id not in told
        for text in _core(fact)
        if text in words
    )
    return (*made, *details)


def _core(fact: Fact) -> tuple[str, ...]:
    """Return the words without which the fact does not stand on a page."""
    match fact.detail:
        case Phone(display=text) | Link(url=text) | Email(address=text) | Address(street=text):
            return (text,)
        case Event(name=text) | Project(name=text) | Person(name=text) | ServiceDetail(name=text):
            return (text,)
        case Review(quote=text) | Question(question=text) | Licence(name=text):
            return (text,)
        case Article(title=text) | Price(display=text):
            return (text,)
        case Photo(caption=text):
            return (text,) if text else ()
        case _:
            return (fact.text,)


def _unused(brief: Brief, made: Sequence[Claim], words: str) -> tuple[UnusedFact, ...]:
    """List what no page used; words to the maker are not meant for a page and left out."""
    used = {fact_id for claim in made for fact_id in claim.facts}
    hours_are_shown = any(
        fact.kind is FactKind.HOURS and fact.fact_id in used for fact in brief.facts
    )
    return tuple(
        UnusedFact(
            fact_id=fact.fact_id,
            kind=fact.kind.value,
            text=fact.text,
            line=brief.places[fact.fact_id].line,
        )
        for fact in brief.facts
        if fact.kind not in TO_THE_MAKER
        and fact.kind not in (FactKind.TRADE, FactKind.PHOTO)
        and fact.fact_id not in used
        and fact.text not in words
        and not (fact.kind is FactKind.HOURS and hours_are_shown)
    )


def gaps(outputs: Outputs, brief: Brief) -> tuple[Gap, ...]:
    """Return what the brief does not give, each gap once; what is declined has one subject."""
    found: dict[tuple[str, str], Gap] = {}
    for type_ in (DiscoveryReport, ContentAssets):
        for made in outputs.get(type_, ()):
            if isinstance(made, DiscoveryReport | ContentAssets):
                for gap in made.gaps:
                    found.setdefault((gap.subject, gap.effect), gap)
    if brief.written_in != brief.language:
        found["language", ""] = Gap(
            subject="language",
            effect=f"The brief is written in {brief.written_in!r}: its words stand as they are, "
            "and the labels of the site are English.",
            ask="Send the labels in your language, or the brief in English, German or Spanish.",
        )
    return tuple(found.values())


def _questions(outputs: Outputs, brief: Brief) -> tuple[str, ...]:
    asked = [
        question.question
        for made in outputs.get(DiscoveryReport, ())
        if isinstance(made, DiscoveryReport)
        for question in made.questions
    ]
    asked += [contradiction.question for contradiction in brief.contradictions]
    return tuple(dict.fromkeys((*asked, *brief.notes)))
