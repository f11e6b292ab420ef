"""Pages and style sheets below another address: what begins at the root moves, nothing else does."""

import pytest

from domain.relocation import relocated


@pytest.mark.parametrize(
    ("page", "moved"),
    [
        ('<a href="/about/#us">', '<a href="/v/about/#us">'),
        ('<a href="/">', '<a href="/v/">'),
        ("<img alt='' src='/p/a.avif'>", "<img alt='' src='/v/p/a.avif'>"),
        (
            '<source srcset="/p/a.avif 320w, /p/b.avif 640w" sizes="9em">',
            '<source srcset="/v/p/a.avif 320w, /v/p/b.avif 640w" sizes="9em">',
        ),
        ('<p style="background:url(/p/a.svg)">', '<p style="background:url(/v/p/a.svg)">'),
        ('<a href="#top">', '<a href="#top">'),
        ('<a href="//other.example/">', '<a href="//other.example/">'),
        ('<a href="https://rye.example/a">', '<a href="https://rye.example/a">'),
        ('<a href="tel:+441632">', '<a href="tel:+441632">'),
        ("<p>Write href=&#34;/about/&#34;, 1/2 and /etc.</p>", None),
        ("<p>50 % /day, Tue/Wed, /v1/</p>", None),
    ],
)
def test_what_begins_at_the_root_of_a_page_moves(page: str, moved: str | None) -> None:
    found = relocated(page.encode(), media_type="text/html", below="/v").decode()
    assert found == (page if moved is None else moved)


def test_a_style_sheet_names_its_typefaces_where_they_are() -> None:
    sheet = b'@font-face{src:url("/fonts/a.woff2")}b{background:url( /x.svg )}i{color:#fff}'
    assert relocated(sheet, media_type="text/css", below="/v") == (
        b'@font-face{src:url("/v/fonts/a.woff2")}b{background:url( /v/x.svg )}i{color:#fff}'
    )


def test_all_else_stays_byte_for_byte() -> None:
    body = b'\xff\xd8 href="/a" \xfe'
    assert relocated(body, media_type="image/jpeg", below="/v") == body
    assert relocated(b"\xff<p>", media_type="text/html", below="/v") == b"\xff<p>"
