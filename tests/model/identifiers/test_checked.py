"""ISBN, ISSN and ORCID: spellings, forms and check digits."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biblio.errors import InvalidIdentifier
from biblio.model.identifiers import isbn, issn, orcid


@pytest.mark.parametrize(
    ("read", "text", "expected"),
    [
        (isbn, "978-3-16-148410-0", "9783161484100"),
        (isbn, "ISBN: 978 3 16 148410 0", "9783161484100"),
        (isbn, "ISBN-13: 978‐3‐16‐148410‐0", "9783161484100"),
        (isbn, "3-16-148410-X", "9783161484100"),
        (isbn, "0-306-40615-2", "9780306406157"),
        (issn, "0896-3207", "0896-3207"),
        (issn, "ISSN 2434561x", "2434-561X"),
        (orcid, "https://orcid.org/0000-0002-1825-0097", "0000-0002-1825-0097"),
        (orcid, "000000021694233x", "0000-0002-1694-233X"),
        (orcid, "orcid.org/0000-0002-1694-233x", "0000-0002-1694-233X"),
        (isbn, "978-3-16-148410-1", None),
        (isbn, "3-16-148410-1", None),
        (isbn, "", None),
        (isbn, "٩783161484100", None),
        (issn, "0896-3208", None),
        (orcid, "0000-0002-1825-0098", None),
    ],
)
def test_spellings(read: Callable[[str], str], text: str, expected: str | None) -> None:
    if expected is None:
        with pytest.raises(InvalidIdentifier, match="is not an"):
            read(text)
    else:
        assert read(text) == expected


@given(st.integers(0, 10**9 - 1), st.integers(0, 10))
def test_one_check_digit_of_ten_is_right(body: int, wrong: int) -> None:
    """Of the eleven check digits that an old ISBN may end in, one is taken."""
    taken = []
    for check in "0123456789X":
        try:
            taken.append(isbn(f"{body:09}{check}"))
        except InvalidIdentifier:
            continue

    assert len(taken) == 1
    assert taken[0].startswith(f"978{body:09}")
    with pytest.raises(InvalidIdentifier):
        isbn(f"{taken[0][:-1]}{(int(taken[0][-1]) + 1 + wrong % 9) % 10}")
