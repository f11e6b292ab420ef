"""`atelier tenants`: list, export and erase whole tenants."""

from pathlib import Path
from typing import Annotated

from cyclopts import App, Parameter
from rich.console import Console

from domain.errors import BriefInvalid

ACCEPTED, FAILURE = 0, 1

app = App(name="tenants", help="Whole tenants: list, export, erase, verify.")
_out = Console(highlight=False)


@app.command(name="list")
def list_() -> int:
    """List the tenants there are, and what is kept of those that were erased."""
    from blocks.database_home import DatabaseHome
    from blocks.erasure import erased_tenants
    from blocks.tenants import OPERATOR_TENANT

    home = DatabaseHome()
    tenants = {slug: id_ for slug, id_ in home.tenants().items() if slug != OPERATOR_TENANT}
    for slug, id_ in tenants.items():
        _say(f"{slug}  {id_}")
    erased = erased_tenants(home)
    for stone in erased:
        at = stone.erased_at.isoformat(timespec="seconds")
        _say(f"erased  {stone.tenant_id}  {at}  by {stone.erased_by}")
    if not tenants and not erased:
        _say("There is no tenant yet; a first brief makes one.")
    return ACCEPTED


@app.command
def export(slug: str, /, *, out: Path, user: str | None = None) -> int:
    """Write everything the database keeps of a tenant into one ZIP file.

    Args:
        slug: Name of the tenant.
        out: The file; it must not be there yet.
        user: E-mail address of the person of the tenant who wants it; without it, the operator.
    """
    _is_free(out)
    from blocks.database_home import DatabaseHome
    from blocks.tenants_out import hand_out

    manifest = hand_out(DatabaseHome(), slug, out, user=user)
    rows = sum(manifest.rows.values())
    _say(
        f"Exported: {out}, {len(manifest.members)} files, {rows} rows of {len(manifest.rows)} "
        f"tables. The hash of its manifest is in the audit log: {manifest.sha256}"
    )
    for sentence in manifest.missing:
        _say(f"Missing: {sentence}")
    return FAILURE if manifest.missing else ACCEPTED


@app.command
def erase(
    slug: str,
    /,
    *,
    confirm: str,
    out: Path,
    releases: Annotated[tuple[Path, ...], Parameter(negative="")] = (),
    backups: Path | None = None,
    user: str | None = None,
) -> int:
    """Erase a tenant for good, and write the signed proof. Nothing brings it back.

    Args:
        slug: Name of the tenant.
        confirm: The slug once more.
        out: File for the proof; it must not be there yet.
        releases: A folder its releases were written to; may be given several times.
        backups: Folder of backups. They are not touched; the proof says until when they hold the data.
        user: E-mail address of the person of the tenant who wants it; without it, the operator.
    """
    if confirm != slug:
        problem = f"It says {confirm!r}, and the tenant is {slug!r}. Nothing was erased."
        raise BriefInvalid(source="--confirm", problem=problem, remedy="Type the slug again.")
    _is_free(out)
    for folder in (*releases, *((backups,) if backups else ())):
        if not folder.is_dir():
            problem = "There is no such folder. Nothing was erased."
            raise BriefInvalid(source=str(folder), problem=problem, remedy="Check the path.")
    from blocks.blob_bucket import blob_bucket
    from blocks.database_home import DatabaseHome
    from blocks.erasure import Elsewhere
    from blocks.erasure import erase as erase_all
    from blocks.result_places import result_bucket, result_places
    from domain.erasure_report import erasure_markdown

    elsewhere = Elsewhere(
        releases=releases,
        results=result_places(),
        blob_bucket=blob_bucket(),
        result_bucket=result_bucket(),
        backups=backups,
    )
    signed = erase_all(DatabaseHome(), slug, user=user, elsewhere=elsewhere)
    out.write_text(signed.model_dump_json(indent=1) + "\n", encoding="utf-8")
    _say(erasure_markdown(signed).rstrip())
    return FAILURE if signed.proof.leftovers else ACCEPTED


@app.command
def verify(file: Path, /) -> int:
    """Check an archive, or the proof of an erasure, offline.

    Args:
        file: What `export` or `erase` wrote.
    """
    if not file.is_file():
        raise BriefInvalid(
            source=str(file), problem="There is no such file.", remedy="Check the path."
        )
    with file.open("rb") as opened:
        is_proof = opened.read(1) == b"{"
    faults = _faults_of_proof(file) if is_proof else _faults_of_archive(file)
    for fault in faults:
        _say(fault)
    _say(f"{len(faults)} faults." if faults else "Whole: everything in it is as it says.")
    return FAILURE if faults else ACCEPTED


def _faults_of_archive(file: Path) -> tuple[str, ...]:
    from blocks.tenant_archive import check_archive

    return check_archive(file)


def _faults_of_proof(file: Path) -> tuple[str, ...]:
    from pydantic import ValidationError

    from blocks.erasure_proofs import check_proof
    from blocks.signing_key import SigningKey
    from domain.erasure import SignedErasure

    try:
        return check_proof(SignedErasure.model_validate_json(file.read_bytes()), SigningKey())
    except ValidationError as error:
        problem = "It is no proof of an erasure."
        remedy = "Give a file that `atelier tenants erase` wrote."
        raise BriefInvalid(source=str(file), problem=problem, remedy=remedy) from error


def _is_free(out: Path) -> None:
    if out.exists():
        problem = "There is a file of this name already. Nothing was done."
        raise BriefInvalid(source=str(out), problem=problem, remedy="Name another one.")
    if not out.absolute().parent.is_dir():
        problem = "There is no such folder to write it in. Nothing was done."
        raise BriefInvalid(source=str(out), problem=problem, remedy="Make the folder first.")


def _say(sentence: str) -> None:
    _out.print(sentence, markup=False, soft_wrap=True)
