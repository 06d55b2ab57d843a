"""Answers of a server over HTTP: no faster than it bears, and again where it fails.

A wait is a value: whoever asks is handed each `Waiting` before it begins, in pieces that leave time
to say that one is still there, and last gets the answer. One request is under way at a time.
"""

from __future__ import annotations

import random
import ssl
from collections.abc import Callable, Collection, Generator, Iterator, Mapping
from http import HTTPStatus
from typing import Final, NamedTuple, Self, TypeVar

import httpx

from biblio.errors import UnreadableSource
from biblio.harvesting.addresses import address_of, host_of, without_credentials
from biblio.harvesting.answers import (
    Answer,
    PassingFailure,
    date_of,
    gap_told,
    line_of,
    status_of,
    told_to_wait,
)
from biblio.harvesting.clock import Clock
from biblio.harvesting.manners import MIB, Manners
from biblio.model.moments import moment_of

Read = TypeVar("Read")
PIECE: Final = 20.0  # seconds of a wait after which whoever waits may say that they are there
_PASSING: Final = frozenset({HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_MANY_REQUESTS})
_SERVER_FAILS: Final = 500


class Waiting(NamedTuple):
    """A wait that begins: why, and how many seconds of it are left in all."""

    reason: str
    seconds: float


class Unanswered(UnreadableSource):
    """A server that was asked as often as there is patience; `body` is what it answered last."""

    def __init__(self, sentence: str, body: bytes | None = None) -> None:
        super().__init__(sentence)
        self.body = body


class Client:
    """Asks servers one request at a time, within its *manners*; close it when done.

    A proxy of the environment is used, and redirects are followed: `redirects` says which. A server
    that tells how often it bears to be asked is obeyed. *credentials*, a name and a password, are
    told to the server that is asked and to no other.

    Raises:
        UnreadableSource: that proxy cannot be used.
    """

    def __init__(
        self,
        manners: Manners | None = None,
        *,
        credentials: tuple[str, str] | None = None,
        clock: Clock | None = None,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self.manners = manners or Manners()
        self.redirects: dict[str, str] = {}
        self._clock = clock or Clock()
        self._chance = chance
        self._asked: float | None = None
        self._told_gap = 0.0
        self._was_heard = False
        try:
            self._http = httpx.Client(
                headers={"User-Agent": self.manners.agent, "Accept-Encoding": "gzip, deflate"},
                auth=credentials,  # which httpx gives no other server that this one redirects to
                timeout=self.manners.timeout,
                follow_redirects=True,
                limits=httpx.Limits(max_connections=1, max_keepalive_connections=1),
            )
        except (ImportError, ValueError, httpx.InvalidURL) as error:
            # All else is given here: only what the environment says can be wrong.
            raise UnreadableSource(
                f"the proxy that the environment names cannot be used: {line_of(str(error))}"
            ) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give up the connection."""
        self._http.close()

    def notes(self, option: str) -> Iterator[str]:
        """What to tell a person of redirects, who names a server with *option*."""
        for source, target in self.redirects.items():
            yield f"{source} redirects to {target}: name that with {option}"

    def get(
        self,
        url: str,
        parameters: Mapping[str, str],
        read: Callable[[Answer], Read],
        *,
        takes: Collection[int] = (),
    ) -> Generator[Waiting, None, Read]:
        """What *read* makes of the answer, after the waits that come before it.

        *read* raises PassingFailure where the answer is not whole: it is asked for again. It is
        given what succeeds, and answers of the statuses that it *takes* beside.

        Raises:
            Unanswered: the server failed as often as there is patience.
            UnreadableSource: the request can never succeed.
        """
        address_of(url)
        attempt = 0
        while True:
            attempt += 1
            yield from self._keep_the_gap()
            try:
                found = read(self._checked(self._answer(url, parameters), takes))
            except PassingFailure as failure:
                patience = self.manners.tries if self._was_heard else self.manners.tries_unheard
                if attempt >= patience:
                    times = "once" if attempt == 1 else f"{attempt} times"
                    raise Unanswered(
                        f"{host_of(url)} was asked {times} and failed: {failure.reason}",
                        failure.body,
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
                f"{host_of(url)} wants to be asked again in {hours:,.0f} hours: "
                "run the command then"
            )
        return failure.wait

    def _keep_the_gap(self) -> Generator[Waiting]:
        if self._asked is not None:
            gap = max(self.manners.gap, self._told_gap)
            left = self._asked + gap - self._clock.monotonic()
            if left > 0:
                yield from self._wait(left, "")

    def _wait(self, seconds: float, reason: str) -> Generator[Waiting]:
        """Wait so long, by the clock that cannot be set back."""
        end = self._clock.monotonic() + seconds
        while (left := end - self._clock.monotonic()) > 0:
            yield Waiting(reason, left)
            self._clock.sleep(min(left, PIECE))

    def _answer(self, url: str, parameters: Mapping[str, str]) -> Answer:
        """The server's answer, whole, whatever its status.

        Raises:
            PassingFailure: it may answer when it is asked again.
            UnreadableSource: it never will.
        """
        try:
            with self._http.stream("GET", url, params=dict(parameters)) as response:
                self._note_redirects(response)
                body = self._body(response)
        except (httpx.InvalidURL, httpx.UnsupportedProtocol) as error:
            raise UnreadableSource(f"{host_of(url)} redirects to what is no address") from error
        except httpx.TooManyRedirects as error:
            raise UnreadableSource(f"{host_of(url)} redirects in a circle") from error
        except httpx.TimeoutException as error:
            raise PassingFailure(f"no answer in {self.manners.timeout:g} seconds") from error
        except httpx.RequestError as error:
            if certificate := _certificate_failure(error):
                raise UnreadableSource(
                    f"{host_of(url)} cannot prove who it is: {certificate}"
                ) from error
            raise PassingFailure(line_of(str(error)) or type(error).__name__) from error
        finally:
            self._asked = self._clock.monotonic()
        self._told_gap = gap_told(response.headers, self.manners.longest_wait)
        return Answer(
            body,
            response.headers,
            str(response.url.copy_with(userinfo=b"")),
            response.status_code,
            moment_of(date_of(response.headers) or self._clock.now()),
        )

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
            source = str(each.url.copy_with(query=None, userinfo=b""))
            self.redirects.setdefault(source, without_credentials(target.partition("?")[0]))

    def _checked(self, answer: Answer, takes: Collection[int]) -> Answer:
        """*answer*, if it is what was asked for, or of a status that is among those in *takes*.

        Raises:
            PassingFailure: it may be when it is asked for again.
            UnreadableSource: it never will.
        """
        if answer.status < HTTPStatus.BAD_REQUEST or answer.status in takes:
            return answer
        if answer.status in _PASSING or answer.status >= _SERVER_FAILS:
            self._was_heard = True
            raise PassingFailure(
                status_of(answer.status), wait=told_to_wait(answer.headers, self._clock.now())
            )
        raise UnreadableSource(f"{answer.where} answered: {answer.said}")


def _certificate_failure(error: BaseException | None) -> str | None:
    """Why a certificate was refused, where that is what *error* comes from."""
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError):
            return error.verify_message
        error = error.__cause__ or error.__context__
    return None
