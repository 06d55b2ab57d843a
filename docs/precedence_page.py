"""`docs/precedence.md`: which source is believed, from what each format says of itself."""

from __future__ import annotations

from blocks import document, table

from biblio.formats.standing import CARRIED
from biblio.merging.merge import WHOLE
from biblio.merging.precedence import BY_VERSION_FIRST, STANDINGS

INTRODUCTION = """\
# Which source is believed

Where two sources differ in a field, the better one wins, the same whatever the order in which
they came. A source that is silent never takes anything away. Where both speak, these are asked
in turn, until one is greater:

1. whether the record is of the work itself: that of a notice (an erratum, a retraction) which
   belongs to the same paper is believed last in every field;
2. for the fields marked *newest first*, how new a version of the paper the source knows: its
   number, and for `withdrawn`, since not every source has numbers, the day of the last revision;
   on the same day a flag of withdrawal comes before comments that say nothing of it;
3. for what tells where and when the paper was published, whether the record is of that and not of
   a preprint (its `kind` is neither `preprint` nor `other`);
4. the source's standing for the field, as in the table; sources of one rank stand alike, and one
   that is not named stands last;
5. the datestamp of the record, the newer first;
6. the version that the record speaks of, the newer first;
7. of lists, the longer;
8. the time as of which the record was seen, the later first (below);
9. of texts, the longer;
10. the value itself, compared as JSON, so that ties are settled the same everywhere."""

PARTS = """\
The author list and whether it ends in `et al.` are decided as one. A list that is cut there gives
way to any whole one that is at least as long, whatever the sources; so does what is printed of
it. `issued_printed` comes with `issued`. `latest_version` is the greatest that any source names.
Fields of several parts are decided part by part: the date and the size of each version, the title
and the abstract in each language, each further field; of what is stated of authors and of links
between identifiers all is kept. The date of version 1, where any source has it, is `submitted`;
that of the latest version is `revised`. What a source said and did not win with stays in
`sources.differences`.

Each format says of itself what it speaks of and how far it is believed (`standings`, beside its
reader). In short: what was published where and when is best from Crossref, then from PubMed, then
from BibTeX; titles and authors are best from arXiv, then from Crossref, then from PubMed. What
PubMed takes away counts as deleted, whenever it came.

## As of when

Two editions of a file may say different things of a paper, and nothing in them tell which is the
correction. So each entry is of a time: that of `--as-of`, else what its file says of itself (the
`responseDate` of an OAI answer, the `updated` of an Atom feed), else the time at which its file was
last written, else (a pipe) now. Each file of a folder has its own; the members of an archive have
the archive's. What a script imports is of no time unless it says one (`as_of=`), and then stands
before all that is. A record counts as of the latest time at which an import saw it: an
edition that returns to old bytes wins again, and undoing that import lets it lose again. Given
the same times, the order of imports does not matter. `imports.as_of` is the latest in a run.

## What people write by hand

A paper that plain SQL inserted counts as a record of the format `hand` from the first import that
meets it, in an import of its own (`written by hand` in `biblio imports list`). No source is
believed more, where it speaks; undoing the other import gives it back as it was written.

A change by hand in a paper that has records counts as what these records say, so far as they said
what stood there before: it is believed as they are, holds until something better comes, and
goes when they go. What is to hold whatever comes is imported as a record of its own:
`library.import_records([PaperRecord(format="hand", arxiv_id=…, title=…)])`."""


def page() -> str:
    """The page."""
    groups: dict[tuple[str, bool], list[str]] = {}
    for name in (each for each in CARRIED if each != "issued_printed"):
        groups.setdefault((_ranked(name), name in BY_VERSION_FIRST), []).append(name)
    rows = [
        (
            ", ".join(f"`{each}`" for each in names),
            "yes" if newest_first else "",
            ranked,
            ", ".join(f"`{each}`" for each in names if each not in WHOLE),
        )
        for (ranked, newest_first), names in groups.items()
    ]
    return document(
        INTRODUCTION,
        table(("Fields", "Newest first", "Sources, best first", "Part by part"), rows),
        PARTS,
    )


def _ranked(field: str) -> str:
    """Who speaks of *field*, best first; those of one rank together."""
    ranks: dict[int, list[str]] = {}
    for name, standing in STANDINGS.items():
        if field in standing.carries:
            ranks.setdefault(standing.trust(field), []).append(name)
    return "; ".join(
        f"{place}. {', '.join(sorted(ranks[rank]))}"
        for place, rank in enumerate(sorted(ranks, reverse=True), start=1)
    )
