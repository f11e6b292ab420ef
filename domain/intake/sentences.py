"""Where sentences end."""

import re

from domain.intake.stretch import Stretch

_END = re.compile(r"[.!?…]+[\"”“’»)\]*_]*\s+(?=[\"“„«'‘(¿¡*_\[<]*[A-ZÄÖÜÁÉÍÓÚÑ0-9£€$<•–—☎✆📞])")
_SHORT = re.compile(
    r"(?:^|[\s(/-])(?:[A-ZÄÖÜ]|[A-ZÄÖÜ][a-zäöüß-]+str|St|Dr|Prof|Mr|Mrs|Ms|Sr|Sra|Srta|Dra|Dña|Rev|No|Nr|Nrn|Tel|Tél|Fax|Mob|Str|Rd|Ave|Av|"
    r"Avda|Blvd|Pl|Pza|Pº|Ctra|Urb|Núm|núm|nº|Apt|Ste|Ext|approx|aprox|máx|mín|ca|c|vs|etc|inkl|exkl|inc|incl|excl|exc|ex|bzw|usw|ggf|"
    r"evtl|Inh|Geb|geb|gegr|Gebr|Co|Ltd|Inc|Jr|Sen|Dipl|Ing|med|dent|vet|jur|rer|nat|phil|Mo|Di|Mi|Do|Fr|Sa|So|"
    r"Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun|lun|mar|mié|jue|vie|sáb|dom|Lu|Ma|Ju|Vi|Sá|Jan|Feb|Mär|Apr|"
    r"Jun|Jul|Aug|Sep|Sept|Okt|Oct|Nov|Dez|Dec|z|B|d|h|u|a|o|i|S|p|P|e|g|Std|Min|min|max|Mio|Mrd|tägl|zzgl|n|"
    r"Bd|Fam|Abs|Art|Art\.-Nr|vgl|est|Est|hrs|Hr|Fr|Frl|IdNr|Idnr|Tfno|Tlf|C|a\.m|p\.m|Ud|Uds|izq|dcha|esq|pág|aprox|Col|Int|Depto|Edif|Fracc|dept|Dept|Hnos|Fco|Mª)\.$"
)
_SIGNED = re.compile(r"[\"”“»*]\s*[–—-]+\s*[^\W\d]+ [^\W\d]\.$")
"""Who said it: `” – Priya N.` ends there."""
_HOUR = re.compile(r"\d\s?h\.$")
"""`de 9 a 14 h.` may end a sentence."""
_ORDINAL = re.compile(r"(?:^|[\s(–—-])\d{1,2}\.$")
_QUOTED = re.compile(r"“[^”]{1,1500}”|„[^“”]{1,1500}[“”]|«[^»]{1,1500}»|\"[^\"]{1,1500}\"")
LONGEST = 4_000
"""Characters a sentence may have before it is cut, so that no rule has to read a book at once."""


_END_LOW = re.compile(r"[.!?…]+[\"”“’»)\]*_]*\s+(?=[\"“„«'‘(¿¡*_\[<]*\w)")


def ends_short(text: str) -> bool:
    """Return whether a text ends with a shortened word, whose point ends no sentence."""
    return _SHORT.search(text) is not None


def is_typed_low(text: str) -> bool:
    """Return whether somebody wrote without capitals, as on a phone."""
    ends = re.finditer(r"[\w)]{2}[.!?]+(?=\s+[^\W\d_A-ZÄÖÜÁÉÍÓÚÑ])", text)
    low = sum(not _SHORT.search(text[max(0, end.start() - 30) : end.end()]) for end in ends)
    high = len(re.findall(r"\w{2}[.!?]+\s+[A-ZÄÖÜÁÉÍÓÚÑ]", text))
    capitals = sum(letter.isupper() for letter in text)
    begun = high == 0 and (low > 1 or text[:1].islower())
    return low > 0 and (begun or capitals * 40 < len(text) or (low > 2 and low > 2 * high))


def sentences(text: Stretch, *, ordinals: bool = False) -> list[Stretch]:
    """Return the sentences of a paragraph, white space folded; `ordinals` keeps `3. Mai` whole."""
    quoted = [(m.start(), m.end()) for m in _QUOTED.finditer(text.text)]
    parts: list[Stretch] = []
    last = 0
    ends = _END_LOW if is_typed_low(text.text) else _END
    for end in ends.finditer(text.text):
        before = text.text[max(0, end.start() - 30) : end.start() + 1]
        if _SIGNED.search(before):
            parts.append(text.cut(last, end.end()))
            last = end.end()
            continue
        if end.group().lstrip()[0] == "." and (
            (_SHORT.search(before) and not _HOUR.search(before))
            or (ordinals and _ORDINAL.search(before))
        ):
            continue
        if re.search(r"(?i)(?:\b(?:no|nr|num|núm|reg)|n[.º°])\.?$", before) and re.match(
            r"\d|[A-Z]{1,4}[ /-]?\d", text.text[end.end() :]
        ):
            continue
        if re.search(r"[\"”“»’]", end.group()) and re.match(
            r"[–—-]+\s*[A-ZÄÖÜÁÉÍÓÚÑ]|\((?:[A-ZÄÖÜ][\w.'’-]*[ ,)]+){1,5}", text.text[end.end() :]
        ):
            continue
        if (
            re.fullmatch(r"\.{2,}\s+", end.group())
            and text.text[end.start() - 1 : end.start()] == " "
        ):
            continue  # dots that lead to a price
        if any(start < end.start() and end.end() < stop for start, stop in quoted):
            continue
        parts.append(text.cut(last, end.end()))
        last = end.end()
    parts.append(text.cut(last))
    return [piece for part in parts for piece in _cut(part.folded()) if piece]


def _cut(part: Stretch) -> list[Stretch]:
    pieces: list[Stretch] = []
    while len(part.text) > LONGEST:
        space = part.text.rfind(" ", 0, LONGEST)
        space = space if space > 0 else LONGEST
        pieces.append(part.cut(0, space).strip())
        part = part.cut(space).strip()
    return [*pieces, part]
