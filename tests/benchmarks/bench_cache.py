"""What an unchanged and a slightly changed brief cost. Run: `python tests/benchmarks/bench_cache.py`."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, cast

from stage import fresh_results, report, service_brief, timed, warm_server

if TYPE_CHECKING:
    from domain.release import Built


def built(brief: Path, out: Path) -> tuple[float, "Built"]:
    from flows.website import build_website

    run = timed(lambda: asyncio.run(build_website(str(brief), out=str(out))))
    return run.seconds, cast("Built", run.result)


if __name__ == "__main__":
    with warm_server() as home:
        brief = home / "brief.json"
        brief.write_text(service_brief(8), encoding="utf-8")
        built(brief, home / "first")
        fresh_results(home)
        cold, first = built(brief, home / "out")
        warm, again = min((built(brief, home / "out") for _ in range(3)), key=lambda run: run[0])
        kept, elsewhere = built(brief, home / "elsewhere")
        brief.write_text(
            service_brief(8).replace("Worn part 3 is turned", "Worn part 3 is cast"), "utf-8"
        )
        changed, other = built(brief, home / "out")
    print(
        f"agents run: cold {len(first.agents_run)}, unchanged {len(again.agents_run)}, into another folder {len(elsewhere.agents_run)}, one service changed {len(other.agents_run)}"
    )
    report("an unchanged brief", warm, cold, most=0.25, note="the cold run")
    report("an unchanged brief, another folder", kept, cold, most=1, note="the cold run")
    report("one changed service", changed, cold, most=1, note="the cold run")
