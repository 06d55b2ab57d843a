from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from factories import paper

from biblio.errors import InvalidData
from biblio.importing.chunks import make_chunk
from biblio.importing.lengths import require_room
from biblio.importing.raw_entries import script_entries
from biblio.model.identifiers import Identifier
from biblio.model.names import AuthorName
from biblio.model.records import AuthorIdentifier, Contributor, Reference

LONG = "ä" * 501
DOI = Identifier("doi", f"10.1000/{LONG}")


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"authors": (AuthorName(LONG, printed="x"),)}, "^a name has 1,002 bytes, and the data"),
        ({"authors": (AuthorName("x", printed=LONG),)}, "^a printed name has 1,002 bytes"),
        ({"contributors": (Contributor("editor", AuthorName(LONG)),)}, "^a name has 1,002 bytes"),
        ({"categories": (LONG,)}, "^a category has 1,002 bytes"),
        ({"keywords": ("x", LONG)}, "^a keyword has 1,002 bytes"),
        ({"identifiers": (DOI,)}, "^an identifier has 1,010 bytes"),
        ({"cited": (DOI,)}, "^an identifier has 1,010 bytes"),
        ({"references": (Reference("key", "x", also=(DOI,)),)}, "^an identifier has 1,010 bytes"),
        (
            {"author_identifiers": (AuthorIdentifier(1, "x", "orcid", LONG),)},
            "^an identifier of an author has 1,002 bytes",
        ),
    ],
)
def test_what_has_no_room_is_named(said: dict[str, Any], sentence: str) -> None:
    with pytest.raises(InvalidData, match=sentence):
        require_room(replace(paper("2101.00001"), **said), 1_000)


def test_texts_may_be_long() -> None:
    long = paper("2101.00001", title=LONG, abstract=LONG * 9, comments=LONG)

    require_room(long, 1_000)


def test_one_record_is_rejected_and_the_others_are_not() -> None:
    class Narrow:
        room: int | None = 1_000

        def known(self, digests: object) -> dict[bytes, int]:  # noqa: ARG002 - none of them
            return {}

        def present(self, papers: object) -> tuple[int, ...]:  # noqa: ARG002 - none of them
            return ()

    records = [paper("2101.00001", keywords=(LONG,)), paper("2101.00002")]

    chunk = make_chunk(list(script_entries(records)), Narrow())

    assert len(chunk.new_papers.entries) == 1
    (rejected,) = chunk.parsed
    assert "a keyword has 1,002 bytes" in str(getattr(rejected.record, "reason", ""))
