import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.agents.prompt import Slot
from domain.facts import FactKind, Facts, Phone, fact
from domain.model.answer import Answer, Line
from domain.model.filling import checked_shape, parse
from domain.model.masking import mask

HEAD = Slot(name="home.headline", what="Headline", form="line", longest=30)
TEXT = Slot(name="intro", what="Text", form="sentences", longest=40, most=2)
ICON = Slot(name="icon", what="Sign", form="choice", options=("roof", "tap"))


def answer(slot: str, *texts: str) -> Answer:
    return Answer(lines=tuple(Line(slot=slot, text=text, facts=("f-1",)) for text in texts))


def problem(slot: Slot, *texts: str) -> str:
    filled, problems = checked_shape(answer(slot.name, *texts), (HEAD, TEXT, ICON))
    assert len(filled.get(slot.name, ())) == len(texts) - 1
    (only,) = problems
    return only


def test_lines_that_fit_are_kept_in_their_order_with_their_facts() -> None:
    given_back = answer("intro", "We mend roofs.", "We come today.")
    filled, problems = checked_shape(given_back, (HEAD, TEXT))
    assert filled == {"intro": given_back.lines}
    assert problems == ()


def test_a_line_loses_its_full_stop_and_keeps_dots_that_mean_something() -> None:
    for text, kept in {
        "Roofs in Leeds.": "Roofs in Leeds",
        "Roofs and more…": "Roofs and more…",
        "Brandt e. K.": "Brandt e. K.",
    }.items():
        filled, _ = checked_shape(answer("home.headline", text), (HEAD,))
        assert filled["home.headline"][0].text == kept


@pytest.mark.parametrize(
    ("slot", "texts", "said"),
    [
        (HEAD, ("",), "a line is empty; leave the slot out instead."),
        (HEAD, (" ",), "a line is empty; leave the slot out instead."),
        (HEAD, ("x" * 31,), f"'{'x' * 31}' has 31 characters; 30 are the most."),
        (HEAD, ("One", "Two"), "'Two' is one line too many; 1 are the most."),
        (TEXT, ("One.", "One."), "'One.' stands there twice; say it once."),
        (TEXT, ("No end",), "'No end' is no whole sentence; end it with a full stop."),
        (ICON, ("Roof",), "'Roof' is not an option; give one of 'roof', 'tap'."),
    ],
)
def test_what_does_not_fit_is_left_out_and_told(
    slot: Slot, texts: tuple[str, ...], said: str
) -> None:
    assert problem(slot, *texts) == f"Slot {slot.name!r}: {said}"


@pytest.mark.parametrize(
    "text",
    [
        *("<b>Roofs</b>", "Roofs<br>", "<!-- x -->", "Roofs &amp; more", "**Roofs**", "# Roofs"),
        *("[Roofs](x)", "`Roofs`", "https://a.example", "www.a.example", "me@a.example"),
        *("javascript:x", "- Roofs", "</slot>"),
    ],
)
def test_markup_and_addresses_are_refused(text: str) -> None:
    assert problem(HEAD, text) == (
        f"Slot 'home.headline': {text!r} has markup, a web address or an e-mail address; "
        f"write plain text."
    )


@pytest.mark.parametrize(
    "text",
    [
        *("Roofs\nin Leeds", "Ro\u200bofs", "Roofs\u202e", "Ro\x00ofs"),
        *("Roofs\U000e0152\U000e0141", "Ro\u3164ofs", "Ro\ufe01ofs"),
    ],
)
def test_characters_that_cannot_be_seen_are_refused(text: str) -> None:
    assert problem(HEAD, text) == (
        f"Slot 'home.headline': {text!r} has characters that cannot be seen, or a line break; "
        f"write plain text."
    )


@pytest.mark.parametrize("text", ["Roofs < 10 years old", "Tom & Son", "R2-D2 – 5 * 3", "a_b"])
def test_plain_text_with_odd_letters_is_no_markup(text: str) -> None:
    assert checked_shape(answer("home.headline", text), (HEAD,))[1] == ()


def test_a_slot_that_was_not_asked_for_is_told() -> None:
    filled, problems = checked_shape(answer("footer", "x"), (HEAD,))
    assert filled == {}
    assert problems == ("There is no slot 'footer'; use the names that are listed.",)


def test_marks_are_put_back_before_lengths_are_measured_and_unknown_ones_are_told() -> None:
    phone = Phone(display="0113 496 0172 extension 123456", href="tel:+441134960172123456")
    number = fact(FactKind.PHONE, phone.display, detail=phone)
    masked = mask(Facts(entries=(number,)))
    mark = f"{{{{{number.fact_id}}}}}"
    _, problems = checked_shape(answer(HEAD.name, f"Call {mark}"), (HEAD,), restore=masked.restore)
    assert problems == (
        "Slot 'home.headline': 'Call 0113 496 0172 extension 123456' has 35 characters; "
        "30 are the most.",
    )
    text = "Call {{f-0000000000}}"
    _, problems = checked_shape(answer(HEAD.name, text), (HEAD,), restore=masked.restore)
    assert problems == (
        f"Slot 'home.headline': The text {text!r} has a mark that was not shown. Copy marks "
        f"letter by letter, or leave them out.",
    )


def test_an_answer_is_parsed_with_white_space_around_it_and_nothing_else() -> None:
    text = '{"lines": [{"slot": "intro", "text": "x", "facts": []}]}'
    assert parse(f"\n  {text} \n").lines[0].text == "x"
    for wrapped in (f"```json\n{text}\n```", f"Here it is: {text}", f"{text} {text}", text[:-1]):
        with pytest.raises(ValueError, match="The answer does not fit its schema"):
            parse(wrapped)


def test_what_is_wrong_with_an_answer_is_one_sentence() -> None:
    with pytest.raises(ValueError, match="does not fit") as raised:
        parse('{"lines": [{"slot": "intro", "text": 3, "facts": []}, {}]}')
    assert str(raised.value) == (
        "The answer does not fit its schema at lines.0.text: Input should be a valid string. "
        'Answer with one JSON object `{"lines": [...]}` and nothing else.'
    )


@given(st.lists(st.tuples(st.sampled_from(["home.headline", "intro", "icon", "?"]), st.text())))
def test_whatever_is_answered_only_what_fits_gets_through(said: list[tuple[str, str]]) -> None:
    lines = tuple(Line(slot=slot, text=text, facts=()) for slot, text in said)
    slots = {slot.name: slot for slot in (HEAD, TEXT, ICON)}
    filled, problems = checked_shape(Answer(lines=lines), tuple(slots.values()))
    assert sum(map(len, filled.values())) + len(problems) == len(lines)
    for name, kept in filled.items():
        slot = slots[name]
        assert 1 <= len(kept) <= slot.most
        assert all(0 < len(line.text) <= slot.longest and "\n" not in line.text for line in kept)
