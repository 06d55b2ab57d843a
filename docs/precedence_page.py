"""`docs/precedence.md`: which source is believed, from the table that the importer goes by."""

from __future__ import annotations

from blocks import document, table

from biblio.importing.merge import FIELDS, WHOLE
from biblio.importing.precedence import BY_VERSION_FIRST, STANDINGS, TEXTS, Standing

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
5. how much is said: the longer list, then the longer text;
6. the value itself, compared as JSON, so that ties are settled the same everywhere."""

PARTS = """\
The author list and whether it ends in `et al.` are decided as one. A list that is cut there gives
way to any whole one that is at least as long, whatever the sources; so does what is printed of
it. `latest_version` is the greatest that any source names. Fields of several parts are decided part
by part: the date and the size of each version, the title and the abstract in each language, each
further field. The date of version 1, where any source has it, is `submitted`; that of the latest
version is `revised`. What a source said and did not win with stays in `sources.differences`."""


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
