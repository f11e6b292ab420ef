"""Put a head around a page's body."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from domain.facts import Language
from domain.value import Value

LOCALES: dict[Language, str] = {"en": "en_GB", "de": "de_DE", "es": "es_ES"}


class Head(Value):
    """What a page says about itself."""

    language: Language
    title: str
    description: str = ""
    canonical: str = ""
    """Absolute address; empty keeps the page out of indexes."""
    site_name: str
    image: str = ""
    """Absolute address of the Open Graph image."""
    image_alt: str = ""
    theme_light: str
    theme_dark: str
    font_files: tuple[str, ...] = ()
    preload: tuple[str, ...] = ()
    json_ld: str = ""
    country: str = ""


def document(head: Head, body: str, *, body_class: str = "") -> str:
    """Return the whole HTML document."""
    locale = LOCALES[head.language]
    if head.country:
        locale = f"{head.language}_{head.country}"
    return _template().render(
        head=head,
        locale=locale,
        preload=Markup("\n".join(head.preload)),  # noqa: S704 # lines of `component_code`, no text of the brief
        json_ld=Markup(head.json_ld.replace("<", "\\u003c")),  # noqa: S704 # JSON with `<` escaped cannot end its element
        body=Markup(body),  # noqa: S704 # rendered by `component_code` with autoescape
        body_class=body_class,
    )


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("domain.agents.code", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("document.html")
