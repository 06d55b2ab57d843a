"""Which papers a record speaks of: the one rule that import, undo, retry and the check share.

It is a function of the set of records alone, so that any order of imports gives the same papers.
"""

from biblio.identity.neighbours import Naming, Neighbours, leading, neighbours
from biblio.identity.rule import MOST_BY_ABSTRACT, Evidence, Pointers, all_papers

__all__ = [
    "MOST_BY_ABSTRACT",
    "Evidence",
    "Naming",
    "Neighbours",
    "Pointers",
    "all_papers",
    "leading",
    "neighbours",
]
