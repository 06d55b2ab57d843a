"""How the program ends: exit codes, and one line on stderr for whatever went wrong.

0 success, 1 failure, 2 wrong usage, 3 an import with `--strict` that had rejections, 130 Ctrl-C,
143 SIGTERM, 141 a reader that closed the pipe (as if by SIGPIPE, and as silent). A bug keeps its
traceback.

Streams that are closed end an answer, never an import: what it stores does not depend on who
listens.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any, Final, NoReturn, TextIO

import typer
from typer.core import TyperGroup
from typer.exceptions import TyperException

from biblio import endings
from biblio.errors import BiblioError, InvalidIdentifier, InvalidQuery

FAILURE: Final = 1
USAGE: Final = 2
REJECTIONS: Final = 3
CLOSED_PIPE: Final = 141

STDERR: Final = 2
_NOBODY: Final = frozenset({errno.EPIPE, errno.EBADF})


class Program(TyperGroup):
    """The group of all commands, which ends as the module says."""

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,  # noqa: FBT001, FBT002 - Typer's own signature
        windows_expand_args: bool = True,  # noqa: FBT001, FBT002 - the same
        **extra: Any,  # noqa: ANN401 - the same
    ) -> Any:  # noqa: ANN401 - the same
        """Run the command that *args* name; exit unless told otherwise."""
        try:
            with told():
                status = super().main(
                    args,
                    prog_name,
                    complete_var,
                    standalone_mode=False,
                    windows_expand_args=windows_expand_args,
                    **extra,
                )
        except typer.Exit as end:
            status = end.exit_code
        if not standalone_mode:
            return status
        sys.exit(status or 0)

    def invoke(self, ctx: typer.Context) -> Any:  # type: ignore[override] # noqa: ANN401 - Typer's
        """Run the command; what fails is told here, before Typer tells it in its own way."""
        with told():
            return super().invoke(ctx)


@contextmanager
def told() -> Iterator[None]:
    """Turn what a person can mend into a line on stderr and an exit code.

    Raises:
        typer.Exit: in place of what was raised.
    """
    try:
        yield
        sys.stdout.flush()
    except (InvalidQuery, InvalidIdentifier) as error:
        fail(str(error), USAGE)
    except BiblioError as error:
        fail(str(error))
    except TyperException as error:
        fail(_usage(error), error.exit_code)
    except KeyboardInterrupt:
        fail(endings.INTERRUPTED, endings.status())
    except BrokenPipeError:
        _drop(sys.stdout)
        raise typer.Exit(CLOSED_PIPE) from None
    except OSError as error:
        _drop(sys.stdout)
        fail(_sentence(error))


def fail(sentence: str, status: int = FAILURE) -> NoReturn:
    """Print *sentence* and end with *status*."""
    complain(sentence)
    raise typer.Exit(status)


def tell_missing(reasons: Sequence[BiblioError], *, has_some: bool) -> None:
    """Say why each of the identifiers that name no paper does not, and end with an exit code then.

    It is wrong usage where none of all that were given is an identifier, else a failure.

    Raises:
        typer.Exit: there are *reasons*.
    """
    for each in reasons:
        complain(str(each))
    if reasons:
        none_is_one = not has_some and all(isinstance(each, InvalidIdentifier) for each in reasons)
        raise typer.Exit(USAGE if none_is_one else FAILURE)


def complain(sentence: str) -> None:
    """Print *sentence* on stderr as this program's, on one line."""
    say(f"biblio: {sentence}")


def say(line: str, *, is_result: bool = False) -> None:
    """Print *line* on stderr, behind all that was printed; on stdout where it is what was asked.

    Nobody has to listen on stderr: what cannot be printed there ends nothing.
    """
    from biblio.writers.printable import printable

    if is_result:
        typer.echo(printable(line))
        return
    with suppress(OSError):  # who reads stdout will say so itself
        sys.stdout.flush()
    try:
        typer.echo(printable(line), err=True)
    except OSError:
        _drop(sys.stderr)


class Unheard:
    """Lets what is printed within go nowhere when it cannot be printed, and what is done go on.

    `failure` is what the operating system said the first time, unless it is that nobody listens.
    """

    def __init__(self) -> None:
        self.failure: OSError | None = None

    def __enter__(self) -> None:
        """Nothing."""

    def __exit__(self, _: object, error: BaseException | None, __: object) -> bool:
        """Whether *error* is one of the output."""
        if error is None:
            try:
                sys.stdout.flush()
            except OSError as late:
                error = late
        if not isinstance(error, OSError) or error.filename is not None:
            return False
        if error.errno not in _NOBODY:
            self.failure = self.failure or error
        _drop(sys.stdout)
        return True


def open_streams() -> None:
    """Put something in the place of standard streams that the shell has closed.

    Else the database would get their numbers, and what is printed would be written into it.
    Writing to a closed stdout still fails, as it does elsewhere; a closed stderr takes all.
    """
    missing = [stream is None for stream in (sys.stdin, sys.stdout, sys.stderr)]
    for number, is_missing in enumerate(missing):
        if is_missing and not _is_open(number):
            os.open(os.devnull, os.O_WRONLY if number == STDERR else os.O_RDONLY)
    if sys.stdout is None:
        sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
    if sys.stderr is None:
        sys.stderr = os.fdopen(STDERR, "w", encoding="utf-8", closefd=False)


def _is_open(number: int) -> bool:
    try:
        os.fstat(number)
    except OSError:
        return False
    return True


def _usage(error: TyperException) -> str:
    """What is wrong with the arguments, and which help tells more."""
    sentence = error.format_message().rstrip(".").replace("Value error, ", "")
    context = getattr(error, "ctx", None)  # those that are about usage know their command
    if context is None:
        return sentence
    return f"{sentence}; `{context.command_path} --help` tells more"


def _sentence(error: OSError) -> str:
    """What the operating system said, and of which file."""
    reason = error.strerror or str(error)
    return f"{error.filename}: {reason}" if error.filename else f"the output failed: {reason}"


def _drop(stream: TextIO) -> None:
    """Let what is still in the buffer of *stream* go nowhere, so that leaving does not fail."""
    with suppress(OSError, ValueError):  # a stream without a file beneath needs nothing
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
