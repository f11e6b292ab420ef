"""Places take the words the language puts before them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.facts import Language
from domain.text.whereabouts import coming, situated


@pytest.mark.parametrize(
    ("language", "places", "there", "from_there"),
    [
        ("de", ["Leipzig"], "in Leipzig", "aus Leipzig"),
        ("de", ["Sylt"], "auf Sylt", "von Sylt"),
        ("de", ["Allgäu"], "im Allgäu", "aus dem Allgäu"),
        ("de", ["Schweiz"], "in der Schweiz", "aus der Schweiz"),
        ("de", ["Altes Land"], "im Alten Land", "aus dem Alten Land"),
        ("de", ["Kanton Uri"], "im Kanton Uri", "aus dem Kanton Uri"),
        ("de", ["Bodensee"], "am Bodensee", "vom Bodensee"),
        ("de", ["Bremen", "Oldenburg"], "in Bremen und Oldenburg", "aus Bremen und Oldenburg"),
        ("de", ["Sylt", "Husum"], "auf Sylt und in Husum", "von Sylt und aus Husum"),
        ("de", ["Greifswald"], "in Greifswald", "aus Greifswald"),
        ("en", ["Otley", "Ilkley"], "in Otley and Ilkley", "from Otley and Ilkley"),
        ("en", ["Isle of Wight"], "on the Isle of Wight", "from the Isle of Wight"),
        ("en", ["the Cotswolds"], "in the Cotswolds", "from the Cotswolds"),
        ("en", ["Skye"], "on Skye", "from Skye"),
        ("es", ["Cádiz"], "en Cádiz", "de Cádiz"),
        ("es", ["La Rioja"], "en La Rioja", "de La Rioja"),
        ("es", ["Costa Brava"], "en la Costa Brava", "de la Costa Brava"),
        ("es", ["Bierzo"], "en el Bierzo", "del Bierzo"),
    ],
)
def test_a_place_stands_with_its_own_preposition(
    language: Language, places: list[str], there: str, from_there: str
) -> None:
    assert (situated(places, language), coming(places, language)) == (there, from_there)


@given(
    st.lists(st.sampled_from(["Leeds", "Sylt", "Köln", "Skye", "León"]), min_size=1, max_size=4),
    st.sampled_from(["en", "de", "es"]),
)
def test_no_place_is_lost_on_the_way(places: list[str], language: Language) -> None:
    assert all(place in situated(places, language) for place in places)
