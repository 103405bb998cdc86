"""Sends e-mails: by SMTP, or into the log where no server is set."""

from algorist.mail.mailers import Letter, LogMailer, Mailer, MailRefused
from algorist.mail.opening import open_mailer

__all__ = ["Letter", "LogMailer", "MailRefused", "Mailer", "open_mailer"]
