"""Letters reach a real SMTP server, and what it refuses is told apart."""

import asyncio
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest
from aiosmtpd.controller import Controller
from tests.servers import free_port

from algorist.mail import Letter, MailRefused, open_mailer
from algorist.mail.mailers import LogMailer
from algorist.mail.smtp import SmtpMailer

pytestmark = pytest.mark.anyio
LETTER = Letter("verify.1", "ada@example.test", "Grüße", "A line.\nAnother, with ünicode.\n")


class Inbox:
    """Keeps what comes; refuses whom it is told to."""

    def __init__(self) -> None:
        self.messages: list[EmailMessage] = []

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: ARG002, N802  aiosmtpd's
        if address.startswith("nobody"):
            return "550 no such mailbox"
        if address.startswith("later"):
            return "451 try again"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: ARG002, N802
        self.messages.append(message_from_bytes(envelope.content, policy=default))
        return "250 taken"


@pytest.fixture
async def smtp():
    inbox = Inbox()
    controller = Controller(inbox, hostname="127.0.0.1", port=free_port())
    await asyncio.to_thread(controller.start)
    yield inbox, f"smtp://127.0.0.1:{controller.port}"
    await asyncio.to_thread(controller.stop)


async def test_a_letter_arrives_as_it_was_written(smtp):
    inbox, url = smtp
    await SmtpMailer(url, "Algorist <noreply@example.test>").send(LETTER)
    message = inbox.messages[0]
    assert (message["to"], message["subject"], message["message-id"]) == (
        "ada@example.test",
        "Grüße",
        "<verify.1@example.test>",
    )
    assert message["from"] == "Algorist <noreply@example.test>"
    assert message.get_content().splitlines() == LETTER.body.splitlines()


@pytest.mark.parametrize(("recipient", "permanent"), [("nobody@example.test", True), ("later@example.test", False)])
async def test_a_refusal_for_good_is_told_from_one_for_now(smtp, recipient, permanent):
    with pytest.raises(MailRefused) as caught:
        await SmtpMailer(smtp[1], "noreply@example.test").send(Letter("k", recipient, "s", "b"))
    assert caught.value.permanent is permanent


async def test_a_server_that_is_away_is_a_refusal_for_now():
    with pytest.raises(MailRefused) as caught:
        await SmtpMailer(f"smtp://127.0.0.1:{free_port()}", "noreply@example.test").send(LETTER)
    assert not caught.value.permanent


async def test_a_password_never_goes_over_a_connection_in_clear(smtp):
    with pytest.raises(MailRefused):
        await SmtpMailer(smtp[1].replace("smtp://", "smtp://user:secret@"), "noreply@example.test").send(LETTER)
    assert smtp[0].messages == []


async def test_a_line_end_in_a_subject_adds_no_header(smtp):
    with pytest.raises(ValueError):
        await SmtpMailer(smtp[1], "noreply@example.test").send(Letter("k", "a@b.test", "x\r\nBcc: evil@b.test", "b"))


def test_without_a_server_letters_go_to_the_log():
    assert isinstance(open_mailer("", "x@y"), LogMailer)
    with pytest.raises(ValueError, match="smtp://"):
        open_mailer("http://mail", "x@y")
