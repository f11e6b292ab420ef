"""Judge one page for what cannot be computed."""

import asyncio
from dataclasses import dataclass

from prefect import task
from prefect.cache_policies import NO_CACHE

from domain.errors import AtelierError
from domain.grading.judge import VOTES, Juror, PageText, ballots
from domain.grading.judging import Ballot, by_rules, by_votes


@dataclass(frozen=True)
class Bench:
    """Who judges."""

    jurors: tuple[Juror, ...] = ()
    """Models of another line than the writer's; without one the offline rules judge."""
    why_none: str = ""
    """Why no model may judge although one writes; empty where none does."""


# Rules take 2 ms a page, and the gateway keeps what models answered, so that nothing is kept here.
@task(name="judge", task_run_name="judge {page.url}", cache_policy=NO_CACHE)
def judge_page(page: PageText, *, bench: Bench) -> Ballot:
    """Have models vote on a page, or the rules where no model can; that is said with the verdicts.

    Args:
        page: What it says.
        bench: Who judges.
    """
    if not bench.jurors:
        return by_rules(page, why=bench.why_none)
    try:
        votes = asyncio.run(ballots(page, bench.jurors, content_key=page.fingerprint, votes=VOTES))
    except AtelierError as error:  # no budget, no answer: the page is judged all the same
        return by_rules(page, why=str(error))
    return by_votes(page, votes)
