"""Which language a brief is in that has few words, or none but its keys."""

import pytest

from domain.intake import read_brief


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("name: Pan Sol\ntelefono: 956 123 456\nservicios: [pan, tartas]\n", "es"),
        ("nombre: Alba\nprecios:\n  corte: 20\n", "es"),
        ("name: Alba\nhours: lunes a viernes 9-14\ntel: 956 123 456\n", "es"),
        ("name: Floristería Alba\nphone: 956 123 456\n", "es"),
        ("name: Alba\nlunes: 9-17\nmartes: no\n", "es"),
        ("name: Radhof\npreise:\n  Tag: 20\n  Woche: 90\n", "de"),
        ("name: Blumen Alba\nangebot: Kranz, Strauss\nzeiten: Mo-Fr 9-18\n", "de"),
        ("name: Eckladen\nmontag: 9-17\ndienstag: 9-17\n", "de"),
        ("name: Corner Shop\ntrade: grocer\nhours:\n  mon: 9-17\n  wed: no\n", "en"),
        ("name: Alba\ntrade: florist\nphone: 0113 496 0000\n", "en"),
        (
            "name: Alba\nservicios: [cut, colour]\nabout: We are the hairdresser of the town.\n",
            "en",
        ),
    ],
)
def test_a_terse_brief_tells_its_language_by_keys_days_and_trades(text: str, language: str) -> None:
    assert read_brief("b.yaml", text.encode()).language == language
