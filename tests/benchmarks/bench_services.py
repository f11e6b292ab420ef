"""How time and memory grow with the number of service pages.

Run: `python tests/benchmarks/bench_services.py`. Each size runs in a process of its own.
"""

import subprocess
import sys
from os import environ
from pathlib import Path

from stage import ROOT, service_brief, warm_server

PROGRAM = """
import asyncio, resource, sys, time
from flows.website import build_website
start = time.perf_counter()
built = asyncio.run(build_website(sys.argv[1], out=sys.argv[2]))
seconds = time.perf_counter() - start
pages = sum(file.path.endswith('.html') for file in built.manifest.files)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
print(seconds, peak, pages, built.manifest.accepted, len(built.manifest.rounds))
"""

if __name__ == "__main__":
    figures: list[tuple[int, float, float]] = []
    with warm_server() as home:
        for count in (20, 60, 200):
            brief = Path(home) / f"brief{count}.json"
            brief.write_text(service_brief(count), encoding="utf-8")
            run = subprocess.run(
                [sys.executable, "-c", PROGRAM, str(brief), str(home / f"o{count}")],
                capture_output=True,
                text=True,
                cwd=ROOT,
                env=dict(environ),
                check=True,
            )
            seconds, peak, pages, accepted, rounds = run.stdout.split()
            figures.append((int(pages), float(seconds), float(peak)))
            print(
                f"{count} services: {pages} pages, {float(seconds):.1f} s, peak {float(peak):.0f} MB, "
                f"accepted {accepted}, {rounds} rounds"
            )
    (pages, seconds, _), (most_pages, most_seconds, most_peak) = figures[0], figures[-1]
    growth = (most_seconds / seconds) / (most_pages / pages)
    print(
        f"time grows {growth:.2f} x as fast as pages; at most 1: {'reached' if growth <= 1.0 else 'MISSED'}"
    )
    print(
        f"peak at 200 services {most_peak:.0f} MB; below 600: {'reached' if most_peak < 600 else 'MISSED'}"
    )
