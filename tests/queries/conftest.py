"""A corpus made for queries: names alike, dates missing, large papers."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from db.sessions import session_of
from sqlalchemy import Engine
from sqlalchemy.orm import Session
from stores import Database, copied

import biblio
from biblio.db.engine import make_engine, url_of
from biblio.merging import rows
from biblio.model.names import AuthorName, parse_list
from biblio.model.records import PaperRecord, PaperVersion, Translation


def record(arxiv_id: str, printed: str, **fields: object) -> PaperRecord:
    """A record of one paper, with a title to tell it by."""
    values: dict[str, object] = {
        "title": f"On {arxiv_id}",
        "abstract": f"What is shown in {arxiv_id}.",
        "authors": parse_list(printed).names,
        "authors_text": printed,
        "submitted": "2021-01-04T10:00:00Z",
        "categories": ("math.CO",),
    }
    return PaperRecord(format="snapshot", arxiv_id=arxiv_id, **(values | fields))  # type: ignore[arg-type] # fields by name


def telling() -> list[PaperRecord]:
    """Papers written by hand, each for something that a test looks at."""
    return [
        record(
            "2101.00001",
            "Paul Erdős, Alfréd Rényi",
            title="On random graphs",
            abstract="Edges are drawn by lot until all is connected.",
            doi="10.1000/Graphs.1",
            submitted="2021-01-04T10:00:00Z",
            revised="2022-03-01T00:00:00Z",
            latest_version=3,
            versions=(
                PaperVersion(1, "2021-01-04T10:00:00Z", 1000),
                PaperVersion(3, "2022-03-01T00:00:00Z", 3000),
            ),
            translations=(Translation("de", "Über zufällige Graphen"),),
            extra=(("acm_class", ("G.2.2",)),),
            comments="3 pages",
        ),
        record(
            "2101.00002",
            "P. Erdős, Ada Lovelace, for the Analytical Engine Collaboration",
            title="Numbers without end",
            abstract="A random walk among the primes, after Erdos.",
            submitted=None,
            categories=("math.NT", "cs.LG"),
        ),
        record(
            "hep-th/9901001",
            "Jiahao Chen, Hans Müller",
            submitted="1999-01-02",
            categories=("hep-th",),
            doi="10.1000/shared",
        ),
        record(
            "1501.00003",
            "Hans Mueller, Jiahao Chen, Ada Lovelace",
            title="Łukasiewicz and the Ångström unit",
            abstract="Measures of straße and øre: state-of-the-art.",
            submitted="2015-01-31T23:59:59Z",
            categories=("cs.LG", "math.CO"),
            doi="10.1000/shared",
        ),
        record(
            "1502.00004",
            "Jean-Pierre Serre, J.-P. Serre, Q. Zhang, Q. Zhang",
            submitted="2015-02-01T00:00:00Z",
            categories=("math.AG",),
        ),
        record("1502.00005", "Jean-Michel Serre, Pavel Черенков", submitted="2015-02-28T12:00:00Z"),
        record("2401.00006", "张伟, Ada Lovelace", submitted="2024-02-29T12:00:00Z"),
    ]


SURNAMES = (
    *("Ito", "Sato", "Kim", "Novák", "Dubois", "Rossi"),
    *("Silva", "Ivanov", "Haddad", "Okafor", "Larsen", "Weiß"),
)
FORENAMES = ("Anna", "Bela", "Carl", "Dora", "Emil", "Fay", "Gus", "Hana")
WORDS = (
    *("field", "graph", "random", "walk", "prime"),
    *("lattice", "learning", "galaxy", "proof", "number"),
)


def scattered(number: int = 400) -> list[PaperRecord]:
    """Papers drawn by lot, the same in each run; every fortieth has fifty authors."""
    chance = random.Random(4)  # noqa: S311 - a seeded corpus, no secret
    papers = []
    for count in range(1, number + 1):
        year, month = 2008 + count % 16, 1 + count % 12
        digits = f"{count:05}" if year >= 2015 else f"{count:04}"
        size = 50 if count % 40 == 0 else chance.randint(1, 6)
        authors = tuple(
            AuthorName(
                chance.choice(SURNAMES), chance.choice([*FORENAMES, "A.", "B. C."]), printed="x"
            )
            for _ in range(size)
        )
        if count % 25 == 0:
            authors += (AuthorName("Deep Field Collaboration", is_collaboration=True, printed="x"),)
        dated = count % 11 != 0
        papers.append(
            record(
                f"{year % 100:02}{month:02}.{digits}",
                "",
                authors=authors,
                title=" ".join(chance.choices(WORDS, k=4)).capitalize(),
                abstract=" ".join(chance.choices(WORDS, k=30)),
                submitted=f"{year}-{month:02}-{1 + count % 28:02}T08:00:00Z" if dated else None,
                revised=f"{year + 1}-{month:02}-01T00:00:00Z" if count % 3 == 0 and dated else None,
                categories=tuple(
                    dict.fromkeys(chance.choices(("cs.LG", "cs.AI", "hep-th", "math.NT"), k=2))
                ),
            )
        )
    return papers


@pytest.fixture(scope="session")
def records() -> list[PaperRecord]:
    """All records of the corpus."""
    return [*telling(), *scattered()]


@pytest.fixture(scope="session")
def corpus(
    tmp_path_factory: pytest.TempPathFactory, empty_database: Database, records: list[PaperRecord]
) -> Database:
    """A database of `records`, the long lists packed; do not write to it."""
    path = copied(empty_database, tmp_path_factory.mktemp("queries") / "corpus.db")
    with pytest.MonkeyPatch.context() as patch, biblio.open(path) as library:
        patch.setattr(rows, "LONG_LIST", 50)
        library.import_records(records)
    return path


@pytest.fixture
def engine(corpus: Database) -> Iterator[Engine]:
    """The corpus, read-only."""
    engine = make_engine(url_of(corpus), read_only=True)
    yield engine
    engine.dispose()


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    """A session on the corpus."""
    with session_of(engine) as session:
        yield session
