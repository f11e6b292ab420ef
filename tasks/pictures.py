"""Turn supplied photographs and drawn marks into files a browser loads."""

from collections.abc import Mapping
from typing import Any

from prefect import task
from prefect.cache_policies import CacheKeyFnPolicy
from prefect.context import TaskRunContext

from blocks.pictures import encode
from blocks.posters import marks
from blocks.uploads import Uploads
from domain.agents.design.color_palette import ColorPalette
from domain.agents.design.image_selection import PhotoSlot, Poster
from domain.agents.version import code_version
from domain.site import SiteFile
from domain.value import Value, digest


class Files(Value):
    """Files that join the site."""

    files: tuple[SiteFile, ...]


def _photo_key(_context: TaskRunContext, parameters: Mapping[str, Any]) -> str:
    address = digest([parameters["slot"], code_version("blocks.pictures")])
    return f"{parameters['tenant']}/photo/{address}"


def _marks_key(_context: TaskRunContext, parameters: Mapping[str, Any]) -> str:
    parts = [parameters["poster"], parameters["palette"], code_version("blocks.posters")]
    return f"{parameters['tenant']}/marks/{digest(parts)}"


@task(
    name="encode-photo",
    task_run_name="encode {slot.slot}",
    persist_result=True,
    result_serializer="json",
    cache_policy=CacheKeyFnPolicy(cache_key_fn=_photo_key),
)
def encode_photo(slot: PhotoSlot, *, tenant: str) -> Files:
    """Cut, scale and encode one photo for its place.

    Args:
        slot: Which photo, which part of it, which sizes.
        tenant: Whose upload it is.

    Raises:
        PictureInvalid: The upload is no picture that can be used.
        FileNotFoundError: The tenant has no such upload.
    """
    return Files(files=encode(Uploads(tenant=tenant).get(slot.sha256), slot))


@task(
    name="draw-marks",
    task_run_name="draw poster and icons",
    persist_result=True,
    result_serializer="json",
    cache_policy=CacheKeyFnPolicy(cache_key_fn=_marks_key),
)
def draw_marks(poster: Poster, *, palette: ColorPalette, tenant: str) -> Files:
    """Draw the Open Graph poster and the icons that must be bitmaps.

    Args:
        poster: What stands on the poster.
        palette: The site's colours.
        tenant: Whose site it is; the result is kept under it.
    """
    return Files(files=marks(poster, palette))
