"""What a check says of a library on a server, where there is no file to copy.

What it finds and mends is the same as in a file: `tests/changes/test_repair.py`, on either engine.
"""

from __future__ import annotations

from factories import paper
from postgresql import Server, connect

import biblio
from biblio.db.maintenance import FORGET_UNCOPIED, check


def test_what_is_taken_out_is_not_said_to_be_copied(postgresql: Server) -> None:
    with postgresql.database() as url:
        with biblio.open(url.render_as_string(hide_password=False)) as library:
            library.import_records([paper("2101.00001")])
        with connect(url) as connection:
            connection.execute("UPDATE papers SET extra = 'x'")

        (finding,) = check(url)

    assert finding.what == "what 1 papers say in `extra` cannot be read"
    assert finding.mend == FORGET_UNCOPIED


def test_no_index_is_compared_by_functions_that_were_changed(postgresql: Server) -> None:
    with postgresql.database() as url:
        with biblio.open(url.render_as_string(hide_password=False)) as library:
            library.import_records([paper("2101.00001")])
        with connect(url) as connection:
            connection.execute(
                "CREATE OR REPLACE FUNCTION biblio_words(said text) RETURNS text"
                " LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN 'x'"
            )

        assert [each.what for each in check(url)] == [
            "1 triggers are missing or changed: biblio_words"
        ]
