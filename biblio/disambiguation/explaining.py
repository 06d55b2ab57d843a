"""Why two places, or two groups, are or are not one person: each piece of evidence in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from biblio.disambiguation import comparing, points
from biblio.disambiguation.forms import forms_agree
from biblio.disambiguation.values import Comparison, Place, Reason

_MILLION = 1_000_000
_SHOWN = 8  # co-authors or words
_LOOKED_AT = 100  # places of a group


def compare(one: Place, other: Place) -> Comparison:
    """Two places with all that speaks for and against their being one person.

    Where their names do not agree, the name brings nothing and `refused` says so; the same for two
    places of one paper.
    """
    reasons = tuple(_reasons(one, other))
    total = sum(reason.points for reason in reasons)
    refused = _refusal(one, other)
    chance = 0 if refused else points.chance(total)
    return Comparison(one, other, reasons, total, chance / _MILLION, refused)


def closest(left: Sequence[Place], right: Sequence[Place]) -> Comparison:
    """The likeliest pair between two groups; of equals the one whose places come first.

    Of a group of more than a hundred places the first hundred are looked at.
    """
    return compare(
        *max(
            product(left[:_LOOKED_AT], right[:_LOOKED_AT]),
            key=lambda pair: (not _refusal(*pair), _total(*pair)),
        )
    )


def _total(one: Place, other: Place) -> int:
    if forms_agree(comparing.form_of_place(one), comparing.form_of_place(other)):
        return comparing.total_points(one, other)
    return comparing.evidence_points(one, other)


def _refusal(one: Place, other: Place) -> str | None:
    if one.work.handle == other.work.handle:
        return "two places of one paper are two people"
    if not forms_agree(comparing.form_of_place(one), comparing.form_of_place(other)):
        return f"{_name(one)} and {_name(other)} cannot be one name"
    return None


def _name(place: Place) -> str:
    return " ".join(filter(None, (place.forenames, place.keyname, place.suffix)))


def _reasons(one: Place, other: Place) -> Iterator[Reason]:
    ours, theirs = one.work, other.work
    forms = comparing.form_of_place(one), comparing.form_of_place(other)
    if forms_agree(*forms):
        name = comparing.name_points(*forms)
        found, expected = comparing.shared_name(*forms)
        yield Reason("name", f"{found}, {10 ** (expected / 100):.2g} namesakes to expect", name)
        if name < points.COMMON_NAME and not comparing.shares_rare_evidence(one, other):
            yield Reason("common name", "nothing rare is shared", points.NOTHING_SHARED)
    yield Reason("co-authors", _coauthors(one, other), comparing.coauthor_points(one, other))
    if ours.title and theirs.title:
        shared = _listed(ours.title & theirs.title)
        yield Reason("title", shared or "no words shared", comparing.title_points(ours, theirs))
    if ours.abstract and theirs.abstract:
        shared = _listed(map(str, ours.abstract & theirs.abstract))
        brings = comparing.abstract_points(ours, theirs)
        yield Reason("abstract", shared or "no rare words shared", brings)
    yield Reason(*_setting(one, other), comparing.setting_points(ours, theirs))
    if one.affiliation and other.affiliation:
        shared = _listed(one.affiliation & other.affiliation)
        brings = comparing.affiliation_points(one, other)
        yield Reason("affiliation", shared or "no words shared", brings)
    if one.ids and other.ids:
        shared = _listed(f"{scheme}:{value}" for scheme, value in one.ids & other.ids)
        yield Reason("ids", shared or "none shared", comparing.id_points(one, other))
    if years := comparing.year_points(ours, theirs):
        yield Reason("years", f"{ours.year} and {theirs.year}", years)


def _coauthors(one: Place, other: Place) -> str:
    if min(len(one.work.blocks), len(other.work.blocks)) < 2:  # noqa: PLR2004 - just the author
        return "a paper of one author"
    shared = comparing.shared_coauthors(one, other)
    weighed = sorted((-comparing.coauthor_weight(each, one, other), each) for each in shared)
    listed = [f"{each} {-negative / 100:.1f}" for negative, each in weighed[:_SHOWN]]
    return _cut(listed, len(weighed)) or "none shared"


def _setting(one: Place, other: Place) -> tuple[str, str]:
    ours, theirs = one.work, other.work
    if ours.container and theirs.container:
        if ours.container == theirs.container:
            return "journal", "the same"
        return "journal", _listed(ours.container & theirs.container) or "another"
    if ours.categories and theirs.categories:
        if ours.categories[0] == theirs.categories[0]:
            return "categories", f"both {ours.categories[0]}"
        return "categories", _listed({*ours.categories} & {*theirs.categories}) or "others"
    return "journal", "not known"


def _listed(words: Iterable[str]) -> str:
    ordered = sorted(words)
    return _cut(ordered[:_SHOWN], len(ordered))


def _cut(shown: list[str], number: int) -> str:
    more = [f"{number - len(shown)} more"] if number > len(shown) else []
    return ", ".join([*shown, *more])
