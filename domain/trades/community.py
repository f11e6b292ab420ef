"""Clubs, causes, schools and houses of worship."""

from domain.trades.trade import Trade, listed

COMMUNITY: dict[str, Trade] = {
    "charity": Trade(
        words=listed(
            "charity, registered charity, canal society, preservation society, non-profit, nonprofit, foundation, community project, animal rescue, animal shelter, support group, cooperative",
            "gemeinnütziger verein, gemeinnützig, stiftung, hilfsverein, tierheim, tierschutzverein, initiative, verein, förderverein",
            "asociación, ong, fundación, sin ánimo de lucro, protectora de animales, cooperativa",
        ),
        hints=listed(
            "donate, donation, volunteer",
            "spenden, ehrenamtlich, mitglied",
            "donar, voluntarios, voluntariado, socios",
        ),
        archetypes=("cause",),
        schema_type="NGO",
        motifs=("weave", "rays", "arcs", "leaves"),
        actions=("join", "write", "email", "call", "visit"),
        generic={"en": "Charity", "de": "Verein", "es": "Asociación"},
        formality="warm",
        traits=("lively", "warm"),
    ),
    "food_bank": Trade(
        words=listed(
            "food bank, foodbank, soup kitchen, community kitchen, food pantry",
            "tafel, suppenküche, lebensmittelausgabe, essensausgabe",
            "banco de alimentos, comedor social",
        ),
        archetypes=("cause",),
        schema_type="NGO",
        motifs=("grain", "plates", "weave", "leaves"),
        actions=("join", "call", "email", "visit", "write"),
        generic={"en": "Food bank", "de": "Tafel", "es": "Banco de alimentos"},
        formality="warm",
        traits=("warm", "modest"),
    ),
    "sports_club": Trade(
        words=listed(
            "sports club, football club, rowing club, tennis club, running club, cricket club, rugby club, swimming club, cycling club, climbing club, martial arts, karate",
            "sportverein, fußballverein, turnverein, ruderclub, tennisclub, schützenverein, schwimmverein, sportclub, kampfsport, karate",
            "club deportivo, club de fútbol, club de tenis, club de remo, club ciclista, artes marciales",
        ),
        archetypes=("cause",),
        schema_type="SportsClub",
        motifs=("calendar", "rails", "arcs", "rays"),
        actions=("join", "visit", "email", "write", "call"),
        generic={"en": "Sports club", "de": "Sportverein", "es": "Club deportivo"},
        formality="warm",
        traits=("lively", "bold"),
    ),
    "choir": Trade(
        words=listed(
            "choir, chorus, choral society, orchestra, brass band, theatre group, drama group, amateur dramatics",
            "chor, gesangverein, kammerchor, kirchenchor, frauenchor, männerchor, orchester, blaskapelle, musikverein, theatergruppe, laientheater",
            "coro, coral, orfeón, orquesta, banda de música, grupo de teatro",
        ),
        archetypes=("cause",),
        schema_type="MusicGroup",
        motifs=("waves", "calendar", "signal", "arcs"),
        actions=("join", "visit", "email", "write", "call"),
        generic={"en": "Choir", "de": "Chor", "es": "Coro"},
        formality="warm",
        traits=("lively", "warm"),
    ),
    "church": Trade(
        words=listed(
            "church, parish, chapel, mosque, synagogue, temple, congregation",
            "kirche, kirchengemeinde, pfarrei, pfarrgemeinde, moschee, synagoge",
            "iglesia, parroquia, mezquita, sinagoga, capilla",
        ),
        archetypes=("cause",),
        schema_type="Church",
        motifs=("arcs", "stars", "rays", "columns"),
        actions=("visit", "join", "call", "email", "write"),
        generic={"en": "Church", "de": "Kirchengemeinde", "es": "Parroquia"},
        formality="warm",
        traits=("calm", "warm"),
    ),
    "school": Trade(
        words=listed(
            "school, primary school, academy, music school, language school, dance school, tutoring, tutor, dance studio, riding school",
            "schule, grundschule, gymnasium, privatschule, tanzschule, nachhilfe, volkshochschule, reitschule",
            "colegio, escuela, instituto, escuela de música, escuela de baile, clases particulares, escuela de idiomas",
        ),
        archetypes=("cause", "practice"),
        schema_type="School",
        motifs=("pages", "calendar", "stars", "leaves"),
        actions=("join", "visit", "call", "email", "write"),
        noun="courses",
        generic={"en": "School", "de": "Schule", "es": "Escuela"},
        formality="warm",
        traits=("lively", "warm"),
    ),
    "kindergarten": Trade(
        words=listed(
            "kindergarten, nursery school, preschool, pre-school, day nursery, childminder, playgroup, childcare",
            "kindergarten, kita, kindertagesstätte, krippe, tagesmutter, kinderladen, waldkindergarten, kindertagespflege",
            "guardería, escuela infantil, jardín de infancia, ludoteca",
        ),
        archetypes=("cause", "practice"),
        schema_type="Preschool",
        motifs=("stars", "leaves", "rays", "arcs"),
        actions=("visit", "call", "write", "email", "join"),
        generic={"en": "Nursery", "de": "Kindergarten", "es": "Escuela infantil"},
        formality="warm",
        traits=("playful", "warm"),
    ),
    "museum": Trade(
        words=listed(
            "museum, gallery, art gallery, heritage centre, theatre, cinema, library, arts centre",
            "museum, galerie, heimatmuseum, theater, kino, bibliothek, bücherei, kulturzentrum",
            "museo, galería, galería de arte, teatro, cine, biblioteca, centro cultural",
        ),
        archetypes=("cause", "portfolio"),
        schema_type="Museum",
        motifs=("frames", "calendar", "columns", "stars"),
        actions=("visit", "book", "buy", "call", "email"),
        generic={"en": "Museum", "de": "Museum", "es": "Museo"},
        traits=("elegant", "lively"),
    ),
}
"""People who meet for something other than trade."""
