"""Author names: printed lists to names, names to search keys, and what users ask for.

Parsing follows what sources print and never swaps the order of a name; the printed text is kept
beside each. Everything here is a pure function of its arguments.
"""

from __future__ import annotations

from biblio.model.names.asking import (
    NameQuery,
    Order,
    Reading,
    forenames_agree,
    parse_query,
    particles_of,
    surname_key,
    with_particles,
)
from biblio.model.names.keys import SearchKeys, fold, fold_german, search_keys
from biblio.model.names.lists import parse_list, parse_names, repair_split
from biblio.model.names.persons import PARTICLES
from biblio.model.names.shifted import looks_shifted, repair_shifted
from biblio.model.names.values import (
    PARSER_VERSION,
    UNKNOWN_SURNAME,
    AuthorList,
    AuthorName,
    SplitName,
)

__all__ = [
    "PARSER_VERSION",
    "PARTICLES",
    "UNKNOWN_SURNAME",
    "AuthorList",
    "AuthorName",
    "NameQuery",
    "Order",
    "Reading",
    "SearchKeys",
    "SplitName",
    "fold",
    "fold_german",
    "forenames_agree",
    "looks_shifted",
    "parse_list",
    "parse_names",
    "parse_query",
    "particles_of",
    "repair_shifted",
    "repair_split",
    "search_keys",
    "surname_key",
    "with_particles",
]
