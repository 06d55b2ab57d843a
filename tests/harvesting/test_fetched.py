from __future__ import annotations

import pytest

from biblio.harvesting.fetched import State, understood


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("2401.00001v2", ["arxiv:2401.00001"]),
        ("math.GT/0309136", ["arxiv:math/0309136"]),
        ("DOI: 10.48550/ARXIV.2401.00001", ["arxiv:2401.00001"]),
        ("https://doi.org/10.1000/A", ["doi:10.1000/a"]),
        ("10.1000/a, 10.1000/b", ["doi:10.1000/a", "doi:10.1000/b"]),
        ("isbn:9783161484100", []),
        ("\udcff", []),
        ("", []),
    ],
)
def test_each_spelling_names_what_can_be_fetched(text: str, named: list[str]) -> None:
    wanted, answered = understood([text])

    assert [str(each.identifier) for each in wanted] == named
    assert [each.state for each in answered] == [State.INVALID] * (not named)


def test_each_is_asked_for_once_by_its_first_spelling() -> None:
    wanted, answered = understood(
        ["2401.00001", "x", "arXiv:2401.00001", "2401.00001v1", "x", "doi:10.1000/A", "10.1000/a"]
    )

    assert [(each.ordinal, each.value) for each in wanted] == [
        (1, "2401.00001"),
        (4, "2401.00001v1"),
        (6, "10.1000/a"),
    ]
    assert [(each.ordinal, each.asked) for each in answered] == [(2, "x")]
