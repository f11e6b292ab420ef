"""Take a client's brief in, so that builds need only name the project."""

from prefect import flow
from prefect.artifacts import create_markdown_artifact

from domain.summary import intake
from flows import _forms as form
from tasks.gathering import read_brief, store_brief


@flow(name="take-brief", flow_run_name="take brief for {tenant}")
def take_brief(
    brief: form.Brief,
    tenant: form.Tenant = "local",
    project: form.Project = None,
    user: form.Person = None,
) -> str:
    """Read a client's brief, store it in the database and say what was understood.

    Args:
        brief: The text of the brief, in YAML, JSON, Markdown or plain prose, or the path of a file
            on the machine that runs this.
        tenant: Whose brief it is; a tenant nobody knows yet is made, unless a person brings it.
        project: Name of the project; from the firm's name when empty.
        user: E-mail address of the person who brings it, and must be allowed to; empty for the
            operator.

    Returns:
        What to give `build-website` as its brief: `project:` and the project's id.

    Raises:
        BriefInvalid: The brief cannot be read.
        DatabaseUnavailable: There is no database yet.
        NotAllowed: The person may not bring briefs.
    """
    understood = read_brief(brief, tenant=tenant, project=project)
    stored = store_brief(understood, tenant=tenant, user=user)
    create_markdown_artifact(intake(understood, stored), key="brief")
    return stored
