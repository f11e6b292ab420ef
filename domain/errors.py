"""What can go wrong, and whether trying again could help.

* AtelierError
  x BriefInvalid         final: the client has to mend the brief
  x AgentFailed          final: the draft broke on this input; the other agents go on
  x AgentOutputInvalid   retryable: another answer may fit the output type
  x NothingToRelease     final: no page could be made
  x ReleaseInvalid       final: the files of a release are not what its manifest says
  x SiteUnreadable       final: the folder to grade holds no site
  x DatabaseUnavailable  retryable: the database does not answer
  x RoleTooStrong        final: the database address is one of a role nothing binds
  x AwaitsApproval       final: a version is made, and a reviewer has to decide
  x ReviewRefused        final: a reviewer's decision cannot be taken as it is
  x IllegalMove          final: a state was to follow one it cannot follow
  x BackupUnusable       final: a backup is damaged, or cannot be restored here (`blocks/_backup_folder.py`)
  x BucketUnavailable    retryable: a bucket does not answer, or refuses (`blocks/blob_bucket.py`)
  x TenantUnknown        final: no active tenant has this name
  x TenantErased         final: a tenant of this name was erased
  x ArchiveInvalid       final: a file is no archive of a tenant
  x ProjectUnknown       final: the tenant has no such project, or it has no brief
  x TenantMissing        final: a transaction that belongs to no tenant was about to begin
  x UserUnknown          final: the tenant has nobody with this e-mail address
  x NotAllowed           final: somebody asked for what their role does not permit
  x InstrumentMissing    final: a browser, Node or a package to measure with is not installed
  x InstrumentFailed     retryable: an instrument crashed, hung or could not be started
  x PageFailed           final: one page crashed its renderer or never answered
  x ModelUnavailable     retryable: a language model is overloaded, limits us, or its answer got lost
  x ModelRefused         final: a language model will not answer this question
  x ModelMisconfigured   final: key, address or name of a language model are wrong, or there is no credit
  x QuestionInvalid      final: a language model calls the question itself wrong
  x BudgetExceeded       final: the next call could cost more than is left

The last five are in `domain/model/errors.py`.
"""

from dataclasses import dataclass
from typing import Any, ClassVar


class AtelierError(Exception):
    """Base of every error this project raises on purpose.

    Subclasses are dataclasses: the facts are fields, the sentence is `__str__`.
    """

    retryable: ClassVar[bool] = False
    """Whether the same call may succeed if made again unchanged; read by task retry rules."""

    def __reduce__(self) -> tuple[Any, ...]:
        # Exception pickles only positional arguments, and Prefect pickles what a task raises.
        return _restore, (type(self), vars(self))


def _restore(cls: type[AtelierError], facts: dict[str, object]) -> AtelierError:
    error = cls.__new__(cls)
    vars(error).update(facts)
    return error


@dataclass(eq=False, kw_only=True)
class BriefInvalid(AtelierError):
    """The brief cannot be read; `problem` is one sentence that says what and what to do."""

    source: str
    problem: str
    remedy: str
    line: int | None = None

    def __str__(self) -> str:
        place = f"{self.source}, line {self.line}" if self.line else self.source
        return f"{place}: {self.problem} {self.remedy}"


@dataclass(eq=False)
class AgentFailed(AtelierError):
    """An agent could not do its work on this input."""

    agent: str
    problem: str

    def __str__(self) -> str:
        return f"Agent {self.agent!r} failed: {self.problem}"


@dataclass(eq=False)
class AgentOutputInvalid(AtelierError):
    """An engine answered with something that is not the agent's output type."""

    agent: str
    problem: str
    retryable: ClassVar[bool] = True

    def __str__(self) -> str:
        return f"Agent {self.agent!r} gave an invalid answer: {self.problem}"


@dataclass(eq=False)
class NothingToRelease(AtelierError):
    """Agents every page depends on failed, so there is no site."""

    failures: tuple[str, ...]

    def __str__(self) -> str:
        return (
            f"No page could be made, because {len(self.failures)} agents failed. "
            f"The first said: {self.failures[0] if self.failures else 'nothing'}"
        )


@dataclass(eq=False)
class ReleaseRefused(AtelierError):
    """The quality gate refused a release."""

    project: str
    missing: tuple[str, ...]
    """What must hold and does not, each in a few words."""

    def __str__(self) -> str:
        return (
            f"The quality gate refused the release of {self.project!r}, and nothing was released. "
            f"It does not hold that {'; nor that '.join(self.missing)}. Its report is kept with the run."
        )


@dataclass(eq=False)
class ReleaseInvalid(AtelierError):
    """A release folder is damaged, incomplete or signed by another key."""

    release: str
    problem: str

    def __str__(self) -> str:
        return f"Release {self.release!r} does not verify: {self.problem}"


@dataclass(eq=False)
class SiteUnreadable(AtelierError):
    """A folder given as a site cannot be graded."""

    folder: str
    problem: str

    def __str__(self) -> str:
        return (
            f"{self.folder!r} cannot be graded: {self.problem} Give the folder that holds the "
            f"site's index.html, or a release."
        )


@dataclass(eq=False)
class DatabaseUnavailable(AtelierError):
    """There is no database to work with; `sentence` says why and what to do."""

    sentence: str
    retryable: ClassVar[bool] = True

    def __str__(self) -> str:
        return self.sentence


@dataclass(eq=False)
class RoleTooStrong(AtelierError):
    """A database role that row-level security does not bind was about to be used."""

    role: str
    why: str

    def __str__(self) -> str:
        return (
            f"The database role {self.role!r} {self.why}, so row-level security does not bind it. "
            f"Use the addresses `atelier db init` made, which name `atelier_app` and `atelier_reader`."
        )


@dataclass(eq=False)
class TenantMissing(AtelierError):
    """A transaction without a tenant was about to begin; nothing reached the database."""

    def __str__(self) -> str:
        return (
            "A transaction was about to begin without a tenant, and nothing was sent. "
            "Open it with `Postgres.session(tenant_id)`."
        )


@dataclass(eq=False)
class TenantUnknown(AtelierError):
    """No active tenant has this name."""

    slug: str

    def __str__(self) -> str:
        return (
            f"There is no active tenant {self.slug!r}. Check the name; `atelier db init` and a first "
            f"brief make one."
        )


@dataclass(eq=False)
class TenantErased(AtelierError):
    """A tenant of this name was erased; the name is not taken again."""

    slug: str

    def __str__(self) -> str:
        return (
            f"A tenant {self.slug!r} was erased, and its name is not given to another one. Take a "
            f"different name."
        )


@dataclass(eq=False)
class ArchiveInvalid(AtelierError):
    """A file is no archive of a tenant."""

    path: str

    def __str__(self) -> str:
        return (
            f"{self.path!r} is no archive of a tenant, or is damaged: its manifest cannot be read. "
            f"Give a file that `atelier tenants export` wrote."
        )


@dataclass(eq=False)
class UserUnknown(AtelierError):
    """The tenant has nobody with this e-mail address."""

    email: str

    def __str__(self) -> str:
        return (
            f"This tenant has no user {self.email!r}. Check the address, or have an owner or admin "
            f"of the tenant add the person."
        )


@dataclass(eq=False)
class KeyUnknown(AtelierError):
    """An API key is not, or no longer, good for anything; the sentence does not repeat it."""

    def __str__(self) -> str:
        return (
            "The API key is not accepted: it was revoked, has run out, or was never made here. "
            "Have an owner or admin of the tenant make a new one with `atelier keys new`."
        )


@dataclass(eq=False)
class PersonKnown(AtelierError):
    """The tenant has somebody with this e-mail address already."""

    email: str

    def __str__(self) -> str:
        return (
            f"This tenant has a user {self.email!r} already. Change the role with "
            f"`atelier people role`, or give another address."
        )


@dataclass(eq=False)
class IllegalMove(AtelierError):
    """An execution was to move into a state that cannot follow the one it is in."""

    before: str
    after: str
    legal: tuple[str, ...]

    def __str__(self) -> str:
        ways = " or ".join(f"`{state}`" for state in self.legal) or "nothing, it is final"
        return (
            f"An execution cannot move from `{self.before!s}` to `{self.after!s}`; after "
            f"`{self.before!s}` comes {ways}."
        )


@dataclass(eq=False)
class ProjectUnknown(AtelierError):
    """The tenant has no such project, or the project has no brief yet."""

    project_id: str

    def __str__(self) -> str:
        return (
            f"There is no project {self.project_id!r} with a brief. Store one with the flow "
            f"`take-brief`, which returns the project's id."
        )


@dataclass(eq=False)
class NotAllowed(AtelierError):
    """Somebody asked for something their role, or the scopes of their key, do not permit."""

    who: str
    what: str
    """What was asked for, as an infinitive without `to`."""
    why: str
    """One sentence: what is missing, and who has it."""

    def __str__(self) -> str:
        return f"{self.who} may not {self.what}. {self.why}"


@dataclass(eq=False)
class AwaitsApproval(AtelierError):
    """A version is made and waits for a reviewer; nothing is released yet."""

    flow_run_id: str
    said: str = ""
    """What came of the last decision, when there was one."""

    def __str__(self) -> str:
        return (
            f"{self.said}{self.said and ' '}It waits for approval, and nothing is released yet. Type "
            f"`atelier approvals` to see what waits and where to look at it, then `atelier approve "
            f"{self.flow_run_id}`, with `--reject` or `--send-back` if it is not to be released."
        )


@dataclass(eq=False)
class ReviewRefused(AtelierError):
    """A reviewer's decision cannot be taken as it is; `sentence` says why and what to do."""

    sentence: str

    def __str__(self) -> str:
        return self.sentence


@dataclass(eq=False)
class InstrumentMissing(AtelierError):
    """Something to measure with is not installed; what it would have measured is not run."""

    instrument: str
    remedy: str

    def __str__(self) -> str:
        return f"There is no {self.instrument} on this machine. {self.remedy}"


@dataclass(eq=False)
class InstrumentFailed(AtelierError):
    """An instrument crashed, hung or could not be started; a fresh one may do better."""

    instrument: str
    problem: str
    retryable: ClassVar[bool] = True

    def __str__(self) -> str:
        return f"The {self.instrument} failed: {self.problem}."


@dataclass(eq=False)
class PageFailed(AtelierError):
    """One page cannot be measured; the others can."""

    problem: str

    def __str__(self) -> str:
        return f"The page cannot be measured: {self.problem}."
