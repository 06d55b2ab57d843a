from hypothesis import given
from hypothesis import strategies as st

from biblio.annotations.noting import Noted, place_of
from biblio.exporters.citation_keys import least_first
from biblio.model.identifiers import Identifier

HANDLES = st.one_of(
    st.sampled_from(
        ["0704.0001", "1501.00001", "1412.9999", "hep-th/9901001", "math/0001001", "cs/0001001"]
    ).map(lambda value: Identifier("arxiv", value)),
    st.tuples(st.sampled_from(["doi", "isbn", "key"]), st.text("a1/é.", min_size=1)).map(
        lambda each: Identifier(*each)
    ),
)


@given(st.lists(HANDLES))
def test_places_compare_as_the_order_of_papers_does(handles: list[Identifier]) -> None:
    assert sorted(handles, key=place_of) == sorted(handles, key=least_first)


def test_the_least_has_what_several_want() -> None:
    noted = Noted()
    noted.note([("a", "2", 20), ("b", "1", 10), ("a", "1", 11)])
    noted.note([("a", "3", 30), ("b", "0", 5)])

    assert noted.owners(["a", "b", "c"]) == {"a": 11, "b": 5}
    noted.close()
