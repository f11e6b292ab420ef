"""Run migrations as the owner, one at a time."""

from alembic import context
from sqlalchemy import create_engine, pool, text

from blocks.database.roles import OWNER
from blocks.database.schema import Row

_LOCK = 0x41746C69
"""Advisory lock of whoever migrates: several starting at once take turns."""


def _online() -> None:
    engine = create_engine(context.config.attributes["url"], poolclass=pool.NullPool)
    with engine.connect() as connection:
        connection.execute(text(f"SELECT pg_advisory_lock({_LOCK})"))
        connection.execute(text(f"SET ROLE {OWNER}"))
        connection.commit()
        context.configure(
            connection=connection,
            target_metadata=Row.metadata,
            version_table_schema="app_private",
            transaction_per_migration=True,
        )
        with context.begin_transaction():
            context.run_migrations()
        connection.commit()


def _offline() -> None:
    context.configure(
        dialect_name="postgresql", version_table_schema="app_private", literal_binds=True
    )
    with context.begin_transaction():
        context.run_migrations()


if context.is_offline_mode():
    _offline()
else:
    _online()
