from datetime import UTC, datetime

from biblio.harvesting.clock import Clock


def test_the_clock_of_this_machine_tells_utc_and_waits() -> None:
    clock = Clock()

    before = clock.monotonic()
    clock.sleep(0.01)

    assert clock.monotonic() - before >= 0.01
    assert abs((datetime.now(UTC) - clock.now()).total_seconds()) < 60
