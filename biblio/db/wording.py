"""SQL text that each engine gets in its own words.

Where a statement is easier read as text than as SQLAlchemy's expressions, what engines write
differently stands in it as `@word` or `@word(of what)`; `biblio.db.engines.*.words` has the words.
"""

from __future__ import annotations

import re
from typing import Final

from sqlalchemy import Connection, TextClause, text

from biblio.db import engines

_WORD: Final = re.compile(r"@([a-z_]+)(?:\(([^()]*)\))?")


def worded(connection: Connection, template: str) -> TextClause:
    """The statement that *template* is on the engine of *connection*."""
    words = engines.words(connection).WORDS
    return text(_WORD.sub(lambda found: words[found[1]].format(found[2]), template))
