"""The Messages API in a process of its own, so that what it works out takes nothing from who asks it."""

import multiprocessing
import sys
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection

from stage import ROOT


@dataclass
class FarModel:
    """A model on this machine, with whom one talks over a pipe."""

    url: str
    _talk: Connection

    def answer_after(self, delay_s: float) -> None:
        """Have it take so long from now on, and forget what it was asked."""
        self._talk.send(delay_s)

    def asked(self, *kinds: str) -> tuple[int, Sequence[int]]:
        """Return how many questions it was asked since, and how many tokens of each kind they took."""
        self._talk.send(kinds)
        return self._talk.recv()


@contextmanager
def far_model() -> Generator[FarModel]:
    """Serve as long as the block runs."""
    apart = multiprocessing.get_context("spawn")
    ours, theirs = apart.Pipe()
    process = apart.Process(target=_serve, args=(theirs,), daemon=True)
    process.start()
    try:
        yield FarModel(ours.recv(), ours)
    finally:
        ours.send(None)
        process.join()


def _serve(talk: Connection) -> None:
    sys.path.insert(0, str(ROOT))
    from tests.messages_api.log import total
    from tests.messages_api.server import messages_api

    with messages_api() as api:
        before = 0
        talk.send(api.url)
        while (told := talk.recv()) is not None:
            if isinstance(told, float):
                api.delay_s, before = told, len(api.log.questions)
                continue
            asked = api.log.questions[before:]
            talk.send((len(asked), [total(asked, kind) for kind in told]))
