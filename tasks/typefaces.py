"""Cut self-hosted faces down to what a site prints."""

from collections.abc import Mapping
from typing import Any

from prefect import task
from prefect.cache_policies import NO_CACHE, CacheKeyFnPolicy
from prefect.context import TaskRunContext

from blocks.typefaces import installed
from blocks.typefaces.ready import web_fonts
from domain.agents.design.typography import Typeface
from domain.agents.version import code_version
from domain.site import SiteFile
from domain.value import digest
from tasks.pictures import Files


def _key(_context: TaskRunContext, parameters: Mapping[str, Any]) -> str:
    parts = [parameters["face"], code_version("blocks.typefaces.ready")]
    return f"{parameters['tenant']}/face/{digest(parts)}"


@task(name="find-typefaces", cache_policy=NO_CACHE)
def installed_typefaces() -> tuple[str, ...]:
    """Return the keys of the faces this machine can embed, sorted."""
    return tuple(sorted(installed()))


@task(
    name="cut-typeface",
    task_run_name="cut {face.package}",
    persist_result=True,
    result_serializer="json",
    cache_policy=CacheKeyFnPolicy(cache_key_fn=_key),
)
def cut_typeface(face: Typeface, *, tenant: str) -> Files:
    """Make the web fonts of one face.

    Args:
        face: Which face, in which weights.
        tenant: Whose site it is; the result is kept under it.
    """
    latin, *extended = web_fonts(face.package, face.weights)
    files = [SiteFile(path=f"fonts/{face.package}.woff2", body=latin)]
    files += (SiteFile(path=f"fonts/{face.package}-ext.woff2", body=body) for body in extended)
    return Files(files=tuple(files))
