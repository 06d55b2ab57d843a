"""What was not meant to be raised, on its way to who tells it: a bug keeps its traceback.

One rule holds for small inputs, which are read by the process that writes, and large ones, which a
second process reads: the run is `failed`, what it stored before stays, and the error is raised as
it was, with the lines where it arose.
"""

from __future__ import annotations

import pickle
import traceback
from collections.abc import Iterator
from typing import NamedTuple, Self

from biblio.errors import BiblioError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from biblio.importing.loads import Load


class Bug(NamedTuple):
    """An error of another process, with the lines where it arose as a note."""

    error: Exception

    @classmethod
    def of(cls, error: Exception) -> Self:
        """*error* so that it can be sent; one that cannot is told in its words."""
        lines = "".join(traceback.format_exception(error))
        try:
            pickle.loads(pickle.dumps(error))  # noqa: S301 - what was just made
        except Exception:  # noqa: BLE001 - an error may refuse in any way
            error = RuntimeError(f"{type(error).__name__}: {error}")
        error.add_note(f"In the process that reads:\n{lines}")
        return cls(error)


def begun(loads: Iterator[Load]) -> tuple[Load | None, Iterator[Load]]:
    """The first of *loads*, and the rest.

    A bug on the way to the first is raised by the rest, so that there is a run which it ends.

    Raises:
        BiblioError: the source cannot be read at all; there is nothing to make a run of.
    """
    try:
        return next(loads, None), loads
    except BiblioError:
        raise
    except Exception as error:  # noqa: BLE001 - raised again where the run sees it
        return None, _raising(error)


def _raising(error: Exception) -> Iterator[Load]:
    raise error
    yield  # a generator
