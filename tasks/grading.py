"""Grade one dimension of a site."""

import threading
from collections.abc import Mapping
from typing import Any

from prefect import task
from prefect.cache_policies import CacheKeyFnPolicy
from prefect.context import TaskRunContext

from blocks.memory import LARGE, give_back
from domain.agents.version import code_version
from domain.grading.grade import Dimension, Finding, Grade
from domain.grading.graders import GRADERS, with_findings
from domain.grading.view import SiteView
from domain.value import digest


def _content_key(_context: TaskRunContext, parameters: Mapping[str, Any]) -> str:
    view: SiteView = parameters["view"]
    known = view.context
    brief = (known.facts, known.voice, known.palette, known.budgets)
    parts = (*brief, known.measured, known.proofread)
    address = digest(
        [
            view.site.sha256,
            *(part and part.fingerprint for part in parts),
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
    view: SiteView,
    found: tuple[Finding, ...],
    target: float,
    tenant: str,
) -> Grade:
    """Run every audit of a dimension on every page.

    Args:
        dimension: Which of the five.
        view: The whole site, and what is known of it besides its bytes.
        found: What the checking agents found; each joins its own dimension.
        target: Least score that passes the gate, 0-1.
        tenant: Whose site it is; grades are kept per tenant.
    """
    # What was parsed of a large site is not kept for the next dimension.
    is_large = len(view.site.files) >= LARGE
    with _one_at_a_time:
        parsed = SiteView(view.site, view.context) if is_large else view
        grade = with_findings(GRADERS[dimension](parsed, target), found)
        if is_large:
            parsed.let_go()
            give_back()
        return grade


_one_at_a_time = threading.Lock()
"""A parsed document must not be read by two threads at once, and two would share one core anyway."""
