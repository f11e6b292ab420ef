"""Faces, photos and marks of a site, made as soon as it is decided which."""

import asyncio

from prefect import unmapped

from domain.agents.call import Failure
from domain.agents.design.color_palette import ColorPalette
from domain.agents.design.image_selection import Images
from domain.agents.design.typography import Typography
from domain.site import SiteFile
from flows._futures import settled
from flows._heavy import heavy
from flows._team import Coming, all_of
from flows._version import first
from tasks.pictures import Files, draw_marks, encode_photo
from tasks.typefaces import cut_typeface


async def pictures(coming: Coming, *, tenant: str) -> tuple[list[SiteFile], list[Failure]]:
    """Return what was made, and what could not be."""
    making = (_faces(coming, tenant), _photos(coming, tenant), _marks(coming, tenant))
    files: list[SiteFile] = []
    lost: list[Failure] = []
    for one in (made for part in await all_of(map(asyncio.create_task, making)) for made in part):
        if isinstance(one, Files):
            files += one.files
        else:
            failure = Failure(agent="image_selection", label="pictures", reason=str(one))
            lost.append(failure)
    return files, lost


async def _faces(coming: Coming, tenant: str) -> list[object]:
    type_ = first(await coming[Typography], Typography)
    async with heavy():
        cutting = cut_typeface.map(type_.faces if type_ else (), tenant=unmapped(tenant))
        return [(await settled(one)).result(raise_on_failure=False) for one in cutting]


async def _photos(coming: Coming, tenant: str) -> list[object]:
    images = first(await coming[Images], Images)
    async with heavy():
        encoding = encode_photo.map(images.to_encode if images else (), tenant=unmapped(tenant))
        return [(await settled(one)).result(raise_on_failure=False) for one in encoding]


async def _marks(coming: Coming, tenant: str) -> list[object]:
    images = first(await coming[Images], Images)
    palette = first(await coming[ColorPalette], ColorPalette)
    if images is None or palette is None:
        return []
    async with heavy():
        drawing = draw_marks.submit(images.poster, palette=palette, tenant=tenant)  # pyright: ignore[reportUnknownMemberType] # one overload of Prefect's is open
        return [(await settled(drawing)).result(raise_on_failure=False)]
