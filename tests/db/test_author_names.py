from __future__ import annotations

from pathlib import Path

import biblio
from biblio.db.author_names import names_on
from biblio.db.engine import make_engine, url_of
from biblio.model.names import AuthorName
from biblio.model.records import PaperRecord

NAMES = (
    AuthorName("Erdős", "P.", printed=r"P. Erd\H os", affiliations=("Budapest", "Haifa")),
    AuthorName("Rodrigues", "Waldyr A.", "Jr.", printed="Waldyr A. Rodrigues, Jr."),
    AuthorName("CMS Collaboration", is_collaboration=True, printed="the CMS Collaboration"),
)


def test_names_come_back_as_they_went_in(library: biblio.Library, database: Path) -> None:
    library.import_records(
        [
            PaperRecord(format="snapshot", arxiv_id="2101.00001", authors=NAMES),
            PaperRecord(format="snapshot", arxiv_id="2101.00002", title="By nobody"),
        ]
    )
    engine = make_engine(url_of(database), read_only=True)
    with engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT id FROM papers ORDER BY id")
        first, second = (row.id for row in rows)
        found = names_on(connection, [first, second])
    engine.dispose()

    assert found == {first: list(NAMES), second: []}
