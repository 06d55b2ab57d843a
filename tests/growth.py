"""How the cost of work grows with its size, told by a ratio: machines differ, and are busy.

A limit in seconds fails where the machine is slow, and where Python looks for garbage among all
that the other tests have left. What is compared here is the same work at two sizes, in one
process at one time: what slows it slows both.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import thread_time
from typing import Final, TypeVar

Input = TypeVar("Input")

TIMES: Final = 16  # as large is the second size
LIMIT: Final = 4 * TIMES  # as costly at most: halfway between linear, 16, and quadratic, 256
_LEAST: Final = 0.001  # seconds that are measured at once, so that the clock's own cost is none
_RUNS: Final = 3  # of the small size, of which the cheapest counts: only noise makes it dearer
_CHANCES: Final = 5  # that the large size has to be as cheap as it is


def assert_linear(work: Callable[[Input], object], made: Callable[[int], Input], size: int) -> None:
    """Fail where *work* costs more than in proportion to the size of its input, far more.

    *made* gives an input of any size. At *size* the work has to be more than what it does for any
    input, a tenth of a millisecond and not less, or that hides how the rest grows.
    """
    ratio = growth(work, made, size)
    assert ratio < LIMIT, f"{TIMES} times the size costs {ratio:.0f} times as much"


def growth(work: Callable[[Input], object], made: Callable[[int], Input], size: int) -> float:
    """How many times as much *work* costs at `TIMES` times the *size*.

    It is measured again only where that seems too much, so that it is quick where all is well.
    """
    few, many = made(size), made(size * TIMES)
    with _no_garbage():
        small = min(_seconds(work, few) for _ in range(_RUNS))
        large = _seconds(work, many)
        for _ in range(_CHANCES - 1):
            if large < LIMIT * small:
                break
            small = min(small, _seconds(work, few))
            large = min(large, _seconds(work, many))
    return large / small


def _seconds(work: Callable[[Input], object], given: Input) -> float:
    """The processor time that *work* takes for *given*, by this thread alone."""
    done, taken = 0, 0.0
    while taken < _LEAST:
        times = 2 * done or 1
        began = thread_time()
        for _ in range(times):
            work(given)
        taken, done = thread_time() - began, times
    return taken / done


@contextmanager
def _no_garbage() -> Iterator[None]:
    """Do not look for cycles meanwhile: that costs what all other tests have left, not this one."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
