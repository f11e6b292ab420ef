"""Links lead straight to the page they are for."""

from collections.abc import Iterator

from domain.grading.audit import Fault, fault_at
from domain.grading.seo.redirects_file import redirect_of
from domain.grading.view import PageView


def redirected_links(page: PageView) -> Iterator[Fault]:
    """Fault links to addresses of this site that only send the visitor on, once per address."""
    seen: set[str] = set()
    for reference in page.references if page.is_ordinary else ():
        url = reference.url.split("#")[0].split("?")[0]
        if reference.kind != "link" or not url or url in seen:
            continue
        seen.add(url)
        if steps := _steps(page, url):
            yield fault_at(
                reference.element,
                f"Link to {steps[-1]}.",
                evidence=f"{url} leads over {' and '.join(steps[:-1]) or 'a redirect'} to {steps[-1]}",
                severity="moderate" if len(steps) > 1 else None,
            )


def _steps(page: PageView, url: str) -> list[str]:
    """Return the addresses the link leads over, the page it ends at last; empty when it leads straight."""
    path = page.local_url(url)
    if path is None:
        return []
    site = page.view
    if not path.endswith("/") and (target := site.by_url.get(f"{path}/")):
        return [target.url]
    steps: list[str] = []
    file = site.answering(path)
    rule = None if file else redirect_of(site, path)
    if rule and rule.sends_on and rule.is_plain:
        return [rule.target]
    here = site.by_file.get(file.path) if file else None
    while here is not None and here.is_redirect and len(steps) < 5:
        address = _target(here)
        local = here.local_path(address)
        here = site.by_file.get(local) if local else None
        steps.append(here.url if here else address)
    return steps


def _target(stub: PageView) -> str:
    for meta in stub.document.named("meta"):
        _, mark, address = meta.get("content").partition("=")
        if meta.get("http-equiv").lower() == "refresh" and mark:
            return address.strip("'\" ")
    return ""
