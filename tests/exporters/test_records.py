import json

from factories import paper

from biblio.exporters.records import line_of
from biblio.formats.records import check_of


def test_a_line_says_all_and_ends_in_its_check() -> None:
    record = paper(
        "2101.00001", doi="10.5555/A", library="zoo", datestamp="2024-05-07", submitted=None
    )

    line = line_of(record, bytes(16))

    body, _, end = line.rpartition(',"check"')
    assert json.loads(line) == {
        "biblio_record": 1,
        "digest": "00" * 16,
        "format": "snapshot",
        "library": "zoo",
        "as_of": None,
        "datestamp": "2024-05-07",
        "identifiers": ["arxiv:2101.00001", "doi:10.5555/a"],
        "says": {
            "arxiv_id": "2101.00001",
            "title": "On 2101.00001",
            "authors_text": "Ada Lovelace",
            "authors": [["Lovelace", "Ada", "", 0, "Ada Lovelace", []]],
            "doi": "10.5555/A",
            "categories": ["math.CO"],
        },
        "check": check_of(body.encode()),
    }
    assert end == f':"{check_of(body.encode())}"}}\n'
