"""A whole site is measured with what there is, and what there is not is named."""

import threading
from pathlib import Path

import pytest

from blocks import measuring
from blocks.gathering import unmeasured
from blocks.measuring import end_instruments, measure_site, what_is_missing
from domain.artifacts import Engine, MarkupReport, PageArtifacts
from domain.errors import InstrumentFailed, PageFailed
from domain.grading.graders import GRADERS
from domain.grading.noise import noise_between
from domain.grading.view import Context, SiteView
from domain.lighthouse import LighthouseRun, Metrics, Turns
from domain.measured import Missing
from domain.site import Site
from tests.blocks.browsers import SOUND, needs_browser, needs_packages, site_of

pytestmark = pytest.mark.long

ENGINE = Engine(name="one", version="1")
SITE = site_of(index=SOUND, about=f"<table class=a><tr><td>{SOUND}</table>", loaf="<p>Loaf</p>")


class Bench:
    """Instruments that gather nothing, but remember what they were asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.busy_for = 0
        """Runs that other work holds up, from the first on."""
        self.at_once = 0
        self.most_at_once = 0
        self._turn = threading.Lock()
        self._both = threading.Barrier(2)

    def look(self, page: str, **_: object) -> PageArtifacts:
        with self._turn:
            self.at_once += 1
            self.most_at_once = max(self.most_at_once, self.at_once)
        if page != "loaf.html" and self.busy_for == 0:
            self._both.wait(10)
        with self._turn:
            self.at_once -= 1
        return unmeasured(page, "it hung")

    def light(self, page: str, **_: object) -> LighthouseRun:
        self.asked.append(page)
        if page == "about.html":
            raise PageFailed("it never painted")
        is_busy = len(self.asked) <= self.busy_for
        return LighthouseRun(
            page=page,
            url="",
            scores={"performance": 0.4 if is_busy else 0.8},
            metrics=Metrics(),
            failed=(),
            benchmark_index=1,
            turns=Turns(ran_ms=100, waited_ms=900 if is_busy else 0),
            engines=(ENGINE,),
            duration_ms=1,
        )

    def read(self, page: str, **_: object) -> MarkupReport:
        return MarkupReport(page=page, engine=ENGINE, messages=())


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> Bench:
    made = Bench()
    monkeypatch.setattr(measuring, "look_at_page", made.look)
    monkeypatch.setattr(measuring, "run_lighthouse_once", made.light)
    monkeypatch.setattr(measuring, "read_markup", made.read)
    monkeypatch.setattr(measuring, "what_is_missing", lambda: ())
    return made


def test_lighthouse_runs_on_one_page_of_each_kind_while_two_pages_are_looked_at(
    bench: Bench,
) -> None:
    said: list[str] = []
    measured = measure_site(SITE, lighthouse_runs=2, watch=said.append)
    assert [page.page for page in measured.pages] == ["index.html", "about.html", "loaf.html"]
    assert [report.page for report in measured.markup] == ["index.html", "about.html", "loaf.html"]
    assert bench.most_at_once == 2
    assert bench.asked == ["index.html", "index.html", "about.html", "loaf.html", "loaf.html"]
    assert [(one.page, len(one.runs)) for one in measured.lighthouse] == [
        ("index.html", 2),
        ("loaf.html", 2),
    ]
    assert {"Measuring page 1 of 3", "Measuring page 3 of 3", "Lighthouse run 1 of 6"} <= set(said)


def test_a_page_an_instrument_cannot_measure_is_named_and_not_tried_again(bench: Bench) -> None:
    measured = measure_site(SITE)
    reason = "The page cannot be measured: it never painted."
    assert measured.missing == (Missing(engine="lighthouse", page="about.html", reason=reason),)
    assert bench.asked.count("about.html") == 1
    assert bench.asked.count("index.html") == 3


def test_a_run_that_other_work_held_up_is_made_again_and_whoever_watches_is_told(
    bench: Bench,
) -> None:
    bench.busy_for = 2
    said: list[str] = []
    measured = measure_site(site_of(index=SOUND), watch=said.append)
    (page,) = measured.lighthouse
    assert [run.scores for run in page.runs] == [{"performance": 0.8}] * 3
    assert measured.missing == ()
    runs = [words for words in said if words.startswith("Lighthouse")]
    assert runs == [
        *(f"Lighthouse run {number} of 3" for number in (1, 2, 3)),
        *["Lighthouse once more: other work held it up"] * 2,
    ]


def test_on_a_machine_that_stays_busy_speed_is_unsure_and_never_a_fault(bench: Bench) -> None:
    bench.busy_for = 100
    measured = measure_site(site_of(index=SOUND))
    assert bench.asked == ["index.html"] * 6
    (page,) = measured.lighthouse
    assert [run.scores["performance"] for run in page.runs] == [None] * 3
    assert [(one.engine, one.page) for one in measured.missing] == [("lighthouse", "index.html")]


def test_whoever_stops_waiting_ends_the_instruments(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended: list[str] = []

    def interrupted(page: str, **_: object) -> LighthouseRun:
        bench.asked.append(page)
        raise KeyboardInterrupt

    monkeypatch.setattr(measuring, "run_lighthouse_once", interrupted)
    monkeypatch.setattr(measuring, "end_instruments", lambda: ended.append("all"))
    with pytest.raises(KeyboardInterrupt):
        measure_site(SITE, lighthouse_runs=1)
    assert ended == ["all"]


def test_an_instrument_that_was_ended_on_purpose_is_not_started_again() -> None:
    tries: list[int] = []

    def broken() -> None:
        tries.append(1)
        raise InstrumentFailed("browser", "it ended")

    with pytest.raises(InstrumentFailed):
        measuring._twice(broken)  # pyright: ignore[reportPrivateUsage] # the rule itself
    assert len(tries) == 2
    token = measuring._over.set(lambda: True)  # pyright: ignore[reportPrivateUsage]
    try:
        with pytest.raises(InstrumentFailed):
            measuring._twice(broken)  # pyright: ignore[reportPrivateUsage]
    finally:
        measuring._over.reset(token)  # pyright: ignore[reportPrivateUsage]
    assert len(tries) == 3


def graded(site: Site) -> tuple[SiteView, dict[str, tuple[float | None, set[tuple[str, str]]]]]:
    """Measure and grade a site for real; return score and findings of each dimension."""
    measured = measure_site(site, lighthouse_runs=1)
    assert measured.missing == ()
    view = SiteView(site, Context(measured=measured))
    grades = [grader(view, 0.9) for grader in GRADERS.values()]
    return view, {
        grade.dimension: (grade.score, {(one.rule, one.selector) for one in grade.findings})
        for grade in grades
    }


@needs_browser
@needs_packages
def test_the_same_bytes_are_graded_alike_within_the_noise_and_one_other_byte_is_seen(
    home: Path,
) -> None:
    form = "<form action='/send'><label for=name>Name</label><input id=name name=name></form>"
    site = site_of(index=SOUND + form)
    try:
        view, first = graded(site)
        again, second = graded(site)
        other = site_of(index=SOUND + form.replace("for=name", "for=game"))
        _, changed = graded(other)
    finally:
        end_instruments()
    noise = noise_between(view, again)
    old, new = first.pop("performance")[0], second.pop("performance")[0]
    assert old is not None
    assert new is not None
    assert abs(old - new) <= noise.of("performance")
    assert first == second
    fresh = changed["accessibility"][1] - first["accessibility"][1]
    assert ("accessibility/field-label", "#name") in fresh


def test_each_engine_that_cannot_run_is_named_with_what_would_help(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHROME_PATH", "/none/such")
    missing = {one.engine: one.reason for one in what_is_missing()}
    assert missing.keys() >= {"chromium", "axe-core", "lighthouse"}
    assert missing["lighthouse"] == (
        "There is no browser on this machine. `CHROME_PATH` names no program: /none/such. Set it "
        "to the program itself, or unset it."
    )
    monkeypatch.setattr("blocks.instruments.places", lambda: (tmp_path,))
    missing = {one.engine: one.reason for one in what_is_missing()}
    assert "html-validate" in missing["html-validate"]
    measured = measure_site(SITE)
    assert (measured.pages, measured.lighthouse, measured.markup) == ((), (), ())
    assert measured.why_missing("axe-core") == missing["axe-core"]
