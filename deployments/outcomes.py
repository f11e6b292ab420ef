"""What a build came to: for people, and as JSON for programs."""

import shlex
from pathlib import Path

from rich.console import Console
from rich.markup import escape

from deployments.appraisal import as_json, show
from domain.release import Built

_MOST_GAPS = 6


def built_as_json(built: Built) -> dict[str, object]:
    """Return the grades and what `build --json` promises besides."""
    manifest = built.manifest
    return {
        **as_json(manifest.grades),
        "release": built.release,
        "rounds": [one.model_dump(mode="json", exclude={"grades"}) for one in manifest.rounds],
        "agents_run": list(built.agents_run),
        "agents_cached": list(built.agents_cached),
        "gaps": [gap.model_dump(mode="json") for gap in manifest.gaps],
    }


def failure_as_json(sentence: str) -> dict[str, object]:
    """Return the same for a build that ended without a release, and why: it passes nothing."""
    nothing: dict[str, object] = {"release": None, "rounds": []}
    nothing |= {"agents_run": [], "agents_cached": [], "gaps": []}
    return {**as_json(()), **nothing, "error": sentence}


def show_built(built: Built, out: Console) -> None:
    """Print the grades, what is left to do, and where site and report are."""
    manifest = built.manifest
    new = "is new" if built.is_new else "was built from exactly this already, so nothing was done"
    name = escape(manifest.company or manifest.project)
    out.print(f"\n[bold]{name}[/bold]: release {manifest.release} {new}.", soft_wrap=True)
    show(manifest.grades, out)
    work = f"{len(built.agents_run)} agent calls ran, {len(built.agents_cached)} were cached"
    out.print(f"{work}; refinement ended because {escape(manifest.stopped)}.", soft_wrap=True)
    for gap in manifest.gaps[:_MOST_GAPS]:
        out.print(f"  gap: {escape(gap.subject)}. {escape(gap.ask)}", soft_wrap=True)
    if (more := len(manifest.gaps) - _MOST_GAPS) > 0:
        out.print(f"  ... and {more} more gaps; the report lists all.")
    for failure in manifest.failures:
        out.print(
            f"  [red]failed: {escape(failure.label)}: {escape(failure.reason)}[/red]",
            soft_wrap=True,
        )
    release = Path(built.release)
    # Not the file itself: its addresses begin at the root of a host, so a browser finds no styles.
    out.print(f"  site: atelier preview {_short(release)}", markup=False, soft_wrap=True)
    report = (release / "report.html").as_uri()
    out.print(f"  report: {report}", markup=False, soft_wrap=True)


def _short(folder: Path) -> str:
    """Return the folder as one would type it here."""
    here = folder.relative_to(Path.cwd()) if folder.is_relative_to(Path.cwd()) else folder
    return shlex.quote(str(here))
