"""What a replay and an experiment show in the dashboard."""

from collections.abc import Sequence

from prefect.artifacts import acreate_markdown_artifact, acreate_table_artifact

from domain.experiment import SCOPE, Findings, arm_rows
from domain.replay import Replay


async def show(replay: Replay) -> None:
    """Show the two versions side by side, and the calls that ran."""
    await acreate_table_artifact(
        [dict(row) for row in replay.rows()], key="replay", description=replay.sentence
    )
    await acreate_markdown_artifact(_blast_radius(replay.ran), key="blast-radius")


async def show_findings(found: Findings) -> None:
    """Show what each arm came to, and whether any differ."""
    await acreate_table_artifact(arm_rows(found), key="experiment", description="Arm by arm")
    told = "\n".join(f"- {one.sentence}" for one in found.differences)
    await acreate_markdown_artifact(f"# Differences\n\n{told}\n\n{SCOPE}", key="differences")


def _blast_radius(ran: Sequence[str]) -> str:
    lines = "\n".join(f"- `{label}`" for label in ran) or "- nothing"
    return f"# Calls that ran: {len(ran)}\n\n{lines}"
