"""A form sends what people write where it should go, unseen."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from domain.grading.audit import Fault, fault_at
from domain.grading.markup import Element
from domain.grading.view import PageView


def forms(page: PageView) -> Iterator[Fault]:
    """Fault forms that send unencrypted, put passwords into the address, or send nothing."""
    may_be_scripted = _takes_forms(page)
    for form in page.document.named("form") if page.is_ordinary else ():
        fields = [e for e in form.walk() if e.name in ("input", "select", "textarea")]
        is_get = form.get("method").lower() in ("", "get")
        if form.get("action").lower().startswith("http://"):
            yield fault_at(form, "Send the form to an https:// address.", severity="serious")
        secret = next((e for e in fields if e.get("type").lower() == "password"), None)
        if secret and is_get and not _is_scripted(form):
            yield fault_at(
                secret,
                'Send the form with method="post".',
                evidence=f"{form.tag} puts {' '.join(secret.tag.split())} into the address",
                severity="critical",
            )
        elif is_get and _is_personal(fields) and not _is_scripted(form):
            yield fault_at(form, 'Send personal data with method="post".')
        if problem := _sends_nothing(form, fields, may_be_scripted=may_be_scripted):
            yield fault_at(
                form, "Give the form an address to send to and its fields names.", evidence=problem
            )


def _is_personal(fields: list[Element]) -> bool:
    """Whether more is asked than a word to search for or one address to write to."""
    kinds = {e.get("type").lower() for e in fields} | {e.name for e in fields}
    wanted = {word for e in fields for word in e.get("autocomplete").lower().split()}
    is_named = bool(
        wanted & {"name", "given-name", "family-name", "street-address", "tel", "cc-number"}
    )
    return ("textarea" in kinds or is_named) and bool(kinds & {"email", "tel"})


def _is_scripted(form: Element) -> bool:
    """Whether a host or a script takes the form: Netlify, Formspree, a handler, an empty address."""
    marks = (
        "netlify",
        "data-netlify",
        "onsubmit",
        "hx-post",
        "data-hx-post",
        "@submit",
        "x-on:submit",
    )
    is_marked = any(mark in form.attrs or f"{mark}.prevent" in form.attrs for mark in marks)
    return is_marked or (
        "method" not in form.attrs
        and not form.get("action")
        and bool(form.get("id") or form.get("class"))
    )


def is_search(fields: list[Element]) -> bool:
    """Whether the form searches this site, so that its own address is meant."""
    return any(e.get("type").lower() == "search" or e.get("name") in ("q", "s") for e in fields)


def _has_button(form: Element) -> bool:
    return any(
        (e.name == "button" and e.get("type").lower() in ("", "submit"))
        or (e.name == "input" and e.get("type").lower() in ("submit", "image"))
        for e in form.walk()
    )


def _takes_forms(page: PageView) -> bool:
    """Whether a script of the page may take its forms: one that cannot be read, or that speaks of them."""
    for node in page.document.named("script"):
        if node.get("type").lower() in ("application/ld+json", "application/json"):
            continue
        path = page.local_path(node.get("src")) if "src" in node.attrs else None
        code = (
            page.view.scripts.get(path, "submit")
            if path
            else "".join(child for child in node.children if isinstance(child, str))
        )
        if "src" in node.attrs and path is None:
            return True
        if "submit" in code or "form" in code.lower():
            return True
    return False


def _sends_nothing(form: Element, fields: list[Element], *, may_be_scripted: bool) -> str:
    action = form.attrs.get("action")
    if action is not None and action.strip() == "#" and not _is_scripted(form):
        return f'{" ".join(form.tag.split())} sends to "#"'
    if form.inside("template", "dialog") is None and not may_be_scripted:
        if action is None and not _is_scripted(form) and fields and not is_search(fields):
            return f"{' '.join(form.tag.split())} has no address to send to, and no script takes it"
        if fields and not _has_button(form):
            return f"{' '.join(form.tag.split())} has no button to send it"
    typed = [
        e
        for e in fields
        if e.get("type").lower() not in ("submit", "button", "reset", "image", "hidden")
    ]
    named = [e for e in fields if e.get("name")]
    if typed and not named and action and urlsplit(action).path not in ("", "#"):
        return f"{' '.join(form.tag.split())}: no field has a name, so nothing is sent"
    return ""
