"""Addresses of servers: what of them may be kept and shown, and what only the server may see."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

import httpx

from biblio.errors import UnreadableSource

__all__ = ["Address", "address_of", "host_of", "with_path", "without_credentials"]

# Name and password stand before the host (RFC 3986, section 3.2.1).
_CREDENTIALS: Final = re.compile(r"(?<=//)[^\s/?#]*@")


class Address(NamedTuple):
    """Where a server answers: the URL without name and password, and these where there are any."""

    url: str
    credentials: tuple[str, str] | None = None


def address_of(text: str) -> Address:
    """The address of a server of HTTP that *text* is.

    Raises:
        UnreadableSource: it is none.
    """
    try:
        found = httpx.URL(text)
        is_text = text.isprintable() and " " not in text
        is_one = is_text and found.scheme in {"http", "https"} and bool(found.host)
    except (httpx.InvalidURL, UnicodeError):
        is_one = False
    if not is_one:
        raise UnreadableSource(
            f"{text.rpartition('@')[2]!r} is not the address of a server: "
            "write it like https://example.org/oai"
        )
    if not found.userinfo:
        return Address(text)
    return Address(without_credentials(text), (found.username, found.password))


def with_path(url: str, usual: str) -> str:
    """*url*, and where it names a host alone, with the path that the address *usual* has."""
    found = httpx.URL(url)
    return url if found.path.strip("/") else str(found.copy_with(path=httpx.URL(usual).path))


def without_credentials(text: str) -> str:
    """*text* without the name and the password in an address in it."""
    return _CREDENTIALS.sub("", text)


def host_of(url: str) -> str:
    """The host that *url* names, for a sentence."""
    try:
        return httpx.URL(url).host or without_credentials(url)
    except httpx.InvalidURL:
        return without_credentials(url)
