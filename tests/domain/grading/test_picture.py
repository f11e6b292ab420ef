"""Sizes of pictures from their first bytes, against a library that decodes them."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from domain.grading.picture import read_picture


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP", "AVIF"])
@pytest.mark.parametrize("size", [(1, 1), (321, 123), (1600, 900)])
def test_kind_and_size_are_those_the_encoder_wrote(kind: str, size: tuple[int, int]) -> None:
    file = io.BytesIO()
    Image.new("RGB", size).save(file, kind)
    picture = read_picture(file.getvalue())
    assert picture is not None
    assert (picture.kind, picture.width, picture.height) == (kind.lower(), *size)


def test_an_svg_without_size_takes_that_of_its_view_box() -> None:
    picture = read_picture(b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 16"></svg>')
    assert picture is not None
    assert (picture.kind, picture.width, picture.height) == ("svg", 24, 16)


@given(st.binary(max_size=200))
def test_any_bytes_can_be_read(body: bytes) -> None:
    read_picture(body)
    read_picture(b"\xff\xd8\xff" + body)
    read_picture(b"RIFF\x00\x00\x00\x00WEBP" + body)
