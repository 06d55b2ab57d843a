"""Signals that end a command: SIGTERM, and SIGHUP of a terminal that is closed, as Ctrl-C does.

Nothing half-written stays, an import says in its row that it was cut, and there is a line.
"""

from __future__ import annotations

import signal
from types import FrameType
from typing import Final, NoReturn

_ENDING: Final = tuple(
    getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)
)
_BY_SIGNAL: Final = 128  # a shell's exit code for a program that a signal ended, and the signal


class _Received:
    """Which signal ends the command; Ctrl-C, where no other came."""

    number: int = signal.SIGINT


def heed() -> None:
    """Let the signals act as Ctrl-C does, but those that whoever started us has us ignore."""
    for each in _ENDING:
        if signal.getsignal(each) is signal.SIG_DFL:
            signal.signal(each, _end)


def status() -> int:
    """The exit code of a command that was interrupted."""
    return _BY_SIGNAL + _Received.number


def _end(number: int, _frame: FrameType | None) -> NoReturn:
    _Received.number = number
    raise KeyboardInterrupt
