"""Everything pages are projected from, gathered once."""

from dataclasses import dataclass
from functools import cached_property

from domain.agents.code.form_endpoint import FormEndpoint
from domain.agents.code.page_model import Cost, Picture, Source
from domain.agents.content.about_page import AboutPage
from domain.agents.content.blog_content import ArticlePage
from domain.agents.content.call_to_action import CallToAction
from domain.agents.content.faq import Faq
from domain.agents.content.hero_copy import HeroCopy
from domain.agents.content.local_seo import LocalSeo
from domain.agents.content.service_description import ServicePage
from domain.agents.content.testimonial import Testimonials
from domain.agents.design.icon_design import IconSet
from domain.agents.design.image_selection import Images, PhotoSlot
from domain.agents.design.layout_architecture import Layout, PagePlan
from domain.agents.discovery.brand_identity import BrandIdentity
from domain.agents.discovery.content_asset import ContentAssets
from domain.agents.discovery.legal_compliance import LegalCompliance
from domain.agents.discovery.seo_strategy import SeoStrategy
from domain.agents.discovery.service_definition import PriceLine, Service, ServiceDefinition
from domain.agents.spec import Given, Output
from domain.facts import Language
from domain.phrases import phrase
from domain.text import Passage
from domain.text.typography import typeset

NEEDED: tuple[type[Output], ...] = (
    Layout,
    HeroCopy,
    ServiceDefinition,
    LocalSeo,
    CallToAction,
    SeoStrategy,
    BrandIdentity,
)
WANTED: tuple[type[Output], ...] = (
    Images,
    IconSet,
    ServicePage,
    AboutPage,
    Faq,
    Testimonials,
    ArticlePage,
    ContentAssets,
    LegalCompliance,
    FormEndpoint,
)
_FORMATS = (("image/avif", "avif"), ("image/webp", "webp"))


@dataclass(frozen=True)
class Sources:
    """What the other agents made, with what is missing replaced by nothing."""

    given: Given

    @property
    def language(self) -> Language:
        """Language of the interface."""
        return self.given.facts.language

    def say(self, key: str, **values: str) -> str:
        """Return an interface phrase in the site's language; of somebody who works alone, their own."""
        return phrase(key, self.language, is_alone=self.brand.voice.is_alone, **values)

    @cached_property
    def layout(self) -> Layout:
        """The wireframes."""
        return self.given.of(Layout)

    @cached_property
    def brand(self) -> BrandIdentity:
        """Name and idea."""
        return self.given.of(BrandIdentity)

    @cached_property
    def services(self) -> ServiceDefinition:
        """The catalogue."""
        return self.given.of(ServiceDefinition)

    @cached_property
    def local(self) -> LocalSeo:
        """Name, address and phone."""
        return self.given.of(LocalSeo)

    @cached_property
    def actions(self) -> CallToAction:
        """What to do next."""
        return self.given.of(CallToAction)

    @cached_property
    def about(self) -> AboutPage:
        """Story and people."""
        return self.given.maybe(AboutPage) or AboutPage()

    @cached_property
    def faq(self) -> Faq:
        """Questions and answers."""
        return self.given.maybe(Faq) or Faq()

    @cached_property
    def reviews(self) -> Testimonials:
        """Reviews."""
        return self.given.maybe(Testimonials) or Testimonials()

    @cached_property
    def assets(self) -> ContentAssets:
        """What the client supplied."""
        return self.given.maybe(ContentAssets) or ContentAssets()

    @cached_property
    def legal(self) -> LegalCompliance:
        """Licences and statements."""
        return self.given.maybe(LegalCompliance) or LegalCompliance()

    @cached_property
    def form(self) -> FormEndpoint:
        """The form's contract."""
        return self.given.maybe(FormEndpoint) or FormEndpoint()

    @cached_property
    def photos(self) -> tuple[PhotoSlot, ...]:
        """Every placed photo."""
        images = self.given.maybe(Images)
        return images.photos if images else ()

    @cached_property
    def service_pages(self) -> dict[str, ServicePage]:
        """Copy of service pages by slug."""
        return {page.slug: page for page in self.given.all(ServicePage)}

    @cached_property
    def articles(self) -> dict[str, ArticlePage]:
        """Copy of articles by slug."""
        return {page.slug: page for page in self.given.all(ArticlePage)}

    @cached_property
    def page_of(self) -> dict[str, str]:
        """Address of the first page of each kind, and of `kind:source` for those with a source."""
        found: dict[str, str] = {}
        for page in self.layout.pages:
            found.setdefault(page.kind, page.url)
            if page.source:
                found.setdefault(f"{page.kind}:{page.source}", page.url)
        return found

    @cached_property
    def plans(self) -> dict[str, PagePlan]:
        """Wireframes by address."""
        return {page.url: page for page in self.layout.pages}

    @cached_property
    def told_elsewhere(self) -> frozenset[str]:
        """Ids of facts some other copy of the site already prints."""
        passages = [
            *self.about.story,
            *self.about.proof,
            *(p for hero in self.given.of(HeroCopy).heroes for p in _spoken(hero.sub)),
            *(p for hero in self.given.of(HeroCopy).heroes for p in (hero.headline, *hero.proof)),
            *(p for page in self.service_pages.values() for p in (*page.intro, *page.benefits)),
            *(p for service in self.services.services for p in service.summary),
            *(p for entry in self.faq.entries for p in entry.answer),
            *self.legal.statements,
        ]
        return frozenset(fact_id for passage in passages for fact_id in passage.facts)

    def icon(self, name: str) -> str:
        """Return the body of an icon, or nothing."""
        icons = self.given.maybe(IconSet)
        icon = icons.icon(name) if icons and name else None
        return icon.body if icon else ""

    def pictures(self, url: str, section: str) -> tuple[Picture, ...]:
        """Return the photos placed in one section of one page."""
        return tuple(
            picture(slot) for slot in self.photos if slot.url == url and slot.section == section
        )

    def service(self, slug: str) -> Service | None:
        """Return a service by slug."""
        return next((s for s in self.services.services if s.slug == slug), None)

    def cost(self, line: PriceLine) -> Cost:
        """Return a price as it is printed."""
        unit = line.price.unit
        shown = bool(unit) and unit.casefold() not in line.price.display.casefold()
        return Cost(
            label=line.label.text,
            amount=typeset(line.price.display, self.language),
            unit=self.say("per_unit", unit=unit) if shown else "",
            note=line.note,
        )


def picture(slot: PhotoSlot) -> Picture:
    """Return a placed photo as `<picture>` needs it."""

    def srcset(extension: str) -> str:
        return ", ".join(f"/{slot.file(w, extension)} {w}w" for w in slot.widths_px)

    middle = slot.widths_px[len(slot.widths_px) // 2]
    return Picture(
        src=f"/{slot.file(middle, 'jpg')}",
        sources=(
            *(Source(type=mime, srcset=srcset(ext)) for mime, ext in _FORMATS),
            Source(type="image/jpeg", srcset=srcset("jpg")),
        ),
        alt=slot.alt,
        caption=slot.caption,
        sizes=slot.sizes,
        width=middle,
        height=max(1, round(middle * slot.height_px / slot.width_px)),
        loading=slot.loading,
    )


def _spoken(passage: Passage | None) -> tuple[Passage, ...]:
    return (passage,) if passage else ()
