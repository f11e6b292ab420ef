import pytest

from domain.summary import called


@pytest.mark.parametrize(
    ("brief", "name"),
    [
        ("/srv/briefs/rye and co.md", "rye and co.md"),
        ("project:01a21ce9", "project:01a21ce9"),
        ("# Rye & Co\n\nWe bake bread at 4/6 Mill Lane.", "Rye & Co"),
        ("\n  Rye\t& Co  \nOpen 7/7.", "Rye & Co"),
        (
            "We bake bread in Otley. Call 01943 496 0000.",
            "We bake bread in Otley. Call 01943 496 0000.",
        ),
        ("a" * 99 + "\nb", "a" * 60),
        (" \n", ""),
        ("", ""),
    ],
)
def test_a_brief_is_named_in_one_line(brief: str, name: str) -> None:
    assert called(brief) == name
