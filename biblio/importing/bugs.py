"""What was not meant to be raised, on its way to who tells it: a bug keeps its traceback.

One rule holds for small inputs, which are read by the process that writes, and large ones, which a
second process reads: the run is `failed`, what it stored before stays, and the error is raised as
it was, with the lines where it arose.
"""

from __future__ import annotations

import pickle
import traceback
from typing import NamedTuple, Self


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
