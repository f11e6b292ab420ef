"""What a run takes over the longest chain of its model calls. Run: `python tests/benchmarks/bench_written.py`.

Every answer of the model, on this machine, takes one second. The yardstick is the same graph in bare
asyncio, in which those who ask wait a second, nothing is graded and nothing is written.
"""

import asyncio
import os
import sys
from typing import TYPE_CHECKING

from stage import EXAMPLES, ROOT, bare_asyncio, init, report, throwaway, timed, warm_server

sys.path.insert(0, str(ROOT))

if TYPE_CHECKING:
    from domain.agents.spec import AgentSpec
    from domain.value import Value


def is_written(agent: "AgentSpec[Value]") -> bool:
    """Whether a model is asked for the agent's words."""
    return agent.prompt is not None


def main() -> None:
    """Time a whole run, then its chain."""
    from tests.messages_api.log import total
    from tests.messages_api.server import messages_api

    brief = next(path for path in EXAMPLES if "northgate" in str(path))
    with (
        warm_server() as home,
        throwaway() as admin_url,
        messages_api() as api,
    ):
        os.environ |= {"ANTHROPIC_API_KEY": "sk-ant-test", "ANTHROPIC_BASE_URL": api.url}
        init(admin_url)
        from flows.website import build_website

        def build(brief: object, tenant: str) -> object:
            return asyncio.run(
                build_website(
                    str(brief), tenant=tenant, out=str(home / tenant), rounds=0, engine="claude"
                )
            )

        build(EXAMPLES[0], "warm")
        api.delay_s, before = 1.0, len(api.log.questions)
        run = timed(lambda: build(brief, "timed"))
        asked = api.log.questions[before:]
        bare = bare_asyncio(brief, seconds_per_call=1, waits_for=is_written)
        whole = bare_asyncio(brief, seconds_per_call=1, waits_for=is_written, out=home / "bare")
    report("a run with one-second answers", run.seconds, bare, most=1.25, note="its longest chain")
    report("the same run", run.seconds, whole, most=1.25, note="the whole build in bare asyncio")
    written, read = (
        total(asked, kind) for kind in ("cache_creation_input_tokens", "cache_read_input_tokens")
    )
    print(
        f"{len(asked)} questions; of the prompts' tokens {written} were written to the cache, {read} read"
    )


if __name__ == "__main__":
    main()
