"""Pages with one peculiarity each, and how code audits are held to their examples."""

from domain.grading.code import CODE_AUDITS, grade_code
from domain.grading.grade import Finding
from domain.grading.view import SiteView
from domain.site import Site, SiteFile

Files = dict[str, str | bytes]
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01"
TOKEN = "ghp_" + "a1B2c3D4e5" * 4


def page(body: str = "<p>Oak stairs</p>", head: str = "") -> str:
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Oak</title>'
        f"{head}</head><body>{body}</body></html>"
    )


def css(text: str) -> Files:
    return {"index.html": page(head='<link rel="stylesheet" href="/a.css">'), "a.css": text}


def js(text: str) -> Files:
    return {"index.html": page('<script src="/a.js"></script>'), "a.js": text}


def under(policy: str, body: str = "", head: str = "") -> Files:
    return {
        "index.html": page(body, head),
        "_headers": f"/*\n  Content-Security-Policy: {policy}\n",
    }


SAFE_HEADERS = (
    "/*\n  Content-Security-Policy: default-src 'self'; frame-ancestors 'none'\n"
    "  X-Content-Type-Options: nosniff\n  Referrer-Policy: same-origin\n"
    "  Strict-Transport-Security: max-age=63072000\n"
)


def findings(files: Files | str, rule: str) -> list[Finding]:
    made: Files = {"index.html": files} if isinstance(files, str) else files
    site = Site.of(
        SiteFile(path=path, body=body if isinstance(body, bytes) else body.encode())
        for path, body in made.items()
    )
    grade = grade_code(SiteView(site), target=0.9)
    assert not [n for n in grade.not_checked if "broke" in n.reason]
    return [found for found in grade.findings if found.rule == f"code/{rule}"]


def check(rule: str, sound: Files | str, faulty: Files | str, evidence: str) -> None:
    """Hold an audit to a sound example and a faulty one."""
    assert rule in {audit.rule for audit in CODE_AUDITS}
    assert findings(sound, rule) == []
    check_found(rule, faulty, evidence)


def check_found(rule: str, faulty: Files | str, evidence: str) -> None:
    """Hold an audit to a faulty example."""
    found = findings(faulty, rule)
    assert any(evidence in finding.evidence for finding in found), found
