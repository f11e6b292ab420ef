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


def test_a_folder_with_blanks_can_be_pasted_into_a_shell() -> None:
    told = whereabouts("It", file="/srv/our sites/1/report.html", folder="/srv/our sites/1")
    assert told.endswith("`atelier preview '/srv/our sites/1'`")
