from domain.agents.content import testimonial
from domain.agents.content.testimonial import TESTIMONIAL
from domain.facts import Fact, FactKind, Facts, Review, fact
from domain.intake import read_brief
from tests.domain.agents.content.firms import run, studio
from tests.domain.agents.content.refusals import sent_back
from tests.studio import outputs_of


def _reviews(*entries: Fact) -> testimonial.Testimonials:
    facts = Facts(entries=entries)
    (found,) = run(TESTIMONIAL, facts, studio(facts))
    assert isinstance(found, testimonial.Testimonials)
    return found


def _review(quote: str, author: str = "", rating: float | None = None) -> Fact:
    detail = Review(quote=quote, author=author, rating=rating)
    return fact(FactKind.REVIEW, f"{quote} {author}", detail=detail)


SIGNED = _review("They swept the path and shut the gate behind them.", "Ann Brook")


def test_no_review_is_ever_written() -> None:
    assert _reviews(fact(FactKind.STATEMENT, "Our customers love us.")).reviews == ()


def test_quotes_are_verbatim_but_for_the_marks_around_them() -> None:
    (found,) = _reviews(_review("“Good - not great... 5/7”", "B")).reviews
    assert found.quote.text == "Good - not great... 5/7"


def test_signed_reviews_of_readable_length_come_first() -> None:
    found = _reviews(_review("Fine."), _review("Ok", "Cy"), SIGNED)
    assert [one.author for one in found.reviews] == ["Ann Brook", "Cy", ""]
    assert found.lead == 0


def test_an_unsigned_review_is_not_set_large() -> None:
    assert _reviews(_review("They swept the path and shut the gate.")).lead is None


def test_low_ratings_are_shown_as_given() -> None:
    assert [r.rating for r in _reviews(_review("Late, but good work.", "Di", 2.0)).reviews] == [2.0]


def test_the_same_review_stands_once() -> None:
    again = _review("They swept the path, and shut the gate behind them!", "Ann Brook")
    assert len(_reviews(SIGNED, again).reviews) == 1


def test_a_refused_review_is_left_out() -> None:
    facts = Facts(entries=(SIGNED,))
    finding = sent_back("content/unsupported-claim", "“shut the gate”", page="*")
    assert run(TESTIMONIAL, facts, studio(facts), finding) == (testimonial.Testimonials(),)


def test_a_review_may_rank_the_firm_first_for_its_customer_says_so() -> None:
    text = (
        "# Rye\n\nBakery in Leeds.\n\n## Reviews\n\n- “The best bread in Yorkshire” – Ann Brook\n"
    )
    sheet = read_brief("a.md", text.encode()).sheet
    (found,) = outputs_of(sheet, testimonial.Testimonials)[testimonial.Testimonials]
    assert isinstance(found, testimonial.Testimonials)
    assert [one.quote.text for one in found.reviews] == ["The best bread in Yorkshire"]
