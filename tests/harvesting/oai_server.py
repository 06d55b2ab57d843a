"""A provider of OAI-PMH on the loopback address, which fails when it is told to.

It holds records, each of a day of change, and gives them in pages by tokens. A `Fault` is what goes
wrong with one request; what stands in `faults` for its number happens to it, counted from 1.
"""

from __future__ import annotations

import gzip
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit
from xml.sax.saxutils import escape

ANSWER = """<?xml version="1.0" encoding="UTF-8"?>
<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/">
<responseDate>{now}</responseDate><request verb="ListRecords">http://x.example/oai</request>
{inner}
</OAI-PMH>
"""
RECORD = """<record><header{status}><identifier>oai:arXiv.org:{id}</identifier>\
<datestamp>{day}</datestamp><setSpec>cs</setSpec></header>{metadata}</record>"""
METADATA = """<metadata><arXivRaw xmlns="http://arxiv.org/OAI/arXivRaw/"><id>{id}</id>\
<submitter>Ann One</submitter><version version="v1"><date>Mon, 1 Jan 2024 10:00:00 GMT</date>\
<size>9kb</size></version><title>{title}</title><authors>Ann One, Bob Two</authors>\
<categories>cs.AI</categories><abstract>On {title}.</abstract></arXivRaw></metadata>"""


@dataclass(frozen=True)
class Record:
    """One record as the provider has it."""

    id: str
    day: str
    title: str = "a title"
    deleted: bool = False

    @property
    def xml(self) -> str:
        status = ' status="deleted"' if self.deleted else ""
        metadata = "" if self.deleted else METADATA.format(id=self.id, title=escape(self.title))
        return RECORD.format(id=self.id, day=self.day, status=status, metadata=metadata)


@dataclass(frozen=True)
class Reply:
    """What is sent: a status, headers and a body; `sent` bytes of it, and then the line is cut."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    sent: int | None = None
    has_length: bool = True


Fault = Callable[[Reply], Reply]


@dataclass
class Provider:
    """What the server knows and how it answers."""

    records: list[Record] = field(default_factory=list)
    page: int = 3
    now: str = "2024-06-10T01:00:00Z"
    faults: dict[int, Fault] = field(default_factory=dict)
    always: Fault | None = None
    zipped: bool = False
    expired: bool = False
    requests: list[dict[str, str]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    before: Callable[[int], None] = lambda _: None
    url: str = ""

    def __post_init__(self) -> None:
        self.records = list(self.records)

    def answer(self, asked: dict[str, str], headers: dict[str, str]) -> Reply:
        self.requests.append(asked)
        self.headers.append(headers)
        number = len(self.requests)
        self.before(number)
        reply = Reply(self._xml(asked).encode())
        if number in self.faults:
            reply = self.faults[number](reply)
        if self.always is not None:
            reply = self.always(reply)
        if self.zipped and "gzip" in headers.get("Accept-Encoding", "") and reply.status == 200:
            zipped = gzip.compress(reply.body)
            return Reply(zipped, reply.status, {"Content-Encoding": "gzip", **reply.headers})
        return reply

    def _xml(self, asked: dict[str, str]) -> str:
        if token := asked.get("resumptionToken"):
            since, until, start, known_until = token.split("|")
            if self.expired:
                self.expired = False
                return self._error("badResumptionToken", "it expired")
            chosen = self._chosen(since, until)
            begin = int(start)
            del known_until
        else:
            since, until, begin = asked.get("from", ""), asked.get("until", ""), 0
            chosen = self._chosen(since, until)
        if asked.get("metadataPrefix", "arXivRaw") not in {"arXivRaw", "arXiv", "oai_dc"}:
            return self._error("cannotDisseminateFormat", "no such form")
        if not chosen:
            return self._error("noRecordsMatch", "nothing")
        part = chosen[begin : begin + self.page]
        rest = begin + self.page < len(chosen)
        token = f"{since}|{until}|{begin + self.page}|x" if rest else ""
        inner = "".join(each.xml for each in part)
        has_token = begin > 0 or rest
        tail = f"<resumptionToken>{token}</resumptionToken>" if has_token else ""
        return self._frame(f"<ListRecords>{inner}{tail}</ListRecords>")

    def _chosen(self, since: str, until: str) -> list[Record]:
        found = [
            each
            for each in self.records
            if (not since or each.day >= since) and (not until or each.day <= until)
        ]
        return sorted(found, key=lambda each: (each.day, each.id))

    def _error(self, code: str, words: str) -> str:
        return self._frame(f'<error code="{code}">{words}</error>')

    def _frame(self, inner: str) -> str:
        return ANSWER.format(now=self.now, inner=inner)


@contextmanager
def served(answer: Callable[[str, dict[str, str], dict[str, str]], Reply]) -> Iterator[str]:
    """A server on the loopback address; its address without a path."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = urlsplit(self.path)
            asked = {name: values[0] for name, values in parse_qs(path.query).items()}
            reply = answer(path.path, asked, dict(self.headers.items()))
            self.send_response_only(reply.status)  # which adds no Date of its own
            for name, value in reply.headers.items():
                self.send_header(name, value)
            if reply.has_length:
                self.send_header("Content-Length", str(len(reply.body)))
            else:
                self.send_header("Connection", "close")
                self.close_connection = True
            self.end_headers()
            self.wfile.write(reply.body[: reply.sent])
            if reply.sent is not None:
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def serving(provider: Provider) -> Iterator[Provider]:
    """*provider*, which answers at its `url`."""
    with served(lambda _, asked, headers: provider.answer(asked, headers)) as address:
        provider.url = f"{address}/oai"
        yield provider


def status(number: int, **headers: str) -> Fault:
    """The server says that it cannot."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda _: Reply(b"not now", number, named)


def cut(reply: Reply) -> Reply:
    """The line is cut in the middle of the body."""
    return Reply(reply.body, sent=len(reply.body) // 2)


def short(reply: Reply) -> Reply:
    """Half of the body comes, and nothing says that it is not all."""
    return Reply(reply.body[: len(reply.body) // 2], has_length=False)


def broken(reply: Reply) -> Reply:
    """The XML is not well formed."""
    return Reply(reply.body.replace(b"</OAI-PMH>", b"<OAI-PMH>"))


def web_page(_: Reply) -> Reply:
    """A page for people."""
    return Reply(b"<!DOCTYPE html><html><body>Down for maintenance</body></html>")


def repeated(reply: Reply) -> Reply:
    """The page names itself as the next one."""
    start = reply.body.find(b"<resumptionToken>")
    if start < 0:
        return reply
    end = reply.body.find(b"</resumptionToken>")
    token = reply.body[start + len(b"<resumptionToken>") : end].split(b"|")
    if len(token) == 4:
        token[2] = str(int(token[2]) - 3).encode()
    same = b"|".join(token)
    return Reply(reply.body[:start] + b"<resumptionToken>" + same + reply.body[end:])


def records(days: Sequence[str], each: int = 2) -> list[Record]:
    """Records of *days*, some of each."""
    return [
        Record(f"2401.{100 * number + one:05}", day, f"paper {number} {one}")
        for number, day in enumerate(days, start=1)
        for one in range(1, each + 1)
    ]
