from __future__ import annotations

import pytest
from factories import ABSTRACT

from biblio.identity.abstracts import abstract_key


def test_abstracts_are_compared_without_case_and_white_space() -> None:
    assert abstract_key(f"We  count.\n{ABSTRACT}") == abstract_key(f" we COUNT. {ABSTRACT.upper()}")
    assert abstract_key(ABSTRACT) != abstract_key(ABSTRACT.rstrip("."))
    assert abstract_key("") is None


NOTICE = "This paper has been withdrawn by the authors, since its lemma has an error in equation 7."


@pytest.mark.parametrize(
    ("abstract", "tells"),
    [
        ("No abstract.", False),
        ("This paper has been withdrawn.", False),
        ("x" * 79, False),
        (f" {'x ' * 39}  x ", False),
        ("x" * 80, True),
        (NOTICE, False),
        (f"{NOTICE} {ABSTRACT * 4}", True),
        (ABSTRACT, True),
    ],
)
def test_short_abstracts_and_notices_tell_no_paper(abstract: str, *, tells: bool) -> None:
    assert (abstract_key(abstract) is not None) is tells
