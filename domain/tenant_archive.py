"""What stands in the manifest of a tenant's archive, and the page that explains the archive."""

from collections.abc import Iterable
from typing import Literal
from uuid import UUID

from pydantic import Field

from domain.audit import Head
from domain.facts import Sha256
from domain.value import Value, canonical, digest

MANIFEST, README = "manifest.json", "README.txt"

LEFT_OUT = {
    ("api_keys", "key_sha256"): "hashes of API keys: whoever has one could try keys against it",
    ("blobs", "body"): "the contents of files: each is a file of its own in `blobs/`",
}
"""Columns whose values are not in the tables of an archive, and why."""


class ArchiveMember(Value):
    """One file of an archive."""

    path: str
    size_bytes: int = Field(ge=0)
    sha256: Sha256


class ArchiveManifest(Value):
    """Everything an archive says of itself."""

    format: Literal[1] = 1
    tenant_id: UUID
    tenant: str
    """Slug."""
    made_at: str
    """ISO 8601, UTC: everything in the archive is as it was at this moment."""
    made_for: str
    """Who asked for it, as the audit log names them."""
    rows: dict[str, int]
    """Rows of each table, which are the lines of its file."""
    audit: Head
    """Where the audit log ended."""
    left_out: dict[str, str]
    """Columns that are not in it, and why."""
    missing: tuple[str, ...] = ()
    """Files the database knows of, but that could not be read; one sentence each."""
    members: tuple[ArchiveMember, ...]
    """Every file but this one."""

    @property
    def sha256(self) -> str:
        """The hash the audit log keeps of it."""
        return digest(self.model_dump(mode="json"))

    @property
    def text(self) -> bytes:
        """The manifest as it is written: canonical JSON."""
        return canonical(self.model_dump(mode="json"))


def readme(tenant: str, made_at: str, tables: Iterable[str]) -> str:
    """Return the page that explains an archive to whoever opens it."""
    left_out = "".join(f"- {table}.{column}: {why}\n" for (table, column), why in LEFT_OUT.items())
    listed = "".join(f"- {table}\n" for table in sorted(tables))
    return f"""\
All data of {tenant}, as it was at {made_at}

This archive holds everything that Atelier keeps of {tenant} in its database, with nothing of
anybody else.

tables/      One file for each table, in JSON Lines: every line is one row, as a JSON object. Times
             are ISO 8601. Bytes are written as \\x and two hexadecimal digits each.
blobs/       The files of all websites, each once, named by the SHA-256 of its contents.
releases/    Each released version of each website: `<project>/<number>/manifest.json` says how it
             was made and graded, and what each claim rests on; `site/` is the website itself, ready
             to be put on any web server.
manifest.json  How many rows each table has, where the audit log ended, and size and SHA-256 of every
             file of this archive.

The audit log (tables/audit_log.jsonl) says who did what. Each entry contains the hash of the one
before, so that a changed or removed entry is found; `audit` in the manifest says where it ended.

Not in it, on purpose:
{left_out}- the key that seals database transactions, and the passwords of the database's roles: they belong
  to the installation, not to {tenant}

Files that were uploaded with a brief, and releases, may also lie in folders of the machine that
built the websites; what the database does not know of is not in this archive.

Tables:
{listed}"""


def archive_markdown(manifest: ArchiveManifest) -> str:
    """Return what an archive holds, as Markdown."""
    size_bytes = sum(member.size_bytes for member in manifest.members)
    lines = [
        f"# Archive of {manifest.tenant}",
        "",
        f"As it was at {manifest.made_at}, for {manifest.made_for}: {len(manifest.members)} files, "
        f"{size_bytes} bytes, manifest `{manifest.sha256}`.",
        "",
        "| table | rows |",
        "|---|--:|",
        *(f"| {table} | {count} |" for table, count in manifest.rows.items()),
        "",
        *(f"- Missing: {sentence}" for sentence in manifest.missing),
    ]
    return "\n".join(lines)
