import pytest

from biblio.cli.wording import counted


@pytest.mark.parametrize(
    ("number", "said"),
    [(0, "0 papers"), (1, "1 paper"), (2, "2 papers"), (2_000, "2,000 papers")],
)
def test_numbers_are_said_as_people_say_them(number: int, said: str) -> None:
    assert counted(number, "paper") == said


def test_a_word_may_have_its_own_plural() -> None:
    assert (counted(1, "entry", "entries"), counted(3, "entry", "entries")) == (
        "1 entry",
        "3 entries",
    )
