"""Made-up papers that refer to each other, as several sources have it."""

from __future__ import annotations

from biblio.model.identifiers import Identifier
from biblio.model.records import PaperRecord, Reference

MILLS, CARDS, GEARS = "2101.00001", "2101.00002", "10.5555/gears"
ENGINES, OTTERS, GONE = "10.5555/engines", "10.5555/otters", "10.5555/gone"

RECORDS = (
    PaperRecord(
        format="snapshot",
        arxiv_id=MILLS,
        title="On mills",
        doi="10.5555/mills",
        categories=("math.CO",),
        submitted="2021-01-04",
        comments="This paper has been withdrawn",
    ),
    PaperRecord(
        format="snapshot",
        arxiv_id=CARDS,
        title="On cards",
        categories=("cs.DM",),
        submitted="2021-02-01",
    ),
    PaperRecord(
        format="openalex",
        doi=OTTERS,
        title="On otters",
        issued="2020",
        identifiers=(Identifier("openalex", "W9"),),
        references=(Reference("openalex", "W1"), Reference("openalex", "W9")),
    ),
    # One list names it by DOI, and a paper twice; the other by numbers, and one that only it has.
    PaperRecord(
        format="crossref",
        doi=ENGINES,
        title="On engines",
        issued="2022-03",
        references=(
            Reference("doi", GONE, "Nobody, Lost works"),
            Reference("doi", "10.5555/mills", "On mills, 2021"),
            Reference("doi", ENGINES, "This very paper"),
            Reference(text="A letter"),
            Reference("doi", "10.5555/part", "On cards", (Identifier("arxiv", CARDS),)),
            Reference("arxiv", MILLS),
        ),
    ),
    PaperRecord(
        format="openalex",
        doi=ENGINES,
        title="On engines",
        identifiers=(Identifier("openalex", "W1"),),
        references=(Reference("openalex", "W9"), Reference("openalex", "W404")),
    ),
    PaperRecord(
        format="crossref",
        doi=GEARS,
        title="On gears",
        issued="2023-05",
        references=(Reference("doi", GONE), Reference("doi", "10.5555/mills")),
    ),
)
PAIRS = {
    (f"doi:{ENGINES}", f"arXiv:{MILLS}"),
    (f"doi:{ENGINES}", f"arXiv:{CARDS}"),
    (f"doi:{ENGINES}", f"doi:{OTTERS}"),
    (f"doi:{GEARS}", f"arXiv:{MILLS}"),
    (f"doi:{OTTERS}", f"doi:{ENGINES}"),
}
"""Who cites whom among them: a ring of two, and nobody itself."""
