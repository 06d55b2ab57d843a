"""The user's own layer: tags, notes and lists of papers, with history, out and in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from biblio.errors import InvalidQuery
from biblio.library.connected import Connected
from biblio.library.unfound import Unfound, unfound_among
from biblio.model.labels import label, label_key, note_text
from biblio.queries.annotations import (
    AnnotationRow,
    ChangeSummary,
    LabelCount,
    OwnWords,
    count_labels,
    list_annotations,
    list_changes,
    own_words,
    papers_in_list,
)
from biblio.queries.language.dates import DateKind
from biblio.queries.narrowing.handles import find_paper
from biblio.queries.papers.listing import listed_by
from biblio.queries.papers.named_papers import find_papers
from biblio.queries.rows import Page, PaperSummary

if TYPE_CHECKING:
    from sqlalchemy import Connection
    from sqlalchemy.orm import Session

    from biblio.annotations.changes import Said
    from biblio.annotations.lines import AnnotationsReport
    from biblio.bibliographies.own_words import OwnWordsReport


@dataclass(frozen=True, slots=True)
class Annotated:
    """What a change did: its number, None where all was so before, and to how many papers.

    `unfound` are the identifiers that name no paper; the others were changed all the same.
    """

    change_id: int | None
    papers: int
    unfound: tuple[Unfound, ...] = ()


class Annotations(Connected):
    """What the user says of papers, which no import touches."""

    def tag(
        self, *identifiers: str, add: Sequence[str] = (), remove: Sequence[str] = ()
    ) -> Annotated:
        """Put the tags *add* on the papers *identifiers*, and take the tags *remove* off.

        Tags are letters, digits and `-_.:/`; their case is kept, and does not tell them apart.

        Raises:
            InvalidQuery: something cannot be a tag, or is to be added and removed.
            DatabaseError: the database cannot be written.
        """
        on, off = ([label(each) for each in tags] for tags in (add, remove))
        if both := {label_key(each) for each in on} & {label_key(each) for each in off}:
            raise InvalidQuery(f"the tag {min(both)} is to be added and removed: choose one")
        return self._label(identifiers, "tag", "tag", on=on, off=off)

    def tags(self) -> list[LabelCount]:
        """Every tag, with the number of its papers."""
        return self._read(lambda session: count_labels(session, "tag"))

    def own_words(self, identifier: str) -> OwnWords:
        """The tags, the lists and the note of the paper *identifier*.

        Raises:
            InvalidIdentifier: that is no identifier.
            InvalidQuery: several papers have it; the sentence names them.
            NotFound: no such paper is in the database.
        """
        return self._read(lambda session: own_words(session, find_paper(session, identifier)[0]))

    def set_note(self, identifier: str, text: str | None) -> Annotated:
        """Make *text* the note of the paper *identifier*; None takes the note away.

        Raises:
            InvalidIdentifier: that is no identifier.
            InvalidQuery: several papers have it, or the text is empty.
            NotFound: no such paper is in the database.
            DatabaseError: the database cannot be written.
        """
        from biblio.annotations import changes  # noqa: PLC0415 - reading needs none
        from biblio.db.through import session_on  # noqa: PLC0415 - as above

        held = None if text is None else note_text(text)
        with self._changing() as connection:
            paper, _ = find_paper(session_on(connection), identifier)
            return _written(connection, "note", changes.noted(connection, paper, held))

    def lists(self) -> list[LabelCount]:
        """Every list, with the number of its papers."""
        return self._read(lambda session: count_labels(session, "list"))

    def papers_in_list(self, name: str, *, limit: int | None = None) -> Page[PaperSummary]:
        """The papers in the list *name*, in the order in which they were put in.

        Raises:
            NotFound: there is no such list.
        """

        def asked(session: Session) -> Page[PaperSummary]:
            papers = papers_in_list(session, name)
            shown = papers if limit is None else papers[:limit]
            rows = listed_by(session, papers=shown, by=DateKind.SUBMITTED)
            return Page(list(rows), total=len(papers))

        return self._read(asked)

    def add_to_list(self, name: str, *identifiers: str) -> Annotated:
        """Put the papers *identifiers* at the end of the list *name*, which is made if need be.

        Those that are in it keep their places.

        Raises:
            InvalidQuery: that cannot be the name of a list.
            DatabaseError: the database cannot be written.
        """
        return self._label(identifiers, "list", "list add", on=[label(name, "list")])

    def remove_from_list(self, name: str, *identifiers: str) -> Annotated:
        """Take the papers *identifiers* out of the list *name*.

        Raises:
            NotFound: there is no such list.
            DatabaseError: the database cannot be written.
        """
        self._read(lambda session: papers_in_list(session, name))
        return self._label(identifiers, "list", "list remove", off=[name])

    def rename_list(self, name: str, other: str) -> Annotated:
        """Call the list *name* the *other*; its order stays.

        Raises:
            NotFound: there is no such list.
            InvalidQuery: that cannot be the name of a list, or another one is called so.
            DatabaseError: the database cannot be written.
        """
        return self._rename("list rename", name, label(other, "list"))

    def delete_list(self, name: str) -> Annotated:
        """Take all papers out of the list *name*, which is gone then.

        Raises:
            NotFound: there is no such list.
            DatabaseError: the database cannot be written.
        """
        return self._rename("list delete", name, None)

    def annotations(self, *, resting: bool = False) -> list[AnnotationRow]:
        """All that holds; with *resting* what waits for a paper that is not here."""
        return self._read(lambda session: list_annotations(session, resting=resting))

    def annotation_history(self, *, limit: int | None = None) -> Page[ChangeSummary]:
        """The changes, the last first."""
        return self._read(lambda session: list_changes(session, limit=limit))

    def undo_annotations(self, *change_ids: int) -> None:
        """Take changes back, all or none; what held before them holds again.

        Raises:
            NotFound: there is no such change.
            InvalidQuery: one was taken back before.
            DatabaseError: the database cannot be written.
        """
        from biblio.annotations import changes  # noqa: PLC0415 - reading needs none

        with self._changing() as connection:
            for each in change_ids:
                changes.undo(connection, each)

    def export_annotations(self) -> bytes:
        """The whole layer with its history, citation keys and saved queries, as JSON lines."""
        from biblio.annotations.lines import lines_of  # noqa: PLC0415 - as above

        return self._read(lambda session: b"".join(line + b"\n" for line in lines_of(session)))

    def import_annotations(self, lines: Iterable[bytes]) -> AnnotationsReport:
        """Take in what `export_annotations` of another file gave, all or none.

        Of two histories both are kept, and the later word holds; twice is once.

        Raises:
            InvalidData: a line is none of those.
            DatabaseError: the database cannot be written.
        """
        from biblio.annotations.lines import take_in  # noqa: PLC0415 - as above

        with self._changing() as connection:
            report = take_in(connection, lines)
            if report.saved:
                from biblio.library.knowing import know_what_came  # noqa: PLC0415 - as above

                know_what_came(connection)
            return report

    def import_own_words(
        self, data: bytes, *, name: str = "the file", all_keywords: bool = False
    ) -> OwnWordsReport:
        """Put the keywords and groups of a bibliography onto its papers, as tags and lists.

        *data* is the whole file *name*: BibTeX or biblatex, RIS or CSL-JSON, as `export` writes
        them with `own=True`, or another program. Each entry is the paper that it is in
        `compare_bibliography`. Keywords that the paper has from its sources are no tags, unless
        *all_keywords*; blanks become hyphens. All is one change; twice is once.

        Raises:
            UnreadableSource: it is empty, or cannot be read at all.
            UnknownFormat: it is none of those.
            DatabaseError: the database cannot be written.
        """
        from biblio.bibliographies import own_words  # noqa: PLC0415 - reading needs none

        entries = own_words.read_own_entries(data, name)
        with self._changing() as connection:
            return own_words.put_own_words(connection, entries, all_keywords=all_keywords)

    def _label(
        self,
        identifiers: Sequence[str],
        kind: str,
        action: str,
        *,
        on: Sequence[str] = (),
        off: Sequence[str] = (),
    ) -> Annotated:
        from biblio.annotations import changes  # noqa: PLC0415 - as above
        from biblio.db.through import session_on  # noqa: PLC0415 - as above

        with self._changing() as connection:
            found = find_papers(session_on(connection), identifiers)
            papers = list(dict.fromkeys(each for each in found if isinstance(each, int)))
            said = changes.named(connection, papers, kind, on=on, off=off)
            return _written(connection, action, said, unfound_among(identifiers, found))

    def _rename(self, action: str, name: str, other: str | None) -> Annotated:
        from biblio.annotations import changes  # noqa: PLC0415 - as above

        with self._changing() as connection:
            said = changes.renamed(connection, changes.LIST, name, other)
            return _written(connection, action, said)


def _written(
    connection: Connection, action: str, said: Iterable[Said], unfound: tuple[Unfound, ...] = ()
) -> Annotated:
    """Write all that is *said* as one change."""
    from biblio.annotations.changes import write  # noqa: PLC0415 - reading needs none

    every = list(said)
    return Annotated(
        write(connection, action, every), len({each.handle for each in every}), unfound
    )
