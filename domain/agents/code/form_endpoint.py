"""Specify the contact form, if there is somewhere to send it."""

from typing import Literal
from urllib.parse import urlsplit

from pydantic import Field

from domain.agents.discovery.service_definition import ServiceDefinition
from domain.agents.discovery.technical_requirements import TechnicalRequirements
from domain.agents.spec import AgentSpec, Given
from domain.facts import Email, FactKind, Language, Phone
from domain.phrases import phrase
from domain.text.numbers import in_order
from domain.value import Value

Purpose = Literal["contact", "booking", "order", "newsletter"]


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
    purpose: Purpose = "contact"

    @property
    def host(self) -> str:
        """Where the form sends to; empty without a form."""
        return urlsplit(self.action).netloc


MOST_SUBJECTS = 12
"""A choice longer than this is slower to use than a text field."""


def draft(given: Given) -> FormEndpoint:
    """Write the contract for the endpoint of the brief; without one, name what stands in."""
    language = given.facts.language
    emails = given.facts.details(Email)
    phones = in_order(one for _, one in given.facts.details(Phone))
    fallback = f"mailto:{emails[0][1].address}" if emails else phones[0].href if phones else ""
    wanted = given.of(TechnicalRequirements).form
    if wanted is None or not wanted.endpoint.startswith("https://"):
        return FormEndpoint(fallback=fallback)
    return FormEndpoint(
        action=wanted.endpoint,
        fields=_fields(wanted.kind, given),
        trap="website",
        consent=phrase("consent", language, host=urlsplit(wanted.endpoint).netloc),
        fallback=fallback,
        purpose=wanted.kind,
    )


def _fields(purpose: Purpose, given: Given) -> tuple[FormField, ...]:
    language = given.facts.language
    name = FormField(
        name="name", label=phrase("field_name", language), kind="text", autocomplete="name"
    )
    email = FormField(
        name="email",
        label=phrase("field_email", language),
        kind="email",
        is_required=True,
        autocomplete="email",
    )
    if purpose == "newsletter":
        return (email,)
    phone = FormField(
        name="phone",
        label=phrase("field_phone", language),
        kind="tel",
        autocomplete="tel",
        longest=40,
    )
    asked = (_subject(given), *_dated(purpose, language), _message(purpose, language))
    required = name.model_copy(update={"is_required": True})
    return (required, email, phone, *(field for field in asked if field is not None))


def _subject(given: Given) -> FormField | None:
    services = given.maybe(ServiceDefinition) or ServiceDefinition()
    names = tuple(dict.fromkeys(service.name.text for service in services.services))
    if not 2 <= len(names) <= MOST_SUBJECTS:
        return None
    language = given.facts.language
    return FormField(
        name="subject",
        label=phrase("field_subject", language),
        kind="select",
        options=(*names, phrase("field_other", language)),
    )


def _dated(purpose: Purpose, language: Language) -> tuple[FormField, ...]:
    if purpose != "booking":
        return ()
    return (FormField(name="date", label=phrase("field_date", language), kind="date"),)


def _message(purpose: Purpose, language: Language) -> FormField:
    key = "field_order" if purpose == "order" else "field_message"
    return FormField(
        name="message",
        label=phrase(key, language),
        kind="textarea",
        is_required=True,
        longest=4000,
    )


FORM_ENDPOINT = AgentSpec(
    name="form_endpoint",
    duty="Form contract, validation, spam trap; mail or phone when none is configured.",
    output=FormEndpoint,
    draft=draft,
    reads=frozenset({FactKind.EMAIL, FactKind.PHONE}),
    needs=(TechnicalRequirements,),
    wants=(ServiceDefinition,),
)
