from __future__ import annotations

import gc

from biblio.importing.garbage import MANY, rare_collection


def test_the_collector_is_as_before_when_all_is_done() -> None:
    before = gc.get_threshold()
    with rare_collection():
        during = gc.get_threshold()

    assert (during[0], gc.get_threshold()) == (MANY, before)
