"""Shapes of the texts callers send back or make up, and what is told to whoever misses one."""

from domain.brief import SLUG

CURSOR = r"^[0-9]{16}-[0-9a-f]{32}$"
"""Where the next page of a list begins."""
PLACE = r"^[0-9]{1,19}-[0-9]{1,18}$"
"""Of an event, among all."""
KEY = r"^[!-~]{1,200}$"
"""Names a request that may be sent again."""

MEANT = {
    CURSOR: "It is no place in a list. Send `next` of the page before as it came, or leave it out for "
    "the first page",
    PLACE: "It is no place among events. Send the `id` of the last event as it came, or leave it out",
    KEY: "It does not name a request. Send 1-200 visible characters without a space, such as a UUID",
    SLUG: "It is no name of a project. Send small letters and digits, with `-` between words",
}
