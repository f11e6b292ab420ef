"""Judge what a browser, html-validate and Lighthouse saw of the code."""

from collections.abc import Iterator

from domain.grading.audit import Audit
from domain.grading.code.measured.console_errors import console_errors, has_console
from domain.grading.code.measured.html_validate import HTML_VALIDATE_AUDITS, has_markup
from domain.grading.code.measured.insecure_requests import insecure_requests
from domain.grading.code.measured.lighthouse_rules import LIGHTHOUSE_RULES, is_excused
from domain.grading.code.measured.loaded_libraries import loaded_libraries
from domain.grading.code.measured.rendered_leftovers import rendered_leftovers
from domain.grading.code.measured.served_headers import HEADER_AUDITS
from domain.grading.gathered import as_run, has_category, is_as_visitors_have_it, why_otherwise
from domain.grading.grade import NotChecked
from domain.grading.instruments import Instruments, Look
from domain.grading.lighthouse_audits import lighthouse_audits, lighthouse_reviews
from domain.grading.view import PageView, SiteView


def has_lighthouse(page: PageView) -> bool:
    """Whether Lighthouse looked at the page for good practice."""
    return has_category(page, "best-practices")


def has_dom(page: PageView) -> bool:
    """Whether the document is known as scripts left it."""
    return as_run(page) is not None


def has_whole_console(page: PageView) -> bool:
    """Whether the console was listened to, and no script failed only because another did not come."""
    return has_console(page) and is_as_visitors_have_it(page)


BROWSER_AUDITS: tuple[Audit, ...] = (
    Audit(rule="console-errors", page=console_errors, weight=3, severity="serious", owner="component_code", engine="chromium", family="console", looked_at=has_whole_console),
    Audit(rule="loaded-libraries", page=loaded_libraries, weight=4, severity="serious", owner="integration", engine="chromium", family="library", looked_at=has_console),
    Audit(rule="insecure-requests", page=insecure_requests, weight=3, severity="serious", owner="integration", engine="chromium", family="insecure", looked_at=has_console),
    Audit(rule="rendered-leftovers", page=rendered_leftovers, weight=3, severity="serious", owner="component_code", engine="chromium", looked_at=has_dom),
    *HEADER_AUDITS,
)  # fmt: skip
LIGHTHOUSE_AUDITS: tuple[Audit, ...] = lighthouse_audits(
    "best-practices", LIGHTHOUSE_RULES, excuse=is_excused
)


def reviews(site: SiteView) -> Iterator[NotChecked]:
    """Say what Lighthouse could not work out."""
    yield from lighthouse_reviews(site, "code", "best-practices")


INSTRUMENTS = Instruments(
    audits=(*HTML_VALIDATE_AUDITS, *BROWSER_AUDITS, *LIGHTHOUSE_AUDITS),
    looks=(
        Look(engine="html-validate", subject="code/html-validate", looked_at=has_markup),
        Look(
            engine="chromium",
            subject="code/loading",
            looked_at=has_console,
            part="loading",
            settles=("code/script-behaviour",),
        ),
        Look(
            engine="chromium",
            subject="code/other-hosts",
            looked_at=is_as_visitors_have_it,
            why=why_otherwise,
        ),
        Look(engine="lighthouse", subject="code/lighthouse", looked_at=has_lighthouse),
    ),
    reviews=reviews,
)
