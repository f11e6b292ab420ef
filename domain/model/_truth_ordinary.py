"""Words a copywriter is to choose, and verbs that claim something whatever stands beside them."""

from functools import lru_cache

from domain.facts import Language
from domain.model._truth_lexicon import words

ORDINARY: dict[Language, frozenset[str]] = {
    "en": words(
        """
        secret trick point matter case sake turn treat wish dream idea plan plans mood occasion moment while bit lot plenty
        rest side hand hands eye eyes head heart mind face shoulders life lives world place spot corner home
        mother father parent parents ones one someone anyone others folk folks guest person
        penny pence cost costs bill price tag list doorstep door way ways road step steps start finish end
        beginning piece pieces thing things something anything everything nothing stuff kind sort type number
        little big tired beloved old dear lovely snug comfy comfortable gentle careful proper simple easy warm
        ready keen eager busy curious unsure nervous worried stuck lost late early soon today tonight now then next
        first second third last whole own same right straight away back forth up down out off over round together apart alongside
        almost nearly just simply easily properly gently carefully slowly quickly comfortably happily instead rather either neither
        both each among between behind under above inside outside indoors outdoors ahead beforehand afterwards later
        party holiday weekend evening morning afternoon day days week weeks month months year years minute minutes
        hour hours decade quarter age ages old winter summer spring autumn season date
        visitors customer customers client clients family families friend friends neighbour neighbours kids little-ones
        sorry sadly unfortunately welcome thanks thank please course sure certainly enough extra top spare
        worn broken torn dirty dull loose smoking blocked rusty noisy cold sore stiff heavy empty full wet dry
        room space time fit rule deal job jobs task question questions answer answers word words name call line note photo
        tomorrow yesterday midweek weekdays clothes bag seat chair tea coffee
        rest rests rested graze grazes taste tastes tasted smell smells sound sounds land lands snow smile dream dreams talk chat walk
        stroll climb travel hang lean breathe shine knock queue head heads point matters count wait rise rises fall falls
        new paperwork        nudge crowd city town village country hill hills river
        sea sun moon sky air weather stairs street pavement corridor pocket pockets
        sleeve sleeves                   
            grandmother grandfather grandparents granddaughter grandson aunt uncle nephew niece couple couples
        supper appetite flavour scent smell view sight glance silence noise story stories tale page pages chapter
           commute journey trip traffic queue rush hurry pace rhythm break pause nap sleep dream
        problem problems wind storm weather verdict midnight another change fresh quick spoken written told known meant kept left given taken gone done begun led run ran become became
        """
    ),
    "de": words(
        """
        hand hände kopf herz auge augen haus zuhause leben welt ort platz ecke tür weg wege schritt
        mama papa mutter vater eltern leute mensch menschen gast besucher besuch kunde freund freunde familie nachbar
        ding dinge sache sachen punkt rahmen rede buch lust mut angst eile ruhe freude traum wunsch idee plan
        sommer winter frühling herbst saison jahr jahre monat monate woche wochen tag tage stunde stunden minute minuten
        abend morgen mittag nachmittag wochenende feierabend anfang ende beginn mal male moment augenblick zeit zeitpunkt
        geld rechnung betrag kosten preis euro cent summe programm haken teil teile stück paar hälfte viertel
        erste ersten erster erstes zweite zweiten dritte dritten letzte letzten nächste nächsten ganze
        alte alten altes alter neue neuen neues neuer eigene eigenen eigener eigenes eigenem kleine kleinen kleiner kleines große großen
        liebe lieben lieber gerne gut gute guten gutes guter schön schöne schönen schönes frisch frische frischen frisches frischer
        müde bereit fertig möglich richtig passend passende passenden selbst gemütlich bequem sorgfältig behutsam ordentlich
        kaputt defekt lose locker weit voll leer nass trocken kalt warm undicht stumpf
        lieber eilig spät früh später früher bald jetzt heute noch schon gleich sofern lange kurz gerade
        gemeinsam zusammen miteinander nebenbei vorher danach anschließend zuvor währenddessen zwischen beide beiden
        leider natürlich sicher gewiss ehrlich sozusagen nämlich zwar eben halt allein hinters hinterm ums fürs übers unterm
          papierkram         stadt dorf land hügel berg fluss meer sonne
        mond himmel luft wetter regen schnee wind treppe straße bürgersteig flur tasche ärmel
                pinselstrich         
                großmutter großvater oma opa enkel enkelin tante onkel neffe nichte
        paar appetit geschmack duft blick aussicht stille lärm geschichte geschichten kapitel alltag
        reise verkehr schlange eile tempo pause durst hunger gefühl gedanke sorge sorgen hektik geduld 
        auge nase ohr mund finger arm bein schatten farbe form klang stimme sprache satz frage problem lösung
        bescheid mitternacht urteil steuer runde runden name hause gelegenheit überraschung
        """
    ),
    "es": words(
        """
        mano manos cabeza corazón ojo ojos vida mundo lugar sitio rincón puerta camino paso cajón
        madre padre padres mamá papá gente persona personas cliente clientes amigo amigos familia vecino pareja hijos hijo hija hijas
        cosa cosas historia punto frente caso vez veces miedo prisa calma ilusión deseo idea plan planes
        verano invierno primavera otoño temporada año años mes meses semana semanas día días hora horas minuto minutos
        tarde mañana noche fin principio comienzo momento rato tiempo fecha edad cumpleaños
        dinero precio coste euros céntimos cuenta parte partes trozo mitad cuarto resto
        primer primera primero segunda segundo último última próxima próximo nuevo nueva nuevos nuevas viejo vieja antiguo antigua
        propio propia pequeño pequeña grande gran bueno buena buen bien bonito bonita distinto distinta tranquilo tranquila
        listo lista libres cómodo cómoda cómodamente fácil fácilmente posible mejor
        juntos juntas además incluso entre durante encima debajo dentro fuera
        cuerpo mesa silla taza café
        nuestra nuestro nuestras nuestros nosotros mensuales mensual quien
        papel papeles papeleo ciudad pueblo campo monte río mar sol luna cielo aire
        tiempo lluvia nieve viento escalera calle acera pasillo bolsillo manga    
                        
          abuelo abuela nieto nieta tío tía sobrino sobrina apetito sabor olor vista silencio ruido  
        cuento página capítulo trabajo viaje tráfico cola ritmo pausa sed hambre sentimiento pensamiento
        preocupación paciencia nariz oído boca dedo brazo pierna sombra color forma sonido voz idioma frase pregunta
        problema solución apellido nombre cerca lejos hoy inspector
        descanso pausa medianoche veredicto lamentablemente naturalmente claro simplemente solamente
        roto rota sucio sucia frío fría
        """
    ),
}
"""Nouns of any life, adjectives of manner and adverbs: they claim nothing where the sheet does not use them."""

CLAIMING: dict[Language, frozenset[str]] = {
    "en": words(
        """
        prevent lower reduce save cure heal relieve ease remove eliminate improve boost increase double protect stop end
        win award own found refund reimburse guarantee promise insure certify approve accredit license qualify recommend praise
        love trust specialise specialize last survive outlast beat match
        deliver collect install inspect repair mend fix clean wash paint sell buy rent hire store teach train ship cook bake
        extend prolong lengthen shorten strengthen soften brighten whiten tighten smooth cut pack wrap slice carve chop peel iron mow prune dig plaster plumb wire solder forge cast mould melt dye stitch darn hem
        sleep eat drink dine lend borrow loan cancel ride swim dance sing perform record film photograph edit translate interpret advise coach tutor
        train assess audit certify insure test measure calibrate program host develop market ship pluck milk shear slaughter
        bottle smoke roast grill fry brew distil ferment press squeeze grind mill knead massage stretch adjust drill
        cater treat print build replace restore supply design groom tune polish sand sharpen weld import export grow breed
        lead manage run head manufacture invent mount rewire insulate valet embroider sew knit frame scan
        """
    ),
    "de": words(
        """
        leiten führen verhindern verhindert vorbeugen senken senkt sparen spart heilen heilt lindern lindert beseitigen entfernen verbessern
        steigern erhöhen schützen schützt gewinnen gewonnen gründen gegründet  erstatten garantieren versprechen versichern
        zertifizieren anerkannt empfehlen empfiehlt loben lobt begeistert vertrauen spezialisiert überleben
        liefern installieren prüfen reparieren reinigen waschen streichen verkaufen kaufen mieten vermieten lagern lehren
        versenden verschicken kochen backen behandeln drucken bauen ersetzen restaurieren entwerfen schleifen schweißen
        verlängern stärken straffen glätten aufhellen erleichtern leihen ausleihen verleihen abholen absagen stornieren verschieben schneiden mähen pflanzen pflegen jäten fällen mauern
        verputzen tapezieren fliesen dämmen löten schmieden gießen nähen stopfen bügeln stricken sticken färben gerben polieren
        ölen wachsen braten grillen räuchern brauen keltern mahlen kneten melken schlachten massieren untersuchen impfen operieren
        therapieren trainieren unterrichten schulen übersetzen dolmetschen beraten vertreten verteidigen beurkunden
        programmieren filmen aufnehmen spielen singen tanzen reiten schwimmen rahmen gravieren
        importieren züchten herstellen erfinden bestehen bestehst räumen verlegen
        """
    ),
    "es": words(
        """
        dirigir prevenir previene evitar reducir bajar ahorrar curar aliviar quitar eliminar mejorar mejora aumentar proteger
        ganar ganó premiar fundar devolver devolvemos reembolsar garantizar asegurar certificar acreditar recomendar elogiar
        encantar confiar especializar durar
        entregar recoger instalar revisar reparar limpiar lavar pintar vender comprar alquilar almacenar enseñar formar enviar
        alargar prolongar fortalecer reforzar aclarar blanquear facilitar prestar anular cancelar cortar podar plantar segar cavar alicatar aislar soldar forjar coser bordar tejer planchar teñir
        pulir lijar barnizar encerar asar ahumar moler amasar ordeñar masajear examinar vacunar operar entrenar traducir
        interpretar asesorar defender representar tramitar programar grabar filmar tocar cantar bailar montar nadar encuadernar
        enmarcar cobrar cocinar hornear tratar imprimir construir sustituir restaurar diseñar afilar soldar importar criar fabricar inventar
        """
    ),
}
"""Verbs that say what a firm does for money, what its work brings about, and what others think of it."""

_ENDINGS: dict[Language, tuple[str, ...]] = {
    "en": ("", "s", "es"),
    "de": ("", "s", "es", "e", "en", "n"),
    "es": ("", "s", "es"),
}


@lru_cache(maxsize=16384)
def is_ordinary(word: str, language: Language) -> bool:
    """Whether a word, in the singular or the plural, is a noun of any life, or one of manner."""
    shown = word.casefold()
    return any(shown.removesuffix(end) in ORDINARY[language] for end in _ENDINGS[language])
