"""`Without` a thing that its fact has, or with one that its fact does without: the opposite, in one small word."""

from collections.abc import Iterator, Sequence

from domain.model._truth_closed_class import CLOSED_CLASS
from domain.model._truth_polarity import PURPOSE
from domain.model._truth_problem import Problem
from domain.model._truth_sentence import Sentence
from domain.model._truth_source import LOCAL_NEGATION, Source, Statement
from domain.model._truth_words import LEXICONS, Word


def turned(said: Sentence, cited: Sequence[Source]) -> Iterator[Problem]:
    """Yield such words of a sentence, where neither it nor its facts deny anything in another way.

    Args:
        said: The sentence; what it asks or supposes is no statement.
        cited: The facts.
    """
    facts = [one for source in cited for one in source.statements]
    if _denies(said.statement) or any(one.is_denied or _denies(one) for one in facts):
        return
    mine, theirs = _lacking(said.statement), [w for one in facts for w in _lacking(one)]
    told = _stems(w for one in facts for w in one.words if w not in theirs)
    for word in said.statement.words:
        is_mine = word in mine
        known = told if is_mine else _stems(theirs)
        if (
            _stems([word]) & known
            and (is_mine or not _stems([word]) & told)
            and not said.is_asked_at(word.start)
            and not PURPOSE.match(said.bare)
        ):
            yield Problem(rule="denial", shown=word.shown, why="the fact says the opposite of it")


def _denies(one: Statement) -> bool:
    rest = LOCAL_NEGATION[one.language].sub(" ", one.text)
    return bool(LEXICONS[one.language].negation.search(rest))


def _lacking(one: Statement) -> list[Word]:
    """Return the words behind `without`: the first of each that says something."""
    found: list[Word] = []
    for match in LOCAL_NEGATION[one.language].finditer(one.text):
        after = (w for w in one.words if w.start >= match.end() and _says(w, one))
        found += [word for word in [next(after, None)] if word is not None]
    return found


def _says(word: Word, one: Statement) -> bool:
    return word.shown.casefold() not in CLOSED_CLASS[one.language]


def _stems(words: "Sequence[Word] | Iterator[Word]") -> frozenset[str]:
    return frozenset(key for word in words for key in word.keys if not key.startswith("~"))
