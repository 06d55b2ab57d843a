"""Which of the things that were said of a handle holds: the last, by a change not taken back.

`annotations.is_current` marks it, so that no question reads the history. It follows from the rest.
Changes of one moment, which only two files can have, are told apart by their marks, so that both
files come to the same.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection, text

_NOT_UNDONE: Final = (
    "EXISTS (SELECT 1 FROM annotation_changes AS c"
    " WHERE c.id = annotations.change_id AND c.undone_at IS NULL)"
)
_ANOTHER_LATER: Final = """
EXISTS (
    SELECT 1 FROM annotations AS b
    JOIN annotation_changes AS d ON d.id = b.change_id AND d.undone_at IS NULL
    WHERE b.scheme = annotations.scheme AND b.value = annotations.value
      AND b.kind = annotations.kind AND b.name_key = annotations.name_key
      AND (b.changed_at, d.uuid) > (
          annotations.changed_at,
          (SELECT e.uuid FROM annotation_changes AS e WHERE e.id = annotations.change_id)))"""
HOLDS: Final = f"({_NOT_UNDONE} AND NOT {_ANOTHER_LATER})"
"""SQL: a row of `annotations` is the last that was said and not taken back."""

_OF_CHANGES: Final = """
(scheme, value, kind, name_key) IN (
    SELECT t.scheme, t.value, t.kind, t.name_key FROM annotations AS t
    WHERE t.change_id BETWEEN :first AND :last)"""


def settle(connection: Connection, changes: range) -> None:
    """Mark what holds of all that *changes* speak of, after they came or were taken back."""
    given = {"first": changes.start, "last": changes.stop - 1}
    # In two steps: never do two rows of one thing hold.
    for statement in (
        f"UPDATE annotations SET is_current = 0 WHERE is_current = 1 AND {_OF_CHANGES}",  # noqa: S608 - constants
        f"UPDATE annotations SET is_current = 1 WHERE {_OF_CHANGES} AND {HOLDS}",  # noqa: S608 - constants
    ):
        connection.execute(text(statement), given)
