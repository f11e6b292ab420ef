"""People of a tenant: who is made, changed and switched off, by whom, in the audit log too."""

from collections.abc import Sequence

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from blocks import audit_log
from blocks.actors import actor_of, named
from blocks.database.schema import User
from domain.errors import PersonKnown, UserUnknown
from domain.tenancy import OPERATOR, Permission, Role, check_role_change, require
from domain.value import Value


class Person(Value):
    """Somebody of a tenant."""

    email: str
    name: str
    role: Role
    is_active: bool


def people(session: Session, *, user: str | None = None) -> tuple[Person, ...]:
    """Return the people of the session's tenant, in the order in which they came.

    Args:
        session: A transaction of the tenant.
        user: Who asks, as `blocks.actors` names them; None for the operator.

    Raises:
        NotAllowed: That is not for them to see.
    """
    if user is not None:
        require(actor_of(session, user), Permission.USER_READ)
    return tuple(map(_person, session.scalars(select(User).order_by(User.created_at, User.id))))


def add_person(
    session: Session, *, email: str, name: str, role: Role, user: str | None = None
) -> Person:
    """Make a person of the tenant.

    Args:
        session: A transaction of the tenant.
        email: Their e-mail address; unique in the tenant, whatever its capitals.
        name: How they are called.
        role: What they are in the tenant.
        user: Who wants it, as `blocks.actors` names them; None for the operator.

    Raises:
        NotAllowed: That is not for them to do.
        PersonKnown: There is somebody with the address.
    """
    by = _check(session, user, before=None, after=role)
    if _found(session, email):
        raise PersonKnown(email)
    made = User(
        tenant_id=session.info["tenant_id"], email=email.strip(), name=name, role=role.value
    )
    session.add(made)
    session.flush()
    _tell(session, by, "add person", made, role=role.value)
    return Person(email=made.email, name=name, role=role, is_active=True)


def change_role(session: Session, *, email: str, role: Role, user: str | None = None) -> Person:
    """Give a person another role; one who was switched off is switched on again.

    Raises:
        NotAllowed: It is not for `user` to do, or would leave the tenant without an owner.
        UserUnknown: The tenant has nobody with the address.
    """
    person = _known(session, email)
    before = Role(person.role) if person.is_active else None
    by = _check(session, user, before=before, after=role, person=person)
    _update(session, person, role=role.value, is_active=True)
    _tell(session, by, "change role", person, before=before and before.value, after=role.value)
    return Person(email=person.email, name=person.name, role=role, is_active=True)


def remove_person(session: Session, *, email: str, user: str | None = None) -> Person:
    """Switch a person off: they and their API keys can do nothing any more; the log still names them.

    Raises:
        NotAllowed: It is not for `user` to do, or would leave the tenant without an owner.
        UserUnknown: The tenant has nobody with the address.
    """
    person = _known(session, email)
    before = Role(person.role)
    by = _check(session, user, before=before, after=None, person=person)
    _update(session, person, is_active=False)
    _tell(session, by, "remove person", person, before=before.value)
    return Person(email=person.email, name=person.name, role=before, is_active=False)


def _check(
    session: Session,
    user: str | None,
    *,
    before: Role | None,
    after: Role | None,
    person: User | None = None,
) -> str:
    """Refuse what is not for `user` to do, and return how the audit log names them."""
    # Two owners who remove each other at the same moment wait for each other here.
    owners: Sequence[User] = session.scalars(
        select(User).where(User.role == Role.OWNER, User.is_active).with_for_update()
    ).all()
    left = len([one for one in owners if one is not person]) + (after is Role.OWNER)
    if user is None:
        return OPERATOR
    actor = actor_of(session, user)
    check_role_change(actor, before=before, after=after, owners_left=left)
    return named(actor)


def _found(session: Session, email: str) -> User | None:
    same = func.lower(User.email) == func.lower(email.strip())
    return session.scalars(select(User).where(same)).one_or_none()


def _known(session: Session, email: str) -> User:
    person = _found(session, email)
    if person is None:
        raise UserUnknown(email)
    return person


def _update(session: Session, person: User, **changed: object) -> None:
    session.execute(update(User).where(User.id == person.id).values(**changed))


def _tell(session: Session, by: str, action: str, person: User, **detail: object) -> None:
    audit_log.record(session, actor=by, action=action, subject=f"user {person.id}", detail=detail)


def _person(row: User) -> Person:
    return Person(email=row.email, name=row.name, role=Role(row.role), is_active=row.is_active)
