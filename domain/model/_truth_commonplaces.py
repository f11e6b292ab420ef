"""What every firm of a trade handles: a baker may say `bread` and a lawyer `papers` without a fact.

Nothing a firm could sell, do or have besides belongs here, only what nobody of the trade can be without.
"""

from functools import lru_cache

from domain.facts import Language
from domain.model._truth_words import keys

_TABLE: dict[Language, str] = {
    "en": """
bakery baker bread: bread dough flour loaf oven baking
restaurant café cafe inn bistro: table kitchen menu plate dish meal food guest cook
pub bar: drink glass table guest
accountant accountants bookkeeper tax: book number account figure receipt paperwork business money
lawyer solicitor law notary: law paper document case matter advice
electrician electrical: light power cable wire current
plumber plumbing heating: pipe water tap radiator heat
photographer photography: picture photograph camera lens light face
hairdresser barber salon hair: hair cut style chair mirror head
garage mechanic car: car engine vehicle motor wheel
bicycle bike cycle: bike bicycle wheel ride cyclist
optician optometrist: eye glasses frame lens sight
dentist dental: tooth mouth smile chair patient
doctor physiotherapist osteopath clinic: patient body treatment practice
vet veterinary: animal pet paw fur patient
groomer grooming kennel: dog coat fur paw
gardener landscaping garden: garden plant lawn green soil
florist flower: flower bouquet bloom vase stem
joiner carpenter furniture: wood timber grain board bench
painter decorator: paint brush wall colour room
builder roofer building: house wall roof home site
locksmith: lock key door
cleaner cleaning: house home floor dust room
removal removals: box house home furniture move
hotel guesthouse: room bed guest night stay
school academy lesson teacher tutor: lesson class course learner pupil
driving: car road wheel lesson
yoga pilates gym fitness: class mat body breath
dance music: class music step floor
upholsterer upholstery tailor sewing: chair fabric cloth stitch seam
jeweller goldsmith: ring jewellery piece stone
potter pottery ceramics: clay pot wheel kiln
bookshop bookseller: book page story reader shelf
farm grower: field farm land animal harvest
butcher: meat cut joint
nursery kindergarten childminder: child parent toy day
cheese dairy creamery: cheese milk cow
brewery winery: glass bottle barrel
chimney sweep: chimney soot fire stove
swimming swim: water pool swimmer lesson
software web it computer: software computer screen system data
architect: house building plan drawing room
""",
    "de": """
bäckerei bäcker: brot teig mehl laib ofen
gasthof gasthaus restaurant café wirtshaus: tisch küche karte teller essen gast speise
steuerberater buchhaltung: zahl buch beleg unterlage papier betrieb
anwalt rechtsanwalt kanzlei notar notariat: recht papier fall unterlage vertrag urkunde
elektro elektriker elektroinstallation: strom licht leitung kabel
sanitär heizung klempner installateur: wasser rohr heizung wärme
fotograf fotografie: bild foto kamera licht
friseur salon: haar schnitt frisur spiegel kopf
werkstatt kfz auto: auto motor wagen fahrzeug
fahrrad rad: rad fahrrad
optiker: auge brille glas
zahnarzt: zahn mund lächeln
arzt praxis physiotherapie heilpraktiker: patient körper behandlung
tierarzt: tier pfote fell
gärtner gärtnerei gartenbau: garten pflanze grün rasen
florist blumen: blume strauß blüte vase
tischler schreiner tischlerei: holz brett möbel
maler malerbetrieb: farbe pinsel wand zimmer
dachdecker bau: haus dach wand baustelle
schlüsseldienst: schloss schlüssel tür
reinigung: boden staub haus wohnung
umzug umzugsfirma: karton möbel wohnung umzug
hotel pension gästehaus: zimmer bett gast nacht
schule unterricht nachhilfe: stunde kurs unterricht
fahrschule: auto straße steuer fahrstunde
yoga fitness: matte körper atem kurs
goldschmied schmuck: ring schmuck stück
keramik töpferei: ton scheibe
buchhandlung: buch seite geschichte regal leser
hof landwirtschaft: hof feld acker
käserei molkerei käse: käse milch kuh
kita kindergarten krippe: kind eltern tag
brauerei weingut: glas flasche fass
metzger fleischerei: fleisch wurst
""",
    "es": """
panadería panadero horno: pan masa harina horno
restaurante bar casa: mesa cocina plato carta comida cena mantel
asesoría gestoría contable: número cuenta papel factura
abogado abogados notaría despacho: ley papel derecho documento
electricista electricidad: luz cable corriente
fontanero fontanería: agua tubería grifo
fotógrafo fotografía: foto imagen cámara luz
peluquería peluquero: pelo corte cabeza espejo
taller mecánico coches: coche motor vehículo rueda
bicicletas: bici bicicleta rueda
óptica: ojo gafas vista
dentista dental: diente boca sonrisa
clínica fisioterapia: paciente cuerpo tratamiento
veterinaria veterinario: animal pata pelo
jardinería jardinero: jardín planta verde
floristería florista: flor ramo
carpintería carpintero: madera tabla mueble
pintor pintura: pintura pared brocha color
mudanzas: caja casa piso mueble
hostal hotel pensión: habitación cama huésped noche
escuela academia: clase curso alumno lección
autoescuela: coche carretera volante
danza baile: clase paso música
cerámica: barro torno pieza
librería: libro página historia
surf: ola tabla mar
guardería: niño padre madre juguete
quesería queso: queso leche vaca
bodega vino: copa botella barrica
bicicleta bicicletas: bici pedal rueda pedalear
""",
}


@lru_cache(maxsize=256)
def commonplaces(trade: frozenset[str], language: Language) -> frozenset[str]:
    """Return what the things are known by that go with a trade, given what its words are known by."""
    return frozenset(key for trades, things in _rows(language) if trades & trade for key in things)


@lru_cache(maxsize=3)
def _rows(language: Language) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    lines = (line.split(":") for line in _TABLE[language].splitlines() if ":" in line)
    return tuple((_stems(trades, language), _stems(things, language)) for trades, things in lines)


def _stems(text: str, language: Language) -> frozenset[str]:
    found = (key for word in text.split() for key in keys(word, language))
    return frozenset(key for key in found if not key.startswith("~"))
