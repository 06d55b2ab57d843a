"""Answers of a server over HTTP: no faster than it bears, and again where it fails.

A wait is a value: whoever asks is handed each `Waiting` before it begins, in pieces that leave time
to say that one is still there, and last gets the answer. One request is under way at a time.
"""

from __future__ import annotations

import random
import ssl
from collections.abc import Callable, Generator, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Final, NamedTuple, Self, TypeVar

import httpx

from biblio.errors import UnreadableSource
from biblio.harvesting.clock import Clock
from biblio.harvesting.manners import MIB, Manners

Read = TypeVar("Read")
PIECE: Final = 20.0  # seconds of a wait after which whoever waits may say that they are there
_PASSING: Final = frozenset({HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_MANY_REQUESTS})
_SERVER_FAILS: Final = 500
_SHOWN: Final = 300  # characters of a server's own words


class Waiting(NamedTuple):
    """A wait that begins: why, and how many seconds of it are left in all."""

    reason: str
    seconds: float


class Answer(NamedTuple):
    """What a server answered: the body, decompressed, its headers, and where it came from."""

    body: bytes
    headers: Mapping[str, str]
    url: str


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


class Unanswered(UnreadableSource):
    """A server that was asked as often as there is patience; `body` is what it answered last."""

    def __init__(self, sentence: str, body: bytes | None = None) -> None:
        super().__init__(sentence)
        self.body = body


class Client:
    """Asks servers one request at a time, within its *manners*; close it when done.

    A proxy of the environment is used, and redirects are followed: `redirects` says which.

    Raises:
        UnreadableSource: that proxy cannot be used.
    """

    def __init__(
        self,
        manners: Manners | None = None,
        *,
        clock: Clock | None = None,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self.manners = manners or Manners()
        self.redirects: dict[str, str] = {}
        self._clock = clock or Clock()
        self._chance = chance
        self._asked: float | None = None
        self._was_heard = False
        try:
            self._http = httpx.Client(
                headers={"User-Agent": self.manners.agent, "Accept-Encoding": "gzip, deflate"},
                timeout=self.manners.timeout,
                follow_redirects=True,
                limits=httpx.Limits(max_connections=1, max_keepalive_connections=1),
            )
        except (ImportError, ValueError, httpx.InvalidURL) as error:
            # All else is given here: only what the environment says can be wrong.
            raise UnreadableSource(
                f"the proxy that the environment names cannot be used: {_words(str(error))}"
            ) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give up the connection."""
        self._http.close()

    def get(
        self, url: str, parameters: Mapping[str, str], read: Callable[[Answer], Read]
    ) -> Generator[Waiting, None, Read]:
        """What *read* makes of the answer, after the waits that come before it.

        *read* raises PassingFailure where the answer is not whole: it is asked for again.

        Raises:
            Unanswered: the server failed as often as there is patience.
            UnreadableSource: the request can never succeed.
        """
        require_address(url)
        attempt = 0
        while True:
            attempt += 1
            yield from self._keep_the_gap()
            try:
                found = read(self._answer(url, parameters))
            except PassingFailure as failure:
                patience = self.manners.tries if self._was_heard else self.manners.tries_unheard
                if attempt >= patience:
                    times = "once" if attempt == 1 else f"{attempt} times"
                    raise Unanswered(
                        f"{_host(url)} was asked {times} and failed: {failure.reason}", failure.body
                    ) from failure
                yield from self._wait(self._before_next(failure, attempt, url), failure.reason)
            else:
                self._was_heard = True
                return found

    def _before_next(self, failure: PassingFailure, attempt: int, url: str) -> float:
        """The seconds before the next try.

        Raises:
            UnreadableSource: the server tells to wait longer than anybody should.
        """
        if failure.wait is None:
            return self.manners.wait_before(attempt, self._chance())
        if failure.wait > self.manners.longest_told:
            hours = failure.wait / 3600
            raise UnreadableSource(
                f"{_host(url)} wants to be asked again in {hours:,.0f} hours: run the command then"
            )
        return failure.wait

    def _keep_the_gap(self) -> Generator[Waiting]:
        if self._asked is not None:
            left = self._asked + self.manners.gap - self._clock.monotonic()
            if left > 0:
                yield from self._wait(left, "")

    def _wait(self, seconds: float, reason: str) -> Generator[Waiting]:
        """Wait so long, by the clock that cannot be set back."""
        end = self._clock.monotonic() + seconds
        while (left := end - self._clock.monotonic()) > 0:
            yield Waiting(reason, left)
            self._clock.sleep(min(left, PIECE))

    def _answer(self, url: str, parameters: Mapping[str, str]) -> Answer:
        """The server's answer, whole.

        Raises:
            PassingFailure: it may answer when it is asked again.
            UnreadableSource: it never will.
        """
        try:
            with self._http.stream("GET", url, params=dict(parameters)) as response:
                self._note_redirects(response)
                body = self._body(response)
        except (httpx.InvalidURL, httpx.UnsupportedProtocol) as error:
            raise UnreadableSource(f"{_host(url)} redirects to what is no address") from error
        except httpx.TooManyRedirects as error:
            raise UnreadableSource(f"{_host(url)} redirects in a circle") from error
        except httpx.TimeoutException as error:
            raise PassingFailure(f"no answer in {self.manners.timeout:g} seconds") from error
        except httpx.RequestError as error:
            if certificate := _certificate_failure(error):
                raise UnreadableSource(
                    f"{_host(url)} cannot prove who it is: {certificate}"
                ) from error
            raise PassingFailure(_words(str(error)) or type(error).__name__) from error
        finally:
            self._asked = self._clock.monotonic()
        answer = Answer(body, response.headers, str(response.url))
        self._check_status(response, answer)
        return answer

    def _body(self, response: httpx.Response) -> bytes:
        found = bytearray()
        end = self._clock.monotonic() + self.manners.longest_answer
        for piece in response.iter_bytes():
            found += piece
            if self._clock.monotonic() > end:
                minutes = self.manners.longest_answer / 60
                raise PassingFailure(f"the answer did not end in {minutes:,.0f} minutes")
            if len(found) > self.manners.most_bytes:
                raise UnreadableSource(
                    f"{response.url.host} sent more than {self.manners.most_bytes // MIB:,} MiB, "
                    "which is no answer to what was asked"
                )
        return bytes(found)

    def _note_redirects(self, response: httpx.Response) -> None:
        for each in response.history:
            target = each.headers.get("Location", "")
            self.redirects.setdefault(str(each.url.copy_with(query=None)), target.partition("?")[0])

    def _check_status(self, response: httpx.Response, answer: Answer) -> None:
        status = response.status_code
        if status < HTTPStatus.BAD_REQUEST:
            return
        said = f"HTTP {status} {response.reason_phrase}".strip()
        if status in _PASSING or status >= _SERVER_FAILS:
            self._was_heard = True
            raise PassingFailure(said, wait=self._told_to_wait(response))
        raise UnreadableSource(f"{answer.url.partition('?')[0]} answered: {said}{_excerpt(answer)}")

    def _told_to_wait(self, response: httpx.Response) -> float | None:
        """The seconds that Retry-After asks for: a number, or a date (RFC 9110, section 10.2.3).

        A date is taken by the server's own clock where it tells that.
        """
        told = response.headers.get("Retry-After", "").strip()
        if told.isascii() and told.isdecimal():
            return float(told)
        until = _date(told)
        if until is None:
            return None
        now = _date(response.headers.get("Date", "")) or self._clock.now()
        return max((until - now).total_seconds(), 0.0)


def require_address(url: str) -> None:
    """Make sure that *url* is the address of a server of HTTP.

    Raises:
        UnreadableSource: it is none.
    """
    try:
        found = httpx.URL(url)
        is_text = url.isprintable() and " " not in url
        is_one = is_text and found.scheme in {"http", "https"} and bool(found.host)
    except (httpx.InvalidURL, UnicodeError):
        is_one = False
    if not is_one:
        raise UnreadableSource(
            f"{url!r} is not the address of a server: write it like https://example.org/oai"
        )


def _date(text: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    return found if found.tzinfo is not None else found.replace(tzinfo=UTC)


def _certificate_failure(error: BaseException | None) -> str | None:
    """Why a certificate was refused, where that is what *error* comes from."""
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError):
            return error.verify_message
        error = error.__cause__ or error.__context__
    return None


def _excerpt(answer: Answer) -> str:
    """How the body begins, where it is text for people."""
    if not answer.headers.get("Content-Type", "").startswith("text/plain"):
        return ""
    said = _words(answer.body[: _SHOWN * 4].decode("utf-8", "replace"))
    return f": {said}" if said else ""


def _words(text: str) -> str:
    return " ".join(text.split())[:_SHOWN]


def _host(url: str) -> str:
    try:
        return httpx.URL(url).host or url
    except httpx.InvalidURL:
        return url
