"""`atelier people`, `keys` and `budget`: who may do what in a tenant, and what it may spend."""

from collections.abc import Generator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Annotated

from cyclopts import App, Parameter
from rich.console import Console
from rich.table import Table

from deployments.orders import check_tenant
from domain.errors import BriefInvalid
from domain.tenancy import Permission, Role

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

ACCEPTED = 0

people = App(name="people", help="People of a tenant and their roles.")
keys = App(name="keys", help="API keys of a tenant.")
budget = App(name="budget", help="What a tenant may spend.")
_out = Console(highlight=False)

User = Annotated[str | None, Parameter(name="--user")]
Tenant = Annotated[str, Parameter(name="--tenant")]


@people.command(name="list")
def list_people(*, tenant: Tenant = "local", user: User = None) -> int:
    """List the people of a tenant.

    Args:
        tenant: Slug of the tenant.
        user: E-mail address of the person who asks; without it, the operator.
    """
    from blocks.people import people as found

    with _session(tenant, user) as session:
        rows = found(session, user=user)
    table = Table("e-mail", "name", "role", "", box=None, pad_edge=False)
    for one in rows:
        table.add_row(one.email, one.name, one.role.value, "" if one.is_active else "switched off")
    _out.print(table)
    return ACCEPTED


@people.command(name="add")
def add(
    email: str,
    /,
    *,
    role: Role,
    name: str | None = None,
    tenant: Tenant = "local",
    user: User = None,
) -> int:
    """Make a person of a tenant.

    Args:
        email: Their e-mail address.
        role: `owner`, `admin`, `member` or `viewer`.
        name: How they are called; the address without it.
        tenant: Slug of the tenant.
        user: E-mail address of the person who wants it; without it, the operator.
    """
    from blocks.people import add_person

    check_tenant(tenant)
    with _session(tenant, user, makes=user is None) as session:
        made = add_person(session, email=email, name=name or email, role=role, user=user)
    _say(f"{made.email} is {_a(made.role)} of {tenant}.")
    return ACCEPTED


@people.command(name="role")
def role(email: str, new: Role, /, *, tenant: Tenant = "local", user: User = None) -> int:
    """Give a person another role.

    Args:
        email: Their e-mail address.
        new: `owner`, `admin`, `member` or `viewer`.
        tenant: Slug of the tenant.
        user: E-mail address of the person who wants it; without it, the operator.
    """
    from blocks.people import change_role

    with _session(tenant, user) as session:
        changed = change_role(session, email=email, role=new, user=user)
    _say(f"{changed.email} is {_a(changed.role)} of {tenant}.")
    return ACCEPTED


@people.command(name="remove")
def remove(email: str, /, *, tenant: Tenant = "local", user: User = None) -> int:
    """Switch a person off; their API keys are refused too.

    Args:
        email: Their e-mail address.
        tenant: Slug of the tenant.
        user: E-mail address of the person who wants it; without it, the operator.
    """
    from blocks.people import remove_person

    with _session(tenant, user) as session:
        gone = remove_person(session, email=email, user=user)
    _say(f"{gone.email} can do nothing in {tenant} any more.")
    return ACCEPTED


@keys.command(name="list")
def list_keys(*, tenant: Tenant = "local", user: User = None) -> int:
    """List the API keys of a tenant; never their text.

    Args:
        tenant: Slug of the tenant.
        user: E-mail address of the person who asks; without it, the operator.
    """
    from blocks.api_keys import keys as found

    with _session(tenant, user) as session:
        rows = found(session, user=user)
    table = Table("key", "acts for", "scopes", "until", "last used", box=None, pad_edge=False)
    for one in rows:
        until = "revoked" if one.revoked_at else _day(one.expires_at)
        scopes = " ".join(one.scopes)
        table.add_row(one.prefix, one.email, scopes, until, _day(one.last_used_at))
    _out.print(table)
    return ACCEPTED


@keys.command(name="new")
def new(
    email: str,
    /,
    *,
    scope: tuple[str, ...],
    days: Annotated[int, Parameter(name="--days")] = 90,
    tenant: Tenant = "local",
    user: User = None,
) -> int:
    """Make an API key and print it, once.

    Args:
        email: The person it acts for, within their role.
        scope: What it may be used for, such as `run:start`; may be given several times.
        days: After how many days it runs out, 1-3650.
        tenant: Slug of the tenant.
        user: E-mail address of the person who wants it; without it, the operator.
    """
    if not 1 <= days <= 3650:
        problem = f"{days} is not in 1-3650."
        raise BriefInvalid(source="--days", problem=problem, remedy="Give a number of days.")
    scopes = tuple(map(_scope, scope))
    from blocks.api_keys import new_key

    until = datetime.now(UTC) + timedelta(days=days)
    with _session(tenant, user) as session:
        key = new_key(session, email=email, scopes=scopes, expires_at=until, user=user)
    _say(key.get_secret_value())
    _say(f"It is shown this once and good until {until:%Y-%m-%d}. Keep it where secrets are kept.")
    return ACCEPTED


@keys.command(name="revoke")
def revoke(prefix: str, /, *, tenant: Tenant = "local", user: User = None) -> int:
    """Take an API key back.

    Args:
        prefix: The eight characters `atelier keys list` shows.
        tenant: Slug of the tenant.
        user: E-mail address of the person who wants it; without it, the operator.
    """
    from blocks.api_keys import revoke_key

    with _session(tenant, user) as session:
        revoke_key(session, prefix, user=user)
    _say(f"The key {prefix} is refused from now on.")
    return ACCEPTED


@budget.command(name="list")
def list_budgets(*, tenant: Tenant = "local", user: User = None) -> int:
    """List what a tenant and its projects may spend.

    Args:
        tenant: Slug of the tenant.
        user: E-mail address of the person who asks; without it, the operator.
    """
    from blocks.budgets import budgets

    with _session(tenant, user) as session:
        rows = budgets(session, user=user)
    if not rows:
        _say(f"{tenant} may spend without a limit. Set one with `atelier budget set`.")
    for one in rows:
        _say(f"{one.project or 'everything'}: ${one.limit_usd:,.2f}")
    return ACCEPTED


@budget.command(name="set")
def set_(
    limit: str, /, *, project: str | None = None, tenant: Tenant = "local", user: User = None
) -> int:
    """Set what a tenant or one project may spend.

    Args:
        limit: US dollars, or `none` to take the limit away.
        project: Name of the project; without it, the whole tenant.
        tenant: Slug of the tenant.
        user: E-mail address of the person who wants it; without it, the operator.
    """
    from blocks.budgets import set_budget

    amount = None if limit == "none" else _dollars(limit)
    with _session(tenant, user) as session:
        set_budget(session, limit_usd=amount, project=project, user=user)
    what = f"{tenant}/{project}" if project else tenant
    _say(f"{what} may spend " + ("without a limit." if amount is None else f"${amount:,.2f}."))
    return ACCEPTED


@contextmanager
def _session(tenant: str, user: str | None, *, makes: bool = False) -> "Generator[Session]":
    """Open a transaction for somebody; a tenant nobody knows yet is made when that is asked for."""
    from blocks.actors import acting
    from blocks.database_home import DatabaseHome
    from blocks.tenants import ensure_tenant, tenant_id

    postgres = DatabaseHome().postgres()
    find = ensure_tenant if makes else tenant_id
    with acting(postgres, find(postgres, tenant), user) as session:
        yield session


def _scope(written: str) -> Permission:
    try:
        return Permission(written)
    except ValueError:
        known = ", ".join(f"`{one}`" for one in Permission)
        problem = f"{written!r} is no scope."
        raise BriefInvalid(source="--scope", problem=problem, remedy=f"Take of {known}.") from None


def _dollars(written: str) -> Decimal:
    try:
        amount = Decimal(written.removeprefix("$"))
    except InvalidOperation:
        amount = Decimal("NaN")
    if not amount.is_finite() or not 0 <= amount <= 999_999:
        problem = f"{written!r} is no amount of US dollars."
        raise BriefInvalid(
            source="limit", problem=problem, remedy="Write a number such as 25, or `none`."
        )
    return amount


def _a(role: Role) -> str:
    return f"{'an' if role.value[0] in 'ao' else 'a'} {role.value}"


def _day(at: datetime | None) -> str:
    return "never" if at is None else f"{at:%Y-%m-%d}"


def _say(sentence: str) -> None:
    _out.print(sentence, soft_wrap=True, markup=False)
