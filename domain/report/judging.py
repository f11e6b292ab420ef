"""What judges said of the pages, in words for reports."""

from dataclasses import dataclass

from domain.grading.judge import Result
from domain.grading.judge_criteria import BY_NAME
from domain.grading.judging import JudgedPage, Judging

_SHOWS_NOTHING = frozenset(
    {"calm", "headings-tell", "no-empty-phrases", "no-idea-twice", "one-voice", "scannable"}
)
"""Criteria whose yes is of the whole page, which no quotation shows."""


@dataclass(frozen=True)
class Said:
    """One page's answer to one question."""

    page: str
    quote: str
    """Words of the page as a reader sees them."""
    votes: str


@dataclass(frozen=True)
class Asked:
    """One question, and what came of it on every page it was asked of."""

    question: str
    failed: tuple[Said, ...]
    passed: tuple[Said, ...]
    """Those whose quotation shows something."""
    yes: int
    open: tuple[str, ...]
    """Pages without a verdict."""
    fix: str
    owner: str

    @property
    def verdict(self) -> Result:
        """The answer for the site: no where any page fails, and nothing where no page was judged."""
        if self.failed:
            return "failed"
        return "passed" if self.yes else "no verdict"

    @property
    def told(self) -> str:
        """On how many of its pages the answer is what."""
        counts = {"No": len(self.failed), "Yes": self.yes, "Open": len(self.open)}
        total = sum(counts.values())
        (first, most), *others = [(word, count) for word, count in counts.items() if count]
        of = (
            f"{first} on {_times(total, 'page')}"
            if most == total
            else f"{first} on {most} of {total} pages"
        )
        return f"{'; '.join((of, *(f'{word.lower()} on {count}' for word, count in others)))}."


@dataclass(frozen=True)
class JudgingReport:
    """Everything there is to say of judged pages."""

    lead: str
    how: str
    asked: tuple[Asked, ...]
    """Questions answered with no first."""
    missing: tuple[str, ...]
    """What was not judged, and why; a sentence each."""


def judging_report(judged: Judging) -> JudgingReport:
    """Return what there is to say."""
    asked = [_asked(name, judged.pages) for name in BY_NAME]
    order: tuple[Result, ...] = ("failed", "passed", "no verdict")
    known = [one for one in asked if one.failed or one.yes or one.open]
    return JudgingReport(
        lead=_lead(judged),
        how=_how(judged),
        asked=tuple(sorted(known, key=lambda one: order.index(one.verdict))),
        missing=tuple(_missing(judged)),
    )


def judging_line(judged: Judging) -> str:
    """Return the verdicts in one sentence, with who judged."""
    counts = judged.counts
    return (
        f"{_named(judged)} answered {_times(judged.counts.total(), 'question')} about "
        f"{_times(len(judged.pages), 'page')}: {counts['passed']} with yes, {counts['failed']} with "
        f"no, {counts['no verdict']} left open. It is advice and changes no grade."
    )


def _asked(name: str, pages: tuple[JudgedPage, ...]) -> Asked:
    found = [(page.url, one) for page in pages for one in page.verdicts if one.criterion == name]
    said = {
        result: tuple(
            Said(url, _shown(one.evidence), one.votes) for url, one in found if one.result == result
        )
        for result in ("passed", "failed")
    }
    return Asked(
        question=BY_NAME[name].question,
        failed=said["failed"],
        passed=() if name in _SHOWS_NOTHING else said["passed"],
        yes=len(said["passed"]),
        open=tuple(url for url, one in found if one.result == "no verdict"),
        fix=BY_NAME[name].fix,
        owner=BY_NAME[name].owner,
    )


def _shown(quote: str) -> str:
    """Return a quotation without the marks that tell headings, items and actions apart."""
    bare = quote.lstrip("#").removeprefix("-").strip()
    return bare.removeprefix("[").removesuffix("]")


def _named(judged: Judging) -> str:
    name = " and ".join(judged.judges)
    return name[:1].upper() + name[1:] if judged.is_offline else name


def _lead(judged: Judging) -> str:
    failed = judged.counts["failed"]
    answered = failed + judged.counts["passed"]
    return (
        f"Some questions no instrument can answer. They were put to {_times(len(judged.pages), 'page')} "
        f"as a careful reader would: {answered - failed} of {_times(answered, 'answer')} "
        f"{'is' if answered == 1 else 'are'} yes. This is advice: it changes no grade and stops no release."
    )


def _how(judged: Judging) -> str:
    if judged.is_offline:
        return (
            "Judged by offline rules, without a language model. They see the form of words, not their "
            "meaning, and leave open what they cannot tell. " + _agreement(judged)
        )
    paid = (
        f" Models were asked {_times(judged.questions, 'time')}, for {judged.cost_usd} US dollars besides "
        "what writing cost."
        if judged.questions
        else " All of it had been answered before, so nothing was paid."
    )
    return (
        f"Judged by {' and '.join(judged.judges)}, {_times(judged.votes, 'vote')} a page; most votes "
        f"decide, and an answer without words of the page counts for nothing. {_agreement(judged)}{paid}"
    )


def _agreement(judged: Judging) -> str:
    if judged.kappa is None:
        return "How far the votes agree is not known."
    of = (
        "With answers one engineer gave before, some of which served to mend the rules, they agree "
        f"with a kappa of {judged.kappa:.2f}"
        if judged.agrees_with == "labels"
        else f"The votes agree among each other with a kappa of {judged.kappa:.2f}"
    )
    return f"{of} (1 is always, 0 is chance)."


def _missing(judged: Judging) -> list[str]:
    open_ = judged.counts["no verdict"]
    told = ["Legal texts and error pages are not judged."]
    if open_:
        told.append(
            f"{_times(open_, 'answer')} {'was' if open_ == 1 else 'were'} left open, because nobody could tell."
        )
    if judged.left_out:
        told.append(
            f"{_times(judged.left_out, 'page')} more were not judged: the site has too many."
        )
    for why in dict.fromkeys(judged.fell_back.values()):
        pages = [url for url, said in judged.fell_back.items() if said == why]
        told.append(
            f"Rules judged {_listed(pages)} in a model's place: {why}{'' if why.endswith('.') else '.'}"
        )
    return told


def _listed(pages: list[str]) -> str:
    return ", ".join(pages) if len(pages) <= 3 else f"{len(pages)} pages"


def _times(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}"
