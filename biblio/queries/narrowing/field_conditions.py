"""The fields of a query that are neither words, categories nor dates, as conditions on papers."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from biblio.db.lists import listed
from biblio.db.named import named
from biblio.errors import InvalidQuery
from biblio.model.labels import label, label_key
from biblio.model.records import KINDS
from biblio.queries.language.query_fields import Field, FieldValue
from biblio.queries.narrowing import author_conditions, citation_conditions, presence
from biblio.queries.narrowing.handles import papers_named
from biblio.queries.narrowing.parts import Narrowing, Part, is_one_of, read_for
from biblio.queries.narrowing.persons import asks_for_people, people_called

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sqlalchemy.orm import Session

    from biblio.queries.names.modes import MatchMode
    from biblio.queries.narrowing import field_statements as statements
else:
    statements = named("biblio.queries.narrowing.field_statements")

PREPRINT: Final = "preprint"  # which papers of arXiv are that no source gives a kind
_HOLD_TEXTS: Final = frozenset({Field.COMMENTS, Field.JOURNAL, Field.REPORT})
UNSPACED: Final = {Field.JOURNAL, Field.REPORT}
LEFT_OUT: Final = " .,"  # `Phys. Rev. D` and `Phys.Rev.D` are one journal
ESCAPE: Final = "/"


def narrowing_by(
    session: Session, wanted: FieldValue, *, mode: MatchMode, people: bool = False
) -> Narrowing:
    """The papers whose field is as *wanted*.

    Identifiers are as `show` takes them, a first or last author as `papers --author`. Comments,
    journals (as printed, or the title of what a paper stands in, whole or abbreviated) and report
    numbers hold the text asked for, in any case of its letters; spaces and dots do not count in the
    last two. No index serves these three, nor what a paper has or lacks: all that is left by the
    rest is read.

    Raises:
        InvalidIdentifier: what should be an identifier is none.
        InvalidQuery: a name or a text has no letter, a count is no number, a word is none of those
            that the field takes.
        NotFound: nobody answers to the name.
    """
    if wanted.field in _HOLD_TEXTS:
        return _holding(wanted)
    if wanted.field in {Field.TAG, Field.LIST}:
        return narrowing_to_label(session, wanted.field.value, wanted.value)
    if wanted.field in {Field.FIRST_AUTHOR, Field.LAST_AUTHOR}:
        is_last = wanted.field is Field.LAST_AUTHOR
        if asks_for_people(wanted.value, people=people):
            asked = people_called(session, wanted.value, mode)
            found = author_conditions.of_people_at_an_end(session, asked.persons, is_last=is_last)
            return found._replace(notes=asked.notes)
        return author_conditions.at_an_end(session, wanted.value, mode, is_last=is_last)
    if wanted.field in _IN_LIBRARY:
        return _IN_LIBRARY[wanted.field](session, wanted.value)
    return _OF_VALUES[wanted.field](wanted.value)


def narrowing_to_kinds(kinds: Sequence[str]) -> Narrowing:
    """The papers of any of *kinds*.

    Raises:
        InvalidQuery: one of them is no kind.
    """
    wanted = [each.strip().lower() for each in kinds]
    for each in wanted:
        if each not in KINDS:
            raise InvalidQuery(f"{each!r} is not a kind of paper; they are: {', '.join(KINDS)}")
    is_read = PREPRINT in wanted  # of all others an index tells
    return read_for(Part(statements.is_a, (is_read,), (listed(wanted),)), is_read=is_read)


def narrowing_to_label(session: Session, kind: str, name: str) -> Narrowing:
    """The papers that the user gave the tag or put into the list (*kind*) called *name*.

    Raises:
        InvalidQuery: nothing can be called so.
    """
    key = label_key(label(name, kind))
    unknown = f"there is no {kind} {name}: `biblio {kind}{'s' if kind == 'tag' else ''}` lists them"
    return Narrowing(
        Part(statements.labelled, (kind,), (key,)),
        Part(statements.is_labelled, (kind,), (key,)),
        () if session.scalar(statements.KNOWN, {"kind": kind, "key": key}) else (unknown,),
    )


def _identified(value: str) -> Narrowing:
    """The papers with an identifier."""
    papers = papers_named(value)
    return Narrowing(papers, is_one_of(papers))


def _holding(wanted: FieldValue) -> Narrowing:
    """The papers that have a text of the field with what is *wanted* in it."""
    asked = " ".join(wanted.value.split())
    if not any(map(str.isalnum, asked)):
        raise InvalidQuery(f"{wanted.field.value}: needs a letter or a digit to look for")
    held = _squeezed(asked) if wanted.field in UNSPACED else asked
    return read_for(Part(statements.holds, (wanted.field,), (_escaped(held),)))


def _squeezed(text: str) -> str:
    return text.translate(dict.fromkeys(map(ord, LEFT_OUT)))


def _escaped(text: str) -> str:
    """*text* with what LIKE takes for more than itself escaped."""
    return "".join(f"{ESCAPE}{each}" if each in f"{ESCAPE}%_" else each for each in text)


_IN_LIBRARY: Final[Mapping[Field, Callable[[Session, str], Narrowing]]] = MappingProxyType(
    {
        Field.COLLABORATION: author_conditions.of_collaboration,
        Field.CITES: citation_conditions.narrowing_to_citing,
        Field.CITED_BY: citation_conditions.narrowing_to_cited,
    }
)
"""The fields whose value is looked up in the library first, and the papers that each takes."""

_OF_VALUES: Final[Mapping[Field, Callable[[str], Narrowing]]] = MappingProxyType(
    {
        Field.DOI: _identified,
        Field.IDENTIFIER: _identified,
        Field.KIND: lambda kind: narrowing_to_kinds([kind]),
        Field.AUTHOR_COUNT: author_conditions.of_so_many,
        Field.WITHDRAWN: presence.withdrawn,
        Field.HAS: presence.having,
        Field.LACKS: presence.lacking,
    }
)
"""The fields that a value alone answers, and the papers that each takes."""
