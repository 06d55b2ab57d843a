"""Single papers from the servers that know them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from biblio.db.engine import file_of
from biblio.errors import InvalidQuery
from biblio.library.harvests import Harvests

TYPE_CHECKING = False
if TYPE_CHECKING:
    from biblio.harvesting.atom_api import Search
    from biblio.harvesting.clock import Clock
    from biblio.harvesting.fetch import FetchReport
    from biblio.harvesting.reading import ServerProgress
    from biblio.importing.runs import Watchers

PATIENCE = 7  # times that a request is made: some five minutes, for whoever waits for it


class Fetches(Harvests):
    """What is asked for by its identifier, or by a query of arXiv's."""

    def fetch(
        self,
        identifiers: Iterable[str] = (),
        *,
        query: str | None = None,
        limit: int | None = None,
        missing: bool = False,
        arxiv_url: str | None = None,
        crossref_url: str | None = None,
        contact: str | None = None,
        gap: float | None = None,
        watchers: Watchers | None = None,
        on_fetch: Callable[[ServerProgress], None] | None = None,
        clock: Clock | None = None,
    ) -> FetchReport:
        """Fetch papers by *identifiers*, and those that answer a *query*, as one run; its report.

        arXiv's identifiers are asked for from arXiv's API, in their latest version unless one is
        named, and DOIs from Crossref; the servers are others where *arxiv_url* and *crossref_url*
        name them, by their host or all of the address. The *query* is in the language of arXiv's
        API, and *limit* how many of its papers come, the newest first. What is here already is
        asked for anew, unless only what is *missing* is wanted. *contact* tells whoever runs the
        servers how to reach you, *gap* are the seconds between two requests to arXiv.

        What cannot be had is told in the report, and so is a server that failed; what came before
        that is stored.

        Raises:
            InvalidQuery: nothing is asked for, or the query is empty.
            UnreadableSource: an address of a server is none.
            DatabaseError: the database cannot be written.
        """
        from biblio.harvesting.addresses import (  # noqa: PLC0415 - queries need none
            address_of,
            with_path,
        )
        from biblio.harvesting.atom_api import ARXIV_API  # noqa: PLC0415 - as above
        from biblio.harvesting.client import Client  # noqa: PLC0415 - as above
        from biblio.harvesting.clock import Clock  # noqa: PLC0415 - as above
        from biblio.harvesting.crossref_api import (  # noqa: PLC0415 - as above
            CROSSREF_API,
            GAP,
            GAP_POLITE,
        )
        from biblio.harvesting.fetch import (  # noqa: PLC0415 - as above
            Fetcher,
            FetchReport,
            Server,
            Servers,
        )
        from biblio.harvesting.fetched import understood  # noqa: PLC0415 - as above
        from biblio.harvesting.manners import Manners  # noqa: PLC0415 - as above
        from biblio.importing.runs import SILENT  # noqa: PLC0415 - as above

        wanted, answers = understood(identifiers)
        search = _search(query, limit)
        if not (wanted or answers or search):
            raise InvalidQuery("nothing is asked for: name identifiers, or a query")
        addresses = [address_of(arxiv_url or ARXIV_API), address_of(crossref_url or CROSSREF_API)]
        urls = [
            with_path(address.url, usual)
            for address, usual in zip(addresses, (ARXIV_API, CROSSREF_API), strict=True)
        ]
        slow = Manners(contact=contact, tries=PATIENCE)
        manners = [
            slow if gap is None else Manners(contact=contact, tries=PATIENCE, gap=gap),
            Manners(contact=contact, tries=PATIENCE, gap=GAP_POLITE if contact else GAP),
        ]
        if not (wanted or search):
            return FetchReport(tuple(answers), (), 0, 0, None)
        told = clock or Clock()
        with (
            Client(manners[0], credentials=addresses[0].credentials, clock=told) as arxiv,
            Client(manners[1], credentials=addresses[1].credentials, clock=told) as crossref,
            self._importer(dry_run=False, watchers=watchers) as importer,
        ):
            fetcher = Fetcher(
                importer=importer,
                servers=Servers(
                    Server(arxiv, urls[0], "--arxiv-url"),
                    Server(crossref, urls[1], "--crossref-url"),
                ),
                beside=file_of(self.url),
                on_progress=on_fetch,
                watchers=watchers or SILENT,
                clock=told,
            )
            if missing:
                wanted, here = fetcher.without_those_here(wanted)
                answers += here
            return fetcher.run(wanted, search, answers)


def _search(query: str | None, limit: int | None) -> Search | None:
    """The search for *query*, where there is one.

    Raises:
        InvalidQuery: it is empty, or no paper is wanted.
    """
    from biblio.harvesting.atom_api import Search  # noqa: PLC0415 - queries need none

    if query is None:
        return None
    if not query.strip():
        raise InvalidQuery("the query is empty: write it like au:erdos or cat:math.CO")
    if limit is not None and limit < 1:
        raise InvalidQuery("a limit is 1 or more")
    return Search(query.strip(), limit)
