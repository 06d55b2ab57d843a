"""Harvests: records of servers, asked for again and again, and how far each is."""

from __future__ import annotations

from collections.abc import Callable

from biblio.db.engine import file_of
from biblio.errors import InvalidQuery
from biblio.library.imports import Imports

TYPE_CHECKING = False
if TYPE_CHECKING:
    from biblio.harvesting.clock import Clock
    from biblio.harvesting.harvest import HarvestReport
    from biblio.harvesting.oai_pmh import Selection
    from biblio.harvesting.reading import ServerProgress
    from biblio.harvesting.status import HarvestStatus
    from biblio.importing.runs import Watchers


class Harvests(Imports):
    """What is brought from servers."""

    def harvest(
        self,
        set_spec: str = "",
        *,
        url: str | None = None,
        metadata_prefix: str | None = None,
        since: str | None = None,
        until: str | None = None,
        contact: str | None = None,
        gap: float | None = None,
        watchers: Watchers | None = None,
        on_harvest: Callable[[ServerProgress], None] | None = None,
        clock: Clock | None = None,
    ) -> HarvestReport:
        """Harvest a set of an OAI-PMH server, all of it without a name; what became of it.

        The server is arXiv's unless *url* names another, and the form of metadata the best that
        biblio reads. Without the days *since* and *until* it goes on from where the last complete
        harvest of the same ended, or takes up a list that was cut. *contact* tells whoever runs the
        server how to reach you, *gap* are the seconds between two requests. A name and a password
        in *url* are told to that server, and kept nowhere.

        Raises:
            InvalidQuery: a day is none, or there is no such form.
            UnreadableSource: the server failed or complains; what came before that is stored.
            DatabaseError: another process harvests the same, or the database cannot be written.
        """
        from biblio.harvesting.addresses import address_of  # noqa: PLC0415 - queries need none
        from biblio.harvesting.client import Client  # noqa: PLC0415 - as above
        from biblio.harvesting.clock import Clock  # noqa: PLC0415 - as above
        from biblio.harvesting.harvest import Harvester  # noqa: PLC0415 - as above
        from biblio.harvesting.manners import Manners  # noqa: PLC0415 - as above
        from biblio.harvesting.oai_pmh import ARXIV, day_asked  # noqa: PLC0415 - as above
        from biblio.importing.runs import SILENT  # noqa: PLC0415 - as above

        address = address_of(ARXIV if url is None else url)
        wanted = _selection(set_spec, address.url, metadata_prefix)
        days = day_asked(since, "--from"), day_asked(until, "--until")
        manners = Manners(contact=contact) if gap is None else Manners(contact=contact, gap=gap)
        told = clock or Clock()
        with (
            Client(manners, credentials=address.credentials, clock=told) as client,
            self._importer(dry_run=False, watchers=watchers) as importer,
        ):
            harvester = Harvester(
                importer=importer,
                client=client,
                beside=file_of(self.url),
                on_harvest=on_harvest,
                watchers=watchers or SILENT,
                clock=told,
            )
            return harvester.run(wanted, since=days[0], until=days[1])

    def harvests(self) -> list[HarvestStatus]:
        """How each harvest stands, in the order in which they were begun."""
        from biblio.harvesting.status import list_harvests  # noqa: PLC0415 - queries need none

        return self._read(lambda session: list_harvests(session.connection()))

    def forget_harvest(
        self, set_spec: str = "", *, url: str | None = None, metadata_prefix: str | None = None
    ) -> HarvestStatus:
        """Forget a harvest and how far it is; how it stood.

        Its papers and its runs stay. It is named as for `harvest`, which then begins anew.

        Raises:
            InvalidQuery: there is no such form.
            UnreadableSource: *url* is no address.
            NotFound: there is no such harvest.
            DatabaseError: a process harvests it, or the database cannot be written.
        """
        from biblio.harvesting import marks  # noqa: PLC0415 - queries need none
        from biblio.harvesting.addresses import address_of  # noqa: PLC0415 - as above
        from biblio.harvesting.oai_pmh import ARXIV  # noqa: PLC0415 - as above
        from biblio.harvesting.status import list_harvests  # noqa: PLC0415 - as above

        address = address_of(ARXIV if url is None else url)
        wanted = _selection(set_spec, address.url, metadata_prefix)
        with self.session():  # the database is there, and of this version
            pass
        with self._writing(self.url) as connection:
            number = marks.find(connection, wanted)
            found = next(
                each
                for each in list_harvests(connection)
                if (each.url, each.metadata_prefix, each.set_spec) == wanted
            )
            marks.forget(connection, number)
        return found


def _selection(set_spec: str, url: str, metadata_prefix: str | None) -> Selection:
    """What is harvested of the server at *url*, in the best form where none is named.

    Raises:
        InvalidQuery: there is no such form.
    """
    from biblio.harvesting.oai_pmh import FORMS, Selection  # noqa: PLC0415 - queries need none

    form = FORMS[0] if metadata_prefix is None else metadata_prefix
    if form not in FORMS:
        raise InvalidQuery(f"{form!r} is not a form that biblio reads: {', '.join(FORMS)} are")
    return Selection(url, form, set_spec)
