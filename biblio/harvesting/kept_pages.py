"""Pages that could not be used, kept beside the database for whoever looks into it."""

from __future__ import annotations

import re
from collections.abc import Generator
from hashlib import blake2b
from pathlib import Path
from typing import Final, TypeVar

from biblio.errors import UnreadableSource
from biblio.harvesting.addresses import host_of
from biblio.harvesting.client import Unanswered

Given = TypeVar("Given")
Returned = TypeVar("Returned")
_UNSAFE: Final = re.compile(r"[^A-Za-z0-9.]+")
_NAMED: Final = 60  # characters of a name that are for people; the digest tells it from others


def keeping(
    pages: Generator[Given, None, Returned], beside: Path | None, url: str, what: str = ""
) -> Generator[Given, None, Returned]:
    """*pages* of the server at *url*; one that cannot be used is kept beside the file *beside*.

    It is named after the server and *what* of it was asked for, so that it takes the place of an
    earlier one of the same and of no other.

    Raises:
        UnreadableSource: the server failed; the sentence says where the page is.
    """
    try:
        return (yield from pages)
    except Unanswered as error:
        if error.body is None or beside is None:
            raise
        ending = "xml" if error.body.lstrip().startswith(b"<") else "txt"
        kept = beside.with_name(f"{beside.name}-page-{_name(url, what)}.{ending}")
        try:
            kept.write_bytes(error.body)
        except OSError:
            raise error from None
        raise UnreadableSource(f"{error}; the page is kept as {kept}") from error


def _name(url: str, what: str) -> str:
    told = _UNSAFE.sub("-", f"{host_of(url)}-{what}").strip("-.")[:_NAMED]
    return f"{told}-{blake2b(f'{url} {what}'.encode(), digest_size=4).hexdigest()}"
