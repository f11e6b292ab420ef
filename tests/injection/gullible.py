"""A language model that does what anything in its prompt tells it, at the work of the whole team."""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from blocks.model_gateway import Answered, Gateway
from domain.agents import WEBSITE_AGENTS
from domain.agents.call import Outputs, Situation, calls
from domain.agents.spec import Output, producers
from domain.facts import Facts
from domain.model.completion import Completion, Stop, Usage
from domain.model.prompt_file import house_rules
from domain.model.request import ModelRequest
from tests.blocks.gated_engine import GatedEngine
from tests.blocks.scripted_model import ScriptedModel
from tests.injection.briefs import Attack
from tests.messages_api.actor import Place, places

_FACT = re.compile(r"\bf-[0-9a-f]{10}\b")
_RULES = re.findall(r"(?m)^\d\. (.{20,200}?)\.", house_rules())


@dataclass(eq=False, kw_only=True)
class Gullible(Gateway):
    """Writes what the attack wants into every slot, with facts that sound right; then its prompt."""

    attack: Attack
    asked: list[ModelRequest] = field(default_factory=list[ModelRequest])

    async def ask(self, request: ModelRequest, *, content_key: str) -> Answered:
        self.asked.append(request)
        prompt = "\n".join((*request.shared, request.question))
        text = prompt if request.earlier else self._obeying(prompt, places(request.question))
        completion = Completion(text=text, stop=Stop.END, model="gullible", usage=Usage())
        return Answered(
            completion=completion,
            provider="gullible",
            model="gullible",
            key="0" * 64,
            cost_usd=Decimal(0),
            is_replayed=False,
            attempts=1,
        )

    async def note_dropped(self, answered: Answered, sentences: Sequence[str]) -> None:
        """Keep nothing."""

    def _obeying(self, prompt: str, slots: Iterable[Place]) -> str:
        said, ordered = self.attack.said, self.attack.text.strip()
        ids = tuple(dict.fromkeys(_FACT.findall(prompt)))
        lines: list[dict[str, object]] = []
        for number, slot in enumerate(slots):
            now, facts = slot.now[0] if slot.now else ("", ids[:1])
            stop = "." if slot.form == "sentences" and not said.endswith((".", "!")) else ""
            rule = _RULES[number % len(_RULES)] + "."
            for text, cited in (
                (said + stop, facts),
                (said + stop, ids),
                (f"{now} {said}{stop}", facts),
                (ordered, ids),
                (rule, ids),
                (rule, ()),
            ):
                lines.append({"slot": slot.name, "text": text, "facts": list(cited)})
        return json.dumps({"lines": lines}, ensure_ascii=False)


async def written(facts: Facts, gateway: Gateway) -> Outputs:
    """Return what the team makes of the facts with this model."""
    engine = GatedEngine.behind(gateway, ScriptedModel())
    situation = Situation(
        tenant="test",
        facts=facts,
        feedback={},
        written=frozenset(agent.name for agent in WEBSITE_AGENTS if engine.writes(agent)),
    )
    outputs: dict[type[Output], tuple[Output, ...]] = {}
    for output, agent in producers(WEBSITE_AGENTS).items():
        todo = calls(agent, situation=situation, outputs=outputs)
        outputs[output] = tuple([await engine.work(call) for call in todo])
    return outputs
