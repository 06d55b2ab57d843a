"""CSL-JSON: how it is recognised and cut, and what no other format may lose to it."""

from __future__ import annotations

import io

import orjson
import pytest

from biblio.formats import choose, detect, holds_records, read
from biblio.formats.csl_json import FORMAT, STANDING
from biblio.model.records import PaperRecord, Rejection

ITEM = {"id": "a1", "type": "book", "title": "Sheep", "issued": {"date-parts": [[2001]]}}
NAMED = {"id": 7, "title": "Sheep", "author": [{"family": "Quill"}]}


@pytest.mark.parametrize(
    "value",
    [
        ITEM,
        [ITEM],
        {"items": [ITEM]},
        NAMED,
        {"type": "webpage", "id": "x", "title": "No more than this"},
        {"type": "article-journal", "DOI": "10.5555/a", "title": "Sheep"},
    ],
)
def test_items_are_recognised(value: object) -> None:
    for raw in (orjson.dumps(value), orjson.dumps(value, option=orjson.OPT_INDENT_2)):
        assert detect(raw, "a") is FORMAT


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ({"DOI": "10.5555/a", "type": "journal-article", "title": ["Sheep"]}, "crossref"),
        ({"id": "0704.0001", "title": "Sums", "authors": "A. Quill"}, "snapshot"),
        ({"name": "a package", "type": "module", "version": "1"}, "snapshot"),
        ({"outer": {"type": "book", "title": "a"}}, "snapshot"),
    ],
)
def test_what_is_of_others_is_left_to_them(value: object, name: str) -> None:
    assert detect(orjson.dumps(value), "a").name == name


def test_one_item_that_is_wrong_makes_no_work_of_crossref_of_the_others() -> None:
    raw = orjson.dumps([{**ITEM, "DOI": "10.5555/a"}, {"id": 3, "type": "book", "title": ["x"]}])

    assert detect(raw, "a") is FORMAT


def test_a_folder_asks_for_more() -> None:
    assert holds_records(orjson.dumps(ITEM))
    assert not holds_records(b'{"type": "event", "title": "a", "id": 1}')


def test_an_item_is_rejected_by_its_place_and_key() -> None:
    raw = orjson.dumps([ITEM, {"id": "b2", "title": "Goats", "author": 5}, NAMED])

    first, second, third = read(io.BytesIO(raw), FORMAT)

    assert isinstance(first, PaperRecord)
    assert isinstance(third, PaperRecord)
    assert isinstance(second, Rejection)
    assert (second.place, second.reason) == ("entry 2 (b2)", "author is no list of names")


def test_lines_are_cut_at_their_ends() -> None:
    raw = b"\n".join((orjson.dumps(ITEM), b'{"id": "broken", "type": "book"', orjson.dumps(NAMED)))

    _, second, third = read(io.BytesIO(raw), choose(raw, "a", None))

    assert isinstance(second, Rejection)
    assert second.place == "line 2 (broken)"
    assert isinstance(third, PaperRecord)


def test_names_are_read_again_as_they_came() -> None:
    split = FORMAT.parse(orjson.dumps({"title": "a", "author": [{"literal": "The Flock"}]}))
    printed = FORMAT.parse(orjson.dumps({"title": "a", "author": "Quill, Ada and Roe, Bo"}))

    for record in (split, printed):
        found = STANDING.reread(record)
        assert found is not None
        assert found.names == record.authors
