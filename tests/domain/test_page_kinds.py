"""Pages of one template are alike, and one of them stands for all."""

from domain.grading.view import SiteView
from domain.page_kinds import page_kinds, pages_to_see
from domain.site import Site, SiteFile


def view(**bodies: str) -> SiteView:
    return SiteView(
        Site.of(
            SiteFile.text(
                f"{name.replace('_', '/')}.html",
                f"<!doctype html><html lang=en><title>{name}</title><body>{body}</body></html>",
            )
            for name, body in bodies.items()
        )
    )


HOME = "<header class=hero><h1>Rye</h1><p>Bread</p></header><section class=offers><ul><li>1</ul></section>"
SERVICE = "<article class=service><h1>Loaf</h1><p>Baked</p><table class=prices><tr><td>4</table></article>"
CONTACT = "<form class=contact><label>Name<input></label><button>Send</button></form><address>Otley</address>"


def test_one_page_stands_for_all_of_its_template_and_the_home_page_comes_first() -> None:
    site = view(
        index=HOME,
        contact=CONTACT,
        services_loaf=SERVICE,
        services_roll=f"{SERVICE}<p>More</p>",
        services_cake=SERVICE,
    )
    assert page_kinds(site) == ("index.html", "services/cake.html", "contact.html")
    assert page_kinds(site, most=2) == ("index.html", "services/cake.html")


def test_pages_of_one_folder_need_less_in_common_than_others() -> None:
    longer = f"{SERVICE}<figure class=oven><img src=a.jpg><figcaption>Oven</figcaption></figure>"
    together = view(index=HOME, services_loaf=SERVICE, services_roll=longer)
    apart = view(index=HOME, bread_loaf=SERVICE, cakes_roll=longer)
    assert len(page_kinds(together)) == 2
    assert len(page_kinds(apart)) == 3


def test_the_home_page_is_a_kind_of_its_own() -> None:
    assert page_kinds(view(index=SERVICE, a=SERVICE, b=SERVICE)) == ("index.html", "a.html")


def test_pages_nobody_reads_are_not_measured() -> None:
    site = view(
        index=HOME,
        old="<meta http-equiv=refresh content='0;url=/'>",
        **{"404": "<h1>Not found</h1>"},
    )
    assert pages_to_see(site) == ("index.html", "404.html")
    assert page_kinds(site) == ("index.html",)
