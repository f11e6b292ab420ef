"""What is judged of a page because it cannot be computed: yes or no, each with its owner."""

from dataclasses import dataclass
from typing import Literal

JudgedKind = Literal[
    "home", "services", "service", "about", "contact", "prices", "faq", "article", "other"
]
"""What a page is for; legal texts and error pages are not judged."""

EVERY: frozenset[JudgedKind] = frozenset(
    ("home", "services", "service", "about", "contact", "prices", "faq", "article", "other")
)

Quality = Literal["offer", "next step", "substance", "structure", "voice"]


@dataclass(frozen=True, kw_only=True)
class Criterion:
    """One question about a page that a careful reader answers with yes or no."""

    name: str
    quality: Quality
    """The judged quality it belongs to."""
    question: str
    """Yes is good."""
    kinds: frozenset[JudgedKind] = EVERY
    """Pages it is asked of."""
    owner: str
    """Name of the agent that can mend it."""
    fix: str


CRITERIA: tuple[Criterion, ...] = (
    Criterion(
        name="offer-clear",
        quality="offer",
        question="Do the first heading and the line under it say what is offered?",
        kinds=frozenset(("home", "service")),
        owner="hero_copy",
        fix="Name what is sold in the first heading.",
    ),
    Criterion(
        name="place-or-audience",
        quality="offer",
        question="Does the page say before its second heading where the firm works, or for whom?",
        kinds=frozenset(("home",)),
        owner="hero_copy",
        fix="Name the place or the customers at the beginning.",
    ),
    Criterion(
        name="reader-addressed",
        quality="offer",
        question="Does the page speak to the reader or answer a reader's question somewhere?",
        kinds=frozenset(("home", "service")),
        owner="hero_copy",
        fix="Say what the visitor gets or can do, not only what the firm is.",
    ),
    Criterion(
        name="next-step-named",
        quality="next step",
        question="Does the page name a step to take, such as calling, writing or booking, and how?",
        kinds=frozenset(EVERY - {"article"}),
        owner="call_to_action",
        fix="Give the page one action that says what happens.",
    ),
    Criterion(
        name="next-step-early",
        quality="next step",
        question="Can a visitor take that step without reading far?",
        kinds=frozenset(("home", "service")),
        owner="call_to_action",
        fix="Put the action under the first heading.",
    ),
    Criterion(
        name="calm",
        quality="voice",
        question="Is the page free of shouting, exclamation marks and false hurry?",
        owner="call_to_action",
        fix="Say it once, in an ordinary voice.",
    ),
    Criterion(
        name="specific",
        quality="substance",
        question="Do most paragraphs hold something one could check: a number, a material, a step, a name?",
        kinds=frozenset(("home", "service", "about")),
        owner="service_description",
        fix="Replace general words by what is done, with what, and for how much.",
    ),
    Criterion(
        name="no-empty-phrases",
        quality="substance",
        question="Is the page free of phrases that could stand on the site of any firm?",
        owner="service_description",
        fix="Remove phrases that say nothing of this firm.",
    ),
    Criterion(
        name="no-idea-twice",
        quality="substance",
        question="Is every idea said only once?",
        owner="service_description",
        fix="Remove the paragraph that says again what another one says.",
    ),
    Criterion(
        name="headings-tell",
        quality="structure",
        question="Does every heading tell what stands under it?",
        owner="service_description",
        fix="Name the subject in the heading.",
    ),
    Criterion(
        name="scannable",
        quality="structure",
        question="Can a hurried reader find things, because headings or lists divide the text?",
        owner="layout_architecture",
        fix="Divide the text by headings, and long paragraphs into short ones.",
    ),
    Criterion(
        name="one-voice",
        quality="voice",
        question="Does the page keep to one form of address, and to we or I, outside quotations?",
        owner="brand_identity",
        fix="Keep to the person and the form of address of the voice chart.",
    ),
    Criterion(
        name="what-it-costs",
        quality="offer",
        question="Does the page say what it costs, or that it costs nothing?",
        kinds=frozenset(("service",)),
        owner="service_description",
        fix="Say the price, or from which price on, on the page of the service too.",
    ),
    Criterion(
        name="reachable-when",
        quality="next step",
        question="Does the page say when somebody answers, or how soon?",
        kinds=frozenset(("contact",)),
        owner="local_seo",
        fix="Say when somebody answers the telephone, or how soon mail is answered.",
    ),
    Criterion(
        name="people-named",
        quality="substance",
        question="Does the page say by name who one will deal with?",
        kinds=frozenset(("about",)),
        owner="about_page",
        fix="Name the people visitors will meet.",
    ),
)
"""All criteria, the beginning of a page first."""

BY_NAME = {criterion.name: criterion for criterion in CRITERIA}


def criteria_of(kind: JudgedKind) -> tuple[Criterion, ...]:
    """Return what is asked of a page of this kind."""
    return tuple(criterion for criterion in CRITERIA if kind in criterion.kinds)
