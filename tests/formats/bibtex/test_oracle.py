"""What BibTeX's own readers make of entries, held against pybtex, which follows BibTeX."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from random import Random

from pybtex.database import Entry, Person, parse_string

from biblio.formats.bibtex.cutting import split
from biblio.formats.bibtex.fields import read_fields
from biblio.formats.bibtex.people import people

MACROS = {"zoo": "Journal of Zoos", "press": "Meadow {Press}", "of": " of "}
PIECES = ("{Sums}", '"Sums"', "{A {B} c}", '"a {"} b"', "1999", "zoo", "press", "of", '"{\\"o}"')
LAST = ("Roe", "Doe-Musterfrau", "Lindqvist")
PARTICLES = ("", "", "von ", "de la ")
FIRST = ("Jane", "J. K.", "Jo {\\'E}va", "Å.")


def test_a_real_bibliography_has_the_same_fields_and_as_many_names(shared: Path) -> None:
    raw = (shared / "bibtex" / "tugboat-2007.bib").read_bytes()

    assert_agrees(raw, "latin-1")


def test_generated_entries_have_the_same_fields_and_names() -> None:
    raw = "".join(written(Random(12))).encode()  # noqa: S311 - seeded data, no secret

    entries = assert_agrees(raw, "utf-8")

    for key, entry in entries.items():
        printed = key_fields(raw)[key]["author"]
        for ours, theirs in zip(people(printed).names, entry.persons["author"], strict=True):
            assert (ours.keyname, ours.forenames, ours.suffix) == split_by(theirs), printed


def key_fields(raw: bytes) -> dict[str, dict[str, str]]:
    read = (read_fields(each.raw) for each in split(io.BytesIO(raw)))
    return {each.key: dict(each.values) for each in read}


def assert_agrees(raw: bytes, encoding: str) -> dict[str, Entry]:
    """Let every entry of *raw* have the fields that pybtex reads, but for its own months."""
    ours = key_fields(raw)
    theirs = parse_string(raw.decode(encoding), "bibtex").entries
    assert ours.keys() == {*theirs.keys()}
    for key, entry in theirs.items():
        for name, value in entry.fields.items():
            if name.lower() != "month":
                assert plain(ours[key][name.lower()]) == plain(value), key
        for role, persons in entry.persons.items():
            assert len(people(ours[key][role]).names) == len(persons), key
    return dict(theirs.items())


def plain(text: str) -> str:
    return " ".join(text.split())


def split_by(person: Person) -> tuple[str, str, str]:
    """A name as pybtex splits it, in our parts, without TeX."""
    parts = (
        (*person.prelast_names, *person.last_names),
        (*person.first_names, *person.middle_names),
        person.lineage_names,
    )
    bare = (" ".join(each).replace("{\\'E}", "É") for each in parts)
    keyname, forenames, suffix = (each.replace("{", "").replace("}", "") for each in bare)
    return keyname, forenames, suffix


def written(dice: Random) -> Iterator[str]:
    """Strings, and two hundred entries that use them."""
    for name, value in MACROS.items():
        yield f"@string{{{name} = {{{value}}}}}\n"
    for number in range(200):
        joined = " # ".join(dice.choices(PIECES, k=dice.randint(1, 4)))
        names = " and ".join(printed_name(dice) for _ in range(dice.randint(1, 3)))
        yield (
            f"@{dice.choice(('article', 'Misc', 'BOOK'))}{{k{number},\n"
            f"  author = {{{names}}}, title = {joined},\n  year = {1900 + number}\n}}\n"
        )


def printed_name(dice: Random) -> str:
    """A name with commas, which BibTeX's rules split alone."""
    last = dice.choice(PARTICLES) + dice.choice(LAST)
    suffix = dice.choice(("", "", "Jr., "))
    return f"{last}, {suffix}{dice.choice(FIRST)}"
