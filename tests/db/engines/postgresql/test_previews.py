"""Dry runs on a server, with a library and without."""

from __future__ import annotations

from contextlib import closing

from factories import paper
from postgresql import Server, connect

import biblio
from biblio.db.engines.postgresql.previews import previewed


def test_a_library_is_its_own_preview_and_stays_as_it_is(postgresql: Server) -> None:
    with postgresql.database() as url:
        with previewed(url) as itself:
            assert itself is url
        with biblio.open(url.render_as_string(hide_password=False)) as library:
            report = library.import_records([paper("2101.00001")], dry_run=True)
            papers = library.stats().papers

    assert (report.added, papers) == (1, 0)


def test_without_a_library_a_file_is_and_nothing_is_made(postgresql: Server) -> None:
    with postgresql.empty() as url:
        with previewed(url) as spare:
            assert spare.get_backend_name() == "sqlite"
        with closing(connect(url)) as connection:
            tables = connection.execute(
                "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"
            ).fetchone()

    assert tables == (0,)
