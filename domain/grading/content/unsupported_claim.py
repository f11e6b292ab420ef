"""Praise, credentials and promises stand on a page only if the brief makes them."""

from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.content.unsupported import faults
from domain.grading.view import PageView


def unsupported_claim(page: PageView) -> Iterator[Fault]:
    """Fault superlatives, awards, guarantees, credentials and their like without a fact."""
    yield from faults(page, "credential", "Drop the claim, or ask the client for proof.")
