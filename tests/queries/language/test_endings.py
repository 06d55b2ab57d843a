from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from biblio.queries.language.endings import other_endings
from biblio.queries.narrowing.paper_filter import PaperFilter
from biblio.queries.papers.listing import list_papers
from biblio.queries.papers.search import search_papers


@pytest.mark.parametrize(
    ("query", "other"),
    [
        ("white dwarfs", "whit* dwarf*"),
        ("galaxies", "galax*"),
        ("galaxy", "galax*"),
        ("waves", "wav*"),
        ("ray of light", "ray of light*"),
        ("graphs category:math.CO date:2024", "graph* category:math.CO date:2024"),
        ("量子", "量子*"),
        ("量子 もつれ", "量子* もつれ*"),
        ("ray", None),
        ("graph*", None),
        ('"white dwarfs"', None),
        ("dwarfs NOT white", None),
        ("author:erdoes", None),
        ("category:math.*", None),
        ("category:math.* ray", None),
        ("category:math.* rays", "category:math.* ray*"),
        ("(graphs", None),
        ("2101.00001", None),
        ("", None),
    ],
)
def test_each_word_gets_a_star_for_its_ending(query: str, other: str | None) -> None:
    assert other_endings(query) == other


@pytest.mark.parametrize(
    ("query", "wanted", "notes"),
    [
        (
            "galaxies",
            PaperFilter(),
            ("words are found as they are written; with other endings: galax*",),
        ),
        ("galaxy", PaperFilter(), ()),
        ("zzyzxes", PaperFilter(), ()),
        ("galaxies", PaperFilter(category="math.CO"), ()),
    ],
)
def test_it_is_said_where_it_helps(
    session: Session, query: str, wanted: PaperFilter, notes: tuple[str, ...]
) -> None:
    assert search_papers(session, query, wanted).notes == notes
    assert list_papers(session, replace(wanted, query=query)).notes == notes
