"""What lines of another file of the library say: texts, times and handles, each looked at."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Final

from biblio.errors import InvalidData
from biblio.model.identifiers import DIGESTS, RANKED, Identifier
from biblio.model.identifiers.canonical import canonical
from biblio.model.moments import moment, moment_of

_AHEAD: Final = timedelta(days=1)  # that the clock of another machine may be
_HEXADECIMAL: Final = frozenset("0123456789abcdef")
_DIGITS: Final = 16


def require(is_so: bool, otherwise: str) -> None:  # noqa: FBT001 - what is asked for
    """Make sure that something is so.

    Raises:
        InvalidData: it is not; the sentence is *otherwise*.
    """
    if not is_so:
        raise InvalidData(otherwise)


def text_said(said: object) -> str:
    """The text that is *said*.

    Raises:
        InvalidData: it is none, or empty.
    """
    require(isinstance(said, str) and bool(said), f"{said!r} is no text")
    return str(said)


def moment_said(said: object) -> str:
    """The time that is *said*, as times are kept.

    Raises:
        InvalidData: it is none, or is to come.
    """
    read = moment(text_said(said))
    require(read is not None, f"{said!r} is no time")
    limit = moment_of(datetime.now(UTC) + _AHEAD)
    require((read or "") <= limit, f"{said} is to come: the clock of the other machine is ahead")
    return read or ""


def handle_said(said: object) -> Identifier:
    """The handle of a paper that is *said*: `arxiv:2301.00001`, also a digest.

    Raises:
        InvalidData: it makes no paper.
    """
    scheme, _, value = text_said(said).partition(":")
    scheme = scheme.lower()
    require(scheme in RANKED and bool(value), f"{said!r} makes no paper")
    if scheme in DIGESTS:
        require(len(value) == _DIGITS and set(value) <= _HEXADECIMAL, f"{said!r} is no digest")
        return Identifier(scheme, value)
    return Identifier(scheme, canonical(scheme, value))
