"""A library in which an older program joined papers by abstracts that tell none."""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path

import pytest
from dumps import dump
from factories import ABSTRACT, paper
from stores import Database, by_hand, copied

import biblio
from biblio.model.records import PaperRecord

SHORT = "This paper has been withdrawn."
LONE = PaperRecord(
    format="snapshot", abstract=SHORT, title="A stranger", comments="far", datestamp="2024-01-01"
)


def test_a_record_without_identifier_joins_nobody_by_a_short_abstract(
    library: biblio.Library,
) -> None:
    report = library.import_records(
        [LONE, paper("2101.00001", abstract=SHORT), paper("2101.00002", abstract=SHORT)]
    )

    assert (report.held, report.added) == (1, 2)
    assert library.paper("2101.00001").title == "On 2101.00001"
    assert library.paper("2101.00002").comments is None


@pytest.mark.parametrize("others", [[], [paper("2101.00003", abstract=ABSTRACT)]])
def test_the_next_import_releases_what_an_older_program_joined(
    library: biblio.Library,
    database: Database,
    empty_database: Database,
    tmp_path: Path,
    others: list[PaperRecord],
) -> None:
    papers = [paper("2101.00001", abstract=SHORT), paper("2101.00002", abstract=SHORT)]
    library.import_records([LONE, *papers, *others])
    as_old(database)
    assert library.paper("2101.00001").title == "A stranger"

    library.import_records([])

    assert library.paper("2101.00001").title == "On 2101.00001"
    assert len(library.held()) == 1
    fresh = copied(empty_database, tmp_path / "fresh.db")
    with biblio.open(fresh) as new:
        new.import_records([LONE, *papers, *others])
        new.import_records([])
    assert dump(database) == dump(fresh)


def as_old(database: Database) -> None:
    """Join by the short abstract, as it was: the stranger's title and comments on both papers."""
    digest = blake2b(SHORT.lower().encode(), digest_size=8).digest()
    with by_hand(database) as shell:
        shell.executescript("""
            CREATE TEMP TABLE short AS SELECT id FROM papers WHERE abstract LIKE 'This paper%';
            UPDATE sources SET differences = '{"comments":null,"title":"On ' ||
                (SELECT arxiv_id FROM papers WHERE papers.id = paper_id) || '"}'
                WHERE paper_id IN (SELECT id FROM short);
            UPDATE papers SET title = 'A stranger', comments = 'far'
                WHERE id IN (SELECT id FROM short);
            INSERT INTO floating_papers SELECT r.id, s.id FROM floating_records AS r, short AS s;
        """)
        shell.execute(
            "UPDATE sources SET abstract_key = ? WHERE paper_id IN (SELECT id FROM short)",
            (int.from_bytes(digest, "big", signed=True),),
        )
        shell.execute(
            "INSERT INTO floating_identifiers SELECT 'abstract', ?, id FROM floating_records",
            (digest.hex(),),
        )
