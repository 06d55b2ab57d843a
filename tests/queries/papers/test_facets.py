"""Facets hold what plain SQL counts over the papers that a listing gives, whatever the filter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from narrowed import FILTERS
from stores import Database, copied

import biblio
from biblio.errors import InvalidQuery, NotFound
from biblio.queries.papers.facets import Facet
from biblio.queries.rows import FacetCount

VALUES = """
SELECT p.arxiv_id, {} FROM papers AS p
LEFT JOIN paper_categories AS c ON c.paper_id = p.id
LEFT JOIN authorships AS s ON s.paper_id = p.id LEFT JOIN authors AS a ON a.id = s.author_id
LEFT JOIN paper_annotations AS n ON n.paper_id = p.id
"""
PLAIN = {
    Facet.YEAR: "substr(nullif(p.listed_{by}, '0000'), 1, 4)",
    Facet.CATEGORY: "c.category",
    Facet.PRIMARY: "p.primary_category",
    Facet.KIND: "coalesce(p.kind, iif(p.arxiv_id IS NULL, NULL, 'preprint'))",
    Facet.CONTAINER: "coalesce(p.container_title, p.container_short)",
    Facet.AUTHOR: "iif(a.is_collaboration = 0, a.name, NULL)",
    Facet.COLLABORATION: "iif(a.is_collaboration = 1, a.name, NULL)",
    Facet.TAG: "iif(n.kind = 'tag', n.name, NULL)",
    Facet.LIST: "iif(n.kind = 'list', n.name, NULL)",
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory, corpus: Database) -> Iterator[biblio.Library]:
    path = copied(corpus, tmp_path_factory.mktemp("facets") / "facets.db")
    with biblio.open(path, create=True) as opened:
        found = [each.arxiv_id or "" for each in opened.papers("graph", limit=40)]
        opened.tag(*found, add=["read", "Later"])
        opened.tag(*found[:5], add=["LATER", "twice"])
        opened.tag(*found[10:], add=["Twice"])
        yield opened


def counted(
    library: biblio.Library, facet: Facet, by: str, papers: set[str | None]
) -> tuple[Counter[str], dict[str, set[str]]]:
    """How many of *papers* have each value of the *facet*, and which."""
    said = VALUES.format(PLAIN[facet].format(by=by))
    spelled = {each.name.casefold(): each.name for each in library.tags()}
    having: dict[str, set[str]] = {}
    for paper, value in library.sql(said).rows:
        if paper in papers and value is not None:
            shown = spelled[str(value).casefold()] if facet is Facet.TAG else str(value)
            having.setdefault(shown, set()).add(str(paper))
    return Counter({value: len(those) for value, those in having.items()}), having


@pytest.mark.sqlite("the plain SQL that it is held to is SQLite's")
@settings(max_examples=25)
@given(chosen=FILTERS, facet=st.sampled_from(Facet), limit=st.sampled_from([1, 3, None]))
def test_counts_are_those_of_plain_sql(
    library: biblio.Library, chosen: dict[str, Any], facet: Facet, limit: int | None
) -> None:
    if "primary" in chosen and "category" not in chosen:
        del chosen["primary"]
    papers = {each.arxiv_id for each in library.papers(limit=None, **chosen)}
    numbers, having = counted(library, facet, str(chosen.get("by", "submitted")), papers)
    if facet is Facet.YEAR:
        ordered = sorted(numbers, reverse=True)
    else:
        ordered = sorted(numbers, key=lambda value: (-numbers[value], value))
    first, rest = ordered[:limit], ordered[len(ordered[:limit]) :]
    expected = [FacetCount(facet.value, value, numbers[value]) for value in first]
    if rest:
        others = set().union(*(having[value] for value in rest))
        expected.append(FacetCount(facet.value, None, len(others), len(rest)))
    if without := len(papers - set().union(*having.values())):
        expected.append(FacetCount(facet.value, None, without, 0))

    found = library.facets(facets=[facet.value], limit=limit, **chosen)

    assert (list(found), found.total) == (expected, len(papers))


def test_what_a_search_finds_divides_too(library: biblio.Library) -> None:
    hits = list(library.search("prime", limit=None, collaboration="deep"))

    found = library.facets("prime", facets=["kind", "Kind", "primary"], collaboration="deep")

    assert found.total == len(hits)
    assert [row.facet for row in found if row.value == "preprint"] == ["kind"]


@pytest.mark.parametrize(
    ("facets", "told"),
    [
        (["yaer"], "there is no facet 'yaer'; they are: year, category, primary, kind, "),
        ([], "name a facet or several: year, category"),
    ],
)
def test_what_is_no_facet_is_told(library: biblio.Library, facets: list[str], told: str) -> None:
    with pytest.raises(InvalidQuery, match=told):
        library.facets(facets=facets)
    with pytest.raises(NotFound, match="no author is called"):
        library.facets(author="Nobody at all")
