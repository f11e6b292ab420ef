"""Cut self-hosted faces down to what a site prints."""

from collections.abc import Mapping
from typing import Any

from prefect import task
from prefect.cache_policies import NO_CACHE, CacheKeyFnPolicy
from prefect.context import TaskRunContext

from blocks import typefaces
from domain.agents.design.typography import Typeface
from domain.agents.version import code_version
from domain.site import SiteFile
from domain.value import digest
from tasks.pictures import Files

CHARACTERS = (
    "".join(
        map(chr, [*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x2010, 0x2027), 0x202F, 0x2032])
    )
    + "‹›€™−×→←↑↓✓"
)
"""What every face keeps: Latin with its extension A, typographic signs; the same for every site, so
that a changed sentence changes no font file."""


def _key(_context: TaskRunContext, parameters: Mapping[str, Any]) -> str:
    parts = [parameters["face"], CHARACTERS, code_version("blocks.typefaces")]
    return f"{parameters['tenant']}/face/{digest(parts)}"


@task(name="find-typefaces", cache_policy=NO_CACHE)
def installed_typefaces() -> tuple[str, ...]:
    """Return the keys of the faces this machine can embed, sorted."""
    return tuple(sorted(typefaces.installed()))


@task(
    name="cut-typeface",
    task_run_name="cut {face.package}",
    persist_result=True,
    result_serializer="json",
    cache_policy=CacheKeyFnPolicy(cache_key_fn=_key),
)
def cut_typeface(face: Typeface, *, tenant: str) -> Files:
    """Make the web font of one face.

    Args:
        face: Which face, in which weights.
        tenant: Whose site it is; the result is kept under it.
    """
    body = typefaces.subset(face.package, CHARACTERS, face.weights)
    return Files(files=(SiteFile(path=f"fonts/{face.package}.woff2", body=body),))
