"""French as briefs use it, as far as facts are concerned; everything else is read as English is."""

from dataclasses import replace

from domain.intake.lexicon_en import EN

# fmt: off
FR = replace(
    EN,
    days={
        "lundi": 0, "lundis": 0, "lun": 0, "mardi": 1, "mardis": 1, "mar": 1, "mercredi": 2, "mercredis": 2, "mer": 2, "jeudi": 3,
        "jeudis": 3, "jeu": 3, "vendredi": 4, "vendredis": 4, "ven": 4, "samedi": 5, "samedis": 5, "sam": 5, "dimanche": 6,
        "dimanches": 6, "dim": 6,
    },
    day_groups={
        "tous les jours": tuple(range(7)), "chaque jour": tuple(range(7)), "7j/7": tuple(range(7)), "7 jours sur 7": tuple(range(7)),
        "en semaine": (0, 1, 2, 3, 4), "la semaine": (0, 1, 2, 3, 4), "le week-end": (5, 6), "les week-ends": (5, 6), "week-end": (5, 6),
    },
    to_re=r"au|à|jusqu['’](?:à|au)",
    and_re=r"et|puis|ainsi que",
    from_re=r"du|de|des|dès|entre",
    on_re=r"le|les|tous|toute|chaque|nous sommes|on est|sur|seulement|uniquement|jours fériés",
    closed_re=r"fermée?s?|fermeture|repos",
    open_re=r"ouverte?s?|ouverture|ouvre|ouvrons|horaires?(?: d['’]ouverture)?|accueil",
    all_day_re=r"24 ?h(?:eures)? ?(?:/|sur) ?24|24 ?/ ?7",
    clock_re=r"heures?|h",
    clock_words={"midi": "12:00", "minuit": "24:00"},
    phone_purposes_re=r"urgences?(?: 24 ?h(?:/24)?)?|fax|whats ?app|portable|mobile|sms|réservations?|commandes?|atelier|bureau|boutique|standard|secrétariat",
    phone_words_re=r"tél\.?|téléphone|appel(?:ez|er|le)|joindre|joignables?|numéro|☎|📞",
    number_words_re=r"siret|siren|tva|rcs|rm|police|n°|numéro de (?:siret|police|contrat)|iban|contrat|décennale|agrément",
    price_from_re=r"à partir de|dès",
    price_starts_re=r"(?:commence|démarre)(?:nt)? à",
    price_to_re=r"jusqu['’]à|maximum|au plus",
    price_about_re=r"environ|autour de|à peu près",
    price_between_re=r"entre|de",
    price_unit_re=r"(?:/ ?|par |l['’]|la |le )(?:heure|h|nuit|personne|pers\.?|jour|demi-journée|semaine|mois|an|année|pièce|séance|leçon|cours|kg|kilo|m²|m2|part|litre|bouteille|km)",
    price_verb_re=r"coûte(?:nt)?|(?:est|sont|revient|reviennent|passe) à|à|est|sont|pour|au prix de|seulement",
    money_words={"euros": "EUR", "euro": "EUR"},
    roles_re=r"(?:(?:co-?)?(?:fondat(?:eur|rice)|gérante?|dirigeante?)|propriétaire|patronn?e?|direct(?:eur|rice)|responsable|associée?|chef(?:fe)?(?: de (?:cuisine|salle|atelier))?|boulang(?:er|ère)|pâtissi(?:er|ère)|cuisini(?:er|ère)|serveu(?:r|se)|sommeli(?:er|ère)|plombi(?:er|ère)|chauffagiste|électricien(?:ne)?|menuisi(?:er|ère)|couvreur|maçon(?:ne)?|peintre|jardini(?:er|ère)|paysagiste|mécanicien(?:ne)?|architecte|photographe|graphiste|fleuriste|bouch(?:er|ère)|coiffeu(?:r|se)|esthéticien(?:ne)?|dentiste|médecin|infirmi(?:er|ère)|kinésithérapeute|ostéopathe|psychologue|vétérinaire|avocate?|notaire|comptable|professeure?|enseignante?|monit(?:eur|rice)|format(?:eur|rice)|apprentie?|salariée?|vendeu(?:r|se)|secrétaire|assistante?|libraire|céramiste|potièr?e?|artisane?|vigneronn?e?|maraîch(?:er|ère)|éleveu(?:r|se)|présidente?|trésori(?:er|ère))",
    trades_re=r"(?:salon de thé|boulangerie(?:-pâtisserie)?|pâtisserie|restaurant|bistrot|brasserie|café|bar à vins?|traiteur|boucherie|fromagerie|épicerie|cave à vins?|domaine viticole|plomberie|entreprise de (?:plomberie|peinture|maçonnerie|nettoyage|menuiserie)|menuiserie|électricité|couverture|maçonnerie|paysagiste|garage|carrosserie|magasin de vélos|atelier de (?:couture|céramique|poterie|réparation|vélos?)|salon de coiffure|institut de beauté|barbier|cabinet (?:d['’]avocats?|dentaire|vétérinaire|médical|d['’]architectes?|de kinésithérapie|d['’]ostéopathie|comptable)|étude notariale|pharmacie|opticien|auto-école|école de (?:musique|danse|voile|langues|yoga)|studio de (?:yoga|danse|photo|pilates)|librairie|papeterie|fleuriste|bijouterie|imprimerie|hôtel|gîte|chambres? d['’]hôtes?|camping|ferme|musée|association|club de sport|crèche|serrurerie|pressing|agence (?:immobilière|de voyages|web))",
    firm_re=(
        r"(?:[Mm]on|[Mm]a|[Nn]otre|[Ll]a|[Ll]e|[Uu]ne?|[Ll]['’])\s?{TRADE}\b(?P<told>[^«\"“.;:]{0,40})[«\"“]\s*(?P<name>[^»\"”„]{2,50}?)(?=\s*[»\"”])",
        r"(?:s['’]appelle|nous nous appelons|nommée?|appelée?|sous le nom de|baptisée?)\s+[«\"“]?\s*(?P<name>{NAME})",
        r"(?:nous sommes|bienvenue (?:à|au|chez)|site (?:de|du|pour))\s+(?:la |le |les |l['’])?[«\"“]?\s*(?P<name>{NAME})(?=\s*(?:[,.;:!»\"”–—-]|$|\(|une?\b|à\b|au\b|et\b))",
    ),
    trade_re=(
        r"\b(?:je (?:tiens|reprends|dirige|gère)|nous (?:tenons|dirigeons|gérons|sommes)|je suis) (?:une?|la|le|l['’]|notre|ma|mon)\s?(?P<trade>[^,.;:()«»–—]+?)(?=\s+(?:à|au|en|de mon|de ma|de la|du|depuis|avec|qui|et)\b|\s*[,.;:()«»–—]|$)",
        *EN.trade_re,
    ),
    person_re=(
        r"(?:je m['’]appelle|je suis|mon nom est)\s+(?P<name>{PERSON})(?:\s*,\s*(?:une? |la |le |l['’])?(?P<role>{ROLE})\b)?",
        r"(?P<name>{PERSON})(?:\s*,\s*|\s+est\s+|\s*[–—-]\s*)(?:(?:le|la|l['’]|notre|une?)\s?)?(?P<role>{ROLE}\b)",
        r"(?P<name>{PERSON})\s*\((?P<role>[^()]*?{ROLE}\b[^()]*)\)",
        r"(?:tenue?|dirigée?|fondée?|gérée?)(?: en \d{4})? par\s+(?P<name>{PERSON})",
    ),
    area_re=r"(?:(?:nous (?:intervenons|livrons|travaillons)|j['’]interviens|je (?:travaille|livre))(?: (?:à|sur|dans|en))?|zone(?: d['’]intervention)?|secteur)",
    offer_re=(
        r"\b(?:nous (?:faisons|proposons|offrons|vendons|réparons|fabriquons|préparons|réalisons|installons|cultivons)|je (?:fais|propose|vends|répare|fabrique|réalise|installe|crée))\s+(?:(?:du|de la|des|de l['’]|les|aussi)\s?)?",
        r"\b(?:nos (?:services|prestations|produits|spécialités))(?: (?:sont|comprennent))?\s*:?\s+",
    ),
    offer_strong_re=r"propos|offr|services|prestations|spécialités",
    offer_stop_re=r"(?:pour|dans|avec|chez|depuis|qui|que|quand|si|chaque|tous|toutes|sans|selon|jusqu|comme|où|sur|par|faits?|faites?)",
    licence_re=EN.licence_re + r"|garantie décennale|assurance (?:décennale|responsabilité)|responsabilité civile|\brge\b|qualibat|\bsiret\b|inscrite? (?:au|à)|diplômée? d['’]|agréée?\b|certifiée?s?\b",
    history_re=r"\b(?:depuis|fondée?|créée?|ouverte?|née?|repris[e]?)\b[^.]{0,40}?\b(?:1[5-9]\d\d|20\d\d)\b|\bdepuis (?:plus de |près de )?(?:\d+|deux|trois|quatre|cinq|dix|vingt|trente) ans\b|\bgénérations?\b",
    award_re=EN.award_re + r"|\bmédaille d['’]|\bprix (?:du|de la|de l['’])|\blauréate?\b",
    guarantee_re=EN.guarantee_re + r"|\bgaranti[es]?\b",
    maker_re=(
        r"\b(?:j['’]aimerais|nous aimerions|je voudrais|nous voudrions|je souhaite(?:rais)?|nous souhait(?:ons|erions)|on (?:voudrait|aimerait|souhaite)|je veux|nous voulons|il (?:me|nous) faudrait|il faudrait)\b",
        r"\b(?:le|du|notre|mon|ce|un) site(?: web| internet)?\b|\bpage d['’]accueil\b|\bmise en page\b|\bformulaire\b",
        r"^(?:pas de|surtout pas|ni|évitez|évite|aucun(?:e)?) [^.]*\b(?:photos?|images?|slogans?|animations?|pop-?ups?|emojis?|clichés?|rouge|rose|bleu|noir|vert|jaune)\b",
        *EN.maker_re,
    ),
    exclusion_re=(
        r"^(?:nous|on|je) ne (?:\w+ )?\w+(?:ons|s|t|x|e) (?:pas|plus|jamais)\b(?! seulement)",
        r"^pas (?:de|d['’]) ?\w+",
        *EN.exclusion_re,
    ),
    colour_re=EN.colour_re + r"|\bcouleurs?\b|\btons?\b|\bfond\b",
    glue_re=r"je|nous|on|notre|nos|mon|ma|mes|vous|votre|est|sont|suis|sommes|a|un|une|des|le|la|les|l|d|du|de|en|à|au|aux|par|pour|avec|et|ou|que|qui|se|tél|téléphone|courriel|mail|email|e-mail|adresse|contact|appelez|écrivez|écrire|appeler|joindre|site|web|ouvert|ouverte|ouverts|ouvertes|horaires?|fermé|fermée|lundi|zone|sur|chez|aussi|bonjour|prix|tarifs?|ici|instagram|facebook|ou bien|situés?|situées?|" + EN.glue_re,
    function_words=frozenset(["le", "la", "les", "des", "et", "est", "nous", "vous", "une", "un", "du", "pour", "avec", "dans", "sur", "notre", "nos", "qui", "que", "pas", "ce", "au", "en", "de", "à", "je", "sont", "par"]),
    months={"janvier": 1, "février": 2, "mars": 3, "avril": 4, "mai": 5, "juin": 6, "juillet": 7, "août": 8, "septembre": 9, "octobre": 10, "novembre": 11, "décembre": 12},
    colours={"noir": "#1a1a1a", "blanc": "#ffffff", "rouge": "#c0272d", "bleu": "#1f4e9c", "vert": "#2e7d4f", "jaune": "#f2c230", "rose": "#e8a5b8",
        "gris": "#808080", "crème": "#fff6dc", "bleu marine": "#000080", "vert sauge": "#9caf88", "bordeaux": "#7a1f33", "doré": "#c29b38", "ocre": "#c68a1e"},
)
# fmt: on
