"""Postal addresses of the English, German and Spanish speaking world."""

import re

from domain.facts import Address, FactKind
from domain.intake.found import Found
from domain.intake.speech import Speech

_UP = r"[A-ZÄÖÜÁÉÍÓÚÑ]"
_WORD = rf"{_UP}[\w'’.-]*"
_GAP = r"(?:\s*[,\n]\s*|\s+·\s+|\s+\|\s+)"
_EN_STREET = (
    r"(?:Street|St\.?|Road|Rd\.?|Lane|Ln\.?|Avenue|Ave\.?|Boulevard|Blvd\.?|Drive|Dr\.?|Court|Ct\.?|Close|"
    r"Place|Pl\.?|Square|Sq\.?|Way|Terrace|Row|Hill|Crescent|Gardens|Green|Park|Parade|Quay|Wharf|Yard|Mews|"
    r"Highway|Hwy\.?|Parkway|Pkwy\.?|Circle|Gate|Walk|Mill|Estate|Market|Broadway|Embankment|Rise|Grove|"
    r"Arcade|Bridge|Alley|Passage|View|Common|Wynd|Vale|Works|Centre|Center|Trail|Loop|Pike|Route)"
)
_UNIT = r"(?:Unit|Suite|Flat|Apt\.?|Apartment|Ste\.?|Studio|Shop|Floor|Workshop|Office|Barn)\s+[\w-]{1,6}"
_GB_CODE = r"(?P<code>[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2})"
_US_STATE = r"(?P<region>A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])"

_US = re.compile(
    rf"(?P<street>\d{{1,6}}[A-Z]?\s+(?:[NSEW]{{1,2}}\.?\s+)?(?:[\w'’.-]+\s+){{0,4}}?{_EN_STREET}\b\.?(?:\s+[NSEW]{{1,2}}\b)?"
    rf"(?:,?\s+(?:#\s?\w+|{_UNIT}))?){_GAP}(?P<city>{_WORD}(?:[ ]{_WORD}){{0,3}}),?\s+{_US_STATE}(?:\s+(?P<code>\d{{5}}(?:-\d{{4}})?))?\b"
)
_GB = re.compile(
    rf"(?<!\d)(?<!\d )(?P<street>(?:{_UNIT}(?:{_GAP}(?:{_WORD}(?:[ ]{_WORD}){{0,4}}{_GAP})?|[ ](?={_UP})))?(?:\d{{1,4}}[A-Za-z]?(?:\s?[-–/]\s?\d{{1,4}}[A-Za-z]?)?,?\s+)?(?:The\s+)?{_WORD}(?:[ ](?:{_WORD}|of|the|on|and|in|upon)){{0,5}}(?:[ ]\d{{1,4}}[A-Za-z]?(?=\s*[,\n|·]))?)"
    rf"(?:{_GAP}(?P<city>{_WORD}(?:[ -](?:{_WORD}|of|the|on|upon|in|le)){{0,4}}))?(?:{_GAP}(?P<region2>{_WORD}(?:[ ]{_WORD}){{0,2}}))?(?:{_GAP}|\s+){_GB_CODE}\b"
)
_GB_PLAIN = re.compile(
    rf"(?<!\d)(?<!\d )(?P<street>(?:{_UNIT}{_GAP})?\d{{1,4}}[A-Za-z]?(?:\s?[-–/]\s?\d{{1,4}}[A-Za-z]?)?,?\s+(?:{_WORD}[ ]+){{0,4}}{_EN_STREET}\b|(?:{_WORD}[ ]+){{1,3}}{_EN_STREET}\b\s\d{{1,4}}[a-z]?(?![\w:.-]))"
    rf"(?:(?:{_GAP}|\s+in\s+)(?P<city>{_WORD}(?:[ -](?:{_WORD}|of|the|on|upon|le)){{0,3}}))?"
)
_DE_STREET = (
    r"(?:\w*(?:[sS]tra(?:ß|ss)e|[sS]tr\.|[wW]eg|[pP]latz|[gG]asse|[aA]llee|[rR]ing|[dD]amm|[uU]fer|[mM]arkt|[hH]of|"
    r"[bB]erg|[gG]raben|[cC]haussee|[sS]teig|[pP]fad|[tT]or|[wW]all|[bB]rücke|[kK]ai|[gG]ärten|[rR]ain|[zZ]eile|[hH]alde|"
    r"[lL]eiten|[aA]nger|[pP]romenade|[dD]eich|[aA]u|[mM]atten|[aA]cker|[wW]iese[n]?|[gG]rund|[tT]al|[sS]tiege))"
)
_DE_NUMBER = r"\d{1,4}(?:\s?[a-zA-Z](?!\w))?(?:\s?[-–/]\s?\d{1,4}(?:\s?[a-zA-Z](?!\w))?)?(?![\d\w])"
_DE = re.compile(
    rf"(?<!\w)(?P<street>(?:(?:Am|An der|An den|Im|In der|In den|Auf der|Auf dem|Zum|Zur|Unter den|Hinter der|Vor dem|Bei der|Alte[rs]?|Neue[rs]?|Große[rs]?|Kleine[rs]?|Obere[rs]?|Untere[rs]?)\s+)?(?:{_WORD}[ -]){{0,3}}?{_WORD}[ ]+{_DE_NUMBER})"
    rf"(?:,?\s+(?:\(?\d\.\s?(?:OG|UG|Stock|Etage|Obergeschoss)|EG|Erdgeschoss|Hinterhaus|Hinterhof|Hof|Haus \w|Eingang \w)\)?)?"
    rf"(?:{_GAP}|\s+in\s+|\s+)(?P<code>(?:D|A|CH)-)?(?P<digits>\d{{4,5}})\s+(?P<city>{_WORD}(?:[ -](?:{_WORD}|am|an der|im|ob der|bei|der|\((?!Zugang|Eingang|Hinter|Hof|Park|Erdg|Anfahrt)[A-ZÄÖÜ][\w.-]*(?: (?:[A-ZÄÖÜ]|an |am |im |bei )[\w.-]*)*\))){{0,3}})"
)
_DE_PLAIN = re.compile(
    rf"(?<!\w)(?P<street>(?:{_UP}[\w-]+[ -]){{0,2}}{_UP}?{_DE_STREET}\s+{_DE_NUMBER})(?:(?:{_GAP}|\s+in\s+)(?P<city>{_WORD}(?:[ -]{_WORD}){{0,2}}))?"
)
_ES_STREET = (
    r"(?:(?<!\w)(?i:calle|avenida|avda|plaza|paseo|camino|carretera)(?!\w)|C/|C\.|Calle|Avda\.?|Avd\.?|Avenida|Av\.?|Plaza|Pza\.?|Pl\.|Paseo|Pº|P\.º|Ctra\.?|Carretera|Camino|Ronda|Travesía|Rambla|"
    r"Gran Vía|Cuesta|Callejón|Glorieta|Polígono(?: Industrial)?|Urb\.?|Urbanización|Vía|Pasaje|Carrer|Rúa|Alameda|Costanilla|Calz\.|Calzada|Blvd\.?)"
)
_ES = re.compile(
    rf"(?P<street>{_ES_STREET}\s?(?:de\s(?:la\s|las\s|los\s)?|del\s|la\s|los\s)?[\wÁÉÍÓÚÑ][\w'’.-]*(?:\s(?:de|del|la|las|los|y|i|el|{_WORD})){{0,6}}"
    r"(?:,?\s*(?:n[º°.úu]\w*\.?\s*|núm\.?\s*|nave\s|parcela\s|km\.?\s|#\s?)?\d{1,4}(?:\s?(?:bis|[A-Z]\b))?|,?\s*s/n)(?:,?\s*(?:\d{1,2}\.?[º°ª.]\w*(?:\s?[A-Z0-9]{1,4}\b)?|bajo(?:\s?\w)?|local(?:\s\w+)?|piso\s\w+|esc\.?\s\w+|nave\s\w+|izq\w*\.?|izda\.?|dcha\.?|entresuelo|ático|Col\.\s[^,\n]+))*)"
    rf"(?:(?:{_GAP}|\.\s+|\s+en\s+|\s+)(?:(?:CP|C\.P\.)\s?)?(?P<code>\d{{5}})(?:{_GAP}|\s+)(?P<city>{_WORD}(?:[ -](?:de|del|la|las|los|el|{_WORD})){{0,4}})|{_GAP}(?:(?:CP|C\.P\.)\s?)?(?P<digits>\d{{5}})(?![\d\w])|(?:{_GAP}|\s+en\s+|\s+de\s+)(?P<city2>{_WORD}(?:[ -](?:de|del|la|las|los|el|{_WORD})){{0,4}}))?"
    rf"(?:\s*\((?P<region>{_WORD}(?:\s(?:de|la|{_WORD})){{0,3}})\)|,\s*(?P<region2>{_WORD}(?:[ ]{_WORD})?)(?=\s*(?:[.,;]|$)))?"
)

_AU = re.compile(
    rf"(?P<street>(?:{_UNIT}{_GAP}|\d{{1,4}}/)?\d{{1,5}}[A-Z]?(?:-\d{{1,5}})?\s+(?:[\w'’.-]+\s+){{0,3}}?{_EN_STREET}\b\.?){_GAP}(?P<city>{_WORD}(?:[ ]{_WORD}){{0,2}}),?\s+(?P<region>NSW|VIC|QLD|WA|SA|TAS|ACT|NT)\s+(?P<code>\d{{4}})\b"
)
_CA = re.compile(
    rf"(?P<street>(?:{_UNIT}{_GAP}|\d{{1,4}}-)?\d{{1,5}}[A-Z]?\s+(?:[\w'’.-]+\s+){{0,3}}?{_EN_STREET}\b\.?(?:\s+[NSEW]\b)?){_GAP}(?P<city>{_WORD}(?:[ ]{_WORD}){{0,2}}),?\s+(?P<region>AB|BC|MB|NB|NL|NS|ON|PE|QC|SK|YT)\s+(?P<code>[A-Z]\d[A-Z]\s?\d[A-Z]\d)\b"
)
_IE = re.compile(
    rf"(?P<street>(?:\d{{1,4}}[A-Za-z]?\s+)?(?:{_WORD}[ ]){{0,4}}{_WORD}){_GAP}(?:(?P<city>{_WORD}(?:[ -]{_WORD}){{0,2}}|Dublin \d{{1,2}}){_GAP})?(?P<region>Co\.?\s+{_WORD}{_GAP})?(?P<code>(?:[A-Z]\d{{2}}|D6W)\s?[A-Z0-9]{{4}})\b"
)
_FR = re.compile(
    rf"(?P<street>\d{{1,4}}(?:\s?(?:bis|ter))?,?\s+(?i:rue|avenue|av\.|boulevard|bd|place|chemin|impasse|route|quai|allée|allées|cours|passage|square|faubourg)\s+[^,\n\d]{{2,50}}?){_GAP}(?P<code>\d{{5}})\s+(?P<city>{_WORD}(?:[ -](?:{_WORD}|sur|sous|lès|le|la|les|en|de)){{0,4}})"
)
_FR_PLAIN = re.compile(
    rf"(?P<street>\d{{1,4}}(?:\s?(?:bis|ter))?,?\s+(?i:rue|avenue|av\.|boulevard|bd|place|chemin|impasse|route|quai|allée|allées|cours|passage|square|faubourg)\s+(?:(?!à\s)[^\s,\n\d(]+\s?){{1,7}}?)(?:\s*,?\s*(?:à|en)\s+|\s*,\s*)(?P<city>{_WORD}(?:[ -](?:{_WORD}|sur|sous|lès|le|la|les|de)){{0,4}})(?:\s*\(?(?P<code>\d{{5}})\)?)?"
)
"""`12 rue des Halles à Dijon (21000)`, as it stands in a sentence."""
_NL = re.compile(
    rf"(?P<street>(?:{_WORD}[ ]){{0,3}}{_WORD}\s+\d{{1,4}}(?:\s?[a-zA-Z])?(?:-\d+)?){_GAP}(?P<code>\d{{4}}\s?[A-Z]{{2}})\s+(?P<city>{_WORD}(?:[ -](?:{_WORD}|aan|den|de)){{0,3}})"
)
_IT = re.compile(
    rf"(?<!\w)(?P<street>(?i:via|viale|piazza|piazzale|strada|corso|vicolo|largo|località|contrada|lungomare)\s+[^,\n\d]{{2,50}}?,?\s+\d{{1,4}}(?:/?[a-zA-Z])?){_GAP}(?P<code>\d{{5}})\s+(?P<city>{_WORD}(?:[ -](?:{_WORD}|di|del|della|sul|in)){{0,4}})(?:\s+\((?P<region>[A-Z]{{2}})\))?"
)
_BOX = re.compile(
    rf"(?P<street>(?i:P\.?\s?O\.?\s?Box|Postfach|Apartado(?: de correos)?|Apdo\.?)\s+\d[\d ]{{0,6}}){_GAP}(?:(?P<code>\d{{4,5}})\s+(?P<city>{_WORD}(?:[ ]{_WORD}){{0,2}})|(?P<city2>{_WORD}(?:[ ]{_WORD}){{0,2}}),?\s+{_US_STATE}\s+(?P<digits>\d{{5}}))"
)
_GB_BOX = re.compile(
    rf"(?P<street>(?i:P\.?\s?O\.?\s?Box)\s+\d[\d ]{{0,6}}){_GAP}(?P<city>{_WORD}(?:[ ]{_WORD}){{0,2}}),?\s+{_GB_CODE}\b"
)
_PLAIN_GB = re.compile(rf"(?<![\w,] )(?P<city>{_WORD}(?:[ -]{_WORD}){{0,2}}),?\s+{_GB_CODE}\b")
_ELSEWHERE = {_AU: "AU", _CA: "CA", _IE: "IE", _FR: "FR", _FR_PLAIN: "FR", _NL: "NL", _IT: "IT"}
"""Patterns whose shape alone tells the country."""


_IS_STREET = re.compile(
    r"^(?:\S+ ){0,3}\S+ (?:Street|Road|Lane|Avenue|Boulevard|Square|Close|Crescent|Terrace|Drive|Court|Mews|Way|Wharf|Yard|Parade|Row)$"
    r"|(?:stra(?:ß|ss)e|gasse|allee)$|^(?:Calle|Avenida|Plaza|Paseo|Camino)\s",
    re.IGNORECASE,
)
"""What stands where a town is expected and is a second street."""
_COUNTY = re.compile(
    r"shire$|^(?:Devon|Cornwall|Kent|(?:East |West )?Sussex|Surrey|Norfolk|Suffolk|Dorset|Somerset|Cumbria|Essex|Northumberland|Rutland|Powys|Gwynedd|Fife|Highland|Antrim|Down|Tyne and Wear|Merseyside|Greater Manchester|Cleveland|London|Durham|Co\.? \w+)$"
)
"""What stands between town and postcode and is no town."""
_NO_STREET = re.compile(
    r"(?:Uhr|Std\.?|Tel\.?|[Hh]rs|[ap]m|[Gg]eschlossen|[Cc]losed|[Cc]errado)[,;\s]+"
)
"""Words of what came before a street."""


_IS_UNIT = re.compile(_UNIT)
_HOUSE = re.compile(rf"(?:^|[.:\n]\s+|\bat )(?P<name>The (?:{_WORD}[ ]){{0,2}}{_WORD}),\s+$")
"""Before a unit the house it is in: `The Old Maltings, Unit 3`."""


def _of_a_name(before: str, street: str) -> re.Match[str] | None:
    """`Ardrishaig Slip & Boatyard, Pier Road`: the words behind the sign still name the firm."""
    return re.match(r"[^\d,]+,\s+", street) if re.search(r"&\s*$", before) else None


_IN_THE = re.compile(r"\b(?:in|an) der\s+$")
_DATIVE = re.compile(r"^([A-ZÄÖÜ]\w+)en (Straße|Gasse|Allee|Chaussee)\b")
"""`In der Breiten Straße 41` is said of `Breite Straße 41`."""


_OF_AN_AMOUNT = re.compile(
    r"(?i)(?<=\d)(?:[.,]\d{2})?\s?(?:[€£$%]|(?:euros?|eur|chf|franken|pesos)\b)"
)
"""`bicis de paseo a 15 €` ends with money, and names no street."""


_BESIDE = re.compile(
    r"(?i)\b(?:beside|opposite|behind|near|next to|above|below|by|off|under|past|inside|at) (?:the )$"
)
"""`beside the Sub Rooms, GL5 1DF` names a house, and no town."""


def addresses(text: str, speech: Speech) -> list[Found]:
    """Return every postal address in `text`; its lines may be separated by line breaks."""
    if not re.search(r"\d|s/n", text):
        return []
    patterns = {
        "en": (_AU, _CA, _US, _IE, _GB, _GB_PLAIN), "de": (_DE, _DE_PLAIN, _GB), "es": (_ES,),
    }  # fmt: skip
    found: list[Found] = []
    order = (_BOX, _GB_BOX, _FR, *((_FR_PLAIN,) if speech.read_in == "fr" else ()), _IT, _NL, *patterns[speech.language], *(() if speech.language == "en" else (_US,)), _DE, _ES, *((_PLAIN_GB,) if speech.language == "en" else ()))  # fmt: skip
    for pattern in dict.fromkeys(order):
        for match in pattern.finditer(text):
            parts, end = _within(match)
            made = _address(parts, pattern, speech)
            if made is None or any(f.start < end and match.start() < f.end for f in found):
                continue
            if _OF_AN_AMOUNT.match(text, end):
                continue
            if (
                not re.search(r"\d", made.street)
                and pattern in (_PLAIN_GB, _GB)
                and _BESIDE.search(text[: match.start()])
            ):
                continue
            end = end if text[end - 1] not in ".,;" else end - 1
            start, made = _with_its_lead(text, match.start(), made)
            found.append(Found(FactKind.ADDRESS, start, end, made))
    return sorted(found, key=lambda f: f.start)


def _with_its_lead(text: str, start: int, made: Address) -> tuple[int, Address]:
    """Return an address without words before its street that are none of it, and with the house it is in."""
    lead = _NO_STREET.match(made.street) or _of_a_name(text[:start], made.street)
    start += lead.end() if lead else 0
    made = made.model_copy(update={"street": made.street[lead.end() :]}) if lead else made
    if _IN_THE.search(text[:start]):
        made = made.model_copy(update={"street": _DATIVE.sub(r"\1e \2", made.street)})
    house = _HOUSE.search(text, 0, start) if _IS_UNIT.match(made.street) else None
    if house is None:
        return start, made
    return house.start("name"), made.model_copy(
        update={"street": f"{house['name']}, {made.street}"}
    )


_BEHIND_TOWN = re.compile(
    r"(?<=\w{4})\.\s|[.;,]?\s+(?:[–—|-]\s+)?(?:Tel|Tels|Telf|Tlf|Tfno|Tfn|Telefon\w*|Telephone|Teléfono|Phone|Ph|Fon|Fax|Mob|Mobile|Mobil|Móvil|Handy|Mail|E-?[Mm]ail|Email|Correo|Web|Call|Ring|Open|Opening|Hours|Geöffnet|Öffnungszeiten|Horario|Abierto|Abrimos|Reservas|Lun\w*|Mon\w*|Montag\w*|WhatsApp|Whatsapp)\b"
)
"""A sentence that ends, or a word for a phone, a mail or hours, is no part of a town's name."""


def _within(match: re.Match[str]) -> tuple[dict[str, str | None], int]:
    """Return the parts of an address up to where its town ends, and that end."""
    parts = match.groupdict()
    for name in ("city", "city2", "region", "region2"):
        stop = _BEHIND_TOWN.search(f" {parts.get(name) or ''}")
        if stop is not None:
            last = match.start(name) + max(0, stop.start() - 1)
            late = [n for n in parts if match.start(n) >= last]
            town = match.string[match.start(name) : last]
            end = last if town else len(match.string[:last].rstrip(" ,;.|(–-"))
            return parts | {name: town} | dict.fromkeys(late), end
    return parts, match.end()


def _address(
    parts: dict[str, str | None], pattern: re.Pattern[str], speech: Speech
) -> Address | None:
    street = _fold(parts.get("street"))
    city = _fold(parts.get("city") or parts.get("city2"))
    code = _fold(parts.get("digits") or parts.get("code"))
    if street and not re.search(r"[^\W\d_]", street):
        return None
    if pattern is _DE and (speech.language != "de" and not re.search(_DE_STREET, street)):
        return None
    if pattern is _ES and (not re.search(r"\d|s/n", street) or re.match(r"[a-z]+\s\d", street)):
        return None  # `bici de paseo 15 €` names no street
    if pattern is _GB and not (city or re.search(r"\d", street)):
        street, city = "", street
    if pattern is _NL and not re.search(
        r"(?i)(?:straat|weg|laan|plein|gracht|kade|dijk|hof|steeg|markt|pad|singel|dreef|park)\b",
        street,
    ):
        return None
    region = _fold(parts.get("region") or parts.get("region2"))
    if _IS_STREET.search(city := city.rstrip(".")):
        street, city, region = ", ".join(part for part in (street, city) if part), region, ""
    if pattern is _GB:
        street, city, region = _settled_town(street, city, region)
    country = _country(pattern, parts, speech)
    return Address(street=street.rstrip(","), postal_code=code, locality=city.rstrip("."),
        region=region, country=country)  # fmt: skip


def _settled_town(street: str, city: str, region: str) -> tuple[str, str, str]:
    """Of what stands before a British postcode the last part is the town, unless it is a county."""
    if (
        city
        and not region
        and _COUNTY.search(city)
        and not re.search(r"\d", street)
        and "," not in street
    ):
        return "", street, city
    if not city and re.search(r",\s", street):
        head, _, last = street.rpartition(", ")
        plain = not re.search(r"\d", last) and not _IS_STREET.search(last)
        return (head, last, region) if plain else (street, city, region)
    is_unit = re.fullmatch(r"[^\W\d]+ \d+\w?", street) is not None or not re.search(r"\d", street)
    if city and region and is_unit and not _COUNTY.search(region):
        return f"{street}, {city}", region, ""
    return street, city, region


def _country(pattern: re.Pattern[str], parts: dict[str, str | None], speech: Speech) -> str:
    if pattern is _US or (pattern is _BOX and parts.get("region")):
        return "US"
    if pattern in (_GB, _PLAIN_GB, _GB_BOX):
        return "GB"
    if pattern in _ELSEWHERE:
        return _ELSEWHERE[pattern]
    prefix = (parts.get("code") or "").strip("- ")
    if pattern is _DE and prefix in ("D", "A", "CH"):
        return {"D": "DE", "A": "AT", "CH": "CH"}[prefix]
    if (
        pattern is _DE
        and len(parts.get("digits") or "") == 5
        and speech.country not in ("ES", "US")
    ):
        return "DE"
    return speech.country


def _fold(text: str | None) -> str:
    return re.sub(r"\s*\n\s*", ", ", re.sub(r"[^\S\n]+", " ", text or "")).strip(" ,")
