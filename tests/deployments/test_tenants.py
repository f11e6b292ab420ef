"""`atelier tenants` as an operator uses it."""

import json
from pathlib import Path

import pytest

from blocks.database_home import DatabaseHome
from blocks.home import Home
from blocks.tenants import ensure_tenant
from tests.deployments.loaded import Operator


def made(operator: Operator, slug: str) -> str:
    """Make a tenant and return its id."""
    return str(ensure_tenant(DatabaseHome(home=Home(folder=operator.home)).postgres(), slug))


def test_tenants_are_listed_exported_verified_and_erased(operator: Operator) -> None:
    listed = operator.atelier("tenants", "list")
    assert (listed.returncode, listed.stdout) == (
        0,
        "There is no tenant yet; a first brief makes one.\n",
    )
    tenant_id = made(operator, "rye")
    assert operator.person.atelier("tenants", "list").stdout == f"rye  {tenant_id}\n"

    exported = operator.atelier("tenants", "export", "rye", "--out", "rye.zip")
    assert exported.returncode == 0
    assert exported.stdout.startswith("Exported: rye.zip, ")
    checked = operator.atelier("tenants", "verify", "rye.zip")
    assert (checked.returncode, checked.stdout) == (0, "Whole: everything in it is as it says.\n")

    erased = operator.person.atelier(
        "tenants", "erase", "rye", "--confirm", "rye", "--out", "rye.json"
    )
    assert erased.returncode == 0, erased.stderr
    assert erased.stdout.startswith(f"# Tenant {tenant_id} is erased\n")
    assert "| tenants | 1 | 0 |" in erased.stdout
    checked = operator.atelier("tenants", "verify", "rye.json")
    assert (checked.returncode, checked.stdout) == (0, "Whole: everything in it is as it says.\n")
    said = operator.atelier("tenants", "list").stdout
    assert said.startswith(f"erased  {tenant_id}  ")
    assert said.endswith("  by operator\n")

    proof = operator.folder / "rye.json"
    text = json.loads(proof.read_text())
    text["proof"]["erased_by"] = "somebody"
    proof.write_text(json.dumps(text))
    checked = operator.atelier("tenants", "verify", "rye.json")
    assert checked.returncode == 1
    assert checked.stdout == (
        "The hash is not the one of the proof, so the proof was changed.\n"
        "The signature does not fit the proof.\n"
        "2 faults.\n"
    )


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            ("erase", "oat", "--confirm", "aot", "--out", "p.json"),
            "--confirm: It says 'aot', and the tenant is 'oat'. Nothing was erased. Type the slug "
            "again.",
        ),
        (
            ("erase", "oat", "--confirm", "oat", "--out", "there"),
            "there: There is a file of this name already. Nothing was done. Name another one.",
        ),
        (
            ("erase", "oat", "--confirm", "oat", "--out", "p.json", "--backups", "none"),
            "none: There is no such folder. Nothing was erased. Check the path.",
        ),
        (
            ("export", "oat", "--out", "none/oat.zip"),
            "none/oat.zip: There is no such folder to write it in. Nothing was done. Make the folder "
            "first.",
        ),
        (("verify", "none"), "none: There is no such file. Check the path."),
    ],
)
def test_bad_input_is_told_and_nothing_is_done(
    operator: Operator, words: tuple[str, ...], sentence: str
) -> None:
    operator.person.write("there", "{}")
    done = operator.atelier("tenants", *words)
    assert (done.returncode, done.stderr.strip(), done.stdout) == (2, sentence, "")


def test_an_unknown_tenant_is_a_failure(operator: Operator, tmp_path: Path) -> None:
    for words in (("export", "oat"), ("erase", "oat", "--confirm", "oat")):
        done = operator.atelier("tenants", *words, "--out", tmp_path / "oat")
        assert done.returncode == 1
        assert done.stderr.startswith("There is no active tenant 'oat'.")
        assert list(tmp_path.iterdir()) == []
