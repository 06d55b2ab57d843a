"""The public readers of author lists: printed whole, printed one by one, or already split."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from biblio.names import affiliations, collaborations
from biblio.names.entries import Entry, common_name, read_entry, read_named, read_split
from biblio.names.shifted import looks_shifted
from biblio.names.splitting import Item, split_list
from biblio.names.values import AuthorList, AuthorName, SplitName

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_SHIFTED = "the author list looks shifted by one: each surname stands one person too late"
_RAW = "{count} author name(s) hold TeX that could not be decoded; they are kept as printed"
_ALONE = "an author entry is only the word {word!r}; it was left out"


def parse_list(text: str) -> AuthorList:
    """The authors that a printed list names, in its order.

    Affiliations stand in parentheses after a name, or as numbers resolved in a final
    `((1) X, (2) Y)`; line breaks count as spaces. Nothing is raised: a text that names nobody
    gives an empty list. The time taken is linear in the length of *text*.
    """
    items, is_cut = split_list(" ".join(text.split()))
    listed = _assemble(
        [
            (read_named(printed) if is_comma_form else read_entry(printed), given)
            for printed, given, is_comma_form in items
        ]
    )
    if is_cut:
        listed = listed._replace(is_cut=True)
    if looks_shifted(listed.names):
        return listed._replace(is_shifted=True, warnings=(*listed.warnings, _SHIFTED))
    return listed


def parse_names(printed: Sequence[tuple[str, tuple[str, ...]]]) -> AuthorList:
    """The authors of a source that prints each name by itself, with its affiliations.

    A name with a comma has its keyname first (`Rodrigues Jr, Waldyr A.`), one without has it last.
    """
    listed = _assemble(
        (read_named(" ".join(name.split())), _affiliations(given)) for name, given in printed
    )
    if looks_shifted(listed.names):
        return listed._replace(is_shifted=True, warnings=(*listed.warnings, _SHIFTED))
    return listed


def repair_split(rows: Sequence[SplitName], printed: str = "") -> AuthorList:
    """The authors of a source that splits names itself, the splitter's damage put right.

    Collaborations in pieces are joined, punctuation and `et al.` dropped, suffixes and particles
    moved to their place. Where the *printed* list is given too and names the same people, it
    lends each name its printed form and, where the row has none, its affiliations; it also tells
    whether the list was cut.
    """
    listed = _paired(rows, printed) if printed else None
    if listed is None:
        listed = _assemble(
            (read_split(row.keyname, row.forenames, row.suffix), _affiliations(row.affiliations))
            for row in rows
        )
        if printed:
            listed = _lend(parse_list(printed), listed)
    if looks_shifted(listed.names) and not listed.is_shifted:
        return listed._replace(is_shifted=True, warnings=(*listed.warnings, _SHIFTED))
    return listed


def _paired(rows: Sequence[SplitName], printed: str) -> AuthorList | None:
    """What `repair_split` gives where each row and each printed entry is one person; else None.

    Most lists are so, and a pair that was seen before costs one look-up.
    """
    items, is_cut = split_list(" ".join(printed.split()))
    if len(items) != len(rows):
        return None
    names = tuple(name for name in map(_pair, items, rows) if name)
    return AuthorList(names, is_cut) if len(names) == len(rows) else None


@lru_cache(maxsize=16_384)
def _pair(item: Item, row: SplitName) -> AuthorName | None:
    """The person that *row* splits and *item* prints; None where either is anything else."""
    if not row.suffix and item.printed == f"{row.forenames} {row.keyname}":
        # Read once what stands there twice, where it is a name like most.
        name = common_name(item.printed)
        if name is not None and name.keyname == row.keyname:
            given = _affiliations(row.affiliations) or item.affiliations
            return name._replace(affiliations=given) if given else name
    found = read_split(row.keyname, row.forenames, row.suffix)
    said = (read_named if item.is_comma_form else read_entry)(item.printed)
    if not (_is_one_person(found) and _is_one_person(said)):
        return None
    name = found.names[0]
    if row.affiliations:
        name = name._replace(affiliations=_affiliations(row.affiliations))
    other = said.names[0]._replace(affiliations=item.affiliations)
    return _lent(name, other)


def _is_one_person(entry: Entry) -> bool:
    return len(entry.names) == 1 and not entry.names[0].is_collaboration and not any(entry[1:])


def _lend(printed: AuthorList, listed: AuthorList) -> AuthorList:
    """*listed* with what only the *printed* list says."""
    is_cut = listed.is_cut or printed.is_cut
    if len(printed.names) != len(listed.names):
        return listed._replace(is_cut=is_cut)
    names = tuple(map(_lent, listed.names, printed.names))
    return listed._replace(names=names, is_cut=is_cut)


def _lent(name: AuthorName, other: AuthorName) -> AuthorName:
    """*name* with what only the same name as printed, *other*, says; as it is if that is not it."""
    if name[:4] != other[:4] and name.name.casefold().split() != other.name.casefold().split():
        return name
    return name._replace(
        printed=other.printed, affiliations=name.affiliations or other.affiliations
    )


@lru_cache(maxsize=4096)
def _affiliations(given: tuple[str, ...]) -> tuple[str, ...]:
    """Affiliations as stored; numbers that refer to a list that is not here are dropped."""
    if not given:
        return ()
    cleaned = (affiliations.clean(one) for one in given if affiliations.references(one) is None)
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
    """Give the plural *keyword* to the bare names before it: `NOvA and T2K Collaborations`."""
    for place in range(end - 1, -1, -1):
        name = names[place]
        if not _wants_keyword(name):
            break
        names[place] = _as_collaboration(name, keyword)


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
    if name.printed[:4].lower() == "the ":
        return True
    return not name.forenames and not name.suffix and "." not in name.keyname


def _as_collaboration(name: AuthorName, keyword: str) -> AuthorName:
    whole = name.name
    plain = whole[4:] if whole[:4].lower() == "the " else whole
    return AuthorName(
        f"{plain} {keyword}",
        is_collaboration=True,
        printed=name.printed,
        affiliations=name.affiliations,
    )
