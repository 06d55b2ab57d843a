"""arXiv's API (arXiv API User's Manual, section 3): papers by identifier, and by its own queries.

Answers are Atom feeds, and errors as well: a feed with one entry that is titled so.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterator, Sequence
from contextlib import suppress
from functools import partial
from http import HTTPStatus
from typing import Final, NamedTuple

from biblio.errors import InvalidIdentifier, UnreadableSource
from biblio.formats.atom import FORMAT, error_of
from biblio.formats.xml import children, local_name, text
from biblio.harvesting.addresses import host_of
from biblio.harvesting.answers import Answer, PassingFailure, line_of
from biblio.harvesting.client import Client, Waiting
from biblio.harvesting.fetched import Answered, Got, State, Wanted
from biblio.harvesting.xml_answers import xml_of
from biblio.model.identifiers import ArxivId, Identifier
from biblio.model.moments import moment

__all__ = ["ARXIV_API", "MOST", "Search", "papers_found", "papers_named"]

ARXIV_API: Final = "https://export.arxiv.org/api/query"
"""Where arXiv's API answers programs."""
MOST: Final = 30_000
"""The papers that it gives in answer to one query; it gives at most 2,000 of them at a time."""
PAGE: Final = 1_000  # papers asked for at a time; larger answers are slow to come, and often fail
NAMED: Final = 200  # identifiers asked for at a time, so that the address stays below 8 kB
MOST_REFUSED: Final = 5  # identifiers refused one by one after which it is the server that fails
_HEAD: Final = 1 << 16
_REFUSALS: Final = frozenset({HTTPStatus.BAD_REQUEST, HTTPStatus.NOT_FOUND})


class Search(NamedTuple):
    """A query in the API's own language (`au:erdos AND cat:math.CO`), and how many papers of it."""

    query: str
    limit: int | None = None

    @property
    def most(self) -> int:
        """How many papers can come."""
        return min(self.limit or MOST, MOST)


class Refused(UnreadableSource):
    """The API's word that the question was wrong."""

    def __init__(self, where: str, words: str) -> None:
        super().__init__(f"{where} answered: {words}")
        self.words = words


class Feed(NamedTuple):
    """One answer: the XML, well formed, and the identifiers of its entries, where they have any.

    `total` is how many papers answer in all, where it is told.
    """

    xml: bytes
    dropped: int
    papers: tuple[ArxivId | None, ...]
    total: int | None
    as_of: str

    def got(self, *answers: Answered) -> Got:
        """What it brought."""
        body = self.xml if self.papers else b""
        return Got(answers, body, self.as_of, self.dropped, self.total)


def papers_named(
    client: Client, url: str, wanted: Sequence[Wanted]
) -> Generator[Waiting | Got, None, None]:
    """The papers that are *wanted*, some at a time.

    What the API refuses as a whole is asked for in parts, until it is known what of it is refused.
    A paper that it calls otherwise than it was asked for is asked for alone, to know which it is.

    Raises:
        Unanswered: the server failed as often as there is patience.
        UnreadableSource: it does not answer as the API does, or refuses all.
    """
    waiting = deque(_portions(wanted))
    refused = 0
    while waiting:
        portion = waiting.popleft()
        parameters = {
            "id_list": ",".join(each.value for each in portion),
            "start": "0",
            "max_results": str(len(portion)),
        }
        try:
            feed = yield from client.get(url, parameters, read_feed, takes=_REFUSALS)
        except Refused as error:
            if len(portion) > 1:
                waiting.extendleft(reversed(_parts(portion, error.words)))
                continue
            refused += 1
            if refused > MOST_REFUSED:
                raise
            reason = f"arXiv refuses {portion[0].value}: {error.words}"
            yield Got((portion[0].without(State.ABSENT, reason),))
            continue
        refused = 0
        answers, unclear = _matched(portion, feed)
        waiting.extendleft([each] for each in reversed(unclear))
        yield feed.got(*answers)


def papers_found(client: Client, url: str, search: Search) -> Generator[Waiting | Got, None, None]:
    """The papers that answer *search*, the newest first, a page at a time.

    A paper that comes while they are asked for moves the others back, so that some come twice and
    none is passed over.

    Raises:
        Unanswered: the server failed as often as there is patience.
        UnreadableSource: it does not answer as the API does, or does not understand the query.
    """
    start = 0
    while start < search.most:
        size = min(PAGE, search.most - start)
        parameters = {
            "search_query": search.query,
            "start": str(start),
            "max_results": str(size),
            "sortBy": "submittedDate",
            "sortOrder": "descending",
        }
        read = partial(read_feed, start=start)
        feed = yield from client.get(url, parameters, read, takes=_REFUSALS)
        start += len(feed.papers)
        yield feed.got()
        is_last = len(feed.papers) < size if feed.total is None else start >= feed.total
        if is_last or not feed.papers:
            return


def read_feed(answer: Answer, start: int = 0) -> Feed:
    """The feed that *answer* is, of the papers from *start* on.

    Raises:
        PassingFailure: it is not whole, or has no papers and should have some.
        Refused: the API says that the question was wrong.
        UnreadableSource: it is no feed.
    """
    try:
        xml, dropped, root = xml_of(answer, "Atom")
    except PassingFailure:
        if answer.status < HTTPStatus.BAD_REQUEST:
            raise
        raise UnreadableSource(f"{answer.where} answered: {answer.said}") from None
    entries = children(root, "entry")
    if words := next(filter(None, map(error_of, entries)), None):
        raise Refused(answer.where, line_of(words))
    if answer.status >= HTTPStatus.BAD_REQUEST:
        raise UnreadableSource(f"{answer.where} answered: {answer.said}")
    if local_name(root) != "feed":
        raise UnreadableSource(
            f"{answer.where} does not answer as arXiv's API does, but with a <{local_name(root)}>"
        )
    told = (text(root, "totalResults") or "").strip()
    total = int(told) if told.isascii() and told.isdecimal() else None
    # Pages that should have papers are empty at times, and then say of the whole that it is.
    if not entries and ((total or 0) > start or (total == 0 and start)):
        raise PassingFailure(f"{host_of(answer.url)} gives an empty page", body=answer.body)
    as_of = moment(FORMAT.as_of(xml[:_HEAD]) or "") or answer.given
    return Feed(xml, dropped, tuple(_paper(text(each, "id")) for each in entries), total, as_of)


def _paper(text: str | None) -> ArxivId | None:
    with suppress(InvalidIdentifier):
        return ArxivId.parse(text or "")
    return None


def _portions(wanted: Sequence[Wanted]) -> Iterator[list[Wanted]]:
    """*wanted* in lists, in none of which a paper is asked for twice, in two of its versions."""
    left = list(wanted)
    while left:
        portion: dict[str, Wanted] = {}
        later = []
        for each in left:
            if len(portion) < NAMED and each.identifier.value not in portion:
                portion[each.identifier.value] = each
            else:
                later.append(each)
        yield list(portion.values())
        left = later


def _parts(portion: list[Wanted], words: str) -> list[list[Wanted]]:
    """Parts of the *portion* that was refused: what the *words* name alone, else its halves."""
    named = [each for each in portion if each.value in words.split()]
    if len(named) == 1:
        return [named, [each for each in portion if each is not named[0]]]
    half = len(portion) // 2
    return [portion[:half], portion[half:]]


def _matched(portion: list[Wanted], feed: Feed) -> tuple[list[Answered], list[Wanted]]:
    """What became of the *portion* that *feed* answers, and what it does not tell.

    That is where it has papers that nobody asked for, and several are missing: which is which?
    """
    given = {each.base: each for each in feed.papers if each is not None}
    asked = {each.identifier.value for each in portion}
    strange = [each for base, each in given.items() if base not in asked]
    answers, unclear = [], []
    for each in portion:
        paper = given.get(each.identifier.value)
        if paper is None and strange and len(portion) == 1:
            paper = strange[0]
        if paper is not None:
            answers.append(each.found(Identifier("arxiv", paper.base), paper.version))
        elif strange:
            unclear.append(each)
        else:
            answers.append(each.without(State.ABSENT, f"arXiv does not know {each.value}"))
    return answers, unclear
