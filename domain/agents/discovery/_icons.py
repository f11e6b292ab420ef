"""Which icon of the set fits a service, by the words in its name."""

import re
from functools import lru_cache

from domain.facts import Language
from domain.trades.trade import Words, listed

_WORDS: dict[str, Words] = {
    "roof": listed(
        "roof, gutter, slate, loft, chimney",
        "dach, dachrinne, schiefer, kamin",
        "tejado, canalón, cubierta, pizarra",
    ),
    "brick": listed(
        "brick, masonry, extension, wall, building, stone",
        "mauer, ziegel, rohbau, anbau, stein, beton",
        "ladrillo, muro, obra, albañil, piedra, ampliac",
    ),
    "tap": listed(
        "tap, bathroom, leak, shower, plumb, sink",
        "wasserhahn, bad, dusche, sanitär, armatur",
        "grifo, baño, fuga, ducha, fontaner",
    ),
    "boiler": listed(
        "boiler, heating, gas, radiator, heat pump",
        "heizung, therme, kessel, wärmepumpe",
        "caldera, calefacción, radiador, calentador, aerotermia",
    ),
    "pipe": listed(
        "pipe, drain, sewer, blocked", "rohr, abfluss, kanal", "tubería, desagüe, desatasc, atasco"
    ),
    "bulb": listed(
        "light, lamp, lighting, solar",
        "licht, beleuchtung, lampe, solar, photovoltaik",
        "luz, iluminación, lámpara, solar",
    ),
    "plug": listed(
        "electric, socket, wiring, rewir, charger, fuse",
        "elektro, steckdose, wallbox, sicherung, strom",
        "eléctric, enchufe, cableado, cargador",
    ),
    "hammer": listed(
        "repair, renovat, restor, fitting, install",
        "reparatur, sanier, renovier, montage, umbau",
        "reparac, reforma, rehabilit, instalac, montaje",
    ),
    "saw": listed(
        "joinery, carpentry, wood, timber, furniture, stair, door, window, floor",
        "holz, möbel, treppe, tür, fenster, schrank, parkett, tischler",
        "madera, mueble, escalera, puerta, ventana, armario, carpinter",
    ),
    "car": listed(
        "car, vehicle, mot, engine, driving, taxi, airport",
        "auto, fahrzeug, inspektion, motor, fahrt, hauptuntersuchung",
        "coche, vehículo, motor, itv, taxi, conducir",
    ),
    "tyre": listed("tyre, tire, wheel, brake", "reifen, räder, bremse", "neumático, rueda, freno"),
    "wrench": listed(
        "servic, mainten, mechanic",
        "wartung, service, instandhaltung",
        "mantenimiento, mecánic, revisión",
    ),
    "bread": listed(
        "bread, loaf, roll, cake, pastry, croissant, bake, sourdough",
        "brot, brötchen, kuchen, torte, gebäck, croissant",
        "pan, bollería, tarta, pastel, hogaza, croissant, empanada",
    ),
    "cup": listed(
        "coffee, tea, espresso, breakfast, drink",
        "kaffee, tee, espresso, frühstück, getränk",
        "café, té, desayuno, infusi, bebida",
    ),
    "plate": listed(
        "menu, lunch, dinner, catering, starter, main, dish, food, buffet",
        "menü, mittag, abendessen, catering, vorspeise, hauptgericht, buffet, speise",
        "menú, comida, cena, catering, entrante, plato, tapa, ración",
    ),
    "fish": listed("fish, seafood, oyster", "fisch, meeresfrüchte", "pescado, marisco, pulpo"),
    "wine": listed(
        "wine, tasting, beer, cocktail, bar",
        "wein, probe, bier, cocktail",
        "vino, cata, cerveza, cóctel",
    ),
    "leaf": listed(
        "garden, lawn, landscap, tree, hedge, plant, vegetable",
        "garten, rasen, baum, hecke, pflanz, gemüse",
        "jardín, césped, árbol, seto, planta, poda, verdura",
    ),
    "flower": listed(
        "flower, bouquet, wreath, wedding flowers",
        "blume, strauß, kranz, floristik",
        "flor, ramo, corona",
    ),
    "scissors": listed(
        "haircut, cut, trim, barber, beard, tailor, alteration",
        "haarschnitt, schneiden, bart, änderung",
        "corte, barba, peluquer, arreglo",
    ),
    "comb": listed(
        "hair, colour, highlight, blow-dry, styling, perm",
        "haar, farbe, strähn, föhn, styling",
        "pelo, tinte, mechas, peinado",
    ),
    "tooth": listed(
        "tooth, teeth, dental, filling, crown, implant, hygien, root canal",
        "zahn, zähne, wurzel, füllung, krone, implantat, prophylaxe",
        "diente, dental, empaste, implante, ortodoncia, endodoncia",
    ),
    "heart": listed(
        "care, wellbeing, wellness, couple, counsel, cardio, support, donat",
        "pflege, betreuung, paar, beratung, spende, wohl",
        "cuidado, bienestar, pareja, apoyo, donac",
    ),
    "paw": listed(
        "dog, cat, pet, puppy, animal, vaccin, groom",
        "hund, katze, tier, welpe, impf",
        "perro, gato, mascota, animal, cachorro",
    ),
    "stethoscope": listed(
        "check-up, examination, consultation, health, medical, blood",
        "untersuchung, vorsorge, sprechstunde, medizin, blut",
        "revisión, consulta, chequeo, salud, médic",
    ),
    "scales": listed(
        "law, litigation, dispute, court, divorce, employment, criminal",
        "recht, klage, scheidung, prozess, straf",
        "derecho, divorcio, juicio, litigio, despido, penal",
    ),
    "document": listed(
        "tax, contract, return, conveyancing, probate, deed, certificate, account, payroll",
        "steuer, testament, vorsorgevollmacht, patientenverfügung, vollmacht, vertrag, erklärung, abschluss, gutachten, urkunde, lohn, buchhaltung",
        "impuesto, testamento, contrato, declaración, informe, certificado, escritura, nómina, contab",
    ),
    "pen": listed(
        "writing, copy, text, translat, illustration, drawing, design, logo, brand",
        "text, übersetz, illustration, zeichn, gestaltung, logo",
        "texto, traducc, ilustrac, dibujo, diseño, logo",
    ),
    "book": listed(
        "books, bookbind, reading, lesson, tutor, library, course, class",
        "buch, lesung, unterricht, kurs, nachhilfe",
        "libro, lectura, clase, curso, lección",
    ),
    "camera": listed(
        "photo, portrait, wedding, reportage, film, video, shoot",
        "foto, porträt, hochzeit, film, video",
        "foto, retrato, boda, vídeo, reportaje",
    ),
    "screen": listed(
        "website, web, computer, laptop, screen, app, online",
        "website, web, computer, laptop, bildschirm, app, online",
        "web, ordenador, portátil, pantalla, app, en línea",
    ),
    "code": listed(
        "software, code, api, develop, integration",
        "software, entwicklung, schnittstelle, programm",
        "software, código, desarrollo, api, programac",
    ),
    "chart": listed(
        "analysis, strategy, reporting, finance, invest, audit, business, mortgage",
        "analyse, strategie, finanz, prüfung, unternehmen",
        "análisis, estrategia, finanz, auditoría, empresa, hipoteca",
    ),
    "gear": listed(
        "machine, gearbox, technical, e-bike",
        "maschine, getriebe, technik",
        "máquina, cambio, técnic",
    ),
    "bed": listed(
        "room, suite, double, single, night, bed, apartment, cottage",
        "zimmer, suite, übernachtung, bett, wohnung",
        "habitación, suite, noche, cama, apartamento",
    ),
    "key": listed(
        "key, lock, letting, sale, property, security",
        "schlüssel, schloss, miete, verkauf, immobilie, türöffnung",
        "llave, cerradura, alquiler, venta, inmueble",
    ),
    "mountain": listed(
        "mountain, hike, hiking, walk, tour, trek, climb, camping, pitch",
        "berg, wander, tour, kletter, stellplatz, zelt",
        "montaña, senderismo, ruta, paseo, excursión, escalada, parcela",
    ),
    "boat": listed(
        "boat, kayak, canoe, sail, ferry, rowing",
        "boot, kajak, kanu, segel, ruder, schiff",
        "barco, kayak, canoa, vela, remo",
    ),
    "bicycle": listed(
        "bicycle, bike, cycle, puncture", "fahrrad, rad, e-bike", "bicicleta, bici, pinchazo"
    ),
    "music": listed(
        "music, concert, choir, piano, singing, guitar, band, rehearsal",
        "musik, konzert, chor, klavier, gesang, gitarre, probe",
        "música, concierto, coro, piano, canto, guitarra, ensayo",
    ),
    "school": listed(
        "school, training, workshop, education, exam",
        "schule, ausbildung, workshop, schulung",
        "escuela, formación, taller, educación, examen",
    ),
    "hands": listed(
        "massage, physio, therapy, osteopath, treatment, volunteer, manual",
        "massage, physio, therapie, behandlung, ehrenamt",
        "masaje, fisio, terapia, tratamiento, voluntari",
    ),
    "house": listed(
        "house, home, property, kitchen", "haus, wohnung, küche", "casa, vivienda, hogar, cocina"
    ),
    "plan": listed(
        "plan, planning, survey, architect, design and build, structural",
        "plan, planung, vermessung, entwurf, statik",
        "plano, proyecto, planificación, topograf, licencia",
    ),
    "needle": listed(
        "sewing, tattoo, acupuncture, hem, dress, upholster, suit",
        "näh, tattoo, akupunktur, saum, kleid, polster, anzug",
        "costura, tatuaje, acupuntura, dobladillo, vestido, tapiz, traje",
    ),
    "shield": listed(
        "insurance, emergency, security, alarm, protect, safety",
        "versicherung, notdienst, sicherheit, alarm, schutz",
        "seguro, urgencia, seguridad, alarma, protección",
    ),
    "truck": listed(
        "delivery, removal, transport, moving, clearance, storage",
        "lieferung, umzug, transport, entrümpelung, lager",
        "entrega, mudanza, transporte, reparto, almacén",
    ),
    "paint": listed(
        "paint, decorat, wallpaper, plaster, facade, varnish",
        "anstrich, maler, tapete, fassade, lack, lasur, putz",
        "pintura, pintar, fachada, empapelado, barniz",
    ),
}
_TOKENS = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


def icon_for(name: str, language: Language) -> str:
    """Return the key of the icon whose word comes first in the name; empty when none fits."""
    low = name.lower()
    starts = [match.start() for match in _TOKENS.finditer(low)]
    for start in starts:
        if icon := _at(low, start, language):
            return icon
    return _inside(low, language) if language == "de" else ""


def _at(text: str, start: int, language: Language) -> str:
    """Return the icon of the longest known beginning of the word at `start`."""
    known = _index(language)
    end = len(text)
    for size in range(min(20, end - start), 1, -1):
        piece = text[start : start + size]
        if icon := known.get(piece):
            rest = _TOKENS.match(text, start + size)
            # A short word such as `pan` or `bar` must stand alone; a long one may be a stem.
            if len(piece) >= 5 or rest is None or rest.group() in ("s", "es", "e", "n", "en"):
                return icon
    return ""


def _inside(text: str, language: Language) -> str:
    """Return the icon of the known part of a compound that stands first, the longest of those."""
    found = [
        (text.find(word), -len(word), icon)
        for word, icon in _index(language).items()
        if len(word) >= _LEAST_PART and word in text
    ]
    return min(found)[2] if found else ""


_LEAST_PART = 4


@lru_cache
def _index(language: Language) -> dict[str, str]:
    return {word: icon for icon, words in _WORDS.items() for word in words[language]}


ICONS = tuple(_WORDS)
"""Every key of the icon set that a service may ask for."""
