"""Each size a picture is offered in is a file of its own."""

from collections.abc import Iterator

from domain.grading.audit import Fault, fault_at
from domain.grading.markup import Element
from domain.grading.picture import read_picture
from domain.grading.references import candidates
from domain.grading.view import PageView

TOLERANCE = 0.1
"""Share by which a file may differ from the width its descriptor says."""


def srcset_candidates(page: PageView) -> Iterator[Fault]:
    """Fault `srcset` lists that name one file for several sizes, or one size for several files."""
    for node in page.document.named("img", "source") if page.is_ordinary else ():
        listed = candidates(node.get("srcset")) if node.get("srcset") else []
        if len(listed) < 2:
            continue
        if len({url for url, _ in listed}) == 1:
            problem = f"{len(listed)} sizes, one file"
        elif len({size for _, size in listed}) < len(listed):
            problem = "two candidates have the same descriptor"
        else:
            problem = _untrue(page, listed)
        if problem:
            yield _fault(node, problem)


def _untrue(page: PageView, listed: list[tuple[str, str]]) -> str:
    """Say which descriptor is not the width of its file."""
    for url, size in listed:
        path = page.local_path(url)
        file = page.view.file(path) if path else None
        picture = read_picture(file.body) if file else None
        if picture is None or not picture.width or picture.kind == "svg":
            continue
        said = int(size[:-1]) if size.endswith("w") and size[:-1].isdigit() else 0
        if said and abs(picture.width / said - 1) > TOLERANCE:
            return f"{path} is {picture.width} px wide, not {size}"
    return ""


def _fault(node: Element, problem: str) -> Fault:
    return fault_at(
        node,
        "Name one file for each width, with the width it has.",
        evidence=f"{problem}: {' '.join(node.tag.split())[:200]}",
    )
