import pytest

from domain.artifacts import AxeResult, Loading, Request
from domain.lighthouse import LighthouseRun, Metrics, typical


def run(performance: float | None) -> LighthouseRun:
    return LighthouseRun(
        page="index.html",
        url="https://rye.example/",
        scores={"performance": performance},
        metrics=Metrics(),
        failed=(),
        benchmark_index=1_000,
        engines=(),
        duration_ms=1,
    )


@pytest.mark.parametrize(
    ("scores", "median"),
    [
        ((0.9, 0.2, 1.0), 0.9),
        ((0.9, 0.8), 0.8),
        ((0.7,), 0.7),
        ((None, 0.5, 0.6), 0.5),
    ],
)
def test_the_typical_run_is_the_one_in_the_middle(
    scores: tuple[float | None, ...], median: float
) -> None:
    assert typical(tuple(map(run, scores))).scores["performance"] == median


def test_no_run_is_not_typical() -> None:
    with pytest.raises(ValueError, match="at least one `LighthouseRun`"):
        typical(())


def test_criteria_are_read_from_the_tags_of_axe() -> None:
    tags = ("cat.color", "wcag2aa", "wcag143", "wcag21aa", "wcag1410", "wcag22aa", "TTv5")
    result = AxeResult(rule="x", help="x", tags=tags, nodes=())
    assert result.criteria == ("1.4.3", "1.4.10")


def test_a_request_fails_without_an_answer_or_with_a_bad_one() -> None:
    def request(status: int | None, failure: str = "") -> Request:
        return Request(url="https://rye.example/", kind="image", status=status, failure=failure)

    bad = (request(404), request(None, "net::ERR_FAILED"), request(500))
    loading = Loading(
        status=200,
        headers=(),
        requests=(request(200), *bad, request(304)),
        bytes_by_kind={"image": 3, "font": 4},
        console=(),
    )
    assert loading.failed == bad
    assert loading.transferred_bytes == 7
