"""What the benchmarks share: a home and a warm server of their own, briefs, and the yardstick."""

import asyncio
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from domain.agents.spec import AgentSpec
    from domain.facts import Facts
    from domain.value import Value

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests"))
EXAMPLES = sorted((ROOT / "examples").glob("*/brief.*"))


@contextmanager
def warm_server() -> Generator[Path]:
    """Start a local server in a home of its own, use it once, and stop it afterwards."""
    from deployments.local_server import LocalServer

    with tempfile.TemporaryDirectory(prefix="atelier-bench-") as folder:
        home = Path(folder)
        os.environ["ATELIER_HOME"] = str(home)
        os.environ.pop("PREFECT_API_URL", None)
        server = LocalServer(home)
        url = server.ensure()
        os.environ.update(server.environment(url))
        os.environ["PREFECT_LOGGING_LEVEL"] = "ERROR"
        try:
            with server.in_use():
                yield home
        finally:
            server.stop()


@contextmanager
def throwaway() -> Generator[str]:
    """Run a PostgreSQL that is gone afterwards; yields the administrator's address."""
    from blocks.embedded_postgres import EmbeddedPostgres

    with EmbeddedPostgres.throwaway() as admin_url:
        yield admin_url


def init(admin_url: str) -> None:
    """Make the database of the home there."""
    from blocks.database_home import DatabaseHome

    DatabaseHome().init(admin_url)


def fresh_results(home: Path) -> None:
    """Forget every kept result, so that the next run is cold."""
    import shutil

    for folder in (home / "prefect" / "storage",):
        shutil.rmtree(folder, ignore_errors=True)


def service_brief(count: int) -> str:
    """Return a brief with so many services, each with enough to say for a page of its own."""
    services = [
        {
            "name": f"Repair {number} of {_thing(number)}",
            "description": f"We take {_thing(number)} apart on the bench. Worn part {number} is "
            f"turned new from steel. You get the old part back in a labelled bag.",
            "price": f"from £{40 + number}",
        }
        for number in range(1, count + 1)
    ]
    return json.dumps(
        {
            "name": "Bench & Lathe",
            "trade": "repair workshop",
            "phone": "01632 960123",
            "email": "bench@benchlathe.example",
            "address": "3 Foundry Yard, Leeds LS1 4AP",
            "hours": "Mon-Fri 8am-5pm",
            "services": services,
        }
    )


def _thing(number: int) -> str:
    things = ("clocks", "mowers", "sewing machines", "bicycles", "typewriters", "pumps", "radios")
    return things[number % len(things)]


@dataclass(frozen=True)
class Timed:
    """How long something took, and what came of it."""

    seconds: float
    result: object


def timed(work: Callable[[], object]) -> Timed:
    """Do `work` once and time it."""
    start = time.perf_counter()
    result = work()
    return Timed(time.perf_counter() - start, result)


def everybody(_agent: "AgentSpec[Value]") -> bool:
    """Let every agent wait."""
    return True


def bare_asyncio(
    brief: Path,
    *,
    seconds_per_call: float,
    out: Path | None = None,
    waits_for: "Callable[[AgentSpec[Value]], bool]" = everybody,
    judged_in: int = 0,
) -> float:
    """Run the same graph of the same calls with nothing but asyncio, and return the seconds.

    Agents that `waits_for` names take that long, the others only their draft; judges ask so often one
    after the other, once the pages are there. With `out`, the rest of a build is done too: pictures,
    faces, marks, grades, files on disk.
    """
    from blocks._brief_files import BriefFile
    from domain.agents import WEBSITE_AGENTS
    from domain.agents.call import Call, Situation, calls
    from domain.agents.spec import Output, producers

    file = BriefFile(brief)
    facts = file.read().sheet
    situation = Situation(tenant="bench", facts=facts, feedback={})

    async def call(one: Call) -> Output:
        await asyncio.sleep(seconds_per_call if waits_for(one.agent) else 0)
        return one.agent.draft(one.given)

    async def run() -> None:
        coming: dict[type[Output], asyncio.Task[tuple[Output, ...]]] = {}

        async def produce(output: type[Output]) -> tuple[Output, ...]:
            agent = by_output[output]
            outputs = {need: await coming[need] for need in agent.upstream}
            todo = calls(agent, situation=situation, outputs=outputs)
            return tuple(await asyncio.gather(*(call(one) for one in todo)))

        by_output = producers(WEBSITE_AGENTS)
        for output in by_output:
            coming[output] = asyncio.create_task(produce(output))
        outputs = dict(zip(coming, await asyncio.gather(*coming.values()), strict=True))
        for _ in range(judged_in):
            await asyncio.sleep(seconds_per_call)
        if out:
            _finish(outputs, file.photos, facts, out)

    return timed(lambda: asyncio.run(run())).seconds


def _finish(
    outputs: "Mapping[type[Value], tuple[Value, ...]]",
    photos: Mapping[str, bytes],
    facts: "Facts",
    out: Path,
) -> None:
    from blocks.pictures import encode
    from blocks.posters import marks
    from blocks.typefaces.ready import web_fonts
    from domain.agents.code.integration import SiteBundle
    from domain.agents.design.color_palette import ColorPalette
    from domain.agents.design.image_selection import Images
    from domain.agents.design.typography import Typography
    from domain.grading.graders import GRADERS
    from domain.grading.view import Context, SiteView
    from domain.site import SiteFile

    (bundle,), (images,) = outputs[SiteBundle], outputs[Images]
    (palette,), (type_,) = outputs[ColorPalette], outputs[Typography]
    assert isinstance(bundle, SiteBundle)
    assert isinstance(images, Images)
    assert isinstance(palette, ColorPalette)
    assert isinstance(type_, Typography)
    files = [file for slot in images.to_encode for file in encode(photos[slot.sha256], slot)]
    files += marks(images.poster, palette)
    for face in type_.faces:
        latin, *_rest = web_fonts(face.package, face.weights)
        files.append(SiteFile(path=f"fonts/{face.package}.woff2", body=latin))
    site = bundle.site.replacing(files)
    view = SiteView(site, Context(facts=facts, palette=palette))
    for grader in GRADERS.values():
        grader(view, 0.9)
    for file in site.files:
        path = out / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.body)


def command(*arguments: str, environment: Mapping[str, str] | None = None) -> subprocess.Popen[str]:
    """Start `atelier` as a user would."""
    program = [sys.executable, "-c", "from deployments.cli import main; main()", *arguments]
    return subprocess.Popen(
        program,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=ROOT,
        env={**os.environ, **(environment or {})},
    )


def report(name: str, measured: float, yardstick: float, *, most: float, note: str) -> None:
    """Print one figure: what was measured, the yardstick of the same run, their ratio, the target."""
    ratio = measured / yardstick
    verdict = "reached" if ratio <= most else "MISSED"
    print(
        f"{name}: {measured:.2f} s = {ratio:.2f} x {note} ({yardstick:.2f} s); at most {most:g}: {verdict}"
    )
