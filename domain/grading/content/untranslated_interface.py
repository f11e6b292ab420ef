"""Buttons, labels and links speak the language of the page."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.content.prose import page_language, pieces
from domain.grading.view import PageView

_ENGLISH = (
    r"read more|learn more|more info|click here|contact us|get in touch|send message|send|submit|subscribe|sign up|log ?in|search|"
    r"skip to (?:main )?content|back to top|home page|about us|our services|opening hours|privacy policy|terms of service|"
    r"all rights reserved|view all|view more|show more|load more|book now|call now|call us|get a quote|buy now|add to cart|next page|"
    r"previous page|leave a (?:comment|reply)|your name|your email|your message|page not found|menu toggle|toggle (?:menu|navigation)|"
    r"open menu|close menu|copyright all rights|share this|posted (?:on|by)|learn about us|start now|follow us|open(?:ing)? times|main navigation|dark (?:mode|theme)|light (?:mode|theme)|"
    r"change language|choose language|table of contents|on this page|related (?:posts|articles)|print this page|close|next|previous|"
    r"get directions|breadcrumbs?(?: trail)?|main menu|mobile menu|site navigation|skip navigation|scroll to top|learn more about us|read our story|request a quote|free quote|"
    r"our team|our story|our work|testimonials|what our (?:customers|clients|guests) say|latest news|recent posts|find us|directions|terms and conditions|cookie settings|"
    r"accept all|decline|thank you for your message|required field|choose an option|opens in a new (?:tab|window)"
)
_GERMAN = (
    r"mehr erfahren|weiterlesen|mehr lesen|kontakt aufnehmen|absenden|nachricht senden|jetzt anrufen|zum inhalt(?: springen)?|nach oben|"
    r"öffnungszeiten|datenschutz(?:erklärung)?|impressum|über uns|unsere leistungen|alle rechte vorbehalten|startseite|hauptmenü|hauptnavigation|brotkrumen(?:navigation)?|jetzt buchen|jetzt anfragen|angebot anfordern|wegbeschreibung|anfahrt|unser team|kundenstimmen|ihr name|ihre nachricht|seite nicht gefunden"
)
_SPANISH = (
    r"leer más|saber más|más información|enviar(?: mensaje)?|contáctenos|contacto|llámenos|saltar al contenido|ir al contenido|volver arriba|"
    r"horario(?: de apertura)?|política de privacidad|aviso legal|sobre nosotros|nuestros servicios|todos los derechos reservados|inicio|menú principal|migas de pan|reservar ahora|cómo llegar|pedir presupuesto|nuestro equipo|opiniones de clientes|su nombre|su mensaje|página no encontrada"
)
_FRENCH = (
    r"lire la suite|en savoir plus|nous contacter|contactez-nous|envoyer(?: le message)?|aller au contenu|haut de page|horaires(?: d[’']ouverture)?|"
    r"mentions légales|politique de confidentialité|à propos(?: de nous)?|nos services|tous droits réservés|accueil|votre nom|votre message|page introuvable"
)
_OF = {
    "en": (_GERMAN, _SPANISH, _FRENCH),
    "de": (_ENGLISH, _SPANISH, _FRENCH),
    "es": (_ENGLISH, _GERMAN, _FRENCH),
    "fr": (_ENGLISH, _GERMAN, _SPANISH),
    "it": (_ENGLISH, _GERMAN, _SPANISH, _FRENCH),
}
_PATTERNS = {
    code: re.compile(rf"^(?:{'|'.join(lists)})[\s.!…»›→>:©\d]*$", re.I)
    for code, lists in _OF.items()
}
_ANYWHERE = re.compile(r"\ball rights reserved\b", re.I)


def untranslated_interface(page: PageView) -> Iterator[Fault]:
    """Fault interface strings in another language than the page's."""
    language = page_language(page)
    pattern = _PATTERNS.get(language)
    if pattern is None:
        return
    told: set[str] = set()
    for piece in pieces(page):
        text = piece.text.strip()
        stray = language != "en" and _ANYWHERE.search(text)
        if piece.source in ("json-ld", "og", "href") or not (pattern.match(text) or stray):
            continue
        element = piece.element
        if element is not None and any(
            e.has("lang") and e.tag != "html" for e in (element, *element.ancestors)
        ):
            continue
        if text.casefold() not in told:
            told.add(text.casefold())
            yield Fault(
                evidence=f"{text[:80]!r} on a page in {language!r}",
                fix="Translate it.",
                selector=piece.selector,
                owner="component_code",
            )
