from __future__ import annotations

import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from harvesting.clocks import QuickClock
from harvesting.oai_server import Reply, served

from biblio.errors import UnreadableSource
from biblio.harvesting.answers import Answer, PassingFailure
from biblio.harvesting.client import Client, Unanswered, Waiting
from biblio.harvesting.manners import Manners

Replies = list[Reply]


@contextmanager
def answering(replies: Replies) -> Iterator[tuple[str, list[dict[str, str]]]]:
    """A server that gives *replies* one after another, the last again; its address, and headers."""
    heard: list[dict[str, str]] = []

    def answer(_: str, __: dict[str, str], headers: dict[str, str]) -> Reply:
        heard.append(headers)
        return replies[min(len(heard), len(replies)) - 1]

    with served(answer) as address:
        yield f"{address}/oai", heard


def asked(
    url: str,
    clock: QuickClock,
    manners: Manners | None = None,
    read: Callable[[Answer], bytes] = lambda answer: answer.body,
) -> tuple[bytes, list[Waiting]]:
    """What a server answers in the end, and the waits before it."""
    waits: list[Waiting] = []
    with Client(manners, clock=clock, chance=lambda: 0.5) as client:
        asking = client.get(url, {"verb": "Identify"}, read)
        while True:
            try:
                waits.append(next(asking))
            except StopIteration as end:
                return end.value, waits


def no(status: int, **headers: str) -> Reply:
    return Reply(b"not now", status, {k.replace("_", "-"): v for k, v in headers.items()})


def test_an_answer_comes_with_its_headers_and_the_request_says_who_asks() -> None:
    with answering([Reply(b"here", headers={"X-Rate": "5"})]) as (url, heard):
        body, waits = asked(
            url,
            QuickClock(),
            Manners(contact="ann@example.org"),
            lambda a: a.headers["X-Rate"].encode(),
        )

    assert (body, waits) == (b"5", [])
    assert "mailto:ann@example.org" in heard[0]["User-Agent"]
    assert "gzip" in heard[0]["Accept-Encoding"]


def test_two_requests_are_so_many_seconds_apart() -> None:
    clock = QuickClock()
    with answering([Reply(b"one")]) as (url, _), Client(Manners(gap=3), clock=clock) as client:
        for _ in range(3):
            for _waiting in client.get(url, {}, lambda answer: answer.body):
                pass

    assert clock.passed == pytest.approx(6.0)


@pytest.mark.slow
def test_the_gap_is_kept_by_the_clock_of_this_machine() -> None:
    began = time.monotonic()
    with answering([Reply(b"one")]) as (url, _), Client(Manners(gap=0.3)) as client:
        for _ in range(3):
            for _waiting in client.get(url, {}, lambda answer: answer.body):
                pass

    assert time.monotonic() - began >= 0.6


@pytest.mark.parametrize("number", [408, 429, 500, 502, 503, 504])
def test_what_passes_is_asked_again_after_growing_waits(number: int) -> None:
    clock = QuickClock()
    with answering([no(number), no(number), no(number), Reply(b"yes")]) as (url, heard):
        body, waits = asked(url, clock, Manners(gap=0, first_wait=5))

    assert (body, len(heard)) == (b"yes", 4)
    assert clock.passed == 5 + 10 + 20
    assert {each.reason.partition(" ")[0] for each in waits} == {"HTTP"}


@pytest.mark.parametrize(
    ("headers", "waited"),
    [
        ({"Retry-After": "120"}, 120),
        ({"Retry-After": "0"}, 0),
        (
            {
                "Date": "Mon, 10 Jun 2024 05:00:00 GMT",
                "Retry-After": "Mon, 10 Jun 2024 05:01:30 GMT",
            },
            90,
        ),
        ({"Retry-After": "Mon, 10 Jun 2019 05:01:30 GMT"}, 0),
        ({"Retry-After": "soon"}, 5),
        ({"Retry-After": "-5"}, 5),
        ({"Retry-After": "Mon, 1 Jan 99999999999999999999 10:00:00 GMT"}, 5),
        ({"Retry-After": "١٢"}, 5),
    ],
)
def test_a_server_that_tells_how_long_to_wait_is_obeyed(
    headers: dict[str, str], waited: float
) -> None:
    encoded = {name: value.encode().decode("latin-1") for name, value in headers.items()}
    clock = QuickClock()
    with answering([Reply(b"", 503, encoded), Reply(b"yes")]) as (url, _):
        body, _ = asked(url, clock, Manners(gap=0))

    assert (body, round(clock.passed)) == (b"yes", waited)


def test_a_long_wait_comes_in_pieces_that_say_what_is_left() -> None:
    with answering([no(503, Retry_After="50"), Reply(b"yes")]) as (url, _):
        _, waits = asked(url, QuickClock(), Manners(gap=0))

    assert waits == [Waiting("HTTP 503 Service Unavailable", left) for left in (50, 30, 10)]


def test_nobody_waits_for_days() -> None:
    with (
        answering([no(503, Retry_After="360000")]) as (url, _),
        pytest.raises(UnreadableSource, match="wants to be asked again in 100 hours"),
    ):
        asked(url, QuickClock())


def test_patience_ends() -> None:
    with (
        answering([no(503)]) as (url, heard),
        pytest.raises(Unanswered, match=r"127\.0\.0\.1 was asked 4 times and failed: HTTP 503"),
    ):
        asked(url, QuickClock(), Manners(tries=4, gap=0))
    assert len(heard) == 4


def test_a_server_that_never_answered_is_not_asked_for_long() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        with pytest.raises(Unanswered, match=r"was asked 3 times and failed: .*refused"):
            asked(f"http://127.0.0.1:{taken.getsockname()[1]}/", QuickClock(), Manners(tries=9))


@pytest.mark.parametrize("number", [400, 401, 403, 404, 410])
def test_what_never_passes_is_told_in_the_servers_words(number: int) -> None:
    plain = Reply(b"No such\n thing", number, {"Content-Type": "text/plain"})
    with (
        answering([plain]) as (url, heard),
        pytest.raises(UnreadableSource, match=rf"answered: HTTP {number} .*: No such thing"),
    ):
        asked(url, QuickClock())
    assert len(heard) == 1


@pytest.mark.parametrize(
    "reply",
    [
        Reply(b"x" * 1000, sent=400),
        Reply(b"half", headers={"Content-Encoding": "gzip"}),
    ],
)
def test_a_body_that_is_cut_is_asked_for_again(reply: Reply) -> None:
    with answering([reply, Reply(b"whole")]) as (url, _):
        body, waits = asked(url, QuickClock(), Manners(gap=0))

    assert body == b"whole"
    assert waits


def test_what_cannot_be_used_is_asked_for_again_and_handed_over_in_the_end() -> None:
    def read(answer: Answer) -> bytes:
        raise PassingFailure("it is not whole", body=answer.body)

    with answering([Reply(b"half")]) as (url, _), pytest.raises(Unanswered) as failed:
        asked(url, QuickClock(), Manners(tries=2, gap=0), read)

    assert failed.value.body == b"half"


def test_a_body_without_end_is_cut_off() -> None:
    with (
        answering([Reply(b"x" * 3_000_000)]) as (url, _),
        pytest.raises(UnreadableSource, match="sent more than 1 MiB"),
    ):
        asked(url, QuickClock(), Manners(most_bytes=1 << 20))


def test_redirects_are_followed_and_told() -> None:
    with answering([Reply(b"moved here")]) as (target, _):
        moved = Reply(b"", 301, {"Location": f"{target}?verb=Identify"})
        with answering([moved]) as (url, _), Client(clock=QuickClock()) as client:
            for _waiting in client.get(url, {"verb": "Identify"}, lambda answer: answer.body):
                pass

            assert client.redirects == {url: target}


def test_a_password_is_told_to_no_other_server_and_shown_to_nobody() -> None:
    with answering([Reply(b"moved here")]) as (target, heard):
        moved = Reply(b"", 301, {"Location": target.replace("//", "//x:y@")})
        with (
            answering([moved]) as (url, first),
            Client(clock=QuickClock(), credentials=("ann", "secret")) as client,
        ):
            for _waiting in client.get(url, {}, lambda answer: answer.body):
                pass

            assert client.redirects == {url: target}
            assert "Authorization" in first[0]
    assert "YW5uOnNlY3JldA" not in heard[0].get("Authorization", "")


@pytest.mark.parametrize(
    ("limit", "interval", "gap"),
    [
        *(("2", "10s", 5), ("50", "1s", 1), ("4", "20", 5), ("1", "1m", 60), ("1", "9h", 600)),
        *(("0", "9s", 1), ("many", "9s", 1), ("2", "soon", 1), ("", "9s", 1)),
    ],
)
def test_a_server_that_tells_how_often_it_bears_to_be_asked_is_obeyed(
    limit: str, interval: str, gap: float
) -> None:
    headers = {"X-Rate-Limit-Limit": limit, "X-Rate-Limit-Interval": interval}
    clock = QuickClock()
    with (
        answering([Reply(b"one", headers=headers)]) as (url, _),
        Client(Manners(gap=1), clock=clock) as client,
    ):
        for _ in range(2):
            for _waiting in client.get(url, {}, lambda answer: answer.body):
                pass

    assert clock.passed == pytest.approx(gap)


def test_a_status_that_is_taken_is_an_answer() -> None:
    with answering([Reply(b"no", 404)]) as (url, _), Client(clock=QuickClock()) as client:
        asking = client.get(url, {}, lambda answer: answer.status, takes={404})
        with pytest.raises(StopIteration) as end:
            next(asking)

    assert end.value.value == 404


def test_a_circle_of_redirects_ends() -> None:
    with answering([]) as (url, _), served(lambda *_: Reply(b"", 302, {"Location": "/"})) as circle:
        del url
        with pytest.raises(UnreadableSource, match="redirects in a circle"):
            asked(circle, QuickClock())


@pytest.mark.parametrize(
    "url",
    [
        *("", "localhost", "ftp://example.org/", "http://", "http://[::1", "https://exa mple/"),
        *("http://x.example/\x1b[31m", "http://\udcff/"),
    ],
)
def test_what_is_no_address_is_told_at_once(url: str) -> None:
    clock = QuickClock()
    with pytest.raises(UnreadableSource, match="is not the address of a server"):
        asked(url, clock, Manners(tries_unheard=1))
    assert clock.waits == []


def test_a_redirect_to_a_file_is_told_as_one() -> None:
    with (
        answering([Reply(b"", 302, {"Location": "file:///etc/hosts"})]) as (url, _),
        pytest.raises(UnreadableSource, match="redirects to what is no address"),
    ):
        asked(url, QuickClock())


class RacingClock(QuickClock):
    """Time that passes by itself, a minute whenever somebody looks."""

    def monotonic(self) -> float:
        self.passed += 60.0
        return self.passed


def test_an_answer_that_drips_is_left_in_time() -> None:
    with (
        answering([Reply(b"x" * 3_000_000)]) as (url, _),
        pytest.raises(Unanswered, match="the answer did not end in 2 minutes"),
    ):
        asked(url, RacingClock(), Manners(tries=1, tries_unheard=1, longest_answer=120.0))


@pytest.mark.parametrize("proxy", ["socks5://127.0.0.1:1", "foo://x", "http://[::"])
def test_a_proxy_that_cannot_be_used_is_told(proxy: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALL_PROXY", proxy)
    with pytest.raises(UnreadableSource, match="the proxy that the environment names"):
        Client()


def test_a_server_that_says_nothing_is_left_in_time() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        with pytest.raises(Unanswered, match=r"no answer in 0\.05 seconds"):
            asked(url, QuickClock(), Manners(timeout=0.05))


def test_a_server_that_cannot_prove_who_it_is_is_refused_at_once(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("certificate")
    made = subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=x",
         "-keyout", folder / "key.pem", "-out", folder / "cert.pem"],
        capture_output=True, check=False,
    )  # fmt: skip
    if made.returncode:
        pytest.skip("no openssl at hand")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    with socket.create_server(("127.0.0.1", 0)) as plain:

        def shake() -> None:
            connection, _ = plain.accept()
            with connection:
                try:
                    context.wrap_socket(connection, server_side=True)
                except OSError:
                    return

        thread = threading.Thread(target=shake)
        thread.start()
        url = f"https://127.0.0.1:{plain.getsockname()[1]}/"
        with pytest.raises(UnreadableSource, match="cannot prove who it is: self-signed"):
            asked(url, QuickClock())
        thread.join()


def test_a_proxy_of_the_environment_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    with answering([Reply(b"by proxy")]) as (proxy, heard):
        monkeypatch.setenv("http_proxy", proxy.removesuffix("/oai"))
        body, _ = asked("http://nowhere.invalid/oai", QuickClock())

    assert body == b"by proxy"
    assert heard[0]["Host"] == "nowhere.invalid"
