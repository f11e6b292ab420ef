"""html-validate in one process for many pages."""

from blocks._node_worker import NodeWorker
from blocks._shared import Shared
from domain.artifacts import MarkupMessage, MarkupReport
from domain.site import SiteFile

_PAGE_S = 20.0
_PRESETS = ("html-validate:standard",)
"""What the HTML standard demands, without the house style of html-validate's authors."""


class HtmlValidate:
    """A worker that reads pages one after the other, 10 to 40 ms each."""

    def __init__(self, worker: NodeWorker) -> None:
        self._worker = worker

    @classmethod
    def start(cls) -> "HtmlValidate":
        """Start a worker.

        Raises:
            InstrumentMissing: There is no Node or no html-validate.
            InstrumentFailed: It does not start.
        """
        config = {"presets": list(_PRESETS)}
        return cls(NodeWorker.start("html-validate", "html_validate.mjs", config=config))

    @property
    def is_running(self) -> bool:
        """Whether it can read."""
        return self._worker.is_running

    def validate(self, file: SiteFile) -> MarkupReport:
        """Return what is wrong with a page's markup.

        Raises:
            PageFailed: html-validate breaks on it.
            InstrumentFailed: The worker broke; another may do better.
        """
        html = file.body.decode("utf-8", "replace")
        told = self._worker.ask({"page": file.path, "html": html}, timeout_s=_PAGE_S)
        return MarkupReport(
            page=file.path,
            engine=self._worker.engines[0],
            messages=tuple(map(MarkupMessage.model_validate, told["messages"])),
        )

    def end(self) -> None:
        """End it."""
        self._worker.end()


shared_html_validate: Shared[HtmlValidate] = Shared(HtmlValidate.start)
"""The worker of this process."""
