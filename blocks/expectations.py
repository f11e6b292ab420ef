"""The door to Great Expectations: asked in a process of its own, which is ended when it takes too long."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

from pydantic import ValidationError

from blocks._expectations import Answer, Job, Tables, is_installed
from domain.gates import Expectation, GateUnavailable

ENGINE = "Great Expectations"
TIMEOUT_S = 300
"""Importing it takes up to 11 s on a busy machine; a gate takes one or two."""


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
    for page in folder.rglob("*.html"):
        page.write_text(_closed(page.read_text(encoding="utf-8")), encoding="utf-8")
    return folder / "index.html"


_FROM_ELSEWHERE = re.compile(
    r"""<script\b[^>]*\bsrc=["']https?://[^>]*>\s*</script>|<(?:link|img)\b[^>]*\b(?:href|src)=["']https?://[^>]*>""",
    re.IGNORECASE,
)
_CLOSED = (
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'self'; style-src 'self' "
    "'unsafe-inline'; script-src 'none'; img-src 'self' data:; form-action 'none'; base-uri 'none'\">"
    "<style>body{font-family:sans-serif;margin:2rem}table{border-collapse:collapse}"
    "th,td{text-align:left;padding:.3rem .8rem;border-bottom:1px solid #ccc}"
    ".modal,.d-none,script{display:none}</style>"
)


def _closed(page: str) -> str:
    """Return a page that loads nothing from anywhere: the library's own asks nine other hosts."""
    alone = _FROM_ELSEWHERE.sub("", page)
    return re.sub(r"(?i)<head[^>]*>", lambda head: head.group() + _CLOSED, alone, count=1)


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
