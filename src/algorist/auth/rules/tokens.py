"""The secrets that people and programs carry: access tokens, refresh tokens, personal tokens, one-time tokens.

Every key is derived from the one secret of the installation, each for its own purpose, so that what signs access tokens
can neither open stored provider keys nor vouch for a refresh token.
"""

import hashlib
import hmac
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import jwt
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from algorist.errors import NotSignedIn

PERSONAL_PREFIX = "algo_"
_ISSUER = "algorist"
_NONCE = 12


@dataclass(frozen=True, slots=True)
class Claims:
    """What a valid access token says."""

    user_id: int
    session_id: str
    epoch: int
    expires_at: datetime


class Keyring:
    """The keys of one installation."""

    def __init__(self, secret: str) -> None:
        self._access = _derive(secret, "access token")
        self._refresh = _derive(secret, "refresh token")
        self.ticket_key = _derive(secret, "socket ticket")
        self._vault = AESGCM(_derive(secret, "provider key"))
        self._factors = AESGCM(_derive(secret, "second factor"))

    def sign_access(self, user_id: int, session_id: str, epoch: int, minutes: int) -> str:
        """A JWT that is good for some minutes."""
        moment = datetime.now(UTC)
        claims = {
            "iss": _ISSUER,
            "sub": str(user_id),
            "sid": session_id,
            "epoch": epoch,
            "iat": moment,
            "exp": moment + timedelta(minutes=minutes),
        }
        return jwt.encode(claims, self._access, algorithm="HS256")

    def read_access(self, token: str) -> Claims:
        """What a token says.

        Raises:
            NotSignedIn: it is forged, expired, or not an access token.
        """
        try:
            claims = jwt.decode(
                token,
                self._access,
                algorithms=["HS256"],
                issuer=_ISSUER,
                options={"require": ["exp", "iat", "sub", "sid", "epoch"]},
            )
            return Claims(
                user_id=int(claims["sub"]),
                session_id=str(claims["sid"]),
                epoch=int(claims["epoch"]),
                expires_at=datetime.fromtimestamp(claims["exp"], UTC),
            )
        except jwt.ExpiredSignatureError:
            raise NotSignedIn("The access token has expired: refresh it.", code="token_expired") from None
        except (jwt.PyJWTError, ValueError, TypeError, OverflowError):
            raise NotSignedIn("The access token is not valid: sign in again.", code="token_invalid") from None

    def make_refresh(self, session_id: str) -> str:
        """A refresh token: session, randomness, and proof that this installation made it."""
        body = f"{session_id}.{secrets.token_urlsafe(32)}"
        return f"{body}.{self._proof(body)}"

    def session_of_refresh(self, token: str) -> str:
        """The session of a refresh token that this installation once made.

        The proof makes an old token evidence of theft: a made-up one cannot end somebody's session.

        Raises:
            NotSignedIn: it was never made here.
        """
        body, _, proof = token.rpartition(".")
        if not body or not hmac.compare_digest(proof.encode(), self._proof(body).encode()):
            raise NotSignedIn("The session is not valid: sign in again.", code="session_invalid")
        return body.partition(".")[0]

    def encrypt_key(self, key: str, owner_id: int, provider: str) -> str:
        """A provider key as it is stored: bound to its owner and provider, so that no other row can hold it."""
        return _seal(self._vault, key, f"{owner_id}:{provider}")

    def decrypt_key(self, stored: str, owner_id: int, provider: str) -> str | None:
        """The provider key; None when the installation's secret has changed since, or the row was tampered with."""
        return _open(self._vault, stored, f"{owner_id}:{provider}")

    def encrypt_factor(self, secret: str, owner_id: int) -> str:
        """The secret of a second factor as it is stored: bound to its owner."""
        return _seal(self._factors, secret, f"{owner_id}")

    def decrypt_factor(self, stored: str, owner_id: int) -> str | None:
        """The secret of a second factor; None as for a provider key."""
        return _open(self._factors, stored, f"{owner_id}")

    def _proof(self, body: str) -> str:
        return hmac.new(self._refresh, body.encode(), hashlib.sha256).hexdigest()


def make_secret(prefix: str = "") -> str:
    """A secret of 256 random bits."""
    return prefix + secrets.token_urlsafe(32)


def hash_secret(secret: str) -> str:
    """What is stored of a secret. It has 256 random bits, so a plain hash cannot be guessed back."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _seal(vault: AESGCM, text: str, bound_to: str) -> str:
    nonce = secrets.token_bytes(_NONCE)
    return urlsafe_b64encode(nonce + vault.encrypt(nonce, text.encode(), bound_to.encode())).decode()


def _open(vault: AESGCM, stored: str, bound_to: str) -> str | None:
    try:
        raw = urlsafe_b64decode(stored)
        return vault.decrypt(raw[:_NONCE], raw[_NONCE:], bound_to.encode()).decode()
    except (InvalidTag, ValueError):
        return None


def _derive(secret: str, purpose: str) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=b"algorist", info=purpose.encode()).derive(secret.encode())
