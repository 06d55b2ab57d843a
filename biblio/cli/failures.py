"""How the program ends: exit codes, and one line on stderr for whatever went wrong.

0 success, 1 failure, 2 wrong usage, 3 an import with `--strict` that had rejections, 130 Ctrl-C,
141 a reader that closed the pipe (as if by SIGPIPE, and as silent). A bug keeps its traceback.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any, Final, NoReturn

import typer
from typer.core import TyperGroup
from typer.exceptions import TyperException

from biblio.errors import BiblioError, InvalidIdentifier, InvalidQuery

FAILURE: Final = 1
USAGE: Final = 2
REJECTIONS: Final = 3
INTERRUPTED: Final = 130
CLOSED_PIPE: Final = 141


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
        fail("interrupted", INTERRUPTED)
    except BrokenPipeError:
        _drop_output()
        raise typer.Exit(CLOSED_PIPE) from None
    except OSError as error:
        _drop_output()
        fail(_sentence(error))


def fail(sentence: str, status: int = FAILURE) -> NoReturn:
    """Print *sentence* and end with *status*."""
    complain(sentence)
    raise typer.Exit(status)


def complain(sentence: str) -> None:
    """Print *sentence* on stderr as this program's, on one line."""
    say(f"biblio: {sentence}")


def say(line: str, *, is_result: bool = False) -> None:
    """Print *line* on stderr, behind all that was printed; on stdout where it is what was asked."""
    from biblio.writers.printable import printable

    sys.stdout.flush()
    typer.echo(printable(line), err=not is_result)


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


def _drop_output() -> None:
    """Let what is still in the buffer of stdout go nowhere, so that leaving does not fail."""
    with suppress(OSError, ValueError):  # a stdout without a file beneath needs nothing
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
