from __future__ import annotations

import io
import json
from pathlib import Path

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from biblio.errors import InvalidData, UnreadableSource
from biblio.formats import Entry, detect, entries, open_source, read
from biblio.formats.snapshot import FORMAT
from biblio.importing.normalise import normalise
from biblio.model.names import AuthorName
from biblio.model.records import PaperRecord, PaperVersion, Rejection

CREATED = "Mon, 2 Apr 2007 19:18:42 GMT"
FULL: dict[str, object] = {
    "id": "0704.0001",
    "submitter": "Pavel Nadolsky",
    "authors": "C. Bal\\'azs (Argonne),\n  C.-P. Yuan",
    "title": "Prompt diphoton production at Tevatron and\n  LHC \\`a la carte",
    "comments": "37 pages;\n  published version",
    "journal-ref": "Phys.Rev.D76:013009,2007",
    "doi": "10.1103/PhysRevD.76.013009 10.1103/PhysRevD.76.999999",
    "report-no": "ANL-HEP-PR-07-12",
    "categories": "hep-ph math.MP math-ph",
    "license": None,
    "abstract": "  Photon pairs are\ncomputed.\n  Then they are compared.\n",
    "versions": [
        {"version": "v1", "created": CREATED},
        {"version": "v2", "created": "Tue, 24 Jul 2007 20:10:27 GMT"},
    ],
    "update_date": "2008-11-26",
    "authors_parsed": [["Balázs", "C.", "", "Argonne"], ["Yuan", "C. -P.", ""]],
}


def parsed(**changes: object) -> PaperRecord:
    """The record of FULL with *changes*; `_` stands for `-` in a key, `...` takes one away."""
    document = {**FULL, **{name.replace("__", "-"): value for name, value in changes.items()}}
    return FORMAT.parse(
        orjson.dumps({name: value for name, value in document.items() if value is not ...})
    )


def reason(**changes: object) -> str:
    with pytest.raises(InvalidData) as caught:
        parsed(**changes)
    assert len(str(caught.value)) < 300
    return str(caught.value)


def test_everything_of_a_record() -> None:
    assert parsed() == PaperRecord(
        format="snapshot",
        arxiv_id="0704.0001",
        title="Prompt diphoton production at Tevatron and LHC à la carte",
        abstract="Photon pairs are computed.\nThen they are compared.",
        authors_text="C. Bal\\'azs (Argonne), C.-P. Yuan",
        authors=(
            AuthorName("Balázs", "C.", printed="C. Bal\\'azs", affiliations=("Argonne",)),
            AuthorName("Yuan", "C.-P.", printed="C.-P. Yuan"),
        ),
        comments="37 pages; published version",
        journal_ref="Phys.Rev.D76:013009,2007",
        doi="10.1103/PhysRevD.76.013009 10.1103/PhysRevD.76.999999",
        report_no="ANL-HEP-PR-07-12",
        submitter="Pavel Nadolsky",
        categories=("hep-ph", "math-ph"),
        submitted="2007-04-02T19:18:42Z",
        revised="2007-07-24T20:10:27Z",
        latest_version=2,
        versions=(
            PaperVersion(1, "2007-04-02T19:18:42Z"),
            PaperVersion(2, "2007-07-24T20:10:27Z"),
        ),
        withdrawn=False,
        datestamp="2008-11-26",
    )


def test_one_version_is_submitted_and_revised_at_once() -> None:
    record = parsed(versions=[{"version": "v1", "created": "Mon, 2 Apr 2007 19:18:42 GMT"}])
    assert (record.submitted, record.revised, record.latest_version) == (
        "2007-04-02T19:18:42Z",
        "2007-04-02T19:18:42Z",
        1,
    )


def test_versions_go_by_number() -> None:
    record = parsed(
        versions=[
            {"version": "v10", "created": "Tue, 24 Jul 2007 20:10:27 GMT"},
            {"version": "v9", "created": "Mon, 2 Apr 2007 19:18:42 GMT", "size": "12kb"},
        ]
    )
    assert record.versions == (
        PaperVersion(9, "2007-04-02T19:18:42Z", 12 * 1024),
        PaperVersion(10, "2007-07-24T20:10:27Z"),
    )
    assert (record.submitted, record.revised) == (None, "2007-07-24T20:10:27Z")


def test_silent_fields_are_none() -> None:
    assert FORMAT.parse(b'{"id": "hep-th/9901001"}') == PaperRecord(
        format="snapshot", arxiv_id="hep-th/9901001"
    )
    nothing = {name: None for name in FULL if name != "id"}
    assert parsed(**{name.replace("-", "__"): None for name in nothing}) == PaperRecord(
        format="snapshot", arxiv_id="0704.0001"
    )
    assert parsed(title="  ", abstract="\n", comments="").title is None


@pytest.mark.parametrize("missing", [..., None, []])
def test_printed_authors_are_parsed_where_no_others_are_given(missing: object) -> None:
    record = parsed(authors="A. Smith, B. Jones, et al.", authors_parsed=missing)
    assert [name.keyname for name in record.authors] == ["Smith", "Jones"]
    assert record.authors_cut


def test_split_collaboration_is_joined_again() -> None:
    record = parsed(
        authors="Ann Smith, for the DES Collaboration",
        authors_parsed=[["Smith", "Ann", ""], ["Collaboration", "for the DES", ""]],
    )
    assert [(name.name, name.is_collaboration) for name in record.authors] == [
        ("Ann Smith", False),
        ("DES Collaboration", True),
    ]


def test_three_thousand_authors() -> None:
    rows = [[f"Smith{number}", "A.", ""] for number in range(3000)]
    record = parsed(authors=", ".join(f"A. {row[0]}" for row in rows), authors_parsed=rows)
    assert len(record.authors) == 3000


def test_old_edition_has_bare_versions_and_lists_of_categories() -> None:
    record = parsed(versions=["v1", "v2"], categories=["hep-ph cs.NA"])
    assert record.versions == (PaperVersion(1), PaperVersion(2))
    assert (record.submitted, record.latest_version) == (None, 2)
    assert record.categories == ("hep-ph", "math.NA")


def test_version_of_the_id_is_taken_where_no_other_is_known() -> None:
    record = parsed(id="0704.0001v3", versions=...)
    assert (record.arxiv_id, record.latest_version) == ("0704.0001", 3)


def test_other_keys_are_kept_sorted() -> None:
    record = parsed(
        msc__class="53A35", Note="of two\n lines", score=[1, {"b": 2, "a": None}], no=None
    )
    assert record.extra == (
        ("msc_class", ("53A35",)),
        ("note", ("of two lines",)),
        ("score", ('[1,{"a":null,"b":2}]',)),
    )


def test_control_characters_are_dropped_and_said() -> None:
    record = parsed(
        title="A\x00 note\x1b[31m",
        abstract="of\x07 it",
        authors=None,
        authors_parsed=[["S\x00m", "A", ""]],
    )
    assert (record.title, record.abstract) == ("A note[31m", "of it")
    assert record.authors[0].keyname == "Sm"
    assert record.warnings == (
        "control characters were dropped from title",
        "control characters were dropped from abstract",
    )


def test_title_of_a_megabyte() -> None:
    title = "long " * 200_000
    assert parsed(title=title).title == title.strip()


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"id": ...}, "it has no id"),
        ({"id": None}, "it has no id"),
        ({"id": 704.0001}, "the id 704.0001 is a number, which loses digits"),
        ({"id": 7}, "the id 7 is a number, which loses digits"),
        ({"id": True}, "the id is true or false, not text"),
        ({"id": ["0704.0001"]}, "the id is a list, not text"),
        ({"id": {"0": 704.1}}, "it is a table dumped by columns"),
        ({"id": "705.134"}, "a float loses digits"),
        ({"id": "1513.00001"}, "there is no month 13"),
        ({"title": 7}, "title is a number, not text"),
        ({"abstract": {}}, "abstract is an object, not text"),
        ({"authors_parsed": "A. Smith"}, "authors_parsed is text, not a list of names"),
        ({"authors_parsed": ["A. Smith"]}, "authors_parsed holds text where a name should stand"),
        ({"authors_parsed": [[1]]}, "authors_parsed holds a name with a number in it"),
        ({"categories": 1}, "categories is a number, not text"),
        ({"versions": {}}, "versions is an object, not a list"),
        ({"versions": [{"version": "v0"}]}, "'v0' is not a version, v1 or later"),
        ({"versions": [{}]}, "'' is not a version"),
        ({"versions": [{"version": "v" + "9" * 5000}]}, "is not a version"),
        (
            {"versions": [{"version": "v1", "created": "Fri, 30 Feb 2007 19:18:42 GMT"}]},
            "'Fri, 30 Feb 2007 19:18:42 GMT' is not a date and time",
        ),
        (
            {"versions": ["v1", {"version": "v1", "created": "Mon, 2 Apr 2007 19:18:42 GMT"}]},
            "version 1 stands there twice, and differs",
        ),
        ({"update_date": "2025-02-30"}, "'2025-02-30' is not a day of the calendar"),
        ({"update_date": "yesterday"}, "'yesterday' is not a day written YYYY-MM-DD"),
    ],
)
def test_what_cannot_be_is_refused(changes: dict[str, object], expected: str) -> None:
    assert expected in reason(**changes)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b'{"id": "0704.0001", }', "it is not valid JSON, at character 18"),
        (b'{"id": "0704.0001"} {}', "it is not valid JSON, at character"),
        (b'{"id": "0704\xff.0001"}', "it is not valid JSON"),
        (b'{"id": "\\ud800"}', "it is not valid JSON"),
        (b'{"x": NaN}', "it is not valid JSON"),
        (b'"text"', "it is text, not a JSON object"),
        (b"[1]", "it is a list, not a JSON object"),
        (b"7", "it is a number, not a JSON object"),
        (b"null", "it is null, not a JSON object"),
        (b'{"id":' + b"[" * 100_000 + b"]" * 100_000 + b"}", "it is not valid JSON"),
        (b'{"id":"0704.0001","x":' + b"[" * 900 + b"]" * 900 + b"}", "'x' cannot be kept"),
    ],
)
def test_what_is_no_json_object_is_refused(raw: bytes, expected: str) -> None:
    with pytest.raises(InvalidData) as caught:
        FORMAT.parse(raw)
    assert expected in str(caught.value)


def test_number_of_a_million_digits_is_refused() -> None:
    for value in (b"9" * 1_000_000, b"0." + b"9" * 1_000_000 + b"e999999999"):
        raw = b'{"id": ' + value + b"}"
        with pytest.raises(InvalidData):
            FORMAT.parse(raw)


def file_of(tmp_path: Path, data: bytes) -> Path:
    path = tmp_path / "papers.jsonl"
    path.write_bytes(data)
    return path


def everything(path: Path) -> list[PaperRecord | Rejection]:
    """What a real file gives, its format detected."""
    with open_source(path) as members:
        member = next(members)
        source = detect(member.stream.head(), member.name)
        assert source is FORMAT
        return list(read(member.stream, source))


def test_broken_json_in_line_7_leaves_the_others(tmp_path: Path) -> None:
    texts = [json.dumps({"id": f"0704.{number:04}"}) for number in range(1, 11)]
    texts[6] = '{"id": "0704.0007", "title": "cut'
    found = everything(file_of(tmp_path, "\n".join(texts).encode()))
    bad = found.pop(6)
    assert isinstance(bad, Rejection)
    assert (bad.place, bad.raw, bad.identifier) == ("line 7", texts[6], "0704.0007")
    assert bad.reason.startswith("it is not valid JSON, at character ")
    assert [each.arxiv_id for each in found if isinstance(each, PaperRecord)] == [
        f"0704.{number:04}" for number in range(1, 11) if number != 7
    ]


def test_blank_lines_and_a_byte_order_mark_are_no_entries(tmp_path: Path) -> None:
    path = file_of(tmp_path, b'\xef\xbb\xbf{"id":"0704.0001"}\r\n\r\n  \n {"id":"0704.0002"} ')
    with open_source(path) as members:
        assert list(entries(next(members).stream, FORMAT)) == [
            Entry(b'{"id":"0704.0001"}', "line 1", is_closed=True),
            Entry(b'{"id":"0704.0002"}', "line 4", is_closed=True),
        ]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b'[{"id": "0704.0001"}]', r"papers\.jsonl: it is one JSON array.*`jq -c '\.\[\]'`"),
        (b'\n[\n{"id": "0704.0001"}\n]\n', r"it is one JSON array"),
        (b'{\n  "id": "0704.0001"\n}\n', r"its JSON runs over several lines.*`jq -c \.`"),
    ],
)
def test_other_json_is_refused_with_the_way_to_convert_it(
    tmp_path: Path, data: bytes, expected: str
) -> None:
    with pytest.raises(UnreadableSource, match=expected):
        everything(file_of(tmp_path, data))


def test_lines_of_invalid_utf_8_are_rejected_with_their_bytes(tmp_path: Path) -> None:
    bad, good = everything(file_of(tmp_path, b'{"id":"0704.0001","x":"\xe9"}\n{"id":"0704.0002"}'))
    assert isinstance(bad, Rejection)
    assert bad.raw == '{"id":"0704.0001","x":"\\xe9"}'
    assert isinstance(good, PaperRecord)


JSON = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(sorted(FULL)), JSON))
def test_any_values_give_a_record_or_a_reason(values: dict[str, object]) -> None:
    try:
        raw = orjson.dumps({**FULL, **values})
    except orjson.JSONEncodeError:
        return
    [found] = read(io.BytesIO(raw), FORMAT)
    assert isinstance(found, PaperRecord | Rejection)


LAW = st.fixed_dictionaries(
    {},
    optional={
        "id": st.sampled_from(["math.GT/0309136", "arXiv:2101.00001v3", " hep-th/9901001v2 "]),
        "title": st.sampled_from(["", " ", "\x01", r"On $\a$", r"\undefined{", "  two  spaces "]),
        "authors": st.lists(
            st.sampled_from(["A. B. Foobar", "et al.", "X Team", "Wu", "", r"\'{E}. Nobody", "(1)"])
        ).map(", ".join),
        "authors_parsed": st.lists(
            st.lists(st.sampled_from(["Foobar", "A.", "", " ", None, "Rome"]), max_size=5),
            max_size=3,
        ),
        "comments": st.sampled_from(["", " ", "12 pages", "This paper has been withdrawn"]),
        "abstract": st.sampled_from(["", "\n", "Withdrawn by the authors.", "Sheep.\n  Goats."]),
        "categories": st.sampled_from(["", "math.MP math-ph", "x", ["cs.IT math.IT"]]),
        "versions": st.lists(
            st.sampled_from(["v1", "v2"])
            | st.fixed_dictionaries(
                {"version": st.sampled_from(["v1", "v3", "v999999999"])},
                optional={
                    "created": st.sampled_from(["", "2007-04-02", CREATED]),
                    "size": st.sampled_from(["", "0kb", "999999999kb"]),
                },
            ),
            max_size=3,
        ),
        "update_date": st.sampled_from([None, "", " 2008-11-26 "]),
        "a-b": st.sampled_from(["", "x", "y"]),
        "A_B": st.sampled_from([" ", "x", ["z"], None]),
    },
)


@given(LAW)
def test_records_are_in_normal_form(values: dict[str, object]) -> None:
    [found] = read(io.BytesIO(orjson.dumps({**FULL, **values})), FORMAT)

    assert isinstance(found, Rejection) or normalise(found) == found


def test_real_file_gives_a_record_for_every_line(shared: Path) -> None:
    found = everything(shared / "snapshot" / "arxiv-0704-0001-0200.jsonl")
    assert [each.arxiv_id for each in found if isinstance(each, PaperRecord)] == [
        f"0704.{number:04}" for number in range(1, 201)
    ]
    first = found[0]
    assert isinstance(first, PaperRecord)
    assert [name.name for name in first.authors] == [
        "C. Balázs",
        "E. L. Berger",
        "P. M. Nadolsky",
        "C.-P. Yuan",
    ]
    assert (first.submitted, first.latest_version) == ("2007-04-02T19:18:42Z", 2)
    assert (first.license, first.warnings) == (None, ())


def test_real_table_by_columns_is_one_rejection(shared: Path) -> None:
    [found] = everything(shared / "bad" / "columns-not-records.json")
    assert isinstance(found, Rejection)
    assert found.place == "line 1"
    assert found.reason == (
        "it is a table dumped by columns, not one record a line; "
        "export it by records, with identifiers as text"
    )
