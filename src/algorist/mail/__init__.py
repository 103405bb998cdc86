"""Sends e-mails: by SMTP, or into the log where no server is set."""

from algorist.mail.mailers import Letter, LogMailer, Mailer, MailRefused, SmtpMailer, open_mailer

__all__ = ["Letter", "LogMailer", "MailRefused", "Mailer", "SmtpMailer", "open_mailer"]
