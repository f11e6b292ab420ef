"""Proofs of erasures: sign them, keep them where a restore finds them, check them offline."""

import hashlib
from pathlib import Path
from uuid import UUID

from pydantic import ValidationError

from blocks import _postgres_process as process
from blocks.home import Home
from blocks.signing_key import SigningKey
from domain.erasure import ErasureProof, SignedErasure

FOLDER = "erasures"
"""Of the home folder, and of a folder of backups: a proof for each tenant that was erased."""


def signed(proof: ErasureProof, home: Home) -> SignedErasure:
    """Return the proof with its hash and the signature of the home's own key."""
    return SignedErasure(
        proof=proof,
        sha256=hashlib.sha256(proof.canonical).hexdigest(),
        signature=SigningKey(home=home).sign(proof.canonical),
    )


def keep_proof(made: SignedErasure, home: Home, backups: Path | None) -> SignedErasure:
    """Write a proof where a restore finds it: into the home folder, and beside the backups."""
    rooms = [home.room(FOLDER)]
    if backups and backups.is_dir():
        beside = backups / FOLDER
        beside.mkdir(mode=0o700, exist_ok=True)
        rooms.append(beside)
    for room in rooms:
        text = made.model_dump_json(indent=1) + "\n"
        process.write(room / f"{made.proof.tenant_id}.json", text, None)
    return made


def keep_proofs(source: Path, target: Path) -> None:
    """Copy the proofs kept below one folder to another, those that are not there yet."""
    for made in proofs(source):
        path = target / FOLDER / f"{made.proof.tenant_id}.json"
        if not path.exists():
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            process.write(path, made.model_dump_json(indent=1) + "\n", None)


def proofs(*folders: Path) -> tuple[SignedErasure, ...]:
    """Return the proofs kept below these folders, one for each tenant."""
    found: dict[UUID, SignedErasure] = {}
    for folder in folders:
        for path in sorted((folder / FOLDER).glob("*.json")):
            try:
                one = SignedErasure.model_validate_json(path.read_bytes())
            except ValidationError:
                continue
            found.setdefault(one.proof.tenant_id, one)
    return tuple(found.values())


def check_proof(made: SignedErasure, key: SigningKey) -> tuple[str, ...]:
    """Return one sentence for everything that is wrong with a proof; needs no database."""
    faults = list(made.faults())
    if not key.covers(made.signature, made.proof.canonical):
        faults.append("The signature does not fit the proof.")
    elif not key.is_mine(made.signature):
        faults.append(f"It is signed by another key, {made.signature.public_key}.")
    return tuple(faults)
