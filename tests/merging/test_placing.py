"""Records of every kind make the papers that the rule says, in any order, with any undo."""

from __future__ import annotations

from pathlib import Path

import pytest
from dumps import dump
from factories import ABSTRACT
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from identities import identifier
from laws import examples
from stores import Database, by_hand, copied

import biblio
from biblio.db.engine import make_engine, url_of
from biblio.identity import MOST_BY_ABSTRACT, all_papers
from biblio.identity.evidence import evidence_of
from biblio.importing.normalise import normalise
from biblio.merging.loading import never_asked
from biblio.merging.placing import Placement, place
from biblio.merging.shelf import Shelf
from biblio.model.identifiers import Link
from biblio.model.names import AuthorName
from biblio.model.records import PaperRecord

LOVELACE = (AuthorName("Lovelace", "Ada", printed="Ada Lovelace"),)
DOIS = (None, "10.1000/a", "10.1000/b", "10.1000/a 10.1000/b")
LINKS = tuple(
    (Link(identifier(f"doi:10.1000/{a}"), identifier(f"doi:10.1000/{b}")),) for a, b in ("ab", "ba")
)


def arxiv(name: str, **said: object) -> PaperRecord:
    return PaperRecord(format="snapshot", arxiv_id=name, title=name, authors=LOVELACE, **said)  # type: ignore[arg-type]  # a record's own fields


def work(doi: str | None = None, **said: object) -> PaperRecord:
    values = {"title": f"Of {doi}", "kind": "article", "authors": LOVELACE} | said
    return PaperRecord(format="crossref", doi=doi, **values)  # type: ignore[arg-type]  # the same


def ids(*names: str) -> tuple[object, ...]:
    return tuple(map(identifier, names))


A, B = "2101.00001", "2101.00002"
BOOK = "9783161484100"
EXAMPLES: dict[str, tuple[list[PaperRecord], dict[str, int]]] = {
    "an article joins its preprint": ([arxiv(A, doi="10.1000/a"), work("10.1000/a")], {A: 2}),
    "a bibliography names both": (
        [work("10.1000/a"), arxiv(A), work("10.1000/a", arxiv_id=A)],
        {A: 3},
    ),
    "nobody names both": ([work("10.1000/a"), arxiv(A)], {A: 1, "doi:10.1000/a": 1}),
    "comment and reply": (
        [arxiv(A, doi="10.1000/c"), arxiv(B, doi="10.1000/c"), work("10.1000/c")],
        {A: 2, B: 2},
    ),
    "article and erratum": (
        [arxiv(A, doi="10.1000/a 10.1000/e"), work("10.1000/a"), work("10.1000/e", is_notice=True)],
        {A: 3},
    ),
    "a PMID by a DOI": (
        [
            work(identifiers=ids("pmid:1")),
            work("10.1000/a", identifiers=ids("pmid:1")),
            arxiv(A, doi="10.1000/a"),
        ],
        {A: 3},
    ),
    "one PMID on two DOIs": (
        [
            work("10.1000/a", identifiers=ids("pmid:1")),
            work("10.1000/b", identifiers=ids("pmid:1")),
            work(identifiers=ids("pmid:1")),
        ],
        {"doi:10.1000/a": 2, "doi:10.1000/b": 2},
    ),
    "a preprint elsewhere": (
        [work("10.1000/a", links=LINKS[0]), work("10.1000/b")],
        {"doi:10.1000/b": 2},
    ),
    "an article with a preprint": (
        [
            work("10.1000/a", links=(Link(identifier("doi:10.1000/a"), identifier(f"arxiv:{A}")),)),
            arxiv(A),
        ],
        {A: 2},
    ),
    "a book and a chapter": (
        [
            work(identifiers=ids(f"isbn:{BOOK}"), title="Whole", kind="book"),
            work("10.1000/w", identifiers=ids(f"isbn:{BOOK}"), title="Whole", kind="book"),
            work("10.1000/c", isbn=BOOK, kind="chapter"),
        ],
        {"doi:10.1000/w": 2, "doi:10.1000/c": 1},
    ),
    "no identifier but the abstract": (
        [arxiv(A, abstract=ABSTRACT), work(abstract=ABSTRACT, title="Another")],
        {A: 2},
    ),
    "a translation alone": ([PaperRecord(format="listing", abstract=ABSTRACT)], {}),
    "two preprints that link to each other": (
        [work("10.1000/a", links=LINKS[0]), work("10.1000/b", links=LINKS[1])],
        {"doi:10.1000/a": 2},
    ),
    "an entry with two arXiv identifiers": (
        [arxiv(A), arxiv(B), arxiv(A, identifiers=ids(f"arxiv:{B}"), comments="both")],
        {A: 2, B: 2},
    ),
}


def papers_in(database: Database) -> dict[str, int]:
    """How many records speak of each paper, by what makes it one."""
    with by_hand(database) as connection:
        return dict(
            connection.execute(
                "SELECT coalesce(arxiv_id, anchor), "
                "(SELECT count(*) FROM sources AS s WHERE s.paper_id = p.id) + "
                "(SELECT count(*) FROM floating_papers AS f WHERE f.paper_id = p.id) "
                "FROM papers AS p"
            ).fetchall()
        )


@pytest.mark.parametrize("example", EXAMPLES.values(), ids=EXAMPLES)
@pytest.mark.parametrize("backwards", [False, True])
def test_worked_examples(
    library: biblio.Library,
    database: Database,
    example: tuple[list[PaperRecord], dict[str, int]],
    *,
    backwards: bool,
) -> None:
    records, expected = example

    for record in reversed(records) if backwards else records:
        library.import_records([record])

    assert papers_in(database) == expected


def test_what_a_bibliography_joined_parts_when_it_is_taken_back(
    library: biblio.Library, database: Database
) -> None:
    library.import_records([work("10.1000/a"), arxiv(A)])
    before = dump(database)
    joined = library.import_records([work("10.1000/a", arxiv_id=A, comments="both")])
    assert papers_in(database) == {A: 3}

    library.undo(joined.import_id or 0)

    assert dump(database) == before


def test_two_arxiv_papers_are_never_one(library: biblio.Library, database: Database) -> None:
    """Whatever names both: it belongs to either, and each keeps its own identifier."""
    library.import_records(
        [arxiv(A), arxiv(B), work("10.1000/a", arxiv_id=A, identifiers=ids(f"arxiv:{B}"))]
    )

    assert papers_in(database) == {A: 2, B: 2}
    with by_hand(database) as connection:
        named = connection.execute(
            "SELECT p.arxiv_id, i.scheme, i.value FROM papers AS p JOIN identifiers AS i"
            " ON i.paper_id = p.id ORDER BY 1, 2, 3"
        ).fetchall()
    assert named == [
        (A, "arxiv", A),
        (A, "doi", "10.1000/a"),
        (B, "arxiv", B),
        (B, "doi", "10.1000/a"),
    ]


RECORDS = st.builds(
    PaperRecord,
    format=st.sampled_from(["snapshot", "crossref", "bibtex", "listing"]),
    arxiv_id=st.sampled_from([None, None, A, B]),
    doi=st.sampled_from(DOIS),
    title=st.sampled_from([None, "Alpha", "Beta"]),
    abstract=st.sampled_from([None, None, ABSTRACT]),
    authors=st.sampled_from([(), LOVELACE]),
    comments=st.sampled_from([None, "one", "two"]),
    kind=st.sampled_from([None, "article"]),
    issued=st.sampled_from([None, "2001", "2001-05"]),
    identifiers=st.sampled_from([(), (), ids("pmid:1"), ids("pmid:2")]),
    links=st.sampled_from([(), (), (), *LINKS]),
    datestamp=st.sampled_from([None, "2020-01-01"]),
).filter(lambda each: bool(each.arxiv_id or each.doi or each.identifiers or each.abstract))


LONE = PaperRecord(format="listing", abstract=ABSTRACT, comments="of whom?")
SAME = [arxiv(f"2101.{number:05}", abstract=ABSTRACT) for number in range(1, MOST_BY_ABSTRACT + 2)]


def papers_of_the_lone(database: Database) -> int:
    with by_hand(database) as connection:
        (found,) = connection.execute("SELECT count(*) FROM floating_papers").fetchone()
    return int(found)


@pytest.mark.parametrize(
    "order",
    [
        [[LONE], SAME[:-1], SAME[-1:]],
        [SAME[:-1], SAME[-1:], [LONE]],
        [SAME[-1:], [LONE], SAME[:-1]],
        [[*SAME[:-1], LONE], SAME[-1:]],
    ],
    ids=["first", "last", "between", "at once"],
)
def test_one_abstract_of_too_many_papers_is_held_in_any_order(
    library: biblio.Library, database: Database, order: list[list[PaperRecord]]
) -> None:
    """A record by its abstract alone is of up to so many papers; one more lets go of it."""
    runs = [library.import_records(each, as_of="2024-01-01").import_id for each in order]
    held = papers_of_the_lone(database)
    with by_hand(database) as connection:
        comments = connection.execute("SELECT DISTINCT comments FROM papers").fetchall()

    library.undo(runs[order.index(SAME[-1:])] or 0)

    assert (held, comments) == (0, [(None,)])
    assert papers_of_the_lone(database) == MOST_BY_ABSTRACT
    with by_hand(database) as connection:
        comments = connection.execute("SELECT DISTINCT comments FROM papers").fetchall()
    assert comments == [("of whom?",)]


@settings(max_examples=examples(30), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(RECORDS, min_size=1, max_size=5), st.data())
def test_any_order_and_any_undo_give_the_same_papers(
    tmp_path: Path,
    empty_database: Database,
    records: list[PaperRecord],
    data: st.DataObject,
) -> None:
    at_once, one_by_one, without = (
        copied(empty_database, tmp_path / name) for name in ("a.db", "b.db", "c.db")
    )
    records = list(dict.fromkeys(records))
    order = data.draw(st.permutations(records))
    taken_back = data.draw(st.sampled_from(order))
    with biblio.open(at_once) as library:
        library.import_records(records)
    with biblio.open(one_by_one) as library:
        runs = {each: library.import_records([each]).import_id or 0 for each in order}
    with biblio.open(without) as library:
        library.import_records([each for each in order if each != taken_back])

    assert dump(one_by_one) == dump(at_once)
    assert papers_in(at_once) == as_the_rule_says(records)
    with biblio.open(one_by_one) as library:
        library.undo(runs[taken_back])
    assert dump(one_by_one) == dump(without)


def as_the_rule_says(records: list[PaperRecord]) -> dict[str, int]:
    evidence = {number: evidence_of(normalise(each)) for number, each in enumerate(records)}
    return {
        anchor.value if anchor.scheme == "arxiv" else str(anchor): len(keys)
        for anchor, keys in all_papers(evidence).items()
    }


def test_where_nothing_changes_nothing_is_asked(database: Path) -> None:
    """In a first import each portion comes here, and an answer would read all records so far."""
    engine = make_engine(url_of(database), read_only=True)
    with engine.connect() as closed:
        pass
    engine.dispose()

    assert place(Shelf(closed, never_asked)) == Placement()
