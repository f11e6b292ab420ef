"""Orders to forget all rules, in languages no brief is read in; the client's own are `machine_orders`."""

import re
from collections.abc import Mapping
from typing import NamedTuple


class _Tongue(NamedTuple):
    """Words of one language: to forget, which of them, and rules."""

    forget: str
    which: str
    rules: str


_TONGUES = (
    # French, Italian, Portuguese, Dutch, Polish, Russian, Turkish, Arabic, Chinese, Japanese.
    _Tongue(
        r"ignor\w+|oubli\w+|néglige\w*",
        r"précédent\w*|antérieur\w*|ci-dessus|tou(?:te)?s|vos|tes",
        r"instructions?|consignes?|règles?|directives?",
    ),
    _Tongue(
        r"ignor\w+|dimentic\w+|trascur\w+",
        r"precedent\w+|sopra|tutt[ei]|tue",
        r"istruzion\w+|regol[ae]|direttiv\w+",
    ),
    _Tongue(
        r"ignor\w+|esque[cç]\w+|desconsider\w+",
        r"anterior\w*|acima|tod[ao]s|suas",
        r"instruç\w+|regras?|diretrizes",
    ),
    _Tongue(
        r"negeer\w*|vergeet",
        r"vorige|eerdere|alle|bovenstaande|jouw",
        r"instructies|regels|richtlijnen|aanwijzingen",
    ),
    _Tongue(
        r"z?ignoruj\w*|zapomnij\w*|pomiń",
        r"poprzedni\w+|wcześniejsz\w+|wszystki\w+",
        r"instrukcj\w+|polece\w+|zasad\w*|reguł\w*",
    ),
    _Tongue(
        r"(?:про)?игнорируй\w*|забудь\w*",
        r"предыдущ\w+|прежни\w+|все[хм]?|выше",
        r"инструкци\w+|указани\w+|правил\w*",
    ),
    _Tongue(
        r"yok say\w*|görmezden gel\w*|unut\w*|dikkate alma\w*",
        r"önceki|tüm|bütün|yukarıdaki",
        r"talimat\w*|kural\w*|yönerge\w*",
    ),
    _Tongue(r"تجاهل\w*|انس", r"السابقة|كل|جميع|أعلاه", r"التعليمات|القواعد|الأوامر"),
    _Tongue(
        r"忽略|无视|忘记|忽視|無視|忘記",
        r"之前|以上|所有|先前|前面|一切",
        r"指令|指示|规则|規則|提示",
    ),
    _Tongue(r"無視|忘れ", r"以前|これまで|すべて|全て|上記", r"指示|命令|ルール|規則"),
)


def _patterns(tongue: _Tongue, as_read: Mapping[int, int]) -> tuple[re.Pattern[str], ...]:
    is_run_on = tongue.rules[0] > "\u0600"
    frame = "(?:{})" if is_run_on else r"(?<!\w)(?:{})(?!\w)"
    return tuple(
        re.compile(frame.format(words.translate(as_read)), re.IGNORECASE) for words in tongue
    )


class Forgetting:
    """Tells sentences that say to forget rules given before."""

    def __init__(self, as_read: Mapping[int, int]) -> None:
        """Look for words in the letters in which texts are read.

        Args:
            as_read: Which letters are read as others.
        """
        self._tongues = tuple(_patterns(tongue, as_read) for tongue in _TONGUES)

    def is_in(self, sentence: str) -> bool:
        """Whether a sentence says so."""
        return any(all(words.search(sentence) for words in tongue) for tongue in self._tongues)
