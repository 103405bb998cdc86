"""Which mailer the settings ask for."""

from algorist.mail.mailers import LogMailer, Mailer


def open_mailer(smtp_url: str, sender: str) -> Mailer:
    """The mailer that the settings ask for."""
    if not smtp_url:
        return LogMailer()
    from algorist.mail.smtp import SmtpMailer  # noqa: PLC0415  its library is a MiB that only those need who send

    return SmtpMailer(smtp_url, sender)
