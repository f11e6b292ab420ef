"""How parameters stand in the dashboard's form: what each is called, and what may be chosen.

Prefect gives every field the name of its parameter; only what stands in `json_schema_extra` is said
instead of it.
"""

from typing import Annotated, Any
from uuid import UUID

from pydantic import Field, WithJsonSchema
from pydantic.fields import FieldInfo


def titled(title: str, **limits: Any) -> FieldInfo:
    """Return a field that is called `title` in the form."""
    return Field(json_schema_extra={"title": title}, **limits)


def _or_none(schema: dict[str, Any]) -> WithJsonSchema:
    """Return two tabs that say what they are; Prefect's own would be called `str` and `None`.

    One field that may stay empty would be better, but the form sends null for it. The server refuses
    null for a mere string, and the dashboard draws no field for `["string", "null"]` (3.8.8).
    """
    return WithJsonSchema(
        {"anyOf": [{**schema, "title": "given"}, {"type": "null", "title": "none"}]}
    )


_TEXT = _or_none({"type": "string"})
_NUMBER = _or_none({"type": "number", "minimum": 0})
_ENGINE = WithJsonSchema(
    {
        "anyOf": [
            {
                "type": "string",
                "enum": ["offline", "claude", "openai-compatible"],
                "title": "known",
            },
            {"type": "string", "title": "block"},
        ]
    }
)

Brief = Annotated[str, titled("Brief")]
Tenant = Annotated[str, titled("Client")]
Everyone = Annotated[str | None, titled("Client, or all"), _TEXT]
Project = Annotated[str | None, titled("Project"), _TEXT]
Person = Annotated[str | None, titled("On behalf of"), _TEXT]
Out = Annotated[str, titled("Folder for releases")]
Release = Annotated[str, titled("Release")]
Agent = Annotated[str, titled("Start at agent")]
Rounds = Annotated[int, titled("Rounds of refinement", ge=0, le=10)]
Target = Annotated[float, titled("Least score", ge=0, le=1)]
Engine = Annotated[str, titled("Who writes"), _ENGINE]
OtherEngine = Annotated[str | None, titled("Who writes instead"), _TEXT]
Model = Annotated[str | None, titled("Model"), _TEXT]
Prompt = Annotated[str | None, titled("Prompt file"), _TEXT]
Sample = Annotated[int, titled("Sample", ge=0)]
Budget = Annotated[float, titled("Budget, US dollars", ge=0)]
PointPrice = Annotated[float | None, titled("Most for a grade point, US dollars"), _NUMBER]
Measured = Annotated[bool, titled("Measure in a browser")]
LighthouseRuns = Annotated[int, titled("Runs of Lighthouse", ge=1, le=9)]
Batch = Annotated[bool, titled("Ask in batches, at half the price")]
Approval = Annotated[bool, titled("Ask a reviewer before the release")]
ApprovalHours = Annotated[float, titled("Hours until that is escalated", gt=0, le=2000)]
Adopt = Annotated[bool, titled("Release what comes out")]
Site = Annotated[str, titled("Folder of the site")]
Table = Annotated[str, titled("CSV or Excel file")]
Experiment = Annotated[str, titled("Experiment file")]
Execution = Annotated[UUID, titled("Run in the database")]
Days = Annotated[int, titled("Days to look back", ge=1, le=3650)]
Renew = Annotated[bool, titled("Take this as the new baseline")]
Backups = Annotated[str, titled("Folder of backups")]
NoBackups = Annotated[str | None, titled("Folder of backups"), _TEXT]
Keep = Annotated[str, titled("Keep backups for", pattern=r"^([1-9][0-9]{0,3}[hdw])?$")]
Most = Annotated[int, titled("Most events", ge=1)]
Archive = Annotated[str, titled("File for the archive")]
Proof = Annotated[str, titled("File for the proof")]
Confirm = Annotated[str, titled("The client's name once more")]
Releases = Annotated[
    list[str] | None,
    titled("Folders with its releases"),
    _or_none({"type": "array", "items": {"type": "string"}}),
]
