"""Keys of French, Italian, Dutch and Portuguese briefs, whose words are kept but not understood."""

from domain.intake.lexicon import Section

SECTIONS: dict[Section, tuple[str, ...]] = {
    Section.NAME: ("nom", "entreprise", "nome", "azienda", "ditta", "naam", "bedrijf", "bedrijfsnaam"),
    Section.TRADE: ("métier", "activité", "attività", "settore", "beroep", "ramo de atividade"),
    Section.ABOUT: ("à propos", "présentation", "qui sommes nous", "descrizione", "chi siamo", "over ons", "omschrijving",
        "beschrijving", "sobre nós", "histoire", "accès", "come arrivare", "routebeschrijving", "stagione"),
    Section.PHONE: ("téléphone", "telefono", "telefoon", "telefone", "portable", "cellulare", "mobiel"),
    Section.EMAIL: ("courriel", "adresse mail", "posta elettronica", "e mailadres"),
    Section.ADDRESS: ("indirizzo", "adres", "endereço", "sede operativa", "lieu"),
    Section.AREAS: ("ville", "città", "stad", "plaats", "cidade", "zone d intervention", "werkgebied"),
    Section.HOURS: ("horaires", "horaires d ouverture", "orari", "orario", "orari di apertura", "openingstijden", "openingsuren"),
    Section.PRICES: ("tarifs", "prix", "prezzi", "listino", "tariffe", "prijzen", "tarieven", "preços"),
    Section.SERVICES: ("prestations", "nos services", "servizi", "camere", "corsi", "prodotti", "diensten", "producten",
        "kamers", "cursussen", "chambres", "produits", "cours", "serviços", "quartos"),
    Section.MENU: ("carte", "plats", "entrées", "piatti", "antipasti", "primi", "secondi", "dolci", "gerechten", "voorgerechten"),
    Section.TEAM: ("équipe", "squadra", "persone", "medewerkers", "ons team", "equipe", "equipa", "titolare", "eigenaar"),
    Section.REVIEWS: ("avis", "témoignages", "recensioni", "beoordelingen", "klanten over ons"),
    Section.HISTORY: ("storia", "geschiedenis", "história"),
    Section.STEPS: ("déroulement", "comment ça marche", "come funziona", "werkwijze", "como funciona"),
    Section.PAYMENT: ("paiement", "moyens de paiement", "pagamento", "pagamenti", "betaling", "betalen"),
    Section.PHOTOS: ("immagini", "foto s", "afbeeldingen", "imagens"),
    Section.EXCLUSIONS: ("nous ne faisons pas", "non facciamo", "niet", "wij doen niet"),
    Section.PREFERENCES: ("souhaits", "consignes", "remarques", "pour le graphiste", "indicazioni", "aanwijzingen", "style souhaité", "desideri", "wensen", "stijl", "desejos"),
    Section.GOALS: ("objectifs", "obiettivi", "doelen"),
    Section.COLOURS: ("couleurs", "colori", "kleuren", "cores"),
}  # fmt: skip
"""Words for each section beyond English, German and Spanish."""

FIELDS: dict[str, tuple[str, ...]] = {
    "name": ("nom", "nome", "naam", "titre", "titolo"),
    "description": ("descrizione", "omschrijving", "descrição"),
    "price": ("prix", "prezzo", "prijs", "preço", "tarif"),
    "duration": ("durée", "durata", "duur"),
    "role": ("rôle", "ruolo", "functie"),
    "street": ("rue", "via", "straat"),
    "postal_code": ("code postal", "cap"),
    "locality": ("ville", "città", "plaats", "stad"),
}
"""Words for the fields of mappings."""
