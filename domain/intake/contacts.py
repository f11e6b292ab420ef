"""Phone numbers, mail and web addresses in running text."""

import re
from dataclasses import replace

from domain.facts import Email, FactKind, Link, Phone
from domain.intake.found import Found, overlaps
from domain.intake.speech import Speech

_EMAIL = re.compile(
    r"(?<![\w.+-])(?<!//)[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,5}[A-Za-z]{2,24}(?![\w@])"
)
_URL = re.compile(
    # Not `https://bank.example@thief.example/`, which leads elsewhere than it reads.
    r"(?:https?://(?![^\s/?#]*@)|www\.)[^\s<>\"“”«»\])]{2,300}|"
    r"(?<![\w@./-])(?:[a-z0-9-]{1,63}\.){1,4}(?:com|co\.uk|org\.uk|uk|org|net|de|at|ch|es|eu|io|app|dev|shop|cafe|info|biz|studio|design|london|berlin|cat|me|ie|fr|it|nl|mx|us|ca|au|nz|law|dental|restaurant|photography|art|club|bike|coffee|house|online|site|store|tv|social|example|pizza|bar|wine|beer|yoga|fit|health|care|clinic|dog|pet|pets|garden|land|farm|wien|hamburg|koeln|bayern|tirol|swiss|gal|eus|lu|pt|pl|se|dk|no|fi|cz|gr|nz|ar|cl|pe|uy|be|li|biz|pro|one|life|world|email|agency|company|school|academy|studio|gallery|hotel|kitchen|catering|flowers|florist|builders|plumbing|dance|run|ski|surf|camp|tours|travel|boats|haus|jetzt|immo|reise|reisen|versicherung)(?:/[^\s<>\"“”«»\])]*)?(?![\w@])",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?<![\w.,£$€#/+-])(?:\+|00(?=[1-9]))?[(\d][\d\s()./\u2009\u202f\u00a0‑–-]{4,24}\d(?![\w%€£$])"
)
_DATE = re.compile(
    r"^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$|^\d{4}-\d{2}-\d{2}$|^\d{4}\s?[-–/]\s?\d{2,4}$"
    r"|^\d{1,2}[.:]\d{2}\s*[-–]\s*\d{1,2}[.:]\d{2}$"
)
_SOCIAL = re.compile(
    r"instagram\.|facebook\.|fb\.com|linkedin\.|youtube\.|youtu\.be|tiktok\.|twitter\.|\bx\.com|"
    r"pinterest\.|mastodon|bsky\.|threads\.net|vimeo\.|behance\.|dribbble\.|github\.com|xing\.com|"
    r"soundcloud\.|spotify\.|wa\.me|t\.me|tripadvisor\."
)
_BOOKING = re.compile(
    r"calendly|opentable|resy\.|fresha|treatwell|booksy|doctolib|jameda|thefork|eltenedor|quandoo|"
    r"resdiary|simplybook|acuityscheduling|mindbody|booking\.com|airbnb|covermanager|setmore|doctoralia|"
    r"/(?:book|booking|reserve|reservations?|termin|termine|buchen|reservar|reservas|citas?)\b|cal\.com"
)
_ORDER = re.compile(
    r"deliveroo|ubereats|just-?eat|lieferando|glovo|wolt\.|doordash|/(?:order|orders|bestell\w*|pedidos?)\b"
)
_SHOP = re.compile(
    r"etsy\.|shopify|bigcartel|/(?:shop|store|tienda)\b|^(?:https?://)?(?:shop|store|tienda)\."
)
_MAP = re.compile(r"google\.[a-z.]+/maps|maps\.|goo\.gl/maps|openstreetmap|osm\.org|what3words")
_FORM = re.compile(
    r"formspree|getform|formsubmit|typeform|forms\.gle|/forms?\b|basin\.|webhook|netlify.*form"
)
_CODES = {
    "GB": "44",
    "DE": "49",
    "AT": "43",
    "CH": "41",
    "FR": "33",
    "NL": "31",
    "IE": "353",
    "BE": "32",
    "SE": "46",
    "DK": "45",
    "AU": "61",
    "NZ": "64",
}
_WHOLE = {
    "ES": "34",
    "IT": "39",
    "PT": "351",
    "PL": "48",
    "MX": "52",
    "DK": "45",
    "NO": "47",
    "CZ": "420",
}


_OF_PHONES = re.compile(
    r"(?i)whats ?app(?: \w+)?|sms|text(?: messages?)?|mobile|cell(?: phone)?|fax|landline|handy|mobil|móvil|fijo|festnetz|voicemail"
)
"""What a number can be for and a mail address cannot."""


def emails(text: str, speech: Speech) -> list[Found]:
    """Return every mail address; `text` may hold anything else."""
    found: list[Found] = []
    for match in _EMAIL.finditer(text):
        purpose = purpose_at(text, match.start(), match.end(), speech)
        purpose = "" if _OF_PHONES.fullmatch(purpose) else purpose
        detail = Email(address=match.group(), purpose=purpose)
        found.append(Found(FactKind.EMAIL, match.start(), match.end(), detail))
    return found


def links(text: str, speech: Speech) -> list[Found]:
    """Return every web address that is not part of a mail address."""
    taken = [(m.start(), m.end()) for m in _EMAIL.finditer(text)]
    found: list[Found] = []
    for match in _URL.finditer(text):
        raw = match.group().rstrip(".,;:!?'’*_)")
        start, end = match.start(), match.start() + len(raw)
        if any(overlaps((start, end), hole) for hole in taken) or len(raw) < 4:
            continue
        if re.search(r"\.(?:jpe?g|png|webp|gif|avif|svg)$", raw, re.IGNORECASE):
            continue
        found.append(Found(FactKind.LINK, start, end, link(raw, context=text[:start][-60:])))
    named = (*_HANDLE.finditer(text), *_HANDLE_FIRST.finditer(text), *_BARE_HANDLE.finditer(text))
    for handle in named:
        start, end = handle.span("handle")
        if any(f.start < end and start < f.end for f in found):
            continue
        network = next(n for n in _NETWORKS if handle["network"].lower() in n[0])
        made = Link(
            url=network[2] + handle["handle"].removeprefix("@"), purpose="social", label=network[1]
        )
        found.append(Found(FactKind.LINK, start, end, made, handle.span()))
    return found


_NETWORKS = (
    (("instagram", "insta", "ig"), "Instagram", "https://www.instagram.com/"),
    (("facebook", "fb"), "Facebook", "https://www.facebook.com/"),
    (("tiktok",), "TikTok", "https://www.tiktok.com/@"),
    (("youtube",), "YouTube", "https://www.youtube.com/@"),
)
"""Words for a network, its name, and where a name there leads."""
_NETWORK = r"(?P<network>(?i:instagram|insta|ig|facebook|fb|tiktok|youtube))\b"
_AT_NAME = r"(?P<handle>@[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,28}[A-Za-z0-9_])?)(?![\w@])"
_HANDLE = re.compile(
    rf"\b{_NETWORK}(?:[,:=–-]?\s+(?!@)[^\W\d]{{1,12}}\b){{0,4}}\s*[:,=–-]?\s*{_AT_NAME}"
)
_BARE_HANDLE = re.compile(
    rf"\b{_NETWORK}(?:\s+(?:is|as|at|auf|en))?\s*[:,=–-]?\s+(?P<handle>(?=[a-z0-9.]*[_\d])[a-z0-9][a-z0-9_.]{{3,28}}[a-z0-9_])(?![\w@/-]|\.\w)"
)
"""`insta crumbandco_totnes`: an underline or a digit makes it a name there."""
_HANDLE_FIRST = re.compile(rf"(?<![\w.]){_AT_NAME}\s+(?i:on|auf|bei|en)\s+{_NETWORK}")
"""`Insta: @black.heron`: a name there is an address."""


def link(raw: str, *, context: str = "", label: str = "") -> Link:
    """Return a web address with what it is for, judged by itself and the words before it."""
    url = raw if re.match(r"(?i)https?://", raw) else f"https://{raw}"
    low, before = url.lower(), context.lower()
    for purpose, pattern, cue in _PURPOSES:
        if pattern.search(low) or (cue and cue.search(before)):
            return Link(url=url, purpose=purpose, label=label)  # pyright: ignore[reportArgumentType] # from the table below
    bare = re.fullmatch(r"https?://[^/]+/?", low) is not None
    return Link(url=url, purpose="website" if bare else "other", label=label)


_PURPOSES = (
    ("form", _FORM, re.compile(r"\bform(?:s|ular|ulario)?\b|endpoint")),
    ("social", _SOCIAL, re.compile(r"follow us|instagram|facebook|folgen|síguenos")),
    (
        "booking",
        _BOOKING,
        re.compile(r"\bbook(?:ings?)?\b|reserv|termin|buchen|buchung|\bcitas?\b"),
    ),
    ("order", _ORDER, re.compile(r"\border(?:s|ing)?\b|bestell|pedido|encarg")),
    ("map", _MAP, re.compile(r"\bmap\b|\bkarte:|\bmapa\b|anfahrt")),
    ("shop", _SHOP, re.compile(r"\bshop (?:at|online|:)|online ?shop|web ?shop|tienda")),
)


def phones(text: str, speech: Speech) -> list[Found]:
    """Return every number one can call, with what it is for."""
    found: list[Found] = []
    blocked = [(m.start(), m.end()) for m in (*_EMAIL.finditer(text), *_URL.finditer(text))]
    for match in _PHONE.finditer(text):
        start, end = _trimmed(text, match.start(), match.end())
        if any(overlaps((start, end), hole) for hole in blocked):
            continue
        for first, last in _apart(text, start, end):
            raw = text[first:last]
            if _can_be_phone(raw, text[:first], text[last:], speech):
                purpose = purpose_at(text, first, last, speech)
                detail = Phone(display=raw, href=href(raw, speech.country), purpose=purpose)
                found.append(Found(FactKind.PHONE, first, last, detail))
    return [_told_apart(text, one, speech) for one in found] if len(found) > 1 else found


def _told_apart(text: str, one: Found, speech: Speech) -> Found:
    """Of several numbers in a line, the words before a colon say which is which."""
    if not isinstance(one.detail, Phone) or one.detail.purpose:
        return one
    whose = re.match(
        r"\s+(?:for|für|para)\s+([A-ZÄÖÜÁÉÍÓÚÑ][^.,;()\d]{1,30}?)(?=\s*[.,;()]|$)", text[one.end :]
    )
    if whose:
        return replace(one, detail=one.detail.model_copy(update={"purpose": whose.group(1)}))
    label = _LABEL.search(text[: one.start])
    if label is None:
        return one
    if speech.words("phone_words_re").search(label["label"]):
        return one
    return replace(one, detail=one.detail.model_copy(update={"purpose": label["label"]}))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    raw = text[start:end]
    if raw.count("(") != raw.count(")"):
        if raw.startswith("(") and ")" not in raw:
            start += 1
        elif "(" in raw and ")" not in raw[raw.rindex("(") :]:
            end = start + len(raw[: raw.rindex("(")].rstrip())
    return start, end


def _apart(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Two numbers side by side, as in `0113 496 0000 / 07700 900123`, are two."""
    parts: list[tuple[int, int]] = []
    last = start
    for gap in re.finditer(r"\s+/\s+|\n|\s+[-–]\s+(?=\+|0\d{3})|\s{2,}", text[start:end]):
        if len(re.sub(r"\D", "", text[last : start + gap.start()])) >= 6:
            parts.append((last, start + gap.start()))
            last = start + gap.end()
    parts.append((last, end))
    return parts


def _can_be_phone(raw: str, before: str, after: str, speech: Speech) -> bool:
    digits = re.sub(r"\D", "", raw.replace("(0)", ""))
    if not 6 <= len(digits) <= 15 or _DATE.match(raw.strip()):
        return False
    if re.match(r"\s*(?:[€£$]|EUR|CHF|Euro|km|m²|kg|%|Uhr|am\b|pm\b|:\d)", after):
        return False
    cue = _cue(before[-45:], speech)
    if cue is not None:
        return cue
    return _looks_like_phone(raw.strip(), digits, speech)


def _cue(before: str, speech: Speech) -> bool | None:
    """Return what the nearest announcing word says: a phone number, another number, or nothing."""
    nearest: tuple[int, bool] = (-1, False)
    for field, answer in (
        ("phone_words_re", True),
        ("phone_purposes_re", True),
        ("number_words_re", False),
    ):
        for match in speech.words(field).finditer(before):
            between = before[match.end() :]
            if len(between) > 22 or re.search(r"\d{3}", between):
                continue
            if (match.end(), answer) > nearest:
                nearest = (match.end(), answer)
    if nearest[0] < 0:
        return None
    phone_number = re.search(
        r"(?i)(?:phone|telephone|mobile|contact|telefon|handy|rufnummer|call\w*|rings?)\W*(?:nummer|numbers?|no\.?|nr\.?)?[^\w]{0,4}(?:is|on|us on|unter|at)?\W*$",
        before,
    )
    return True if phone_number else nearest[1]


def _looks_like_phone(raw: str, digits: str, speech: Speech) -> bool:
    if raw.startswith(("+", "00")):
        return len(digits) >= 8
    if raw.startswith(("0", "(0")):
        return 9 <= len(digits) <= 13 and (speech.country != "US")
    if re.fullmatch(r"(?:1[ .-])?(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4}", raw):
        return True
    spanish = re.fullmatch(
        r"[6789]\d{8}|[6789]\d{2}([ .-]?)\d{3}\1\d{3}|[6789]\d{1,2}(?:[ .-]\d{2,3}){3}", raw
    )
    return spanish is not None and speech.language == "es"


def href(raw: str, country: str) -> str:
    """Return the `tel:` address of a number as written in this country."""
    compact = re.sub(r"[^\d+]", "", raw.replace("(0)", ""))
    if compact.startswith("+"):
        return f"tel:{compact}"
    if compact.startswith("00"):
        return f"tel:+{compact[2:]}"
    if country in _CODES and compact.startswith("0"):
        return f"tel:+{_CODES[country]}{compact[1:]}"
    if country in _WHOLE and len(compact) >= 9:
        return f"tel:+{_WHOLE[country]}{compact}"
    if country in ("US", "CA") and len(compact) in (10, 11):
        return f"tel:+1{compact[-10:]}"
    return f"tel:{compact}"


_URGENT = re.compile(r"(?i)emergenc|notfall|notfälle|notdienst|urgenc|emergencia")


_TEL = re.compile(r"(?:^|[\s·|/,;])[TM][.:]?\s*(?=[+(]?\d)")
_FAX = re.compile(r"(?:^|[\s·|/,;])F[.:]?\s*$")
"""Of `T 0551 1234 · F 0551 1235` the second is for faxes."""
_LABEL = re.compile(r"(?:^|[.;|\n/]\s*)(?P<label>[^\W\d][^\d:.;|/@]{2,38}?)(?:\s*\([^()]*\))?:\s*$")
"""All of a label says what a number is for: `Night and weekends:`."""


_IS_PLACE = re.compile(
    r"(?i)\b(?:an?|our|my|this|little|small|eine?[rnm]?|unser\w*|mein\w*|una?|nuestr[oa]|mi)\s+(?:[\w-]+\s+){0,3}?(?:workshop|shop|studio|office|home|kitchen|yard|reception|werkstatt|büro|laden|praxis|taller|tienda|oficina|estudio|cocina)\b(?=\s+(?:in|at|on|near|for|from|by|just|and|that|which|where|with|of|aus|im|am|bei|für|und|en|de|cerca|para|y)\b|\s*[,.;–—-])(?!\s*(?:is|ist|es|line|number|phone|:))"
)
"""`a bike workshop in Hebden Bridge - call Jo on ...` says what the firm is, not where a phone rings."""


_FOR_WHAT = re.compile(
    r"(?i)(?:^|[\s(])(?:for|für|para)\s+(?P<what>(?:(?!you|us|me|it|all|more|details|sie|ihre|uns|mich|más|todo)[\w-]+\s){1,3}?)(?:please |just |only )?(?:ring|call|text|phone|whatsapp|message|contact|rufen|wählen|ruft|anrufen|llam\w+|contact\w+)\s+(?:\w+\s+){0,3}$"
)
"""`for weddings ring me on 07700 900417` says what that number is for."""


_RIGHT_BEFORE = re.compile(r"(?i),\s+(?:(?:al?|el|unter|auf|on|at|to|en el)\s+)?")
"""`por WhatsApp, 600 555 148` says what the number is for; in `WhatsApp, pide cita: 600` it may not be."""
_OTHER = re.compile(r"\d{3}|\d(?:[ ./-]?\d){5}")
"""Another number in a bracket: `(am Wochenende über 116 117)` says not what this one is for."""
_JUDGES = re.compile(r"(?i)\s+(?:is|are|works|ist|sind|es|son)\b.*$")
"""`Text is best:` says that it is for texts, and something about them."""


def purpose_at(text: str, start: int, end: int, speech: Speech) -> str:
    """Return what a number or address is for, in the words right before or after it."""
    words = speech.words("phone_purposes_re")
    after = re.match(
        r"\s*\(([^()]{2,60})\)|\s+(?:for|für|para)\s+([^.,;()]{3,40})|\s*[–—-]\s*([^\d.,;()]{3,30})$",
        text[end:],
    )
    if after and words.search(inner := next(g for g in after.groups() if g)) and not _OTHER.search(inner):  # fmt: skip
        hit = words.search(inner)
        return inner.strip() if after.group(1) else (hit.group() if hit else "")
    wanted = _FOR_WHAT.search(text[:start])
    if wanted:
        return wanted["what"].strip()
    near = _IS_PLACE.sub("", text[max(0, start - 70) : start])
    near = re.sub(r"(?i),?\s*\b(?:tel|tfno|tlf|ph|mob)\.\s*$", "", near)
    before = re.split(r"[.;|\n]\s|\d{3,}|@|\.(?:com|de|es|uk)\b", near)[-1]
    if _FAX.search(text[:start]) and _TEL.search(text[:start]):
        return "Fax"
    hits = list(words.finditer(before))
    if not hits:
        return ""
    label = _LABEL.search(text[:start])
    if label and words.search(label["label"]) and not speech.words("phone_words_re").search(label["label"]):  # fmt: skip
        judged = _JUDGES.search(label["label"])
        return label["label"][: judged.start()] if judged else label["label"]
    hit = next((h for h in hits if _URGENT.search(h.group())), hits[-1])
    if "," in (near := before[hit.end() :]) and ":" not in near and not _RIGHT_BEFORE.fullmatch(near):  # fmt: skip
        return ""
    return hit.group()
