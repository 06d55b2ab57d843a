"""Whether the process of a run is still alive."""

from __future__ import annotations

import os
import socket


def this_process() -> str:
    """This process, as `imports.process` keeps it: host and number."""
    return f"{socket.gethostname()}:{os.getpid()}"


def is_alive(process: str | None) -> bool:
    """Whether *process* may still run; one of another host cannot be asked, and may."""
    host, _, number = (process or "").rpartition(":")
    if not number.isdigit():
        return False
    if host != socket.gethostname():
        return True
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
