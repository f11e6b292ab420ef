"""Opening hours in running text: `Mon-Fri 8am-5pm`, `montags geschlossen`, `24/7`."""

import re
from dataclasses import replace

from domain.facts import Day, FactKind, Hours, Span
from domain.intake.clocks import Clock, clock, in_the_afternoon, span_of
from domain.intake.found import Found
from domain.intake.hour_labels import label_of
from domain.intake.hour_tokens import Token, tokens_of
from domain.intake.hour_words import (
    BETWEEN,
    BUT,
    EXCEPT,
    EXCEPTED,
    HALF,
    INCLUDING,
    JOINS,
    LATE,
    NOT_ON,
)
from domain.intake.overruled import without, without_overruled
from domain.intake.seasons import in_season
from domain.intake.speech import Speech

_BETWEEN = ("MARK", "OPEN", "FROM", "AND", "ON", "TO", "MONTHLY")
"""What may stand between days and their times."""
DAYS: tuple[Day, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""Keys of the days, Monday first."""


def hours(text: str, speech: Speech, *, label: str = "") -> list[Found]:
    """Return what `text` says of the days and times a firm is open or closed."""
    found = _parser(text, speech, label).parse()
    return without_overruled([in_season(one, text) for one in found], text)


def half_days(text: str, speech: Speech) -> list[tuple[tuple[Day, ...], str, str]]:
    """Return days of which only one half is closed, which half, and the words that say so."""
    parser = _parser(text, speech)
    parser.parse()
    return parser.halves


def unclear_hours(text: str, speech: Speech) -> list[str]:
    """Return times behind a day that may be of the morning or the evening: `Friday 5-10`."""
    parser = _parser(text, speech)
    parser.parse()
    return parser.unclear


def _parser(text: str, speech: Speech, label: str = "") -> "_Parser":
    return _Parser(tokens_of(text, speech), text, speech, label)


_AT = re.compile(r"(?i)^\s*(?:at|from|after|as of|um|ab|nach|a partir de|desde|a)(?:\s+las?)?\s*$")
"""Between `close` and the time at which they do."""


class _Parser:
    def __init__(self, tokens: list[Token], text: str, speech: Speech, label: str) -> None:
        self.tokens, self.text, self.speech, self.label = tokens, text, speech, label
        self.found: list[Found] = []
        self.halves: list[tuple[tuple[Day, ...], str, str]] = []
        self.unclear: list[str] = []

    def kind(self, i: int) -> str:
        return self.tokens[i].kind if 0 <= i < len(self.tokens) else "END"

    def parse(self) -> list[Found]:
        i = 0
        while i < len(self.tokens):
            after = self._clause(i)
            i = after if after > i else i + 1
        return self.found

    def _clause(self, i: int) -> int:
        kind = self.kind(i)
        if kind in ("DAY", "GROUP"):
            return self._days_first(i)
        if kind == "CLOSED":
            return self._closed_first(i)
        if kind == "ALLDAY":
            return self._always(i)
        if kind == "TIME":
            return self._times_first(i)
        return i

    def _days_first(self, i: int) -> int:
        days, j = self._days(i)
        if self._leave_out(i, j, days):
            return j
        k = self._skip(j, _BETWEEN, most=4)
        if self.kind(k) == "CLOSED":
            return self._closes_at(k) or self._take(i, k + 1, days, ())
        if self.kind(k) == "ALLDAY":
            return self._take(i, k + 1, days, (Span(opens="00:00", closes="24:00"),))
        half = self._half_at(k) or self._half_at(j)
        if half is not None:
            after = next((n for n in range(j, len(self.tokens)) if self.tokens[n].start >= half.end()), len(self.tokens))  # fmt: skip
            k = self._skip(after, ("ON", "MARK", "FROM", "OPEN"), most=3)
            if self.kind(k) == "CLOSED":
                return self._take(i, k + 1, days, ())
        late = half is not None and LATE.search(half.group()) is not None
        spans, end = self._spans(k, late=late)
        if not spans and self.kind(k - 1) == "TO" and self.kind(k) == "TIME":
            spans, end = self._until(k)
        if not spans:
            self._wonder(i, k)
            return self._behind_unknown(days, j) or j
        return self._take(i, end, days, spans)

    def _closes_at(self, k: int) -> int:
        """`On Saturdays we close at 6pm` says when a day ends, and not that there is none; 0 when no time follows."""
        at = self._skip(k + 1, ("FROM", "ON", "TO", "WORD"), most=3)
        led = k + 1 < at and _AT.search(self.text[self.tokens[k].end : self.tokens[at].start]) if self.kind(at) == "TIME" else None  # fmt: skip
        return at + 1 if led and self.kind(at + 1) != "TO" else 0

    def _behind_unknown(self, days: tuple[Day, ...], j: int) -> int:
        """`every day sans Sunday`: what a word nobody knows does to a day is not guessed."""
        k = self._skip(j, ("WORD", "ON"), most=3)
        if days != DAYS or self.kind(j) != "WORD" or self.kind(k) != "DAY":
            return 0
        return self._named_days(k)[1]

    def _leave_out(self, i: int, j: int, days: tuple[Day, ...]) -> bool:
        """`Mon-Fri 9-5, not Wednesdays`, `mittwochs nicht`: those days go out of what was read."""
        before = self.found[-1] if self.found else None
        lead = self.text[before.end : self.tokens[i].start] if before else ""
        denied = NOT_ON.fullmatch(lead)
        behind = self._behind(EXCEPTED, j)
        if before is None or not (denied or behind) or not isinstance(before.detail, Hours):
            return False
        kept = without(before.detail.days, days)
        if not kept or kept == before.detail.days or not before.detail.spans:
            return False
        detail = before.detail.model_copy(update={"days": kept})
        end = self._last(max(j, behind))
        end += self.text[end : end + 1] == ")"
        whole = not self._spans(self._skip(j, _BETWEEN, most=4))[0] and not (denied and denied["holidays"])  # fmt: skip
        hole = (before.hole[0], end) if whole else before.consumes
        self.found[-1] = replace(before, detail=detail, end=end if whole else before.end, consumes=hole)  # fmt: skip
        return whole

    def _half_at(self, k: int) -> re.Match[str] | None:
        return HALF.match(self.text, self.tokens[k].start) if k < len(self.tokens) else None

    def _until(self, k: int) -> tuple[tuple[Span, ...], int]:
        """`Mon-Thu 9-5.30, Fri until 1`: the last day opens when those before it do."""
        before = self.found[-1].detail if self.found else None
        other = self._clock(self.tokens[k].text)
        if not isinstance(before, Hours) or len(before.spans) != 1 or other is None:
            return (), k
        opens = clock(before.spans[0].opens, {})
        span = span_of(opens, other, None, english=False) if opens else None
        if other.half == "" and span is not None and span.closes <= span.opens:
            span = span_of(opens, replace(other, half="pm"), None, english=False) if opens else None
        return ((span,), k + 1) if span is not None and span.closes > span.opens else ((), k)

    def _wonder(self, i: int, k: int) -> None:
        """Keep `Friday 5-10` to be asked about where nothing says which half of the day it is."""
        if [self.kind(n) for n in range(k, k + 3)] != ["TIME", "TO", "TIME"]:
            return
        one, other = (self._clock(self.tokens[n].text) for n in (k, k + 2))
        if one is not None and other is not None and one.half == other.half == "":
            self.unclear.append(self.text[self.tokens[i].start : self.tokens[k + 2].end])

    def _closed_first(self, i: int) -> int:
        k = self._skip(i + 1, ("MARK", "ON"), most=3)
        named, last = self._named_days(k)
        days, end, out = self._kept(named, last)
        if out and self._times_follow(end):  # `closed all week except Sunday 10-4`
            self._take(i, last, days, ())
            return out
        return self._take(i, end, days, ()) if days and not self._times_follow(end) else i

    def _times_follow(self, i: int) -> bool:
        k = self._skip(i, ("MARK", "OPEN", "FROM"), most=2)
        return bool(self._spans(k)[0])

    def _always(self, i: int) -> int:
        span = (Span(opens="00:00", closes="24:00"),)
        k = self._skip(i + 1, ("MARK", "ON", "AND"), most=2)
        days, end = self._days(k)
        if days:
            return self._take(i, end, days, span)
        near = {self.kind(j) for j in range(max(0, i - 3), i)}
        whole = re.search(r"7", self.tokens[i].text) is not None
        if "OPEN" in near and (whole or "DAY" not in near):
            return self._take(i, i + 1, DAYS, span)
        return i

    def _times_first(self, i: int) -> int:
        spans, end = self._spans(i)
        if not spans:
            return i
        k = self._skip(end, ("MARK", "ON", "AND"), most=2)
        if self.kind(end) == "MARK" and self.tokens[end].text == ".":
            return end
        named, last = self._named_days(k)
        days, after, out = self._kept(named, last)
        if not days or not self._is_clock(i, end):
            return end
        if self._times_follow(after) and not out:
            first, behind = self._day_range(k)
            if self.kind(behind) != "AND" or behind >= last:
                return end
            # `7.30-7 weekdays, Saturday 9-5`: what follows the comma has times of its own
            return self._take(i, behind, tuple(DAYS[day] for day in sorted(first)), spans)
        unknown = self._behind_unknown(days, after)
        if unknown and self.kind(unknown) in ("AND", "MARK", "END"):
            return unknown
        if out and self._times_follow(after):  # `9-5 every day but Sunday 10-2`
            self._take(i, last, days, spans)
            return out
        return self._take(i, after, days, spans)

    def _is_clock(self, i: int, end: int) -> bool:
        """Bare numbers before a day are times only where something says so."""
        sign = re.search(
            r"[:.h]\d\d|[^\W\d]", "".join(t.text for t in self.tokens[i:end] if t.kind == "TIME")
        )
        before = self.found[-1].end if self.found else 0
        goes_on = self.found and JOINS.fullmatch(self.text[before : self.tokens[i].start])
        return sign is not None or bool(goes_on) or self.kind(i - 1) in ("OPEN", "FROM")

    def _skip(self, i: int, kinds: tuple[str, ...], *, most: int) -> int:
        for _ in range(most):
            if self.kind(i) not in kinds:
                break
            i += 1
        return i

    def _days(self, i: int) -> tuple[tuple[Day, ...], int]:
        days, end = self._named_days(i)
        kept, after, _ = self._kept(days, end)
        return kept, after

    def _kept(self, days: tuple[Day, ...], end: int) -> tuple[tuple[Day, ...], int, int]:
        """`every day but Sunday` leaves six days; also return where those left out begin, or 0."""
        for k in range(end, self._skip(end, ("AND", "MARK", "TO"), most=2) + 1):
            among = self._behind(INCLUDING, k)
            at = self._behind(EXCEPT, k) or among or k
            out, after = self._named_days(at)
            last = after if at > k else self._behind(EXCEPTED, after)
            apart = not among and set(out).isdisjoint(days) and not self._behind(BUT, k)
            if out and last and (apart or set(out) < set(days)):
                return days if among else without(days, out), last, 0 if among else at
        return days, end, 0

    def _excepts(self, i: int, end: int) -> bool:
        return any(EXCEPT.match(self.text, self.tokens[n].start) for n in range(i, end))

    def _behind(self, words: re.Pattern[str], k: int) -> int:
        """Return the token behind such words at a token, or 0 where others stand."""
        match = words.match(self.text, self.tokens[k].start) if k < len(self.tokens) else None
        if match is None:
            return 0
        return next((n for n in range(k, len(self.tokens)) if self.tokens[n].start >= match.end()), len(self.tokens))  # fmt: skip

    def _named_days(self, i: int) -> tuple[tuple[Day, ...], int]:
        chosen: set[int] = set()
        end = i
        while True:
            one, after = self._day_range(i)
            if not one or (chosen and self.kind(after) == "TO" and self.kind(after + 1) == "TIME"):
                break
            if chosen and self._behind(EXCEPTED, after):
                break
            chosen |= one
            end = after
            i = self._skip(after, ("AND", "ON"), most=3)
            if (i == after and not self._touches(i)) or self._excepts(after, i):
                break
        return tuple(DAYS[d] for d in sorted(chosen)), end

    def _touches(self, i: int) -> bool:
        """`closed sun mon tues`: days in a row need no comma, on one line."""
        follows = self.kind(i) == "DAY" and self.kind(i - 1) == "DAY"
        return follows and self.text[self.tokens[i - 1].end : self.tokens[i].start] == " "

    def _day_range(self, i: int) -> tuple[set[int], int]:
        if self.kind(i) == "GROUP":
            return self._group(self.tokens[i].text), i + 1
        if self.kind(i) != "DAY":
            return set(), i
        first = self._day(self.tokens[i].text)
        k = self._skip(i + 1, ("ON", "MARK"), most=1) if self.kind(i + 2) == "TO" else i + 1
        if self.kind(k) == "TO":
            k = self._skip(k + 1, ("ON",), most=1)
            if self.kind(k) == "DAY":
                last = self._day(self.tokens[k].text)
                length = (last - first) % 7
                return {(first + n) % 7 for n in range(length + 1)}, k + 1
        return {first}, i + 1

    def _day(self, text: str) -> int:
        key = text.lower().rstrip(".")
        return next(lex.days[key] for lex in self.speech.lexicons if key in lex.days)

    def _group(self, text: str) -> set[int]:
        key = re.sub(r"\s+", " ", text.lower())
        return set(
            next((lex.day_groups[key] for lex in self.speech.lexicons if key in lex.day_groups), ())
        )

    def _spans(self, i: int, *, late: bool = False) -> tuple[tuple[Span, ...], int]:
        spans: list[Span] = []
        end = i
        while self.kind(i) == "TIME" and self._parts(i) and self.kind(i + 2) == "TIME":
            span = self._span(self.tokens[i].text, self.tokens[i + 2].text, spans, late=late)
            if span is None:
                return (), i
            spans.append(span)
            end = i + 3
            i = self._skip(end, ("AND", "FROM", "ON", "OPEN"), most=3)
        return tuple(spans), end

    def _parts(self, i: int) -> bool:
        """`between 8 and 4` joins two times as `8 to 4` does."""
        between = self.kind(i - 1) == "FROM" and self.tokens[i - 1].text.lower() in BETWEEN
        return self.kind(i + 1) == "TO" or (between and self.kind(i + 1) == "AND")

    def _span(self, opens: str, closes: str, before: list[Span], *, late: bool) -> Span | None:
        one, other = self._clock(opens), self._clock(closes)
        if one is None or other is None:
            return None
        if late:
            one, other = in_the_afternoon(one), in_the_afternoon(other)
        return span_of(
            one,
            other,
            before[-1] if before else None,
            english=self.speech.read_in == "en",
            evening=self.speech.evening,
        )

    def _clock(self, text: str) -> Clock | None:
        return clock(text, {w: at for lex in self.speech.lexicons for w, at in lex.clock_words.items()})  # fmt: skip

    def _take(self, i: int, end: int, days: tuple[Day, ...], spans: tuple[Span, ...]) -> int:
        if not days:
            return i
        if not spans and self._is_half(i, end, days):
            return max(end, i + 1)
        first = self.tokens[i].start
        label = label_of(self.text[:first], self.speech) or self._label_before(i)
        last, note = self._note(self._last(end))
        detail = Hours(days=days, spans=spans, label=label or self.label, note=note)
        hole = (self.tokens[self._lead(i)].start, last)
        self.found.append(Found(FactKind.HOURS, first, last, detail, hole))
        return max(end, i + 1)

    def _last(self, end: int) -> int:
        """Return where the words before a token end; the stop of a sentence is none of them."""
        last = self.tokens[end - 1].end
        return last - 1 if self.kind(end - 1) == "DAY" and self.text[last - 1] == "." else last

    def _label_before(self, start: int) -> str:
        """`Collection is Fri 2-5 or Sat 9-12`: the second is of the collection too."""
        before = self.found[-1] if self.found else None
        if before is None or not isinstance(before.detail, Hours):
            return ""
        between = self.text[before.end : self.tokens[start].start]
        return before.detail.label if JOINS.fullmatch(between) else ""

    def _is_half(self, i: int, end: int, days: tuple[Day, ...]) -> bool:
        """`Closed Wednesday afternoons` closes no whole day."""
        first, last = self.tokens[i].start, self.tokens[end - 1].end
        after = re.match(r"\s+(?:in the )?", self.text[last:])
        behind = HALF.match(self.text, last + after.end()) if after else None
        last = behind.end() if behind else last
        half = HALF.search(self.text[first:last])
        if half is None:
            return False
        self.halves.append((days, half.group(), self.text[first:last]))
        return True

    def _lead(self, i: int) -> int:
        while self.kind(i - 1) in ("OPEN", "ON", "FROM", "AND") and i > 0:
            i -= 1
        return i

    def _note(self, last: int) -> tuple[int, str]:
        match = re.match(r"\s*\(([^()\d]{3,60})\)", self.text[last:])
        note = match.group(1).strip() if match else ""
        if match is None or EXCEPT.match(note) or hours(note, self.speech):
            return last, ""
        return last + match.end(), note
