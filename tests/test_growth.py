"""Tests of linear time pass where it is linear, and fail where it is not."""

from __future__ import annotations

import gc
from collections.abc import Callable

import pytest
from growth import LIMIT, TIMES, assert_linear, growth


def linear(size: int) -> None:
    sum(range(size))


def nearly_linear(size: int) -> None:
    sorted(range(size), key=lambda number: -number)


def quadratic(size: int) -> None:
    sum(1 for _ in range(size) for _ in range(size))


def quadratic_behind_a_start(size: int) -> None:
    linear(5_000)
    quadratic(size)


@pytest.mark.parametrize(("work", "size"), [(linear, 10_000), (nearly_linear, 2_000)])
def test_what_is_linear_passes(work: Callable[[int], None], size: int) -> None:
    assert_linear(work, int, size)
    assert growth(work, int, size) > TIMES / 4


@pytest.mark.parametrize(("work", "size"), [(quadratic, 40), (quadratic_behind_a_start, 40)])
def test_what_is_quadratic_fails(work: Callable[[int], None], size: int) -> None:
    with pytest.raises(AssertionError, match=rf"^{TIMES} times the size costs \d+ times as much"):
        assert_linear(work, int, size)


def test_a_moment_of_noise_is_none() -> None:
    met: set[int] = set()

    def disturbed(size: int) -> None:
        linear(size if size in met else 20 * size)
        met.add(size)

    assert growth(disturbed, int, 10_000) < LIMIT


def test_garbage_is_looked_for_afterwards_as_before() -> None:
    seen: set[bool] = set()

    def looking(size: int) -> None:
        linear(size)
        seen.add(gc.isenabled())

    growth(looking, int, 10_000)

    assert (seen, gc.isenabled()) == ({False}, True)
