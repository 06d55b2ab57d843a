import pytest

from biblio.errors import InvalidQuery
from biblio.harvesting.manners import Manners
from biblio.version import __version__


def test_who_asks_is_told_with_name_version_and_contact() -> None:
    assert Manners().agent == f"biblio/{__version__}"
    assert (
        Manners(contact="ann@example.org").agent == f"biblio/{__version__} (mailto:ann@example.org)"
    )


@pytest.mark.parametrize("contact", ["", " ", "a\nb", "ann@exämple.org", "a\x00"])
def test_a_contact_that_no_header_can_say_is_refused(contact: str) -> None:
    with pytest.raises(InvalidQuery, match="a contact is an address like"):
        Manners(contact=contact)


def test_waits_grow_to_a_cap_and_are_spread() -> None:
    manners = Manners(first_wait=5, longest_wait=600)

    middle = [manners.wait_before(attempt, 0.5) for attempt in range(1, 10)]

    assert middle == [5, 10, 20, 40, 80, 160, 320, 600, 600]
    assert [manners.wait_before(2, chance) for chance in (0.0, 1.0)] == [7.5, 12.5]
    assert manners.wait_before(10_000, 0.5) == 600
