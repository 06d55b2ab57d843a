"""OpenAlex: how it is recognised and cut, also where a work is very long."""

from __future__ import annotations

import io

import orjson
import pytest

from biblio.formats import choose, detect, holds_records, read
from biblio.formats.openalex import FORMAT
from biblio.model.records import PaperRecord, Rejection

WORK = {"id": "https://openalex.org/W1", "display_name": "Sheep", "type": "article"}


@pytest.mark.parametrize(
    "value",
    [
        WORK,
        [WORK],
        {"meta": {"count": 1}, "results": [WORK], "group_by": []},
        {"abstract_inverted_index": {"a": [0]}, "id": "https://openalex.org/W1"},
        {"title": "of a page that was asked for some keys", "authorships": []},
    ],
)
def test_works_are_recognised(value: object) -> None:
    for raw in (orjson.dumps(value), orjson.dumps(value, option=orjson.OPT_INDENT_2)):
        assert detect(raw, "a") is FORMAT
        assert holds_records(raw)


def test_authors_of_openalex_are_told_and_not_looked_for() -> None:
    raw = b'{"id": "https://openalex.org/A1", "display_name": "Ada Quill"}\n'

    (found,) = read(io.BytesIO(raw), choose(raw, "a", None))

    assert isinstance(found, Rejection)
    assert found.reason == "its id, A1, is not that of a work: W and digits"
    assert not holds_records(raw)


def test_a_page_of_the_api_and_lines_have_the_same_records() -> None:
    page = {"meta": {"count": 2}, "results": [WORK, WORK | {"id": "https://openalex.org/W2"}]}
    lines = b"\n".join(map(orjson.dumps, page["results"]))

    assert list(read(io.BytesIO(orjson.dumps(page)), FORMAT)) == list(
        read(io.BytesIO(lines), FORMAT)
    )


@pytest.mark.slow
def test_a_line_of_ten_megabytes_is_read_or_rejected_by_its_place() -> None:
    words = {f"word{number}{'s' * 80}": [number] for number in range(110_000)}
    long = orjson.dumps(WORK | {"abstract_inverted_index": words})
    assert len(long) > 10_000_000
    raw = b"\n".join((long, long[:-1], orjson.dumps(WORK)))

    first, second, third = read(io.BytesIO(raw), choose(raw[: 1 << 16], "a", None))

    assert isinstance(first, PaperRecord)
    assert first.abstract is not None
    assert first.abstract.startswith(f"word0{'s' * 80} word1s")
    assert isinstance(second, Rejection)
    assert second.place == "line 2 (W1)"
    assert second.reason.startswith("it is not valid JSON")
    assert isinstance(third, PaperRecord)
