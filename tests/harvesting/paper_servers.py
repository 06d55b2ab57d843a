"""arXiv's API and Crossref's on the loopback address, which fail when they are told to.

They are one server: `/api/query` answers in Atom, `/works/…` in JSON. What stands in `faults` for
the number of a request happens to it, counted from 1 over both.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import unquote
from xml.sax.saxutils import escape

from harvesting.oai_server import Fault, Reply, served

FEED = """<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns="http://www.w3.org/2005/Atom">
<id>https://x.example/api</id><title>an answer</title><updated>{now}</updated>
<opensearch:itemsPerPage>{size}</opensearch:itemsPerPage>{total}
<opensearch:startIndex>{start}</opensearch:startIndex>{entries}</feed>
"""
TOTAL = "<opensearch:totalResults>{}</opensearch:totalResults>"
ENTRY = """<entry><id>http://arxiv.org/abs/{id}v{version}</id><title>{title}</title>\
<updated>2024-02-01T10:00:00Z</updated><published>2024-01-01T10:00:00Z</published>\
<summary>On {title}, in many words that only this paper has, {id}, so that it is told.</summary>\
<author><name>Ann One</name></author>\
<category term="cs.AI" scheme="http://arxiv.org/schemas/atom"/></entry>"""
ERROR = """<entry><id>https://arxiv.org/api/errors#wrong</id><title>Error</title>\
<updated>{now}</updated><summary>{words}</summary>\
<author><name>arXiv api core</name></author></entry>"""


@dataclass(frozen=True)
class Paper:
    """One paper as arXiv has it."""

    id: str
    version: int = 1
    title: str = "a title"

    def entry(self, version: int | None = None) -> str:
        title = escape(self.title)
        return ENTRY.format(id=self.id, version=version or self.version, title=title)


def papers(number: int) -> list[Paper]:
    """So many papers, the newest first."""
    return [Paper(f"2401.{each:05}", title=f"paper {each}") for each in range(number, 0, -1)]


def work(doi: str, **also: object) -> dict[str, object]:
    """A work as Crossref has it."""
    return {
        "DOI": doi,
        "type": "journal-article",
        "title": [f"on {doi}"],
        "author": [{"given": "Ann", "family": "One", "sequence": "first"}],
        "container-title": ["Annals of Made-Up Science"],
        "issued": {"date-parts": [[2024, 5]]},
        "reference-count": 0,
        **also,
    }


@dataclass
class PaperServers:
    """What the servers know and how they answer.

    `refused` are identifiers that arXiv does not take, `renamed` what it calls some; `total` is
    what it says of a query in the place of the truth, and `most` how many papers it gives at once.
    """

    papers: list[Paper] = field(default_factory=list)
    works: dict[str, dict[str, object]] = field(default_factory=dict)
    refused: set[str] = field(default_factory=set)
    renamed: dict[str, str] = field(default_factory=dict)
    total: int | None = None
    most: int = 2_000
    names_it: bool = True
    now: str = "2024-06-10T01:00:00Z"
    faults: dict[int, Fault] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    requests: list[dict[str, str]] = field(default_factory=list)
    heard: list[dict[str, str]] = field(default_factory=list)
    before: Callable[[int], None] = lambda _: None
    address: str = ""

    @property
    def arxiv(self) -> str:
        return f"{self.address}/api/query"

    @property
    def crossref(self) -> str:
        return f"{self.address}/works"

    def answer(self, path: str, asked: dict[str, str], headers: dict[str, str]) -> Reply:
        self.requests.append(asked if path == "/api/query" else {"path": path, **asked})
        self.heard.append(headers)
        number = len(self.requests)
        self.before(number)
        reply = self._atom(asked) if path == "/api/query" else self._work(path)
        return self.faults[number](reply) if number in self.faults else reply

    def _work(self, path: str) -> Reply:
        doi = unquote(path.removeprefix("/works/"))
        found = self.works.get(doi)
        if found is None:
            plain = {"Content-Type": "text/plain", **self.headers}
            return Reply(b"Resource not found.", 404, plain)
        envelope = {"status": "ok", "message-type": "work", "message": found}
        return Reply(json.dumps(envelope).encode(), headers=self.headers)

    def _atom(self, asked: dict[str, str]) -> Reply:
        start, size = int(asked.get("start", "0")), int(asked.get("max_results", "10"))
        if start + size > 30_000 or size > 2_000:
            return self.error("max_results is too large")
        if "id_list" not in asked:
            chosen = [each.entry() for each in self.papers]
            total = len(chosen) if self.total is None else self.total
            part = chosen[start : start + min(size, self.most)]
            return Reply(self.feed(part, total, start).encode())
        named = asked["id_list"].split(",")
        wrong = next((each for each in named if each in self.refused), None)
        if wrong is not None:
            told = f" for {wrong}" if self.names_it else ""
            return self.error(f"incorrect id format{told}")
        found = [each for name in named if (each := self._entry(name)) is not None]
        return Reply(self.feed(found[start : start + size], len(found)).encode())

    def _entry(self, name: str) -> str | None:
        base, _, version = self.renamed.get(name, name).partition("v")
        for each in self.papers:
            if each.id == base and (not version or int(version) <= each.version):
                return each.entry(int(version) if version else None)
        return None

    def feed(self, entries: list[str], total: int | None, start: int = 0) -> str:
        told = "" if total is None or total < 0 else TOTAL.format(total)
        return FEED.format(
            now=self.now, size=len(entries), total=told, start=start, entries="".join(entries)
        )

    def error(self, words: str, status: int = 400) -> Reply:
        entry = ERROR.format(now=self.now, words=escape(words))
        return Reply(self.feed([entry], 1).encode(), status)


@contextmanager
def serving_papers(servers: PaperServers) -> Iterator[PaperServers]:
    """*servers*, which answer at `arxiv` and `crossref`."""
    with served(servers.answer) as address:
        servers.address = address
        yield servers
