"""What a proof of isolation found, as a value and as a page a customer can keep."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from domain.value import Value


class Probe(Value):
    """One question put to a database: what it has to say, and what it said."""

    part: str
    """`structure`, `rows`, `connections` or `attacks`."""
    role: str
    """Database role that asked; for the structure, the administrator."""
    context: str
    """State of the tenant context; for the structure, which database was read."""
    action: str
    """Statement, check or attack."""
    subject: str
    """Table or other thing it was aimed at."""
    expected: str
    """Row count or SQLSTATE with the door that has to refuse."""
    outcome: str

    @property
    def passed(self) -> bool:
        """Whether the database said exactly what it had to; any other error is a failure as well."""
        return self.expected == self.outcome


class AcceptedRisk(Value):
    """Something the database lets through, why that is accepted, and what stands against it."""

    name: str
    outcome: str
    """What was measured in this very proof."""
    reason: str


class Certificate(Value):
    """The outcome of a proof that no tenant reaches another tenant's rows."""

    made_at: str
    """UTC, ISO 8601."""
    database: str
    server_version: str
    schema_revision: str
    tables: int
    duration_s: float
    probes: tuple[Probe, ...]
    accepted: tuple[AcceptedRisk, ...]
    not_run: tuple[str, ...] = ()
    """What could not be asked, with the reason; it counts as neither passed nor failed."""

    @property
    def failures(self) -> tuple[Probe, ...]:
        """The probes whose outcome was not exactly the expected one."""
        return tuple(probe for probe in self.probes if not probe.passed)

    @property
    def passed(self) -> bool:
        """Whether something was asked and every answer was exactly the expected one."""
        return bool(self.probes) and not self.failures

    def as_markdown(self) -> str:
        """Return the page: summary, failures, accepted risks, then every kind of probe."""
        return "\n".join(
            (
                *self._summary(),
                *_failures(self.failures),
                *self._limits(),
                *_details(self.probes),
                "",
            )
        )

    def _summary(self) -> Iterator[str]:
        verdict = "PASSED" if self.passed else "FAILED"
        yield f"# Proof of tenant isolation: {verdict}"
        yield ""
        yield (
            f"{len(self.probes)} probes over {self.tables} tables, {len(self.failures)} failed. "
            f"A probe passes only if PostgreSQL answers with exactly the expected row count or "
            f"SQLSTATE; an unexpected error is a failure."
        )
        yield ""
        yield from _table(
            ("", ""),
            (
                ("Made", self.made_at),
                ("Database", self.database),
                ("Server", f"PostgreSQL {self.server_version}"),
                ("Schema revision", self.schema_revision),
                ("Duration", f"{self.duration_s:.1f} s"),
                *(
                    (f"Part: {part}", f"{sum(p.passed for p in asked)} of {len(asked)} passed")
                    for part, asked in _by_part(self.probes)
                ),
            ),
        )
        yield ""
        yield (
            "The structure was read in the database itself. Rows, connections and attacks were "
            "tried in a scratch database made by the same migrations on the same server, with two "
            "invented tenants, and dropped afterwards; no customer's row was touched."
        )

    def _limits(self) -> Iterator[str]:
        yield from ("", "## Accepted risks", "")
        yield from _table(
            ("risk", "measured", "why it is accepted"),
            ((risk.name, risk.outcome, risk.reason) for risk in self.accepted),
        )
        if self.not_run:
            yield from ("", "## Not run", "")
            yield from (f"- {_cell(sentence)}" for sentence in self.not_run)


def _failures(failures: Sequence[Probe]) -> Iterator[str]:
    if not failures:
        return
    yield from ("", "## Failures", "")
    yield from _table(
        ("part", "role", "context", "action", "subject", "expected", "outcome"),
        ((p.part, p.role, p.context, p.action, p.subject, p.expected, p.outcome) for p in failures),
    )


def _details(probes: Sequence[Probe]) -> Iterator[str]:
    """Return the tables of each part; probes that differ only in subject and context share a line."""
    for part, asked in _by_part(probes):
        contexts = tuple(dict.fromkeys(probe.context for probe in asked))
        subjects = tuple(dict.fromkeys(probe.subject for probe in asked))
        yield from ("", f"## Part: {part}", "", "Contexts:", "")
        yield from (f"{place}. {_cell(name)}" for place, name in enumerate(contexts, 1))
        yield ""
        yield from _table(
            ("role", "action", "expected", "outcome", "verdict", "contexts", "subjects", "probes"),
            (
                (
                    *(role, action, expected, outcome),
                    "pass" if expected == outcome else "FAIL",
                    _ranges([contexts.index(context) + 1 for context in where]),
                    _subjects(what, subjects),
                    str(len(where) * len(what)),
                )
                for (role, action, expected, outcome, what), where in _grouped(asked).items()
            ),
        )


_Line = tuple[str, str, str, str, tuple[str, ...]]


def _grouped(probes: Sequence[Probe]) -> dict[_Line, list[str]]:
    """Return what was asked with which answer about which subjects, and in which contexts."""
    subjects: dict[tuple[str, str, str, str, str], list[str]] = {}
    for probe in probes:
        key = (probe.role, probe.action, probe.expected, probe.outcome, probe.context)
        subjects.setdefault(key, []).append(probe.subject)
    lines: dict[_Line, list[str]] = {}
    for (role, action, expected, outcome, context), what in subjects.items():
        key = (role, action, expected, outcome, tuple(what))
        lines.setdefault(key, []).append(context)
    return lines


def _subjects(what: Sequence[str], known: Sequence[str]) -> str:
    left = [subject for subject in known if subject not in what]
    if not left and len(known) > 1:
        return f"all {len(known)}"
    if len(left) < len(what) / 2 and len(known) < 50:
        return f"all but {', '.join(left)}"
    return ", ".join(what)


def _ranges(numbers: Sequence[int]) -> str:
    """Return `1-3, 5` for 1, 2, 3, 5."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def _by_part(probes: Iterable[Probe]) -> Iterator[tuple[str, list[Probe]]]:
    order = {part: place for place, part in enumerate(dict.fromkeys(p.part for p in probes))}
    for part, asked in groupby(sorted(probes, key=lambda p: order[p.part]), key=lambda p: p.part):
        yield part, list(asked)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'|'.join('---' for _ in head)}|"
    for row in rows:
        yield f"| {' | '.join(map(_cell, row))} |"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
