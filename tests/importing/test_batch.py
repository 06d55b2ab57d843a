"""The number of statements does not grow with the batch."""

from __future__ import annotations

import pytest
from factories import ABSTRACT, paper
from sqlalchemy import event
from stores import Database

from biblio.db.engine import make_engine, url_of
from biblio.db.engines.sqlite.rows import TOGETHER
from biblio.formats.format import entry_digest
from biblio.importing.batch import Batch
from biblio.importing.normalise import normalise
from biblio.importing.raw_entries import ParsedEntry
from biblio.merging.authors import AuthorIds
from biblio.model.records import PaperRecord


def statements_for(database: Database, records: list[PaperRecord]) -> int:
    """How many statements one batch of *records* takes."""
    seen: list[str] = []
    engine = make_engine(url_of(database))
    event.listen(engine, "before_cursor_execute", lambda *given: seen.append(given[2]))
    with engine.begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO imports (id, source, format, status, started,"
            " last_written, program_version, parser_version) VALUES (1, 'test', 'script',"
            " 'running', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z', '0', 0)"
            " ON CONFLICT DO NOTHING"
        )
        seen.clear()
        Batch(connection, 1, AuthorIds()).store(
            [
                ParsedEntry(
                    number, "", entry_digest(repr(each).encode(), "script"), normalise(each)
                )
                for number, each in enumerate(records)
            ],
            source="test",
        )
    engine.dispose()
    return len(seen)


@pytest.mark.parametrize(
    "abstract",
    [None, ABSTRACT],
)
def test_many_papers_take_as_many_statements_as_few(
    database: Database, abstract: str | None
) -> None:
    def made(first: int, count: int, day: int) -> list[PaperRecord]:
        return [
            paper(
                f"2101.{number:05}",
                f"A{chr(97 + number % 26)} Author{first}, B. Other-{first}-{day}",
                abstract=abstract,
                comments=f"read on day {day}",
                datestamp=f"2021-02-{day:02}",
            )
            for number in range(first, first + count)
        ]

    statements_for(database, made(900, 1, 1))  # a library without names is not asked for them
    # Both with rows that do not fill the last statement of their table.
    first_few = statements_for(database, made(1, 2 * TOGETHER + 1, 1))
    many = statements_for(database, made(100, 25 * TOGETHER + 1, 1))
    few_again = statements_for(database, made(1, 2 * TOGETHER + 1, 2))
    many_again = statements_for(database, made(100, 25 * TOGETHER + 1, 2))

    assert (many, many_again) == (first_few, few_again)
