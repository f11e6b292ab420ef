"""Try the known attacks, each on its own connection, and say what they met."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from blocks.database.asking import Raw, ask, open_probe, run
from blocks.database.certificate import AcceptedRisk, Probe
from blocks.database.known_attacks import ATTACKS, SHOW_SEAL, Attack
from blocks.database.probes import BEGIN, World, show
from blocks.database.roles import APP

Connect = Callable[[str], Raw]
"""Opens an autocommit connection of a role that logs in."""


def attack(connect: Connect, world: World, database: str) -> Iterator[Probe]:
    """Try every attack on its own connection and leave nothing behind."""
    for one in ATTACKS:
        yield Probe(
            part="attacks",
            role=one.role,
            context="own seal, any SQL",
            action="accepted" if one.accepted else "attack",
            subject=one.name,
            expected=one.expected,
            outcome=tried(one, connect, world, database),
        )


def accepted_risks(probes: Iterable[Probe]) -> tuple[AcceptedRisk, ...]:
    """Return what was let through, as it was measured."""
    reasons = {one.name: one.accepted for one in ATTACKS if one.accepted}
    return tuple(
        AcceptedRisk(name=probe.subject, outcome=probe.outcome, reason=reasons[probe.subject])
        for probe in probes
        if probe.part == "attacks" and probe.subject in reasons
    )


def tried(one: Attack, connect: Connect, world: World, database: str) -> str:
    """Try one attack and return what its last statement met; nothing is committed."""
    names = _names(world, database)
    with connect(APP) as victim, connect(one.role) as attacker:
        if one.victim:
            run(victim, [BEGIN])
            for step in (SHOW_SEAL, *one.victim):
                if step == SHOW_SEAL:
                    victim.execute("SELECT set_config('app.tenant', %s, true)", (names["$SB"],))
                else:
                    run(victim, [_filled(step, names)])
        run(attacker, [BEGIN, show(names["$SA"])])
        open_probe(attacker)
        met = _try(attacker, [_filled(step, names) for step in one.steps])
        attacker.rollback()
        victim.rollback()
        return met


def _try(attacker: Raw, steps: Sequence[str]) -> str:
    *before, last = steps
    for step in before:
        outcome = ask(attacker, step)
        if outcome != "done" and not outcome.endswith(" rows"):
            return f"an earlier step met {outcome}"
        open_probe(attacker)
    return ask(attacker, last)


def _names(world: World, database: str) -> dict[str, str]:
    mine, other = world.mine, world.other
    project, key = other.rows["projects"][0], other.rows["api_keys"][0]
    return {
        "$SA": mine.seal,
        "$SB": other.seal,
        "$PB": project["id"],
        "$NB": project["name"],
        "$HB": key["key_sha256"],
        "$LB": other.rows["tenants"][0]["slug"],
        "$UA": mine.rows["users"][0]["id"],
        "$A": str(mine.tenant_id),
        "$B": str(other.tenant_id),
        "$D": database,
    }


def _filled(step: str, names: Mapping[str, str]) -> str:
    for name, value in names.items():
        step = step.replace(name, value)
    return step
