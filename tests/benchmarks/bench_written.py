"""What a run takes over the longest chain of its model calls. Run: `python tests/benchmarks/bench_written.py`.

Every answer of the model, in a process of its own on this machine, takes one second. The yardstick is the
same graph in bare asyncio, in which those who ask wait a second, nothing is graded and nothing is written;
once of the writers alone, and once with the judges, who read what they wrote.
"""

import asyncio
import os
from typing import TYPE_CHECKING

from far_model import far_model
from stage import EXAMPLES, bare_asyncio, init, report, throwaway, timed, warm_server

if TYPE_CHECKING:
    from domain.agents.spec import AgentSpec
    from domain.value import Value


JUDGED_IN = 2
"""Questions of judges one after the other: the first alone, so that the others read its prompt from the cache."""


def is_written(agent: "AgentSpec[Value]") -> bool:
    """Whether a model is asked for the agent's words."""
    return agent.prompt is not None


def main() -> None:
    """Time a whole run, then its chain."""
    brief = next(path for path in EXAMPLES if "northgate" in str(path))
    with (
        warm_server() as home,
        throwaway() as admin_url,
        far_model() as model,
    ):
        os.environ |= {"ANTHROPIC_API_KEY": "sk-ant-test", "ANTHROPIC_BASE_URL": model.url}
        init(admin_url)
        from flows.website import build_website

        def build(brief: object, tenant: str) -> object:
            return asyncio.run(
                build_website(
                    str(brief), tenant=tenant, out=str(home / tenant), rounds=0, engine="claude"
                )
            )

        build(EXAMPLES[0], "warm")
        model.answer_after(1.0)
        run = timed(lambda: build(brief, "timed"))
        asked, (written, read) = model.asked(
            "cache_creation_input_tokens", "cache_read_input_tokens"
        )
        bare = bare_asyncio(brief, seconds_per_call=1, waits_for=is_written)
        judged = bare_asyncio(brief, seconds_per_call=1, waits_for=is_written, judged_in=JUDGED_IN)
        whole = bare_asyncio(brief, seconds_per_call=1, waits_for=is_written, out=home / "bare")
    report(
        "a run with one-second answers", run.seconds, judged, most=1.25, note="its longest chain"
    )
    report("the same run", run.seconds, bare, most=1.25, note="the writers' chain alone")
    report("the same run", run.seconds, whole, most=1.25, note="the whole build in bare asyncio")
    print(
        f"{asked} questions; of the prompts' tokens {written} were written to the cache, {read} read"
    )


if __name__ == "__main__":
    main()
