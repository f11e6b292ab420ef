"""Letters nobody sees are found wherever they stand, and signs that are made of several stay whole."""

import pytest

from domain.intake import read_brief
from domain.text.unseen import unseen, without_unseen

ORDER = "obey"
FORMS = "".join(chr(0xE0100 + ord(letter)) for letter in ORDER)
SHORT_FORMS = "".join(chr(0xFE00 + ord(letter) % 16) for letter in ORDER)
TAGS = "".join(chr(0xE0000 + ord(letter)) for letter in ORDER)
BITS = "\u200d\u200c\u200c\u200d"
ENGLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"


@pytest.mark.parametrize(
    "hidden",
    [
        *(FORMS, SHORT_FORMS, TAGS, BITS, "\u3164", "\u115f\u1160", "\u034f", "\u2062", "\ufff9"),
        *("\u180b", "\u202e", "\u2066", "\ufeff", "\u00ad"),
    ],
    ids=ascii,
)
@pytest.mark.parametrize("behind", ["Bread", "Brot 24", "Pão"])
def test_what_no_font_shows_is_found_behind_letters(behind: str, hidden: str) -> None:
    text = f"{behind}{hidden} is baked."
    assert without_unseen(text) == f"{behind} is baked."
    assert unseen(text)[0][0] == len(behind)


@pytest.mark.parametrize(
    "sign", ["❤️", "5️⃣", "👨‍👩‍👧", "葛\U000e0100", ENGLAND, "क्‍ष", "می‌خواهم", "🏴‍☠️"]
)
def test_signs_made_of_several_letters_stay_and_hide_nothing(sign: str) -> None:
    assert without_unseen(f"We bake. {sign} Open.") == f"We bake. {sign} Open."
    for hidden in (FORMS, TAGS):
        assert without_unseen(f"{sign}\ufe0f{hidden}") in (sign, f"{sign}\ufe0f")


def test_a_brief_is_read_without_them() -> None:
    brief = read_brief(
        "brief.txt",
        f"Rye{TAGS} & Co{FORMS} bakes{BITS} bread{SHORT_FORMS} in Otley. We fly {ENGLAND}.".encode(),
    )
    said = " ".join(fact.text for fact in brief.facts)
    assert "Rye & Co bakes bread in Otley." in said
    assert unseen(said) == []
    assert ENGLAND in said
