"""Signals that end the program: Ctrl-C, SIGTERM, and SIGHUP of a terminal that is closed.

Nothing half-written stays, an import says in its row that it was cut, and there is a line. It
stands below all else, so that it acts from the first moment on: until a command begins there is
nothing to tidy, and half a second of imports in which an exception would be lost or shown.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from contextlib import suppress
from types import FrameType
from typing import Final, NoReturn

INTERRUPTED: Final = "interrupted"
_STDERR: Final = 2
_BY_SIGNAL: Final = 128  # a shell's exit code for a program that a signal ended, and the signal
_ENDING: Final = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)


class _Received:
    """Which signal ends the command; Ctrl-C, where no other came."""

    number: int = signal.SIGINT


def at_once() -> None:
    """Let the signals end the program there and then, before a command begins or behind it."""
    _handle(_leave)
    # Python remembers an interruption that passed through `exec`, which dataclasses and SQLAlchemy
    # use, and `python -m` would end as if nobody had caught it. The next `exec` lets it forget.
    exec("")  # noqa: S102 - of nothing


def heed() -> None:
    """Let the signals raise KeyboardInterrupt, as Ctrl-C does of itself."""
    _handle(_interrupt)


def status() -> int:
    """The exit code of a command that was interrupted."""
    return _BY_SIGNAL + _Received.number


def leave() -> NoReturn:
    """End the program now, with its line."""
    with suppress(OSError):  # nobody has to listen
        os.write(_STDERR, f"biblio: {INTERRUPTED}\n".encode())
    os._exit(status())


def _handle(how: Callable[[int, FrameType | None], None]) -> None:
    """Let *how* handle the signals, but those that whoever started us has us ignore."""
    ours = (signal.SIG_DFL, signal.default_int_handler, _leave, _interrupt)
    for each in _ENDING:
        if signal.getsignal(each) in ours:
            signal.signal(each, how)


def _interrupt(number: int, _frame: FrameType | None) -> NoReturn:
    _Received.number = number
    raise KeyboardInterrupt


def _leave(number: int, _frame: FrameType | None) -> NoReturn:
    _Received.number = number
    leave()
