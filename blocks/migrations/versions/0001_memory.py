"""The first schema: tenants, people, projects, runs, ledger, releases, events, audit log, results."""

from pathlib import Path

from alembic import op
from sqlalchemy import text

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Run the SQL beside this file; it was generated once and does not change any more."""
    sql = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")
    if op.get_context().as_sql:
        op.execute(text(sql.replace(":", "\\:")))
        return
    # Past SQLAlchemy, which would send it as a prepared statement: those are single ones.
    cursor = op.get_bind().connection.cursor()
    cursor.execute(sql)
    cursor.close()
