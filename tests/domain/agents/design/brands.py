"""Brands to design for, and what the agents are given with them."""

from collections.abc import Sequence

from domain.agents.design.layout_architecture import Layout, PagePlan, SectionPlan
from domain.agents.discovery.brand_identity import BrandIdentity, Idea, Motif, VoiceChart
from domain.agents.discovery.technical_requirements import TechnicalRequirements
from domain.agents.spec import Feedback, Given, Output
from domain.facts import Colour, Facts
from domain.grading.grade import Finding
from domain.text import Passage

TRAITS = (
    "sturdy",
    "warm",
    "precise",
    "calm",
    "lively",
    "elegant",
    "playful",
    "bold",
    "modest",
    "fresh",
)


def brand(
    *colours: Colour,
    name: str = "Hallam Roofing",
    traits: tuple[str, ...] = ("sturdy", "precise"),
    motif: Motif = "slates",
    seed: int = 7,
) -> BrandIdentity:
    return BrandIdentity(
        name=name,
        short_name=name[:24],
        traits=traits,
        voice=VoiceChart(language="en", formality="plain"),
        colours=colours,
        idea=Idea(motif=motif, source=Passage(text="We lay slate.")),
        seed=seed,
    )


def given(*outputs: Output, told: Sequence[str] = ()) -> Given:
    """Give an agent these outputs, and one round of feedback per rule in `told`."""
    return Given(
        facts=Facts(),
        outputs={type(output): (output,) for output in outputs},
        feedback=tuple(
            Feedback(round=turn, findings=(finding(rule),)) for turn, rule in enumerate(told, 1)
        ),
    )


def finding(rule: str) -> Finding:
    return Finding(
        rule=rule, severity="serious", page="/", evidence="seen", fix="mend it", owner="nobody"
    )


def layout(*kinds: str, **form: object) -> Layout:
    sections = [SectionPlan.model_validate({"kind": kind}) for kind in ("hero", *kinds)]
    page = PagePlan(url="/", kind="home", label="Home", sections=tuple(sections))
    plain = {
        "archetype": "workshop",
        "header": "bar",
        "hero": "statement",
        "divider": "none",
        "grid": "5-7",
        "variant": 0,
        "pages": (page,),
    }
    return Layout.model_validate({**plain, **form})


TECHNICAL = TechnicalRequirements()
