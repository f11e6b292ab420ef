"""The release gate as Great Expectations measures it: as the role that only reads, sealed for one tenant."""

from uuid import UUID

from blocks._expectations import Job, Queries
from blocks._gate_rows import as_text, release_rows
from blocks.database.seal import SealingKey
from blocks.expectations import TIMEOUT_S, ask
from blocks.postgres import Postgres
from blocks.quality_gates import RELEASE
from domain.gates import RELEASE_GATE, GateReport, answered


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


def _key(postgres: Postgres) -> SealingKey:
    return SealingKey(postgres.seal_key_id, bytes.fromhex(postgres.seal_key.get_secret_value()))
