"""Records as they are kept, one a JSON line: `biblio.formats.records` reads them again.

These are not papers but what each source said of them: the form in which a library loses nothing.
"""

from __future__ import annotations

import orjson

from biblio.formats.records import KEY, VERSION, check_of
from biblio.model.records import PaperRecord
from biblio.model.records.said import said_beside

__all__ = ["line_of"]

_NOTHING = PaperRecord(format="")


def line_of(record: PaperRecord, digest: bytes) -> str:
    """The line of *record*, with its end; *digest* is that of the entry that it was read from."""
    head = {
        KEY: VERSION,
        "digest": digest.hex(),
        "format": record.format,
        "library": record.library,
        "as_of": record.as_of or None,
        "datestamp": record.datestamp,
        "identifiers": [str(each) for each in sorted(record.own_identifiers)],
        "says": said_beside(record, _NOTHING),
    }
    body = orjson.dumps(head)[:-1]
    return f'{body.decode()},"check":"{check_of(body)}"}}\n'
