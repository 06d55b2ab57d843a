"""Papers at the top are those that most papers of the library cite."""

from __future__ import annotations

from typing import Any

import pytest
from queries.references import CARDS, ENGINES, MILLS, OTTERS, RECORDS

import biblio
from biblio.errors import InvalidQuery


def ranked(library: biblio.Library, **asked: Any) -> list[tuple[str | None, str, int]]:
    found = library.top("papers", **asked)
    return [(row.period, row.handle, row.citations) for row in found]


def test_papers_by_citations(library: biblio.Library) -> None:
    library.import_records(RECORDS)

    assert (
        ranked(library)
        == ranked(library, by="citations")
        == [
            (None, f"arXiv:{MILLS}", 2),
            (None, f"doi:{OTTERS}", 1),
            (None, f"arXiv:{CARDS}", 1),
            (None, f"doi:{ENGINES}", 1),
        ]
    )
    assert ranked(library, by="year", limit=1) == [
        ("2020", f"doi:{OTTERS}", 1),
        ("2021", f"arXiv:{MILLS}", 2),
        ("2022", f"doi:{ENGINES}", 1),
    ]
    # The filter is about who is cited.
    assert ranked(library, category="cs.DM") == [(None, f"arXiv:{CARDS}", 1)]
    assert ranked(library, since="2022") == [(None, f"doi:{ENGINES}", 1)]
    with pytest.raises(InvalidQuery, match="papers are ranked by citations or papers, not frac"):
        library.top("papers", by="fractional")


def test_a_library_without_references_says_so(library: biblio.Library) -> None:
    library.import_records(RECORDS[:2])

    assert library.top("papers").notes == (
        "no source gives references: no paper here is known to cite another",
    )
