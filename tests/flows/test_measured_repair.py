"""A fault that only a real browser sees is found, sent to its owner and gone from the accepted version."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from blocks.browser import shared_browser
from blocks.engine import Engine
from blocks.html_validate import shared_html_validate
from blocks.lighthouse import shared_lighthouse
from blocks.site_folder import SiteFolder
from domain.agents.code.styling import Styles
from domain.agents.spec import AgentSpec, Given, Output
from domain.grading.grade import Finding
from domain.release import Built
from domain.site import Site
from flows.website import build_website
from tests.blocks.browsers import needs_browser, needs_packages

pytestmark = [pytest.mark.long, needs_browser, needs_packages]

BRIEF = "# Rye & Co\nWe bake sourdough in Otley. Call 01943 496 0000.\n"
PALE = "@scope (main){p{opacity:.3}}"
"""Rules of a scope are not worked out from the style sheet; a browser paints them."""
RULE = "accessibility/axe-color-contrast"

TOLD: list[tuple[str, tuple[Finding, ...]]] = []


class Fader(Engine):
    """Drafts like the offline engine, but fades the text until somebody who looks says so."""

    _block_type_name = "Fader"
    _block_type_slug = "fader"

    @property
    def signature(self) -> str:
        return "fader"

    async def answer(self, agent: AgentSpec[Output], given: Given) -> Output:
        made = agent.draft(given)
        if given.feedback:
            TOLD.append((agent.name, given.feedback[-1].findings))
        if isinstance(made, Styles) and not given.told(RULE):
            return made.model_copy(update={"css": made.css + PALE})
        return made


@pytest.fixture(autouse=True)
def ended() -> Iterator[None]:
    """End what the build started."""
    TOLD.clear()
    yield
    for shared in (shared_browser, shared_lighthouse, shared_html_validate):
        shared.end()


def build(home: Path, *, engine: str, measured: bool, out: str) -> Built:
    path = home / "brief.md"
    path.write_text(BRIEF, encoding="utf-8")
    return asyncio.run(
        build_website(str(path), out=str(home / out), rounds=1, engine=engine, measured=measured)
    )


def site_of(built: Built) -> Site:
    return SiteFolder(path=Path(built.release)).read()


def test_text_that_is_pale_only_as_painted_is_found_repaired_and_nothing_else_changes(
    home: Path,
) -> None:
    Fader().save("it", overwrite=True)
    unseen = build(home, engine="fader/it", measured=False, out="unseen")
    assert unseen.manifest.accepted
    assert PALE in site_of(unseen).by_path["styles.css"].body.decode()

    seen = build(home, engine="fader/it", measured=True, out="seen")
    _, measured, mended = seen.manifest.rounds
    assert measured.reason == (
        "The same version, measured by instruments, does not pass every gate."
    )
    assert (mended.sent_to, mended.accepted) == (("styling",), True)
    (told,) = (findings for agent, findings in TOLD if agent == "styling")
    pale = [one for one in told if one.rule == RULE]
    assert {(one.engine, one.owner, one.severity) for one in pale} == {
        ("axe-core", "styling", "serious")
    }
    assert seen.manifest.accepted
    assert RULE not in {f.rule for grade in seen.manifest.grades for f in grade.findings}

    faded, repaired = site_of(unseen), site_of(seen)
    changed = {path for path, file in repaired.by_path.items() if file != faded.by_path.get(path)}
    assert (changed, faded.by_path.keys()) == ({"styles.css"}, repaired.by_path.keys())
    assert faded.by_path["styles.css"].body == repaired.by_path["styles.css"].body + PALE.encode()
