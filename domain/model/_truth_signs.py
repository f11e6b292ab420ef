"""What speaks for a sentence and what against it, in numbers: how much of its fact it says, and where its other words stand.

A paraphrase says most of what its fact says and decorates it in front, in questions and in half sentences of the visitor's.
A lie takes a word or two of the fact and goes on: its new words stand last, behind an `and`, or beside a word of the fact.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from domain.facts import Language
from domain.grading.content.clock import days_in, times
from domain.model._truth_anchors import is_same
from domain.model._truth_echo import NO_ECHO, echo, likeness
from domain.model._truth_polarity import OTHERWISE
from domain.model._truth_problem import Problem
from domain.model._truth_region import VISITOR
from domain.model._truth_sentence import Sentence
from domain.model._truth_source import Source
from domain.model._truth_words import LEXICONS, Word, covers

_CUT = re.compile(
    r"[,;:.!?–—]|\b(?:and|with|so|which|who|that|but|und|mit|die|der|y|con|que|pero)\b", re.I
)
"""Where one part of a sentence ends and the next begins."""
_QUESTION = re.compile(r"[^.!?:;]*\?")
_STOP = re.compile(r"[,;:.!?–—]")
_JOINED = re.compile(r"\W*(?:and|with|plus|und|mit|sowie|y|con)\b", re.I)
_REASON = re.compile(
    r"\W*(?:so|because|since|as|if|when|while|before|until|weil|damit|wenn|denn|deshalb|si|porque|así|para|cuando|antes)\b",
    re.I,
)
_FIRM = re.compile(
    r"\b(?:we|us|our|i|my|wir|uns|unser\w*|ich|mein\w*|nosotros|nuestr[oa]s?|nos|\w+[aei]mos)\b",
    re.I,
)
_SCOPE = re.compile(
    r"\b(?:all|every|each|any|always|never|anywhere|everything|alle[rnsm]?|jede[rnsm]?|immer|nie|tod[oa]s?|cada|siempre"
    r"|nunca|cualquier)\b",
    re.I,
)
_PREPOSITION = re.compile(
    r"from|with|in|by|for|of|at|on|to|without|von|aus|mit|für|auf|bei|zu|ohne|de|con|en|por|para|sin|desde",
    re.I,
)
_ARTICLE = re.compile(r"an?|the|der|die|das|eine?[mr]?|el|la|una?", re.I)
LANGUAGES: tuple[Language, ...] = ("en", "de", "es")

_OF_WORDS = frozenset({"word", "promise", "exclusion"})
"""Rules that object to single words."""
FLAGS = ("qualifier", "amount qualifier", "negation", "mixed", "degree", "turn", "promise")
"""Rules that may object to a paraphrase, too; what they found is one sign among others."""


@dataclass(frozen=True)
class _Part:
    """What stands between two cuts."""

    text: str
    words: tuple[Word, ...]
    new: tuple[Word, ...]
    """Words that no cited fact has."""
    told: int
    """How many words and values the cited facts have."""


@dataclass(frozen=True)
class Signs:
    """The signs of one sentence."""

    said: Sentence
    cited: Sequence[Source]
    found: Sequence[Problem]

    def values(self) -> dict[str, float]:
        """Return every sign by its name."""
        signs = self._of_the_fact() | self._of_the_words() | self._of_the_parts() | self._flags()
        signs |= self._of_the_wording() | self._of_the_places()
        return {name: round(float(value), 2) for name, value in signs.items()}

    @property
    def nearest(self) -> Source | None:
        """The cited fact that is said most of; None when none says anything."""
        return self._nearest[2]

    @property
    def untold(self) -> tuple[Word, ...]:
        """Its words that no cited fact has, whether a rule objects to them or not."""
        return tuple(w for w in self._open if w.start not in self._covered)

    @property
    def _language(self) -> Language:
        return self.said.language

    @cached_property
    def new(self) -> tuple[Word, ...]:
        """Its words that no cited fact has and no rule excuses."""
        told = (one.shown.split(", ") for one in self.found if one.rule in _OF_WORDS)
        shown = frozenset(word for words in told for word in words)
        return tuple(w for w in self._open if w.shown in shown and w.start not in self._covered)

    @cached_property
    def _stated(self) -> tuple[Word, ...]:
        """Its new words that do not stand in a question."""
        return tuple(w for w in self.new if not self.said.is_asked_at(w.start))

    @cached_property
    def beside(self) -> tuple[str, ...]:
        """Its sentences that have two new words or more, and nothing at all of the facts."""
        bare = self.said.bare
        ends = [match.end() for match in re.finditer(r"[.!?](?=\s|$)", bare)]
        return tuple(
            bare[a:b].strip() for a, b in pairwise((0, *ends, len(bare))) if self._is_beside(a, b)
        )

    def _is_beside(self, start: int, end: int) -> bool:
        text = self.said.bare[start:end]
        if text.rstrip().endswith("?") or days_in(text) or times(text).singles or times(text).spans:
            return False
        told = any(start <= w.start < end and self._is_told(w) for w in self.said.words)
        told = told or any(start <= a.start < end for a in self.said.anchors)
        return not told and sum(start <= w.start < end for w in self.new) > 1

    @cached_property
    def _open(self) -> tuple[Word, ...]:
        """Its words that are no grammar, amount or name."""
        return tuple(w for w in self.said.words if not (w.is_neutral or self._is_anchored(w)))

    def _is_anchored(self, word: Word) -> bool:
        return any(
            a.start <= word.start < a.end
            for a in self.said.anchors
            if a.quantity is not None or a.is_person
        )

    @cached_property
    def _covered(self) -> frozenset[int]:
        known = frozenset[str]().union(*(one.keys for one in self.cited))
        return frozenset(
            w.start for w in self.said.words if covers(known, w, self.said.keys, self._language)
        )

    @cached_property
    def _parts(self) -> tuple[_Part, ...]:
        bare = self.said.bare
        cuts = [0, *(m.start() for m in _CUT.finditer(bare)), len(bare)]
        return tuple(
            self._part(bare[a:b], tuple(w for w in self.said.words if a <= w.start < b))
            for a, b in pairwise(cuts)
        )

    def _part(self, text: str, words: tuple[Word, ...]) -> _Part:
        told = sum(self._is_told(w) for w in words)
        return _Part(text, words, tuple(w for w in words if w in self.new), told)

    def _is_told(self, word: Word) -> bool:
        return self._is_anchored(word) or (word.start in self._covered and not word.is_neutral)

    @cached_property
    def _nearest(self) -> tuple[float, int, Source | None]:
        """The cited fact that is said most of, how much of it is said, and how much there is to say."""
        mine = [a.quantity for a in self.said.anchors if a.quantity]
        best: tuple[float, int, Source | None] = (0.0, 0, None)
        for one in self.cited:
            words = [w for s in one.statements for w in s.words if not w.is_neutral]
            told = sum(bool(w.keys & self.said.keys) for w in words)
            amounts = [q for s in one.statements for q in s.quantities]
            told += sum(any(is_same(own, q) for own in mine) for q in amounts)
            size = len(words) + len(amounts)
            if size and (best[2] is None or (told / size, size) > best[:2]):
                best = (told / size, size, one)
        return best

    def _of_the_fact(self) -> dict[str, float]:
        """How much is said of the fact it says most of."""
        share, size, fact = self._nearest
        statements = fact.statements if fact else ()
        mine = [a.quantity for a in self.said.anchors if a.quantity]
        amounts = [any(is_same(a, q) for a in mine) for s in statements for q in s.quantities]
        denied = any(s.is_negated for s in statements)
        denies = self.said.statement.is_negated
        return {
            "share of the fact that is said": share,
            "length of the fact": min(size, 12),
            "all amounts of the fact are said": bool(amounts) and all(amounts),
            "denies": denies,
            "denies and the fact does not, or the other way round": denies != denied,
        }

    def _of_the_wording(self) -> dict[str, float]:
        """How closely it keeps to the words of its facts."""
        fact = self._nearest[2]
        none: dict[str, float] = dict.fromkeys(NO_ECHO, 0.0)
        told = echo(self.said, fact) if fact else none
        left = told["words of the fact left out"] - len(self._stated)
        known = self.said.sheet.keys
        return {
            **told,
            **likeness(_QUESTION.sub("", self.said.text), self.cited),
            "words of the fact left out, less the new words": left,
            "new words that other facts have": min(
                sum(bool(w.keys & known) for w in self._stated), 3
            ),
            "facts cited": min(len(self.cited), 4),
            "objections": min(len(self.found), 5),
            "language": LANGUAGES.index(self._language),
        }

    def _of_the_places(self) -> dict[str, float]:
        """How long it is, and where in it new words stand."""
        told = [w.start for w in self.said.words if self._is_told(w)]
        starts = [w.start for w in self._stated]
        last = max([*told, *(a.start for a in self.said.anchors)], default=-1)
        first = min(told, default=len(self.said.bare))
        ours, nobodys = self._whose()
        return {
            "words": min(len(self.said.words), 30),
            "parts": min(len(self._parts), 6),
            "letters of a new word": sum(len(w.shown) for w in self._stated)
            / max(len(self._stated), 1),
            "share of new words": len(self._stated) / max(len(self._open), 1),
            "new words after the last of the fact": min(sum(at > last for at in starts), 4),
            "new words before the first of the fact": min(sum(at < first for at in starts), 4),
            "new words where it speaks of the firm": min(ours, 4),
            "new words where it speaks of nobody": min(nobodys, 4),
        }

    def _whose(self) -> tuple[int, int]:
        """Return how many new words stand where it speaks of the firm, and where of neither firm nor visitor."""
        ours, nobodys, start = 0, 0, 0
        for end in (*(m.end() for m in _STOP.finditer(self.said.bare)), len(self.said.bare)):
            text = self.said.bare[start:end]
            new = sum(start <= w.start < end for w in self._stated)
            start = end
            call = LEXICONS[self._language].call
            if _REASON.match(text) or call.match(text.strip(" ,;:.–—-¡¿")):
                continue
            if _FIRM.search(text):
                ours += new
            elif not VISITOR[self._language].search(text):
                nobodys += new
        return ours, nobodys

    def _of_the_words(self) -> dict[str, float]:
        kept = sum(any(a.stands_in(one) for one in self.cited) for a in self.said.anchors)
        covered = sum(w.start in self._covered for w in self._open)
        every = len(self._open) + len(self.said.anchors)
        bare = self.said.bare
        names = [w for w in self.new if w.shown[0].isupper() and w.start and self._language != "de"]
        stated = self._stated
        return {
            "share of the words that facts have": (covered + kept) / max(every, 1),
            "amounts and names": min(kept, 3),
            "asks": "?" in bare,
            "speaks of the firm": bool(_FIRM.search(bare)),
            "has words of scope": bool(_SCOPE.search(bare)),
            "new names": min(len(names), 3),
            "new words": min(len(stated), 4),
            "new words before one of the fact": min(sum(map(self._is_before_told, stated)), 3),
            "new words behind a preposition": min(sum(map(self._is_behind, stated)), 3),
        }

    def _is_before_told(self, word: Word) -> bool:
        end = word.start + len(word.shown)
        after = [w for w in self.said.words if w.start >= end][:1]
        return bool(
            after
            and not self.said.bare[end : after[0].start].strip(" -")
            and self._is_told(after[0])
        )

    def _is_behind(self, word: Word) -> bool:
        before = [w for w in self.said.words if w.start < word.start][-2:]
        near = [w.shown for w in reversed(before)]
        if near and _ARTICLE.fullmatch(near[0]):
            near = near[1:]
        return bool(near and _PREPOSITION.fullmatch(near[0]))

    def _of_the_parts(self) -> dict[str, float]:
        full = [part for part in self._parts if part.words]
        claiming = [part for part in full if part.new or part.told]
        first = next((at for at, part in enumerate(full) if part.told), len(full))
        rest = [p for p in full[first + 1 :] if not self.said.is_asked_at(p.words[-1].start)]
        ends = [part for part in _STOP.split(self.said.bare) if part.strip()]
        last = claiming[-1] if claiming else _Part("", (), (), 0)
        end = full[-1] if full else last
        return {
            "new words in the last part": min(len(last.new), 3),
            "the last part is joined and has new words": bool(
                _JOINED.match(last.text) and last.new
            ),
            "new words after those of the fact": min(sum(len(part.new) for part in rest), 4),
            "parts the facts have words of": min(sum(part.told > 0 for part in full), 4),
            "share of new words in the last part": len(end.new) / max(len(end.words), 1),
            "ends with a reason or a condition": bool(ends and _REASON.match(ends[-1])),
            "parts before the first word of the fact": min(first, 3),
        }

    def _flags(self) -> dict[str, float]:
        rules = {self._flag(one) for one in self.found}
        why = " ".join(one.why for one in self.found if one.rule == "negation")
        return {
            **{name: name in rules for name in FLAGS},
            "denies what the fact affirms": "affirms it" in why,
            "affirms what the fact denies": "denies it" in why,
            "denies in other words": bool(OTHERWISE.search(self.said.bare)),
        }

    def _flag(self, problem: Problem) -> str:
        is_amount = problem.rule == "qualifier" and any(
            one.shown == problem.shown for one in self.said.quantities
        )
        return "amount qualifier" if is_amount else problem.rule
