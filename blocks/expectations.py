"""The door to Great Expectations: asked in a process of its own, which is ended when it takes too long."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from uuid import UUID

from pydantic import ValidationError

from blocks._expectations import Answer, Job, Queries, Tables, is_installed
from blocks._gate_rows import as_text, release_rows
from blocks.database.seal import SealingKey
from blocks.postgres import Postgres
from blocks.quality_gates import RELEASE
from domain.gates import RELEASE_GATE, Expectation, GateReport, GateUnavailable, answered

ENGINE = "Great Expectations"
TIMEOUT_S = 300
"""Importing it takes up to 11 s on a busy machine; a gate takes one or two."""


def check_release(
    postgres: Postgres,
    tenant_id: UUID,
    execution_id: UUID,
    *,
    site_sha256: str | None = None,
    timeout_s: float = TIMEOUT_S,
) -> GateReport:
    """Measure whether a run may be released, as the role that only reads.

    Args:
        postgres: The database.
        tenant_id: Whose run it is; no row of another tenant can be read.
        execution_id: The run.
        site_sha256: As for `blocks.quality_gates.check`.
        timeout_s: When its process is ended; less than the life of a seal.

    Raises:
        GateUnavailable: The library is not installed, or it could not measure.
    """
    rows = Queries(
        address=postgres.reader_url.get_secret_value(),
        seal=_key(postgres).seal(tenant_id),
        queries=as_text(release_rows(execution_id, site_sha256)),
    )
    found = ask(Job(expectations=RELEASE_GATE, rows=rows), timeout_s=timeout_s)
    return GateReport(
        gate=RELEASE,
        engine="great-expectations",
        execution_id=execution_id,
        checks=answered(RELEASE_GATE, found.answers),
    )


def write_data_docs(
    folder: Path,
    expectations: tuple[Expectation, ...],
    tables: dict[str, list[dict[str, str | float | None]]],
    *,
    timeout_s: float = TIMEOUT_S,
) -> Path:
    """Write the library's own report on some tables into a folder, and return its first page.

    Raises:
        GateUnavailable: The library is not installed, or it could not measure.
    """
    folder.mkdir(parents=True, exist_ok=True)
    rows = Tables(tables=tables, report=str(folder.absolute()))
    ask(Job(expectations=expectations, rows=rows), timeout_s=timeout_s)
    return folder / "index.html"


def ask(job: Job, *, timeout_s: float = TIMEOUT_S) -> Answer:
    """Let a new process do a job, and end it with all it started when the time is over.

    Raises:
        GateUnavailable: The library is not installed, or it could not measure.
    """
    if not is_installed():
        raise GateUnavailable(ENGINE, "It is not installed; `pip install 'atelier[quality]'`.")
    process = subprocess.Popen(
        [sys.executable, "-m", "blocks._expectations"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=_environment(),
        start_new_session=True,
    )
    try:
        out, err = process.communicate(job.model_dump_json().encode(), timeout=timeout_s)
    except subprocess.TimeoutExpired as error:
        raise GateUnavailable(ENGINE, f"It was ended after {timeout_s:g} s.") from error
    finally:
        _end(process)
    if process.returncode:
        # Only the kind of error: its message may quote an address or a value.
        kind = err.decode(errors="replace").strip().rpartition("\n")[2].partition(":")[0]
        raise GateUnavailable(ENGINE, f"Its process broke off with {kind or process.returncode}.")
    try:
        return Answer.model_validate_json(out)
    except ValidationError as error:
        raise GateUnavailable(ENGINE, "Its process gave no answer.") from error


def _key(postgres: Postgres) -> SealingKey:
    return SealingKey(postgres.seal_key_id, bytes.fromhex(postgres.seal_key.get_secret_value()))


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End the process and its children; one that has ended already is left alone."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _environment() -> dict[str, str]:
    """What the process needs of ours, which is neither our settings nor our secrets."""
    kept = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "SYSTEMROOT", "VIRTUAL_ENV")
    mine = {name: os.environ[name] for name in kept if name in os.environ}
    return {
        **mine,
        "PYTHONPATH": str(Path(__file__).parents[1]),
        "GX_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
    }
