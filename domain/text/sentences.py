"""Cut text where a reader would: into sentences, before a limit, at a safe boundary."""

import re

from domain.facts import Language


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ABBREVIATIONS: dict[Language, frozenset[str]] = {
    "en": _words(
        "mr mrs ms dr prof st no nos tel fax e.g i.e approx dept est vs rev hon jr sr vol fig"
        " messrs incl excl min max mon tue tues wed thu thur thurs fri sat sun jan feb aug sept"
        " oct nov dec"
    ),
    "de": _words(
        "dr prof hr fr st nr str tel fax ca bzw inkl exkl zzgl ggf evtl z.b d.h u.a z.t i.d.r"
        " dipl ing geb jh mio mrd max min vgl abs art z u d i m mo di mi do sa so jan feb aug"
        " sept okt nov dez med dent jur"
    ),
    "es": _words(
        "sr sra srta dr dra d dña avda av c pl pza ctra núm n.º tel telf fax pág aprox ud uds vd"
        " vds p.ej ej prof lic ing arq st sto sta máx mín incl lun mar mié jue vie sáb dom"
    ),
}
_END = re.compile(r"([.!?…]+)([\"'”’»“)\]]*)\s+(?=[\"'“„«‘‚(\[¿¡]*[^\W_a-zß-öø-ÿ])")
_LAST_WORD = re.compile(r"[^\s(\"'“„«]+$")
_HANGING: dict[Language, frozenset[str]] = {
    "en": _words("a an and at but by for from in of on or our the to up we with your"),
    "de": _words(
        "ab am an auf aus bei das dem den der die ein eine für im in mit oder und vom von wir zu"
        " zum zur"
    ),
    "es": _words("a al con de del desde e el en la las los o para por que su sus u un una y"),
}


def sentences(text: str, language: Language) -> tuple[str, ...]:
    """Return the sentences of `text`; abbreviations, initials and ordinals end none."""
    found: list[str] = []
    start = 0
    for match in _END.finditer(text):
        before, after = text[start : match.start()], text[match.end() :].split()[0]
        if match[1] == "." and _goes_on(before, after, language):
            continue
        found.append(text[start : match.end()].strip())
        start = match.end()
    if rest := text[start:].strip():
        found.append(rest)
    return tuple(found)


_BEFORE_NUMBERS = _words("no nos nr núm n.º pág fig vol art abs")
"""Abbreviations only where a number follows; `No.` may be an answer."""


_SHORT_ASIDE = 3
"""Words behind an open bracket that are hardly a sentence of their own."""


def _goes_on(before: str, after: str, language: Language) -> bool:
    word = match[0].lower() if (match := _LAST_WORD.search(before)) else ""
    if language == "de" and (word.endswith("str") or (word.isdigit() and int(word) <= 31)):
        return True
    opened = before.rpartition("(")[2] if "(" in before else ")"
    if ")" not in opened and len(opened.split()) <= _SHORT_ASIDE and after[:1].isalnum():
        return True  # `Fees (inc. PA and lights)`
    if word in _BEFORE_NUMBERS:
        return any(sign.isdigit() for sign in after)
    is_initial = len(word) == 1 and word.isalpha() and before[-1:].isupper()
    return is_initial or word in _ABBREVIATIONS[language]


def shortened(text: str, limit: int, language: Language) -> str:
    """Return `text`, or its beginning in at most `limit` characters.

    It is cut after a sentence or clause where more than half is kept, else after a word with an
    ellipsis; never inside a word or number, nor after a word that leaves the reader hanging.
    """
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    for boundary in (r"[.!?…][\"'”’»“)]?(?=\s)", r"(?=\s*[;–—(]|,\s|:\s)"):
        ends = [m.end() for m in re.finditer(boundary, text) if limit / 2 < m.end() <= limit]
        if ends and not _splits_number(text, ends[-1]):
            return text[: ends[-1]].rstrip()
    return _cut_after_word(text, limit, language)


def _splits_number(text: str, end: int) -> bool:
    return any(c.isdigit() for c in text[max(0, end - 3) : end]) and any(
        c.isdigit() for c in text[end : end + 3]
    )


def _cut_after_word(text: str, limit: int, language: Language) -> str:
    words = text[:limit].split()
    if not text[limit - 1 : limit + 1].count(" "):
        words = words[:-1]
    while words and len(" ".join(words)) >= limit:
        words.pop()
    while words and _hangs(words[-1], language):
        words.pop()
    return " ".join(words).rstrip(",;:–—-. ") + "…" if words else ""


def _hangs(word: str, language: Language) -> bool:
    bare = word.strip(",;:()–—-&").lower()
    return not bare or bare in _HANGING[language] or any(c.isdigit() or c in "€£$%" for c in word)


_JOINTS: dict[Language, re.Pattern[str]] = {
    "en": re.compile(r"(?:;|,? –|,? —)\s+|,\s+(?=(?:and|but|so) (?:we|you|they|it|I)\b)"),
    "de": re.compile(r"(?:;|,? –|,? —)\s+|,\s+(?=(?:und|aber|doch) (?:wir|Sie|ich|es)\b)"),
    "es": re.compile(r"(?:;|,? –|,? —)\s+|,\s+(?=(?:y|pero) (?:le|les|nos|también|no)\b)"),
}


def split_long(sentence: str, most_words: int, language: Language) -> tuple[str, ...]:
    """Return a long sentence as two or more at semicolons, dashes or joined main clauses."""
    if len(sentence.split()) <= most_words:
        return (sentence,)
    parts = [part.strip() for part in _JOINTS[language].split(sentence) if part.strip()]
    if len(parts) < 2 or any(len(part.split()) < 3 for part in parts):
        return (sentence,)
    ended = [part if part[-1] in ".!?…" else f"{part.rstrip(',')}." for part in parts]
    return tuple(part[0].upper() + part[1:] for part in ended)
