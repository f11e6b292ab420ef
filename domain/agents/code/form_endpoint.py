"""Specify the contact form, if there is somewhere to send it."""

from typing import Literal

from pydantic import Field

from domain.value import Value


class FormField(Value):
    """One field."""

    name: str
    label: str
    kind: Literal["text", "email", "tel", "textarea", "select", "date", "checkbox"]
    is_required: bool = False
    autocomplete: str = ""
    options: tuple[str, ...] = ()
    longest: int = Field(default=200, gt=0)


class FormEndpoint(Value):
    """The form's contract; `action` is empty when none is configured, and mail or phone stand in."""

    action: str = ""
    fields: tuple[FormField, ...] = ()
    trap: str = ""
    """Name of the field that only robots fill."""
    consent: str = ""
    fallback: str = ""
    """`mailto:` or `tel:` address used instead of a form; empty when there is neither."""
