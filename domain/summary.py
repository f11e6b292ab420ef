"""The build in words: for the dashboard and the terminal."""

from collections import Counter
from shlex import quote

from domain.agents.discovery.discovery_validator import DiscoveryReport
from domain.brief import Brief
from domain.grading.grade import Grades
from domain.model.writing import Writing
from domain.release import Manifest
from domain.report.judging import judging_line
from domain.report.writing import price_rows, writing_report

_LONGEST_PATH = 1_000


def grade_rows(manifest: Manifest) -> list[dict[str, str]]:
    """Return one row per round and dimension, scores with how they were measured."""
    return [
        {
            "round": str(one.number),
            "dimension": grade.dimension,
            "score": "not measured" if grade.score is None else f"{grade.score:.2f}",
            "letter": grade.letter or "-",
            "status": grade.status,
            "gate": grade.gate,
            "findings": str(len(grade.findings)),
            "version": "accepted" if one.accepted else "rejected",
        }
        for one in manifest.rounds
        for grade in one.grades
    ]


def finding_rows(grades: Grades) -> list[dict[str, str]]:
    """Return one row per finding; a clean dimension has one that says so."""
    rows = [
        {
            "dimension": grade.dimension,
            "rule": finding.rule,
            "severity": finding.severity,
            "place": f"{finding.page} {finding.selector}".strip(),
            "evidence": finding.evidence,
            "fix": finding.fix,
        }
        for grade in grades
        for finding in grade.findings
    ]
    return rows or [{"dimension": "all", "rule": "no finding"}]


def called(brief: str) -> str:
    """Return what names a brief in one short line: the end of its path, or how its text begins."""
    first, *more = [line for line in map(str.strip, brief.splitlines()) if line] or [""]
    if not more and len(first) <= _LONGEST_PATH:
        first = first.rsplit("/", 1)[-1]
    return " ".join(first.lstrip("# ").split())[:60]


def intake(brief: Brief, address: str) -> str:
    """Return what was understood of a brief, as Markdown, and how to build from it."""
    kinds = Counter(fact.kind.value for fact in brief.facts)
    parts = [
        f"# {_plain(brief.project)}: {len(brief.facts)} facts",
        f"Build from it with `{address}` as the brief.",
        _list("Understood", [f"{count} x {kind}" for kind, count in sorted(kinds.items())]),
        _list("Contradictions", [one.question for one in brief.contradictions]),
        _list("Notes", brief.notes),
    ]
    return "\n\n".join(part for part in parts if part)


def questions(report: DiscoveryReport) -> str:
    """Return what discovery says, as Markdown."""
    verdict = "A site can be made" if report.is_complete else "A site cannot be made yet"
    parts = [
        f"# {verdict}",
        _list("Statement of work", report.statement_of_work),
        _list("Questions to the client", [one.question for one in report.questions]),
        _list("Gaps in the brief", [f"{gap.effect} {gap.ask}" for gap in report.gaps]),
    ]
    return "\n\n".join(part for part in parts if part)


def summary(manifest: Manifest, folder: str) -> str:
    """Return a Markdown page: what came out, what is missing, what was not checked."""
    parts = [
        f"# {_plain(manifest.company or manifest.project)}, release {manifest.release}",
        _verdict(manifest),
        f"Folder: `{folder}`. See it as visitors will: `atelier preview {quote(folder)}`.",
        _list("Left to mend", [_finding(manifest, g) for g in range(len(manifest.grades))]),
        _list("Gaps in the brief", [f"{gap.effect} {gap.ask}" for gap in manifest.gaps]),
        _list("Questions to the client", manifest.questions),
        _list("Agents that failed", [f"{f.label}: {f.reason}" for f in manifest.failures]),
        _list("In the brief, on no page", [f"line {u.line}: {u.text}" for u in manifest.unused]),
        _list("Not checked", sorted(_not_checked(manifest))),
        _list("What a reader would ask", _judged(manifest)),
        *(_writing(manifest.writing) if manifest.writing else ()),
    ]
    return "\n\n".join(part for part in parts if part)


def whereabouts(what: str, *, file: str, folder: str) -> str:
    """Return a Markdown page that says where something lies and how it is seen.

    No browser follows a link to a file from a page of a server, such as the dashboard.

    Args:
        what: Such as `The report`.
        file: Its path on the machine that runs this.
        folder: Of the version it belongs to.
    """
    return (
        f"{what} is on the machine that runs this. Open it there:\n\n`{file}`\n\n"
        f"See the site as visitors will:\n\n`atelier preview {quote(folder)}`"
    )


def cost_rows(wrote: Writing) -> list[dict[str, str]]:
    """Return one row per round with what models cost and won in it, and all together last."""
    return [
        {
            "round": row.round,
            "pieces paid for": row.pieces,
            "US dollars": row.dollars,
            "minutes": row.minutes,
            "points won": row.points,
            "dollars a point": row.point_dollars,
        }
        for row in price_rows(wrote)
    ]


def _writing(wrote: Writing) -> tuple[str, ...]:
    told = writing_report(wrote)
    total = told.rows[-1]
    price = f"{total.points} points were won, one for {total.point_dollars} US dollars."
    consisted = ", ".join(f"{part.name} {part.percent}" for part in told.parts)
    refused = [f"{one.agent}: “{one.text}” {' '.join(one.why)}" for one in told.refused]
    drafted = [f"{label}: {why}" for label, why in told.drafted]
    lines = [told.lead, price, told.levels, consisted and f"Prompts consisted of {consisted}."]
    return (
        _list("What models wrote, and what it cost", lines),
        _list("Words of models that were not taken", refused),
        _list("Drafted by rule all the same", drafted),
    )


def _verdict(manifest: Manifest) -> str:
    gate = "Every gate passes" if manifest.accepted else "Not every gate passes"
    score = "not measured" if manifest.score is None else f"{manifest.score:.2f}"
    partial = [grade.dimension for grade in manifest.grades if grade.status == "partial"]
    note = f" Measured in part only: {', '.join(partial)}." if partial else ""
    return f"{gate}; the worst dimension scores {score}. Refinement ended because {manifest.stopped}.{note}"


def _finding(manifest: Manifest, index: int) -> str:
    grade = manifest.grades[index]
    if not grade.findings:
        return ""
    first = grade.findings[0]
    return f"{grade.dimension}: {len(grade.findings)} findings, the first {first.rule} on {first.page}: {first.fix}"


def _judged(manifest: Manifest) -> list[str]:
    return [judging_line(manifest.judging)] if manifest.judging else []


def _not_checked(manifest: Manifest) -> set[str]:
    return {f"{n.subject}: {n.reason}" for grade in manifest.grades for n in grade.not_checked}


def _list(title: str, lines: list[str] | tuple[str, ...]) -> str:
    shown = [f"- {_plain(line)}" for line in lines if line]
    return f"## {title}\n\n" + "\n".join(shown) if shown else ""


def _plain(text: str) -> str:
    """Take from the brief's words what Markdown or HTML would act on."""
    for sign in "\\`*_[]<>#|":
        text = text.replace(sign, f"\\{sign}" if sign != "<" else "&lt;")
    return " ".join(text.split())
