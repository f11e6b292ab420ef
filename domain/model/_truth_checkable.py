"""Words that can be false wherever they stand: what a firm has, is and is praised for, and how its goods are made."""

import re
from functools import lru_cache

from domain.facts import Language
from domain.model._truth_lexicon import pattern, words
from domain.model._truth_words import keys

_WORDS: dict[Language, frozenset[str]] = {
    "en": words(
        """
        dog dogs cat cats horse horses pony ponies puppy pork beef lamb chicken wine beer cheese breakfast lunch dinner towel towels
        internet television heating pesticides antibiotics additives preservatives newborn pregnant elderly disabled teenagers
        toddlers teens pool sauna spa gym terrace balcony garden lounge bar lift elevator wifi parking cafeteria playground crèche fireplace
        jacuzzi minibar showroom warehouse laboratory lab theatre simulator
        certificate certification accreditation diploma degree licence license membership insurance award medal prize badge
        partner partnership supplier dealer distributor agent subsidiary branch franchise sponsor
        expert experts expertise experience experienced specialist specialists professional professionals qualified trained
        skilled seasoned veteran award-winning staff crew apprentice apprentices volunteers
        voucher refund discount offer bonus deposit financing subsidy loan credit trial sample gift present surprise
        natural organic vegan vegetarian handmade handcrafted homemade bespoke recycled recyclable sustainable ecological
        biodegradable local regional imported british english scottish welsh irish french italian german spanish swiss
        genuine authentic original antique vintage premium luxury luxurious deluxe exclusive rare limited unique
        safe secure certified approved tested proven guaranteed official recommended famous renowned popular leading
        traditional modern innovative advanced digital automatic electric wireless waterproof fireproof hypoallergenic toxic
        fluent fear stress tension healthy healing medical clinical therapeutic painless pain allergy allergies cure remedy therapy symptoms illness
        disease stomach anxiety asthma eczema migraine infection germs bacteria mould
        cheap cheaper affordable inexpensive unlimited instant instantly immediate immediately overnight tomorrow express
        fast quick quickly rapid rapidly
        independent neutral confidential discreet private ethical fair humane kosher halal
        oak walnut pine mahogany steel iron brass bronze copper silver gold platinum diamond leather silk wool cotton linen
        cashmere marble granite slate plastic ceramic porcelain bamboo
        news press television magazine reviews rating ratings ranking stars
        children seniors women men babies couples beginners tourists
        english welsh polish arabic chinese
        """
    ),
    "de": words(
        """
        hund hunde katze katzen pferd pferde wein bier käse frühstück mittagessen abendessen handtücher internet fernseher heizung
        antibiotika pestizide zusatzstoffe konservierungsstoffe neugeborene schwangere jugendliche kalender spielzeug bad becken
        halle anlage therapie kurs kurse pool schwimmbad sauna spa terrasse balkon garten lounge bar aufzug lift wlan parkplatz parkplätze tiefgarage
        spielplatz kamin whirlpool minibar ausstellung labor schauraum
        zertifikat zertifizierung diplom meister lizenz mitglied mitgliedschaft versicherung preis medaille siegel auszeichnung
        partner partnerin partnerbetrieb händler lieferant vertragspartner niederlassung filiale sponsor
        experte experten expertin fachmann fachleute fachkräfte fachkraft fachbetrieb spezialist spezialisten spezialistin
        erfahrung erfahrene erfahrenen erfahrener profi profis geschult geschulte geschulten ausgebildet ausgebildete gelernt
        mitarbeiter mitarbeiterin mitarbeiterinnen angestellte kollegen belegschaft azubi azubis
        gutschein rabatt nachlass erstattung bonus anzahlung finanzierung ratenzahlung kredit probe geschenk überraschung
        natürlich natürliche natürlichen naturbelassen bio ökologisch ökologische ökologischen vegan vegane veganen vegetarisch
        handgemacht handgemachte hausgemacht hausgemachte recycelt nachhaltig nachhaltige regional regionale regionalen heimisch
        heimische importiert deutsche deutschen italienische italienischen französische schweizer österreichische englische
        echt echte echten echtes original originale antik antike hochwertig hochwertige hochwertigen edel edle edlen edelste
        exklusiv exklusive selten seltene einzigartig einzigartige einzigartigen limitiert luxuriös
        sicher sichere geprüft geprüfte geprüften getestet bewährt bewährte offiziell offizielle offiziellen staatlich amtlich
        berühmt bekannt beliebt renommiert führend führende traditionell traditionelle modern moderne modernen modernste
        neueste neuester innovativ automatisch elektrisch wasserdicht allergikerfreundlich giftfrei schadstofffrei
        gesund gesunde gesunden gesünder gesundheit heilung heilend schmerzen schmerzfrei schmerzlos rückenschmerzen allergie
        allergien symptome krankheit krankheiten magen angst asthma migräne infektion bakterien keime schimmel verträglich
        bekömmlich günstig günstige günstigen preiswert billig unbegrenzt sofort umgehend unverzüglich prompt expressversand
        morgen übermorgen schnell schnelle schnellen zügig blitzschnell
        unabhängig unabhängige neutral vertraulich diskret privat fair
        eiche nussbaum kiefer mahagoni buche edelstahl stahl messing bronze kupfer silber gold platin brillant brillanten leder
        seide wolle baumwolle leinen kaschmir marmor granit schiefer kunststoff keramik porzellan
        presse fernsehen zeitung zeitschrift bewertung bewertungen sterne rangliste
        kinder senioren frauen männer babys anfänger touristen
        """
    ),
    "es": words(
        """
        perro perros gato gatos caballo caballos vino cerveza queso desayuno almuerzo cena toallas internet calefacción antibióticos
        pesticidas aditivos conservantes embarazadas adolescentes juguetes piscina sauna spa terraza balcón jardín bar ascensor wifi aparcamiento parking garaje chimenea jacuzzi minibar
        laboratorio gimnasio zona
        certificado certificación diploma título licencia socio socios seguro premio premios medalla sello distintivo
        distribuidor proveedor sucursal franquicia patrocinador oficial oficiales autorizado autorizada
        experto expertos experta expertas especialista especialistas experiencia profesional profesionales cualificado cualificada
        titulado titulada formado formados plantilla personal empleados aprendices voluntarios
        vale descuento reembolso bono anticipo financiación crédito prueba regalo sorpresa
        natural naturales orgánico orgánica orgánicos orgánicas ecológico ecológica ecológicos ecológicas vegano vegana
        artesanal artesanales artesano artesana casero casera caseros caseras reciclado reciclada sostenible sostenibles local
        locales regional regionales importado importada español española italiano italiana francés francesa alemán alemana
        inglés inglesa auténtico auténtica auténticos original originales antiguo antigua exclusivo exclusiva único única
        lujo lujoso premium limitado limitada 
        seguro segura seguros garantizado probado probada oficial recomendado recomendada famoso famosa famosos reconocido
        reconocida prestigioso popular líder tradicional tradicionales moderno moderna modernos modernas innovador avanzado
        automático digital hipoalergénico tóxico
        sano sana saludable saludables médico médica terapéutico dolor dolores alergia alergias cura remedio síntomas
        enfermedad enfermedades estómago ansiedad asma migraña infección bacterias moho
        barato barata económico económica económicos asequible asequibles ilimitado inmediato inmediatamente enseguida urgente
        rápido rápida rápidos rápidamente mañana exprés
        independiente neutral confidencial privado privada justo
        roble nogal pino caoba acero hierro latón bronce cobre plata oro platino diamante cuero piel seda lana algodón lino
        mármol granito pizarra plástico porcelana bambú
        prensa televisión revista periódico reseñas valoraciones valoración estrellas guía
        niños mayores mujeres hombres bebés principiantes turistas
        """
    ),
}
_TURNS = pattern(
    r"by hand|from scratch|on site|in[- ]house|overnight|same day|straight away|at once|around the clock|on the house|money back"
    r"|for life|on the spot|while you (?:wait|have lunch|shop)|for (?:years|decades)|surrounding|in no time|door[- ]to[- ]door|at home|any time|whenever you (?:like|want)|every (?:day|time)|all year(?: round)?|throughout"
    r"|the (?:morning|day|week) after|next (?:morning|day|week)|weekends?|bank holidays?"
    r"|von hand|vor ort|im haus|über nacht|am selben tag|rund um die uhr|auf lebenszeit|während sie (?:warten|einkaufen)|seit (?:jahren|jahrzehnten)|umliegend\w*|umgebung|nach hause|jederzeit|(?:das )?ganze jahr|ganzjährig|wochenende\w*|feiertag\w*|nächste[nrsm]? (?:tag|morgen|woche)"
    r"|a mano|en el acto|a domicilio|al instante|de por vida|mientras esperas?|desde hace (?:años|décadas)|alrededores|en cualquier momento|todo el año|a todas horas|fin(?:es)? de semana|festivos?|día siguiente"
)
"""Turns that promise how, where or when something is done."""
_MADE = re.compile(
    r"\w{2,}(?:frei|freie[nrsm]?|fähige?[nrsm]?|geprüfte?[nrsm]?|zertifizierte?[nrsm]?|meister\w*|betrieb|experte\w*|expertin|service|dienst)$"
    r"|\w{3,}(?:-free|-proof)$"
)


_COUNTED = re.compile(
    r"(?:zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf)\w*(?:te[nrsm]?|köpfig\w*|stöckig\w*|jährig\w*|fach\w*|mal)"
    r"|achte[nrsm]?"
)


def is_counted(word: str, language: Language) -> bool:
    """Whether a German word has a number in it: `achten`, `achtköpfig`."""
    return language == "de" and bool(_COUNTED.fullmatch(word.casefold()))


@lru_cache(maxsize=16384)
def is_checkable(word: str, language: Language) -> bool:
    """Whether a word says something that can be false wherever it stands."""
    shown = word.casefold()
    forms = {shown, *(shown.removesuffix(end) for end in ("e", "en", "er", "n", "s", "es"))}
    known = _WORDS[language]
    return (
        bool(forms & known)
        or bool(keys(shown, language) & _stems(language))
        or bool(_MADE.fullmatch(shown))
        or (language == "de" and any(shown[at:] in known for at in range(3, len(shown) - 2)))
    )


@lru_cache(maxsize=4096)
def turns(text: str) -> tuple[tuple[int, int], ...]:
    """Return where turns stand that promise how, where or when something is done."""
    return tuple(match.span() for match in _TURNS.finditer(text))


@lru_cache(maxsize=3)
def _stems(language: Language) -> frozenset[str]:
    found = (key for word in _WORDS[language] for key in keys(word, language))
    return frozenset(key for key in found if not key.startswith("~"))
