"""Every error that biblio raises on purpose.

The text of each is one sentence that tells a person what to do; the command line prints it
after `biblio: `. Anything else that is raised is a bug, and keeps its traceback.

    BiblioError
    ├── InvalidData         what was given cannot be what it should be
    │   ├── InvalidIdentifier   not an arXiv identifier
    │   └── InvalidQuery        a date, a name or a query that cannot be understood
    ├── UnreadableSource    an input that cannot be read at all
    │   └── UnknownFormat       an input whose format is not known
    ├── DatabaseError       the database file cannot be used
    │   └── NewerDatabase       it was made by a newer biblio
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


class UnreadableSource(BiblioError):
    """An input that cannot be read at all."""


class UnknownFormat(UnreadableSource):
    """An input whose format is not known or not recognised."""


class DatabaseError(BiblioError):
    """A database that cannot be opened, created, upgraded or written."""


class NewerDatabase(DatabaseError):
    """A database made by a newer biblio than this one."""


class NotFound(BiblioError):
    """Nothing in the database answers to what was asked."""
