"""Waiting for the thing itself, not for a time in which it has come on a machine that is idle."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
import termios
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any, Final

import pytest

HANG: Final = 120.0  # seconds that nothing takes but what hangs
needs_linux = pytest.mark.skipif(sys.platform != "linux", reason="processes as Linux shows them")


def until(sign: Callable[[], bool], process: subprocess.Popen[Any] | None = None) -> None:
    """Return once there is the *sign* of what *process* does, which has to go on until then."""
    end = time.monotonic() + HANG
    while not sign():
        assert process is None or process.poll() is None, "it ended without the sign"
        assert time.monotonic() < end, "it hangs"
        time.sleep(0.005)


def is_taken(pipe: IO[Any]) -> bool:
    """Whether all that was written into *pipe* has been read at its other end."""
    left = fcntl.ioctl(pipe.fileno(), termios.FIONREAD, bytes(4))
    return int.from_bytes(left, sys.byteorder) == 0


def open_files(process: subprocess.Popen[Any]) -> list[str]:
    """The files that *process* has open, as Linux shows them."""
    found: list[str] = []
    try:
        for each in Path(f"/proc/{process.pid}/fd").iterdir():
            found.append(os.readlink(each))  # noqa: PTH115, PERF401 - some are no paths; what goes meanwhile
    except FileNotFoundError:  # closed between the two
        pass
    return found


def has_spilled(process: subprocess.Popen[Any]) -> bool:
    """Whether SQLite has opened a file for what a statement gathers: then the statement runs."""
    return any("/etilqs_" in each for each in open_files(process))


def is_asleep(process: subprocess.Popen[Any]) -> bool:
    """Whether *process* waits for something, and not for the processor or the disk."""
    stat = Path(f"/proc/{process.pid}/stat").read_text(encoding="utf-8")
    return stat.rpartition(")")[2].split()[0] == "S"
