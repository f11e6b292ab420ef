"""The block that sends alerts by mail says to Apprise what people fill in."""

from typing import Any

import pytest
from pydantic import SecretStr, ValidationError

from blocks.mail import Mail


def sending(mail: Mail) -> Any:
    """Return what Apprise made of it, which says little of its types."""
    apprise: Any = mail._apprise_client  # pyright: ignore[reportPrivateUsage] # nothing else shows it
    (service,) = apprise.servers
    return service


def test_every_field_reaches_the_mail_whatever_characters_are_in_it() -> None:
    service = sending(
        Mail(
            host="mail.example",
            user="ann@rye.example",
            password=SecretStr("p@ss:/wörd?&"),
            sender="alerts@rye.example",
            recipients=["ann@rye.example", "bo@rye.example"],
        )
    )
    assert (service.smtp_host, service.port, service.secure_mode) == (
        "mail.example",
        587,
        "starttls",
    )
    assert (service.user, service.password) == ("ann@rye.example", "p@ss:/wörd?&")
    assert service.from_addr[1] == "alerts@rye.example"
    assert [address for _, address in service.targets] == ["ann@rye.example", "bo@rye.example"]


@pytest.mark.parametrize(("security", "mode"), [("TLS", "ssl"), ("none", "insecure")])
def test_the_kind_of_encryption_is_the_one_that_was_chosen(security: str, mode: str) -> None:
    mail = Mail.model_validate(
        {
            "host": "mail.example",
            "port": 465,
            "security": security,
            "sender": "a@b.example",
            "recipients": ["c@d.example"],
        }
    )
    assert sending(mail).secure_mode == mode


def test_mail_to_nobody_is_refused() -> None:
    with pytest.raises(ValidationError):
        Mail(host="mail.example", sender="a@b.example", recipients=[])


def test_the_password_is_not_shown() -> None:
    mail = Mail(
        host="mail.example",
        user="ann",
        password=SecretStr("hush-hush"),
        sender="a@b.example",
        recipients=["c@d.example"],
    )
    assert "hush-hush" not in repr(mail) + str(mail)
