from domain.summary import whereabouts


def test_a_page_says_where_a_file_is_and_how_the_site_is_seen_without_a_link_to_it() -> None:
    folder = "/srv/out/rye/releases/1"
    told = whereabouts("The report for the client", file=f"{folder}/report.html", folder=folder)
    assert told == (
        "The report for the client is on the machine that runs this. Open it there:\n\n"
        "`/srv/out/rye/releases/1/report.html`\n\n"
        "See the site as visitors will:\n\n"
        "`atelier preview /srv/out/rye/releases/1`"
    )
