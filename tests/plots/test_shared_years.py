from __future__ import annotations

from plots.pictures import CAPTION, HOSTILE, HOSTILE_SHOWN, svg_of, texts_of, tips_of

from biblio.plots.values import Shared, SharedYears


def test_each_coauthor_has_a_row_and_each_year_a_point() -> None:
    rows = [Shared("Able, A.", [(2001, 2), (2005, 1)]), Shared(HOSTILE, [(2004, 3)])]
    tree = svg_of(SharedYears(CAPTION, rows))

    assert tips_of(tree) == ["Able, A., 2001: 2", "Able, A., 2005: 1", f"{HOSTILE_SHOWN}, 2004: 3"]
    assert {"Able, A.", HOSTILE_SHOWN, "2001", "2005", "papers"} <= {*texts_of(tree)}


def test_rows_have_the_height_that_they_need() -> None:
    one, many = (
        float(svg_of(SharedYears(CAPTION, rows)).get("height", "").removesuffix("pt"))
        for rows in (
            [Shared("Able, A.", [(2001, 1)])],
            [Shared(f"Able, {each}", [(2001, 1)]) for each in range(30)],
        )
    )

    assert many > 3 * one
