"""How much a run adds to its longest chain of needs. Run: `python tests/benchmarks/bench_chain.py`.

Every agent takes one second. The yardstick is the same graph of the same calls in bare asyncio.
"""

import asyncio

from stage import EXAMPLES, bare_asyncio, fresh_results, report, timed, warm_server

BRIEF = next(path for path in EXAMPLES if "northgate" in str(path))

if __name__ == "__main__":
    with warm_server() as home:
        from blocks.engine import OfflineEngine
        from flows.website import build_website

        OfflineEngine(seconds_per_call=1).save("one-second", overwrite=True)
        asyncio.run(build_website(str(EXAMPLES[0]), out=str(home / "warm"), rounds=0))
        fresh_results(home)
        run = timed(
            lambda: asyncio.run(
                build_website(
                    str(BRIEF), out=str(home / "out"), rounds=0, engine="offline-engine/one-second"
                )
            )
        )
        bare = bare_asyncio(BRIEF, seconds_per_call=1)
    report("a run of one-second agents", run.seconds, bare, most=1.15, note="bare asyncio")
