"""Places to sleep and days out."""

from domain.trades.trade import Trade, listed

STAY: dict[str, Trade] = {
    "hotel": Trade(
        words=listed(
            "hotel, boutique hotel, hostel, inn, motel",
            "hotel, stadthotel, hostel, jugendherberge, landhotel",
            "hotel, hostal, parador, albergue, posada",
        ),
        hints=listed(
            "double room, suite, check-in, breakfast",
            "doppelzimmer, suite, anreise, frühstück",
            "habitación doble, suite, desayuno",
        ),
        archetypes=("stay",),
        schema_type="Hotel",
        motifs=("stars", "arcs", "columns", "waves"),
        actions=("book", "call", "email", "write", "visit"),
        noun="rooms",
        generic={"en": "Hotel", "de": "Hotel", "es": "Hotel"},
        formality="warm",
        traits=("elegant", "calm"),
    ),
    "guesthouse": Trade(
        words=listed(
            "guesthouse, guest house, bed and breakfast, b&b, holiday cottage, holiday let, holiday cottages, self-catering, self-catering cottages, self-catering cottage, self-catering flat, holiday home",
            "pension, gästehaus, ferienwohnung, ferienwohnungen, ferienhaus, frühstückspension, gästezimmer, fremdenzimmer",
            "casa de huéspedes, pensión, casa rural, apartamentos turísticos, alojamiento rural, apartamento vacacional",
        ),
        archetypes=("stay",),
        schema_type="BedAndBreakfast",
        motifs=("hills", "leaves", "arcs", "stars"),
        actions=("book", "call", "email", "write", "visit"),
        noun="rooms",
        generic={"en": "Guesthouse", "de": "Gästehaus", "es": "Casa rural"},
        formality="warm",
        traits=("warm", "calm"),
    ),
    "farm_stay": Trade(
        words=listed(
            "farm stay, farmstay, farm, farm shop, riding stables, organic farm, smallholding",
            "bauernhof, ferienhof, biohof, urlaub auf dem bauernhof, hofladen, reiterhof, reitstall, biobauernhof",
            "granja, agroturismo, finca, granja escuela, hípica",
        ),
        archetypes=("stay", "shopfront"),
        schema_type="LodgingBusiness",
        motifs=("hills", "grain", "leaves", "contours"),
        actions=("book", "visit", "call", "email", "write"),
        noun="services",
        generic={"en": "Farm", "de": "Bauernhof", "es": "Granja"},
        formality="warm",
        traits=("warm", "sturdy"),
    ),
    "campsite": Trade(
        words=listed(
            "campsite, camping, glamping, caravan park, campground, pitches",
            "campingplatz, camping, wohnmobilstellplatz, zeltplatz",
            "camping, campamento, glamping, área de autocaravanas",
        ),
        archetypes=("stay",),
        schema_type="Campground",
        motifs=("hills", "stars", "contours", "leaves"),
        actions=("book", "call", "email", "write", "visit"),
        noun="rooms",
        generic={"en": "Campsite", "de": "Campingplatz", "es": "Camping"},
        formality="warm",
        traits=("fresh", "lively"),
    ),
    "tour_guide": Trade(
        words=listed(
            "tour guide, walking tours, guided tours, tours, mountain guide, travel agency, city tours, hiking tours",
            "stadtführer, stadtführerin, stadtführungen, bergführer, bergführerin, reisebüro, wanderführer, gästeführer, gästeführerin",
            "guía turístico, guía turística, visitas guiadas, rutas guiadas, guía de montaña, agencia de viajes, excursiones",
        ),
        archetypes=("stay", "cause"),
        schema_type="TravelAgency",
        motifs=("contours", "hills", "rails", "plan"),
        actions=("book", "write", "email", "call"),
        generic={"en": "Guided tours", "de": "Führungen", "es": "Visitas guiadas"},
        formality="warm",
        traits=("lively", "warm"),
    ),
    "boat_hire": Trade(
        words=listed(
            "boat hire, boat rental, kayak hire, canoe hire, boat trips, boat tours, sailing school, bike hire, surf school",
            "bootsverleih, kanuverleih, bootsvermietung, segelschule, schifffahrt, kajakverleih, fahrradverleih, tauchschule, surfschule",
            "alquiler de barcos, alquiler de kayaks, paseos en barco, escuela de vela, alquiler de bicicletas, escuela de surf",
        ),
        archetypes=("stay",),
        schema_type="LocalBusiness",
        motifs=("waves", "contours", "drops", "stars"),
        actions=("book", "call", "visit", "email", "write"),
        generic={"en": "Boat hire", "de": "Bootsverleih", "es": "Alquiler de barcos"},
        formality="warm",
        traits=("fresh", "lively"),
    ),
}
"""Trades of nights and of days out."""
