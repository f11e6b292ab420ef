"""Memory of this process that is no longer used."""

import ctypes
import gc
from contextlib import suppress

_M_ARENA_MAX = -8
"""Number of the setting in glibc's `malloc.h`."""

LARGE = 200
"""Files of a site from which on memory is given back after each look at all of it."""


def give_back() -> None:
    """Free what nothing points to any more, and return it to the system where the C library can.

    A parsed page points to its elements and they to it, so it is freed when the collector runs; what
    is freed stays with glibc until it is trimmed. 0.3 s after 200 pages, which is 60 to 150 MB.
    """
    gc.collect()
    trim()


def collect_seldom() -> None:
    """Look for garbage after 100,000 new objects, and not after 700.

    What is parsed is let go of by hand; the collector mostly walks through what stays, a tenth of
    what a build takes (2026-11).
    """
    gc.set_threshold(100_000)


def share_arenas() -> None:
    """Let all threads of this process take memory from two places, not from eight for each core.

    What one thread frees another then uses: a build of 25 pages peaked at 401 instead of 457 MB, and
    was no slower (2026-11, 2 cores). Only glibc knows it, and only for threads that are to come.
    """
    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).mallopt(_M_ARENA_MAX, 2)


def trim() -> None:
    """Return to the system what is freed already, where the C library can."""
    with suppress(AttributeError, OSError):  # neither macOS nor musl has it
        ctypes.CDLL(None).malloc_trim(0)
