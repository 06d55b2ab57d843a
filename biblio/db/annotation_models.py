"""The tables of the user's own layer, which no import writes and no undo of one takes away.

What was said of a paper is bound to its *handle*, the identifier that makes it a paper, as it was
then: a paper that is joined into another has its annotations there, and takes them along where the
two part. History is only ever added to.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    Text,
    UniqueConstraint,
    column,
    table,
)
from sqlalchemy import text as as_sql
from sqlalchemy.orm import Mapped, mapped_column

from biblio.db.base import STRICT, STRICT_KEYED, Base, Id, index_where

_IS_CURRENT = "is_current = 1"


class AnnotationChange(Base):
    """One command that changed tags, notes or lists."""

    __tablename__ = "annotation_changes"
    __table_args__ = (
        CheckConstraint("uuid <> ''", name="uuid_not_empty"),
        CheckConstraint("changed_at <> ''", name="changed_at_not_empty"),
        CheckConstraint("action <> ''", name="action_not_empty"),
        CheckConstraint("undone_at <> ''", name="undone_at_not_empty"),
        UniqueConstraint("uuid"),
        STRICT,
    )

    id: Mapped[int] = mapped_column(
        Id,
        primary_key=True,
        autoincrement=False,
        doc="The change's number in this file.",
    )
    uuid: Mapped[str] = mapped_column(
        doc="Tells the same change in every file that it was exported to."
    )
    changed_at: Mapped[str] = mapped_column(
        doc="When it was made, in UTC, to the microsecond; a later one of a file is never before "
        "it, whatever the clock says."
    )
    action: Mapped[str] = mapped_column(
        doc="What was done: `tag`, `note`, `list add`, `list remove`, `list rename`, `list delete`."
    )
    undone_at: Mapped[str | None] = mapped_column(
        doc="When it was taken back, in UTC; null: it holds."
    )


class Annotation(Base):
    """One thing that a change said of one paper.

    The last that was said of a handle, kind and name, by a change that was not taken back, holds.
    """

    __tablename__ = "annotations"
    __table_args__ = (
        CheckConstraint("ordinal >= 1", name="ordinal_from_1"),
        CheckConstraint("scheme <> ''", name="scheme_not_empty"),
        CheckConstraint("value <> ''", name="value_not_empty"),
        CheckConstraint("kind IN ('tag', 'note', 'list')", name="kind_is_known"),
        CheckConstraint("(name = '') = (kind = 'note')", name="name_but_of_notes"),
        CheckConstraint("(name_key = '') = (kind = 'note')", name="name_key_but_of_notes"),
        CheckConstraint(
            "text IS NULL OR (kind = 'note' AND is_set = 1)", name="text_of_notes_alone"
        ),
        CheckConstraint("text <> ''", name="text_not_empty"),
        CheckConstraint("is_set IN (0, 1)", name="is_set_is_boolean"),
        CheckConstraint("changed_at <> ''", name="changed_at_not_empty"),
        CheckConstraint("is_current IN (0, 1)", name="is_current_is_boolean"),
        UniqueConstraint("scheme", "value", "kind", "name_key", "change_id"),
        index_where(_IS_CURRENT, "scheme", "value", "kind", "name_key"),
        index_where(_IS_CURRENT, "name_key", "kind"),
        STRICT_KEYED,
    )

    change_id: Mapped[int] = mapped_column(
        Id,
        ForeignKey("annotation_changes.id", ondelete="CASCADE"),
        primary_key=True,
        doc="The change.",
    )
    ordinal: Mapped[int] = mapped_column(
        primary_key=True, doc="Place in the change, from 1: papers of a list are in this order."
    )
    scheme: Mapped[str] = mapped_column(
        doc="Scheme of the paper's handle when it was said: `arxiv`, `doi`, also `content` and "
        "`abstract`."
    )
    value: Mapped[str] = mapped_column(doc="The handle itself, as in `identifiers`.")
    kind: Mapped[str] = mapped_column(doc="`tag`, `note` or `list`.")
    name: Mapped[str] = mapped_column(
        default="", server_default="", doc="The tag or the list as written; empty for a note."
    )
    name_key: Mapped[str] = mapped_column(
        default="", server_default="", doc="The same without case: what it is found by."
    )
    text: Mapped[str | None] = mapped_column(doc="The note's text; null for all else.")
    is_set: Mapped[int] = mapped_column(
        doc="1: the paper has the tag or the note, or is in the list, from then on; 0: no more."
    )
    changed_at: Mapped[str] = mapped_column(
        doc="As in its change: the last one holds, whatever order files were read in."
    )
    is_current: Mapped[int] = mapped_column(
        default=0,
        server_default=as_sql("0"),
        doc="1 where it is the last that was said, and not taken back; the program keeps it.",
    )


class CitationKey(Base):
    """A citation key that was once written out: it is that paper's for ever."""

    __tablename__ = "citation_keys"
    __table_args__ = (
        CheckConstraint("citation_key <> ''", name="citation_key_not_empty"),
        CheckConstraint("scheme <> ''", name="scheme_not_empty"),
        CheckConstraint("value <> ''", name="value_not_empty"),
        CheckConstraint("first_written <> ''", name="first_written_not_empty"),
        UniqueConstraint("scheme", "value"),
        STRICT_KEYED,
    )

    folded: Mapped[str] = mapped_column(
        primary_key=True, doc="The key without case: BibTeX takes keys for equal that differ in it."
    )
    citation_key: Mapped[str] = mapped_column(doc="The key as written.")
    scheme: Mapped[str] = mapped_column(doc="Scheme of the handle of its paper, as written then.")
    value: Mapped[str] = mapped_column(doc="The handle itself.")
    first_written: Mapped[str] = mapped_column(doc="When it was first written out, in UTC.")


STANDING: Final = table(
    "paper_annotations",
    *(column(name, Id) for name in ("paper_id", "change_id", "ordinal")),
    *(
        column(name, Text())
        for name in ("kind", "name", "name_key", "text", "changed_at", "scheme", "value", "handle")
    ),
)
"""The view of what holds of the papers that there are, whatever handle it was said of."""
