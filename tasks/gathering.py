"""Take in what a run works from: the brief and its photographs."""

from pathlib import Path
from uuid import UUID

from prefect import task
from prefect.cache_policies import NO_CACHE

from blocks._brief_files import BriefFile, is_file
from blocks.kept_briefs import KeptBriefs
from blocks.uploads import Uploads
from domain.brief import Brief
from domain.errors import ProjectUnknown
from domain.intake import read_brief as understand
from domain.tenancy import Permission

_KEPT = "kept:"
_PROJECT = "project:"


# No limit of time: it runs in a thread, where Prefect can only warn of one.
@task(name="read-brief", cache_policy=NO_CACHE)
def read_brief(brief: str, *, tenant: str, project: str | None) -> Brief:
    """Read a brief, keep it and its photographs under the tenant, and return its facts.

    Args:
        brief: Path of a file on this machine, `kept:` and the hash of a brief built before,
            `project:` and the id of a project in the database, or the text itself.
        tenant: Whose brief it is.
        project: Name of the project; from the firm's name when None.

    Raises:
        BriefInvalid: The brief or one of its photographs cannot be used.
        ProjectUnknown: The tenant has no such project, or it has no brief.
    """
    if brief.startswith(_PROJECT):
        stored = _of_project(brief.removeprefix(_PROJECT), tenant=tenant)
        return stored.model_copy(update={"project": project}) if project else stored
    if brief.startswith(_KEPT):
        kept = KeptBriefs(tenant=tenant).get(brief.removeprefix(_KEPT))
        return kept.model_copy(update={"project": project}) if project else kept
    if not _is_path(brief):
        understood = understand("brief", brief.encode(), project=project)
        KeptBriefs(tenant=tenant).put(understood)
        return understood
    file = BriefFile(Path(brief))
    understood = file.read(project=project)
    uploads = Uploads(tenant=tenant)
    for body in file.photos.values():
        uploads.put(body)
    KeptBriefs(tenant=tenant).put(understood)
    return understood


@task(name="find-kept-brief", cache_policy=NO_CACHE)
def kept_brief(sha256: str, *, tenant: str) -> str:
    """Return how `read_brief` finds the brief again.

    Raises:
        FileNotFoundError: This tenant keeps no such brief.
    """
    KeptBriefs(tenant=tenant).get(sha256)
    return f"{_KEPT}{sha256}"


@task(name="store-brief", task_run_name="store brief of {brief.project}", cache_policy=NO_CACHE)
def store_brief(brief: Brief, *, tenant: str, user: str | None = None) -> str:
    """Store a brief in the database under its project, and return how `read_brief` finds it.

    Args:
        brief: The brief as it was understood.
        tenant: Whose brief it is; a tenant nobody knows yet is made, unless a person brings it.
        user: E-mail address of the person who brings it; None for the operator.

    Raises:
        DatabaseUnavailable: There is no database, or it does not answer.
        NotAllowed: The person may not bring briefs.
        TenantUnknown: It is suspended, or a person names one nobody knows.
        UserUnknown: The tenant has nobody with the address.
    """
    # 0.4 s of SQLAlchemy and psycopg, which a build from a file never needs.
    from blocks.actors import acting, require_user
    from blocks.database_home import DatabaseHome
    from blocks.event_stream import emit
    from blocks.stored_briefs import store
    from blocks.tenants import ensure_tenant, tenant_id

    postgres = DatabaseHome().postgres()
    owner = tenant_id(postgres, tenant) if user else ensure_tenant(postgres, tenant)
    with acting(postgres, owner, user) as session:
        require_user(session, user, Permission.BRIEF_WRITE)
        project_id, told = store(session, brief)
    emit(told)
    return f"{_PROJECT}{project_id}"


def _of_project(project_id: str, *, tenant: str) -> Brief:
    from blocks.database_home import DatabaseHome
    from blocks.stored_briefs import newest
    from blocks.tenants import tenant_id

    try:
        wanted = UUID(project_id)
    except ValueError:
        raise ProjectUnknown(project_id) from None
    postgres = DatabaseHome().postgres()
    with postgres.session(tenant_id(postgres, tenant), read_only=True) as session:
        return newest(session, wanted)


def _is_path(brief: str) -> bool:
    """Whether this names a file: one line that ends like a file or is one."""
    if "\n" in brief or len(brief) > 1_000:
        return False
    return is_file(Path(brief)) or Path(brief).suffix.lower() in _ENDINGS


_ENDINGS = frozenset({".yaml", ".yml", ".json", ".md", ".markdown", ".txt"})
