"""What makes rows knows no models: what it says of the tables is what they are."""

from __future__ import annotations

from biblio.db.bulk import stored_columns
from biblio.merging.paper_rows import PAPER_ID
from biblio.merging.writing import PARTS


def test_rows_of_parts_have_the_paper_where_their_tables_have_it() -> None:
    assert {
        each.__tablename__: stored_columns(each).index("paper_id") for each in PARTS
    } == PAPER_ID
