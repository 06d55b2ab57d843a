"""Which process writes a run, and whether it is still alive.

A process is told from others by its number, when it started, the boot of its kernel and the
namespace that its number counts in; the host's name may change while it runs. Where a process
cannot be asked (another container, another machine, Windows), what its run wrote last tells: a run
that goes on writes at least every `SIGN` seconds while it has input. Should one that waits longer
be taken for ended, it finds that out by itself before it writes again, and stops.

A number alone is no proof, since the system gives it again: where nothing tells when the process
started, what its run wrote last tells as well.
"""

from __future__ import annotations

import os
import socket
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, NamedTuple

SIGN: Final = 60.0  # seconds after which a run writes that it is alive
PATIENCE: Final = 600  # seconds without a sign, after which one that cannot be asked has ended
TICKS: Final = 19  # where the start stands in /proc/…/stat, behind the name; the state is first


class Process(NamedTuple):
    """One process; what the system does not tell is empty."""

    host: str
    number: str
    started: str = ""
    boot: str = ""
    space: str = ""


def this_process() -> str:
    """This process, as `imports.process` keeps it."""
    number = str(os.getpid())
    boot = _read("/proc/sys/kernel/random/boot_id").strip()
    _, started = _state(number)
    return ":".join(Process(socket.gethostname(), number, started, boot, _space()))


def is_alive(process: str | None, last_sign: str) -> bool:
    """Whether *process*, as a run names it, may still write; its *last_sign* is a time in UTC."""
    one, here = parsed(process or ""), parsed(this_process())
    if one is None:
        return False
    answer = None if here is None else _asked(one, here)
    return _is_recent(last_sign) if answer is None else answer


def can_be_asked(process: str | None) -> bool:
    """Whether the system tells from here if *process* is alive, whatever it wrote last."""
    one, here = parsed(process or ""), parsed(this_process())
    return one is None or here is None or _asked(one, here) is not None


def parsed(process: str) -> Process | None:
    """The parts of *process* as a run names it; None where it names none."""
    parts = process.split(":")
    if len(parts) not in (2, len(Process._fields)) or not parts[1].isdecimal():
        return None
    return Process(*parts)


def told(process: str | None) -> str:
    """*process* as a sentence names it: ` (process 12 on host)`; empty where it is not known."""
    one = parsed(process or "")
    return f" (process {one.number} on {one.host})" if one else ""


def _asked(one: Process, here: Process) -> bool | None:
    """Whether *one* runs; None where nobody *here* can tell."""
    if one.boot and here.boot and one.boot != here.boot:
        return False if one.host == here.host else None
    is_near = one.space == here.space if one.boot and here.boot else one.host == here.host
    if not is_near or os.name == "nt":  # Windows has no signal that does nothing
        return None
    try:
        os.kill(int(one.number), 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        pass
    state, started = _state(one.number)
    if state in {"Z", "X"}:
        return False
    return started == one.started if started and one.started else None


def _is_recent(time: str) -> bool:
    """Whether *time* is about now; a clock that was set back must not make it so for long."""
    try:
        then = datetime.fromisoformat(time)
    except ValueError:
        return False
    return abs((datetime.now(UTC) - then).total_seconds()) <= PATIENCE


def _state(number: str) -> tuple[str, str]:
    """The state of the process *number*, and when it started; empty where that is not told."""
    words = _read(f"/proc/{number}/stat").rpartition(")")[2].split()
    return (words[0], words[TICKS]) if len(words) > TICKS else told_by_ps(number)


def told_by_ps(number: str) -> tuple[str, str]:
    """The same from the program `ps`, as macOS and the BSDs have it, which have no /proc."""
    words = ["ps", "-o", "state=", "-o", "lstart=", "-p", number]
    plain = {"LC_ALL": "C", "TZ": "UTC", "PATH": os.defpath}
    try:
        said = subprocess.run(words, capture_output=True, check=True, text=True, env=plain)  # noqa: S603 - a number that is one
    except (OSError, subprocess.CalledProcessError, UnicodeDecodeError):
        return "", ""
    state, *started = said.stdout.split()
    return state[:1], " ".join(started).replace(":", ".")  # names are parted by colons


def _space() -> str:
    """What the numbers of processes count in here."""
    try:
        return str(Path("/proc/self/ns/pid").readlink()).strip("pid:[]")
    except OSError:
        return ""


def _read(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
