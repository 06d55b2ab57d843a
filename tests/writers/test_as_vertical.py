from __future__ import annotations

import io

from biblio.writers.as_vertical import write


def test_a_field_is_a_line_and_rows_are_divided() -> None:
    stream = io.StringIO()

    write(
        [{"title": "Sums\nof \x1bnumbers", "n": 1}, {"title": None, "n": 2}], ["title", "n"], stream
    )

    assert stream.getvalue() == (
        "-[ 1 ]----------------------------------\n"
        "title | Sums of \ufffdnumbers\n"
        "n     | 1\n"
        "-[ 2 ]----------------------------------\n"
        "title |\n"
        "n     | 2\n"
    )
