"""Two firms that write German and Spanish."""

from domain.facts import (
    Address,
    Email,
    FactKind,
    Facts,
    Hours,
    Person,
    Phone,
    Price,
    Question,
    ServiceDetail,
    Span,
    fact,
)

BAKER = Facts(
    language="de",
    country="DE",
    entries=(
        fact(FactKind.NAME, "Bäckerei Krumbach"),
        fact(FactKind.TRADE, "Bäckerei"),
        *(
            fact(
                FactKind.SERVICE,
                f"{name} {cost.replace('.', ',')} €",
                detail=ServiceDetail(
                    name=name,
                    group=group,
                    price=Price(
                        item=name,
                        amount=cost,
                        currency="EUR",
                        display=f"{cost.replace('.', ',')} €",
                    ),
                ),
            )
            for group, name, cost in (
                ("Brot", "Roggenmischbrot", "4.80"),
                ("Brot", "Dinkelkruste", "5.20"),
                ("Gebäck", "Eierschecke", "2.90"),
            )
        ),
        fact(
            FactKind.ADDRESS,
            "Louisenstraße 5, 01099 Dresden-Neustadt",
            detail=Address(
                street="Louisenstraße 5", postal_code="01099", locality="Dresden-Neustadt"
            ),
        ),
        fact(
            FactKind.HOURS,
            "Di-Fr 6:30-18 Uhr",
            detail=Hours(
                days=("tue", "wed", "thu", "fri"), spans=(Span(opens="06:30", closes="18:00"),)
            ),
        ),
        fact(FactKind.HOURS, "Mo geschlossen", detail=Hours(days=("mon",))),
        fact(FactKind.HISTORY, "Seit 1962 backen wir in der Louisenstraße."),
        fact(FactKind.STATEMENT, 'Der Teig ruht 24 Stunden, wir nennen das "die lange Nacht".'),
        fact(
            FactKind.PERSON,
            "Ute Krumbach, Bäckermeisterin",
            detail=Person(name="Ute Krumbach", role="Bäckermeisterin"),
        ),
        fact(FactKind.PAYMENT, "Karte"),
        fact(FactKind.PAYMENT, "bar"),
    ),
)

PHYSIO = Facts(
    language="es",
    country="ES",
    entries=(
        fact(FactKind.NAME, "Clínica Arándiga"),
        fact(FactKind.TRADE, "Fisioterapia"),
        fact(
            FactKind.SERVICE,
            "Terapia manual 45 €",
            detail=ServiceDetail(
                name="Terapia manual",
                description="Sesión de 50 minutos en sala propia. Sin listas de espera.",
                price=Price(item="", amount="45", currency="EUR", display="45 €"),
            ),
        ),
        fact(FactKind.SERVICE, "Punción seca", detail=ServiceDetail(name="Punción seca")),
        fact(
            FactKind.ADDRESS,
            "Calle Uría 5, 33202 Gijón",
            detail=Address(street="Calle Uría 5", postal_code="33202", locality="Gijón"),
        ),
        fact(
            FactKind.PHONE,
            "985 00 00 00",
            detail=Phone(display="985 00 00 00", href="tel:+34985000000"),
        ),
        fact(
            FactKind.EMAIL, "hola@arandiga.example", detail=Email(address="hola@arandiga.example")
        ),
        fact(
            FactKind.HOURS,
            "Lunes a viernes de 9:00 a 14:00 y de 16:00 a 20:00",
            detail=Hours(
                days=("mon", "tue", "wed", "thu", "fri"),
                spans=(Span(opens="09:00", closes="14:00"), Span(opens="16:00", closes="20:00")),
            ),
        ),
        fact(
            FactKind.QUESTION,
            "¿Hace falta receta? No, puede venir directamente.",
            detail=Question(question="¿Hace falta receta?", answer="No, puede venir directamente."),
        ),
        fact(FactKind.STATEMENT, "Atendemos a cada paciente en una sala individual."),
    ),
)
