"""Which flows run many in one process."""

from deployments.throughput.fit import refusal, websites


def test_builds_fit_whoever_writes() -> None:
    for engine in ("offline", "claude", "openai-compatible", "offline-engine/slow"):
        assert refusal("build-website", {"brief": "x", "engine": engine}, websites()) == ""
    assert refusal("generate-website", {"brief": "x"}, websites()) == ""


def test_a_build_that_starts_browsers_is_refused() -> None:
    assert refusal("build-website", {"brief": "x", "measured": True}, websites()) == (
        "A build with `measured` starts browsers, which take minutes of the processor. Start it from "
        "a deployment in a pool of type `process`, or leave `measured` out."
    )


def test_a_flow_that_is_not_listed_is_refused() -> None:
    assert refusal("restore-drill", {}, websites()) == (
        "The flow `restore-drill` is not one that runs many in one process, which are "
        "`build-website`, `generate-website`. Start it from a deployment in a pool of type `process`."
    )
