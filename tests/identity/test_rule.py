"""The worked examples: which records make which paper."""

from __future__ import annotations

import pytest
from hypothesis import given
from identities import evidence, records

from biblio.identity import MOST_BY_ABSTRACT, Evidence, Pointers, all_papers

Papers = dict[str, set[str]]


def papers_of(records: dict[str, Evidence]) -> Papers:
    return {":".join(anchor): set(keys) for anchor, keys in all_papers(records).items()}


EXAMPLES: dict[str, tuple[dict[str, Evidence], Papers]] = {
    "one record": ({"A": evidence("arxiv:A")}, {"arxiv:A": {"A"}}),
    "a published version by its DOI": (
        {"A": evidence("arxiv:A doi:a"), "crossref": evidence("doi:a")},
        {"arxiv:A": {"A", "crossref"}},
    ),
    "a bibliography joins what is silent": (
        {"crossref": evidence("doi:a"), "A": evidence("arxiv:A"), "bib": evidence("arxiv:A doi:a")},
        {"arxiv:A": {"A", "bib", "crossref"}},
    ),
    "the same without the bibliography": (
        {"crossref": evidence("doi:a"), "A": evidence("arxiv:A")},
        {"arxiv:A": {"A"}, "doi:a": {"crossref"}},
    ),
    "comment and reply share a DOI": (
        {
            "A": evidence("arxiv:A doi:c"),
            "B": evidence("arxiv:B doi:c"),
            "crossref": evidence("doi:c"),
        },
        {"arxiv:A": {"A", "crossref"}, "arxiv:B": {"B", "crossref"}},
    ),
    "article and erratum": (
        {
            "A": evidence("arxiv:A doi:a doi:e"),
            "article": evidence("doi:a"),
            "erratum": evidence("doi:e"),
        },
        {"arxiv:A": {"A", "article", "erratum"}},
    ),
    "a PMID, by a DOI": (
        {
            "pubmed": evidence("pmid:p"),
            "both": evidence("doi:a pmid:p"),
            "A": evidence("arxiv:A doi:a"),
        },
        {"arxiv:A": {"pubmed", "both", "A"}},
    ),
    "one PMID on two DOIs": (
        {
            "a": evidence("doi:a pmid:p"),
            "b": evidence("doi:b pmid:p"),
            "pubmed": evidence("pmid:p"),
        },
        {"doi:a": {"a", "pubmed"}, "doi:b": {"b", "pubmed"}},
    ),
    "a preprint elsewhere": (
        {"biorxiv": evidence("doi:p", links="doi:p>doi:v"), "crossref": evidence("doi:v")},
        {"doi:v": {"biorxiv", "crossref"}},
    ),
    "an article that names its preprint": (
        {"crossref": evidence("doi:v", links="doi:v>arxiv:A"), "A": evidence("arxiv:A")},
        {"arxiv:A": {"crossref", "A"}},
    ),
    "a preprint that names its article, across schemes": (
        {"crossref": evidence("doi:v"), "A": evidence("arxiv:A", links="arxiv:A>doi:v")},
        {"arxiv:A": {"crossref", "A"}},
    ),
    "a book and its chapter": (
        {
            "book": evidence("isbn:9"),
            "with doi": evidence("isbn:9 doi:whole"),
            "chapter": evidence("doi:chapter"),
        },
        {"doi:whole": {"book", "with doi"}, "doi:chapter": {"chapter"}},
    ),
    "no identifier but the abstract": (
        {"A": evidence("arxiv:A abstract:x"), "ris": evidence("abstract:x content:r")},
        {"arxiv:A": {"A", "ris"}},
    ),
    "an entry twice": (
        {"one": evidence("content:r"), "again": evidence("content:r")},
        {"content:r": {"one", "again"}},
    ),
    "a translation alone is held": (
        {"translation": evidence("abstract:x", is_described=False)},
        {},
    ),
    "an abstract makes a paper where a record is described": (
        {
            "translation": evidence("abstract:x", is_described=False),
            "ris": evidence("abstract:x"),
        },
        {"abstract:x": {"translation", "ris"}},
    ),
    "two preprints that link to each other": (
        {
            "p": evidence("doi:p", links="doi:p>doi:q"),
            "q": evidence("doi:q", links="doi:q>doi:p"),
        },
        {"doi:p": {"p", "q"}},
    ),
    "an entry with two arXiv identifiers": (
        {"A": evidence("arxiv:A"), "both": evidence("arxiv:A arxiv:B")},
        {"arxiv:A": {"A", "both"}, "arxiv:B": {"both"}},
    ),
    "schemes without a rank tell nothing": (
        {"one": evidence("doi:a"), "other": evidence("doi:b")},
        {"doi:a": {"one"}, "doi:b": {"other"}},
    ),
}


@pytest.mark.parametrize("example", EXAMPLES.values(), ids=EXAMPLES)
def test_worked_examples(example: tuple[dict[str, Evidence], Papers]) -> None:
    given_records, expected = example

    assert papers_of(given_records) == expected


def test_an_abstract_of_too_many_papers_tells_nothing() -> None:
    known = {
        f"A{number}": evidence(f"arxiv:A{number} abstract:x") for number in range(MOST_BY_ABSTRACT)
    }
    lone = {"lone": evidence("abstract:x", is_described=False)}
    one_more = {"B": evidence("arxiv:B abstract:x")}

    assert all("lone" in keys for keys in papers_of(known | lone).values())
    assert not any("lone" in keys for keys in papers_of(known | one_more | lone).values())


@given(records())
def test_nothing_is_joined_sideways(found: dict[int, Evidence]) -> None:
    """Two identifiers of one scheme are one paper only where links say so."""
    pointers = Pointers(found.values())
    linked = {end for each in found.values() for link in each.links for end in link}

    for anchor in all_papers(found):
        joined = [each for each in pointers.reached(anchor) if each.rank == anchor.rank]
        assert joined == [anchor] or set(joined) <= linked


@given(records())
def test_a_record_reaches_a_paper_unless_it_is_held(found: dict[int, Evidence]) -> None:
    placed = {key for keys in all_papers(found).values() for key in keys}
    held = [each for key, each in found.items() if key not in placed]

    assert all({i.scheme for i in each.best} == {"abstract"} for each in held)
