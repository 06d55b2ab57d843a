from __future__ import annotations

import pytest

from biblio.queries.language.name_or_query import is_query

NAMES = (
    *("Erdős, Paul", "Paul Erdős", "O'Brien", "van der Berg", "Smith (Jr)", "J.-P. Li", "Lov*"),
    *("id:123", "ID:5", "exact:O OR P", 'exact:"Ann"', "initials:J Smith", "person:2301.00001#3"),
    *("Ann OrAnd", "dark matter", "X: a title", "ATLAS Collaboration", "王小明", ""),
)
QUERIES = (
    *("category:cs.AI", "title:lensing", "date:2010..", "author:erdos", "au:erdos", "kind:book"),
    *('"dark matter"', "dark OR light", "dark AND light", "dark NOT light", "has:abstract"),
    *("Sato category:cs.AI", "doi:10.1/x", "arxiv:2301.00001", "tag:read", "(dark OR light)"),
)


@pytest.mark.parametrize("text", NAMES)
def test_what_a_name_may_be_is_no_query(text: str) -> None:
    assert not is_query(text)


@pytest.mark.parametrize("text", QUERIES)
def test_what_no_name_says_is_a_query(text: str) -> None:
    assert is_query(text)
