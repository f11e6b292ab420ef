"""What it costs to write a whole build into the database. Run: `python tests/benchmarks/bench_ledger.py`.

Cold builds of one example, with the database and without it, in turn; each for a tenant of its own, so
that nothing is kept from before.
"""

import asyncio
from pathlib import Path
from statistics import median
from uuid import uuid4

from stage import EXAMPLES, report, timed, warm_server

ROUNDS = 5


def main() -> None:
    with warm_server() as home:
        # Not before: importing Prefect fixes which server it works with.
        from blocks.database_home import DatabaseHome
        from flows.website import build_website

        brief = next(path for path in EXAMPLES if "restaurant" in str(path) or path.suffix == ".md")

        def built() -> float:
            tenant, out = f"bench-{uuid4().hex[:8]}", str(home / "out")
            return timed(
                lambda: asyncio.run(build_website(str(brief), tenant=tenant, out=out))
            ).seconds

        access = home / "database" / "access.json"
        aside = Path(f"{access}.aside")
        built()
        database = DatabaseHome()
        database.init()
        try:
            built()  # imports what the database needs
            seconds: dict[bool, list[float]] = {True: [], False: []}
            for _ in range(ROUNDS):
                seconds[True].append(built())
                access.rename(aside)
                seconds[False].append(built())
                aside.rename(access)
        finally:
            database.embedded.stop()
    report(
        f"a build of {brief.parent.name} in the ledger",
        median(seconds[True]),
        median(seconds[False]),
        most=1.3,
        note="the same without a database",
    )


if __name__ == "__main__":
    main()
