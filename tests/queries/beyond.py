"""Made-up works in the formats that people exchange, beside a paper of arXiv."""

from __future__ import annotations

import json
from pathlib import Path

import biblio

ON_ARXIV = {
    "id": "0704.0001",
    "title": "Notes on engines",
    "authors": "Ada Lovelace, Charles Babbage",
    "comments": "17 pages, with a fold-out plate",
    "journal-ref": "Gears 3 (2008) 1",
    "report-no": "AE-42",
    "categories": "math.CO",
    "abstract": "On cards and mills.",
    "versions": [{"version": "v1", "created": "Mon, 2 Apr 2007 10:00:00 GMT"}],
    "authors_parsed": [["Lovelace", "Ada", ""], ["Babbage", "Charles", ""]],
}
BIB = """
@book{grove1951,
  author = {Grove, Hedwig and Lindqvist, Åke},
  title = {Weirs and Sluices of the Lower Marsh},
  publisher = {Fenland Press}, address = {Ely}, year = 1951,
  isbn = {978-3-16-148410-0}, keywords = {weirs; marsh},
}
@article{harrow2003,
  author = {Harrow, Enid and Ng, Wai}, title = {Counting otters from kites},
  journal = {Journal of Improbable Surveys}, volume = {7}, number = {2}, pages = {11--29},
  year = {2003}, month = may, doi = {10.5555/otter.7},
}
@misc{undated, author = {Quill, Tamsin}, title = {A note found in a bottle}}
@inproceedings{meeting,
  author = {Lovelace, Ada}, title = {Notes on engines},
  booktitle = {Proceedings of the Third Meeting on Gears}, editor = {Babbage, Charles},
  eprint = {0704.0001}, archivePrefix = {arXiv}, doi = {10.5555/gears.3}, year = {2008},
}
"""
JOURNAL = "Journal of Improbable Surveys"
WORKS = (
    {
        "DOI": "10.5555/otter.7",
        "type": "journal-article",
        "title": ["Counting otters from kites"],
        "container-title": [JOURNAL],
        "short-container-title": ["J. Improb. Surv."],
        "publisher": "Fenland Press",
        "issued": {"date-parts": [[2003, 5, 17]]},
        "author": [
            {"given": "Enid", "family": "Harrow", "ORCID": "https://orcid.org/0000-0002-1825-0097"},
            {"given": "Wai", "family": "Ng"},
        ],
        "reference": [
            {"key": "1", "DOI": "10.5555/gears.3", "unstructured": "Lovelace, Notes on engines"},
            {"key": "2", "unstructured": "Nobody, Lost works"},
        ],
        "language": "en",
    },
    {
        "DOI": "10.5555/otter.9",
        "type": "journal-article",
        "title": ["Otters counted again"],
        "container-title": [JOURNAL],
        "issued": {"date-parts": [[2005]]},
        "author": [{"given": "Enid", "family": "Harrow"}],
    },
)
UNDATED = "content:259fb88938f152c9"


def import_all(library: biblio.Library, folder: Path) -> None:
    """Import the three files, written to *folder*."""
    (folder / "papers.jsonl").write_text(json.dumps(ON_ARXIV) + "\n", "utf-8")
    (folder / "refs.bib").write_text(BIB, "utf-8")
    (folder / "works.jsonl").write_text("".join(f"{json.dumps(work)}\n" for work in WORKS), "utf-8")
    for name in ("papers.jsonl", "refs.bib", "works.jsonl"):
        library.import_files(folder / name)
