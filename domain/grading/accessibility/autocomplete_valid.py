"""`autocomplete` uses the words browsers know."""

import re
from collections.abc import Iterator

from domain.grading.accessibility.document import document
from domain.grading.audit import Fault
from domain.grading.view import PageView

FIELD_WORDS = frozenset(
    {"name", "honorific-prefix", "given-name", "additional-name", "family-name", "honorific-suffix"}
    | {"nickname", "username", "new-password", "current-password", "one-time-code", "photo"}
    | {"organization", "organization-title", "street-address", "address-line1", "address-line2"}
    | {"address-line3", "address-level1", "address-level2", "address-level3", "address-level4"}
    | {"country", "country-name", "postal-code", "cc-name", "cc-given-name", "cc-family-name"}
    | {"cc-additional-name", "cc-number", "cc-exp", "cc-exp-month", "cc-exp-year", "cc-csc", "url"}
    | {"cc-type", "transaction-currency", "transaction-amount", "language", "bday", "bday-day"}
    | {"bday-month", "bday-year", "sex", "tel", "tel-country-code", "tel-national", "tel-area-code"}
    | {"tel-local", "tel-local-prefix", "tel-local-suffix", "tel-extension", "email", "impp"}
    | {"on", "off", "none", "false", "true", "disabled"}
)
"""Words of the HTML standard, and the ones that only switch it off."""

_BEFORE = re.compile(r"^(?:section-\S+|shipping|billing|home|work|mobile|fax|pager)$")


def autocomplete_valid(page: PageView) -> Iterator[Fault]:
    """Fault `autocomplete` values that no browser knows."""
    for field in document(page).of("input", "select", "textarea"):
        tokens = [t for t in field.get("autocomplete").lower().split() if t != "webauthn"]
        if tokens and (
            tokens[-1] not in FIELD_WORDS or not all(_BEFORE.match(t) for t in tokens[:-1])
        ):
            yield Fault(
                evidence=f"autocomplete={field.get('autocomplete')!r}",
                fix="Use a word of the HTML standard, such as `name`, `email` or `tel`.",
                selector=field.selector,
            )
