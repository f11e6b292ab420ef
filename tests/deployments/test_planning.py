import json
from collections import Counter
from pathlib import Path

from tests.deployments.loaded import Loaded, Operator
from tests.deployments.person import BRIEF, FirstBuild, Person


def _planned(person: Person | Operator, brief: Path) -> tuple[dict[str, tuple[int, int]], str]:
    """Return the calls to run and the cached calls of every agent, and the summary."""
    done = person.atelier("plan", brief)
    assert (done.returncode, done.stderr) == (0, "")
    heading, *lines = done.stdout.splitlines()
    assert heading.split() == ["agent", "verdict", "runs", "cached"]
    rows = [line.rsplit(maxsplit=2) for line in lines[:-2]]
    return {row[0].split()[0]: (int(row[1]), int(row[2])) for row in rows}, lines[-2]


def _built(person: Operator, brief: Path) -> dict[str, tuple[int, int]]:
    done = person.atelier("build", brief, "--json", "--rounds", "0")
    built = json.loads(done.stdout)
    ran = Counter(label.split()[0] for label in built["agents_run"])
    cached = Counter(label.split()[0] for label in built["agents_cached"])
    return {name: (ran[name], cached[name]) for name in ran | cached}


def test_a_plan_names_exactly_the_calls_a_build_then_makes(
    first_build: FirstBuild, person: Person, loaded: Loaded
) -> None:
    hurried = Operator(person, loaded)
    assert first_build.done.returncode == 0
    changed = BRIEF.replace("Rye loaf - £3.90", "Rye loaf - £4.10")
    brief = person.write("brief.md", changed)
    plan, summary = _planned(hurried, brief)
    runs, cached = (sum(counts[i] for counts in plan.values()) for i in (0, 1))
    assert runs > 0
    assert cached > 10
    assert summary == f"A build runs {runs} agent calls; {cached} are cached."
    assert plan["service_definition"] == (1, 0)
    assert plan["color_palette"] == (0, 1)
    assert _built(hurried, brief) == {name: n for name, n in plan.items() if n != (0, 0)}


def test_a_plan_for_an_empty_home_runs_everything_and_starts_no_server(newcomer: Person) -> None:
    brief = newcomer.write("brief.md", BRIEF)
    plan, summary = _planned(newcomer, brief)
    assert {cached for _, cached in plan.values()} == {0}
    assert summary == f"A build runs {sum(n for n, _ in plan.values())} agent calls; 0 are cached."
    assert not (newcomer.home / "server").exists()


def test_a_plan_knows_that_the_newest_release_is_this_build(
    first_build: FirstBuild, loaded: Loaded
) -> None:
    done = loaded.atelier(first_build.person, "plan", "brief.md")
    assert (done.returncode, done.stdout) == (
        0,
        f"{first_build.release} was built from exactly this. A build runs 0 agents and writes "
        f"nothing.\n",
    )


def test_a_plan_with_another_target_is_another_build(
    first_build: FirstBuild, loaded: Loaded
) -> None:
    done = loaded.atelier(first_build.person, "plan", "brief.md", "--target", "0.95")
    assert done.stdout.splitlines()[-2].startswith("A build runs 0 agent calls; ")
