"""What is fetched by its identifier, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from enum import StrEnum
from typing import Final, NamedTuple

from biblio.errors import InvalidIdentifier
from biblio.model.identifiers import ArxivId, Identifier, asked_for

__all__ = ["Answered", "Got", "State", "Wanted", "understood"]

_FETCHED: Final = frozenset({"arxiv", "doi"})


class State(StrEnum):
    """What became of an identifier."""

    FOUND = "found"
    ABSENT = "absent"
    INVALID = "invalid"
    HERE = "here"
    FAILED = "failed"


class Answered(NamedTuple):
    """What became of an identifier, the how manieth that was asked for being `ordinal`, from 1.

    It was `found`, and its server calls it `handle`; or it is `absent` there, `invalid` in itself,
    left out since it is `here`, or its server `failed` before. `reason` says why there is nothing,
    and `is_other` that the server calls it otherwise than it was asked for.
    """

    ordinal: int
    asked: str
    state: State
    handle: str | None = None
    reason: str | None = None
    is_other: bool = False


class Wanted(NamedTuple):
    """An identifier to ask for: one of arXiv, of one version where that is named, or a DOI."""

    ordinal: int
    text: str
    identifier: Identifier
    version: int | None = None

    @property
    def value(self) -> str:
        """The identifier as its server writes it."""
        value = self.identifier.value
        return value if self.version is None else f"{value}v{self.version}"

    def found(self, identifier: Identifier, version: int | None = None) -> Answered:
        """That its server has it, and calls it *identifier*, of which it gives the *version*."""
        is_version = None not in {version, self.version}
        name = f"{identifier.handle}v{version}" if is_version else identifier.handle
        is_other = identifier != self.identifier or (is_version and version != self.version)
        return Answered(self.ordinal, self.text, State.FOUND, name, is_other=is_other)

    def without(self, state: State, reason: str | None = None) -> Answered:
        """That nothing came of it, and why."""
        return Answered(self.ordinal, self.text, state, None, reason)


class Got(NamedTuple):
    """What a request brought: a page to be stored, if any, and what became of what it asked for.

    What the page says was so at the moment `as_of`; `dropped` characters were taken out of it.
    `total` is how many papers answer in all, where the server tells it.
    """

    answers: tuple[Answered, ...] = ()
    body: bytes = b""
    as_of: str = ""
    dropped: int = 0
    total: int | None = None


def understood(texts: Iterable[str]) -> tuple[list[Wanted], list[Answered]]:
    """What *texts* name, each once, in their order; and those of them that name nothing to fetch.

    The DOI that arXiv gives a paper is its arXiv identifier. A text that holds several DOIs names
    them all.
    """
    wanted: dict[tuple[Identifier, int | None], Wanted] = {}
    invalid: dict[str, Answered] = {}
    for ordinal, text in enumerate(texts, start=1):
        try:
            named = _named(text)
        except InvalidIdentifier as error:
            refused = Answered(ordinal, text, State.INVALID, None, str(error))
            invalid.setdefault(text, refused)
            continue
        for each in named:
            wanted.setdefault(each, Wanted(ordinal, text, *each))
    return list(wanted.values()), list(invalid.values())


def _named(text: str) -> list[tuple[Identifier, int | None]]:
    with suppress(InvalidIdentifier):
        own = ArxivId.parse(text)
        return [(Identifier("arxiv", own.base), own.version)]
    asked = asked_for(text.encode("utf-8", "replace").decode())
    if other := next((each for each in asked.identifiers if each.scheme not in _FETCHED), None):
        raise InvalidIdentifier(
            f"{other} names no paper to fetch: only arXiv identifiers and DOIs do"
        )
    return [(each, asked.version) for each in asked.identifiers]
