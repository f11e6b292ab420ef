"""Words a copywriter is to choose, and verbs that claim something whatever stands beside them."""

from domain.facts import Language
from domain.model._truth_lexicon import words

ORDINARY: dict[Language, frozenset[str]] = {
    "en": words(
        """
        secret trick point matter case sake turn treat wish dream idea plan plans mood occasion moment while bit lot plenty
        rest side hand hands eye eyes head heart mind face shoulders life lives world place spot corner home
        mother father parent parents ones one someone anyone others folk folks guest person
        penny pence cost costs bill price tag list shelf doorstep door way ways road step steps start finish end
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
        tomorrow yesterday midweek weekdays clothes bag seat chair cup tea coffee
        another change fresh quick spoken written told known meant kept left given taken gone done begun led run ran become became
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
        steuer runde runden name hause gelegenheit überraschung
        """
    ),
    "es": words(
        """
        mano manos cabeza corazón ojo ojos vida mundo lugar sitio rincón puerta camino paso cajón
        madre padre padres mamá papá gente persona personas cliente clientes amigo amigos familia vecino pareja hijos hijo hija hijas
        cosa cosas historia punto frente caso vez veces miedo prisa calma ilusión sueño deseo idea plan planes
        verano invierno primavera otoño temporada año años mes meses semana semanas día días hora horas minuto minutos
        tarde mañana noche fin principio comienzo momento rato tiempo fecha edad cumpleaños
        dinero precio coste euros céntimos cuenta parte partes trozo mitad cuarto resto
        primer primera primero segunda segundo último última próxima próximo nuevo nueva nuevos nuevas viejo vieja antiguo antigua
        propio propia pequeño pequeña grande gran bueno buena buen bien bonito bonita distinto distinta tranquilo tranquila
        listo lista libres cómodo cómoda cómodamente fácil fácilmente posible mejor
        juntos juntas además incluso sobre entre durante encima debajo dentro fuera
        cuerpo mesa silla taza café
        nuestra nuestro nuestras nuestros nosotros mensuales mensual quien
        lamentablemente naturalmente seguro claro simplemente solamente
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
        importieren züchten herstellen erfinden bestehen bestehst räumen verlegen
        """
    ),
    "es": words(
        """
        dirigir prevenir previene evitar reducir bajar ahorrar curar aliviar quitar eliminar mejorar mejora aumentar proteger
        ganar ganó premiar fundar devolver devolvemos reembolsar garantizar asegurar certificar acreditar recomendar elogiar
        encantar confiar especializar durar
        entregar recoger instalar revisar reparar limpiar lavar pintar vender comprar alquilar almacenar enseñar formar enviar
        cocinar hornear tratar imprimir construir sustituir restaurar diseñar afilar soldar importar criar fabricar inventar
        """
    ),
}
"""Verbs that say what a firm does for money, what its work brings about, and what others think of it."""
