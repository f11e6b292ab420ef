"""Harper reads every English page, and says so when it cannot."""

import os
import signal
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from blocks import harper
from blocks.harper import Words, harper_version, proofread_site, read_ahead, start
from domain.artifacts import Engine
from domain.errors import InstrumentMissing
from domain.grading.content.measured.paragraphs import paragraphs
from domain.grading.view import PageView, SiteView
from domain.intake import read_brief
from domain.measured import Missing
from domain.proofreading import Dialect, Proofreading, Slip
from domain.site import Site, SiteFile

TEXT = (
    "<p>We mend the roofs of all the old houses in the town, and we come out to look at them.</p>"
)
GERMAN = "<p>Wir decken alle Dächer der Stadt und kommen gerne vorbei, wenn Sie uns anrufen.</p>"


def page(body: str, *, lang: str = "en", text: str = TEXT) -> str:
    head = "<meta charset=utf-8><title>Roofs</title>"
    return f"<!doctype html><html lang={lang}><head>{head}</head><body><main>{text}{body}</main></body></html>"


def site(**pages: str) -> Site:
    return Site.of(SiteFile.text(f"{name}.html", html) for name, html in pages.items())


def marked(found: Proofreading, file: str = "index.html") -> list[tuple[str, tuple[str, ...]]]:
    return [(slip.rule, slip.suggestions[:1]) for slip in found.by_page[file].slips]


def spelt(found: Proofreading, where: Site) -> list[tuple[str, str]]:
    every = paragraphs(PageView(where.by_path["index.html"], SiteView(where)))
    return [
        (slip.rule, every[slip.paragraph].text[slip.start : slip.end])
        for slip in found.by_page["index.html"].slips
    ]


def test_slips_are_named_with_their_place_and_what_may_stand_there() -> None:
    found = proofread_site(site(index=page("<p>Call us for a estimate.</p><p>We qoute free.</p>")))
    assert found.engine == Engine(name="harper", version="0.2.0")
    assert found.missing == ()
    article, word = found.by_page["index.html"].slips
    assert (article.rule, article.suggestions) == ("AnA", ("an",))
    assert (article.paragraph, article.start, article.end) == (2, 12, 13)
    assert (word.rule, word.paragraph, word.start, word.end) == ("SpellCheck", 3, 3, 8)


def test_a_word_is_wrong_when_it_is_in_no_english_the_page_may_be_in() -> None:
    both = "<p>The colour and the color of slate.</p>"
    assert marked(proofread_site(site(index=page(both)))) == []
    assert marked(proofread_site(site(index=page(both, lang="en-US")))) == [
        ("SpellCheck", ("color",))
    ]
    assert marked(proofread_site(site(index=page(both, lang="en-GB")))) == [
        ("SpellCheck", ("colour",))
    ]


def test_code_quotations_and_parts_in_another_language_are_not_read() -> None:
    others = (
        "<pre>teh roof</pre><blockquote>Teh best roofers.</blockquote>"
        "<p lang=fr>La patience est une affaire de tous les jours.</p>"
    )
    assert marked(proofread_site(site(index=page(others)))) == []
    assert marked(proofread_site(site(index=page("<p>Teh best roofers.</p>")))) != []


def test_words_of_the_facts_are_right_and_a_slip_beside_them_is_not() -> None:
    text = "# Ackroyd Thatch\nWe thatch barns in Wemside. Come to 3 Mill Lane, Wemside LS7 9ZZ.\n"
    facts = read_brief("brief.md", text.encode()).sheet
    said = site(index=page("<p>Ackroyd’s men thatch qickly in Wemside, LS7 9ZZ.</p>"))
    alone = [text for _, text in spelt(proofread_site(said), said)]
    assert {"Ackroyd’s", "Wemside"} <= set(alone)
    assert [text for _, text in spelt(proofread_site(said, facts), said)] == ["qickly"]


def test_where_all_words_are_told_harper_looks_for_none_like_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []

    def noted(text: str, *_more: object, **_named: object) -> tuple[Slip, ...]:
        asked.append(text)
        return ()

    monkeypatch.setattr(harper, "_lint", noted)
    start(frozenset({"Wemside"}), is_sure=True)
    start(frozenset({"Wrexham"}))
    assert asked == ["Ready.", harper._UNLIKE_ANY]  # pyright: ignore[reportPrivateUsage]


def test_a_page_in_another_language_is_neither_read_nor_missed() -> None:
    found = proofread_site(site(index=page("", lang="de", text=GERMAN)))
    assert found == Proofreading()


def test_without_the_package_no_page_is_read_and_the_reason_is_told_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(harper, "_PACKAGE", "harper-py-of-nobody")
    assert harper_version() == ""
    assert proofread_site(site(index=page(""), about=page(""))) == Proofreading(
        missing=(
            Missing(
                engine="harper",
                reason="There is no harper on this machine. "
                "Install it with `pip install harper-py-of-nobody`.",
            ),
        )
    )


class PanicException(BaseException):
    """What a panic in Rust looks like from Python."""


class Broken:
    """A linter that breaks on some words."""

    def __init__(self, error: BaseException) -> None:
        self.error = error

    def organized_lints(self, text: str, *, language: str) -> dict[str, list[object]]:
        if "volcano" in text:
            raise self.error
        return {}


@pytest.mark.parametrize(
    "error", [PanicException("index out of bounds"), RuntimeError("already borrowed")]
)
def test_a_page_harper_breaks_on_is_named_and_the_others_are_read(
    error: BaseException, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Linters:
        def __call__(self, _dialect: str, _words: Words, _only: str) -> Broken:
            return Broken(error)

        def cache_clear(self) -> None:
            """As `functools.cache` has it."""

    monkeypatch.setattr(harper, "_linter", Linters())
    found = proofread_site(site(about=page("<p>Roofs of a volcano.</p>"), index=page("")))
    assert [one.page for one in found.pages] == ["index.html"]
    (lost,) = found.missing
    assert (lost.engine, lost.page) == ("harper", "about.html")
    assert lost.reason == f"The page cannot be measured: harper broke: {error}."


def test_an_interrupted_reading_is_not_taken_for_a_broken_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def interrupted(_dialect: str, _words: Words, _only: str) -> Broken:
        raise KeyboardInterrupt

    monkeypatch.setattr(harper, "_linter", interrupted)
    with pytest.raises(KeyboardInterrupt):
        proofread_site(site(index=page("<p>Nothing like it was read before.</p>")))


def test_a_package_that_does_not_load_is_missing_and_says_why(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def unloadable(_dialect: str, _words: Words, _only: str) -> Broken:
        raise InstrumentMissing("harper", "What is installed does not load: wrong machine.")

    monkeypatch.setattr(harper, "_linter", unloadable)
    found = proofread_site(site(index=page("<p>Never read.</p>"), about=page("<p>Nor this.</p>")))
    assert [one.reason for one in found.missing] == [
        "There is no harper on this machine. What is installed does not load: wrong machine."
    ]


def test_what_was_read_ahead_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    words = "We lay slates on the roof of the old mill."
    read_ahead([words])

    def unloadable(_dialect: str, _words: Words, _only: str) -> Broken:
        raise InstrumentMissing("harper", "Nobody is there any more.")

    monkeypatch.setattr(harper, "_linter", unloadable)
    found = proofread_site(site(index=page("", text=f"<p>{words}</p>")))
    assert [one.page for one in found.pages] == ["index.html"]
    read_ahead(["What cannot be read ahead is read later, or named then."])


def test_two_that_want_the_same_words_read_them_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def slow(text: str, _dialect: str, _words: Words) -> tuple[Slip, ...]:
        asked.append(text)
        time.sleep(0.05)
        return ()

    monkeypatch.setattr(harper, "_lint", slow)
    with ThreadPoolExecutor(2) as two:
        list(two.map(read_ahead, [["We thatch barns in Wem."]] * 2))
    assert asked == ["We thatch barns in Wem."]


def test_one_thread_reads_for_all_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """Harper takes 0.9 s for the first word unlike any in each thread that looks one up."""
    seen: set[str] = set()
    lint = harper._linted  # pyright: ignore[reportPrivateUsage]

    def noted(text: str, dialect: Dialect, words: Words, only: str) -> tuple[Slip, ...]:
        seen.add(threading.current_thread().name)
        return lint(text, dialect, words, only)

    monkeypatch.setattr(harper, "_linted", noted)
    readers = [
        threading.Thread(target=read_ahead, args=[[f"The {number} loaves of thread."]])
        for number in range(4)
    ]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert len(seen) == 1


def test_a_process_that_is_forked_has_a_reader_of_its_own() -> None:
    read_ahead(["The parent reads this."])
    child = os.fork()
    if child == 0:
        signal.alarm(20)
        read_ahead(["The child reads that, though the thread of its parent is not there."])
        os._exit(0)
    assert os.waitpid(child, 0)[1] == 0
