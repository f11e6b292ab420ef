"""Who was asked to approve a version before its release, and what was decided."""

from pathlib import Path

from alembic import op
from sqlalchemy import text

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Run the SQL beside this file, which does not change any more once it was released."""
    sql = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")
    if op.get_context().as_sql:
        op.execute(text(sql.replace(":", "\\:")))
        return
    # Past SQLAlchemy, which would send it as a prepared statement: those are single ones.
    cursor = op.get_bind().connection.cursor()
    cursor.execute(sql)
    cursor.close()
