"""Every error that biblio raises on purpose.

The text of each is one sentence that tells a person what to do; the command line prints it
after `biblio: `. Anything else that is raised is a bug, and keeps its traceback.

    BiblioError
    ├── InvalidData         what was given cannot be what it should be
    │   ├── InvalidIdentifier   not an arXiv identifier
    │   ├── InvalidQuery        a date, a name or a query that cannot be understood
    │   └── WrongType           an argument of another type than is asked for
    ├── UnreadableSource    an input that cannot be read at all
    │   └── UnknownFormat       an input whose format is not known
    ├── DatabaseError       the database file cannot be used
    │   ├── NewerDatabase       it was made by a newer biblio
    │   ├── DamagedDatabase     SQLite cannot make sense of what it read there
    │   └── FileChanged         it changed while it was read without locks
    ├── InvalidStyle        no style of CSL of that name, or a file that is none
    ├── MissingExtra        a part of biblio that is not installed
    ├── OutOfRoom           no room in memory or on disk for what was asked
    ├── OutOfTime           no answer within the seconds that were allowed
    └── NotFound            nothing in the database answers to that
"""

from __future__ import annotations


class BiblioError(Exception):
    """Any failure that a person can mend; its text says how."""


class InvalidData(BiblioError):
    """A value that cannot be what it should be; in an import, the reason of a rejection."""


class InvalidIdentifier(InvalidData):
    """Text that is not an arXiv identifier."""


class InvalidQuery(InvalidData):
    """A date, a name, a category or a query that cannot be understood."""


class WrongType(InvalidData, TypeError):
    """An argument, from Python, of another type than is asked for; the text names it."""


class UnreadableSource(BiblioError):
    """An input that cannot be read at all."""


class UnknownFormat(UnreadableSource):
    """An input whose format is not known or not recognised."""


class DatabaseError(BiblioError):
    """A database that cannot be opened, created, upgraded or written."""


class NewerDatabase(DatabaseError):
    """A database made by a newer biblio than this one."""


class DamagedDatabase(DatabaseError):
    """A database in which SQLite met what cannot be; only a check tells what is damaged."""


class FileChanged(DatabaseError):
    """A database that changed while it was read where SQLite could not lock it."""


class InvalidStyle(BiblioError):
    """A style of citations that there is not, or a file that is none or cannot be used."""


class MissingExtra(BiblioError):
    """What a part of biblio needs is not installed; the text says how to get it."""


class OutOfTime(BiblioError):
    """There was no answer within the seconds that were allowed for it."""


class OutOfRoom(BiblioError):
    """There is no room, in memory or on the disk, for what was asked."""


class NotFound(BiblioError):
    """Nothing in the database answers to what was asked."""
