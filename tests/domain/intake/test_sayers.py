"""Who said a quotation: the name, without the pronouns and verbs that lead to the quotation."""

import pytest

from domain.facts import Review
from domain.intake import read_brief

ES = 'Somos una clínica. {}: "Explican todo con calma y mi gato sale sin rencor".'
EN = 'We are a clinic. {}: "They explain everything and my cat is calm".'
DE = "Wir sind eine Praxis. {}: „Sie erklären alles in Ruhe und meine Katze mag sie“."


def author(text: str) -> tuple[str, str]:
    [(_, said)] = read_brief("a.md", text.encode()).sheet.details(Review)
    return said.author, said.source


@pytest.mark.parametrize(
    ("form", "lead", "who"),
    [
        (ES, "Una clienta, Lucía M., nos escribió", ("Lucía M.", "")),
        (ES, "Lucía M. nos ha escrito", ("Lucía M.", "")),
        (ES, "Como nos dijo Lucía M.", ("Lucía M.", "")),
        (ES, "Lucía M., clienta, me dijo", ("Lucía M.", "clienta")),
        (ES, "Lucía M., de Motril, nos comentó", ("Lucía M.", "Motril")),
        (EN, "A client of ours, Lucy Moss, has written", ("Lucy Moss", "")),
        (EN, "Lucy M. wrote to us", ("Lucy M.", "")),
        (EN, "As Lucy Moss once said to me", ("Lucy Moss", "")),
        (EN, "Lucy M. from Otley told us last week", ("Lucy M.", "Otley")),
        (DE, "Eine Kundin, Lucia M., schrieb uns", ("Lucia M.", "")),
        (DE, "Lucia M. hat uns geschrieben", ("Lucia M.", "")),
        (DE, "So schrieb uns Lucia Moser", ("Lucia Moser", "")),
        (DE, "Lucia M. aus Grassau sagte mir neulich", ("Lucia M.", "Grassau")),
    ],
)
def test_the_words_of_saying_are_no_part_of_a_name(
    form: str, lead: str, who: tuple[str, str]
) -> None:
    assert author(form.format(lead)) == who


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ('Lucía M. nos escribió: "Explican todo con calma siempre"', "Lucía M."),
        ('Lucy M. told us: "They explain everything calmly"', "Lucy M."),
        ('Uns schrieb Lucia Moser: "Sie erklären alles in Ruhe"', "Lucia Moser"),
    ],
)
def test_nor_are_they_in_a_list_of_reviews(line: str, who: str) -> None:
    assert author(f"---\nname: Rye\n---\n## Reviews\n\n- {line}\n") == (who, "")


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ('Someone on the ferry told us "They saved our holiday" - Ed', ("Ed", "")),
        ('A lady in the shop said "Best bread in town" – Ann P., Leeds.', ("Ann P.", "Leeds")),
        ('My neighbour told me "Best bread in town" (Tom Hale, Leeds).', ("Tom Hale", "Leeds")),
        ("Eine Kundin schrieb „Immer freundlich“ – Frau Weber aus Kiel.", ("Frau Weber", "Kiel")),
        ('Una clienta nos dijo "Siempre con cariño" - Rosa', ("Rosa", "")),
        ('Mrs Aldred said "You saved the day" - we were proud.', ("Mrs Aldred", "")),
    ],
)
def test_whoever_signs_behind_a_quotation_is_its_author(line: str, who: tuple[str, str]) -> None:
    assert author(f"# Rye & Co\n\n{line}\n") == who


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("„Gleich beim ersten Mal bestanden!“ schrieb uns Lena M. ★★★★★", "Lena M."),
        ("„Das Kleid sitzt perfekt!“ meinte Karla Thal.", "Karla Thal"),
        ('"Mi vestido quedó perfecto." nos escribió Ana Ruiz.', "Ana Ruiz"),
        ('"Hemmed in an hour, and well." told us Joan Whit.', "Joan Whit"),
    ],
)
def test_whoever_is_named_behind_the_words_of_saying_is_too(line: str, who: str) -> None:
    assert author(f"# Rye & Co\n\n{line}\n") == (who, "")


def test_a_family_signs_without_quotation_marks() -> None:
    text = '{"nombre": "Rye", "opiniones": ["Un 10. Volveremos - familia Ros"]}'
    [(_, said)] = read_brief("a.json", text.encode()).sheet.details(Review)
    assert (said.quote, said.author) == ("Un 10. Volveremos", "familia Ros")
