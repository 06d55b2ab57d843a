"""The tables of harvests: what is asked of which server, and how far each list was read."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from biblio.db.base import STRICT, STRICT_KEYED, Base, Id, index_where


class Harvest(Base):
    """What is harvested again and again: one set of one server in one form of metadata."""

    __tablename__ = "harvests"
    __table_args__ = (
        CheckConstraint("url <> ''", name="url_not_empty"),
        CheckConstraint("metadata_prefix <> ''", name="metadata_prefix_not_empty"),
        UniqueConstraint("url", "metadata_prefix", "set_spec"),
        STRICT,
    )

    id: Mapped[int] = mapped_column(
        Id, primary_key=True, autoincrement=False, doc="The harvest's number."
    )
    url: Mapped[str] = mapped_column(doc="The address at which the server speaks OAI-PMH.")
    metadata_prefix: Mapped[str] = mapped_column(doc="The form of metadata: `arXivRaw`.")
    set_spec: Mapped[str] = mapped_column(
        default="", server_default="", doc="The set, as the server calls it; empty for all."
    )
    last_answer: Mapped[str | None] = mapped_column(
        doc="When the server last answered, by its own clock, UTC."
    )
    completed: Mapped[str | None] = mapped_column(
        doc="When a list was last read to its end, by this machine's clock, UTC."
    )
    failed: Mapped[str | None] = mapped_column(
        doc="When a run of it last failed, UTC; null once one came to its end again."
    )
    failure: Mapped[str | None] = mapped_column(doc="Why it failed then.")
    process: Mapped[str | None] = mapped_column(
        doc="Process that harvests it now, as in `imports`; null where none does."
    )
    last_sign: Mapped[str | None] = mapped_column(doc="When that process last gave a sign, UTC.")


class HarvestRun(Base):
    """One run of a harvest: which list it read, and how far.

    It goes with its import. From which day to harvest on follows from the runs that are left, so
    that what was taken back is asked for again.
    """

    __tablename__ = "harvest_runs"
    __table_args__ = (
        CheckConstraint("token <> ''", name="token_not_empty"),
        CheckConstraint("pages >= 0", name="pages_not_negative"),
        CheckConstraint("is_ordered IN (0, 1)", name="is_ordered_is_boolean"),
        CheckConstraint("is_complete IN (0, 1)", name="is_complete_is_boolean"),
        CheckConstraint("goes_on IN (0, 1)", name="goes_on_is_boolean"),
        Index(None, "harvest_id"),
        index_where("continues IS NOT NULL", "continues"),
        STRICT_KEYED,
    )

    import_id: Mapped[int] = mapped_column(
        Id, ForeignKey("imports.id", ondelete="CASCADE"), primary_key=True, doc="The run."
    )
    harvest_id: Mapped[int] = mapped_column(Id, ForeignKey("harvests.id"), doc="What it harvests.")
    continues: Mapped[int | None] = mapped_column(
        Id,
        ForeignKey("harvest_runs.import_id", ondelete="CASCADE"),
        doc="The run whose list it takes up where that was cut.",
    )
    goes_on: Mapped[int] = mapped_column(
        doc="1 where the list begins where an earlier one ended, 0 where its days were asked for."
    )
    from_day: Mapped[str | None] = mapped_column(
        doc="First day of change that the list was asked for; null for all."
    )
    until_day: Mapped[str | None] = mapped_column(doc="The last one; null where it is open.")
    pages: Mapped[int] = mapped_column(
        default=0, server_default=text("0"), doc="Pages of the list that are stored, of all runs."
    )
    seen: Mapped[str | None] = mapped_column(doc="The last day of change among its records so far.")
    is_ordered: Mapped[int] = mapped_column(
        default=1,
        server_default=text("1"),
        doc="0 where a record came behind one of a later day of change.",
    )
    token: Mapped[str | None] = mapped_column(
        doc="What asks for the next page; null where there is none."
    )
    answered: Mapped[str | None] = mapped_column(
        doc="When the server gave the last page, by its own clock, UTC."
    )
    is_complete: Mapped[int] = mapped_column(
        default=0, server_default=text("0"), doc="1 where the list was read to its end."
    )
    reached: Mapped[str | None] = mapped_column(
        doc="The day up to which all changes were seen; null where the list is not complete, or "
        "was empty."
    )
