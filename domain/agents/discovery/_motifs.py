"""Words that call up a motif, in three languages."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from domain.facts import Language
from domain.trades.trade import Words, listed

if TYPE_CHECKING:  # `brand_identity` owns the word and imports this module
    from domain.agents.discovery.brand_identity import Motif

MOTIF_WORDS: dict[Motif, Words] = {
    "slates": listed("slate", "schiefer", "pizarra"),
    "bricks": listed("brick, terracotta", "backstein, ziegel, klinker", "ladrillo, adobe"),
    "timber": listed(
        "timber, oak, beam, half-timbered, barn",
        "eiche, fachwerk, balken, holz, scheune",
        "roble, viga, madera, granero",
    ),
    "pipes": listed("copper, pipework, organ pipes", "kupfer, orgel", "cobre"),
    "wires": listed("cable, filament", "kabel, glühfaden", "cable"),
    "gears": listed(
        "gears, clockwork, sprocket, machine, chainring",
        "zahnrad, uhrwerk, ritzel, maschine",
        "engranaje, relojería, piñón, máquina",
    ),
    "waves": listed(
        "river, sea, lake, coast, harbour, canal, beach, ocean, tide, bay",
        "fluss, meer, see, küste, hafen, kanal, strand, ufer",
        "río, mar, lago, costa, puerto, playa, bahía, ría, océano",
    ),
    "contours": listed(
        "marble, terrain, clay, glaze, stoneware",
        "landkarte, marmor, gelände, glasur",
        "mármol, terreno, barro",
    ),
    "grain": listed(
        "walnut, ash, mill, wood grain, wheat, rye, barley, flour, leather",
        "nussbaum, maserung, mühle, weizen, roggen, gerste, mehl, leder",
        "nogal, veta, molino, trigo, centeno, cebada, harina, cuero",
    ),
    "crumb": listed(
        "sourdough, crust, loaf, oven",
        "sauerteig, kruste, laib, holzofen",
        "masa madre, corteza, hogaza, horno de leña",
    ),
    "vine": listed(
        "vineyard, vine, vines, grape, riesling, wine, hops",
        "weinberg, rebe, reben, traube, riesling, wein, hopfen",
        "viñedo, viña, uva, vid, vino, lúpulo",
    ),
    "plates": listed(
        "porcelain, crockery",
        "porzellan, geschirr",
        "porcelana, vajilla",
    ),
    "leaves": listed(
        "leaf, fern, willow, ivy, laurel, moss, tree, trees, forest, woodland, garden, orchard, hedge, olive, herb",
        "blatt, baum, wald, garten, hecke, olive, kräuter, linde",
        "hoja, árbol, bosque, jardín, huerto, olivo, hierbas, encina",
    ),
    "petals": listed(
        "flower, flowers, thistle, poppy, lily, rose, peony, blossom, meadow",
        "blume, blumen, rose, blüte, wiese, pfingstrose",
        "flor, flores, rosa, pétalo, prado",
    ),
    "stitches": listed(
        "stitch, thread, needle, hand-sewn, hand-stitched, seam",
        "naht, faden, nadel, handgenäht",
        "puntada, hilo, aguja, cosido a mano, costura",
    ),
    "weave": listed(
        "wool, loom, linen, woven, basket, yarn, cloth",
        "wolle, webstuhl, leinen, gewebt, garn, stoff",
        "lana, telar, lino, tejido, mimbre, tela",
    ),
    "pages": listed(
        "books, library, letterpress, archive",
        "bücher, bibliothek, archiv, buchdruck",
        "libros, biblioteca, archivo, imprenta",
    ),
    "columns": listed(
        "columns, courthouse, temple, old bank, arcade",
        "säule, gericht, amtsgericht, arkaden",
        "columna, juzgado, tribunal, pórtico, soportales",
    ),
    "ledger": listed(
        "ledger, accounts, bookkeeping, receipts",
        "kassenbuch, bilanz, buchhaltung, belege",
        "libro de cuentas, contabilidad, recibos",
    ),
    "plan": listed(
        "blueprint, drawing board, floor plan, drawings",
        "grundriss, bauplan, zeichnungen, reißbrett",
        "plano, planos, boceto",
    ),
    "frames": listed(
        "sash windows, picture frames, gallery",
        "bilderrahmen, galerie, sprossenfenster",
        "ventanal, marcos, galería",
    ),
    "aperture": listed(
        "film, darkroom, lens, lenses, analogue",
        "dunkelkammer, objektiv, analog, linse",
        "cuarto oscuro, objetivo, analógica, lente",
    ),
    "circuit": listed(
        "chip, circuit, sensor, firmware",
        "schaltkreis, platine, sensor, firmware",
        "circuito, sensor, firmware, placa",
    ),
    "signal": listed(
        "radio, sound, echo, wavelength, synthesizer, antenna",
        "funk, klang, echo, synthesizer, antenne",
        "radio, sonido, eco, sintetizador, antena",
    ),
    "stars": listed(
        "star, stars, night sky, constellation, moon",
        "stern, sterne, sternenhimmel, mond",
        "estrella, estrellas, cielo nocturno, luna",
    ),
    "calendar": listed(
        "timetable, fixtures",
        "spielplan, wochenplan",
        "calendario",
    ),
    "hills": listed(
        "hill, hills, mountain, mountains, valley, moor, alps, peak, dale, fell",
        "hügel, berg, berge, tal, alpen, gipfel",
        "colina, monte, montaña, valle, sierra, cumbre",
    ),
    "rails": listed(
        "railway, train station, tram, rails, signal box",
        "bahnhof, eisenbahn, gleis, straßenbahn",
        "ferrocarril, estación de tren, tranvía",
    ),
    "rays": listed(
        "sunrise, sunlight, dawn, lighthouse",
        "sonne, sonnenaufgang, leuchtturm",
        "sol, amanecer, faro",
    ),
    "drops": listed(
        "rain, fountain, steam, dew, honey, oil",
        "regen, quelle, brunnen, honig, tau",
        "lluvia, manantial, fuente, vapor, miel, aceite",
    ),
    "paws": listed(
        "dog, dogs, cat, cats, puppy, paw",
        "hund, hunde, katze, katzen, pfote",
        "perro, perros, gato, gatos, huella",
    ),
    "arcs": listed(
        "bridge, arch, arches, vault, hoop, dome, viaduct",
        "brücke, bogen, gewölbe, kuppel, viadukt",
        "puente, arco, arcos, bóveda, cúpula, viaducto",
    ),
}
"""Words under the motif they call up: meant things, not those every text has."""

_TOKENS = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


def motifs_in(text: str, language: Language) -> tuple[Motif, ...]:
    """Return the motifs words of the text call up, in order of appearance."""
    tokens = _TOKENS.findall(text.lower())
    known = _index(language)
    found: dict[Motif, None] = {}
    for at in range(len(tokens)):
        for size in (4, 3, 2, 1):
            phrase = " ".join(tokens[at : at + size])
            motif = known.get(phrase) or known.get(_singular(phrase, language))
            if motif or (motif := _tail(phrase, known, language)):
                found.setdefault(motif)
                break
    return tuple(found)


def _singular(word: str, language: Language) -> str:
    endings = {"en": ("s",), "de": ("n", "s", "e", "en"), "es": ("s", "es")}
    for ending in endings[language]:
        if word.endswith(ending):
            return word.removesuffix(ending)
    return word


def _tail(word: str, known: dict[str, Motif], language: Language) -> Motif | None:
    """Return the motif of what a German compound ends with: `Zirbenholz` is wood."""
    if language != "de" or " " in word:
        return None
    sizes = range(len(word) - 1, _LEAST_TAIL - 1, -1)
    return next((known[word[-size:]] for size in sizes if word[-size:] in known), None)


_LEAST_TAIL = 4


@lru_cache
def _index(language: Language) -> dict[str, Motif]:
    return {word: motif for motif, words in MOTIF_WORDS.items() for word in words[language]}
