"""Orders nobody had seen when the sieve was made reach no page of the drafts, and true copy stays."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
import yaml
from pydantic import TypeAdapter

from domain.intake import PhotoFile, read_brief
from domain.intake.makers import speaks_to_makers
from domain.site import Site
from tests.injection.briefs import Attack, harmless, pair
from tests.injection.test_injection import addresses, everything
from tests.studio import site_of

_FOLDER = Path(__file__).parent
_EXAMPLES = Path(__file__).parents[2] / "examples"


@dataclass(frozen=True)
class Order:
    """What somebody writes into a brief, where, and what no page may say then."""

    name: str
    firm: str
    place: str
    text: str
    never: tuple[str, ...]


ORDERS = TypeAdapter(list[Order]).validate_python(
    yaml.safe_load((_FOLDER / "fresh_orders.yaml").read_text(encoding="utf-8"))
)
IMPERATIVES = (_FOLDER / "innocent_imperatives.txt").read_text(encoding="utf-8").splitlines()


@cache
def drafted(firm: str) -> Site:
    return site_of(harmless(firm).sheet)


@pytest.mark.parametrize("order", ORDERS, ids=lambda order: order.name)
def test_an_order_in_a_brief_reaches_no_page(order: Order) -> None:
    attack = Attack(order.name, order.firm, order.place, order.text, "", order.never)
    attacked = site_of(pair(attack).attacked.sheet)
    assert [word for word in order.never if word in everything(attacked)] == []
    assert addresses(attacked) == addresses(drafted(order.firm))


@pytest.mark.parametrize("sentence", IMPERATIVES)
def test_words_to_customers_stay(sentence: str) -> None:
    brief = read_brief("brief.txt", f"Rye & Co bakes bread in Otley.\n\n{sentence}\n".encode())
    assert not [note for note in brief.notes if "machine" in note]


def test_no_example_speaks_to_a_machine() -> None:
    photo = PhotoFile(sha256="a" * 64, width_px=1, height_px=1)
    for path in sorted(_EXAMPLES.glob("*/brief.*")):
        brief = read_brief(path.name, path.read_bytes(), photo=lambda _: photo)
        assert not [note for note in brief.notes if "machine" in note], path


def test_what_a_client_wishes_for_is_no_order_to_a_machine() -> None:
    for wished in (
        "Please use blue.",
        "Make the website green, please.",
        "Put our number on every page.",
    ):
        assert not speaks_to_makers(wished)
