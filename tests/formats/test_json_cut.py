"""JSON cut into entries: lines, arrays, answers, and what is broken."""

from __future__ import annotations

import io

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from biblio.errors import UnreadableSource
from biblio.formats import json_cut
from biblio.sources.streams import ENTRY_LIMIT

OBJECTS = st.lists(
    st.dictionaries(
        st.text(max_size=3),
        st.recursive(
            st.text(max_size=6) | st.integers(-9, 9) | st.none(),
            lambda inner: (
                st.lists(inner, max_size=3)
                | st.dictionaries(st.text(max_size=2), inner, max_size=3)
            ),
            max_leaves=6,
        ),
        max_size=4,
    ),
    max_size=5,
)


def cut(raw: bytes, within: str | None = None) -> list[tuple[bytes, str, str | None]]:
    found = json_cut.cut(io.BytesIO(raw), within=within)
    return [(each.raw, each.place, each.fault) for each in found]


@given(OBJECTS)
def test_an_array_and_its_lines_have_the_same_entries(objects: list[dict[str, object]]) -> None:
    entries = [orjson.dumps(each) for each in objects]
    array = b"[" + b" ,\n ".join(entries) + b"]\n"
    answer = b'{"status": "ok",\n "message": {"total": 1, "items": ' + array + b"}}"

    assert [each[0] for each in cut(array)] == entries
    assert [each[0] for each in cut(b"\n".join(entries))] == entries
    assert [each[0] for each in cut(answer, "items")] == entries


@given(OBJECTS.filter(bool), st.data())
def test_an_array_that_ends_early_keeps_what_is_whole(
    objects: list[dict[str, object]], data: st.DataObject
) -> None:
    array = orjson.dumps(objects)
    end = data.draw(st.integers(2, len(array) - 1))

    found = cut(array[:end])

    whole = [orjson.loads(raw) for raw, _, fault in found if fault is None]
    assert whole == objects[: len(whole)]
    assert [fault for *_, fault in found[:-1]] == [None] * (len(found) - 1 if found else 0)


@pytest.mark.parametrize(
    ("raw", "within", "expected"),
    [
        (b"", None, []),
        (b"[]", None, []),
        (b'\xef\xbb\xbf {"a": 1}\n\n{"b": 2}', None, [(b'{"a": 1}', "line 1", None)]),
        (b'{\n "message": {"DOI": "x"}}', "items", None),
        (b'[{"a": "]}"}, {"b"', None, None),
    ],
)
def test_shapes(
    raw: bytes, within: str | None, expected: list[tuple[bytes, str, str | None]] | None
) -> None:
    found = cut(raw, within)

    if expected is None:
        assert (
            found
            == {
                b"{": [(raw, "entry 1", None)],
                b"[": [
                    (b'{"a": "]}"}', "entry 1", None),
                    (b'{"b"', "entry 2", "the JSON ends in the middle of it"),
                ],
            }[raw[:1]]
        )
    else:
        assert found[: len(expected)] == expected


def test_keys_know_the_objects_that_they_stand_in() -> None:
    raw = b'\xef\xbb\xbf[{"a": {"b": [1, {"c": "d: {"}, {"e" : [[{"f": 2}]]}]}, "g": []}, {"h'

    found = [(each.path, each.name, bytes(each.mark)) for each in json_cut.keys(raw)]

    assert found == [
        ((), "a", b"{"),
        (("a",), "b", b"["),
        (("a", "b"), "c", b'"'),
        (("a", "b"), "e", b"["),
        (("a", "b", "e"), "f", b"2"),
        ((), "g", b"["),
    ]


def test_a_list_is_looked_for_where_an_answer_has_it_alone() -> None:
    line = b'{"of": {"items": [{"a": 1}]}}'

    assert cut(line + b"\n" + line, "items") == [(line, "line 1", None), (line, "line 2", None)]


@pytest.mark.slow
def test_a_line_that_is_too_long_costs_itself_alone() -> None:
    short, longest = b'{"a": 1}', b'{"a": "' + b"x" * ENTRY_LIMIT + b'"}'
    fault = "an entry has more than 64 MiB"

    first = cut(b"\n".join((longest, short)))
    second = cut(b"\n".join((short, longest, short)))

    assert [each[1:] for each in first] == [("line 1", fault), ("line 2", None)]
    assert [each[1:] for each in second] == [("line 1", None), ("line 2", fault), ("line 3", None)]
    assert len(first[0][0]) == ENTRY_LIMIT


def test_a_first_line_beyond_what_is_read_at_once_is_a_line() -> None:
    lines = [b'{"a": "%b"}' % (b"x" * (1 << 20)), b'{"b": }', b'{"c": 3}']

    assert [each[:2] for each in cut(b"\n".join(lines))] == [
        (line, f"line {number}") for number, line in enumerate(lines, start=1)
    ]


def test_what_is_no_object_costs_no_neighbour() -> None:
    values = [b'{"a": 1}', b"5", b"null", b'"x, {"', b'{"b": 2}']

    assert [each[0] for each in cut(b"[" + b", ".join(values) + b"]")] == values


def test_what_is_no_json_is_refused() -> None:
    with pytest.raises(UnreadableSource, match="it is not JSON"):
        cut(b"<html>")
