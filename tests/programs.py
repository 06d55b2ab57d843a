"""`biblio` as a program of its own that need not import what it needs each time.

To import takes longer than most of what tests let the program do. So one process, started when it
is first needed and for as long as the tests, imports all of it (`python programs.py`), and forks
for each program that is asked for. That one is a process as any other: with a number, streams,
folder and environment of its own; it takes signals, runs the module's lines as `python -m biblio`
does, and ends as Python ends.

So are lines of Python, `python -c`, which need not import biblio again. All other words, and an
environment of Python's own (`PYTHON…`) that is not that of the tests, begin from nothing. A test
that is about how a program starts calls `subprocess`.
"""

from __future__ import annotations

import atexit
import gc
import importlib
import os
import pickle
import pkgutil
import runpy
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import IO, Any, Final, NamedTuple

from sqlalchemy.orm import configure_mappers
from typer.main import get_command
from waiting import HANG

BIBLIO: Final = (sys.executable, "-m", "biblio")
"""How the program is started: these words, and its arguments behind them."""

_STREAMS: Final = (0, 1, 2)
_OF_THE_START: Final = ("PYTHON", "LC_", "LANG")  # what Python looks at when it starts
_SIZE: Final = 8  # bytes of a number that goes through a pipe
_UNWRITTEN: Final = 120  # Python's exit code where what is left to print cannot be
_CAN_FORK: Final = sys.platform == "linux"


class _Asked(NamedTuple):
    """A program to be started, beside its three streams."""

    lines: str | None
    """What `python -c` runs; None where the program is biblio."""
    arguments: Sequence[str]
    folder: str
    environment: Mapping[str, str]


class Popen(subprocess.Popen[Any]):
    """A program that is started so, as `subprocess` starts it."""

    _ended: IO[bytes] | None = None

    def _execute_child(self, args: Any, *given: Any) -> None:
        """Start it; *given* are the parameters of `subprocess`, of which some are asked for."""
        words = [*map(os.fsdecode, args)] if isinstance(args, Sequence) else []
        _, preexec, _, _, folder, environment, *_ = given
        environment = os.environ if environment is None else environment
        if not _CAN_FORK or preexec is not None or not _is_forked(words, environment):
            super()._execute_child(args, *given)  # type: ignore[misc] # typeshed has what is public
            return
        streams = given[9:15]
        theirs = (streams[0], streams[3], streams[5])
        lines = words[2] if words[1] == "-c" else None
        asked = _Asked(lines, words[3:], os.fsdecode(folder or Path.cwd()), {**environment})
        try:
            self._ended = _ask(
                asked, [number if each == -1 else each for number, each in enumerate(theirs)]
            )
            self.pid = _number(self._ended)
        finally:
            self._close_pipe_fds(*streams)  # type: ignore[attr-defined] # the same
        self._child_created = True

    def _internal_poll(self, *given: Any, **named: Any) -> int | None:
        if self._ended is None:
            return super()._internal_poll(*given, **named)  # type: ignore[misc, no-any-return] # the same
        if self.returncode is None and select.select([self._ended], [], [], 0)[0]:
            self._wait(None)
        return self.returncode

    def _wait(self, timeout: float | None) -> int:
        if self._ended is None:
            return super()._wait(timeout)  # type: ignore[misc, no-any-return] # the same
        if self.returncode is None:
            if not select.select([self._ended], [], [], timeout)[0]:
                raise subprocess.TimeoutExpired(self.args, timeout or 0)
            self.returncode = _number(self._ended)
            self._ended.close()
        return self.returncode


def run(
    words: Sequence[str | Path],
    *,
    input: str | bytes | None = None,  # noqa: A002 - as `subprocess.run` has it
    capture_output: bool = False,
    check: bool = False,
    timeout: float = HANG,
    **settings: Any,
) -> subprocess.CompletedProcess[Any]:
    """What became of *words*, as `subprocess.run` tells it."""
    if input is not None:
        settings["stdin"] = subprocess.PIPE
    if capture_output:
        settings |= {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with Popen(words, **settings) as program:
        try:
            output, errors = program.communicate(input, timeout)
        except BaseException:
            program.kill()
            raise
    done = subprocess.CompletedProcess(words, program.returncode, output, errors)
    if check:
        done.check_returncode()
    return done


def _is_forked(words: Sequence[str], environment: Mapping[str, str]) -> bool:
    is_ours = words[:2] == [sys.executable, "-c"] or tuple(words[: len(BIBLIO)]) == BIBLIO
    return is_ours and all(
        environment.get(each) == os.environ.get(each)
        for each in {*environment, *os.environ}
        if each.startswith("PYTHON")
    )


def _ask(asked: _Asked, streams: Sequence[int]) -> IO[bytes]:
    """Let the program be started; through what comes back, its number and how it ended are told."""
    of_the_start = ((k, v) for k, v in asked.environment.items() if k.startswith(_OF_THE_START))
    server = _server(frozenset(of_the_start))
    told, tells = os.pipe()
    try:
        said = pickle.dumps(asked)
        socket.send_fds(server, [len(said).to_bytes(_SIZE, "big")], [*streams, tells])
        server.sendall(said)
    finally:
        os.close(tells)
    return os.fdopen(told, "rb", buffering=0)


def _number(pipe: IO[bytes]) -> int:
    """The next number that comes through *pipe*."""
    said = pipe.read(_SIZE)
    assert len(said) == _SIZE, "what starts the programs has ended"
    return int.from_bytes(said, "big", signed=True)


@cache
def _server(of_the_start: frozenset[tuple[str, str]]) -> socket.socket:
    """The end at which a process listens that starts programs with this environment of Python."""
    ours, theirs = socket.socketpair()
    others = {k: v for k, v in os.environ.items() if not k.startswith(_OF_THE_START)}
    with theirs:
        process = subprocess.Popen(
            [sys.executable, __file__, str(theirs.fileno())],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            env={**others, **dict(of_the_start)},
            pass_fds=[theirs.fileno()],
        )

    def close() -> None:
        ours.close()  # whereupon it ends
        process.wait(HANG)

    atexit.register(close)
    return ours


def import_all() -> None:
    """Import what commands import, and make what each process makes once."""
    for name in ("biblio.library", "biblio.importing.runs", "alembic.command"):
        importlib.import_module(name)
    cli = importlib.import_module("biblio.cli")
    for each in pkgutil.iter_modules(cli.__path__, "biblio.cli."):
        importlib.import_module(each.name)
    configure_mappers()
    program: Any = get_command(cli.app)
    for command in program.commands.values():
        command.whole()


def _serve(listening: socket.socket) -> _Asked | None:
    """Start what is asked for; in each process that is to be one, what it is to be.

    None once nobody asks any more.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a tester's; programs get theirs by their number
    gc.freeze()
    while True:
        size, files, _, _ = socket.recv_fds(listening, _SIZE, len(_STREAMS) + 1)
        with suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
        if not size:
            return None
        said = bytearray()
        while len(said) < int.from_bytes(size, "big"):
            said += listening.recv(int.from_bytes(size, "big") - len(said))
        if not os.fork():
            listening.close()
            *streams, tells = files
            _become(streams, tells)
            return _Asked(*pickle.loads(said))  # noqa: S301 - a test of ours wrote it
        for each in files:
            os.close(each)


def _become(streams: Sequence[int], tells: int) -> None:
    """Go on in a new process with these *streams*; this one waits for it and *tells* how it ended.

    Whoever asked is not its parent, and so cannot wait for it.
    """
    if process := os.fork():
        for each in (*streams, *_STREAMS):
            os.close(each)
        os.write(tells, process.to_bytes(_SIZE, "big"))
        status = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
        with suppress(BrokenPipeError):
            os.write(tells, status.to_bytes(_SIZE, "big", signed=True))
        os._exit(0)
    os.close(tells)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for each, number in zip(streams, _STREAMS, strict=True):
        os.dup2(each, number)
        os.close(each)


def _begin(asked: _Asked) -> None:
    """Be the program, which has its streams, from its first line on."""
    os.chdir(asked.folder)
    os.environ.clear()
    os.environ.update(asked.environment)
    time.tzset()
    for number, name in zip(_STREAMS, ("stdin", "stdout", "stderr"), strict=True):
        before = getattr(sys, name)
        stream = os.fdopen(
            number,
            "w" if number else "r",
            buffering=1 if name == "stderr" else -1,
            encoding=before.encoding,
            errors=before.errors,
            closefd=False,
        )
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)
    sys.path[0] = asked.folder
    sys.argv = ["biblio" if asked.lines is None else "-c", *asked.arguments]
    try:
        if asked.lines is None:
            runpy.run_module("biblio", run_name="__main__", alter_sys=True)
        else:
            sys.modules["__main__"] = main = ModuleType("__main__")
            exec(compile(asked.lines, "<string>", "exec"), vars(main))  # noqa: S102 - as -c does
    except SystemExit as ended:
        _Status.number = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
        raise
    except BaseException:
        _Status.number = 1
        raise


class _Status:
    """What this process exits with."""

    number = 0


def _end() -> None:
    """End here, when all is done but what takes longest: to take the modules apart."""
    try:
        sys.stdout.flush()
    except OSError:
        _Status.number = _UNWRITTEN
    os._exit(_Status.number)


if __name__ == "__main__":
    atexit.register(_end)
    import_all()
    with socket.socket(fileno=int(sys.argv[1])) as listening:
        asked = _serve(listening)
    if asked is not None:
        _begin(asked)
