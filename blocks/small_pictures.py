"""Screenshots made small enough for a report that carries them itself."""

import io

from PIL import Image

from blocks.page_pictures import PagePictures
from domain.artifacts import Screenshot
from domain.report.album import Shot

WIDTHS = {375: 280, 768: 400, 1440: 800}
"""How wide a screenshot of each width is shown, in pixels."""
_TALLEST = 1200
_QUALITY = 60
"""A page at a desk then takes 20 to 60 kB."""


def make_small(shot: Screenshot, *, page: str, number: int, tenant: str) -> Shot:
    """Return the upper part of a screenshot as it stands in the report.

    Args:
        shot: The screenshot.
        page: URL path of its page.
        number: The round whose version it shows.
        tenant: Who keeps it.
    """
    with Image.open(io.BytesIO(PagePictures(tenant=tenant).get(shot.sha256))) as whole:
        width = WIDTHS[shot.width]
        height = max(1, min(_TALLEST, round(whole.height * width / whole.width)))
        upper = (0, 0, whole.width, min(whole.height, round(height * whole.width / width)))
        small = whole.convert("RGB").resize((width, height), box=upper)
    body = io.BytesIO()
    small.save(body, "WEBP", quality=_QUALITY, method=4)
    return Shot(
        round=number,
        page=page,
        width=shot.width,
        scheme=shot.scheme,
        picture=body.getvalue(),
        shown_width=width,
        shown_height=height,
    )
