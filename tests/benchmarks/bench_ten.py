"""Ten briefs in one command against one. Run: `python tests/benchmarks/bench_ten.py`."""

from stage import EXAMPLES, command, fresh_results, report, timed, warm_server

if __name__ == "__main__":
    with warm_server() as home:
        ten = [str(path) for path in EXAMPLES[:10]]
        command("build", ten[0], "--out", str(home / "warm")).communicate()
        ones: list[float] = []
        for number, brief in enumerate(ten):
            fresh_results(home)
            run = command("build", brief, "--out", str(home / f"one{number}"))
            ones.append(timed(run.communicate).seconds)
        fresh_results(home)
        run = command("build", *ten, "--out", str(home / "ten"))
        all_ten = timed(run.communicate).seconds
    middle = sorted(ones)[len(ones) // 2]
    report(
        "ten briefs in one command",
        all_ten,
        middle,
        most=4,
        note="one brief, the median of the ten",
    )
