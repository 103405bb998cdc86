"""The codes of a second factor: an authenticator's (RFC 6238: six digits, half a minute each), and recovery codes."""

import hmac
import secrets
from base64 import b32encode
from datetime import datetime
from io import BytesIO

STEP_SECONDS = 30
# Half minutes by which a person's clock may be wrong, each way.
DRIFT_STEPS = 1
RECOVERY_CODES = 10
_ISSUER = "Algorist"
# With 120 random bits a plain hash cannot be guessed back (ASVS 2.6.2 asks for 112).
_RECOVERY_BYTES = 15
_GROUP = 4


def make_totp_secret() -> str:
    """A secret of 160 random bits, as long as RFC 4226 recommends, in the letters that authenticators take."""
    return b32encode(secrets.token_bytes(20)).decode()


def otpauth_uri(secret: str, email: str) -> str:
    """What the QR code says: the secret, and under which name an authenticator is to keep it."""
    import pyotp  # noqa: PLC0415  most processes never see a code

    return pyotp.TOTP(secret, interval=STEP_SECONDS).provisioning_uri(name=email, issuer_name=_ISSUER)


def qr_svg(text: str) -> str:
    """The text as a QR code: an SVG document, black on white with the margin that readers need."""
    import segno  # noqa: PLC0415  only who sets up a second factor needs it

    out = BytesIO()
    drawn = segno.make(text, error="m", micro=False)
    drawn.save(out, kind="svg", scale=4, border=4, dark="#000", light="#fff", xmldecl=False, nl=False)
    return out.getvalue().decode()


def find_step(secret: str, code: str, moment: datetime) -> int | None:
    """The half minute (counted from 1970) whose code this is, if it is close enough to `moment`; else None."""
    import pyotp  # noqa: PLC0415  most processes never see a code

    digits = "".join(code.split())
    if len(digits) != 6 or not (digits.isascii() and digits.isdigit()):  # noqa: PLR2004
        return None
    totp = pyotp.TOTP(secret, interval=STEP_SECONDS)
    present = int(moment.timestamp()) // STEP_SECONDS
    steps = range(present - DRIFT_STEPS, present + DRIFT_STEPS + 1)
    # All are compared, so that the time says nothing. Should two have one code, the newer is used up and both with it.
    found = [step for step in steps if hmac.compare_digest(totp.generate_otp(step), digits)]
    return found[-1] if found else None


def make_recovery_codes() -> list[str]:
    """New recovery codes, in groups of letters that are not taken for each other."""
    return [_grouped(b32encode(secrets.token_bytes(_RECOVERY_BYTES)).decode().lower()) for _ in range(RECOVERY_CODES)]


def plain_recovery_code(code: str) -> str:
    """A recovery code as it is hashed, however it was typed."""
    return "".join(code.split()).replace("-", "").lower()


def _grouped(letters: str) -> str:
    return "-".join(letters[start : start + _GROUP] for start in range(0, len(letters), _GROUP))
