"""The mailer that sends by SMTP."""

from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import formatdate, parseaddr
from urllib.parse import parse_qs, unquote, urlsplit

import aiosmtplib

from algorist.mail.mailers import Letter, MailRefused

_SECONDS = 15.0
_PORTS = {"smtp": 587, "smtps": 465}
_PERMANENT = 500


class SmtpMailer:
    """Sends by SMTP; `smtp://` uses STARTTLS where the server offers it, `smtps://` TLS from the start.

    With `?tls=require` a server that does not offer STARTTLS is refused; with `?tls=none` it is not asked.
    """

    def __init__(self, url: str, sender: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in _PORTS or not parts.hostname:
            raise ValueError("smtp_url must look like smtp://user:password@host:587")
        self._host, self._port = parts.hostname, parts.port or _PORTS[parts.scheme]
        self._user = unquote(parts.username) if parts.username else None
        self._password = unquote(parts.password) if parts.password else None
        self._implicit = parts.scheme == "smtps"
        wanted = parse_qs(parts.query).get("tls", ["auto"])[0]
        # A password never goes over a connection that is in clear.
        self._starttls = {"require": True, "none": False}.get(wanted, True if self._password else None)
        self._sender = sender

    async def send(self, letter: Letter) -> None:
        """Send one letter."""
        try:
            await aiosmtplib.send(
                _compose(letter, self._sender),
                hostname=self._host,
                port=self._port,
                username=self._user,
                password=self._password,
                use_tls=self._implicit,
                start_tls=False if self._implicit else self._starttls,
                timeout=_SECONDS,
            )
        except aiosmtplib.SMTPRecipientsRefused as error:
            codes = [refused.code for refused in error.recipients]
            raise MailRefused(str(error), permanent=all(code >= _PERMANENT for code in codes)) from error
        except aiosmtplib.SMTPResponseException as error:
            raise MailRefused(f"{error.code} {error.message}", permanent=error.code >= _PERMANENT) from error
        except (aiosmtplib.SMTPException, OSError) as error:
            raise MailRefused(f"{type(error).__name__}: {error}", permanent=False) from error


def _compose(letter: Letter, sender: str) -> EmailMessage:
    """The message. `Address` and the header classes refuse line ends, so no field can add another header."""
    name, address = parseaddr(sender)
    domain = address.rpartition("@")[2] or "localhost"
    message = EmailMessage()
    message["From"] = Address(name, addr_spec=address)
    message["To"] = letter.recipient
    message["Subject"] = letter.subject
    message["Date"] = formatdate(localtime=False)
    message["Message-ID"] = f"<{letter.key}@{domain}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(letter.body)
    return message
