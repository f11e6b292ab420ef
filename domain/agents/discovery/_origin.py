"""The address the finished site will have."""

from urllib.parse import urlsplit

from domain.brief import slugify
from domain.facts import Email, Facts, Link

_OTHERS = frozenset(
    {
        *("gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "hotmail.es", "hotmail.de"),
        *("hotmail.co.uk", "yahoo.com", "yahoo.de", "yahoo.es", "yahoo.co.uk", "icloud.com"),
        *("me.com", "mac.com", "live.com", "live.co.uk", "msn.com", "aol.com", "gmx.de", "gmx.net"),
        *("gmx.at", "gmx.ch", "web.de", "t-online.de", "freenet.de", "posteo.de", "mailbox.org"),
        *("protonmail.com", "proton.me", "pm.me", "btinternet.com", "sky.com", "virginmedia.com"),
        *(
            "telefonica.net",
            "terra.es",
            "movistar.es",
            "orange.fr",
            "free.fr",
            "bluewin.ch",
            "aon.at",
        ),
        *(
            "arcor.de",
            "1und1.de",
            "ono.com",
            "outlook.es",
            "outlook.de",
            "zoho.com",
            "fastmail.com",
        ),
        *("facebook.com", "instagram.com", "linkedin.com", "tiktok.com", "youtube.com", "x.com"),
        *("twitter.com", "pinterest.com", "etsy.com", "linktr.ee", "wa.me", "google.com"),
        *("tripadvisor.com", "booking.com", "airbnb.com", "opentable.com", "mail.com"),
    }
)
"""Hosts that belong to a mail or social service, not to the client."""


def origin_of(facts: Facts, *, fallback: str = "site") -> str:
    """Return `https://host` of the client's website, else of their mail, else a reserved name.

    Args:
        facts: What the brief states.
        fallback: What a firm without a name is called.
    """
    for _, link in facts.details(Link):
        if link.purpose == "website" and (host := _host(urlsplit(link.url).hostname)):
            return f"https://{host}"
    for _, email in facts.details(Email):
        if host := _host(email.address.rpartition("@")[2]):
            return f"https://{host}"
    return f"https://{slugify(facts.company or fallback, fallback='site')}.example"


def _host(name: str | None) -> str:
    """Return the host in the letters of the network, or nothing when it is somebody else's."""
    low = (name or "").strip().strip(".").lower()
    bare = low.removeprefix("www.")
    if "." not in bare or bare in _OTHERS or any(bare.endswith(f".{other}") for other in _OTHERS):
        return ""
    try:
        return low.encode("idna").decode()
    except UnicodeError:
        return ""
