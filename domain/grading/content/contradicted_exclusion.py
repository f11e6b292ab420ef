"""What the client says they do not do is not offered."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from domain.facts import FactKind
from domain.grading.audit import Fault
from domain.grading.content.evidence import Evidence, evidence, leaves
from domain.grading.content.prose import Piece, pieces, sentences
from domain.grading.content.wording import plain, stem, stems
from domain.grading.view import PageView
from domain.phrases import PHRASES

_NEGATION = re.compile(
    r"\b(?:no|not|never|except|neither|nor|don['’]t|doesn['’]t|cannot|can['’]t|won['’]t|isn['’]t|closed"
    r"|other than|unfortunately|instead of|kein\w*|nicht|nie|außer|weder|geschlossen|ruhetag|leider|statt"
    r"|nunca|ni|excepto|salvo|tampoco|cerrad\w+)\b",
    re.I,
)
_TAIL = re.compile(
    r"\s(?:in|on|at|by|over|via|with|without|for|from|after|before|during|outside|inside|to|per|unless|if|when|as"
    r"|im|am|an|auf|bei|per|über|mit|ohne|für|von|vom|aus|nach|vor|außerhalb|wenn"
    r"|en|por|con|sin|para|desde|fuera|durante|si|cuando)\s",
    re.I,
)
"""Opens what narrows an exclusion: `bookings | by phone`."""

_COMMON = """
karten tarjetas cartas mapas cards maps a about above abrir accept aceptamos admitimos after all also am an anbieten and andere
anfahrt annehmen anrufen ansehen any anything arbeiten are area art ask at atendemos auch
auf aufträge aus außerhalb año be been before bei below between bieten bitte book booking
brauchen bring bringen by cada call can card carry carta casa client cliente clientes
clients cogemos come como con contact correo cosa could cover cuando customer customers
damos dann das day days de deal debe den dentro der desde die do does doing don't donde done
down durch during día días each eigene el email en encontrar entre es escribir estar está
even every everything find finden fit for form formular formulario fragen from fuera führen
für geben gente get gibt go haben hacemos hacer had handle has hasta hat haus have hay help
her here his home hora house how ihnen ihr ihre im in inside instalamos install installieren
internet into is ist it its jahr jede jeder jedes job jobs just kann karte keep kein keine
keinen keiner kind kinds know kommen kunde kunden können la large las leistungen let leute
liefern llamar look los lugar machen mail make man map mapa may mehr menu mit montieren more
mostrar muss must más müssen nach necesitar need nehmen neue never new ni nicht no noch nos
not nuestra nuestro nueva nuevo nur o oben oder of offer offers ofrecemos ofrecer on one
online only open or order ordering ort other others otra otras otro otros our out outside
over own page para pay paying people person persona personas phone place please podemos por
preguntar provide provided puede pueden página que read realizamos repair reparamos
reparieren ring rufen sache same schon schreiben se see sehen sehr sein seite sell semana
send ser service services servicio servicios servimos should show sie siehe sin sind site
small sobre soll solo some something son su such supply sus tag tage take también tarjeta
telefon telephone teléfono tenemos tener than that the their them then there they thing
things this through tiempo tiene time times tipo to tomamos too trabajamos trabajos traer
tun two type types und under uns unser unsere unten unter up us use used using vendemos
venir ver verbauen verkaufen very view visit vom von vor want was we web website week werden
were what whatsapp when where which who will wir wird with woche wollen work works would
write y year years yet you your zeigen zeit zona zu zum zur öffnen über übernehmen
"""
_GENERIC = frozenset(stem(word) for word in _COMMON.split())
_PLAIN = frozenset(plain(_COMMON).split())
"""Words of any trade: verbs, pronouns, ways of contact, parts of a page; none of them is an offer."""


@dataclass(frozen=True)
class _Excluded:
    """One thing that is not done: its words, and those that narrow it."""

    head: tuple[str, ...]
    tail: frozenset[str]
    telling: frozenset[str]
    """Words of the head that say it alone."""

    def is_met(self, said: frozenset[str]) -> bool:
        """Whether words speak of this thing."""
        if self.tail and not self.tail & said:
            return False
        return bool(self.telling & said) or (len(self.head) > 1 and set(self.head) <= said)


def contradicted_exclusion(page: PageView) -> Iterator[Fault]:
    """Fault sentences that speak of an excluded thing without a negation."""
    known = evidence(page.view)
    if known is None:
        return
    excluded = _keys(known)
    for piece in pieces(page) if excluded else ():
        if _is_interface(piece) or _NEGATION.search(piece.section):
            continue
        if (found := _offered(piece, excluded)) is not None:
            sentence, fact = found
            yield Fault(
                evidence=f"{sentence[:120]!r}, but the brief says {fact[:120]!r}",
                fix="Remove the offer.",
                selector=piece.selector,
                owner=piece.owner,
            )


def _is_interface(piece: Piece) -> bool:
    """Whether it is a button, a way through the site or a way to reach the firm, and no offer."""
    if piece.source in ("placeholder", "href", "label") or piece.place in ("nav", "header"):
        return True
    element = piece.element
    around = (element, *element.ancestors) if element and piece.source == "text" else ()
    if any(one.tag in ("address", "nav", "form", "button") for one in around):
        return True
    if piece.place == "footer" and len(piece.text.split()) < 5:
        return True
    return plain(piece.text) in _INTERFACE


def _offered(piece: Piece, excluded: dict[str, tuple[_Excluded, ...]]) -> tuple[str, str] | None:
    for sentence in sentences(piece.text):
        if _NEGATION.search(sentence):
            continue
        without = re.sub(r"\b(?:without|ohne|sin)\s+\w+", " ", sentence, flags=re.I)
        said = frozenset(stems(without))
        for fact, things in excluded.items():
            if any(one.is_met(said) for one in things) and not _is_quoted(sentence, fact):
                return sentence, fact
    return None


def _is_quoted(sentence: str, fact: str) -> bool:
    """Whether a sentence is the exclusion itself, or most of it."""
    words = plain(sentence).split()
    return len(words) >= 4 and f" {' '.join(words)} " in f" {plain(fact)} "


def _clauses(text: str, language: str) -> Iterator[tuple[str, str]]:
    """Return what each clause is about and what narrows it; in German its nouns, where it has any."""
    for clause in re.split(r"[,;:.()]| und | oder | and | or | nor | y | o | ni | sowie ", text):
        head, _, tail = _TAIL.sub("\x00", f"{clause} ", count=1).partition("\x00")
        if not _content(head):
            head, tail = clause, ""
        if language == "de":
            nouns = re.findall(r"(?<!^)\b[A-ZÄÖÜ][\w-]+", head.strip().removeprefix("Wir "))
            head = " ".join(nouns) or head
        yield head, tail


def _content(text: str) -> tuple[str, ...]:
    """Return the stems of the words that say what a clause is about."""
    told = [word for word in plain(text).split() if word.isalpha() and not _is_common(word)]
    return tuple(s for s in dict.fromkeys(map(stem, told)) if len(s) >= 3)


def _is_common(word: str) -> bool:
    """Whether it is a word of any trade, in this form or, when long enough to tell, another."""
    return word in _PLAIN or (len(stem(word)) > 4 and stem(word) in _GENERIC)


def _thing(head: str, tail: str, language: str, positive: set[str]) -> _Excluded:
    """Return one exclusion; in English the last word of several only names the kind."""
    words = _content(head)
    alone = words[:-1] if language == "en" and len(words) > 1 else words
    narrow = frozenset(_content(tail) or (stem(w) for w in plain(tail).split() if len(w) > 3))
    short = {stem(w) for w in plain(head).split() if len(w) < 4}
    telling = frozenset(w for w in alone if w not in short or len(words) == 1) - positive
    return _Excluded(words if set(words) - positive else (), narrow, telling)


def _keys(known: Evidence) -> dict[str, tuple[_Excluded, ...]]:
    """Return what each exclusion excludes, words left out that occur in an offer."""
    kept: object = vars(known).get("_excluded")
    if isinstance(kept, dict):
        return cast(dict[str, tuple[_Excluded, ...]], kept)
    positive = {
        s
        for fact in known.facts.entries
        if fact.kind not in (FactKind.EXCLUSION, FactKind.DECLINED)
        for text in leaves(fact)
        for s in stems(text)
    }
    made: dict[str, tuple[_Excluded, ...]] = {}
    for fact in known.facts.of(FactKind.EXCLUSION):
        things = [
            _thing(head, tail, known.language, positive)
            for head, tail in _clauses(fact.text, known.language)
        ]
        if told := tuple(one for one in things if one.head):
            made[fact.text] = told
    vars(known)["_excluded"] = made
    return made


_INTERFACE = frozenset(plain(text) for texts in PHRASES.values() for text in texts.values())
"""The phrases pages are built with."""
