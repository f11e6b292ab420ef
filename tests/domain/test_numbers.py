"""Which number stands first: the one for everybody."""

import pytest

from domain.agents.content.local_seo import LocalSeo
from domain.facts import Facts, Phone
from domain.intake import read_brief
from domain.text.numbers import in_order
from tests.studio import outputs_of


def _phone(display: str, purpose: str) -> Phone:
    return Phone(display=display, href=f"tel:{display}", purpose=purpose)


@pytest.mark.parametrize(
    "purpose",
    [
        *("emergency", "Out of hours", "After hours", "Night and weekends", "locum", "fax"),
        *("Notfall", "Notdienst", "Außerhalb der Sprechzeiten", "Wochenende", "Telefax"),
        *("urgencias", "Fuera de horario", "Por las noches y festivos", "guardia"),
    ],
)
@pytest.mark.parametrize("usual", ["", "Praxis", "clínica", "Office"])
def test_a_number_for_few_stands_behind_the_one_for_everybody(purpose: str, usual: str) -> None:
    first, last = _phone("1", purpose), _phone("2", usual)
    assert in_order([first, last]) == [last, first]


def test_numbers_for_everybody_keep_their_order_and_a_fax_is_last() -> None:
    numbers = [_phone("1", "Fax"), _phone("2", "Notdienst"), _phone("3", "Büro"), _phone("4", "")]
    assert [one.display for one in in_order(numbers)] == ["3", "4", "2", "1"]


def _sheet(text: str) -> Facts:
    return read_brief("a.txt", text.encode()).sheet


def test_the_first_number_of_a_site_is_not_that_for_emergencies() -> None:
    text = (
        "Somos la Clínica Veterinaria El Olivar, en Granada. Para urgencias fuera de horario hay que "
        "llamar al 600 123 987. El teléfono de la clínica es 958 40 12 33."
    )
    (local,) = outputs_of(_sheet(text), LocalSeo)[LocalSeo]
    assert isinstance(local, LocalSeo)
    assert [one.display for one in local.phones] == ["958 40 12 33", "600 123 987"]
