import io

import pytest
from PIL import Image

from blocks.posters import favicon_ico, marks, paint, poster_png
from domain.agents.design.image_selection import Poster
from domain.agents.discovery.brand_identity import Motif
from domain.art import MOTIFS, compose
from tests.domain.agents.design.test_icon_design import LIGHT, PALETTE

LONG = "Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstelle"


def opened(body: bytes) -> Image.Image:
    return Image.open(io.BytesIO(body))


@pytest.mark.parametrize(
    "motif", ["slates", "crumb", "gears", "hills", "stitches", "weave", "vine"]
)
def test_a_poster_has_the_size_asked_for_and_stays_light(motif: Motif) -> None:
    body = poster_png(Poster(title="Hallam Roofing", line="Slate", motif=motif, seed=3), LIGHT)
    assert opened(body).size == (1200, 630)
    assert len(body) < 120_000


@pytest.mark.parametrize(
    "title", ["", "X", LONG, "Żółć & Ñandú «Ça» 東京", " ".join(["word"] * 60)]
)
@pytest.mark.parametrize("face", ["", "fraunces", "no-such-face", "../../etc"])
def test_a_poster_takes_any_title(title: str, face: str) -> None:
    poster = Poster(title=title, line=title[:90], motif="arcs", seed=1, face=face)
    assert opened(poster_png(poster, LIGHT)).size == (1200, 630)


def test_the_same_brand_gives_the_same_bytes_and_another_seed_another_poster() -> None:
    one = Poster(title="Hallam", motif="slates", seed=1)
    assert poster_png(one, LIGHT) == poster_png(one, LIGHT)
    assert poster_png(one, LIGHT) != poster_png(one.model_copy(update={"seed": 2}), LIGHT)


def test_marks_are_the_files_pages_and_the_manifest_name() -> None:
    made = {file.path: opened(file.body).size for file in marks(POSTER, PALETTE)}
    assert made == {
        "apple-touch-icon.png": (180, 180),
        "favicon.ico": (48, 48),
        "icon-192.png": (192, 192),
        "icon-512.png": (512, 512),
        "images/poster.png": (1200, 630),
    }


def test_the_classic_favicon_holds_three_sizes() -> None:
    icon = opened(favicon_ico(POSTER, LIGHT))
    assert icon.info["sizes"] == {(16, 16), (32, 32), (48, 48)}


def test_every_sign_leaves_ink_and_room_at_16_pixels() -> None:
    for motif in MOTIFS:
        for seed in range(3):
            image = Image.new("RGB", (64, 64), "#ffffff")
            paint(image, compose(motif, seed, "mark"), ("#000000",) * 4, scale=1)
            small = image.convert("L").reduce(4)
            dark = sum(value < 128 for value in small.tobytes()) / 256
            assert 0.1 < dark < 0.75, motif


def test_a_hole_in_a_shape_shows_what_lies_below() -> None:
    image = Image.new("RGB", (64, 64), "#ffffff")
    paint(image, compose("gears", 1, "mark"), ("#000000",) * 4, scale=1)
    assert image.getpixel((32, 32)) == (255, 255, 255)
    assert image.getpixel((32, 18)) == (0, 0, 0)


POSTER = Poster(title="Hallam Roofing", line="Slate and lead", motif="slates", seed=3)
