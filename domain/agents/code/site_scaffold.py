"""Lay down what every static site needs around its pages."""

import json
from urllib.parse import urlsplit
from xml.sax.saxutils import escape

from domain.agents.code.component_code import render
from domain.agents.code.document import Head, document
from domain.agents.code.form_endpoint import FormEndpoint
from domain.agents.code.page_model import Anchor, PageItem, Section
from domain.agents.code.projection import frame
from domain.agents.code.sources import Sources
from domain.agents.content.call_to_action import CallToAction
from domain.agents.content.local_seo import LocalSeo
from domain.agents.design.color_palette import ColorPalette
from domain.agents.design.icon_design import IconSet
from domain.agents.design.layout_architecture import Layout
from domain.agents.discovery.brand_identity import BrandIdentity
from domain.agents.discovery.legal_compliance import LegalCompliance
from domain.agents.discovery.seo_strategy import SeoStrategy
from domain.agents.discovery.technical_requirements import TechnicalRequirements
from domain.agents.spec import AgentSpec, Given
from domain.site import SiteFile
from domain.value import Value


class Scaffold(Value):
    """robots.txt, sitemap.xml, site.webmanifest, _headers, favicon.svg and the like."""

    files: tuple[SiteFile, ...]
    csp: str
    """The Content-Security-Policy every page is served with."""


def draft(given: Given) -> Scaffold:
    """Write the files a static host and robots expect."""
    seo, palette = given.of(SeoStrategy), given.of(ColorPalette)
    form = given.maybe(FormEndpoint) or FormEndpoint()
    csp = _policy(form)
    sources = Sources(given)
    texts = {
        "robots.txt": f"User-agent: *\nAllow: /\n\nSitemap: {seo.origin}/sitemap.xml\n",
        "sitemap.xml": _sitemap(seo),
        "site.webmanifest": _manifest(given.of(BrandIdentity), palette, sources),
        "_headers": _headers(csp),
        "404.html": _not_found(sources, palette),
        "favicon.svg": given.of(IconSet).favicon_svg,
    }
    return Scaffold(
        files=tuple(SiteFile.text(path, text) for path, text in sorted(texts.items())), csp=csp
    )


def _policy(form: FormEndpoint) -> str:
    target = f"https://{urlsplit(form.action).netloc}" if form.action else "'none'"
    return "; ".join(
        (
            "default-src 'none'",
            "style-src 'self'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "manifest-src 'self'",
            f"form-action {target}",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        )
    )


def _headers(csp: str) -> str:
    every = (
        f"Content-Security-Policy: {csp}",
        "X-Content-Type-Options: nosniff",
        "X-Frame-Options: DENY",
        "Referrer-Policy: strict-origin-when-cross-origin",
        "Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        "Strict-Transport-Security: max-age=63072000; includeSubDomains",
        "Cross-Origin-Opener-Policy: same-origin",
        "Cross-Origin-Resource-Policy: same-origin",
        "Cache-Control: public, max-age=0, must-revalidate",
    )
    lasting = ("Cache-Control: public, max-age=31536000, immutable",)
    # A poster is fetched by other sites' servers and shown on their pages.
    shared = ("Cross-Origin-Resource-Policy: cross-origin",)
    blocks = (
        ("/*", every),
        ("/images/*", lasting),
        ("/fonts/*", lasting),
        ("/images/poster.png", shared),
    )
    return "\n".join(
        "\n".join((path, *(f"  {line}" for line in lines), "")) for path, lines in blocks
    )


def _sitemap(seo: SeoStrategy) -> str:
    lines = [f"  <url><loc>{escape(seo.origin + page.url)}</loc></url>" for page in seo.pages]
    return "\n".join(
        (
            '<?xml version="1.0" encoding="UTF-8"?>',
            '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
            *lines,
            "</urlset>",
            "",
        )
    )


def _manifest(brand: BrandIdentity, palette: ColorPalette, sources: Sources) -> str:
    icons = [
        {"src": f"/icon-{side}.png", "sizes": f"{side}x{side}", "type": "image/png"}
        for side in (192, 512)
    ]
    manifest = {
        "name": sources.local.name or brand.name,
        "short_name": brand.short_name,
        "lang": sources.language,
        "start_url": "/",
        "display": "browser",
        "background_color": palette.light.surface,
        "theme_color": palette.light.surface_strong,
        "icons": icons,
    }
    return json.dumps(manifest, ensure_ascii=False, indent=2) + "\n"


def _not_found(sources: Sources, palette: ColorPalette) -> str:
    around = frame("/404.html", sources, page_class="p-404")
    opening = Section(
        kind="hero",
        variant="page",
        heading=sources.say("not_found_title"),
        lead=sources.say("not_found_text"),
        actions=(Anchor(label=sources.say("not_found_back"), href="/"),),
    )
    page = PageItem(key="404", page="/404.html", kind="home", frame=around, sections=(opening,))
    head = Head(
        language=sources.language,
        title=f"{sources.say('not_found_title')} | {around.company}",
        site_name=around.company,
        theme_light=palette.light.surface,
        theme_dark=palette.dark.surface,
    )
    return document(head, render(page), body_class=around.body_class)


SITE_SCAFFOLD = AgentSpec(
    name="site_scaffold",
    duty="Robots, sitemap, manifest, headers, 404 page, favicon.",
    output=Scaffold,
    draft=draft,
    needs=(
        Layout,
        TechnicalRequirements,
        SeoStrategy,
        BrandIdentity,
        ColorPalette,
        IconSet,
        LocalSeo,
        CallToAction,
    ),
    wants=(FormEndpoint, LegalCompliance),
    resources=("templates/**/*.html",),
)
