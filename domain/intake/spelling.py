"""Words as they are compared: without case, accents and signs."""

import re

_FOLD = str.maketrans("áàâãéèêëíìîïóòôõúùûñç", "aaaaeeeeiiiioooouuunc")


_HUMP = re.compile(r"(?<=[a-zß-ÿ])(?=[A-ZÄÖÜ])|(?<=[a-z][A-Z])(?=[A-Z][a-z])")
"""Where a word begins in `whatIDo`."""


def humps(words: str) -> str:
    """Return words run together apart: `whatIDo` -> `what I Do`."""
    return _HUMP.sub(" ", words)


def normal(words: str) -> str:
    """Return words without case, accents and signs: `Über-uns` and `ueber_uns` are one."""
    low = words.lower().translate(_FOLD)
    for letter, plain in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")):
        low = low.replace(letter, plain)
    spaced = _HUMP.sub(" ", words)
    if spaced != words and " " not in words:
        return normal(spaced.lower())
    return " ".join(re.findall(r"[^\W_]+", low))


_ACCENTED = {
    "minimo": "mínimo", "maximo": "máximo", "movil": "móvil", "telefono": "teléfono", "dias": "días",
    "pagina": "página", "numero": "número", "credito": "crédito",
}  # fmt: skip
"""Spanish words as keys are written, and as people write them."""


def shown(key: str) -> str:
    """Return a key as people write it: `notIncluded` -> `Not included`, `what_we_dont_do` too."""
    plain = " " not in key.strip()
    spaced = _HUMP.sub(" ", key) if plain else key
    words = re.sub(r"[_\s-]+", " ", spaced.lower() if spaced != key else spaced).strip(" :")
    words = re.sub(r"(?i)\b(do|ca|wo)nt\b", r"\1n't", words)
    words = re.sub(r"\bi\b", "I", words)
    words = re.sub(r"\b(\w+)cion\b", r"\1ción", words)
    words = re.sub(
        r"\b(?:minimo|maximo|movil|telefono|dias|pagina|numero|credito)\b",
        lambda m: _ACCENTED[m.group()],
        words,
    )
    return words[:1].upper() + words[1:]
