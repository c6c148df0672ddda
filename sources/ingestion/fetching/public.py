"""Which IP addresses are public, whatever is embedded in them."""

from collections.abc import Iterator
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

type Address = IPv4Address | IPv6Address

# What some versions of Python call global, and is not to be reached.
_NOT_PUBLIC = [
    ip_network(block)
    for block in (
        "0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.88.99.0/24", "198.18.0.0/15", "240.0.0.0/4",
        "::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "3fff::/20", "5f00::/16", "fec0::/10",
    )
]  # fmt: skip
_IPV4_IN_ITS_END = [ip_network(block) for block in ("::ffff:0:0/96", "::ffff:0:0:0/96", "64:ff9b::/96", "::/96")]
_ISATAP = 0x5EFE
_32_BITS = 0xFFFF_FFFF


def is_public(address: str) -> bool:
    """Whether this address, and each that is embedded in it, is one of the public internet."""
    try:
        whole = ip_address(address)
    except ValueError:
        return False
    return all(_is_public(part) for part in (whole, *_embedded(whole)))


def _is_public(address: Address) -> bool:
    if isinstance(address, IPv6Address) and any(address in block for block in _IPV4_IN_ITS_END[:3]):
        return True  # as public as what is in it
    known_otherwise = any(address.version == block.version and address in block for block in _NOT_PUBLIC)
    return (
        address.is_global
        and not (address.is_multicast or address.is_reserved or known_otherwise)
        and not _scoped(address)
    )


def _scoped(address: Address) -> bool:
    return isinstance(address, IPv6Address) and address.scope_id is not None


def _embedded(address: Address) -> Iterator[Address]:
    """IPv4 addresses that an IPv6 address leads to: mapped, translated, 6to4, Teredo, ISATAP."""
    if not isinstance(address, IPv6Address):
        return
    last = IPv4Address(int(address) & _32_BITS)
    if any(address in block for block in _IPV4_IN_ITS_END) or (int(address) >> 32) & 0xFFFF == _ISATAP:
        yield last
    if address.sixtofour:
        yield address.sixtofour
    if address.teredo:
        yield from address.teredo
