"""The page's own Content-Security-Policy lets it work."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault, fault_at
from domain.grading.code.policy import Policy, allows_inline, allows_url, policies
from domain.grading.code.sources import inline_scripts, inner_text, without_comments
from domain.grading.references import css_urls, kind_of
from domain.grading.view import PageView

_DIRECTIVES = {
    "script": ("script-src-elem", "script-src"),
    "style": ("style-src-elem", "style-src"),
    "image": ("img-src",),
    "frame": ("frame-src", "child-src"),
    "media": ("media-src",),
    "font": ("font-src",),
    "form": ("form-action",),
}
_FIX = "Move it to a file of this site, or allow it in the policy by hash or host."


def blocked_by_policy(page: PageView) -> Iterator[Fault]:
    """Fault inline code and foreign files that the policy of the page forbids."""
    for policy in policies(page) if page.is_ordinary else ():
        yield from _inline(page, policy)
        yield from _files(page, policy)
        yield from _of_styles(page, policy)
        yield from _of_scripts(page, policy)


def _inline(page: PageView, policy: Policy) -> Iterator[Fault]:
    for node in inline_scripts(page):
        sources = policy.sources("script-src-elem", "script-src")
        has_nonce = "nonce" in node.attrs and "'nonce-" in policy.text
        if not has_nonce and not allows_inline(sources, inner_text(node)):
            yield fault_at(node, _FIX, evidence=f"{node.tag}{inner_text(node)[:100].strip()}")
    for node in page.document.named("style"):
        if not allows_inline(policy.sources("style-src-elem", "style-src"), inner_text(node)):
            yield fault_at(node, _FIX, evidence=f"{node.tag}{inner_text(node)[:100].strip()}")
    yield from _attributes(page, policy)


def _attributes(page: PageView, policy: Policy) -> Iterator[Fault]:
    styles = policy.sources("style-src-attr", "style-src")
    handlers = policy.sources("script-src-attr", "script-src")
    styled = (
        styles is not None and "'unsafe-inline'" not in styles and "'unsafe-hashes'" not in styles
    )
    handled = handlers is not None and "'unsafe-inline'" not in handlers
    told: set[str] = set()
    for node in page.document.elements:
        if styled and node.get("style") and "style" not in told:
            told.add("style")
            yield fault_at(node, _FIX, owner="component_code", severity="moderate")
        if handled and "on" not in told and any(_is_handler(name) for name in node.attrs):
            told.add("on")
            yield fault_at(node, _FIX, owner="component_code")


def _is_handler(name: str) -> bool:
    return name.startswith("on") and name.isalpha() and len(name) > 4


def _files(page: PageView, policy: Policy) -> Iterator[Fault]:
    seen: set[str] = set()
    for reference in page.references:
        names = _DIRECTIVES.get(reference.kind)
        url = reference.url
        if (
            names is None
            or not url
            or url in seen
            or url.startswith(("data:", "#", "blob:", "about:", "mailto:"))
        ):
            continue
        seen.add(url)
        is_own = page.local_url(url) is not None
        # Where forms may lead, `default-src` does not say.
        sources = (
            policy.directives.get(names[0]) if names[0] == "form-action" else policy.sources(*names)
        )
        if not allows_url(sources, url, is_own=is_own):
            yield fault_at(
                reference.element,
                _FIX,
                evidence=f"{' '.join(reference.element.tag.split())[:160]} is blocked by {names[-1]}",
            )


_FETCHED = re.compile(
    r"\b(?:fetch|new\s+EventSource|new\s+WebSocket|sendBeacon)\(\s*[\"'`]([^\"'`$\n]{1,200})"
)


def _of_styles(page: PageView, policy: Policy) -> Iterator[Fault]:
    """Fault pictures and typefaces that style sheets of the page name and the policy forbids."""
    for reference in page.references:
        path = page.local_path(reference.url) if reference.kind == "style" else None
        for url, _ in css_urls(page.view.stylesheets.get(path, "")) if path else ():
            kind = kind_of(url)
            if kind not in ("font", "image") or url.startswith("#"):
                continue
            is_own = "//" not in url[:8] and not url.startswith("data:")
            names = _DIRECTIVES[kind]
            if not allows_url(policy.sources(*names), url, is_own=is_own):
                evidence = f"{path}: url({url[:100]}) is blocked by {names[-1]}"
                yield fault_at(reference.element, _FIX, evidence=evidence)
                break


def _of_scripts(page: PageView, policy: Policy) -> Iterator[Fault]:
    """Fault addresses that scripts of the page fetch and the policy forbids."""
    for node in page.document.named("script"):
        path = page.local_path(node.get("src")) if node.get("src") else None
        code = page.view.scripts.get(path, "") if path else inner_text(node)
        for found in _FETCHED.finditer(without_comments(code)) if _FETCHED.search(code) else ():
            is_own = page.local_url(found[1]) is not None
            if not allows_url(policy.sources("connect-src"), found[1], is_own=is_own):
                evidence = f"{path or node.tag}: {found[0]} is blocked by connect-src"
                yield fault_at(node, _FIX, evidence=evidence)
                break
