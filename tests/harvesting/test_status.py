from __future__ import annotations

from datetime import UTC, datetime

import pytest
from harvesting.clocks import QuickClock
from harvesting.oai_server import Provider, records, serving, status

import biblio
from biblio.errors import UnreadableSource
from biblio.harvesting.status import HarvestStatus


def test_each_harvest_is_a_row_and_its_last_failure_stands_in_it(library: biblio.Library) -> None:
    today = datetime.now(UTC).date().isoformat()
    with serving(Provider(records([today]), now=f"{today}T23:00:00Z")) as provider:
        library.harvest("cs", url=provider.url, clock=QuickClock())
        provider.always = status(403)
        with pytest.raises(UnreadableSource):
            library.harvest("math", url=provider.url, clock=QuickClock())
        complete, failed = library.harvests()

    assert complete._replace(completed=None) == HarvestStatus(
        provider.url, "arXivRaw", "cs", "complete", today, 0, None,
        f"{today}T23:00:00.000000Z", None, None, None,
    )  # fmt: skip
    assert failed._replace(failed=None) == HarvestStatus(
        provider.url, "arXivRaw", "math", "failed", None, None, None, None, None, None,
        f"{provider.url} answered: HTTP 403 Forbidden",
    )  # fmt: skip
    assert complete.completed is not None
    assert failed.failed is not None


def test_one_that_is_going_on_is_running(library: biblio.Library) -> None:
    states: list[str] = []
    provider = Provider(records(["2024-06-01"]))
    provider.before = lambda _: states.append(library.harvests()[0].state)
    with serving(provider):
        library.harvest(url=provider.url, clock=QuickClock())

    assert states == ["running"]
    assert library.harvests()[0].state == "complete"
