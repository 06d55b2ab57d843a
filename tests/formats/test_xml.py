from __future__ import annotations

import pytest

from biblio.errors import InvalidData
from biblio.formats.xml import children, element, local_name, opening, text

LAUGHS = (
    b'<!DOCTYPE a [<!ENTITY b "lol"><!ENTITY c "&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;">]>'
    b"<a>&d;</a>"
)
EXTERNAL = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'


@pytest.mark.parametrize("raw", [LAUGHS, EXTERNAL, b'<!DOCTYPE a SYSTEM "a.dtd"><a/>'])
def test_a_document_type_is_refused(raw: bytes) -> None:
    with pytest.raises(InvalidData, match="document type, which is refused: remove the DOCTYPE"):
        element(raw)


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "not well formed"),
        (b"plain text", "not well formed: Start tag expected"),
        (b"<a><b></a>", "not well formed: Opening and ending tag mismatch"),
        (b"<a>&nbsp;</a>", "not well formed: Entity 'nbsp' not defined"),
        (b"<a>\x00</a>", "not well formed"),
        (b"<a><x:b/></a>", "Namespace prefix x on b is not defined"),
    ],
)
def test_what_is_not_well_formed_is_refused_with_the_reason(raw: bytes, reason: str) -> None:
    with pytest.raises(InvalidData, match=reason):
        element(raw)


def test_elements_go_by_their_local_names() -> None:
    found = element(b'<a xmlns:x="urn:x"><x:b>1</x:b><b xmlns="urn:y">2</b><c>3</c></a>')

    assert [local_name(each) for each in found] == ["b", "b", "c"]
    assert [text(each) for each in children(found, "b")] == ["1", "2"]


def test_text_is_all_text_within_and_none_where_blank() -> None:
    found = element(b"<a><b> </b><b>H<sub>2</sub>O<!-- no --> ice</b><c/></a>")

    assert text(found, "b") == "H2O ice"
    assert text(found, "c") is None
    assert text(None, "c") is None


@pytest.mark.parametrize(
    ("head", "begins"),
    [
        (b"\xef\xbb\xbf\n <?xml?><a>", "<?xml?>"),
        ("<a/>".encode("utf-16"), "<a/>"),
        (b"{}", None),
        (b"", None),
    ],
)
def test_only_what_begins_with_a_tag_may_be_xml(head: bytes, begins: str | None) -> None:
    found = opening(head)

    assert found is None if begins is None else found is not None and found.startswith(begins)
