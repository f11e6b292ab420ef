"""What is said of an offer, one thing behind the other."""

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
