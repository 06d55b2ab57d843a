"""Tags, notes and lists: on which paper they stand, whatever is joined, parted, gone or undone."""

from __future__ import annotations

import threading
from collections.abc import Sequence

import pytest
from dumps import everything
from factories import paper
from hypothesis import given, settings
from hypothesis import strategies as st
from laws import examples
from stores import Database, by_hand, copied

import biblio
from biblio.changes.checking import check
from biblio.db.engine import url_of
from biblio.errors import InvalidQuery, NotFound
from biblio.model.identifiers import Identifier
from biblio.model.records import PaperRecord
from biblio.queries.annotations import LabelCount, OwnWords

DOI = "10.1000/a"
ENTRY = (
    "We count hedges in the city and the birds that live in each, and we count them again in May."
)


def article(doi: str = DOI, *, of: str | None = None) -> PaperRecord:
    """What a publisher says: of a DOI alone, or of a paper of arXiv's beside it."""
    also = (Identifier("arxiv", of),) if of else ()
    return paper(
        None, "A. Chen", title="Graphs", submitted=None, categories=(), issued="2014",
        format="bibtex", identifiers=(Identifier("doi", doi), *also),
    )  # fmt: skip


def tagged(library: biblio.Library, tag: str) -> list[str]:
    return sorted(each.handle for each in library.papers(tag=tag, limit=None))


def test_tags_go_with_joins_and_return_with_partings(library: biblio.Library) -> None:
    library.import_records([article(), paper("2101.00001"), paper("2101.00002")])
    library.tag(DOI, add=["to-read"])
    library.set_note(DOI, "Theirs.")
    library.import_records([article(of="2101.00001")])

    assert tagged(library, "to-read") == ["arXiv:2101.00001"]
    library.tag("2101.00001", "2101.00002", add=["Joined"])
    library.set_note("2101.00002", "Another.")
    assert library.own_words("2101.00001") == OwnWords(("Joined", "to-read"), (), "Theirs.")

    library.undo(2)
    assert (tagged(library, "TO-READ"), tagged(library, "joined")) == (
        [f"doi:{DOI}"],
        ["arXiv:2101.00001", "arXiv:2101.00002"],
    )
    assert library.paper("2101.00001").note is None
    library.undo(1)
    assert library.tags() == [LabelCount("Joined", 0, 2), LabelCount("to-read", 0, 1)]
    assert {each.paper for each in library.annotations(resting=True)} == {None}
    library.import_records([article(), paper("2101.00001")])
    assert library.tags() == [LabelCount("Joined", 1, 1), LabelCount("to-read", 1, 0)]


def test_what_is_taken_off_a_joined_paper_is_gone_and_comes_back_with_undo(
    library: biblio.Library,
) -> None:
    library.import_records([article(), paper("2101.00001")])
    library.tag(DOI, add=["x"])
    library.add_to_list("l", DOI)
    library.import_records([article(of="2101.00001")])

    taken = library.tag("2101.00001", remove=["X"])
    library.set_note("2101.00001", "One.")
    library.remove_from_list("l", "2101.00001")

    assert library.own_words(DOI) == OwnWords((), (), "One.")
    assert taken.change_id is not None
    library.undo_annotations(taken.change_id)
    assert library.own_words(DOI) == OwnWords(("x",), (), "One.")


def test_of_papers_that_share_a_handle_the_others_keep_what_they_have(
    library: biblio.Library,
) -> None:
    library.import_records([article()])
    library.tag(DOI, add=["x"])
    library.import_records([paper("2101.00001", doi=DOI), paper("2101.00002", doi=DOI)])
    both = tagged(library, "x")

    library.tag("2101.00001", remove=["x"])

    assert both == ["arXiv:2101.00001", "arXiv:2101.00002"]
    assert tagged(library, "x") == ["arXiv:2101.00002"]


@pytest.mark.parametrize("scheme", ["content", "abstract"])
def test_a_paper_that_nothing_but_its_text_names_is_followed(
    library: biblio.Library, scheme: str
) -> None:
    said = {"issued": "2014"} if scheme == "content" else {"abstract": ENTRY}
    alone = paper(
        None, "A. Chen", title="Hedges", submitted=None, categories=(), format="ris", **said
    )
    library.import_records([alone])
    (handle,) = (each.handle for each in library.papers())
    library.tag(handle, add=["x"])
    better = paper(
        None, "A. Chen", title="Hedges", submitted=None, categories=(), format="bibtex",
        identifiers=(Identifier("doi", DOI),), **said,
    )  # fmt: skip
    library.import_records([better])

    assert handle.startswith(scheme)
    assert tagged(library, "x") == [f"doi:{DOI}"]
    library.undo(2)
    assert tagged(library, "x") == [handle]


def test_no_import_and_no_undo_of_one_touches_what_was_said(
    library: biblio.Library, database: Database
) -> None:
    library.import_records([article(), paper("2101.00001")])
    library.tag(DOI, "2101.00001", add=["x"])
    own = ("annotation_changes", "annotations", "citation_keys")
    before = [everything(database)[each] for each in own]

    library.import_records([article(of="2101.00001"), paper("2101.00003")])
    library.undo(1)

    assert [everything(database)[each] for each in own] == before


def test_a_list_keeps_the_order_in_which_papers_were_put_in(library: biblio.Library) -> None:
    library.import_records([paper(f"2101.0000{number}") for number in range(1, 5)])

    library.add_to_list("chapter2", "2101.00003", "2101.00001")
    library.add_to_list("Chapter2", "2101.00001", "2101.00004", "2101.00002")
    library.remove_from_list("chapter2", "2101.00004")
    library.rename_list("chapter2", "Chapter-2")

    rows = library.papers_in_list("CHAPTER-2")
    assert [each.arxiv_id for each in rows] == ["2101.00003", "2101.00001", "2101.00002"]
    assert library.lists() == [LabelCount("Chapter-2", 3, 0)]
    library.add_to_list("other", "2101.00004")
    with pytest.raises(InvalidQuery, match="there is a list other already"):
        library.rename_list("Chapter-2", "other")
    library.delete_list("other")
    with pytest.raises(NotFound, match="there is no list other"):
        library.papers_in_list("other")


@pytest.mark.parametrize(
    ("add", "remove", "told"),
    [
        ([""], [], "is missing"),
        ([], ["a b"], "'a b' cannot be a tag"),
        (["a\x00b"], [], "cannot be a tag"),
        (["-a"], [], "begin with a letter"),
        (["x" * 101], [], "at most 100 characters"),
        (["Straße"], ["STRASSE"], "is to be added and removed"),
    ],
)
def test_what_is_no_tag_is_told(
    library: biblio.Library, add: Sequence[str], remove: Sequence[str], told: str
) -> None:
    with pytest.raises(InvalidQuery, match=told):
        library.tag("2101.00001", add=add, remove=remove)

    assert library.annotation_history().total == 0


def test_what_changes_nothing_is_no_change(library: biblio.Library) -> None:
    library.import_records([paper("2101.00001")])
    first = library.tag("2101.00001", "arXiv:2101.00001v1", "nope", add=["a", "A"], remove=["b"])
    again = library.tag("2101.00001", add=["A"])
    noted = library.set_note("2101.00001", "One.  \n")
    same = library.set_note("2101.00001", "One.")

    assert (first.change_id, first.papers, len(first.unfound)) == (1, 1, 1)
    assert (again.change_id, noted.change_id, same.change_id) == (None, 2, None)
    library.undo_annotations(1)
    with pytest.raises(InvalidQuery, match="change 1 was taken back already"):
        library.undo_annotations(2, 1)
    assert library.own_words("2101.00001").note == "One."  # all or none
    with pytest.raises(NotFound, match="there is no change 9"):
        library.undo_annotations(9)


def test_later_is_later_whatever_the_clock_says(
    library: biblio.Library, database: Database
) -> None:
    library.import_records([paper("2101.00001")])
    library.set_note("2101.00001", "One.")
    with by_hand(database) as connection:
        for table in ("annotation_changes", "annotations"):
            connection.execute(f"UPDATE {table} SET changed_at = '2999-01-01T00:00:00.000000Z'")  # noqa: S608 - ours

    library.set_note("2101.00001", "Two.")

    assert library.own_words("2101.00001").note == "Two."
    assert check(url_of(database)) == []


def test_two_writers_at_once_both_count(library: biblio.Library, database: Database) -> None:
    library.import_records([paper("2101.00001")])

    def work(name: str) -> None:
        with biblio.open(database) as own:
            for number in range(5):
                own.tag("2101.00001", add=[f"{name}{number}"])

    threads = [threading.Thread(target=work, args=(name,)) for name in "ab"]
    for each in threads:
        each.start()
    for each in threads:
        each.join()

    assert len(library.own_words("2101.00001").tags) == 10
    assert library.annotation_history().total == 10


PAPERS = ("2101.00001", "2101.00002")
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("on"), st.sampled_from(PAPERS), st.sampled_from("aAb")),
        st.tuples(st.just("off"), st.sampled_from(PAPERS), st.sampled_from("ab")),
        st.tuples(st.just("undo"), st.integers(1, 6), st.just("")),
    ),
    max_size=8,
)


@settings(max_examples=examples(60))
@given(STEPS)
def test_what_holds_is_what_was_said_last_and_not_taken_back(
    tmp_path_factory: pytest.TempPathFactory,
    empty_database: Database,
    steps: list[tuple[str, object, str]],
) -> None:
    database = copied(empty_database, tmp_path_factory.mktemp("steps") / "biblio.db")
    said: list[tuple[str, str, bool] | None] = []
    with biblio.open(database) as library:
        library.import_records([paper(each) for each in PAPERS])
        for action, what, name in steps:
            if action == "undo":
                number = int(str(what))
                if number <= len(said) and said[number - 1] is not None:
                    library.undo_annotations(number)
                    said[number - 1] = None
                continue
            names = {"add" if action == "on" else "remove": [name]}
            if library.tag(str(what), **names).change_id is not None:
                said.append((str(what), name.lower(), action == "on"))
        held = {each[:2]: each[2] for each in said if each is not None}
        found = {(each, tag.lower()) for each in PAPERS for tag in library.own_words(each).tags}

    assert found == {about for about, is_on in held.items() if is_on}
    assert check(url_of(database)) == []
