"""The headers that every answer carries, so that a browser lets nothing happen that the page does not need."""

import base64
import hashlib
import re
from collections.abc import Iterable

_INLINE_SCRIPT = re.compile(rb"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", re.DOTALL | re.IGNORECASE)
_FIXED = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
API_POLICY = "default-src 'none'; frame-ancestors 'none'"
_YEAR = 31_536_000
Header = tuple[bytes, bytes]


# A worker's script obeys the policy of its own answer, not the page's: the player's worker fetches recorded runs.
FILE_POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'; frame-ancestors 'none'"


def page_policy(index: bytes, *, embeddable: bool = False) -> str:
    """The content security policy of the page.

    Scripts come from our own files only; an inline script of the page itself is allowed by its hash. Styles may be
    inline, since the component library sets sizes and colours as style attributes.
    """
    hashes = [_hash_of(script) for script in _INLINE_SCRIPT.findall(index) if script.strip()]
    rules = {
        "default-src": "'self'",
        "script-src": " ".join(["'self'", *hashes]),
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": "'self'",
        "worker-src": "'self' blob:",
        "object-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'self'",
        "frame-ancestors": "*" if embeddable else "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def fixed_headers(*, is_production: bool) -> list[Header]:
    """Those that are the same on every answer."""
    headers = dict(_FIXED)
    if is_production:
        headers["strict-transport-security"] = f"max-age={_YEAR}; includeSubDomains"
    return encode_headers(headers.items())


def encode_headers(headers: Iterable[tuple[str, str]]) -> list[Header]:
    """Headers as ASGI wants them."""
    return [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers]


def _hash_of(script: bytes) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script).digest()).decode()}'"
