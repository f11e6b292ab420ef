import base64
import hashlib
import re

from domain.artifacts import SCHEMES, WIDTHS, Scheme
from domain.grading.grade import EngineRun, Finding, Grade, NotChecked
from domain.lab import PageLab, Range
from domain.release import Manifest, RoundSummary
from domain.report import report
from domain.report.album import Shot, albums


def shot(
    number: int, page: str, picture: bytes, *, width: int = 1440, scheme: Scheme = "light"
) -> Shot:
    return Shot(
        round=number,
        page=page,
        width=width,
        scheme=scheme,
        picture=picture,
        shown_width=800,
        shown_height=600,
    )


SHOTS = (
    shot(0, "/", b"old"),
    shot(0, "/about/", b"same"),
    *(shot(1, "/", b"new", width=width, scheme=scheme) for width in WIDTHS for scheme in SCHEMES),
    shot(1, "/about/", b"same"),
)
FAULT = Finding(
    rule="accessibility/visible-focus",
    engine="chromium",
    severity="serious",
    page="/",
    evidence="Nothing shows the focus.",
    fix="Draw an outline.",
    owner="styling",
)
GRADE = Grade(
    dimension="accessibility",
    score=0.79,
    letter="C",
    status="partial",
    gate="fail",
    findings=(FAULT,),
    not_checked=(
        NotChecked(subject="accessibility/alt-quality", reason="Only people can judge it."),
    ),
    engines=(
        EngineRun(name="chromium", version="150", ran=True),
        EngineRun(name="axe-core", version="", ran=False, error="There is no axe-core."),
    ),
)
ROUND = RoundSummary(
    number=0, site="0" * 64, accepted=True, reason="r", sent_to=(), grades=(GRADE,)
)
STATED = Manifest(
    tenant="local",
    project="rye",
    release=1,
    made_at="2026-01-01T00:00:00+00:00",
    build_key="0" * 64,
    brief_source="rye.md",
    brief_sha256="0" * 64,
    language="en",
    company="Rye & Co",
    engine="offline",
    site_sha256="0" * 64,
    target=0.9,
    accepted=False,
    score=0.79,
    stopped="the limit of 1 rounds is reached",
    grades=(GRADE,),
    rounds=(ROUND, ROUND),
    agents={},
    claims=(),
    evidence=(),
    unused=(),
    gaps=(),
    files=(),
    lab=(
        PageLab(
            page="/",
            runs=3,
            scores={"performance": Range(low=0.9, median=0.97, high=0.98)},
            cls=Range(low=0, median=0, high=0.013),
        ),
    ),
)


def test_only_a_page_that_changed_is_shown_before_and_after() -> None:
    home, about = albums(SHOTS)
    assert (home.page, len(home.released), len(home.versions)) == ("/", 6, 2)
    assert home.before_and_after
    assert [one.picture for one in home.before_and_after] == [b"old", b"new"]
    assert about.before_and_after is None
    assert albums(()) == ()


def test_the_report_carries_its_pictures_and_the_only_script_it_lets_run() -> None:
    page = report(STATED, SHOTS)
    shown = re.findall(r'<img[^>]* src="([^"]*)"', page)
    assert len(shown) == 6 + 1 + 2 + 2
    assert all(one.startswith("data:image/webp;base64,") for one in shown)
    assert page.count('<input type="range"') == 1
    (script,) = re.findall(r"<script>(.*?)</script>", page)
    hashed = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{hashed}'" in page
    assert "<script" not in report(STATED)
    assert "How it looks" not in report(STATED)


def test_the_report_says_who_checked_what_and_what_nobody_did() -> None:
    page = " ".join(re.sub(r"<[^>]*>", " ", report(STATED)).split())
    assert "chromium 150 accessibility 1 nothing" in page
    assert "axe-core nothing 0 There is no axe-core." in page
    assert "accessibility/alt-quality : Only people can judge it." in page
    assert "Styling Severity Where" in page
    assert "/ 3 0.97 (0.90 to 0.98) not measured not measured not measured" in page
    assert "0.000 (0.000 to 0.013)" in page
    assert "1 version was graded." in page


def test_a_manifest_without_figures_reads_as_those_of_before_there_were_any() -> None:
    assert "lab" not in STATED.model_copy(update={"lab": ()}).model_dump()
    assert Manifest.model_validate_json(STATED.model_dump_json()) == STATED
