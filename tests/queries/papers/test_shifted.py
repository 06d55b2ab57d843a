from __future__ import annotations

import pytest
from factories import names, paper
from stores import Database, by_hand

import biblio
from biblio.errors import InvalidQuery
from biblio.model.names import UNKNOWN_SURNAME
from biblio.queries.rows import ShiftedList

PRINTED = "Yifan Kimi Team, Yiping Bai, Guanduo Bao, Jiahao Chen, Ningxin Chen"


def test_shifted_lists_are_shown_as_they_are_and_put_right(library: biblio.Library) -> None:
    library.import_records(
        [
            paper("2101.00001"),
            paper("2101.00002", PRINTED, format="listing", authors_shifted=True),
            paper("2101.00003", PRINTED, format="listing", authors_shifted=True),
        ]
    )

    page = library.shifted(limit=1)

    assert page.total == 2
    assert list(page) == [
        ShiftedList(
            "2101.00002",
            "On 2101.00002",
            tuple(each.name for each in names(PRINTED)),
            (
                *("Kimi Team", "Yifan Bai", "Yiping Bao", "Guanduo Chen", "Jiahao Chen"),
                f"Ningxin {UNKNOWN_SURNAME}",
            ),
            "arXiv:2101.00002",
        )
    ]
    with pytest.raises(InvalidQuery, match="at least 1"):
        library.shifted(limit=-1)


def test_lists_of_an_older_parser_are_counted(library: biblio.Library, database: Database) -> None:
    library.import_records([paper("2101.00001"), paper("2101.00002"), paper("2101.00003", "")])
    fresh = library.outdated()
    with by_hand(database) as connection:
        connection.execute("UPDATE papers SET names_version = 0 WHERE arxiv_id <> '2101.00002'")

    assert (fresh, library.outdated()) == (0, 1)
