from __future__ import annotations

import io
import tracemalloc
from collections.abc import Iterator
from typing import BinaryIO, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biblio.errors import UnreadableSource
from biblio.formats import xml_cut
from biblio.formats.xml import element, text
from biblio.formats.xml_cut import Cut, Kind, cut

KIND = Kind("a list", frozenset({"item", "error"}), frozenset({"list"}))
BEGIN, END = b'<doc xmlns="urn:d" xmlns:q="urn:q"><list>', b"</list></doc>"


def cuts(raw: bytes) -> list[Cut]:
    return list(cut(io.BytesIO(raw), KIND))


def whole(number: int) -> Cut:
    return Cut(f'<item xmlns="urn:d">{number}</item>'.encode(), "item")


def test_the_bytes_of_an_entry_do_not_depend_on_the_page() -> None:
    one = b'<doc xmlns="urn:d" xmlns:q="urn:q"><list><item q:a="1" b="2">x</item></list></doc>'
    other = (
        b'<r><w xmlns:w="urn:w"/><list xmlns="urn:d">\n<item b=\'2\' z:a="1" '
        b'xmlns:z="urn:q">x</item> tail</list></r>'
    )

    assert cuts(one) == [Cut(b'<item xmlns="urn:d" xmlns:q="urn:q" b="2" q:a="1">x</item>', "item")]
    assert element(cuts(other)[0].raw).attrib == element(cuts(one)[0].raw).attrib
    assert cuts(one * 2) == cuts(one) * 2


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (b"<item>&bad;</item>", "Entity 'bad' not defined"),
        (b"<item>a & b</item>", "xmlParseEntityRef: no name"),
        (b"<item>\x01</item>", "PCDATA invalid Char value 1"),
        (b"<item>\x00</item>", ""),
        (b"<item>\xff</item>", ""),
        (b"<item><a></item>", "Opening and ending tag mismatch"),
        (b"<item <></item>", ""),
        (b"<item>" + b"<a>" * 300 + b"</a>" * 300 + b"</item>", "Excessive depth"),
    ],
)
def test_what_is_not_well_formed_costs_one_entry(bad: bytes, reason: str) -> None:
    found = cuts(BEGIN + b"<item>1</item> " + bad + b" <item>3</item><item>4</item>" + END)

    assert [each.fault is None for each in found] == [True, False, True, True]
    assert found[0] == whole(1)
    assert found[1].raw == bad
    assert reason in (found[1].fault or "")
    assert found[2:] == [whole(3), whole(4)]


def test_rubbish_between_entries_is_told() -> None:
    found = cuts(BEGIN + b"<item>1</item><token>a & b</token><item>2</item>" + END)

    assert [each.raw for each in found] == [
        whole(1).raw,
        b"<token>a & b</token>",
        whole(2).raw,
    ]


@pytest.mark.parametrize("rest", [b"<item>2 and", b"<item", b"", b"</list>"])
def test_a_page_that_is_cut_off_gives_its_whole_entries_and_a_fault(rest: bytes) -> None:
    found = cuts(BEGIN + b"<item>1</item>" + rest)

    assert found[0] == whole(1)
    assert [each.raw for each in found[1:]] == [rest]
    assert found[1].fault is not None


def test_an_undeclared_prefix_is_left_to_the_entry() -> None:
    found = cuts(BEGIN + b"<item><x:a>1</x:a></item><item>2</item>" + END)

    assert [each.fault for each in found] == [None, None]
    assert found[1] == whole(2)


def test_pages_follow_each_other_or_stand_in_a_common_root() -> None:
    page = BEGIN + b"<item>1</item>" + END
    declared = b'<?xml version="1.0" encoding="UTF-8"?>\n' + page + b"\n"

    assert cuts(declared * 3) == [whole(1)] * 3
    assert cuts(b"<harvest>" + page * 3 + b"</harvest>") == [whole(1)] * 3
    assert cuts(b"<item>1</item>\n<item>2</item>") == [
        Cut(b"<item>1</item>", "item"),
        Cut(b"<item>2</item>", "item"),
    ]


def test_what_follows_the_last_page_is_told() -> None:
    page = BEGIN + b"<item>1</item>" + END

    assert [each.raw for each in cuts(page + b"\njunk")] == [whole(1).raw, b"junk"]
    assert [each.fault for each in cuts(page + b"<html><body/></html>")] == [
        None,
        "this is a web page (HTML) and not a list: get the answer itself",
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1"])
def test_the_declared_encoding_is_obeyed(encoding: str) -> None:
    page = f"<?xml version='1.0' encoding='{encoding}'?><list><item>é</item></list>"

    assert cuts(page.encode(encoding)) == [Cut("<item>é</item>".encode(), "item")]


def test_a_list_of_nothing_is_read() -> None:
    assert cuts(BEGIN + END) == []


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "this is not a list"),
        (b" \n\t", "this is not a list"),
        (b"plain text", "not well formed: Start tag expected"),
        (b'{"a": 1}', "not well formed"),
        (b"<doc>", "not well formed: Premature end of data"),
        (b"<doc><other/></doc>", "this is not a list"),
        (b"<!DOCTYPE html><html><meta charset=utf-8></html>", "web page"),
        (b"<!doctype html>\n<html lang=en>", "web page"),
        (b"<html><br></html>", "web page"),
        (b'<!DOCTYPE doc SYSTEM "http://localhost/x.dtd">' + BEGIN + END, "document type"),
        (b'<!DOCTYPE d [<!ENTITY x "y">]>' + BEGIN + b"<item>&x;</item>" + END, "entities"),
        (
            b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
            + (BEGIN + b"<item>&x;</item>" + END),
            "entities",
        ),
    ],
)
def test_what_cannot_be_read_at_all_raises_one_sentence(raw: bytes, reason: str) -> None:
    with pytest.raises(UnreadableSource, match=reason):
        cuts(raw)


def test_entities_are_refused_before_they_grow() -> None:
    entities = b'<!ENTITY a0 "lol">' + b"".join(
        b'<!ENTITY a%d "%s">' % (level, b"&a%d;" % (level - 1) * 10) for level in range(1, 12)
    )
    raw = b"<!DOCTYPE d [" + entities + b"]>" + BEGIN + b'<item a="&a11;">&a11;</item>' + END

    with pytest.raises(UnreadableSource):
        cuts(raw)


class Endless(io.RawIOBase):
    """A page of *count* entries, made as it is read."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self._parts = self._made(count)

    @staticmethod
    def _made(count: int) -> Iterator[bytes]:
        yield BEGIN
        for number in range(count):
            yield b"<item>%07d%s</item>\n" % (number, b"x" * 1000)
        yield END

    def read(self, size: int = -1) -> bytes:
        read = b""
        while len(read) < size and (part := next(self._parts, b"")):
            read += part
        return read


@pytest.mark.slow
def test_memory_stays_flat() -> None:
    def peak(count: int) -> int:
        tracemalloc.start()
        stream = cast("BinaryIO", Endless(count))
        assert len([None for _ in cut(stream, KIND)]) == count
        _, highest = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return highest

    assert peak(20_000) < 2 * peak(1_000)


def test_an_entry_without_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml_cut, "ENTRY_LIMIT", 200_000)
    raw = BEGIN + b"<item>1</item><item>" + b"<a>x</a>" * 100_000 + b"</item><item>3</item>" + END

    found = cuts(raw)

    assert found[0] == whole(1)
    assert found[1].fault == "an entry has more than 0 MiB"
    assert found[-1] == whole(3)


# Characters that XML allows as they stand, markup apart.
TEXTS = st.text(
    st.characters(
        codec="utf-8", exclude_categories=["Cs", "Cc"], exclude_characters="<>&\ufffe\uffff"
    ),
    max_size=40,
)


@given(st.lists(TEXTS, max_size=20), st.integers(0, 400))
def test_any_page_gives_its_entries_and_a_cut_one_those_before_the_cut(
    texts: list[str], cut_off: int
) -> None:
    items = [f"<item>{each}</item>".encode() for each in texts]
    page = BEGIN + b"\n".join(items) + END

    assert [text(element(each.raw)) or "" for each in cuts(page)] == [
        each if each.strip() else "" for each in texts
    ]

    short = page[: len(BEGIN) + cut_off]
    kept = sum(len(BEGIN + b"\n".join(items[: n + 1])) <= len(short) for n in range(len(items)))
    found = cuts(short)
    assert found[:kept] == cuts(page)[:kept]
    assert all(each.fault is not None for each in found[kept:])
    assert len(found) == kept + (len(short) < len(page))
