from __future__ import annotations

import pytest
from stores import Database

import biblio
from biblio.errors import InvalidQuery
from biblio.queries.limits import rows_of


def test_0_and_none_are_all_and_less_is_nothing() -> None:
    assert [rows_of(limit) for limit in (None, 0, 1, 20)] == [None, None, 1, 20]
    with pytest.raises(InvalidQuery, match="0 is for all"):
        rows_of(-1)


def test_every_list_of_a_library_takes_0_for_all(corpus: Database) -> None:
    with biblio.open(corpus) as library:
        for ask in (
            library.papers,
            lambda limit: library.search("graph", limit=limit),
            lambda limit: library.authors("Sato", limit=limit),
            lambda limit: library.coauthors("Sato", limit=limit),
            lambda limit: library.second_degree("Lovelace", limit=limit),
            library.imports,
            library.held,
            library.shifted,
            lambda limit: library.import_run(1, limit=limit).rejections,
            lambda limit: library.network("Lovelace", limit=limit).nodes,
            lambda limit: library.sql("SELECT id FROM papers", limit=limit).rows,
        ):
            assert list(ask(limit=0)) == list(ask(limit=None))
            with pytest.raises(InvalidQuery, match="0 is for all"):
                ask(limit=-1)
