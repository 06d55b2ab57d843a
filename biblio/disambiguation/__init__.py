"""Which places are one person: a pure function of the places of a block and of decisions.

A *place* is one authorship. Places are compared within a *block* (`block_of`): surname and first
initial. `groups` makes people of a block's places; `compare` and `closest` explain. Nothing here
reads a database, and nothing depends on other blocks: how common names and words are is told by
tables that ship. `docs/people.md` says how it decides, and what each number means.
"""

from biblio.disambiguation.blocks import block_of, block_of_name
from biblio.disambiguation.evidence import (
    Texts,
    abstract_numbers,
    affiliation_words,
    place_of,
    work_of,
)
from biblio.disambiguation.explaining import closest, compare
from biblio.disambiguation.grouping import groups, groups_in
from biblio.disambiguation.points import METHOD_VERSION
from biblio.disambiguation.rows import likely_in
from biblio.disambiguation.values import (
    Comparison,
    Constraints,
    Group,
    Grouping,
    Key,
    Link,
    Place,
    Reason,
    Work,
)

__all__ = [
    "METHOD_VERSION",
    "Comparison",
    "Constraints",
    "Group",
    "Grouping",
    "Key",
    "Link",
    "Place",
    "Reason",
    "Texts",
    "Work",
    "abstract_numbers",
    "affiliation_words",
    "block_of",
    "block_of_name",
    "closest",
    "compare",
    "groups",
    "groups_in",
    "likely_in",
    "place_of",
    "work_of",
]
