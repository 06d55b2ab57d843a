"""`docs/formats.md`: which formats there are, and which fields of a paper each can carry."""

from __future__ import annotations

from collections.abc import Collection

from blocks import document, table

from biblio.exporters import EXPORTERS, exporter_of
from biblio.formats import FORMATS, by_name
from biblio.formats.records import FORMAT as RECORDS
from biblio.formats.standing import CARRIED

INTRODUCTION = """\
# What each format can carry

What is read is recognised by its content, whatever a file is called; `-f` names a format where
that is to be said. What is written is named by `-o`. A format that is both comes back: what biblio
wrote in it and reads again is the same in the fields that stand here as *yes*. A test writes and
reads random papers in every format to hold it to that."""

FIELDS = """\
## Fields

*yes*: written, and the same when it is read again. *in*: read, where the format has it, and not
written, or not in a way that gives it back. What no format says of a paper is silence, and takes
nothing away."""

CONDITIONS = """\
## What comes back otherwise

- What a format must have and a record does not say follows from what it says: a kind, a date (of
  issue, else of submission), an address (arXiv's). Where the record speaks, that is written.
- White space is a space, and control characters and marks that nobody sees are dropped, as when
  anything is read. Letters are composed (NFC).
- **Names** come back in their parts; how they are printed is the format's own, and affiliations
  come back from `snapshot` and `records` alone.
- **ris**: a value is one line, so that an abstract of several paragraphs becomes one. A number of
  an article that stands where pages do (`e12`) is read as what it is. Numbers of reports are those
  of reports, and comments those of papers on arXiv; what books stand in is their series. Of people
  beside the authors editors and translators come back, of books and chapters the editors of their
  series, of theses advisors. Codes of arXiv's categories stand among the keywords. Tags that were
  kept go back out, also those that name another date.
- **snapshot**: for papers of arXiv alone. What the library does not know is null. Where it knows
  dates and no versions, it can say the first version only if that is the last. A line of arXiv's
  own comes back to the byte but for what is put right as it is read: TeX in titles and submitters
  is decoded, affiliations are resolved and articles of collaborations dropped, and of a category
  that has two codes the first is kept.
- **bibtex**, **biblatex**: abstracts, comments and names in TeX, as arXiv prints them, are written
  as what they mean; what is written comes back as that."""

LOSSLESS = """\
## Records: nothing is lost

All these formats write papers, and a paper is merged from what several sources say. `records` is
the form in which a library loses nothing: a JSON line for each record, with the format that it came
in, its library, as of when it was seen, its datestamp, and all that it says. Imported into an empty
file it gives the same papers and the same records; two libraries that are imported together give
what their sources give together. The digest of each entry comes along, so that the file that it
was read from is known again, and read as it would be in the original. What an import does not carry
are the runs, of which the copy has one, and what they rejected; tags, notes and lists are of the
user and not of a record.

A line ends in a check of itself. One that was changed by hand counts as an entry of its own, beside
the one that it was made from. `--library` names the library of the records that have none; the
others keep theirs. A line that cannot be is rejected with its reason, and can be mended like any
other."""


def page() -> str:
    """The page."""
    written = {name: exporter_of(name) for name in sorted(EXPORTERS)}
    read_back = {each.read_by for each in written.values()} | {RECORDS.name}
    only_read = [each for each in FORMATS if each.name not in read_back and each.standings]
    fields = [
        (
            f"`{field}`",
            *(_cell(field, each.carries, _read(each.read_by)) for each in written.values()),
            "yes",
        )
        for field in CARRIED
    ]
    others = [(f"`{each.name}`", _listed(_read(each.name))) for each in sorted(only_read)]
    return document(
        INTRODUCTION,
        FIELDS,
        table(("Field", *(f"`{name}`" for name in written), "`records`"), fields),
        "These are read, and not written:",
        table(("Format", "Fields"), others),
        CONDITIONS,
        LOSSLESS,
    )


def _listed(fields: Collection[str]) -> str:
    return ", ".join(f"`{each}`" for each in CARRIED if each in fields)


def _read(name: str) -> frozenset[str]:
    """The fields that the reader *name* may find, under whatever name it speaks."""
    return frozenset[str]().union(*(each.carries for each in by_name(name).standings))


def _cell(field: str, carried: Collection[str], read: Collection[str]) -> str:
    if field in carried:
        return "yes"
    return "in" if field in read else ""
