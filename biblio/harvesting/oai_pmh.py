"""The protocol OAI-PMH: a list of records asked for page by page (OAI-PMH 2.0, sections 3 and 4.5).

What a page's records say is for the format `oai` to read; here only the frame counts: whether the
page is whole, which page follows, of which days the records are, and what the server complains of.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Final, NamedTuple
from urllib.parse import urlencode

from biblio.errors import InvalidQuery, UnreadableSource
from biblio.formats.xml import children, local_name, text
from biblio.harvesting.addresses import host_of
from biblio.harvesting.answers import Answer, PassingFailure
from biblio.harvesting.client import Client, Waiting
from biblio.harvesting.xml_answers import Element, xml_of
from biblio.model.moments import moment

__all__ = ["ARXIV", "FORMS", "List", "Page", "Selection", "list_records"]

ARXIV: Final = "https://oaipmh.arxiv.org/oai"
"""Where arXiv answers, since March 2025."""
FORMS: Final = ("arXivRaw", "arXiv", "oai_dc")
"""The forms of metadata that biblio reads, the best first."""
REPEATS: Final = 2  # times that a list is read once more since records moved in it
REMEMBERED: Final = (
    1_000_000  # records of a list that are known again, 8 bytes and a set's room each
)
RESTARTS: Final = 5  # times that a token may expire before a later day is reached

_DAY: Final = len("2024-05-01")
_IS_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Selection(NamedTuple):
    """What is harvested: records of one server in one form of metadata, of all its sets or of one.

    `metadata_prefix` and `set_spec` are the protocol's own words; an empty set is all of them.
    """

    url: str = ARXIV
    metadata_prefix: str = FORMS[0]
    set_spec: str = ""

    def __str__(self) -> str:
        """What messages call it, and what `imports.source` says."""
        return f"{self.url}?{urlencode(self._parameters(), safe=':')}"

    @property
    def host(self) -> str:
        """The name of its server."""
        return host_of(self.url)

    def parameters(self, since: str | None, until: str | None) -> dict[str, str]:
        """The request for its records that changed from the day *since* to *until*, included."""
        dates = {"from": since, "until": until}
        return {
            "verb": "ListRecords",
            **self._parameters(),
            **{name: day for name, day in dates.items() if day is not None},
        }

    def _parameters(self) -> dict[str, str]:
        return {"metadataPrefix": self.metadata_prefix} | (
            {"set": self.set_spec} if self.set_spec else {}
        )


class Header(NamedTuple):
    """What tells a record, and the day of its last change."""

    identifier: str
    day: str


class Page(NamedTuple):
    """One answer: the XML, well formed; `token` asks for the next page, None on the last.

    `answered` is when the server says that it answered, in it or in the header Date; where it says
    nothing, when it was asked by the clock here. `headers` are the identifiers of its
    records and the days of their last change, in their order, and `dropped` the characters taken
    out that XML forbids.
    """

    xml: bytes
    token: str | None
    answered: str | None
    headers: tuple[Header, ...]
    dropped: int


class Complaint(UnreadableSource):
    """The server complains of what it is asked for."""


class Expired(Complaint):
    """The server knows the token no more: the list has to be asked for again."""


@dataclass(slots=True)
class List:
    """A list of records that is being asked for, and how far it is.

    It holds the records that changed on the days `since` to `until`. `token` asks for the next
    page; None before the first. `seen` is the last day of change among the records so far, and
    `is_ordered` says that no record came behind one of a later day: the list can be taken up at
    `seen` then, should the token expire. `is_complete` says that its last page was read.

    Many servers, arXiv's among them, count where a page begins. A record that changes while the
    list is read moves to its end, all behind its place move up by one, and the first of the next
    page is never given. So a record that comes twice says that another may be missing (`moved`),
    and then the list is read once more.
    """

    since: str | None
    until: str | None
    token: str | None = None
    seen: str | None = None
    is_ordered: bool = True
    answered: str | None = None
    is_complete: bool = False
    moved: int = 0
    _met: set[int] = field(default_factory=set, repr=False)

    def note(self, page: Page) -> None:
        """Note that *page* was read."""
        for identifier, day in page.headers:
            if self.seen is not None and day < self.seen:
                self.is_ordered = False
            self.seen = max(day, self.seen or day)
            number = hash(identifier)
            if number in self._met:
                self.moved += 1
            elif len(self._met) < REMEMBERED:
                self._met.add(number)
        self.token = page.token
        self.answered = page.answered or self.answered
        self.is_complete = page.token is None

    def begin_again(self) -> None:
        """Have the list be read from its first page again, by whatever request."""
        self.token, self.is_complete, self.moved = None, False, 0
        self._met.clear()

    @property
    def restart(self) -> str | None:
        """The day from which to ask anew where the token expired; None for the beginning."""
        return self.seen if self.seen is not None and self.is_ordered else self.since

    @property
    def reached(self) -> str | None:
        """The day up to which all was seen, once the last page was read; None where nothing was.

        It is not later than the server's own day, nor than the last change that it told of: an
        empty night may be an outage, after which it tells of earlier days.
        """
        bounds = (self.seen, self.answered and self.answered[:_DAY], self.until)
        return None if self.seen is None else min(day for day in bounds if day)


def list_records(client: Client, wanted: Selection, asked: List) -> Generator[Waiting | Page]:
    """The pages of the list *asked*, from where it is; each is noted in it before it is given.

    A token that expired is answered by asking again from the last day that was seen, and a list in
    which records moved is read once more, a few times at most.

    Raises:
        Unanswered: the server failed as often as there is patience.
        UnreadableSource: it does not speak OAI-PMH, or complains of what is asked.
    """
    since, restarts, repeats = asked.since, 0, 0
    while not asked.is_complete:
        sent = asked.token
        parameters = (
            {"verb": "ListRecords", "resumptionToken": sent}
            if sent is not None
            else wanted.parameters(since, asked.until)
        )
        try:
            page = yield from client.get(wanted.url, parameters, partial(read_page, sent=sent))
        except Expired:
            restarts = restarts + 1 if asked.restart == since else 1
            if sent is None or restarts > RESTARTS:
                raise
            since = asked.restart
            asked.begin_again()
            continue
        asked.note(page)
        if asked.is_complete and asked.moved and repeats < REPEATS:
            repeats += 1
            since = asked.since
            asked.begin_again()
        yield page


def read_page(answer: Answer, sent: str | None = None) -> Page:
    """The page that *answer* is, which the token *sent* asked for.

    Raises:
        PassingFailure: it is not whole, or names the page that was asked for as the next.
        Expired: the server does not know the token any more.
        UnreadableSource: it is none, or the server complains.
    """
    xml, dropped, root = xml_of(answer, "OAI-PMH")
    where = answer.where
    if local_name(root) != "OAI-PMH":
        raise UnreadableSource(
            f"{where} does not speak OAI-PMH: what it answers is a <{local_name(root)}>"
        )
    # A server may not tell when it answers, or not so that anybody could read it.
    answered = moment(text(root, "responseDate") or "") or answer.given or None
    complaints = {each.get("code", ""): _line(each) for each in children(root, "error")}
    if complaints and set(complaints) != {"noRecordsMatch"}:
        _complain(where, complaints)
    lists = children(root, "ListRecords")
    if not (lists or complaints):
        raise PassingFailure(f"{where} answers without a list of records", body=answer.body)
    token = next(
        (said for each in lists if (said := text(each, "resumptionToken")) is not None), ""
    ).strip()
    if token and token == sent:
        raise PassingFailure("the server names the page that it gives as the next one")
    return Page(xml, token or None, answered, tuple(_headers(lists)), dropped)


def _complain(where: str, complaints: Mapping[str, str]) -> None:
    """Raise what the server says."""
    if "badResumptionToken" in complaints:
        raise Expired(f"{where} knows the place in the list no more: run the command again")
    said = "; ".join(f"{code}: {words}".strip(": ") for code, words in complaints.items())
    raise Complaint(f"{where} answered: {said or 'an error without a word'}")


def _line(found: Element) -> str:
    return " ".join((text(found) or "").split())[:300]


def _headers(lists: list[Element]) -> Generator[Header]:
    """The headers of the records that have a day."""
    for each in lists:
        for record in children(each, "record"):
            for header in children(record, "header"):
                day = (text(header, "datestamp") or "").strip()[:_DAY]
                if _is_day(day):
                    yield Header((text(header, "identifier") or "").strip(), day)


def day_asked(text: str | None, option: str) -> str | None:
    """The day that *text* names, as the protocol writes it.

    Raises:
        InvalidQuery: it names none.
    """
    if text is None:
        return None
    if not _is_day(text):
        raise InvalidQuery(f"{option} takes a day, like 2024-05-07: {text!r} is none")
    return text


def _is_day(text: str) -> bool:
    """Whether *text* is a day of the calendar, as the protocol writes it."""
    return _IS_DAY.fullmatch(text) is not None and moment(text) is not None
