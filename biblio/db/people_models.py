"""The tables of people above names: what was decided of them, and who has which places.

A *place* is one authorship: a paper and an ordinal. A *spelling* is a name as folding leaves it:
`authors.name_key` with the suffix. A person is a set of places, and most are exactly those of one
spelling: such a person has no row anywhere, so that an import writes nothing for it. Collaborations
are never people.

The number of a person without a row is the least `authors.id` of the spelling, and that of one with
a row is negative: SQLite then finds either by it in the views, with the indexes that there are.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    Index,
    Text,
    UniqueConstraint,
    column,
    table,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from biblio.db.base import STRICT, STRICT_KEYED, Base, Id, index_where

_PLACE = "(scheme IS NULL) = ({} IS NULL)"


class PeopleDecision(Base):
    """One word of the user about people: it holds over what any method finds."""

    __tablename__ = "people_decisions"
    __table_args__ = (
        CheckConstraint("uuid <> ''", name="uuid_not_empty"),
        CheckConstraint("decided_at <> ''", name="decided_at_not_empty"),
        CheckConstraint(
            "action IN ('same', 'different', 'assign', 'orcid', 'display')", name="action_is_known"
        ),
        CheckConstraint(
            "(text IS NULL) = (action NOT IN ('orcid', 'display'))", name="text_where_it_says_one"
        ),
        CheckConstraint("text <> ''", name="text_not_empty"),
        CheckConstraint("note <> ''", name="note_not_empty"),
        CheckConstraint("undone_at <> ''", name="undone_at_not_empty"),
        UniqueConstraint("uuid"),
        STRICT,
    )

    id: Mapped[int] = mapped_column(
        Id, primary_key=True, autoincrement=False, doc="The decision's number in this file."
    )
    uuid: Mapped[str] = mapped_column(
        doc="Tells the same decision in every file that it was exported to."
    )
    decided_at: Mapped[str] = mapped_column(
        doc="When it was made, in UTC, to the microsecond; a later one of a file is never before "
        "it, whatever the clock says."
    )
    action: Mapped[str] = mapped_column(
        doc="`same` or `different` of two; `assign`, the first of two to the second; `orcid` or "
        "`display` of one."
    )
    text: Mapped[str | None] = mapped_column(
        doc="The ORCID, or the name to display; null for all else."
    )
    note: Mapped[str | None] = mapped_column(doc="What the user noted with it.")
    undone_at: Mapped[str | None] = mapped_column(
        doc="When it was taken back, in UTC; null: it stands."
    )


class PeopleDecisionSide(Base):
    """Whom a decision speaks of: who stands at a place, or all of one spelling."""

    __tablename__ = "people_decision_sides"
    __table_args__ = (
        CheckConstraint("side IN (1, 2)", name="side_is_1_or_2"),
        CheckConstraint("scheme <> ''", name="scheme_not_empty"),
        CheckConstraint("value <> ''", name="value_not_empty"),
        CheckConstraint("ordinal >= 1", name="ordinal_from_1"),
        CheckConstraint("keyname <> ''", name="keyname_not_empty"),
        CheckConstraint(_PLACE.format("value"), name="value_of_places"),
        CheckConstraint(_PLACE.format("ordinal"), name="ordinal_of_places"),
        CheckConstraint(_PLACE.format("printed_name"), name="printed_name_of_places"),
        CheckConstraint("also_at IS NULL OR scheme IS NOT NULL", name="also_at_of_places"),
        STRICT_KEYED,
    )

    decision_id: Mapped[int] = mapped_column(
        Id,
        ForeignKey("people_decisions.id", ondelete="CASCADE"),
        primary_key=True,
        doc="The decision.",
    )
    side: Mapped[int] = mapped_column(primary_key=True, doc="1, and 2 where it speaks of two.")
    scheme: Mapped[str | None] = mapped_column(
        doc="Of a place: scheme of the handle that its paper had then; null for a spelling."
    )
    value: Mapped[str | None] = mapped_column(doc="The handle itself, as in `identifiers`.")
    ordinal: Mapped[int | None] = mapped_column(
        doc="Place in the author list then. A name that moved, and stands there once, is followed."
    )
    printed_name: Mapped[str | None] = mapped_column(doc="The name as it was printed there then.")
    also_at: Mapped[str | None] = mapped_column(
        doc="JSON array of the other places of the paper where the same name stood; null: nowhere."
    )
    keyname: Mapped[str] = mapped_column(doc="Keyname of the name there, or of the spelling.")
    forenames: Mapped[str] = mapped_column(default="", server_default="", doc="Its forenames.")
    suffix: Mapped[str] = mapped_column(default="", server_default="", doc="Its suffix.")


class Person(Base):
    """One person who is not simply all places of one spelling, or of whom something was said."""

    __tablename__ = "persons"
    __table_args__ = (
        CheckConstraint("display <> ''", name="display_not_empty"),
        CheckConstraint("orcid <> ''", name="orcid_not_empty"),
        CheckConstraint("chance BETWEEN 0 AND 1000", name="chance_in_thousandths"),
        CheckConstraint("id <= -1", name="id_below_0"),
        CheckConstraint("block <> ''", name="block_not_empty"),
        Index(None, "block"),
        STRICT,
    )

    id: Mapped[int] = mapped_column(
        Id,
        primary_key=True,
        autoincrement=False,
        doc="The person's number in this file, below zero and given once. Who has no row has the "
        "least number of an author name of the spelling, so that no number means two people.",
    )
    display: Mapped[str | None] = mapped_column(doc="The name that was decided to be shown.")
    orcid: Mapped[str | None] = mapped_column(
        doc="The ORCID that was decided; what sources state is in `author_identifiers`."
    )
    chance: Mapped[int | None] = mapped_column(
        doc="The chance of the weakest link that made one person of these places, in thousandths; "
        "null where none was reckoned."
    )
    block: Mapped[str] = mapped_column(
        doc="The block of the first place, by which the row is found where all places are gone."
    )


class PersonSpelling(Base):
    """Who has the places of a spelling that no exception names: most of them."""

    __tablename__ = "person_spellings"
    __table_args__ = (
        CheckConstraint("name_key <> ''", name="name_key_not_empty"),
        Index(None, "person_id"),
        STRICT_KEYED,
    )

    name_key: Mapped[str] = mapped_column(
        primary_key=True, doc="The spelling: `authors.name_key`, of no collaboration."
    )
    suffix: Mapped[str] = mapped_column(primary_key=True, doc="Its suffix: `authors.suffix`.")
    person_id: Mapped[int] = mapped_column(
        Id, ForeignKey("persons.id", ondelete="CASCADE"), doc="The person."
    )


class PersonException(Base):
    """One place that another person has than most places of its spelling."""

    __tablename__ = "person_exceptions"
    __table_args__ = (
        CheckConstraint("ordinal >= 1", name="ordinal_from_1"),
        Index(None, "person_id"),
        STRICT_KEYED,
    )

    paper_id: Mapped[int] = mapped_column(
        Id, ForeignKey("papers.id", ondelete="CASCADE"), primary_key=True, doc="The paper."
    )
    ordinal: Mapped[int] = mapped_column(primary_key=True, doc="Place in the author list, from 1.")
    person_id: Mapped[int] = mapped_column(
        Id, ForeignKey("persons.id", ondelete="CASCADE"), doc="The person."
    )


class PeopleRun(Base):
    """One time that people were computed: all of them, or those that something touched."""

    __tablename__ = "people_runs"
    __table_args__ = (
        CheckConstraint("ran_at <> ''", name="ran_at_not_empty"),
        CheckConstraint("cause <> ''", name="cause_not_empty"),
        CheckConstraint("method <> ''", name="method_not_empty"),
        CheckConstraint("changed >= 0", name="changed_not_negative"),
        CheckConstraint("undone_at <> ''", name="undone_at_not_empty"),
        index_where("import_id IS NOT NULL", "import_id"),
        index_where("decision_id IS NOT NULL", "decision_id"),
        STRICT,
    )

    id: Mapped[int] = mapped_column(
        Id, primary_key=True, autoincrement=False, doc="The run's number."
    )
    ran_at: Mapped[str] = mapped_column(doc="When, in UTC.")
    cause: Mapped[str] = mapped_column(doc="Why: `find`, `decision`, `import`, `undo`, `repair`.")
    import_id: Mapped[int | None] = mapped_column(
        Id, doc="The import that touched them, which may be gone by now; null for others."
    )
    decision_id: Mapped[int | None] = mapped_column(
        Id, doc="The decision that was made or taken back; null for others."
    )
    method: Mapped[str | None] = mapped_column(
        doc="Version of the method that found them; null: one spelling is one person."
    )
    changed: Mapped[int] = mapped_column(
        default=0, server_default=text("0"), doc="How many people are others than before."
    )
    undone_at: Mapped[str | None] = mapped_column(doc="When it was taken back; null: it stands.")


class PeopleRunChange(Base):
    """A spelling, or one place, that another person has since a run of people."""

    __tablename__ = "people_run_changes"
    __table_args__ = (
        CheckConstraint("number >= 1", name="number_from_1"),
        CheckConstraint("scheme <> ''", name="scheme_not_empty"),
        CheckConstraint("value <> ''", name="value_not_empty"),
        CheckConstraint("ordinal >= 1", name="ordinal_from_1"),
        CheckConstraint("name <> ''", name="name_not_empty"),
        CheckConstraint("name_key <> ''", name="name_key_not_empty"),
        CheckConstraint(_PLACE.format("value"), name="value_of_places"),
        CheckConstraint(_PLACE.format("ordinal"), name="ordinal_of_places"),
        STRICT_KEYED,
    )

    run_id: Mapped[int] = mapped_column(
        Id, ForeignKey("people_runs.id", ondelete="CASCADE"), primary_key=True, doc="The run."
    )
    number: Mapped[int] = mapped_column(primary_key=True, doc="Place among its changes, from 1.")
    name: Mapped[str] = mapped_column(doc="The name for display.")
    name_key: Mapped[str] = mapped_column(doc="The spelling.")
    suffix: Mapped[str] = mapped_column(default="", server_default="", doc="Its suffix.")
    scheme: Mapped[str | None] = mapped_column(
        doc="Of a place: scheme of its paper's handle; null: the places of the spelling."
    )
    value: Mapped[str | None] = mapped_column(doc="The handle itself.")
    ordinal: Mapped[int | None] = mapped_column(doc="Place in the author list.")
    was: Mapped[str | None] = mapped_column(
        doc="Who had it before: `person:2301.00001#3`; null: nobody, as it was not there."
    )
    was_id: Mapped[int | None] = mapped_column(
        Id, doc="The number of that person; null where it needed no row."
    )
    became: Mapped[str | None] = mapped_column(doc="Who has it since; null: it is gone.")
    became_id: Mapped[int | None] = mapped_column(Id, doc="The number of that person.")


class PeopleDoubt(Base):
    """Two people of one block who are perhaps one, as the method that parted them says."""

    __tablename__ = "people_doubts"
    __table_args__ = (
        CheckConstraint("block <> ''", name="block_not_empty"),
        CheckConstraint("number >= 1", name="number_from_1"),
        CheckConstraint("one <> ''", name="one_not_empty"),
        CheckConstraint("other <> ''", name="other_not_empty"),
        CheckConstraint("chance BETWEEN 0 AND 1000", name="chance_in_thousandths"),
        STRICT_KEYED,
    )

    block: Mapped[str] = mapped_column(
        primary_key=True, doc="Surname key without spaces, and the first initial: `wang|j`."
    )
    number: Mapped[int] = mapped_column(
        primary_key=True, doc="Place among the doubts of the block, from 1, the likeliest first."
    )
    one: Mapped[str] = mapped_column(doc="A place of the one: `person:2301.00001#3`.")
    other: Mapped[str] = mapped_column(doc="A place of the other.")
    chance: Mapped[int] = mapped_column(
        doc="The mean chance that places of the two are of one person, in thousandths."
    )


class StaleBlock(Base):
    """Names of one surname and first initial whose people are to be computed anew."""

    __tablename__ = "people_stale_blocks"
    __table_args__ = (
        CheckConstraint("block <> ''", name="block_not_empty"),
        CheckConstraint("since <> ''", name="since_not_empty"),
        STRICT_KEYED,
    )

    block: Mapped[str] = mapped_column(
        primary_key=True, doc="Surname key without spaces, and the first initial: `wang|j`."
    )
    since: Mapped[str] = mapped_column(doc="Since when, in UTC.")


PLACES: Final = table(
    "person_places",
    *(column(name, Id) for name in ("person_id", "paper_id", "ordinal", "author_id", "listed_on")),
    column("name_key", Text()),
)
"""The view of who has each place."""
NAMES: Final = table(
    "person_names",
    *(column(name, Id) for name in ("person_id", "author_id", "places")),
    column("name", Text()),
)
"""The view of the names of each person."""
PEOPLE: Final = table(
    "person_list",
    *(column(name, Id) for name in ("person_id", "papers", "first", "last")),
    *(column(name, Text()) for name in ("person", "name", "orcid")),
)
"""The view of all people."""
