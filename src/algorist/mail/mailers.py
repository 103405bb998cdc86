"""What a mailer is, and the one that writes into the log.

Mailers raise only `MailRefused` and `OSError`: the relay that calls them decides on trying again.
"""

import logging
from dataclasses import dataclass
from typing import Protocol

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Letter:
    """An e-mail in plain text. `key` is the same for every try, so that a second copy can be told."""

    key: str
    recipient: str
    subject: str
    body: str


class MailRefused(Exception):  # noqa: N818  reads as what it says where it is caught
    """The server will not take this letter; `permanent` says that trying again is useless."""

    def __init__(self, reason: str, *, permanent: bool) -> None:
        super().__init__(reason)
        self.permanent = permanent


class Mailer(Protocol):
    """What sends letters."""

    async def send(self, letter: Letter) -> None:
        """Send one letter.

        Raises:
            MailRefused: the server said no, or does not answer.
        """


class LogMailer:
    """Writes letters to the log, links included: for one's own machine, where no mail server is set."""

    async def send(self, letter: Letter) -> None:
        """Log a letter."""
        logger.info("e-mail (no SMTP server is set): %s\n%s", letter.subject, letter.body, extra={"unredacted": True})
