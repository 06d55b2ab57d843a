import pytest

from biblio.model.records import PaperRecord
from biblio.model.records.dated import date_of, year_of


@pytest.mark.parametrize(
    ("said", "date", "year"),
    [
        ({}, None, None),
        ({"arxiv_id": "hep-th/9901001"}, "1999-01", "1999"),
        ({"arxiv_id": "2101.00001"}, "2021-01", "2021"),
        ({"arxiv_id": "2101.00001", "submitted": "2020-12-31T23:00:00Z"}, "2020-12-31", "2020"),
        ({"submitted": "2020-12-31", "issued": "2022-05"}, "2022-05", "2022"),
        ({"arxiv_id": "2101.00001", "issued": "2019"}, "2019", "2019"),
    ],
)
def test_the_date_of_issue_comes_first_and_that_of_announcement_last(
    said: dict[str, str], date: str | None, year: str | None
) -> None:
    record = PaperRecord(format="x", **said)  # type: ignore[arg-type] # texts alone

    assert (date_of(record), year_of(record)) == (date, year)
