"""What a server answers over HTTP, and what the headers of it ask for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Final, NamedTuple

from biblio.harvesting.addresses import without_credentials

_STATUSES: Final = frozenset(HTTPStatus)
_NUMBER: Final = re.compile(r"\s*([0-9]{1,9})\s*")
_INTERVAL: Final = re.compile(r"\s*([0-9]{1,9})\s*(ms|s|m|h|)\s*")
_SECONDS: Final = {"ms": 0.001, "": 1, "s": 1, "m": 60, "h": 3600}
_SHOWN: Final = 300  # characters of a server's own words


class Answer(NamedTuple):
    """What a server answered: the body, decompressed, its headers, and where it came from.

    `given` is the moment at which it was, by the server's own clock where that tells it.
    """

    body: bytes
    headers: Mapping[str, str]
    url: str
    status: int = HTTPStatus.OK
    given: str = ""

    @property
    def where(self) -> str:
        """Where it came from, without what was asked."""
        return self.url.partition("?")[0]

    @property
    def said(self) -> str:
        """The status in words, and how the body begins where that is text for people."""
        said = status_of(self.status)
        if self.headers.get("Content-Type", "").startswith("text/plain"):
            words = line_of(self.body[: _SHOWN * 4].decode("utf-8", "replace"))
            said += f": {words}" if words else ""
        return said


class PassingFailure(Exception):  # noqa: N818 - named for what it is
    """A request failed that may succeed when it is made again.

    `wait` is how many seconds the server told to wait, and `body` what could not be used.
    """

    def __init__(
        self, reason: str, *, wait: float | None = None, body: bytes | None = None
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.wait = wait
        self.body = body


def told_to_wait(headers: Mapping[str, str], now: datetime) -> float | None:
    """The seconds that Retry-After asks for: a number, or a date (RFC 9110, section 10.2.3).

    A date is taken by the server's own clock where it tells that, else it is *now*.
    """
    told = headers.get("Retry-After", "").strip()
    if told.isascii() and told.isdecimal():
        return float(told)
    until = _date(told)
    if until is None:
        return None
    return max((until - (date_of(headers) or now)).total_seconds(), 0.0)


def gap_told(headers: Mapping[str, str], most: float) -> float:
    """The seconds between two requests that a server bears, as its *headers* tell it; 0 if none do.

    They say how many requests in which time: `X-Rate-Limit-Limit: 50`, `X-Rate-Limit-Interval: 1s`
    (Crossref, "REST API: etiquette").
    """
    number = _NUMBER.fullmatch(headers.get("X-Rate-Limit-Limit", ""))
    interval = _INTERVAL.fullmatch(headers.get("X-Rate-Limit-Interval", ""))
    if number is None or interval is None or not int(number[1]):
        return 0.0
    return min(float(interval[1]) * _SECONDS[interval[2]] / int(number[1]), most)


def date_of(headers: Mapping[str, str]) -> datetime | None:
    """When a server answered, by its own clock, where its *headers* tell it."""
    return _date(headers.get("Date", ""))


def status_of(number: int) -> str:
    """*number* as servers print it."""
    name = HTTPStatus(number).phrase if number in _STATUSES else ""
    return f"HTTP {number} {name}".strip()


def line_of(text: str) -> str:
    """*text* of others on one line, cut where long, without what only its server should see."""
    return without_credentials(" ".join(text.split()))[:_SHOWN]


def _date(text: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    return found if found.tzinfo is not None else found.replace(tzinfo=UTC)
