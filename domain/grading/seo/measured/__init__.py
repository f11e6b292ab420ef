"""Judge what Lighthouse and a browser saw of a page as a search engine would."""

from collections.abc import Iterator

from domain.grading.audit import Audit
from domain.grading.gathered import has_category
from domain.grading.grade import NotChecked
from domain.grading.instruments import Instruments, Look
from domain.grading.lighthouse_audits import lighthouse_audits, lighthouse_reviews
from domain.grading.seo.measured.json_ld_profile import has_document, json_ld_profile
from domain.grading.seo.measured.lighthouse_rules import LIGHTHOUSE_RULES, is_excused
from domain.grading.seo.measured.rendered_content import rendered_content
from domain.grading.seo.measured.rendered_data import rendered_data
from domain.grading.seo.measured.rendered_head import rendered_head
from domain.grading.view import PageView, SiteView


def has_lighthouse(page: PageView) -> bool:
    """Whether Lighthouse looked at the page for search engines."""
    return has_category(page, "seo")


BROWSER_AUDITS: tuple[Audit, ...] = (
    Audit(rule="json-ld-profile", page=json_ld_profile, weight=1, severity="moderate", owner="schema_markup", engine="chromium", family="json-ld", looked_at=has_document),
    Audit(rule="rendered-head", page=rendered_head, weight=3, severity="serious", owner="component_code", engine="chromium", looked_at=has_document),
    Audit(rule="rendered-content", page=rendered_content, weight=3, severity="serious", owner="component_code", engine="chromium", looked_at=has_document),
    Audit(rule="rendered-data", page=rendered_data, weight=1, severity="moderate", owner="schema_markup", engine="chromium", family="json-ld", looked_at=has_document),
)  # fmt: skip
LIGHTHOUSE_AUDITS: tuple[Audit, ...] = lighthouse_audits("seo", LIGHTHOUSE_RULES, excuse=is_excused)


def reviews(site: SiteView) -> Iterator[NotChecked]:
    """Say what Lighthouse could not work out."""
    yield from lighthouse_reviews(site, "seo", "seo")


INSTRUMENTS = Instruments(
    audits=(*BROWSER_AUDITS, *LIGHTHOUSE_AUDITS),
    looks=(
        Look(engine="lighthouse", subject="seo/lighthouse", looked_at=has_lighthouse),
        Look(
            engine="chromium",
            subject="seo/document",
            looked_at=has_document,
            part="dom",
            settles=("seo/rendered-content",),
        ),
    ),
    reviews=reviews,
)
