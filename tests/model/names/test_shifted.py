from __future__ import annotations

import pytest
from places import SHARED

from biblio.model.names import (
    UNKNOWN_SURNAME,
    AuthorName,
    looks_shifted,
    parse_list,
    parse_names,
    repair_shifted,
)

LISTINGS = SHARED / "listing"
SURNAMES = ["Bai", "Bao", "Chen", "Chen", "Chen", "Cui", "Cui", "Ding"]
FORENAMES = ["Yifan", "Yiping", "Guanduo", "Jiahao", "Zhuofu", "Jialei", "Ruijue", "Hao"]
WARNING = "the author list looks shifted by one: each surname stands one person too late"


def shifted() -> str:
    surnames = ["Kimi Team", *SURNAMES]
    return ", ".join(
        f"{forename} {surname}" for forename, surname in zip(FORENAMES, surnames, strict=False)
    )


def test_what_is_printed_is_what_is_stored() -> None:
    listed = parse_list(shifted())

    assert listed.is_shifted
    assert listed.warnings == (WARNING,)
    assert listed.names[:2] == (
        AuthorName("Yifan Kimi Team", is_collaboration=True, printed="Yifan Kimi Team"),
        AuthorName("Bai", "Yiping", printed="Yiping Bai"),
    )


def test_repair_moves_the_surnames_up() -> None:
    repaired = repair_shifted(parse_list(shifted()).names)

    assert [name.name for name in repaired] == [
        "Kimi Team",
        "Yifan Bai",
        "Yiping Bao",
        "Guanduo Chen",
        "Jiahao Chen",
        "Zhuofu Chen",
        "Jialei Cui",
        "Ruijue Cui",
        f"Hao {UNKNOWN_SURNAME}",
    ]
    assert repaired[0] == AuthorName("Kimi Team", is_collaboration=True, printed="Yifan Kimi Team")
    assert repaired[1] == AuthorName("Bai", "Yifan", printed="Yifan Kimi Team")
    assert repaired[-1] == AuthorName(UNKNOWN_SURNAME, "Hao", printed="Hao Cui")


def test_a_repaired_list_no_longer_looks_shifted() -> None:
    assert not looks_shifted(repair_shifted(parse_list(shifted()).names))


def test_names_printed_one_by_one_are_looked_at_too() -> None:
    listed = parse_names([(name, ()) for name in shifted().split(", ")])

    assert listed.is_shifted


@pytest.mark.parametrize(
    "printed",
    [
        "",
        "J. Smith",
        "Kimi Team, Yifan Bai, Yiping Bao, Guanduo Chen, Jiahao Chen, Zhuofu Chen, Jialei Cui",
        "Pierre Auger Collaboration, Jane Abraham, Pedro Abreu, Marco Aglietta, Rene Ahn",
        "Gemini Robotics Team, Saminda Abe, Joshua Ain, Jane Ain, Wei Ala, Ana Alb, Bo Alb",
        "Subaru Project Team, Jun Aoki, Ken Aoki, Go Baba, Ryo Baba, Yu Chiba",
        "The Kimi Team, Yiping Bai, Guanduo Bao, Jiahao Chen",
        "Yifan Kimi Team, Zed Young, Ann Able, Bob Moore",
        "Yifan Kimi Team, Yiping Bai",
    ],
)
def test_lists_in_order_are_left_alone(printed: str) -> None:
    listed = parse_list(printed)

    assert not listed.is_shifted
    assert listed.warnings == ()


def test_repair_leaves_lists_without_a_collaboration_alone() -> None:
    names = parse_list("J. Smith, K. Doe").names

    assert repair_shifted(names) == names
    assert repair_shifted(()) == ()


@pytest.mark.skipif(not LISTINGS.is_dir(), reason="the shared data is not beside the checkout")
@pytest.mark.parametrize("number", [2, 3, 4])
def test_the_real_list(number: int) -> None:
    text = (LISTINGS / f"seed_00{number}.txt").read_text(encoding="utf-8")

    listed = parse_list(text.splitlines()[1])
    repaired = repair_shifted(listed.names)

    assert listed.is_shifted
    assert (len(listed.names), len(repaired)) == (168, 169)
    assert [name.name for name in (*repaired[:3], *repaired[-2:])] == [
        "Kimi Team",
        "Yifan Bai",
        "Yiping Bao",
        "Weiyu Zhuang",
        "Xinxing [surname unknown]",
    ]
