"""The tables of saved queries: what is asked again and again, and what was told of it.

They are of the user's own layer. What was told is bound to handles, as annotations are, so that no
paper is news twice because a run was taken back and made again.
"""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from biblio.db.base import STRICT, STRICT_KEYED, Base, Id


class SavedQuery(Base):
    """A query that the user gave a name to.

    One that is deleted keeps its row, so that an older export does not bring it back.
    """

    __tablename__ = "saved_queries"
    __table_args__ = (
        CheckConstraint("name <> ''", name="name_not_empty"),
        CheckConstraint("name_key <> ''", name="name_key_not_empty"),
        CheckConstraint("asks <> ''", name="asks_not_empty"),
        CheckConstraint("changed_at <> ''", name="changed_at_not_empty"),
        CheckConstraint("asked_at <> ''", name="asked_at_not_empty"),
        CheckConstraint("records_seen >= 0", name="records_seen_not_negative"),
        UniqueConstraint("name_key"),
        STRICT,
    )

    id: Mapped[int] = mapped_column(
        Id, primary_key=True, autoincrement=False, doc="The query's number in this file."
    )
    name: Mapped[str] = mapped_column(doc="Its name as written.")
    name_key: Mapped[str] = mapped_column(doc="The same without case: what it is found by.")
    asks: Mapped[str | None] = mapped_column(
        doc="JSON object of what it asks for, in the words of `Library.papers`: `query`, "
        "`category`, `author`, `since` and so on; null where it is deleted."
    )
    changed_at: Mapped[str] = mapped_column(
        doc="When it was saved, renamed or deleted, in UTC, to the microsecond: of two files the "
        "later word holds."
    )
    asked_at: Mapped[str | None] = mapped_column(
        doc="When it was last asked for news, in UTC; null where it never was, and none of what "
        "it finds is known yet."
    )
    records_seen: Mapped[int | None] = mapped_column(
        Id,
        doc="The highest number of a record (`sources`, `floating_records`) when it was last "
        "asked: what has a higher one came since.",
    )


class ToldPaper(Base):
    """A paper that is no news of a saved query any more.

    It was told, or there when the query was saved.
    """

    __tablename__ = "told_papers"
    __table_args__ = (
        CheckConstraint("scheme <> ''", name="scheme_not_empty"),
        CheckConstraint("value <> ''", name="value_not_empty"),
        STRICT_KEYED,
    )

    query_id: Mapped[int] = mapped_column(
        Id,
        ForeignKey("saved_queries.id", ondelete="CASCADE"),
        primary_key=True,
        doc="The saved query.",
    )
    scheme: Mapped[str] = mapped_column(
        primary_key=True, doc="Scheme of the paper's handle when it was told, as in `annotations`."
    )
    value: Mapped[str] = mapped_column(primary_key=True, doc="The handle itself.")
