"""Judge pages for what cannot be computed."""

import asyncio

from prefect import task
from prefect.cache_policies import NO_CACHE

from domain.errors import AtelierError
from domain.grading.judge import PageText, ballots
from domain.grading.judge_masking import revealed, shown
from domain.grading.judging import Ballot, Bench, by_rules, by_votes


# Rules take 2 ms a page, and the gateway keeps what models answered, so that nothing is kept here.
@task(
    name="judge", task_run_name="judge {pages[0].url}", persist_result=False, cache_policy=NO_CACHE
)
def judge_pages(pages: tuple[PageText, ...], *, bench: Bench) -> tuple[Ballot, ...]:
    """Have models vote on pages, or the rules where no model can; that is said with the verdicts.

    Args:
        pages: What they say.
        bench: Who judges.
    """
    return tuple(_judged(page, bench) for page in pages)


def _judged(page: PageText, bench: Bench) -> Ballot:
    """Have one page judged."""
    if not bench.jurors:
        return by_rules(page, why=bench.why_none)
    seen = shown(page, bench.masked) if bench.masked else page
    try:
        votes = asyncio.run(ballots(seen, bench.jurors, content_key=page.fingerprint))
    except AtelierError as error:  # no budget, no answer: the page is judged all the same
        return by_rules(page, why=str(error))
    if bench.masked:
        votes = tuple(revealed(vote, page, bench.masked) for vote in votes)
    return by_votes(page, votes)
