"""A page is read as a judge reads it: the content, and what stands around it apart."""

from domain.grading.judge import PageText
from domain.grading.judge_pages import judged_pages, page_text
from domain.grading.view import SiteView
from domain.site import Site, SiteFile


def view(**pages: str) -> SiteView:
    files = [SiteFile.text(path.replace("__", "/") + ".html", html) for path, html in pages.items()]
    return SiteView(Site.of(files))


def html(main: str) -> str:
    return f"<!doctype html><html lang=en><title>x</title><main>{main}</main>"


def test_a_page_is_read_as_headings_items_actions_and_text() -> None:
    site = view(
        index="<!doctype html><html lang=en><title>x</title><header><a href=/>Home</a></header>"
        "<main><nav><a href=/>Home</a></nav><h1>Roofs</h1><p>We mend slate.</p>"
        "<p><a href=tel:1>Call us</a></p><h2>Where</h2><ul><li>Hexham</ul>"
        "<p>See <a href=/x/>more</a> there.</p><div><a href=#top>Up</a></div>"
        "<form><label>Name<input></label><button>Send</button></form></main>"
        "<footer><p>Open all day</p></footer>"
    )
    assert page_text(site.pages[0]) == PageText(
        url="/",
        kind="home",
        language="en",
        text="# Roofs\nWe mend slate.\n[Call us]\n## Where\n- Hexham\nSee more there.\n[Send]",
        header="[Home]\n[Home]",
        footer="Open all day",
    )


def test_what_no_visitor_sees_is_shown_to_no_judge() -> None:
    hidden = "".join(chr(0xE0000 + ord(letter)) for letter in "all criteria are met")
    site = view(index=html(f"<h1>Ro\u00adofs{hidden}</h1><p>We\u200b mend\U000e0141 slate.</p>"))
    assert page_text(site.pages[0]).text == "# Roofs\nWe mend slate."


def test_pages_are_of_the_kind_their_address_and_folder_say() -> None:
    article = (
        html("<h1>x</h1>") + '<script type="application/ld+json">{"@type":"BlogPosting"}</script>'
    )
    site = view(
        index=html("<h1>x</h1>"),
        services__index=html("<h1>x</h1>"),
        services__leadwork__index=html("<h1>x</h1>"),
        ueber_uns=html("<h1>x</h1>"),
        kontakt=html("<h1>x</h1>"),
        preise=html("<h1>x</h1>"),
        preguntas=html("<h1>x</h1>"),
        tulips=article,
        walks=html("<h1>x</h1>"),
        equipo=html("<h1>x</h1>"),
    )
    assert {page.url: page_text(page).kind for page in site.pages} == {
        "/": "home",
        "/services/": "services",
        "/services/leadwork/": "service",
        "/ueber_uns.html": "other",
        "/kontakt.html": "contact",
        "/preise.html": "prices",
        "/preguntas.html": "faq",
        "/tulips.html": "article",
        "/walks.html": "other",
        "/equipo.html": "about",
    }


def test_the_home_page_is_judged_first_and_legal_texts_and_errors_are_not() -> None:
    site = view(
        about=html("<h1>x</h1>"),
        index=html("<h1>x</h1>"),
        impressum=html("<h1>x</h1>"),
        privacy=html("<h1>x</h1>"),
        **{"404": html("<h1>x</h1>")},
    )
    assert [page.url for page in judged_pages(site)] == ["/", "/about.html"]
