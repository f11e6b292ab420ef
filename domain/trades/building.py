"""Trades that build, fit and mend houses."""

from domain.trades.trade import Trade, listed

BUILDING: dict[str, Trade] = {
    "roofer": Trade(
        words=listed(
            "roofer, roofing, roof repairs, roofing contractor, slater",
            "dachdecker, dachdeckerei, spengler, bedachung, bedachungen",
            "tejador, tejados, techador, impermeabilizaciones",
        ),
        hints=listed(
            "roof, slate, tile, gutter, chimney, leadwork, flashing",
            "dach, schiefer, ziegel, dachrinne, kamin, flachdach",
            "tejado, teja, canalón, cubierta, gotera, pizarra",
        ),
        archetypes=("workshop",),
        schema_type="RoofingContractor",
        motifs=("slates", "rays", "drops", "hills"),
        actions=("call", "write", "email", "visit"),
        generic={"en": "Roofer", "de": "Dachdeckerei", "es": "Tejados"},
        traits=("sturdy", "precise"),
    ),
    "plumber": Trade(
        words=listed(
            "plumber, plumbing, heating engineer, gas engineer, plumbers",
            "installateur, sanitärinstallateur, klempner, klempnerei, sanitär, sanitärtechnik, "
            "heizungsbau, heizungsbauer, heizung und sanitär, shk",
            "fontanero, fontanera, fontanería, plomero, plomería, calefactor",
        ),
        hints=listed(
            "boiler, leak, tap, pipe, drain, radiator, bathroom, toilet, blocked",
            "heizung, rohr, bad, wasserhahn, abfluss, leck, therme, wärmepumpe",
            "caldera, fuga, grifo, tubería, desagüe, atasco, baño, calentador",
        ),
        archetypes=("workshop",),
        schema_type="Plumber",
        motifs=("pipes", "drops", "waves", "arcs"),
        actions=("call", "write", "email", "visit"),
        generic={"en": "Plumber", "de": "Sanitär und Heizung", "es": "Fontanería"},
        traits=("sturdy", "calm"),
    ),
    "electrician": Trade(
        words=listed(
            "electrician, electrical contractor, electrical services, electrical contractors, electrics",
            "elektriker, elektrikerin, elektro, elektrobetrieb, elektroinstallation, elektrotechnik, "
            "elektromeister, elektroinstallateur",
            "electricista, electricidad, instalaciones eléctricas",
        ),
        hints=listed(
            "rewire, rewiring, fuse, socket, lighting, consumer unit, ev charger, wiring",
            "sicherung, steckdose, wallbox, verkabelung, beleuchtung, zählerschrank",
            "enchufe, cuadro eléctrico, cableado, boletín, iluminación",
        ),
        archetypes=("workshop",),
        schema_type="Electrician",
        motifs=("wires", "circuit", "rays", "signal"),
        actions=("call", "write", "email", "visit"),
        generic={"en": "Electrician", "de": "Elektrobetrieb", "es": "Electricista"},
        traits=("precise", "sturdy"),
    ),
    "joiner": Trade(
        words=listed(
            "joiner, joinery, carpenter, carpentry, cabinet maker, cabinetmaker",
            "tischler, tischlerei, schreiner, schreinerei, zimmerei, zimmerer, zimmermann, holzbau",
            "carpintero, carpintera, carpintería, ebanista, ebanistería",
        ),
        hints=listed(
            "stairs, staircase, door, wardrobe, oak, sash window, timber",
            "treppe, einbauschrank, eiche, holzfenster, dachstuhl, türen",
            "escalera, armario, roble, puertas, madera",
        ),
        archetypes=("workshop", "portfolio"),
        schema_type="HomeAndConstructionBusiness",
        motifs=("timber", "grain", "plan", "frames"),
        actions=("call", "write", "email", "visit"),
        generic={"en": "Joinery", "de": "Tischlerei", "es": "Carpintería"},
        traits=("precise", "warm"),
    ),
    "builder": Trade(
        words=listed(
            "builder, building contractor, construction company, construction, building firm, "
            "general contractor, bricklayer, building company, builders",
            "bauunternehmen, baufirma, bauunternehmer, maurer, hochbau, baugeschäft, maurerbetrieb",
            "constructora, construcción, construcciones, albañil, albañilería, reformas, contratista",
        ),
        hints=listed(
            "extension, loft conversion, renovation, brickwork, foundation, kitchen extension",
            "anbau, rohbau, umbau, sanierung, mauerwerk, altbau",
            "obra, ampliación, rehabilitación, reforma, ladrillo",
        ),
        archetypes=("workshop",),
        schema_type="GeneralContractor",
        motifs=("bricks", "plan", "columns", "frames"),
        actions=("call", "write", "email", "visit"),
        generic={"en": "Builder", "de": "Bauunternehmen", "es": "Construcciones"},
    ),
    "painter": Trade(
        words=listed(
            "painter and decorator, house painter, decorator, decorating, painters and decorators, painter",
            "malerbetrieb, malermeister, malerei betrieb, maler und lackierer, maler, malergeschäft, lackierer",
            "pintor de casas, pintores, empresa de pintura, pintura y decoración, pintor",
        ),
        hints=listed(
            "wallpaper, paint, facade, plaster, woodwork, interior painting",
            "tapete, anstrich, fassade, lasur, putz, innenanstrich",
            "fachada, empapelado, barniz, pintar, esmalte",
        ),
        archetypes=("workshop",),
        schema_type="HousePainter",
        motifs=("frames", "weave", "rays", "contours"),
        actions=("call", "write", "email", "visit"),
        generic={"en": "Painter and decorator", "de": "Malerbetrieb", "es": "Pintura y decoración"},
        traits=("fresh", "precise"),
    ),
    "tiler": Trade(
        words=listed(
            "tiler, tiling, floor layer, flooring, flooring contractor",
            "fliesenleger, fliesen, bodenleger, parkettleger, parkett, fußbodenleger",
            "alicatador, solador, azulejos, pavimentos, parquetista",
        ),
        archetypes=("workshop",),
        schema_type="HomeAndConstructionBusiness",
        motifs=("weave", "bricks", "frames", "contours"),
        actions=("call", "write", "email", "visit"),
        generic={"en": "Tiling and floors", "de": "Fliesenleger", "es": "Suelos y azulejos"},
        traits=("precise", "sturdy"),
    ),
    "stonemason": Trade(
        words=listed(
            "stonemason, stonemasonry, stone mason, drystone waller, memorial mason",
            "steinmetz, steinmetzbetrieb, bildhauerei, natursteine, naturstein",
            "cantero, cantería, marmolista, marmolería",
        ),
        archetypes=("workshop", "portfolio"),
        schema_type="HomeAndConstructionBusiness",
        motifs=("contours", "columns", "bricks", "arcs"),
        actions=("call", "write", "email", "visit"),
        generic={"en": "Stonemason", "de": "Steinmetz", "es": "Cantería"},
    ),
    "metalworker": Trade(
        words=listed(
            "blacksmith, metalworker, metalwork, welder, welding, ironwork, fabricator",
            "schlosserei, schmiede, metallbau, metallbauer, schweißerei, kunstschmied",
            "herrería, cerrajería metálica, soldador, calderería, forja, carpintería metálica",
        ),
        archetypes=("workshop", "portfolio"),
        schema_type="HomeAndConstructionBusiness",
        motifs=("arcs", "frames", "gears", "rays"),
        actions=("call", "write", "email", "visit"),
        generic={"en": "Metalwork", "de": "Metallbau", "es": "Herrería"},
    ),
    "glazier": Trade(
        words=listed(
            "glazier, glazing, window fitter, double glazing",
            "glaser, glaserei, fensterbau, fensterbauer",
            "cristalero, cristalería, vidriero, ventanas de aluminio",
        ),
        archetypes=("workshop",),
        schema_type="HomeAndConstructionBusiness",
        motifs=("frames", "rays", "plan"),
        actions=("call", "write", "email", "visit"),
        generic={"en": "Glazier", "de": "Glaserei", "es": "Cristalería"},
        traits=("precise", "fresh"),
    ),
    "solar": Trade(
        words=listed(
            "solar installer, solar panel installer, solar company, heat pump installer",
            "photovoltaik, solarteur, solartechnik, solaranlagen",
            "energía solar, placas solares, instalador solar, autoconsumo",
        ),
        archetypes=("workshop", "product"),
        schema_type="HomeAndConstructionBusiness",
        motifs=("rays", "circuit", "weave"),
        actions=("write", "call", "email", "visit"),
        generic={"en": "Solar installer", "de": "Solartechnik", "es": "Energía solar"},
        traits=("fresh", "precise"),
    ),
    "chimney_sweep": Trade(
        words=listed(
            "chimney sweep, chimney sweeping",
            "schornsteinfeger, schornsteinfegerin, kaminkehrer, rauchfangkehrer, ofenbauer, kaminbau",
            "deshollinador, limpieza de chimeneas",
        ),
        archetypes=("workshop",),
        schema_type="HomeAndConstructionBusiness",
        motifs=("bricks", "rays", "stars"),
        actions=("call", "book", "write", "email"),
        generic={"en": "Chimney sweep", "de": "Schornsteinfeger", "es": "Deshollinador"},
    ),
    "gardener": Trade(
        words=listed(
            "gardener, gardening, landscaper, landscaping, landscape gardener, garden design, "
            "tree surgeon, tree surgery, tree care, tree work, arborist, garden maintenance",
            "gärtner, gärtnerin, gartenbau, landschaftsbau, gartengestaltung, gartenpflege, "
            "baumpflege, landschaftsgärtner, galabau",
            "jardinero, jardinera, jardinería, paisajista, paisajismo, poda",
        ),
        hints=listed(
            "lawn, hedge, pruning, patio, planting, turf, decking",
            "rasen, hecke, terrasse, bepflanzung, baumfällung, rollrasen",
            "césped, seto, riego, plantas, jardín",
        ),
        archetypes=("workshop", "portfolio"),
        schema_type="HomeAndConstructionBusiness",
        motifs=("leaves", "contours", "petals", "hills"),
        actions=("call", "write", "email", "visit"),
        generic={"en": "Gardener", "de": "Gartenbau", "es": "Jardinería"},
        traits=("fresh", "sturdy"),
    ),
    "cleaner": Trade(
        words=listed(
            "cleaner, cleaning company, cleaning service, cleaners, cleaning services, window cleaner, "
            "window cleaning, office cleaning",
            "gebäudereinigung, reinigungsfirma, reinigungsservice, reinigungsdienst, putzdienst, "
            "fensterreinigung, glasreinigung, hausmeisterservice, hausmeisterdienst",
            "empresa de limpieza, limpiezas, servicio de limpieza, limpiadora, limpieza",
        ),
        archetypes=("workshop",),
        schema_type="HomeAndConstructionBusiness",
        motifs=("drops", "arcs", "rays", "frames"),
        actions=("call", "write", "email", "book"),
        generic={"en": "Cleaning service", "de": "Gebäudereinigung", "es": "Servicio de limpieza"},
        traits=("fresh", "modest"),
    ),
    "locksmith": Trade(
        words=listed(
            "locksmith, locksmiths, lock repair",
            "schlüsseldienst, schlüsselnotdienst, sicherheitstechnik, aufsperrdienst",
            "cerrajero, cerrajera, cerrajería, cerrajeros",
        ),
        hints=listed(
            "locked out, lock, key, lockout", "schlüssel, schloss, türöffnung", "cerradura, llave"
        ),
        archetypes=("workshop",),
        schema_type="Locksmith",
        motifs=("gears", "arcs", "ledger", "signal"),
        actions=("call", "write", "email", "visit"),
        generic={"en": "Locksmith", "de": "Schlüsseldienst", "es": "Cerrajería"},
        traits=("sturdy", "calm"),
    ),
    "removals": Trade(
        words=listed(
            "removals, removal company, movers, moving company, man and van, house removals, house clearance",
            "umzugsunternehmen, umzüge, umzugsfirma, möbelspedition, entrümpelung, spedition",
            "mudanzas, empresa de mudanzas, guardamuebles, transportes",
        ),
        archetypes=("workshop",),
        schema_type="MovingCompany",
        motifs=("rails", "frames", "ledger", "plan"),
        actions=("call", "write", "email", "book"),
        generic={"en": "Removals", "de": "Umzugsunternehmen", "es": "Mudanzas"},
    ),
}
"""Trades of the building site and the house."""
