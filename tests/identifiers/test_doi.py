"""DOIs in the fields that hold them."""

from __future__ import annotations

import pytest

from biblio.identifiers import dois


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("10.1103/PhysRevD.76.013009", ["10.1103/physrevd.76.013009"]),
        (
            "10.1364/JOSAA.23.002578 10.1364/JOSAA.32.002407",
            ["10.1364/josaa.23.002578", "10.1364/josaa.32.002407"],
        ),
        ("10.1000/a, 10.1000/b;10.1000/A", ["10.1000/a", "10.1000/b"]),
        ("https://doi.org/10.1000/a.", ["10.1000/a"]),
        ("none yet", []),
        (None, []),
    ],
)
def test_a_field_may_hold_several_dois(text: str | None, found: list[str]) -> None:
    assert dois(text) == found
