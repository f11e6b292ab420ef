"""The reader of HTML source."""

from hypothesis import given
from hypothesis import strategies as st

from domain.grading.markup import read_markup

TAGS = "<p> </p> <ul> <li> </ul> <b> </b> <td> <table> </table> <svg/> x <br> <!-- --> '> </a>"
PIECES = st.sampled_from(
    [*TAGS.split(), "<a href='", "<script>", "</script>", "&amp;", "<", "\n", "</"]
)


def problems(source: str) -> list[tuple[str, str, int]]:
    return [(p.kind, p.name, p.line) for p in read_markup(source).problems]


def test_end_tags_that_may_be_left_out_are_no_problem() -> None:
    source = "<ul><li>a<li>b</ul><table><tr><td>1<td>2<tr><td>3</table><dl><dt>a<dd>b</dl><p>x<p>y"
    assert problems(source) == []


def test_a_list_item_ends_the_one_before_and_not_the_list_around() -> None:
    document = read_markup("<ul><li>a<ul><li>b</ul><li>c</ul>")
    assert [item.text for item in document.named("li")] == ["a b", "b", "c"]
    assert document.problems == []


def test_problems_name_their_line() -> None:
    assert problems("<div>\n<span>a</div>\n</b>") == [
        ("unclosed", "span", 2),
        ("stray-end", "b", 3),
    ]


def test_overlapping_elements_are_told_once() -> None:
    assert problems("<b><i>x</b></i>") == [("misnested", "i", 1)]


def test_code_in_scripts_is_no_markup() -> None:
    document = read_markup("<script>if (a < b) '<p>';</script><p>x</p>")
    assert [e.name for e in document.elements] == ["script", "p"]
    assert document.problems == []


def test_entities_are_resolved_in_text_and_attributes() -> None:
    link = read_markup('<a href="?a=1&amp;b=2">A &amp; B</a>').elements[0]
    assert (link.get("href"), link.text) == ("?a=1&b=2", "A & B")


@given(st.lists(PIECES, max_size=30))
def test_any_text_can_be_read_and_every_element_stands_where_it_says(pieces: list[str]) -> None:
    source = "".join(pieces)
    for element in read_markup(source).elements:
        assert source[element.start : element.end] == element.tag
        assert source.count("\n", 0, element.start) + 1 == element.line
