"""Grade one dimension of a site."""

import threading
from collections.abc import Mapping
from typing import Any

from prefect import task
from prefect.cache_policies import CacheKeyFnPolicy
from prefect.context import TaskRunContext

from domain.agents.version import code_version
from domain.grading.grade import Dimension, Finding, Grade
from domain.grading.graders import GRADERS, with_findings
from domain.grading.view import Context, SiteView
from domain.site import Site
from domain.value import digest


def _content_key(_context: TaskRunContext, parameters: Mapping[str, Any]) -> str:
    site: Site = parameters["site"]
    context: Context = parameters["context"]
    address = digest(
        [
            site.sha256,
            context.facts,
            context.voice,
            context.palette,
            context.budgets,
            parameters["target"],
            list(parameters["found"]),
            code_version("domain.grading.graders"),
        ]
    )
    return f"{parameters['tenant']}/grade-{parameters['dimension']}/{address}"


@task(
    name="grade-dimension",
    task_run_name="grade {dimension}",
    persist_result=True,
    result_serializer="json",
    cache_policy=CacheKeyFnPolicy(cache_key_fn=_content_key),
)
def grade_dimension(
    dimension: Dimension,
    *,
    site: Site,
    context: Context,
    found: tuple[Finding, ...],
    target: float,
    tenant: str,
) -> Grade:
    """Run every audit of a dimension on every page.

    Args:
        dimension: Which of the five.
        site: The whole site.
        context: What is known of it besides its bytes.
        found: What the checking agents found; each joins its own dimension.
        target: Least score that passes the gate, 0-1.
        tenant: Whose site it is; grades are kept per tenant.
    """
    return with_findings(GRADERS[dimension](_parsed(site, context), target), found)


_LARGE = 200
"""Files from which on a parsed site is not kept for the next dimension: it holds too much."""

_mine = threading.local()


def _parsed(site: Site, context: Context) -> SiteView:
    """Return the site as audits read it; a thread that graded it a moment ago does not parse again.

    Never shared between threads: a parsed document must not be read by two at once.
    """
    if len(site.files) >= _LARGE:
        return SiteView(site, context)
    kept: SiteView | None = getattr(_mine, "view", None)
    if kept is None or kept.site is not site or kept.context is not context:
        kept = SiteView(site, context)
        _mine.view = kept
    return kept
