"""Turn design tokens into one style sheet: screen, dark scheme, print."""

from domain.value import Value


class Styles(Value):
    """The CSS of the site."""

    css: str
    """Served as `styles.css`."""
