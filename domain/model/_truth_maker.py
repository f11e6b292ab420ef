"""Sentences that speak of how the site's words come about, which is what a prompt does."""

import re
from collections.abc import Iterator, Sequence

from domain.model._truth_problem import Problem

_MACHINE = (
    r"prompts?|(?:language|large) models?|assistants?|chatbots?|AI|instructions?"
    r"|sprachmodelle?|assistent(?:in|en)?|KI|anweisung(?:en)?"
    r"|modelos? de lenguaje|asistentes?|IA|instrucciones|instrucción"
)
_WORDS = r"words?|copy|texts?|wörter|worte|texte?|palabras|textos?"
_SITE = r"websites?|sites?|(?:web)?seiten?|internetseiten?|homepages?|(?:sitio|página)s?(?: web)?"
_WRITES = r"write|writes|writing|schreib(?:e|st|t|en)?|verfass\w*|escrib\w*|redact\w*"
_OF_MACHINES = re.compile(rf"\b(?:{_MACHINE})\b", re.I)
_OF_WRITING = re.compile(
    rf"\b(?:{_WRITES})\b[^.!?]{{0,60}}\b(?:{_WORDS})\b[^.!?]{{0,60}}\b(?:{_SITE})\b"
    rf"|\b(?:{_WORDS})\b[^.!?]{{0,60}}\b(?:{_SITE})\b[^.!?]{{0,60}}\b(?:{_WRITES})\b",
    re.I,
)


def of_the_maker(text: str, cited: Sequence[str]) -> Iterator[Problem]:
    """Yield what speaks of a machine, its orders, or of writing a site's words, and no fact does.

    Args:
        text: The sentence.
        cited: Texts of the facts it cites: an agency for websites may say what it writes.
    """
    for pattern in (_OF_MACHINES, _OF_WRITING):
        said = pattern.search(text)
        if said and not any(pattern.search(one) for one in cited):
            why = "it speaks of how the words of a site come about, not of the firm"
            yield Problem(rule="maker", shown=said[0], why=why)
