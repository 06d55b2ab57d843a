"""The user's own layer as JSON lines, which another file of the library takes in.

The first line says what they are. Each other one is a change, with all that it said by handles,
its time and whether it was taken back, or a citation key that was written out. Of two histories
both are kept, and the later word holds; what is known already changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any, Final, NamedTuple

import orjson
from sqlalchemy import Connection, insert, select, update
from sqlalchemy.orm import Session

from biblio.annotations.changes import LIST, NOTE, TAG, Change, Said, add
from biblio.annotations.saved_lines import SAVED, Word, saved_lines, take_words, word_of
from biblio.db import numbering
from biblio.db.annotation_models import Annotation, AnnotationChange, CitationKey
from biblio.db.holding import settle
from biblio.errors import InvalidData
from biblio.model.exported import handle_said, moment_said, require, text_said
from biblio.model.identifiers import Identifier
from biblio.model.labels import label, note_text

HEADER: Final = {"format": "biblio annotations", "version": 1}
WITH_SAVED: Final = HEADER | {"version": 2}
"""The same where saved queries come with it, which an older biblio does not know."""
_NAME: Final = orjson.dumps(HEADER["format"])


@dataclass(slots=True)
class AnnotationsReport:
    """What came of lines that were read: changes, keys and saved queries that were new.

    `undone` counts changes that were here, and were taken back in the other file. Each of
    `clashes` is a sentence about a citation key that another paper, or another key, has here.
    """

    changes: int = 0
    undone: int = 0
    keys: int = 0
    saved: int = 0
    known: int = 0
    clashes: tuple[str, ...] = ()


def lines_of(session: Session) -> Iterator[bytes]:
    """The layer as lines, in the order in which it was made."""
    queries = list(saved_lines(session.connection()))
    yield orjson.dumps(WITH_SAVED if queries else HEADER)
    rows = session.execute(
        select(
            AnnotationChange.uuid,
            AnnotationChange.changed_at,
            AnnotationChange.action,
            AnnotationChange.undone_at,
            Annotation.scheme,
            Annotation.value,
            Annotation.kind,
            Annotation.name,
            Annotation.text,
            Annotation.is_set,
        )
        .join(Annotation, Annotation.change_id == AnnotationChange.id)
        .order_by(AnnotationChange.changed_at, AnnotationChange.uuid, Annotation.ordinal)
    )
    for (mark, changed_at, action, undone_at), said in groupby(rows, key=itemgetter(0, 1, 2, 3)):
        yield orjson.dumps(
            {
                "change": mark,
                "changed_at": changed_at,
                "action": action,
                "undone_at": undone_at,
                "said": [
                    {
                        "handle": str(Identifier(scheme, value)),
                        "kind": kind,
                        "name": name,
                        "text": text,
                        "is_set": bool(is_set),
                    }
                    for *_, scheme, value, kind, name, text, is_set in said
                ],
            }
        )
    for key, scheme, value, first_written in session.execute(
        select(
            CitationKey.citation_key,
            CitationKey.scheme,
            CitationKey.value,
            CitationKey.first_written,
        ).order_by(CitationKey.first_written, CitationKey.folded)
    ):
        yield orjson.dumps(
            {
                "citation_key": key,
                "handle": str(Identifier(scheme, value)),
                "first_written": first_written,
            }
        )
    yield from queries


def is_layer(data: bytes) -> bool:
    """Whether *data* begins as `lines_of` does."""
    return _NAME in data.lstrip().partition(b"\n")[0]


def take_in(connection: Connection, lines: Iterable[bytes]) -> AnnotationsReport:
    """Take in the *lines* that `lines_of` made of another file, all or none.

    Raises:
        InvalidData: a line is none of those; the sentence names it.
    """
    read = _read(lines)
    report = AnnotationsReport()
    _take_changes(connection, read.changes.values(), report)
    _take_keys(connection, read.keys, report)
    report.saved, known = take_words(connection, read.words)
    report.known += known
    return report


def _take_changes(
    connection: Connection, changes: Iterable[Change], report: AnnotationsReport
) -> None:
    known = {
        mark: (number, undone_at)
        for mark, number, undone_at in connection.execute(
            select(AnnotationChange.uuid, AnnotationChange.id, AnnotationChange.undone_at)
        )
    }
    for each in sorted(changes, key=lambda change: (change.changed_at, change.mark)):
        if each.mark not in known:
            (number,) = numbering.take(connection, AnnotationChange)
            add(connection, number, each)
            known[each.mark] = number, each.undone_at
            report.changes += 1
        else:
            number, undone_at = known[each.mark]
            report.known += 1
            # Where both files took it back, the earlier word stays in both.
            if each.undone_at is None or (undone_at or each.undone_at) < each.undone_at:
                continue
            connection.execute(
                update(AnnotationChange)
                .where(AnnotationChange.id == number)
                .values(undone_at=each.undone_at)
            )
            report.undone += undone_at is None
        settle(connection, range(number, number + 1))


def _take_keys(
    connection: Connection, keys: Mapping[Identifier, tuple[str, str]], report: AnnotationsReport
) -> None:
    here = connection.execute(
        select(CitationKey.citation_key, CitationKey.scheme, CitationKey.value)
    ).all()
    owners = {key.casefold(): Identifier(scheme, value) for key, scheme, value in here}
    own = {Identifier(scheme, value): key for key, scheme, value in here}
    for handle, (key, first_written) in keys.items():
        owner = owners.get(key.casefold())
        if own.get(handle) == key:
            report.known += 1
        elif handle in own:
            clash = (
                f"{handle.handle} has the citation key {own[handle]} here, which stays: "
                f"{key} is not taken"
            )
            report.clashes += (clash,)
        elif owner is not None:
            clash = (
                f"the citation key {key} is that of {owner.handle} here, which stays: "
                f"{handle.handle} will get another"
            )
            report.clashes += (clash,)
        else:
            connection.execute(
                insert(CitationKey).values(
                    folded=key.casefold(),
                    citation_key=key,
                    scheme=handle.scheme,
                    value=handle.value,
                    first_written=first_written,
                )
            )
            owners[key.casefold()], own[handle] = handle, key
            report.keys += 1


class _Lines(NamedTuple):
    """What lines say: changes by their marks, keys by handle, and words on saved queries."""

    changes: dict[str, Change]
    keys: dict[Identifier, tuple[str, str]]
    words: list[Word]


def _read(lines: Iterable[bytes]) -> _Lines:
    """What *lines* say."""
    found = _Lines({}, {}, [])
    is_headed = False
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            read = orjson.loads(line)
            if not is_headed:
                require(
                    read in (HEADER, WITH_SAVED), "it is no export of annotations by this biblio"
                )
                is_headed = True
            elif "citation_key" in read:
                key, handle, written = _key(read)
                found.keys[handle] = key, written
            elif SAVED in read:
                found.words.append(word_of(read, moment_said(read["changed_at"])))
            else:
                change = _change(read)
                found.changes[change.mark] = change
        except (orjson.JSONDecodeError, KeyError, TypeError, AttributeError) as error:
            raise InvalidData(f"line {number} is none that an export writes: {error}") from None
        except InvalidData as error:
            raise InvalidData(f"line {number}: {error}") from None
    require(is_headed, "there is nothing in it: give a file that `annotations export` wrote")
    return found


def _change(read: dict[str, Any]) -> Change:
    said = tuple(map(_said, read["said"]))
    require(bool(said), "the change says nothing")
    require(len({each.about for each in said}) == len(said), "it says something twice")
    undone_at = read["undone_at"]
    return Change(
        text_said(read["change"]),
        moment_said(read["changed_at"]),
        text_said(read["action"]),
        said,
        None if undone_at is None else moment_said(undone_at),
    )


def _said(read: dict[str, Any]) -> Said:
    kind, text, is_set = read["kind"], read["text"], read["is_set"]
    require(kind in {TAG, NOTE, LIST}, f"{kind!r} is no kind of annotation")
    require(isinstance(is_set, bool), f"{is_set!r} is not true or false")
    is_note = kind == NOTE
    name = "" if is_note else label(text_said(read["name"]), kind)
    require(not is_note or read["name"] == "", "a note has no name")
    require((text is not None) == (is_note and is_set), "a text is that of a note that is set")
    held = None if text is None else note_text(text_said(text))
    return Said(handle_said(read["handle"]), kind, name, held, is_set)


def _key(read: dict[str, Any]) -> tuple[str, Identifier, str]:
    key = text_said(read["citation_key"])
    require(key.isprintable() and " " not in key, f"{key!r} is no citation key")
    return key, handle_said(read["handle"]), moment_said(read["first_written"])
