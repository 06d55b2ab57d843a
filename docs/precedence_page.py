"""`docs/precedence.md`: which source is believed, from the table that the importer goes by."""

from __future__ import annotations

from blocks import document, table

from biblio.merging.merge import FIELDS, WHOLE
from biblio.merging.precedence import BY_VERSION_FIRST, STANDINGS, TEXTS, Standing

INTRODUCTION = """\
# Which source is believed

Where two sources differ in a field, the better one wins, the same whatever the order in which
they came. A source that is silent never takes anything away. Where both speak, these are asked
in turn, until one is greater:

1. for the fields marked *newest first*, how new a version of the paper the source knows: its
   number, and for `withdrawn`, since not every source has numbers, the day of the last revision;
   on the same day a flag of withdrawal comes before comments that say nothing of it;
2. the source's standing for the field, as in the table; sources of one rank stand alike, and one
   that is not named stands last;
3. the datestamp of the record, the newer first;
4. the version that the record speaks of, the newer first;
5. of lists, the longer;
6. the time as of which the record was seen, the later first (below);
7. of texts, the longer;
8. the value itself, compared as JSON, so that ties are settled the same everywhere."""

PARTS = """\
The author list and whether it ends in `et al.` are decided as one. A list that is cut there gives
way to any whole one that is at least as long, whatever the sources; so does what is printed of
it. `latest_version` is the greatest that any source names. Fields of several parts are decided part
by part: the date and the size of each version, the title and the abstract in each language, each
further field. The date of version 1, where any source has it, is `submitted`; that of the latest
version is `revised`. What a source said and did not win with stays in `sources.differences`.

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
    fields = [name for name in FIELDS if name not in {"authors_cut", "latest_version"}]
    groups: dict[tuple[Standing, bool], list[str]] = {}
    for name in fields:
        standing = STANDINGS.get(name, TEXTS)
        groups.setdefault((standing, name in BY_VERSION_FIRST), []).append(name)
    rows = [
        (
            ", ".join(f"`{each}`" for each in names),
            "yes" if newest_first else "",
            "; ".join(
                f"{place}. {', '.join(sorted(group))}"
                for place, group in enumerate(standing, start=1)
            ),
            ", ".join(f"`{each}`" for each in names if each not in WHOLE),
        )
        for (standing, newest_first), names in groups.items()
    ]
    return document(
        INTRODUCTION,
        table(("Fields", "Newest first", "Sources, best first", "Part by part"), rows),
        PARTS,
    )
