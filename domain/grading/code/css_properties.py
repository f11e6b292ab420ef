"""Every CSS property exists."""

from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache
from importlib.resources import files

from domain.grading.audit import Fault
from domain.grading.code.sources import own_styles
from domain.grading.stylesheet import Property, Rule, read_style_attribute
from domain.grading.view import SiteView


@cache
def known_properties() -> dict[str, frozenset[str]]:
    """Return every property of CSS with its keywords where it takes nothing but keywords."""
    listed = (files("domain.grading.code") / "css_properties.txt").read_text(encoding="utf-8")
    rows = (line.partition(":") for line in listed.splitlines())
    return {name: frozenset(keywords.split()) for name, _, keywords in rows}


def css_properties(site: SiteView) -> Iterator[Fault]:
    """Fault names that are no property, in style sheets and `style` attributes."""
    for styles in own_styles(site):
        for rule, declared in styles.sheet.properties:
            if not is_known(rule, declared):
                yield Fault(
                    evidence=f"{rule.selector} {{ {declared.name}: {declared.value} }}",
                    fix=_hint(declared.name),
                    selector=styles.selector,
                    line=styles.line(declared.line),
                    page=styles.page,
                )
    for page in site.ordinary:
        for node in page.document.elements:
            style = node.get("style")[:4000]
            for rule, declared in read_style_attribute(style).properties if style else ():
                if not is_known(rule, declared):
                    yield Fault(
                        evidence=f'style="{style}"',
                        fix=_hint(declared.name),
                        selector=node.selector,
                        line=node.line,
                        page=page.url,
                        owner="component_code",
                    )


def is_known(rule: Rule, declared: Property) -> bool:
    """Whether the property exists; custom, vendor and hacked names are taken as they are."""
    is_descriptor = rule.selector.startswith(
        ("@counter-style", "@property", "@page", "@view-transition")
    )
    name = declared.name
    return is_descriptor or name[0] in "-_*" or name in known_properties()


def _hint(name: str) -> str:
    near = get_close_matches(name, known_properties(), n=1, cutoff=0.75)
    return f"Write `{near[0]}`." if near else f"Remove `{name}`, which no browser knows."
