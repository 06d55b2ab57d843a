from __future__ import annotations

import gc
import weakref

from biblio.importing.garbage import ENOUGH, MANY, collect_young, rare_collection


def test_the_collector_is_as_before_when_all_is_done() -> None:
    before = gc.get_threshold()
    with rare_collection():
        during = gc.get_threshold()

    assert (during[0], gc.get_threshold()) == (MANY, before)


class Cycle:
    """An object that holds itself."""

    def __init__(self) -> None:
        self.itself = self


def test_what_is_young_and_holds_itself_goes_when_it_is_told() -> None:
    with rare_collection():
        seen = weakref.ref(Cycle())
        collect_young()
        while_few = seen() is not None
        many: list[list[int]] = [[] for _ in range(ENOUGH)]
        collect_young()

        assert (while_few, seen(), len(many)) == (True, None, ENOUGH)
