"""How many rows are asked for: the same in Python and on the command line."""

from __future__ import annotations

from biblio.errors import InvalidQuery


def rows_of(limit: int | None) -> int | None:
    """*limit* as the number of rows at most; None where all are wanted, which 0 says too.

    Raises:
        InvalidQuery: it is negative.
    """
    if limit is not None and limit < 0:
        raise InvalidQuery(f"a limit of {limit} shows nothing: ask for at least 1; 0 is for all")
    return limit or None
