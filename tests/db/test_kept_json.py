"""What columns keep as JSON is told from what they do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from importing.strategies import records

from biblio.db import kept_json
from biblio.errors import DatabaseError
from biblio.merging.merge import EMPTY, differences
from biblio.model.records import PaperRecord


@given(record=records(st.just("2101.00001")))
def test_whatever_a_record_says_can_be_read(record: PaperRecord) -> None:
    said = differences(record, EMPTY)

    assert said is None or kept_json.is_kept(said, kept_json.are_differences)


@pytest.mark.parametrize(
    "text",
    [
        *("", "{", "[]", "7", '{"size":1}', '{"title":7}', '{"withdrawn":1}', '{"authors":["x"]}'),
        *('{"versions":[[0,null,null]]}', '{"versions":[["1",null,null]]}', '{"extra":{"a":1}}'),
        *('{"categories":"math.CO"}', '{"translations":[["de"]]}', '{"latest_version":0}'),
    ],
)
def test_what_is_none_is_a_sentence(text: str) -> None:
    with pytest.raises(DatabaseError, match=r"^this cannot be read; `biblio db check` tells"):
        kept_json.read(text, kept_json.are_differences, "this")
