"""Trades of the road and the water."""

from domain.trades.trade import Trade, listed

VEHICLES: dict[str, Trade] = {
    "garage": Trade(
        words=listed(
            "car garage, garage, auto repair, car repair, mechanic, mot, tyre shop, car mechanic, bodyshop, vehicle repair",
            "autowerkstatt, kfz-werkstatt, kfz-meisterbetrieb, kfz, autohaus, karosseriebau, reifenhandel, reifenservice",
            "taller mecánico, taller de coches, taller, mecánico, chapa y pintura, neumáticos",
        ),
        hints=listed(
            "brakes, tyre, exhaust, clutch, oil change, diagnostics, servicing",
            "bremsen, inspektion, ölwechsel, reifen, auspuff, hauptuntersuchung",
            "frenos, cambio de aceite, itv, embrague, motor",
        ),
        archetypes=("workshop",),
        schema_type="AutoRepair",
        motifs=("gears", "rails", "arcs", "ledger"),
        actions=("call", "book", "write", "email", "visit"),
        generic={"en": "Garage", "de": "Autowerkstatt", "es": "Taller mecánico"},
    ),
    "bicycle_shop": Trade(
        words=listed(
            "bicycle shop, bike shop, bicycle repair, bike repair, cycle shop, bicycle workshop, cycles, bike workshop, bicycle repair shop",
            "fahrradladen, fahrradwerkstatt, fahrradgeschäft, fahrräder, radladen, zweirad, fahrrad",
            "tienda de bicicletas, taller de bicicletas, bicicletas, bicis",
        ),
        hints=listed(
            "bicycle, bike, puncture, gears, wheel building, e-bike, cargo bike",
            "räder, lastenrad, e-bike, laufrad, schaltung",
            "bicicleta, pinchazo, ruedas, bici eléctrica",
        ),
        archetypes=("workshop", "shopfront"),
        schema_type="BikeStore",
        motifs=("gears", "arcs", "rails", "rays"),
        actions=("visit", "call", "book", "write", "email"),
        generic={"en": "Bicycle shop", "de": "Fahrradladen", "es": "Tienda de bicicletas"},
        traits=("lively", "sturdy"),
    ),
    "driving_school": Trade(
        words=listed(
            "driving school, driving lessons, driving instructor",
            "fahrschule, fahrlehrer, fahrlehrerin, führerschein",
            "autoescuela, clases de conducir",
        ),
        archetypes=("practice", "workshop"),
        schema_type="EducationalOrganization",
        motifs=("rails", "signal", "arcs", "plan"),
        actions=("call", "book", "write", "email", "visit"),
        noun="courses",
        generic={"en": "Driving school", "de": "Fahrschule", "es": "Autoescuela"},
        traits=("calm", "lively"),
    ),
    "taxi": Trade(
        words=listed(
            "taxi, taxis, minicab, private hire, airport transfers, chauffeur",
            "taxi, taxiunternehmen, mietwagen, krankenfahrten, fahrdienst",
            "taxi, taxis, taxista, traslados al aeropuerto",
        ),
        archetypes=("workshop",),
        schema_type="TaxiService",
        motifs=("rails", "signal", "contours", "stars"),
        actions=("call", "book", "order", "email"),
        generic={"en": "Taxi", "de": "Taxi", "es": "Taxi"},
    ),
    "boatyard": Trade(
        words=listed(
            "boatyard, boat builder, boatbuilder, sailmaker, marine engineer",
            "bootswerft, bootsbau, bootsbauer, werft, segelmacher",
            "astillero, varadero, náutica",
        ),
        archetypes=("workshop", "portfolio"),
        schema_type="LocalBusiness",
        motifs=("waves", "timber", "plan", "contours"),
        actions=("call", "write", "email", "visit"),
        generic={"en": "Boatyard", "de": "Bootswerft", "es": "Astillero"},
        traits=("sturdy", "precise"),
    ),
}
"""Trades that move people and mend what moves them."""
