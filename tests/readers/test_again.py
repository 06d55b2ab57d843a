"""Which rejected texts can be read again, and how."""

from __future__ import annotations

import pytest

from biblio.readers import by_name
from biblio.readers.again import NOT_READ, NOT_WHOLE, format_of, named

ABS = "\\\\\narXiv:0704.0002\nTitle: Graphs\nAuthors: P. Erd\\H{o}s\n\\\\\n  We draw.\n\\\\\n"


def test_formats_are_found_by_their_names() -> None:
    assert [each.name for each in named("snapshot abs script")] == ["snapshot", "abs"]
    assert named("") == []


@pytest.mark.parametrize("reason", [f"{NOT_WHOLE}the file ends early", f"{NOT_READ}it is empty"])
def test_parts_and_unreadable_files_are_not_read(reason: str) -> None:
    assert format_of(reason, "{}", named("snapshot")) is None


def test_what_a_script_made_is_for_people() -> None:
    assert format_of("no date", "PaperRecord(format='snapshot')", named("snapshot")) is None


def test_one_format_is_no_question() -> None:
    assert format_of("broken", "nonsense", named("oai")) is by_name("oai")
    assert format_of("broken", "nonsense", []) is None


def test_of_several_the_one_that_knows_the_text() -> None:
    several = named("snapshot abs oai")

    assert format_of("broken", '{"id": 7}', several) is by_name("snapshot")
    assert format_of("broken", ABS, several) is by_name("abs")
    assert format_of("broken", "nonsense", several) is several[0]
