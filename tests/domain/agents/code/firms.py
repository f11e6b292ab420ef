"""Ten firms of ten trades, as fact sheets: what the code agents are looked at with."""

from domain.facts import FactKind, Facts, Integration, fact
from tests.domain.agents.code.houses import choir, florist, inn, restaurant
from tests.domain.agents.code.offices import dentist, lawyers, photographer, software
from tests.domain.agents.code.sheet import K
from tests.domain.agents.code.trades import plumber, roofer

FIRMS = {
    "roofer": roofer,
    "plumber": plumber,
    "restaurant": restaurant,
    "lawyers": lawyers,
    "photographer": photographer,
    "software": software,
    "dentist": dentist,
    "choir": choir,
    "inn": inn,
    "florist": florist,
}


def renamed(sheet: Facts, name: str) -> Facts:
    """Return the same firm under another name: another seed, nothing else."""
    entries = tuple(fact(K.NAME, name) if e.kind is K.NAME else e for e in sheet.entries)
    return sheet.model_copy(update={"entries": entries})


def without(sheet: Facts, *kinds: FactKind) -> Facts:
    """Return the firm as if its brief had not mentioned these."""
    return sheet.only(kind for kind in FactKind if kind not in kinds)


def with_form(facts: Facts, url: str = "https://forms.example.net/abc") -> Facts:
    """Return the firm with a form endpoint in its brief."""
    wish = fact(
        FactKind.INTEGRATION, f"Form: {url}", detail=Integration(kind="form", url=url, name="Form")
    )
    return facts.model_copy(update={"entries": (*facts.entries, wish)})
