"""Say `in`, `on` or `from` a place as the language does: `auf Sylt`, `in the Cotswolds`, `del Bierzo`."""

from collections.abc import Sequence

from domain.facts import Language
from domain.text.formats import joined


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(","))


_Rule = tuple[str, str, tuple[str, ...]]
"""What stands before such a place for being there, for coming from there, and the places."""

_RULES: dict[Language, tuple[_Rule, ...]] = {
    "de": (
        (
            "auf",
            "von",
            _names(
                "sylt, föhr, amrum, rügen, usedom, fehmarn, norderney, borkum, juist, langeoog, baltrum,"
                " spiekeroog, wangerooge, helgoland, pellworm, nordstrand, hiddensee, poel, mallorca, ibiza,"
                " menorca, teneriffa, gran canaria, lanzarote, fuerteventura, madeira, kreta, rhodos, korfu,"
                " sardinien, sizilien, korsika, elba, malta, zypern"
            ),
        ),
        ("auf der", "von der", _names("insel *, reichenau, mainau, halbinsel *")),
        ("auf dem", "vom", _names("darß, fischland")),
        (
            "im",
            "aus dem",
            _names(
                "allgäu, oberallgäu, ostallgäu, unterallgäu, westallgäu, harz, schwarzwald, münsterland,"
                " sauerland, emsland, ruhrgebiet, ruhrpott, saarland, rheinland, siegerland, erzgebirge,"
                " vogtland, spreewald, odenwald, westerwald, bayerwald, taunus, hunsrück, spessart, kraichgau,"
                " breisgau, chiemgau, rheingau, wendland, weserbergland, havelland, ammerland, oldenburger land,"
                " hochsauerland, markgräflerland, remstal, ahrtal, altmühltal, wallis, aargau, thurgau, tessin,"
                " engadin, jura, burgenland, salzkammergut, zillertal, ötztal, montafon, vinschgau, fläming,"
                " oderbruch, elsass, osnabrücker land, berner oberland, kanton *, bezirk *, wendelsteingebiet,"
                " fichtelgebirge, riesengebirge, eichsfeld, teutoburger wald, bayerischen wald, werdenfelser land"
            ),
        ),
        (
            "in der",
            "aus der",
            _names(
                "schweiz, eifel, vulkaneifel, pfalz, südpfalz, oberpfalz, vorderpfalz, lausitz, oberlausitz,"
                " niederlausitz, uckermark, prignitz, altmark, rhön, wetterau, steiermark, türkei, ortenau,"
                " lüneburger heide, magdeburger börde, region *, innenstadt, altstadt, südstadt, nordstadt,"
                " weststadt, oststadt, neustadt, hallertau, holledau, wachau, ramsau, slowakei"
            ),
        ),
        (
            "am",
            "vom",
            _names(
                "bodensee, niederrhein, oberrhein, mittelrhein, chiemsee, starnberger see, ammersee, tegernsee,"
                " schliersee, vierwaldstättersee, zürichsee, genfersee, thunersee, wörthersee, kaiserstuhl,"
                " steinhuder meer, edersee, schaalsee, hochrhein, neusiedler see, attersee, mondsee"
            ),
        ),
        (
            "an der",
            "von der",
            _names(
                "bergstraße, nordsee, ostsee, mosel, müritz, schlei, weinstraße, ahr, nordseeküste,"
                " ostseeküste, elbe, weser, donau"
            ),
        ),
        ("in den", "aus den", _names("niederlanden, usa, alpen")),
    ),
    "en": (
        (
            "on",
            "from",
            _names(
                "skye, mull, arran, islay, lewis, harris, bute, anglesey, hayling island, mersea island,"
                " canvey island, holy island, long island, staten island, lindisfarne, achill island, iona,"
                " gower, orkney, shetland, dartmoor, exmoor, bodmin moor"
            ),
        ),
        (
            "on the",
            "from the",
            _names(
                "isle of *, wirral, south coast, east coast, west coast, north coast, * coast, ards peninsula,"
                " * peninsula, * islands, aran islands, welsh borders, norfolk broads"
            ),
        ),
        (
            "in the",
            "from the",
            _names(
                "cotswolds, lake district, peak district, highlands, scottish highlands, scottish borders,"
                " borders, midlands, west midlands, east midlands, north east, north west, south east,"
                " south west, west country, black country, new forest, forest of dean, chilterns, fens,"
                " yorkshire dales, dales, lincolnshire wolds, yorkshire wolds, south downs, north downs,"
                " home counties, thames valley, vale of *, weald, trossachs, mournes, brecon beacons, wye valley,"
                " ribble valley, tamar valley, calder valley, outer hebrides, hebrides, bay area, bronx,"
                " netherlands, uk, united kingdom, usa, republic of ireland, high peak, rhondda, burren,"
                " medway towns, potteries, city of *"
            ),
        ),
    ),
    "es": (
        (
            "en el",
            "del",
            _names(
                "bierzo, ampurdán, empordà, pirineo, pirineo *, país vasco, maresme, vallès, penedès, levante,"
                " aljarafe, campo de *, valle de *, bajo aragón, alto aragón, ensanche, casco antiguo,"
                " casco viejo, barrio de *, algarve, priorat"
            ),
        ),
        (
            "en la",
            "de la",
            _names(
                "costa *, alpujarra, axarquía, llanada, llanada *, sierra *, comarca de *, comunidad de *, vega baja,"
                " ribera *, marina alta, marina baja, vera, serranía *, garrotxa, cerdanya, provincia de *"
            ),
        ),
        ("en las", "de las", _names("alpujarras, rías baixas, rías altas, islas *, merindades")),
        ("en los", "de los", _names("pirineos, picos de europa, monegros")),
    ),
}
_PLAIN: dict[Language, tuple[str, str]] = {
    "de": ("in", "aus"),
    "en": ("in", "from"),
    "es": ("en", "de"),
}
_INFLECTED = {
    "altes land": ("im Alten Land", "aus dem Alten Land"),
    "bergisches land": ("im Bergischen Land", "aus dem Bergischen Land"),
    "bayerischer wald": ("im Bayerischen Wald", "aus dem Bayerischen Wald"),
    "thüringer wald": ("im Thüringer Wald", "aus dem Thüringer Wald"),
    "oberes donautal": ("im Oberen Donautal", "aus dem Oberen Donautal"),
    "sächsische schweiz": ("in der Sächsischen Schweiz", "aus der Sächsischen Schweiz"),
    "fränkische schweiz": ("in der Fränkischen Schweiz", "aus der Fränkischen Schweiz"),
    "holsteinische schweiz": ("in der Holsteinischen Schweiz", "aus der Holsteinischen Schweiz"),
    "schwäbische alb": ("auf der Schwäbischen Alb", "von der Schwäbischen Alb"),
    "mecklenburgische seenplatte": (
        "an der Mecklenburgischen Seenplatte",
        "von der Mecklenburgischen Seenplatte",
    ),
    "märkische schweiz": ("in der Märkischen Schweiz", "aus der Märkischen Schweiz"),
    "niederlande": ("in den Niederlanden", "aus den Niederlanden"),
}
"""German regions whose adjective changes with the case."""

_ARTICLES: dict[Language, tuple[str, ...]] = {
    "en": ("the ",),
    "de": ("der ", "die ", "das ", "den "),
    "es": ("el ", "la ", "los ", "las "),
}


def situated(places: Sequence[str], language: Language) -> str:
    """Return the places as where something is: `auf Sylt`, `in Bremen und Oldenburg`."""
    return _said(places, language, at=0)


def coming(places: Sequence[str], language: Language) -> str:
    """Return the places as where something is from: `aus dem Allgäu`, `from Kilkenny`."""
    return _said(places, language, at=1)


def _said(places: Sequence[str], language: Language, *, at: int) -> str:
    parts: list[str] = []
    known = ""
    for place in places:
        before, name = _before(place, language, at)
        is_same = before == known and before == _PLAIN[language][at]
        parts.append(name if is_same or not before else f"{before} {name}")
        known = before
    return joined(parts, language)


def _before(place: str, language: Language, at: int) -> tuple[str, str]:
    """Return what stands before the place, and the place; nothing before one that is inflected."""
    folded = place.casefold()
    if language == "de" and folded in _INFLECTED:
        return "", _INFLECTED[folded][at]
    name = _without_article(place, language)
    for *before, names in _RULES[language]:
        if any(_is(name.casefold(), one) for one in names):
            return str(before[at]), name
    return _PLAIN[language][at], place


def _without_article(place: str, language: Language) -> str:
    """Return the place without an article in small letters; `La Rioja` keeps its own."""
    return next(
        (
            place[len(article) :]
            for article in _ARTICLES[language]
            if place.casefold().startswith(article) and (language == "en" or place[0].islower())
        ),
        place,
    )


def _is(name: str, pattern: str) -> bool:
    start, star, end = pattern.partition("*")
    return name.startswith(start) and name.endswith(end) if star else name == pattern
