"""What is judged of a page because it cannot be computed: yes or no, each with its owner."""

from dataclasses import dataclass
from typing import Literal

Quality = Literal["offer", "next step", "substance", "structure", "voice"]


@dataclass(frozen=True, kw_only=True)
class Criterion:
    """One question about a page that a careful reader answers with yes or no."""

    name: str
    quality: Quality
    """The judged quality it belongs to."""
    question: str
    """Yes is good."""
    severity: Literal["moderate", "minor"]
    """Of a no; judged results are advice and never fail a gate."""
    owner: str
    """Name of the agent that can mend it."""
    fix: str


CRITERIA: tuple[Criterion, ...] = (
    Criterion(
        name="offer-clear",
        quality="offer",
        question="Do the first heading and the line under it say what the firm does or sells?",
        severity="moderate",
        owner="hero_copy",
        fix="Name what is sold in the first heading.",
    ),
    Criterion(
        name="place-or-audience",
        quality="offer",
        question="Do the first three lines say where the firm works or for whom?",
        severity="minor",
        owner="hero_copy",
        fix="Name the place or the customers at the beginning.",
    ),
    Criterion(
        name="reader-addressed",
        quality="offer",
        question="Does the page speak to the reader or answer a reader's question somewhere?",
        severity="minor",
        owner="hero_copy",
        fix="Say what the visitor gets or can do, not only what the firm is.",
    ),
    Criterion(
        name="next-step-named",
        quality="next step",
        question="Is there an action, in [brackets], that names a step such as calling, writing or booking?",
        severity="moderate",
        owner="call_to_action",
        fix="Give the page one action that says what happens.",
    ),
    Criterion(
        name="next-step-early",
        quality="next step",
        question="Does the first action, in [brackets], stand before the second heading?",
        severity="minor",
        owner="call_to_action",
        fix="Put the action under the first heading.",
    ),
    Criterion(
        name="calm",
        quality="voice",
        question="Is the page free of shouting, exclamation marks and false hurry?",
        severity="minor",
        owner="call_to_action",
        fix="Say it once, in an ordinary voice.",
    ),
    Criterion(
        name="specific",
        quality="substance",
        question="Do most paragraphs hold something one could check: a number, a material, a step, a name?",
        severity="moderate",
        owner="service_description",
        fix="Replace general words by what is done, with what, and for how much.",
    ),
    Criterion(
        name="no-empty-phrases",
        quality="substance",
        question="Is the page free of phrases that could stand on the site of any firm?",
        severity="minor",
        owner="service_description",
        fix="Remove phrases that say nothing of this firm.",
    ),
    Criterion(
        name="no-idea-twice",
        quality="substance",
        question="Is every idea said only once?",
        severity="minor",
        owner="service_description",
        fix="Remove the paragraph that says again what another one says.",
    ),
    Criterion(
        name="headings-tell",
        quality="structure",
        question="Does every heading tell what stands under it?",
        severity="minor",
        owner="service_description",
        fix="Name the subject in the heading.",
    ),
    Criterion(
        name="scannable",
        quality="structure",
        question="Can a hurried reader find things, because headings or lists divide the text?",
        severity="moderate",
        owner="layout_architecture",
        fix="Divide the text by headings, and long paragraphs into short ones.",
    ),
    Criterion(
        name="one-voice",
        quality="voice",
        question="Does the page keep to one form of address, and to we or I, outside quotations?",
        severity="minor",
        owner="brand_identity",
        fix="Keep to the person and the form of address of the voice chart.",
    ),
)
"""All criteria, the beginning of a page first."""

BY_NAME = {criterion.name: criterion for criterion in CRITERIA}
