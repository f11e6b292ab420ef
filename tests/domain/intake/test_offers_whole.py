"""Descriptions of offers stay whole sentences when their price is set apart."""

import pytest

from domain.facts import ServiceDetail
from domain.intake import read_brief


def service(line: str) -> ServiceDetail:
    brief = read_brief("b.md", f"# Hartley\n\nRoofers.\n\n## What we do\n\n- {line}\n".encode())
    (made,) = (f.detail for f in brief.facts if isinstance(f.detail, ServiceDetail))
    return made


@pytest.mark.parametrize(
    ("line", "left"),
    [
        (
            "**Repairs**: Slipped slates. Done in a day. From £140.",
            "Slipped slates. Done in a day.",
        ),
        ("**Surveys**: A report in four days. £180.", "A report in four days."),
        (
            "**Re-slating**: Whole roofs. From £6,800 for a terraced house.",
            "Whole roofs. From £6,800 for a terraced house.",
        ),
        ("Boiler service: A full service for £90.", "A full service for £90."),
        ("Massage. £60. Sixty minutes on the table.", "Sixty minutes on the table."),
    ],
)
def test_a_price_leaves_no_broken_sentence_behind(line: str, left: str) -> None:
    made = service(line)
    assert made.price
    assert made.description == left


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("**Slabs**: Sandstone, pegged. We keep a yard.", "Sandstone, pegged. We keep a yard."),
        ("Dental work. We X-ray first.", "We X-ray first."),
        ("Slabs: sandstone", "sandstone"),
    ],
)
def test_what_is_said_of_an_offer_stays_whole_sentences(line: str, left: str) -> None:
    assert service(line).description == left
