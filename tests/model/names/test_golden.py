from __future__ import annotations

from pathlib import Path

import pytest

from biblio.model.names import (
    AuthorList,
    AuthorName,
    SplitName,
    forenames_agree,
    parse_list,
    parse_names,
    parse_query,
    repair_split,
    search_keys,
)

GOLDEN = Path(__file__).parent / "golden"


def cases(name: str) -> list[list[str]]:
    lines = (GOLDEN / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def rendered(listed: AuthorList) -> str:
    parts = [
        ("* " if name.is_collaboration else "")
        + f"{name.keyname}, {name.forenames}, {name.suffix}".rstrip(", ")
        + "".join(f" {{{affiliation}}}" for affiliation in name.affiliations)
        for name in listed.names
    ]
    if listed.is_cut:
        parts.append("...")
    if listed.is_shifted:
        parts.append("SHIFTED")
    return " | ".join(parts) or "-"


def split_name(row: str) -> SplitName:
    keyname, forenames, suffix = [*row.lstrip(" ").split(", "), "", ""][:3]
    return SplitName(keyname, forenames, suffix)


@pytest.mark.parametrize(("rule", "printed", "expected"), cases("lists.tsv"))
def test_printed_lists(rule: str, printed: str, expected: str) -> None:
    assert rendered(parse_list(printed)) == expected, rule


def test_there_are_enough_printed_lists() -> None:
    assert len(cases("lists.tsv")) >= 150


@pytest.mark.parametrize(("rows", "expected"), cases("split.tsv"))
def test_lists_that_arrive_split(rows: str, expected: str) -> None:
    listed = repair_split([split_name(row) for row in rows.split(" | ")])

    assert rendered(listed) == expected


@pytest.mark.parametrize(("names", "expected"), cases("single.tsv"))
def test_names_printed_one_by_one(names: str, expected: str) -> None:
    assert rendered(parse_names([(name, ()) for name in names.split(" | ")])) == expected


@pytest.mark.parametrize(
    ("name", "name_key", "keyname_key", "initials", "german_key"), cases("keys.tsv")
)
def test_search_keys(
    name: str, name_key: str, keyname_key: str, initials: str, german_key: str
) -> None:
    keys = search_keys(AuthorName(*split_name(name)[:3]))

    assert keys == (name_key, keyname_key, initials, german_key)


@pytest.mark.parametrize(("asked", "stored", "expected"), cases("forenames.tsv"))
def test_forenames(asked: str, stored: str, expected: str) -> None:
    assert forenames_agree(asked, stored) == (expected == "agree")


@pytest.mark.parametrize(("one", "other", "_expected"), cases("forenames.tsv"))
def test_forenames_agree_either_way_round(one: str, other: str, _expected: str) -> None:
    if one and other:
        assert forenames_agree(one, other) == forenames_agree(other, one)


@pytest.mark.parametrize("case", cases("queries.tsv"), ids=lambda case: case[0])
def test_queries(case: list[str]) -> None:
    typed, *expected = case

    query = parse_query(typed)

    assert [
        f"{each.order.name}: {each.name_key} [{each.initials}]"
        for each in (*query.readings, *query.reversed)
    ] == expected
