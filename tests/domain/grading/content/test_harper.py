"""What Harper says becomes findings; names, trade words, facts and what others tell do not."""

import pytest

from blocks.harper import proofread_site
from domain.artifacts import Engine
from domain.facts import FactKind, Facts, fact
from domain.grading.content import grade_content
from domain.grading.content.measured.spelling import is_slip
from domain.grading.grade import EngineRun, Finding, Grade
from domain.grading.view import Context, SiteView
from domain.measured import Missing
from domain.proofreading import Proofread, Proofreading, Slip
from domain.site import Site, SiteFile

TEXT = (
    "<p>We mend the roofs of all the old houses in the town, and we come out to look at them.</p>"
)
GERMAN = "<p>Wir decken alle Dächer der Stadt und kommen gerne vorbei, wenn Sie uns anrufen.</p>"


def site(body: str, *, lang: str = "en", **more: str) -> Site:
    def page(inner: str) -> str:
        text = GERMAN if lang == "de" else TEXT
        return (
            f'<!doctype html><html lang="{lang}"><head><title>Roofs</title></head><body>'
            f"<header><p>Open today</p></header><main>{text}{inner}</main></body></html>"
        )

    files = {"index": body, **more}
    return Site.of(SiteFile.text(f"{name}.html", page(inner)) for name, inner in files.items())


def graded(where: Site, *, facts: Facts | None = None, read: Proofreading | None = None) -> Grade:
    proofread = read or proofread_site(where)
    return grade_content(SiteView(where, Context(facts=facts, proofread=proofread)), target=0.9)


def told(body: str, *, facts: Facts | None = None, **more: str) -> list[Finding]:
    grade = graded(site(body, **more), facts=facts)
    return [one for one in grade.findings if one.engine == "harper"]


PLANTED: tuple[tuple[str, str, str, str], ...] = (
    ("We come in an small van.", "harper-grammar", "moderate", "Write 'a'"),
    ("Call us for a urgent visit.", "harper-grammar", "moderate", "Write 'an'"),
    ("They goes home at noon.", "harper-grammar", "moderate", "Write 'go'"),
    ("The slate has lost it's shine.", "harper-grammar", "moderate", "Write 'its'"),
    ("They should have went home.", "harper-grammar", "moderate", "Write 'gone'"),
    ("The price effects your bill.", "harper-grammar", "moderate", "Write 'affects'"),
    ("We fix leaks everyday of the week.", "harper-wording", "moderate", "Write 'every day'"),
    ("Slates are sold on mass here.", "harper-wording", "moderate", "Write 'en masse'"),
    ("Contact us incase of a leak.", "harper-compounds", "moderate", "Write 'in case'"),
    ("We have an office in london too.", "harper-spelling", "minor", "Write 'London'"),
    ("We came here from leeds.", "harper-spelling", "minor", "Write 'Leeds' if that is meant"),
    ("Ask us by google maps.", "harper-names", "minor", "Write 'Google Maps'"),
    ("We replased the gutter.", "harper-spelling", "moderate", "Write 'replaced'."),
    ("Hear what our custmers say.", "harper-spelling", "moderate", "Write 'customers'."),
    ("Proffessional roofers come to you.", "harper-spelling", "moderate", "Write 'Professional'."),
    ("Please dont hesitate to call.", "harper-spelling", "moderate", "Write \"don't\"."),
)  # fmt: skip


@pytest.mark.parametrize(("sentence", "rule", "severity", "fix"), PLANTED)
def test_a_planted_slip_is_found_and_goes_to_the_agent_that_wrote_it(
    sentence: str, rule: str, severity: str, fix: str
) -> None:
    (found,) = told(f"<h2>Our services</h2><p>{sentence}</p>")
    assert (found.rule, found.severity) == (f"content/{rule}", severity)
    assert found.fix.startswith(fix)
    assert (found.owner, found.page) == ("service_description", "/")
    assert found.selector.endswith("main > p:nth-of-type(2)")


def test_a_doubled_word_and_a_common_slip_are_told_once_by_our_own_audits() -> None:
    grade = graded(site("<p>We mend the the roof and recieve calls. Ask for a hour.</p>"))
    assert {one.rule: one.engine for one in grade.findings if one.engine == "harper"} == {}
    assert {one.rule for one in grade.findings} >= {
        "content/doubled-words",
        "content/misspellings",
        "content/grammar",
    }


SOUND = (
    "<p>We work in Otley, Menston and Ilkley, and Priya Menon answers the phone.</p>",
    "<p>Roofs of LS21, HX7 and the A660; ask for an MCS or an OFTEC form.</p>",
    "<p>Repointing takes a day.</p><p>We fit soffits, purlins and combi boilers.</p>",
    "<h2>Glorbing</h2><p>We have been glorbing since we began.</p>",
    "<p>Write to helo@roofz.example or see www.roofz.example/teh and files.roofz.example.</p>",
    "<ul><li>Charlton<li>Corbridge<li>Allerton</ul>",
    "<p>Hartley Roofing is here. We call it Hartley because it was his.</p>",
    "<p>Proffessional mends roofs in the town.</p><p>We asked Proffessional to come.</p>",
    "<p>The organisation of colour, or the organization of color.</p>",
    "<p>naïve façades and crème brûlée</p>",
)


@pytest.mark.parametrize("body", SOUND)
def test_names_codes_trade_words_and_addresses_are_no_slips(body: str) -> None:
    assert [f"{one.rule} {one.evidence}" for one in told(body)] == []


def test_an_unknown_word_is_advice_until_a_fact_a_heading_or_the_menu_has_it() -> None:
    (found,) = told("<p>We have been glorbing since we began.</p>")
    assert (found.rule, found.severity) == ("content/harper-spelling", "minor")
    assert found.evidence == "'glorbing' in 'We have been glorbing since we began.'"
    assert found.fix.endswith("or leave a name or a word of the trade as it is.")
    facts = Facts(entries=(fact(FactKind.SERVICE, "Glorbing of old roofs"),))
    assert told("<p>We have been glorbing since we began.</p>", facts=facts) == []
    assert (
        told("<p>We have been glorbing since we began.</p>", about="<h2>About glorbing</h2>") == []
    )


def test_the_same_slip_is_told_once_a_page() -> None:
    body = "<p>We replased it.</p><p>They replased it, too.</p><p>It has lost it's shine.</p><p>They lost it's shine.</p>"
    assert sorted(one.rule for one in told(body)) == [
        "content/harper-grammar",
        "content/harper-spelling",
    ]


def test_a_name_that_stands_in_the_facts_as_written_is_no_slip() -> None:
    facts = Facts(entries=(fact(FactKind.HISTORY, "We began on google maps"),))
    assert told("<p>We began on google maps.</p>", facts=facts) == []


@pytest.mark.parametrize(
    ("word", "right", "is_one"),
    [
        *(("qulaity", "quality", True), ("profesional", "professional", True)),
        *(("experianced", "experienced", True), ("servise", "service", True)),
        *(("dont", "don't", True), ("custmers", "customers", True)),
        *(("flashings", "flashing", False), ("plummers", "plumbers", False)),
        *(("reuse", "use", False), ("nite", "nice", False), ("leadwork", "lead work", False)),
        *(("wont", "want", False), ("burley", "barlow", False)),
    ],
)
def test_slips_of_the_pen_are_told_from_other_words(word: str, right: str, is_one: bool) -> None:
    assert is_slip(word, right) is is_one


def slip(**changes: object) -> Slip:
    known = {"rule": "NewIn2030", "paragraph": 0, "start": 0, "end": 4, "advice": "Not so."}
    return Slip.model_validate({**known, **changes})


def reading(*slips: Slip, page: str = "index.html") -> Proofreading:
    engine = Engine(name="harper", version="9.9")
    return Proofreading(engine=engine, pages=(Proofread(page=page, slips=slips),))


def test_a_rule_of_a_newer_harper_is_told_as_minor_and_has_an_owner() -> None:
    (found,) = [f for f in graded(site(""), read=reading(slip())).findings if f.engine == "harper"]
    assert (found.rule, found.severity) == ("content/harper-other", "minor")
    assert (found.fix, found.evidence) == ("Not so.", "'Roof' in 'Roofs'")


def test_a_slip_beyond_the_page_is_left_out() -> None:
    grade = graded(site(""), read=reading(slip(paragraph=99)))
    assert not [one for one in grade.findings if one.engine == "harper"]
    assert not [one for one in grade.not_checked if "broke" in one.reason]


@pytest.mark.parametrize(
    ("sentence", "rule", "marked"),
    [
        ("Ask for a MCS form.", "AnA", "a"),
        ("Bring it to to us.", "ToTo", "to to"),
    ],
)
def test_what_is_spelt_out_or_told_elsewhere_is_left_out(
    sentence: str, rule: str, marked: str
) -> None:
    start = sentence.index(f"{marked} ")
    place = {"paragraph": 3, "start": start, "end": start + len(marked)}
    where = site(f"<p>{sentence}</p>")
    other = graded(where, read=reading(slip(rule="EnMasse", paragraph=3, start=0, end=3)))
    assert [one.evidence[:5] for one in other.findings if one.engine == "harper"] == [
        repr(sentence[:3])
    ]
    grade = graded(where, read=reading(slip(rule=rule, **place)))
    assert not [one for one in grade.findings if one.engine == "harper"]


def engines(grade: Grade) -> dict[str, EngineRun]:
    return {one.name: one for one in grade.engines}


SUBJECT = "content/spelling-and-grammar"


def gaps(grade: Grade) -> list[str]:
    return [one.reason for one in grade.not_checked if one.subject == SUBJECT]


def test_a_missing_engine_makes_the_grade_partial_and_says_why() -> None:
    lost = Proofreading(missing=(Missing(engine="harper", reason="There is no harper."),))
    grade = graded(site("", about=""), read=lost)
    assert grade.status == "partial"
    assert gaps(grade) == ["There is no harper. (/about.html, /)"]
    ran = engines(grade)["harper"]
    assert (ran.ran, ran.error) == (False, "There is no harper. (/about.html, /)")


def test_a_page_that_could_not_be_read_makes_the_grade_partial() -> None:
    broke = Missing(engine="harper", page="about.html", reason="harper broke")
    read = reading().model_copy(update={"missing": (broke,)})
    grade = graded(site("", about="", more=""), read=read)
    assert grade.status == "partial"
    assert gaps(grade) == ["harper broke (/about.html)", "harper did not read it (/more.html)"]
    assert engines(grade)["harper"].ran


def test_a_site_in_a_language_nobody_reads_offline_says_so_and_is_no_worse_for_it() -> None:
    grade = graded(site("", lang="de"))
    assert grade.status == "scored"
    assert gaps(grade) == ["no offline engine reads German (/)"]
    assert "harper" not in engines(grade)


def test_a_read_site_has_no_gap_and_names_the_version() -> None:
    grade = graded(site(""))
    assert grade.status == "scored"
    assert gaps(grade) == []
    assert engines(grade)["harper"] == EngineRun(name="harper", version="0.2.0", ran=True)


def test_a_site_nobody_was_asked_to_read_says_that_it_was_not() -> None:
    grade = grade_content(SiteView(site("")), target=0.9)
    assert gaps(grade) == ["nobody proofread it, only the most common slips were looked for"]
    assert "harper" not in engines(grade)
