"""Only find out what the client needs: the first question to ask of a brief."""

from prefect import flow
from prefect.artifacts import acreate_markdown_artifact
from prefect.results import get_result_store

from blocks.engine import OfflineEngine
from blocks.kept_results import place_results
from domain.agents import DISCOVERY_AGENTS
from domain.agents.call import Situation
from domain.agents.discovery.discovery_validator import DiscoveryReport
from domain.agents.spec import producers
from domain.errors import NothingToRelease
from domain.summary import questions
from flows import _forms as form
from flows._team import Team
from tasks.gathering import read_brief


@flow(name="discover", flow_run_name="discover for {tenant}")
async def discover(brief: form.Brief, tenant: form.Tenant = "local") -> DiscoveryReport:
    """Read a brief and say what is clear, what is missing and what contradicts itself.

    Args:
        brief: Path of the brief on the machine that runs this, or the text of the brief itself.
        tenant: Whose brief it is.

    Raises:
        BriefInvalid: The brief cannot be read.
        NothingToRelease: A discovery agent failed.
    """
    place_results(get_result_store())
    understood = read_brief(brief, tenant=tenant, project=None)
    team = Team(agents=producers(DISCOVERY_AGENTS), engine=OfflineEngine())
    situation = Situation(tenant=tenant, facts=understood.sheet, feedback={})
    for report in (await team.produce(situation)).get(DiscoveryReport, ()):
        if isinstance(report, DiscoveryReport):
            await acreate_markdown_artifact(questions(report), key="discovery")
            return report
    raise NothingToRelease(tuple(f"{one.label}: {one.reason}" for one in team.failures))
