"""Assemble the site: documents around page bodies, JSON-LD, style sheet, scaffold."""

from domain.agents.code.component_code import PageMarkup
from domain.agents.code.document import Head, document
from domain.agents.code.site_scaffold import Scaffold
from domain.agents.code.styling import Styles
from domain.agents.content.meta_description import MetaDescriptions
from domain.agents.content.schema_markup import SchemaMarkup
from domain.agents.design.color_palette import ColorPalette
from domain.agents.design.image_selection import Images
from domain.agents.design.typography import Typography
from domain.agents.discovery.brand_identity import BrandIdentity
from domain.agents.discovery.seo_strategy import SeoStrategy
from domain.agents.spec import AgentSpec, Given
from domain.site import Site, SiteFile, file_of
from domain.value import Value


class SiteBundle(Value):
    """The site as the agents made it; encoded photos, poster and fonts join it afterwards."""

    site: Site


def draft(given: Given) -> SiteBundle:
    """Put heads around bodies and lay the files together."""
    files = {file.path: file for file in given.of(Scaffold).files}
    files["styles.css"] = SiteFile.text("styles.css", given.of(Styles).css)
    for page in given.all(PageMarkup):
        path = file_of(page.url)
        files[path] = SiteFile.text(path, _document(page, given))
    return SiteBundle(site=Site.of(files.values()))


def _document(page: PageMarkup, given: Given) -> str:
    seo, palette = given.of(SeoStrategy), given.of(ColorPalette)
    meta = given.of(MetaDescriptions).at(page.url)
    schemas = given.maybe(SchemaMarkup) or SchemaMarkup(business_type="LocalBusiness")
    images = given.maybe(Images)
    head = Head(
        language=given.facts.language,
        title=meta.title,
        description=meta.description,
        canonical=f"{seo.origin}{page.url}",
        site_name=given.of(BrandIdentity).name,
        image=f"{seo.origin}/images/poster.png",
        image_alt=images.poster.title if images else given.of(BrandIdentity).name,
        theme_light=palette.light.surface,
        theme_dark=palette.dark.surface,
        font_files=_first_faces(given),
        preload=page.preload,
        json_ld=next((s.json_ld for s in schemas.pages if s.url == page.url), ""),
        country=given.facts.country,
    )
    return document(head, page.body, body_class=page.body_class)


def _first_faces(given: Given) -> tuple[str, ...]:
    """Name the files worth fetching early: faces of headlines and text, so that no line moves later."""
    packages = dict.fromkeys(face.package for face in given.of(Typography).faces)
    return tuple(f"fonts/{package}.woff2" for package in list(packages)[:2])


INTEGRATION = AgentSpec(
    name="integration",
    duty="Documents, JSON-LD, style sheet and scaffold: the assembled site.",
    output=SiteBundle,
    draft=draft,
    needs=(
        PageMarkup,
        Scaffold,
        Styles,
        MetaDescriptions,
        SeoStrategy,
        BrandIdentity,
        ColorPalette,
        Typography,
    ),
    wants=(SchemaMarkup, Images),
    resources=("templates/document.html",),
)
