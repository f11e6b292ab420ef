"""How often a run goes on by itself; in a file of its own, as the keeper loads nothing else of it."""

from typing import Final

TRIES: Final = 2
"""Crashed runs go on so often; the next crash is the last, whatever broke them."""
