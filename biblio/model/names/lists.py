"""The public readers of author lists: printed whole, printed one by one, or already split."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from biblio.model.characters import unescape, visible
from biblio.model.names import affiliations, collaborations
from biblio.model.names.entries import Entry, read_entry, read_named, read_split
from biblio.model.names.persons import is_suffix
from biblio.model.names.pieces import Item
from biblio.model.names.shifted import looks_shifted
from biblio.model.names.splitting import (
    collaboration_within,
    pairs_of,
    pieces_of,
    split_list,
    stands_alone,
)
from biblio.model.names.titles import is_degree
from biblio.model.names.values import AuthorList, AuthorName, SplitName

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_SHIFTED = "the author list looks shifted by one: each surname stands one person too late"
_RAW = "{count} author name(s) hold TeX that could not be decoded; they are kept as printed"
_ACRONYM = re.compile(r"[A-Z]\.(?: [A-Z]\.)+")
_ALONE = "an author entry is only the word {word!r}; it was left out"


def parse_list(text: str) -> AuthorList:
    """The authors that a printed list names, in its order.

    Affiliations stand in parentheses after a name, or as numbers resolved in a final
    `((1) X, (2) Y)`; line breaks count as spaces. Nothing is raised: a text that names nobody
    gives an empty list. The time taken is linear in the length of *text*.
    """
    text = _line(text)
    if (met := _met_before(text)) is not None:
        return AuthorList(met)
    items, is_cut = split_list(text)
    # Of the others most are persons and nothing else, each with affiliations.
    names = [name for name in map(_person, items) if name is not None]
    if len(names) == len(items):
        return AuthorList(tuple(names), is_cut)
    listed = _assemble([(_entry(item), item.affiliations) for item in items])
    if is_cut:
        listed = listed._replace(is_cut=True)
    return _marked(listed)


def _met_before(text: str) -> tuple[AuthorName, ...] | None:
    """The persons of the list *text* as most are: parted by commas, all or none affiliated.

    None of another list, in which what stands beside a name may say how it is read.
    """
    if "(" not in text:
        return _all_met(pieces_of(text))
    pairs = pairs_of(text)
    names = _all_met([name for name, _ in pairs])
    if not names:
        return None
    return tuple(
        name._replace(affiliations=(given,)) for name, (_, given) in zip(names, pairs, strict=True)
    )


def _all_met(pieces: Sequence[str]) -> tuple[AuthorName, ...] | None:
    """The persons that *pieces* name wherever they stand; None where one of them is another."""
    names = [name for name in map(_met, pieces) if name is not None]
    return tuple(names) if len(names) == len(pieces) else None


def _entry(item: Item) -> Entry:
    return (read_named if item.is_comma_form else read_entry)(item.printed)


@lru_cache(maxsize=16_384)
def _met(piece: str) -> AuthorName | None:
    """The person that a *piece* of a list names wherever it stands; None where it is another."""
    return _person(Item(piece)) if stands_alone(piece) else None


@lru_cache(maxsize=16_384)
def _person(item: Item) -> AuthorName | None:
    """The person that *item* names; None where it is anything else."""
    entry = _entry(item)
    if len(entry.names) != 1 or entry.names[0].is_collaboration or any(entry[1:]):
        return None
    name = entry.names[0]
    return name._replace(affiliations=item.affiliations) if item.affiliations else name


def parse_names(printed: Sequence[tuple[str, tuple[str, ...]]]) -> AuthorList:
    """The authors of a source that prints each name by itself, with its affiliations.

    A name with a comma has its keyname first (`Rodrigues Jr, Waldyr A.`), one without has it last.
    A collaboration for which an affiliation says that somebody speaks is an author too.
    """
    return _marked(
        _assemble(_spoken([(read_named(_line(name)), given) for name, given in printed]))
    )


def repair_split(rows: Sequence[SplitName], printed: str = "") -> AuthorList:
    """The authors of a source that splits names itself, the splitter's damage put right.

    Where the *printed* list is given too, its reading decides, and the rows lend only what it has
    not: the affiliations of the same people, and the letters of a name whose TeX cannot be
    decoded. Rows alone are mended: collaborations in pieces are joined, punctuation and `et al.`
    dropped, suffixes and particles moved to their place.
    """
    if printed:
        listed = parse_list(printed)
        if listed.names:
            return _lent(listed, rows)
    return _marked(
        _assemble(
            _spoken(
                [
                    (read_split(row.keyname, row.forenames, row.suffix), row.affiliations)
                    for row in _joined(rows)
                ]
            )
        )
    )


def _line(text: str) -> str:
    """*text* on one line, its HTML entities as characters, without marks that nobody sees."""
    text = " ".join(text.split())
    if "&" in text:
        text = unescape(text)
    return text if text.isprintable() else visible(text)


def _marked(listed: AuthorList) -> AuthorList:
    """*listed*, with a warning where it is shifted by one."""
    if looks_shifted(listed.names):
        return listed._replace(is_shifted=True, warnings=(*listed.warnings, _SHIFTED))
    return listed


def _joined(rows: Sequence[SplitName]) -> list[SplitName]:
    """The *rows* as text without marks, with the suffixes and degrees that became rows."""
    joined: list[SplitName] = []
    for row in rows:
        plain = SplitName(_line(row[0]), _line(row[1]), _line(row[2]), row[3])
        keyname, forenames, suffix, _ = plain
        if joined and not suffix:
            before = joined[-1]
            if not forenames and is_suffix(keyname) and not before.suffix:
                joined[-1] = before._replace(suffix=keyname)
                continue
            if is_degree(f"{forenames} {keyname}".strip()) and before.forenames:
                continue
        joined.append(plain)
    return joined


def _lent(listed: AuthorList, rows: Sequence[SplitName]) -> AuthorList:
    """The printed names *listed*, with what only the *rows* of the same names say."""
    names = listed.names
    if len(names) == len(rows) and not listed.warnings:
        # Most lists: nothing is damaged, and nothing to lend.
        for name, row in zip(names, rows, strict=True):
            if row.affiliations and not name.affiliations:
                break
        else:
            return listed
    elif not listed.warnings and not any(row.affiliations for row in rows):
        return listed
    split = repair_split(rows)
    if len(split.names) != len(names):
        return listed
    return listed._replace(names=tuple(map(_lend, names, split.names)))


def _lend(name: AuthorName, row: AuthorName) -> AuthorName:
    """The printed *name* with the row's affiliations, and its letters where its own are TeX."""
    if "\\" in name.name and "\\" not in row.name:
        return row._replace(
            printed=name.printed, affiliations=name.affiliations or row.affiliations
        )
    is_same = name[:4] == row[:4] or name.name.casefold().split() == row.name.casefold().split()
    if name.affiliations or not row.affiliations or not is_same:
        return name
    return name._replace(affiliations=row.affiliations)


def _spoken(
    entries: Sequence[tuple[Entry, tuple[str, ...]]],
) -> list[tuple[Entry, tuple[str, ...]]]:
    """The *entries*, each followed by the collaborations that its affiliations speak for."""
    spoken: list[tuple[Entry, tuple[str, ...]]] = []
    known: set[str] = set()
    for entry, given in entries:
        spoken.append((entry, _affiliations(given)))
        for affiliation in given:
            collaboration = collaboration_within(_line(affiliation))
            # Where every name carries it, the collaboration is still one author.
            if collaboration and collaboration not in known:
                known.add(collaboration)
                spoken.append((read_entry(collaboration), ()))
    return spoken


@lru_cache(maxsize=4096)
def _affiliations(given: tuple[str, ...]) -> tuple[str, ...]:
    """Affiliations as stored, without the collaborations that they speak for.

    Numbers that refer to a list that is not here are dropped.
    """
    if not given:
        return ()
    lines = [_line(one) for one in given if affiliations.references(one) is None]
    cleaned = (
        affiliations.clean(one[: len(one) - len(collaboration_within(one))]) for one in lines
    )
    return tuple(dict.fromkeys(one for one in cleaned if one))


def _assemble(entries: Iterable[tuple[Entry, tuple[str, ...]]]) -> AuthorList:
    """One list of the *entries*, each with its affiliations."""
    names: list[AuthorName] = []
    warnings: list[str] = []
    is_cut = False
    kept_raw = 0
    for (found, cut, bare, plural, raw), given in entries:
        start = len(names)
        names += _affiliated(found, given) if given else found
        is_cut = is_cut or cut
        kept_raw += raw
        if plural:
            _share(plural, names, start)
        elif bare:
            if not _complete(bare, names):
                warnings.append(_ALONE.format(word=bare))
        elif found and found[0].is_collaboration:
            _share_article(names, start)
    if kept_raw:
        warnings.append(_RAW.format(count=kept_raw))
    return AuthorList(tuple(names), is_cut, warnings=tuple(warnings))


def _affiliated(found: tuple[AuthorName, ...], given: tuple[str, ...]) -> list[AuthorName]:
    """The names of an entry with its affiliations, which are the person's if there is one."""
    return [
        name
        if name.is_collaboration and len(found) > 1
        else AuthorName(*name[:5], affiliations=given)
        for name in found
    ]


def _share(keyword: str, names: list[AuthorName], end: int) -> None:
    """Give the plural *keyword* to the bare names before it: `NOvA and T2K Collaborations`.

    A plural makes at least two: where only one name comes with it, the first name of the list is
    the other (`Keck Array and BICEP2 Collaborations`), unless it has a person's initials.
    """
    place = end
    while place and _wants_keyword(names[place - 1]):
        place -= 1
        names[place] = _as_collaboration(names[place], keyword)
    if place == end == 1 == len(names) - 1 and "." not in names[0].name:
        names[0] = _as_collaboration(names[0], keyword)


def _share_article(names: list[AuthorName], end: int) -> None:
    """`The Fermi LAT and the GBM Collaboration` are two collaborations."""
    if end and names[end].printed[:4].lower() == "the " and not names[end - 1].is_collaboration:
        before = names[end - 1]
        if before.printed[:4].lower() == "the ":
            names[end - 1] = _as_collaboration(before, names[end].keyname.rsplit(" ", 1)[-1])


def _complete(keyword: str, names: list[AuthorName]) -> bool:
    """Join a *keyword* that stands alone to the name before it; False where none wants it."""
    if not names or not _wants_keyword(names[-1]):
        return False
    word = collaborations.singular(keyword)
    names[-1] = _as_collaboration(names[-1], word)
    return True


def _wants_keyword(name: AuthorName) -> bool:
    if name.is_collaboration:
        return not collaborations.has_keyword(name.keyname)
    if name.printed[:4].lower() == "the " or _is_acronym(name):
        return True
    return not name.forenames and not name.suffix and "." not in name.keyname


def _is_acronym(name: AuthorName) -> bool:
    """Whether *name* is initials and nothing else, three at least: H.E.S.S."""
    return name.keyname[1:] == "." and _ACRONYM.fullmatch(name.forenames) is not None


def _as_collaboration(name: AuthorName, keyword: str) -> AuthorName:
    whole = name.name.replace(" ", "") if _is_acronym(name) else name.name
    plain = whole[4:] if whole[:4].lower() == "the " else whole
    return AuthorName(
        f"{plain} {keyword}",
        is_collaboration=True,
        printed=name.printed,
        affiliations=name.affiliations,
    )
