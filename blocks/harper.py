"""Harper, which reads English without a network, in this process."""

import os
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import cache, lru_cache
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from domain.artifacts import Engine
from domain.errors import InstrumentMissing, PageFailed
from domain.facts import Facts
from domain.grading.content.measured.paragraphs import dialects, is_readable, paragraphs
from domain.grading.content.measured.told_words import told_words
from domain.grading.view import Context, PageView, SiteView
from domain.measured import Missing
from domain.proofreading import Dialect, Proofread, Proofreading, Slip
from domain.site import Site

if TYPE_CHECKING:
    from harper import Lint, Linter

_PACKAGE = "harper-py"
_SPELLING = "SpellCheck"
_MOST_KEPT = 4096
"""Paragraphs whose slips are kept in memory: a header is read once, not on every page and version."""

_OURS: tuple[Dialect, ...] = ("British", "American")
"""Kinds of English our own pages may be in: they name no region."""

_UNLIKE_ANY = "wrtzqplk"
"""The first word that resembles none Harper knows costs 0.9 s, and 60 MB."""

Words = frozenset[str]
"""Words that are right whatever Harper knows."""
_NONE: Words = frozenset()
_LINTERS_KEPT = 8
"""Two for each site that is read at a time; each takes 12 ms and 1 MB more than the first."""

_one_at_a_time = threading.Lock()


def harper_version() -> str:
    """Return the installed version without starting it; empty when there is none."""
    try:
        return version(_PACKAGE)
    except PackageNotFoundError:
        return ""


def proofread_site(site: Site, facts: Facts | None = None) -> Proofreading:
    """Read every English page, each parsed alone; what cannot be read is named in `missing`.

    Harper starts with the first such page of a process, 0.6 s and 130 MB; a page takes 20 to 60 ms.

    Args:
        site: The site.
        facts: What it says; their words are taken for right.
    """
    return _proofreading(_let_go(SiteView(site, Context(facts=facts))))


def proofread_view(view: SiteView) -> Proofreading:
    """Do the same with a site that others read next: what is parsed of its pages stays."""
    return _proofreading(view.pages)


def _proofreading(pages: Iterable[PageView]) -> Proofreading:
    found: list[Proofread] = []
    missing: list[Missing] = []
    for page in pages:
        if not (page.is_ordinary and is_readable(page)):
            continue
        try:
            found.append(Proofread(page=page.file.path, slips=proofread(page)))
        except InstrumentMissing as error:
            missing.append(Missing(engine="harper", reason=str(error)))
            break
        except PageFailed as error:
            missing.append(Missing(engine="harper", page=page.file.path, reason=str(error)))
    engine = Engine(name="harper", version=harper_version())
    return Proofreading(
        engine=engine if found else None, pages=tuple(found), missing=tuple(missing)
    )


def _let_go(view: SiteView) -> Iterator[PageView]:
    """Give every page, and free what was parsed of it once it was read."""
    for file in view.site.files:
        if file.path.lower().endswith((".html", ".htm")):
            page = PageView(file, view)
            yield page
            page.let_go()


def load() -> None:
    """Load Harper's dictionary where it is installed, 0.6 s; processes forked afterwards have it too.

    No word may be looked up for them: what that costs is kept by the thread that does, and a fork
    leaves threads behind. Two of Harper's own are, which it needs while it loads and no more.
    """
    with suppress(InstrumentMissing):
        _linter(_OURS[0], _NONE, "")


def start(words: Words = _NONE, *, is_sure: bool = False) -> None:
    """Start Harper where it is installed, while others still work; once a process.

    Args:
        words: Words that are right.
        is_sure: Whether nothing but these words and Harper's own is to come. To be ready for others
            takes 1.5 s of a processor instead of 0.6 s.
    """
    with suppress(InstrumentMissing, PageFailed):
        _slips("Ready." if is_sure else _UNLIKE_ANY, _OURS[:1], words)


def read_ahead(texts: Iterable[str], words: Words = _NONE) -> None:
    """Read what our own pages are going to say, while others still work; what fails is read later."""
    with suppress(InstrumentMissing, PageFailed):
        for text in texts:
            _slips(text, _OURS, words)


def proofread(page: PageView) -> tuple[Slip, ...]:
    """Return what Harper stumbles over on a page in English.

    Raises:
        InstrumentMissing: It is not installed.
        PageFailed: It breaks on the page.
    """
    if not harper_version():
        raise InstrumentMissing("harper", f"Install it with `pip install {_PACKAGE}`.")
    kinds, words = dialects(page), told_words(page.context.facts)
    return tuple(
        slip.model_copy(update={"paragraph": number})
        for number, piece in enumerate(paragraphs(page))
        for slip in _slips(piece.text, kinds, words)
    )


def _slips(text: str, dialects: tuple[Dialect, ...], words: Words) -> tuple[Slip, ...]:
    # A linter that another thread is using raises; and two that want one text would both read it.
    with _one_at_a_time:
        return _read(text, dialects, words)


@lru_cache(maxsize=_MOST_KEPT)
def _read(text: str, dialects: tuple[Dialect, ...], words: Words) -> tuple[Slip, ...]:
    """Return the slips in whichever of the kinds of English fits; a word is wrong when in none."""
    first, *others = dialects
    found = _lint(text, first, words)
    for dialect in others if any(slip.rule == _SPELLING for slip in found) else ():
        wrong = {(s.start, s.end) for s in _lint(text, dialect, words, only=_SPELLING)}
        found = tuple(s for s in found if s.rule != _SPELLING or (s.start, s.end) in wrong)
    return found


def _lint(text: str, dialect: Dialect, words: Words, *, only: str = "") -> tuple[Slip, ...]:
    """Return the slips by every rule, or by one of them, which takes a third of the time."""
    return _thread().submit(_linted, text, dialect, words, only).result()


def _linted(text: str, dialect: Dialect, words: Words, only: str) -> tuple[Slip, ...]:
    try:
        found = _linter(dialect, words, only).organized_lints(text, language="plaintext")
    except (RuntimeError, ValueError) as problem:
        raise PageFailed(f"harper broke: {problem}") from problem
    except BaseException as problem:
        # What panics in Rust comes as an exception that is no `Exception`, and of no public type.
        if type(problem).__name__ != "PanicException":
            raise
        _linter.cache_clear()
        raise PageFailed(f"harper broke: {problem}") from None
    return tuple(_slip(rule, lint) for rule, lints in found.items() for lint in lints)


def _slip(rule: str, lint: "Lint") -> Slip:
    return Slip(
        rule=rule,
        paragraph=0,
        start=lint.span.start,
        end=lint.span.end,
        advice=lint.message,
        suggestions=tuple(one.replacement_text for one in lint.suggestions),
    )


@cache
def _thread() -> ThreadPoolExecutor:
    """Return the one thread that reads: each that does takes 0.9 s for its first word unlike any."""
    return ThreadPoolExecutor(1, thread_name_prefix="harper")


os.register_at_fork(after_in_child=_thread.cache_clear)


@lru_cache(maxsize=_LINTERS_KEPT)
def _linter(dialect: Dialect, words: Words, only: str) -> "Linter":
    # 0.6 s and 130 MB, once a process.
    try:
        from harper import Dialect as Known
        from harper import Linter
    except ImportError as problem:
        raise InstrumentMissing("harper", f"What is installed does not load: {problem}.") from None

    linter = Linter(Known[dialect.upper()])
    if only:
        linter.set_lint_config({rule: rule == only for rule in linter.get_lint_config()})
    if words:
        linter.import_words(sorted(words))
    return linter
