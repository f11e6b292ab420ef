"""Tenants, found by their slug and made when they first bring a brief."""

from uuid import UUID, uuid4

from sqlalchemy.exc import IntegrityError

from blocks.database.schema import Tenant
from blocks.postgres import Postgres
from domain.errors import TenantErased, TenantUnknown

OPERATOR_TENANT = "atelier-operator"
"""Slug of the tenant whose audit log says what the operator did to whole tenants; it has no projects."""


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
        TenantErased: There was one of this name, and it was erased.
        TenantUnknown: It exists, but is suspended.
    """
    if found := postgres.tenant(slug):
        return found
    made = uuid4()
    try:
        with postgres.session(made) as session:
            session.add(Tenant(id=made, slug=slug, name=slug))
    except IntegrityError as error:  # another process was faster, or it is suspended
        if _constraint(error) == "tenants_erased":
            raise TenantErased(slug) from error
        return tenant_id(postgres, slug)
    return made


def operator_id(postgres: Postgres) -> UUID:
    """Return the id of the operator's own tenant, making it if there is none yet."""
    return ensure_tenant(postgres, OPERATOR_TENANT)


def _constraint(error: IntegrityError) -> str | None:
    diagnosis = getattr(error.orig, "diag", None)
    return getattr(diagnosis, "constraint_name", None)
