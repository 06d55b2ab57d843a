from __future__ import annotations

from collections.abc import Iterator

import pytest
from factories import paper
from stores import Database, copied

import biblio
from biblio.errors import InvalidQuery, NotFound
from biblio.plots.values import Shared, Tie


@pytest.fixture(scope="module")
def drawn(
    tmp_path_factory: pytest.TempPathFactory, empty_database: Database
) -> Iterator[biblio.Library]:
    database = copied(empty_database, tmp_path_factory.mktemp("drawn") / "test.db")
    with biblio.open(database) as library:
        library.import_records(
            [
                paper("1901.00001", "Ada Able, Ben Best", submitted="2019-01-05T10:00:00Z"),
                paper("2001.00002", "Ada Able, Ben Best, Cy Cole"),
                paper("2101.00003", "Ada Able, Cy Cole", categories=("hep-th",)),
                paper("2102.00004", "Dee Dunn"),
                paper("2103.00005", "Ada Able, the XYZ Collaboration"),
            ]
        )
        yield library


def test_a_field_is_everybody_on_its_papers(drawn: biblio.Library) -> None:
    picture = drawn.plot_network()

    names = {each.id: each.name for each in picture.people}
    assert [(each.name, each.papers, each.is_asked) for each in picture.people] == [
        ("Ada Able", 4, False),
        ("Ben Best", 2, False),
        ("Cy Cole", 2, False),
        ("Dee Dunn", 1, False),
    ]
    assert {(names[tie.one], names[tie.other], tie.weight) for tie in picture.ties} == {
        ("Ada Able", "Ben Best", 1.5),
        ("Ada Able", "Cy Cole", 1.5),
        ("Ben Best", "Cy Cole", 0.5),
    }
    assert picture.caption.title == "Who wrote with whom"
    assert picture.caption.source.startswith("4 people of all papers. As of the last import, ")


def test_around_somebody_the_nearest_are_drawn(drawn: biblio.Library) -> None:
    picture = drawn.plot_network(around="Cole", limit=2, weight="full", category="math.CO")

    assert [(each.name, each.is_asked) for each in picture.people] == [
        ("Cy Cole", True),
        ("Ada Able", False),
    ]
    one, other = sorted(each.id for each in picture.people)
    assert picture.ties == [Tie(one, other, 1.0)]
    assert picture.caption.title == "Who wrote with Cy Cole"
    assert picture.caption.source.startswith(
        "2 people within a step of Cy Cole: category math.CO, weight full. "
        "1 of 2 people at step 1 are left out. As of"
    )


def test_who_is_left_out_of_a_field_is_said(drawn: biblio.Library) -> None:
    caption = drawn.plot_network("date:2021", limit=1).caption

    assert "1 person of the papers asked for: query date:2021. " in caption.source
    assert "3 of 4 people are left out, those of fewest papers. " in caption.source
    assert "3 of 4 people are left out, those of fewest papers" in caption.notes


def test_coauthors_stand_in_the_order_in_which_they_were_met(drawn: biblio.Library) -> None:
    picture = drawn.plot_coauthors("Able", collaborations=True)

    assert picture.rows == [
        Shared("Ben Best", [(2019, 1), (2021, 1)]),
        Shared("Cy Cole", [(2021, 2)]),
        Shared("XYZ Collaboration", [(2021, 1)]),
    ]
    assert picture.caption.title == "Co-authors of Ada Able"
    assert (
        "Ada Able, 4 papers: with collaborations. As of the last import" in picture.caption.source
    )


def test_where_nobody_is_left_there_is_no_picture(drawn: biblio.Library) -> None:
    with pytest.raises(NotFound, match="nothing found, so there is nothing to draw"):
        drawn.plot_network("nowhere")
    with pytest.raises(NotFound, match="Dee Dunn wrote with nobody"):
        drawn.plot_coauthors("Dunn")
    with pytest.raises(NotFound, match="Ada Able wrote with nobody"):
        drawn.plot_coauthors("Able", "nowhere")
    with pytest.raises(NotFound, match="no author is called 'Nobody'"):
        drawn.plot_network(around="Nobody")


def test_a_picture_has_room_for_so_many(drawn: biblio.Library) -> None:
    with pytest.raises(InvalidQuery, match="room for 1 to 200 people, not 201"):
        drawn.plot_network(limit=201)
    with pytest.raises(InvalidQuery, match="room for 1 to 30 people, not 0"):
        drawn.plot_coauthors("Able", limit=0)
