"""Who is really calling: the address behind our own load balancers, and nobody else's word for it."""

from collections.abc import Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

_IPV6_SITE = 64
Network = IPv4Network | IPv6Network


class TrustedProxies:
    """The addresses and networks whose X-Forwarded-For is believed."""

    def __init__(self, names: Sequence[str]) -> None:
        self._networks: list[Network] = [ip_network(name, strict=False) for name in names]

    def __bool__(self) -> bool:
        return bool(self._networks)

    def find_caller(self, peer: str, forwarded: str) -> str:
        """The first address, read from the right, that no proxy of ours is: what stands left of it anyone can write."""
        if not self._trusts(peer):
            return peer
        caller = peer
        for hop in reversed([part.strip() for part in forwarded.split(",") if part.strip()]):
            address = _parse(hop)
            if address is None:
                return caller
            caller = str(address)
            if not self._trusts(caller):
                return caller
        return caller

    def trusts(self, peer: str) -> bool:
        """Whether this peer is a proxy of ours."""
        return self._trusts(peer)

    def _trusts(self, peer: str) -> bool:
        address = _parse(peer)
        return address is not None and any(address in network for network in self._networks)


def limit_key(address: str) -> str:
    """What stands for an address in a rate limit: one household has a whole /64 of IPv6."""
    parsed = _parse(address)
    if isinstance(parsed, IPv6Address):
        return str(ip_network((parsed, _IPV6_SITE), strict=False).network_address)
    return address


def is_loopback(address: str) -> bool:
    """Whether the caller is on this machine."""
    parsed = _parse(address)
    return parsed is not None and parsed.is_loopback


def _parse(text: str) -> IPv4Address | IPv6Address | None:
    try:
        found = ip_address(text.strip("[]"))
    except ValueError:
        return None
    mapped = found.ipv4_mapped if isinstance(found, IPv6Address) else None
    return mapped or found
