"""Tenants with something in every table and every place outside the database."""

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from psycopg import sql

from blocks import blobs
from blocks.database.erasing import owner, show
from blocks.database.isolation import connector
from blocks.database.roles import APP, LOGINS, MIGRATOR
from blocks.database.sample_rows import Invented, fill, read_catalogue
from blocks.database.seal import SealingKey
from blocks.database_home import DatabaseHome
from blocks.erasure import Elsewhere
from blocks.uploads import Uploads

LARGE = bytes(range(256)) * 4097


@dataclass(frozen=True)
class Firm:
    """A tenant with two rows in every table."""

    home: DatabaseHome
    invented: Invented

    @property
    def tenant_id(self) -> UUID:
        return self.invented.tenant_id

    @property
    def slug(self) -> str:
        return str(self.invented.rows["tenants"][0]["slug"])

    @property
    def counts(self) -> dict[str, int]:
        """Rows of each table, seen by the owner under the tenant's own seal."""
        with owner(self.home.role_url(MIGRATOR)) as connection, connection.transaction():
            show(connection, key_of(self.home), self.tenant_id)
            return {
                table: connection.execute(
                    sql.SQL("SELECT FROM {}").format(sql.Identifier("app", table))
                ).rowcount
                for table in read_catalogue(connection).tables
            }

    def write_files(self, folder: Path) -> Elsewhere:
        """Put something into every place outside the database."""
        home = self.home.home
        Uploads(tenant=self.slug, home=home).put(b"photograph")
        (home.room("briefs", self.slug) / "0.json").write_bytes(b"brief")
        with self.home.postgres().session(self.tenant_id) as session:
            blobs.put(session, (LARGE,), home=home)
        for place in ("results", "prefect/storage"):
            kept = (folder if place == "results" else home.folder) / place / self.slug / "faq"
            kept.mkdir(parents=True)
            (kept / "0f").write_bytes(b"answer")
        return Elsewhere(results=(folder / "results",))


def key_of(home: DatabaseHome) -> SealingKey:
    return SealingKey(home.credentials.seal_key_id, bytes.fromhex(home.credentials.seal_key))


def firm(home: DatabaseHome) -> Firm:
    invented = Invented(key_of(home))
    connect = connector({role: home.role_url(role) for role in LOGINS})
    with connect(APP) as app:
        fill(app, invented, read_catalogue(app), count=2)
    return Firm(home, invented)
