"""What is said of an offer, one thing behind the other."""

from selectolax.lexbor import LexborHTMLParser as HTMLParser

from domain.intake import read_brief
from tests.studio import site_of


def _home(text: str, name: str) -> str:
    files = site_of(read_brief(name, text.encode()).sheet).by_path
    return files["index.html"].body.decode()


def test_notes_of_an_offer_do_not_run_into_each_other() -> None:
    home = _home(
        "name: Sala Tres Lunas\nactividad: estudio de yoga\nciudad: Valencia\nclases:\n"
        "  - nombre: Yoga prenatal\n    precio: 14 €\n    nota: a partir de la semana 14\n    dias: viernes 10:00\n",
        "brief.yaml",
    )
    assert "A partir de la semana 14. Días: viernes 10:00" in home


def test_what_the_firm_is_describes_none_of_its_offers() -> None:
    home = _home(
        "# Brightwater Solar Ltd\n\nTaunton. 01823 496 077\n\n## About\n\nWe began with one van.\n"
        "Brightwater Solar Ltd is a family firm of solar installers in Taunton.\n\n## What we do\n\n"
        "- Solar panels: up in two days.\n- Battery storage: fitted in a day.\n",
        "brief.md",
    )
    assert "Up in two days. Brightwater" not in home


def test_how_to_pay_begins_with_a_capital_and_a_name_as_it_is_written() -> None:
    home = _home(
        "# Ridley Glaziers\n\nRidley Glaziers replace panes in Hexham. Call 01434 496 012. Open Mon-Fri 8-5.\n\n"
        "## Payment\n\n- card, bank transfer\n- eBay vouchers, too\n\n"
        "## Services\n\n- Panes cut and fitted, from £60\n- Glazed units, £140\n- Cat flaps fitted, £95\n",
        "brief.md",
    )
    assert "<li>Card, bank transfer</li>" in home
    assert "<li>eBay vouchers, too</li>" in home


def test_a_price_below_its_offer_does_not_name_it_again() -> None:
    text = (
        "# Harbour Physio\n\nPhysiotherapy in Whitby. 01947 555 0147\n\n## What we treat\n\n"
        "| Problem | What we do | First visit | Follow-up |\n|---|---|---|---|\n"
        "| Back pain | Hands-on treatment | £52 | £44 |\n| Running injuries | Gait video | £58 | £44 |\n"
        "| Knees | Exercises | £48 | £40 |\n\n## More prices\n\n- Back pain at home £70\n"
    )
    files = site_of(read_brief("brief.md", text.encode()).sheet).by_path
    pages = {
        path: " ".join(HTMLParser(f.body).text().split())
        for path, f in files.items()
        if path.endswith(".html")
    }
    assert "Hands-on treatmentFirst visit £52Follow-up £44" in pages["index.html"]
    assert "Knees, First visit" not in " ".join(pages.values())
    assert "Back pain at home £70" in " ".join(pages.values())
