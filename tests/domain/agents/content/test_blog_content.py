from domain.agents.content.blog_content import BLOG_CONTENT, ArticlePage
from domain.facts import Article, Fact, FactKind, Facts, fact
from tests.domain.agents.content.firms import run, studio


def _articles(*entries: Fact) -> list[ArticlePage]:
    facts = Facts(entries=entries)
    found = run(BLOG_CONTENT, facts, studio(facts))
    return [page for page in found if isinstance(page, ArticlePage)]


def _article(title: str, body: str = "", date: str = "") -> Fact:
    return fact(FactKind.ARTICLE, title, detail=Article(title=title, body=body, date=date))


def test_paragraphs_stay_as_the_client_set_them() -> None:
    body = "Moss holds water.\n\nBrush it off in May. Never jet it.\n\nCall first."
    (page,) = _articles(_article("Moss on slate", body, "2026-05-01"))
    assert page.lead is not None
    assert page.lead.text == "Moss holds water."
    assert [[p.text for p in block] for block in page.paragraphs] == [
        ["Brush it off in May.", "Never jet it."],
        ["Call first."],
    ]
    assert page.date == "2026-05-01"


def test_a_mere_subject_gets_only_what_the_brief_says_on_it() -> None:
    said = fact(FactKind.STATEMENT, "Chimneys should be swept before the first frost.")
    other = fact(FactKind.STATEMENT, "The yard has a dog.")
    (page,) = _articles(_article("When to sweep chimneys"), said, other)
    assert [[p.text for p in block] for block in page.paragraphs] == [[said.text]]
    assert page.paragraphs[0][0].facts == (said.fact_id,)


def test_a_subject_nothing_is_known_of_gets_no_text() -> None:
    (page,) = _articles(_article("Bees"))
    assert page.lead is None
    assert page.paragraphs == ()


def test_marks_of_headings_and_lists_are_not_copy() -> None:
    (page,) = _articles(_article("Moss", "# Moss\n\n- Brush it off.\n\n> Rain helps."))
    assert [p.text for block in page.paragraphs for p in block] == ["Brush it off.", "Rain helps."]
