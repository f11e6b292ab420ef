"""Tenants, found by their slug and made when they first bring a brief."""

from uuid import UUID, uuid4

from sqlalchemy.exc import IntegrityError

from blocks.database.schema import Tenant
from blocks.postgres import Postgres
from domain.errors import TenantUnknown


def tenant_id(postgres: Postgres, slug: str) -> UUID:
    """Return the id of an active tenant.

    Raises:
        TenantUnknown: There is none of this name, or it is suspended.
    """
    if found := postgres.tenant(slug):
        return found
    raise TenantUnknown(slug)


def ensure_tenant(postgres: Postgres, slug: str) -> UUID:
    """Return the id of the tenant, making it if there is none yet.

    Raises:
        TenantUnknown: It exists, but is suspended.
    """
    if found := postgres.tenant(slug):
        return found
    made = uuid4()
    try:
        with postgres.session(made) as session:
            session.add(Tenant(id=made, slug=slug, name=slug))
    except IntegrityError:  # another process was faster, or it is suspended
        return tenant_id(postgres, slug)
    return made
