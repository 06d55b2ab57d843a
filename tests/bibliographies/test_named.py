from __future__ import annotations

import pytest

from biblio.bibliographies.named import NamedEntry, named_entries
from biblio.errors import UnreadableSource

BIB = rb"""@article{both, title = {T}, eprint = {2401.00001v2}, archiveprefix = {arXiv},
  doi = {10.1000/MADE.up}}
@book{none, title = {A book}}
@misc{arxivdoi, title = {T}, doi = {10.48550/arXiv.math/0309136}}
@book{isbn, title = {B}, isbn = {9783161484100}}
@article{cut, title = {T
"""


def test_each_entry_tells_what_it_names_and_what_cannot_be_read() -> None:
    *read, broken = named_entries(BIB)

    assert read == [
        NamedEntry("both", 1, ("arXiv:2401.00001", "doi:10.1000/made.up")),
        NamedEntry("none", 3, ()),
        NamedEntry("arxivdoi", 4, ("arXiv:math/0309136",)),
        NamedEntry("isbn", 5, ("isbn:9783161484100",)),
    ]
    assert (broken.line, broken.handles) == (6, ())
    assert broken.fault is not None


def test_a_file_without_entries_is_refused() -> None:
    with pytest.raises(UnreadableSource, match="there is no entry in it"):
        named_entries(b"nothing of the kind")
