# fontTools is annotated in part only, so what comes out of it has no full type.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false

import io
import json
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from blocks.typefaces import COLLECTION, installed, license_of
from blocks.typefaces.cutting import cuts, subset
from domain.agents.design.typefaces import FACES

pytestmark = pytest.mark.skipif(not installed(), reason="the typefaces are not installed")

CHARACTERS = "".join(map(chr, range(0x20, 0x7F))) + "äöüßÄÖÜáéíóúñÑ¿¡€£–—„“”‘’«»…·×°²"
WESTERN = "".join(map(chr, [*range(0x20, 0x180), *range(0x2010, 0x2027)])) + "‹›€™−×→←↑↓"
SAMPLE = (
    "the roof over your house was laid by people who know what the weather does to a ridge in winter "
    "wir decken das dach neu und sagen vorher was es kostet und wann die arbeiten zu ende sind "
    "reparamos la cubierta de la casa y decimos antes el precio de cada trabajo que se hace"
)


def opened(body: bytes) -> TTFont:
    return TTFont(io.BytesIO(body))


def test_the_collection_holds_every_face() -> None:
    assert installed() == set(FACES)


def test_nothing_is_installed_in_an_empty_folder(tmp_path: Path) -> None:
    assert installed(tmp_path) == set()
    with pytest.raises(LookupError, match="'archivo' is not installed"):
        subset("archivo", "a", folder=tmp_path)
    with pytest.raises(LookupError, match="'archivo' is not installed"):
        license_of("archivo", tmp_path)


def test_a_face_nobody_knows_is_refused() -> None:
    with pytest.raises(LookupError, match="no face 'comic'"):
        subset("comic", "a")


def test_the_lock_names_every_package_and_no_address() -> None:
    lock = (COLLECTION / "package-lock.json").read_text(encoding="utf-8")
    assert "://" not in lock
    packages = json.loads(lock)["packages"]
    assert {f"node_modules/@fontsource-variable/{f.package}" for f in FACES.values()} == {
        name for name in packages if name
    }


HEAVIEST = sorted(FACES, key=lambda key: -FACES[key].size_kb)[:5]


@pytest.mark.parametrize("key", HEAVIEST)
def test_a_face_of_one_weight_is_small_and_holds_what_was_asked(key: str) -> None:
    body = subset(key, CHARACTERS, (700,))
    assert len(body) <= 28 * 1024
    font = opened(body)
    assert {ord(c) for c in CHARACTERS} <= set(font.getBestCmap() or {})
    assert ord("ø") not in (font.getBestCmap() or {})
    assert "fvar" not in font


@pytest.mark.parametrize("key", ["bitter", "cabin"])
def test_a_text_face_keeps_its_weight_axis_and_what_it_is_said_to_weigh(key: str) -> None:
    body = subset(key, WESTERN, (400, 700))
    assert len(body) / 1024 == pytest.approx(FACES[key].size_kb, abs=2)
    (axis,) = opened(body)["fvar"].axes
    assert (axis.axisTag, axis.minValue, axis.maxValue) == ("wght", 400, 700)


def test_the_same_cut_has_the_same_bytes_and_its_licence() -> None:
    one = subset("fraunces", "Hallam & Sons", (600,))
    other = subset("fraunces", ["Sons & ", "Hallam"], (600,), folder=Path(str(COLLECTION)) / ".")
    assert one == other
    names = opened(one)["name"]
    assert "Copyright" in str(names.getDebugName(0))
    assert "OFL" in str(names.getDebugName(14))


@pytest.mark.parametrize("key", sorted(FACES))
def test_every_face_is_under_the_open_font_license(key: str) -> None:
    text = license_of(key)
    assert "SIL Open Font License, Version 1.1" in text
    assert "Reserved Font Name '" not in text


def test_names_beyond_western_europe_come_in_a_second_file() -> None:
    western, eastern = cuts("archivo", "Škoda Grüße")
    assert western.unicode_range == "U+20,U+47,U+61,U+64-65,U+6B,U+6F,U+72,U+DF,U+FC"
    assert eastern.unicode_range == "U+160"
    assert 0x160 in (opened(eastern.body).getBestCmap() or {})
    assert len(cuts("archivo", "Grüße")) == 1


@pytest.mark.parametrize("key", sorted(FACES))
def test_the_table_says_what_the_files_measure(key: str) -> None:
    face = FACES[key]
    for weight, width in zip((400, 700), face.widths, strict=True):
        font = opened(subset(key, SAMPLE + "0", (weight,), features=()))
        em, cmap, advances = (
            int(vars(font["head"])["unitsPerEm"]),
            font.getBestCmap() or {},
            font["hmtx"],
        )
        mean = sum(advances[cmap[ord(c)]][0] for c in SAMPLE) / len(SAMPLE) / em
        assert width == pytest.approx(mean, abs=1e-3)
        assert face.ascent == pytest.approx(font["hhea"].ascent / em, abs=1e-3)
        assert face.descent == pytest.approx(-font["hhea"].descent / em, abs=1e-3)
        if weight == 400:
            assert face.zero == pytest.approx(advances[cmap[0x30]][0] / em, abs=1e-3)
            assert face.space == pytest.approx(advances[cmap[0x20]][0] / em, abs=1e-3)
