"""Memory of this process that is no longer used."""

import ctypes
import gc
from contextlib import suppress

LARGE = 200
"""Files of a site from which on memory is given back after each look at all of it."""


def give_back() -> None:
    """Free what nothing points to any more, and return it to the system where the C library can.

    A parsed page points to its elements and they to it, so it is freed when the collector runs; what
    is freed stays with glibc until it is trimmed. 0.3 s after 200 pages, which is 60 to 150 MB.
    """
    gc.collect()
    trim()


def trim() -> None:
    """Return to the system what is freed already, where the C library can."""
    with suppress(AttributeError, OSError):  # neither macOS nor musl has it
        ctypes.CDLL(None).malloc_trim(0)
