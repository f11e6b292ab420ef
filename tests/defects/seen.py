"""Faults that instruments are to find: what is planted where, and which findings count."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from domain.grading.grade import Dimension, Finding
from domain.site import Site, SiteFile, url_of
from tests.defects.planting import Change, Style


@dataclass(frozen=True, kw_only=True)
class Seen:
    """One fault, and the findings that name it."""

    name: str
    dimension: Dimension
    change: Change
    rules: frozenset[str]
    """Rules that count as finding it, such as `accessibility/axe-color-contrast`."""
    mark: str = ""
    """Pattern that selector or evidence must match, where another fault could give the same rule."""
    is_of_site: bool = False
    """Whether the fault is in no one page."""

    def is_found_by(self, finding: Finding, page: str) -> bool:
        """Whether the finding names this fault, planted in the file `page`."""
        return (
            finding.rule in self.rules
            and (self.is_of_site or finding.page in (url_of(page), "*"))
            and re.search(self.mark, f"{finding.selector} {finding.evidence}") is not None
        )


@dataclass(frozen=True, kw_only=True)
class SickSite:
    """A clean site with faults in several pages."""

    name: str
    style: Style
    faults: tuple[tuple[str, Seen], ...]
    """Each with the page it is planted in."""
    is_combined: bool
    """Whether faults meet on one page, as a hasty change brings them."""

    def site(self) -> Site:
        """Return the site with all of its faults.

        Raises:
            ValueError: The site has no place for one of them.
        """
        files = {file.path: file.body for file in self.style.site().files}
        for page, fault in self.faults:
            changed = fault.change(files, replace(self.style, inner=page))
            if changed is None or changed == files:
                raise ValueError(f"{self.name} has no place for {fault.name!r} in {page}.")
            files = changed
        return Site.of(SiteFile(path=path, body=body) for path, body in files.items())


def seer(dimension: Dimension) -> Callable[..., Seen]:
    """Return what makes faults of one dimension: `(name, change, rules, mark, is_of_site=)`.

    Rules are parted by spaces; those of the dimension itself go without its name.
    """

    def seen(
        name: str, change: Change, rules: str, mark: str = "", *, is_of_site: bool = False
    ) -> Seen:
        return Seen(
            name=name,
            dimension=dimension,
            change=change,
            rules=frozenset(_whole(dimension, rules.split())),
            mark=mark,
            is_of_site=is_of_site,
        )

    return seen


def _whole(dimension: Dimension, rules: Iterable[str]) -> Iterable[str]:
    return (rule if "/" in rule else f"{dimension}/{rule}" for rule in rules)
