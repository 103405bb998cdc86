"""What counts as an e-mail address.

Deliberately own: a check that asks DNS or refuses reserved names would refuse `ada@example.test` and `root@localhost`,
which is what people type while they try the product. Whether an address is real, only a mail sent to it shows.
"""

import re

_LOCAL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}")
_LABEL = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?")
_WRONG = "write it like name@example.org"


def normalise_email(address: str) -> str:
    """The address in lower case.

    Raises:
        ValueError: it is not an address.
    """
    local, at, domain = address.strip().rpartition("@")
    if not at or not _LOCAL.fullmatch(local) or local.startswith(".") or local.endswith(".") or ".." in local:
        raise ValueError(f"not an e-mail address: {_WRONG}")
    if len(domain) > 253 or not all(_LABEL.fullmatch(label) for label in domain.split(".")):  # noqa: PLR2004  RFC 1035
        raise ValueError(f"the part after @ is not a domain: {_WRONG}")
    return f"{local}@{domain}".lower()
