"""Only generate: the first candidate, graded once and released as it is."""

from prefect import flow

from domain.release import Built
from flows import _forms as form
from flows.website import build_website


@flow(name="generate-website", flow_run_name="generate for {tenant}")
async def generate_website(
    brief: form.Brief,
    tenant: form.Tenant = "local",
    out: form.Out = "out",
    engine: form.Engine = "offline",
    budget_usd: form.Budget = 5.0,
) -> Built:
    """Make a website from a brief without refinement.

    Args:
        brief: Path of the brief on the machine that runs this, or the text of the brief itself.
        tenant: Whose website it is.
        out: Folder for releases on the machine that runs this.
        engine: `offline`, `claude`, `openai-compatible`, or `<type>/<name>` of an engine or language
            model on the Blocks page.
        budget_usd: Most US dollars the run may spend on language models.
    """
    return await build_website.fn(
        brief, tenant=tenant, out=out, rounds=0, engine=engine, budget_usd=budget_usd
    )
