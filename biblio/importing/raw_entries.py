"""Entries as they come, from files or from a script, each on its way to a record."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, replace
from datetime import UTC, datetime
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import NamedTuple, Protocol

from biblio import formats
from biblio.errors import InvalidData, UnknownFormat, UnreadableSource
from biblio.formats.format import Entry, Format, Told, entry_digest
from biblio.identity.evidence import in_library
from biblio.importing.border import require_types, without_nul
from biblio.importing.lengths import require_room
from biblio.importing.normalise import normalise
from biblio.model.moments import moment, moment_of, now
from biblio.model.records import PaperRecord, Rejection
from biblio.sources.opening import Member, folder_size, label, open_source
from biblio.sources.streams import ENTRY_LIMIT, MIB, Counted

BATCH = 10_000  # entries in a transaction, about
PORTION = 1_000  # entries that are in memory together
PORTION_SIZE = 1_600_000  # bytes of them; two processes hold some portions each
NAMED = 5  # files that a note names
_KEPT = 1 << 16  # characters of a record that is too long, to show it
_NUL = "\\x00"  # as `repr` writes it
NOT_WHOLE = "not whole: "  # begins the reason where a record came in part only
NOT_READ = "not read: "  # begins the reason where a file among several could not be read


class ParsedEntry(NamedTuple):
    """One entry as it is stored: the how manieth it is of those that are in memory together.

    `digest` tells whether it was read before. `record` is in normal form, or says why there is
    none. `as_of` is when what it says was so; empty where nothing tells.
    """

    number: int
    place: str
    digest: bytes
    record: PaperRecord | Rejection
    as_of: str = ""


class RawEntry(NamedTuple):
    """One entry as it comes; `digest` tells whether it was read before, `size` is in bytes.

    `as_of` is when what its file says was so; empty where nothing tells. `library` is the
    collection that it is imported as part of.
    """

    digest: bytes
    place: str
    format: str
    size: int
    payload: Entry | PaperRecord | Rejection
    as_of: str = ""
    reader: Format | None = None
    library: str | None = None

    def parsed(self, number: int, room: int | None = None) -> ParsedEntry:
        """The entry as it is stored, the how manieth being *number*.

        What it is found by has *room* for so many bytes in the database, None for any.
        """
        outcome = self.outcome()
        if room is not None and isinstance(outcome, PaperRecord):
            outcome = self._fitting(outcome, room)
        return ParsedEntry(number, self.place, self.digest, outcome, self.as_of)

    def _fitting(self, record: PaperRecord, room: int) -> PaperRecord | Rejection:
        try:
            require_room(record, room)
        except InvalidData as error:
            return self._rejection(error, record)
        return record

    def outcome(self) -> PaperRecord | Rejection:
        """The entry's record in normal form, or why it is none."""
        record = self._record()
        if isinstance(record, Rejection):
            begin = "" if self.is_whole else NOT_WHOLE
            return replace(record, place=self.place, reason=begin + record.reason)
        if self._is_normal:
            return record
        try:
            return normalise(in_library(record, self.library))
        except InvalidData as error:
            return self._rejection(error, record)

    def _rejection(self, error: InvalidData, record: PaperRecord) -> Rejection:
        """Why *record* is not stored."""
        return Rejection(self.place, str(error), self._raw(), record.arxiv_id, self._raw_format())

    @property
    def _is_normal(self) -> bool:
        """Whether its record comes in normal form, and no library makes it another."""
        is_of_reader = isinstance(self.payload, Entry) and self.payload.format is None
        return (
            is_of_reader
            and self.library is None
            and self.reader is not None
            and self.reader.is_normal
        )

    @property
    def is_whole(self) -> bool:
        """Whether all of the entry came, so far as can be told."""
        return not (isinstance(self.payload, Entry) and self.payload.fault)

    def _record(self) -> PaperRecord | Rejection:
        if isinstance(self.payload, PaperRecord | Rejection):
            return self.payload
        return formats.parse(self.payload, self.reader or formats.by_name(self.format))

    def _raw(self) -> str:
        if isinstance(self.payload, Entry):
            return self.payload.raw.decode("utf-8", "backslashreplace")
        return repr(self.payload)

    def _raw_format(self) -> str | None:
        return self.format if isinstance(self.payload, Entry) else None


def raw_entry(
    entry: Entry, reader: Format, inside: str, as_of: str, library: str | None
) -> RawEntry:
    """*entry* of a source that *reader* reads, *as_of* a moment, imported as part of *library*.

    *inside* stands before its place. What was read before somewhere else keeps the digest and
    the time that it had there, and is what it was unless it becomes part of the *library*.
    """
    name = reader.name if entry.format is None else entry.format
    digest = None
    if reader.told is not None or entry.format is not None:
        told = _told(entry, reader)
        if told is not None:
            as_of, digest = told.as_of, told.digest
            if digest is not None and library is not None and not told.has_library:
                digest = entry_digest(digest, name, library)
    return RawEntry(
        digest or entry_digest(entry.raw, name, library),
        inside + entry.place,
        name,
        len(entry.raw),
        entry,
        as_of,
        reader,
        library,
    )


def _told(entry: Entry, reader: Format) -> Told | None:
    """What *entry* says of the one that its record was first read from; None where it cannot."""
    try:
        own = reader if entry.format is None else formats.by_name(entry.format)
    except UnknownFormat:
        return None
    return own.told(entry.raw) if own.told is not None and entry.fault is None else None


class Reading(Protocol):
    """How far a source was read; `checksum` and `notes` are known when all of it was."""

    source: str
    bytes_read: int
    bytes_total: int | None
    checksum: str | None
    notes: Sequence[str]


class FileEntries:
    """The entries of one source as people name it, and how far it was read."""

    def __init__(
        self, source: str | Path, format_name: str | None = None, library: str | None = None
    ) -> None:
        self.source = label(source)
        self.format_name = format_name
        self.library = library
        self._path = source
        self._format = formats.by_name(format_name) if format_name else None
        self._inputs = _Inputs()
        self._left_out: list[str] = []
        self._has_read = self._is_folder = False
        self.bytes_read = 0
        self.bytes_total: int | None = None
        self.checksum: str | None = None
        self.notes: Sequence[str] = ()

    def __iter__(self) -> Iterator[RawEntry]:
        """The entries in their order. Files of a folder or an archive may be of other kinds.

        Raises:
            UnreadableSource: it cannot be read at all; for a folder or an archive, when none of
                its files can.
        """
        first_error: UnreadableSource | None = None
        self.bytes_total = folder_size(self._path)
        self._is_folder = self.bytes_total is not None
        with open_source(self._path) as members:
            for member in members:
                self._inputs.begin(member.counted)
                inside = f"{self._inside(member.name)}: " if member.is_found else ""
                try:
                    yield from self._read(member, inside)
                except UnreadableSource as error:
                    if not member.is_found:
                        raise
                    self._inputs.use()
                    first_error = first_error or error
                    yield _unreadable(member.name, inside, error)
        if not self._has_read:
            raise first_error or UnreadableSource(
                f"{self.source} holds no records: of no format that biblio knows are "
                f"{_named(self._left_out)}"
            )
        self.bytes_read, self.checksum = self._inputs.end()
        if self._left_out:
            what = f"{_counted_files(len(self._left_out))} no records and left out"
            self.notes = (f"{what}: {_named(self._left_out)}",)

    def _read(self, member: Member, inside: str) -> Iterator[RawEntry]:
        """The entries of *member*, none where it is no file of records."""
        reader = self._reader(member)
        if reader is None:
            self._leave_out(member)
            return
        self._inputs.use()
        head = member.stream.head()
        is_such = self._format is None or reader.recognise(head)
        as_of = _as_of(reader, head, member)
        for entry in formats.entries(member.stream, reader):
            is_such = self._has_read = True
            self.bytes_read = self._inputs.bytes_read
            if not self._is_folder:
                self.bytes_total = member.counted.size
            yield raw_entry(entry, reader, inside, as_of, self.library)
        if not is_such:
            raise UnreadableSource(f"{member.name} is not in the format {reader.name}")
        self._has_read = True

    def _reader(self, member: Member) -> Format | None:
        """The format that *member* is read in; None where it is no file of records.

        Raises:
            UnreadableSource: it is damaged before it can be recognised, or of another format.
        """
        head, fault = member.stream.head(), member.stream.fault
        is_damaged = fault is not None and not (head and member.stream.is_complete)
        if member.is_found and not is_damaged and not formats.holds_records(head):
            return None
        try:
            return formats.choose(head, member.name, self._format)
        except UnreadableSource as error:
            if fault is None:
                raise
            raise UnreadableSource(f"{member.name}: {fault}") from error

    def _leave_out(self, member: Member) -> None:
        self._left_out.append(self._inside(member.name))
        if self.bytes_total is not None:
            self.bytes_total -= member.counted.size or 0

    def _inside(self, name: str) -> str:
        """*name* without the part that every member of the source shares."""
        shorter = name.removeprefix(self.source).lstrip("/\\: ")
        return shorter or name


class _Inputs:
    """The inputs beneath the members of a source, and what was read of those that are used."""

    def __init__(self) -> None:
        self._earlier: list[tuple[int, str]] = []
        self._read_before = 0
        self._last: Counted | None = None

    def begin(self, counted: Counted) -> None:
        """Go on with *counted*, which may be the one before."""
        if counted is not self._last:
            self._finish()
            self._last = counted
            counted.is_left_out = True

    def use(self) -> None:
        """Count this input."""
        if self._last is not None:
            self._last.is_left_out = False

    @property
    def bytes_read(self) -> int:
        """The bytes that were read of all that are used."""
        return self._read_before + (self._last.bytes_read if self._last is not None else 0)

    def end(self) -> tuple[int, str | None]:
        """The bytes that were read, and one checksum for all of them."""
        self._finish()
        return self._read_before, _combined([digest for _, digest in self._earlier])

    def _finish(self) -> None:
        if self._last is not None and not self._last.is_left_out:
            self._earlier.append((self._last.bytes_read, self._last.sha256()))
            self._read_before += self._last.bytes_read
        self._last = None


def _as_of(reader: Format, head: bytes, member: Member) -> str:
    """When what *member* says was so: by itself, else when its file was written, else now."""
    said = moment(reader.as_of(head) or "")
    if said is not None:
        return said
    written = member.counted.modified
    return now() if written is None else moment_of(datetime.fromtimestamp(written, UTC))


def script_entries(
    records: Iterable[PaperRecord], library: str | None = None
) -> Iterator[RawEntry]:
    """The records that a script makes, in their order."""
    for number, record in enumerate(records, start=1):
        raw = repr(record).encode("utf-8", "backslashreplace")
        payload = _checked(record, raw.decode())
        name = payload.format if isinstance(payload, PaperRecord) else ""
        digest = entry_digest(raw, "script", library)
        place = f"record {number}"
        yield RawEntry(digest, place, name, len(raw), payload, library=library)


def _checked(record: object, raw: str) -> PaperRecord | Rejection:
    """What a script gave as a *record*, unless it is none, or something in it cannot be stored.

    What readers make was decoded from text, and never holds half of a surrogate pair.
    """
    if not isinstance(record, PaperRecord):
        return Rejection("", f"it is a {type(record).__name__}, not a PaperRecord", raw[:_KEPT])
    if len(raw) > ENTRY_LIMIT:
        return Rejection("", f"a record has more than {ENTRY_LIMIT // MIB} MiB", raw[:_KEPT])
    try:
        require_types(record)
        json.dumps(astuple(record), ensure_ascii=False).encode()
    except InvalidData as error:
        return Rejection("", str(error), raw)
    except UnicodeEncodeError:
        return Rejection("", "a text holds half of a surrogate pair", raw)
    return without_nul(record) if _NUL in raw else record


def portions_of(entries: Iterable[RawEntry], most: int = PORTION) -> Iterator[list[RawEntry]]:
    """*entries* in lists of at most *most*, fewer where they are large."""
    stream = iter(entries)
    while portion := list(islice(stream, 1)):
        held = portion[0].size
        while len(portion) < most and held < PORTION_SIZE and (following := next(stream, None)):
            portion.append(following)
            held += following.size
        yield portion


def _unreadable(name: str, inside: str, error: UnreadableSource) -> RawEntry:
    """One file of several that cannot be read: a rejection among the others' entries."""
    place = inside.rstrip(": ")
    rejection = Rejection(place, NOT_READ + str(error), name)
    return RawEntry(entry_digest(name.encode(), "unreadable"), place, "", 0, rejection)


def _counted_files(number: int) -> str:
    return "1 file is" if number == 1 else f"{number:,} files are"


def _named(names: Sequence[str]) -> str:
    """The first few of *names*."""
    return ", ".join((*names[:NAMED], *(["…"] if len(names) > NAMED else [])))


def _combined(digests: list[str]) -> str | None:
    """One checksum for all files of a source; that of a single file is its own SHA-256."""
    if len(digests) < 2:  # noqa: PLR2004 - one file
        return digests[0] if digests else None
    return sha256("\n".join(digests).encode()).hexdigest()
