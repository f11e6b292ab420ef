"""Alerts by mail: a notification block for Prefect's automations, over any server that speaks SMTP."""

from typing import Literal
from urllib.parse import quote, urlencode

from prefect.blocks.notifications import AbstractAppriseNotificationBlock
from pydantic import Field, SecretStr

_MODES = {"STARTTLS": "starttls", "TLS": "ssl", "none": "insecure"}


class Mail(AbstractAppriseNotificationBlock):
    """Sends alerts by mail.

    Call a document of it `alerts` and say `atelier up`; one called `alerts-escalated` is told when
    nobody answers in time. Apprise, which Prefect's own notification blocks use, does the sending.
    """

    _block_type_name = "Atelier Mail"
    _block_type_slug = "atelier-mail"
    _description = "Sends alerts by mail, over any server that speaks SMTP."

    host: str = Field(title="Mail server", description="Its name or address.")
    port: int = Field(default=587, ge=1, le=65535, title="Port")
    security: Literal["STARTTLS", "TLS", "none"] = Field(
        default="STARTTLS", title="Encryption", description="`none` only on this machine."
    )
    user: str = Field(default="", title="User", description="Empty when the server asks for none.")
    password: SecretStr = Field(default=SecretStr(""), title="Password")
    sender: str = Field(title="From", description="An address the server may send from.")
    recipients: list[str] = Field(min_length=1, title="To", description="One address or more.")

    def block_initialization(self) -> None:
        """Get ready to send."""
        self._start_apprise_client(self._address())

    def _address(self) -> SecretStr:
        """Return what Apprise calls the address of a service, password included."""
        who = ""
        if self.user:
            secret = quote(self.password.get_secret_value(), safe="")
            who = f"{quote(self.user, safe='')}:{secret}@"
        said = {
            "from": self.sender,
            "to": ",".join(self.recipients),
            "mode": _MODES[self.security],
            "format": "text",
        }
        scheme = "mailto" if self.security == "none" else "mailtos"
        return SecretStr(f"{scheme}://{who}{self.host}:{self.port}?{urlencode(said)}")
