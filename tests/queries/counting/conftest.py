"""A library of the corpus, and of papers that lack what the corpus has."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from factories import ABSTRACT, paper
from stores import Database, copied

import biblio


@pytest.fixture(scope="package")
def counted(tmp_path_factory: pytest.TempPathFactory, corpus: Database) -> Iterator[biblio.Library]:
    """The corpus with papers without date, authors or category, journals, and names told apart."""
    path = copied(corpus, tmp_path_factory.mktemp("counting") / "counted.db")
    none: dict[str, None] = {"submitted": None}
    with biblio.open(path, create=True) as library:
        library.import_records(
            [
                paper(
                    None,
                    "Zoë Kim, Anna Ito",
                    doi="10.1000/a",
                    kind="article",
                    **none,
                    container_title="Ann. Sums",
                ),
                paper(
                    None,
                    "Zoe Kim",
                    doi="10.1000/b",
                    kind="article",
                    issued="2015",
                    **none,
                    container_title="Ann. Sums",
                ),
                paper(
                    None,
                    "",
                    doi="10.1000/c",
                    kind="book",
                    issued="2015-03",
                    **none,
                    categories=(),
                    abstract=ABSTRACT,
                ),
                paper("1503.00901", "Zoë Kim, Zoe Kim, Kai Sato", submitted="2015-03-02T10:00:00Z"),
                paper("1503.00902", "Deep Sum Collaboration: Zoë Kim, Kai Sato"),
                paper("1503.00903", "DEEP SUM Collaboration", submitted="2015-03-02T10:00:00Z"),
                paper("1504.00904", "Kai Sato, Anna Ito, et al.", submitted="2015-04-02T10:00:00Z"),
                paper(
                    "1604.00905", "Kai Sato, Zoe Kim, Anna Ito", submitted="2016-04-02T10:00:00Z"
                ),
            ]
        )
        yield library
