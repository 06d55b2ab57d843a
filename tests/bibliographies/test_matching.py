from __future__ import annotations

import pytest
from factories import paper

import biblio
from biblio.bibliographies.entries import read_entries
from biblio.bibliographies.matching import match_entries
from biblio.errors import UnreadableSource
from biblio.model.names import AuthorName
from biblio.model.records import PaperRecord

WORK = PaperRecord(
    format="crossref",
    kind="article",
    title="Products",
    authors=(AuthorName("Roe", "R."),),
    doi="10.5555/both",
    container_title="J",
    issued="2020",
)
BIB = """A remark.
@string{zoo = {Journal of Zoos}}
@misc{byid, title = {Sums}, eprint = {2101.00001v2}, archivePrefix = {arXiv}}
@article{bydoi, title = {P}, journal = zoo, doi = {10.5555/BOTH}, year = 2020}
@article{same, title = {Quotients}, author = {Doe, Jane}, journal = zoo, year = 2019}
@misc{stranger, title = {X}, eprint = {2101.09999}, archivePrefix = {arXiv}}
@misc{nothing, title = {Nowhere}, year = 1999}
@misc{two, title = {X}, eprint = {2101.00001}, archivePrefix = {arXiv}, doi = {10.5555/both}}
@misc{twice, title = {X}, eprint = {2101.00001}, archivePrefix = {arXiv}}
@misc{Twice, title = {X}, eprint = {2101.00001}, archivePrefix = {arXiv}}
@misc{empty, }
@misc{open, title = {X,
@misc{last, title = {X}, eprint = {2101.00001}, archivePrefix = {arXiv}}
"""


@pytest.fixture
def stocked(library: biblio.Library) -> biblio.Library:
    same = PaperRecord(
        format="ris",
        kind="article",
        title="Quotients",
        authors=(AuthorName("Doe", "Jane"),),
        container_title="Journal of Zoos",
        issued="2019",
    )
    library.import_records([paper("2101.00001"), WORK, same])
    return library


def test_entries_are_found_by_their_own_identifiers(stocked: biblio.Library) -> None:
    with stocked.session() as session:
        found = match_entries(session, read_entries(BIB.encode()))

    matched = {each.entry.key: each for each in found}
    named = {key for key, each in matched.items() if each.paper is not None}
    assert named == {"byid", "bydoi", "same", "twice", "Twice", "last"}
    assert {key: each.reason for key, each in matched.items() if key not in named} == {
        "stranger": "no paper of the library has arxiv:2101.09999",
        "nothing": "it names no identifier, and no paper here says the same",
        "two": "several papers of the library have arxiv:2101.00001, doi:10.5555/both",
        "empty": "the entry empty has no fields",
        "open": "a brace is not closed",
    }
    assert matched["byid"].entry.record is not None
    assert matched["byid"].entry.record.latest_version == 2
    assert {key for key, each in matched.items() if each.entry.fault} == {
        *("twice", "Twice", "empty", "open")
    }


def test_entries_stand_where_they_are_in_the_file() -> None:
    data = BIB.encode()

    entries = read_entries(data)

    assert [each.key for each in entries if each.line == 4] == ["bydoi"]
    for each in entries:
        text = data[each.start : each.end]
        assert text.startswith(b"@")
        assert each.key.encode() in text
        assert each.fault == "a brace is not closed" or text.endswith(b"}")


def test_a_file_of_wide_characters_is_not_guessed_at() -> None:
    with pytest.raises(UnreadableSource, match="UTF-16"):
        read_entries(BIB.encode("utf-16"))
