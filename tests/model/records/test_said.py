"""What a record says, as JSON and back."""

from __future__ import annotations

import orjson
from hypothesis import given
from importing.strategies import any_record

from biblio.model.quick_values import changed
from biblio.model.records import PaperRecord
from biblio.model.records.said import FIELDS, SHAPES, are_differences, said_beside, values_said


def test_every_field_of_a_record_has_a_shape() -> None:
    assert set(SHAPES) == set(FIELDS)


@given(record=any_record, other=any_record)
def test_what_is_said_beside_another_is_told_by_it(record: PaperRecord, other: PaperRecord) -> None:
    said = orjson.loads(orjson.dumps(said_beside(record, other)))

    assert are_differences(said)
    again = changed(other, **values_said(said))
    assert [getattr(again, name) for name in FIELDS] == [getattr(record, name) for name in FIELDS]
