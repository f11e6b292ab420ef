"""What goes back to the agents when a reviewer sends a version back."""

from collections.abc import Iterable, Mapping, Sequence

from domain.agents import CONTENT_AGENTS
from domain.agents.call import Outputs
from domain.agents.spec import AgentSpec, Feedback, Output
from domain.approval import Review
from domain.authorship import authors, texts_of
from domain.grading.grade import Finding, Grade, Grades
from domain.grading.view import PageView, SiteView
from domain.site import Site, file_of
from domain.text.typography import folded

RULE = "review/instruction"
"""Rule of findings that are a reviewer's words."""

_QUOTED = "content/quoted"
"""Rule under which the writer of quoted words is looked up."""
_LEAST = 12
"""Characters below which a text of an agent may stand on any page."""
_FIRST, _NOBODY = "hero_copy", "nobody"
_WRITERS = frozenset(agent.name for agent in CONTENT_AGENTS) - {"meta_description"}


def findings(
    review: Review,
    view: SiteView,
    *,
    outputs: Outputs,
    agents: Mapping[type[Output], AgentSpec[Output]],
) -> tuple[Finding, ...]:
    """Return what is sent back: one finding for each comment, and the instructions for all writers.

    Args:
        review: What the reviewer said.
        view: The version that was reviewed.
        outputs: What it consists of.
        agents: Who produces what.
    """
    quoted = authors(outputs, agents)
    told = [(one.page, one.text) for one in review.comments]
    if review.instructions.strip():
        told.append(("*", review.instructions))
    found: list[Finding] = []
    for page, text in told:
        pages = view.ordinary if page == "*" else (view.by_url[page],)
        wrote = dict.fromkeys(
            one for each in pages if (one := writer(each, outputs=outputs, agents=agents))
        )
        # Words that are quoted say more exactly whose they are.
        exact = quoted(_finding(page, text, rule=_QUOTED, owner=_NOBODY))
        owners = [one for one in exact if one in _WRITERS] or wrote or [_FIRST]
        found += (_finding(page, text, rule=RULE, owner=one) for one in owners)
    return tuple(found)


def writer(
    page: PageView, *, outputs: Outputs, agents: Mapping[type[Output], AgentSpec[Output]]
) -> str | None:
    """Return the agent most of whose words stand on a page; None when nobody wrote any."""
    words = folded(page.text)
    share: dict[str, int] = {}
    for type_, made in outputs.items():
        if type_ not in agents or (name := agents[type_].name) not in _WRITERS:
            continue
        texts = {folded(text) for output in made for text in texts_of(output)}
        share[name] = sum(len(one) for one in texts if len(one) >= _LEAST and one in words)
    best = max(share, key=lambda name: (share[name], name), default=None)
    return best if best and share[best] else None


def sent(asked: Sequence[Finding], *, round: int) -> dict[str, Feedback]:
    """Return what each agent is sent back with.

    Args:
        asked: Findings of a review.
        round: Number of the round that begins.
    """
    owners = sorted({one.owner for one in asked})
    return {
        owner: Feedback(round=round, findings=tuple(f for f in asked if f.owner == owner))
        for owner in owners
    }


def with_review(grades: Grades, asked: Iterable[Finding]) -> Grades:
    """Return the grades with a review's findings beside those on its words.

    So the guard weighs a reviewer's words as it weighs all findings.
    """
    said = tuple(asked)
    return tuple(
        _joined(grade, said) if grade.dimension == "content" else grade for grade in grades
    )


def unmet(asked: Iterable[Finding], *, before: Site, after: Site) -> tuple[Finding, ...]:
    """Return the findings nothing was done about: their page is what it was, byte for byte."""
    return tuple(one for one in asked if not _has_changed(one.page, before, after))


def _has_changed(page: str, before: Site, after: Site) -> bool:
    if page == "*":
        return before.sha256 != after.sha256
    was, is_ = before.by_path.get(file_of(page)), after.by_path.get(file_of(page))
    return was is None or is_ is None or was.sha256 != is_.sha256


def _joined(grade: Grade, said: tuple[Finding, ...]) -> Grade:
    return grade.model_copy(update={"findings": (*grade.findings, *said)}) if said else grade


def _finding(page: str, text: str, *, rule: str, owner: str) -> Finding:
    return Finding(
        rule=rule,
        engine="review",
        severity="serious",
        page=page,
        evidence=text,
        fix="Do what the reviewer asks for, with the facts there are.",
        owner=owner,
    )
