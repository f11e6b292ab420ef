"""The statement of work: what will be made, in sentences the client can check."""

from domain.agents.discovery._checks import Discovery
from domain.facts import Language

_TEXTS: dict[str, dict[Language, tuple[str, str]]] = {
    "pages": {
        "en": ("One page: {names}.", "{n} pages: {names}."),
        "de": ("Eine Seite: {names}.", "{n} Seiten: {names}."),
        "es": ("Una página: {names}.", "{n} páginas: {names}."),
    },
    "services": {
        "en": (
            "One entry in the list of what you offer.",
            "{n} entries in the list of what you offer.",
        ),
        "de": (
            "Ein Eintrag in der Liste Ihres Angebots.",
            "{n} Einträge in der Liste Ihres Angebots.",
        ),
        "es": ("Una entrada en la lista de su oferta.", "{n} entradas en la lista de su oferta."),
    },
    "photos": {
        "en": ("One supplied picture.", "{n} supplied pictures."),
        "de": ("Ein geliefertes Bild.", "{n} gelieferte Bilder."),
        "es": ("Una imagen aportada.", "{n} imágenes aportadas."),
    },
    "reviews": {
        "en": ("One review, word for word.", "{n} reviews, word for word."),
        "de": ("Eine Kundenstimme, im Wortlaut.", "{n} Kundenstimmen, im Wortlaut."),
        "es": ("Una opinión, palabra por palabra.", "{n} opiniones, palabra por palabra."),
    },
}
_MOST_NAMED = 12


def scope_of(work: Discovery) -> tuple[str, ...]:
    """Return one sentence for each thing the site will have, with how many."""
    language = work.facts.language
    names = [page.subject for page in work.strategy.pages] if work.strategy else []
    shown = ", ".join(names[:_MOST_NAMED]) + (" …" if len(names) > _MOST_NAMED else "")
    amounts = {
        "pages": len(names),
        "services": len(work.catalogue.services) if work.catalogue else 0,
        "photos": len(work.assets.photos) if work.assets else 0,
        "reviews": len(work.assets.reviews) if work.assets else 0,
    }
    return tuple(
        _TEXTS[kind][language][0 if n == 1 else 1].format(n=n, names=shown).replace(" ….", " …")
        for kind, n in amounts.items()
        if n
    )
