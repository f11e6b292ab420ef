"""Make the example photographs; run once as `python -m examples.photos`, the files are kept.

Nothing here was photographed: the pictures stand in for what clients send, and show no person.
"""

import io
import sys
from collections.abc import Callable
from pathlib import Path

from PIL import Image

from domain.art.chance import Chance
from examples import food, interiors, landscapes, people, trades
from examples.darkroom import developed

MOST_BYTES = 245_000

SCENES: dict[str, Callable[[Chance], Image.Image]] = {
    "mara-quell/photos/ridge-dusk.jpg": landscapes.ridge_dusk,
    "mara-quell/photos/sea-wall.jpg": landscapes.sea_wall,
    "mara-quell/photos/windows-night.jpg": landscapes.windows_night,
    "mara-quell/photos/stair.jpg": interiors.stair,
    "forsthaus-eichgrund/fotos/waldrand.jpg": landscapes.forest_edge,
    "forsthaus-eichgrund/fotos/fenster.jpg": interiors.window,
    "forsthaus-eichgrund/fotos/kamin.jpg": interiors.fireplace,
    "baeckerei-lindner/fotos/brote.jpg": food.loaves,
    "baeckerei-lindner/fotos/anschnitt.jpg": food.sliced,
    "baeckerei-lindner/fotos/mehl.jpg": food.flour,
    "baeckerei-lindner/fotos/laden.jpg": people.shop_front,
    "baeckerei-lindner/fotos/jonas-portrait.jpg": people.baker,
    "casa-lucia/fotos/mesa.jpg": interiors.table,
    "casa-lucia/fotos/tomates.jpg": food.tomatoes,
    "hartley-roofing/photos/roof-before.jpg": trades.roof_before,
    "hartley-roofing/photos/roof-after.jpg": trades.roof_after,
    "hartley-roofing/photos/lead-valley.jpg": trades.lead_valley,
    "northgate-heating/photos/pipework.jpg": trades.pipework,
    "northgate-heating/photos/boiler-cupboard.jpg": trades.boiler,
    "northgate-heating/photos/priya-portrait.jpg": people.engineer,
}
"""Who makes which file."""


def main() -> None:
    """Make every photograph whose name contains one of the words given, or all."""
    folder = Path(__file__).parent
    for name, scene in SCENES.items():
        if len(sys.argv) > 1 and not any(word in name for word in sys.argv[1:]):
            continue
        chance = Chance("photo", name)
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(_saved(developed(scene(chance), chance)))


def _saved(image: Image.Image) -> bytes:
    for quality in range(86, 40, -4):
        buffer = io.BytesIO()
        image.save(buffer, "JPEG", quality=quality, optimize=True, progressive=True)
        if buffer.tell() <= MOST_BYTES:
            break
    return buffer.getvalue()


if __name__ == "__main__":
    main()
