"""A value that is made quickly is like any other frozen one."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, dataclass, fields, replace

import pytest

from biblio.model.quick_values import changed, quickly_made
from biblio.model.records import PaperRecord


@quickly_made
@dataclass(frozen=True, slots=True)
class Box:
    """A value of the same kind, small."""

    width: int
    height: int = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Plain:
    """As `PaperRecord` is declared."""

    format: str
    title: str | None = None


def test_it_has_what_it_is_given_and_its_defaults() -> None:
    assert (Box(1), Box(1, height=3), Box(width=4)) == (Box(1, 2), Box(1, 3), Box(4, 2))
    assert repr(Box(1)) == "Box(width=1, height=2)"
    assert type(Box(1)) is Box
    assert hash(Box(1)) == hash(Box(1, 2))


def test_nothing_in_it_changes() -> None:
    box = Box(1)

    with pytest.raises(FrozenInstanceError):
        box.width = 2  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        PaperRecord(format="x").title = "y"  # type: ignore[misc]


def test_it_is_copied_sent_and_replaced() -> None:
    box = Box(1, 5)

    assert copy.copy(box) == box
    assert pickle.loads(pickle.dumps(box)) == box  # noqa: S301 - written here
    assert replace(box, width=7) == changed(box, width=7) == Box(7, 5)
    assert box == Box(1, 5)


def test_a_record_changes_as_replace_has_it() -> None:
    record = PaperRecord(format="x", title="y", as_of="2020", warnings=("w",))
    values = {each.name: getattr(record, each.name) for each in fields(PaperRecord)}

    assert changed(record, title=None, volume="3") == replace(record, title=None, volume="3")
    assert changed(record).as_of == "2020"
    assert PaperRecord(**values) == record


@pytest.mark.parametrize("given", [{}, {"formt": "x"}, {"format": "x", "author": "y"}])
def test_what_it_is_not_made_of_is_told_as_of_any_class(given: dict[str, str]) -> None:
    with pytest.raises(TypeError) as expected:
        Plain(**given)
    with pytest.raises(TypeError) as told:
        PaperRecord(**given)  # type: ignore[arg-type]

    assert str(told.value) == str(expected.value).replace("Plain", "PaperRecord")
