"""How much a run adds to its longest chain of needs. Run: `python tests/benchmarks/bench_chain.py`.

Every agent takes one second. The yardstick is the same graph of the same calls in bare asyncio.
"""

import asyncio
from pathlib import Path

from stage import EXAMPLES, bare_asyncio, fresh_results, report, timed, warm_server

BRIEF = next(path for path in EXAMPLES if "northgate" in str(path))


def quiet(_label: str, _done: int, _total: int) -> None:
    """Show no progress."""


if __name__ == "__main__":
    with warm_server() as home:
        from blocks.engine import OfflineEngine
        from deployments.orders import Checked, Order, check
        from deployments.side_by_side import build_side_by_side

        def ordered(brief: Path, engine: str) -> Checked:
            out = home / engine.replace("/", "-")
            order = Order(
                briefs=[brief],
                out=out,
                tenant="local",
                rounds=0,
                target=0.9,
                project=None,
                engine=engine,
            )
            return check(order)

        def build(checked: Checked) -> None:
            (built,) = asyncio.run(build_side_by_side(checked, watches=[quiet]))
            assert not isinstance(built, BaseException), built

        OfflineEngine(seconds_per_call=1).save("one-second", overwrite=True)
        # The first build of a process loads what Prefect keeps of blocks, which the yardstick has not.
        OfflineEngine(seconds_per_call=0).save("at-once", overwrite=True)
        build(ordered(EXAMPLES[0], "offline-engine/at-once"))
        fresh_results(home)
        slow = ordered(BRIEF, "offline-engine/one-second")
        run = timed(lambda: build(slow))
        bare = bare_asyncio(BRIEF, seconds_per_call=1)
        whole = bare_asyncio(BRIEF, seconds_per_call=1, out=home / "bare")
    report("a run of one-second agents", run.seconds, bare, most=1.15, note="bare asyncio")
    # The chain alone grades nothing and writes nothing; this is what the same build takes without Prefect.
    report("the same run", run.seconds, whole, most=1.15, note="the whole build in bare asyncio")
