from domain.grading.grade import Finding, Grade, Grades
from domain.model.repairs import Repairs, repairs


def graded(*found: tuple[str, str, str]) -> Grades:
    findings = tuple(
        Finding(rule=rule, severity="serious", page=page, evidence="e", fix="f", owner=owner)
        for rule, page, owner in found
    )
    return (Grade(dimension="seo", score=0.5, status="scored", gate="fail", findings=findings),)


BEFORE = graded(("seo/title", "/", "meta"), ("seo/title", "/a/", "meta"), ("seo/h1", "/", "hero"))


def test_what_is_gone_was_repaired_and_what_is_new_was_broken() -> None:
    after = graded(("seo/title", "/a/", "meta"), ("seo/length", "/", "meta"))
    assert repairs(BEFORE, after, sent=("meta", "hero")) == {
        "meta": Repairs(told=2, repaired=1, broken=1),
        "hero": Repairs(told=1, repaired=1),
    }


def test_an_agent_that_was_not_sent_back_is_not_counted() -> None:
    assert set(repairs(BEFORE, (), sent=("hero",))) == {"hero"}


def test_the_same_fault_on_another_page_is_a_new_one() -> None:
    after = graded(("seo/h1", "/b/", "hero"))
    assert repairs(BEFORE, after, sent=("hero",))["hero"] == Repairs(told=1, repaired=1, broken=1)


def test_who_breaks_more_than_it_repairs_does_harm() -> None:
    assert Repairs(told=3, repaired=1, broken=2).does_harm
    assert not Repairs(told=3, repaired=2, broken=2).does_harm
    assert (Repairs(told=3, repaired=1, broken=2) + Repairs(told=1, repaired=1)).does_harm is False


def test_rates_are_per_finding_sent_and_zero_when_none_was() -> None:
    counted = Repairs(told=4, repaired=3, broken=1)
    assert (counted.correction_rate, counted.introduction_rate) == (0.75, 0.25)
    assert (Repairs().correction_rate, Repairs().introduction_rate) == (0, 0)
