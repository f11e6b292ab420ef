"""An engine that does what a reviewer asks for, if it is asked in a way it understands."""

from blocks.engine import Engine
from domain.agents.spec import AgentSpec, Given, Output
from domain.review_findings import RULE


class Obedient(Engine):
    """Drafts like the offline engine, and replaces `old -> new` where a reviewer says so."""

    _block_type_name = "Obedient"
    _block_type_slug = "obedient"

    @property
    def signature(self) -> str:
        return "obedient"

    async def answer(self, agent: AgentSpec[Output], given: Given) -> Output:
        text = (made := agent.draft(given)).model_dump_json()
        for finding in given.told(RULE):
            old, _, new = finding.evidence.partition(" -> ")
            text = text.replace(old, new)
        return type(made).model_validate_json(text)
