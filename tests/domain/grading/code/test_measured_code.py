"""Code as a browser runs it, as html-validate reads it, and as it is really served."""

from typing import Any

import pytest

from domain.artifacts import ConsoleMessage, Request
from domain.grading.code import grade_code
from domain.grading.code.measured import BROWSER_AUDITS, INSTRUMENTS, LIGHTHOUSE_AUDITS
from domain.grading.code.measured.html_validate import HTML_VALIDATE_AUDITS
from domain.grading.code.measured.html_validate_rules import HTML_VALIDATE_RULES, TASTE
from domain.grading.code.measured.lighthouse_rules import LIGHTHOUSE_RULES
from domain.grading.code.measured.served_headers import WANTED
from domain.grading.view import Context, SiteView
from domain.site import Site
from tests.domain.grading import gathered_pages as g

BROWSER = {row.rule: row for row in BROWSER_AUDITS}


def with_headers(**changes: str) -> Any:
    sent = {**g.SAFE, **{name.replace("_", "-"): value for name, value in changes.items()}}
    return g.artifacts(loading=g.loading(headers={k: v for k, v in sent.items() if v}))


def said(level: str, source: str, text: str) -> Any:
    message = ConsoleMessage.model_validate({"level": level, "source": source, "text": text})
    return g.artifacts(loading=g.loading(console=(message, message)))


def test_a_clean_page_gets_nothing_from_any_instrument() -> None:
    assert g.told("code", INSTRUMENTS.audits, g.view(g.measured())) == []


@pytest.mark.parametrize("rule", [n for n, row in HTML_VALIDATE_RULES.items() if row.is_told])
def test_what_html_validate_says_is_found_at_its_place(rule: str) -> None:
    site = g.view(g.measured(messages=(g.message(rule, selector="#roof"),)))
    (found,) = g.told("code", HTML_VALIDATE_AUDITS, site)
    assert (found.rule, found.engine) == (f"code/html-{rule}", "html-validate")
    assert (found.selector, found.line) == ("#roof", 5)
    assert found.severity == HTML_VALIDATE_RULES[rule].severity
    assert found.evidence.startswith('It is wrong: <img id="roof"')


@pytest.mark.parametrize("rule", sorted(TASTE))
def test_rules_of_taste_are_off(rule: str) -> None:
    site = g.view(g.measured(messages=(g.message(rule),)))
    assert g.told("code", HTML_VALIDATE_AUDITS, site) == []


def test_a_rule_of_a_newer_html_validate_has_an_owner_all_the_same() -> None:
    site = g.view(g.measured(messages=(g.message("brand-new", severity="warning"),)))
    (found,) = g.told("code", HTML_VALIDATE_AUDITS, site)
    assert (found.rule, found.owner, found.severity) == (
        "code/html-other",
        "component_code",
        "minor",
    )


@pytest.mark.parametrize(
    ("page", "severity", "owner"),
    [
        (said("error", "exception", "TypeError: x is null"), "serious", "component_code"),
        (said("error", "javascript", "could not start"), "moderate", "component_code"),
        (said("error", "security", "Refused to load x"), "serious", "site_scaffold"),
    ],
)
def test_an_error_in_the_console_is_told_once(page: Any, severity: str, owner: str) -> None:
    (found,) = g.told("code", (BROWSER["console-errors"],), g.view(g.measured(page)))
    assert (found.severity, found.owner, found.page) == (severity, owner, "/")


@pytest.mark.parametrize(
    "page",
    [
        said("warning", "javascript", "deprecated"),
        said("info", "javascript", "hello"),
        said("error", "network", "Failed to load resource: 404"),
    ],
)
def test_what_is_no_error_of_a_script_is_left_alone(page: Any) -> None:
    assert g.told("code", (BROWSER["console-errors"],), g.view(g.measured(page))) == []


def test_a_script_that_misses_one_of_another_host_is_not_judged() -> None:
    far = Request(url="https://cdn.example/jquery.js", kind="script", failure="net::ERR_FAILED")
    error = ConsoleMessage(level="error", source="exception", text="$ is not defined")
    page = g.artifacts(loading=g.loading(requests=(far,), console=(error,)))
    assert g.told("code", (BROWSER["console-errors"],), g.view(g.measured(page))) == []


def test_values_of_the_language_that_scripts_show_are_found_once() -> None:
    def found(text: str, *, html: str = g.HTML) -> list[str]:
        dom = html.replace("We mend roofs in Leeds.", text)
        site = g.view(g.measured(g.artifacts(dom=dom)), html=html)
        return [one.evidence for one in g.told("code", (BROWSER["rendered-leftovers"],), site)]

    assert found("From NaN pounds.") == ["'NaN' in what a script writes: From NaN pounds. Call us"]
    for left in ("undefined left", "Next: [object Object]", "Invalid Date", "Hi {{ name }}"):
        assert len(found(f"<span>{left}</span>")) == 1, left
    assert found("Open from nine.") == []
    assert found("Write <code>undefined</code>, not null.") == []
    known = g.HTML.replace("We mend roofs in Leeds.", "The band is called NaN.")
    assert found("", html=known) == []


def test_whatever_is_asked_for_without_encryption_is_found_once_a_host() -> None:
    asked = tuple(
        Request(url=url, kind="fetch", failure="mixed-content")
        for url in ("http://count.example/a", "http://count.example/b", "https://safe.example/")
    )
    warned = ConsoleMessage(
        level="warning",
        source="security",
        text=f"Mixed Content: The page at '{g.ORIGIN}/' was loaded over HTTPS, but requested an "
        "insecure element 'http://pictures.example/a.jpg'. It was upgraded to HTTPS.",
    )
    page = g.artifacts(loading=g.loading(requests=asked, console=(warned,)))
    found = g.told("code", (BROWSER["insecure-requests"],), g.view(g.measured(page)))
    assert [one.evidence for one in found] == [
        "http://count.example/a is asked for without encryption",
        "http://pictures.example/a.jpg is asked for without encryption",
    ]
    plain = page.model_copy(update={"url": "http://127.0.0.1:8080/"})
    assert g.told("code", (BROWSER["insecure-requests"],), g.view(g.measured(plain))) == []


SENT: dict[str, tuple[list[dict[str, str]], list[dict[str, str]]]] = {
    "served-policy": ([{}], [{"content_security_policy": ""}]),
    "served-transport": (
        [{}],
        [{"strict_transport_security": ""}, {"strict_transport_security": "max-age=0"}],
    ),
    "served-sniffing": ([{}], [{"x_content_type_options": ""}, {"x_content_type_options": "on"}]),
    "served-referrer": (
        [{"referrer_policy": "no-referrer, strict-origin"}],
        [{"referrer_policy": ""}, {"referrer_policy": "unsafe-url"}],
    ),
    "served-frames": (
        [{}, {"content_security_policy": "default-src 'self'", "x_frame_options": "deny"}],
        [{"content_security_policy": "default-src 'self'"}],
    ),
}


def test_every_protection_has_cases() -> None:
    assert {one.rule for one in WANTED} == set(SENT)


@pytest.mark.parametrize("rule", SENT)
def test_headers_are_judged_as_they_are_served(rule: str) -> None:
    for sent in SENT[rule][0]:
        assert g.told("code", (BROWSER[rule],), g.view(g.measured(with_headers(**sent)))) == []
    for sent in SENT[rule][1]:
        (found,) = g.told("code", (BROWSER[rule],), g.view(g.measured(with_headers(**sent))))
        assert (found.page, found.owner) == ("*", "site_scaffold")
        assert found.evidence.startswith("as served: ")


def test_a_header_one_page_lacks_is_told_of_that_page() -> None:
    other = g.artifacts("about.html", loading=g.loading(headers={}))
    site = g.view(g.measured(g.artifacts(), other), also=("about.html",))
    found = g.told("code", (BROWSER["served-sniffing"],), site)
    assert [one.page for one in found] == ["/about.html"]


def test_transport_security_means_nothing_without_tls() -> None:
    page = with_headers(strict_transport_security="")
    plain = page.model_copy(update={"url": "http://127.0.0.1:8080/"})
    assert g.told("code", (BROWSER["served-transport"],), g.view(g.measured(plain))) == []


def test_headers_of_a_folder_without_any_are_the_hosts() -> None:
    whole = g.view(g.measured(with_headers(x_content_type_options="")))
    site = Site.of(file for file in whole.site.files if file.path != "_headers")
    bare = SiteView(site, Context(measured=whole.context.measured))
    rules = {check.rule for check in grade_code(bare, target=0.9).checks}
    assert not [rule for rule in rules if rule.startswith("code/served-")]


@pytest.mark.parametrize(
    ("name", "hole"),
    [
        ("jquery-3.4.1.min.js", "jquery 3.4.1, CVE-2020-11022 (notices up to 2025)"),
        ("bootstrap-4.3.0.min.js", "bootstrap 4.3.0, CVE-2019-8331 (notices up to 2025)"),
        ("lodash-4.17.20.js", "lodash 4.17.20, CVE-2021-23337 (notices up to 2025)"),
        ("jquery-3.7.1.min.js", None),
        ("site.js", None),
    ],
)
def test_libraries_with_holes_are_found_however_they_were_loaded(
    name: str, hole: str | None
) -> None:
    asked = Request(url=f"{g.ORIGIN}/js/{name}", kind="script", status=200)
    page = g.artifacts(loading=g.loading(requests=(asked, asked)))
    found = g.told("code", (BROWSER["loaded-libraries"],), g.view(g.measured(page)))
    assert [one.evidence for one in found] == ([f"{hole}: /js/{name}"] if hole else [])


@pytest.mark.parametrize("rule", [name for name, row in LIGHTHOUSE_RULES.items() if row.is_told])
def test_a_best_practice_that_lighthouse_misses_is_found(rule: str) -> None:
    site = g.view(g.measured(runs=(g.lost(rule, "best-practices"),) * 3))
    (found,) = g.told("code", LIGHTHOUSE_AUDITS, site)
    assert (found.rule, found.owner) == (
        f"code/lighthouse-{rule}",
        LIGHTHOUSE_RULES[rule].owner,
    )


@pytest.mark.parametrize("rule", ["csp-xss", "has-hsts", "clickjacking-mitigation", "baseline"])
def test_what_only_informs_is_no_finding(rule: str) -> None:
    site = g.view(g.measured(runs=(g.lost(rule, "best-practices", weight=0),) * 3))
    assert g.told("code", LIGHTHOUSE_AUDITS, site) == []


def test_an_audit_of_a_newer_lighthouse_has_an_owner_if_it_weighs_something() -> None:
    def found(weight: float) -> list[str]:
        site = g.view(g.measured(runs=(g.lost("brand-new", "best-practices", weight=weight),) * 3))
        return [one.owner for one in g.told("code", LIGHTHOUSE_AUDITS, site)]

    assert (found(1), found(0)) == (["component_code"], [])


def test_a_console_that_speaks_only_of_other_hosts_is_excused() -> None:
    def found(url: str) -> int:
        places = ({"url": url, "text": "Failed to load resource: net::ERR_FAILED"},)
        runs = (g.lost("errors-in-console", "best-practices", places=places),) * 3
        return len(g.told("code", LIGHTHOUSE_AUDITS, g.view(g.measured(runs=runs))))

    assert (found("https://maps.example/x"), found(f"{g.ORIGIN}/x.js")) == (0, 1)
