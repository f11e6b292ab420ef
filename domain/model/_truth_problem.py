"""What can be wrong with a sentence."""

from domain.value import Value


class Problem(Value):
    """What in a sentence its facts do not support."""

    rule: str
    shown: str
    """The words in question, verbatim."""
    why: str
    """One sentence, without a full stop."""
