from __future__ import annotations

import pytest
from harvesting.oai_server import ANSWER, Provider, records
from hypothesis import given
from hypothesis import strategies as st

from biblio.errors import InvalidQuery, UnreadableSource
from biblio.harvesting.answers import Answer, PassingFailure
from biblio.harvesting.oai_pmh import Expired, Header, List, Page, Selection, day_asked, read_page

URL = "http://x.example/oai"


def answer(body: bytes) -> Answer:
    return Answer(body, {}, f"{URL}?verb=ListRecords")


def said(inner: str) -> bytes:
    return ANSWER.format(now="2024-06-10T01:00:00Z", inner=inner).encode()


def first_page() -> bytes:
    provider = Provider(records(["2024-06-01", "2024-06-02"]))
    return provider.answer({"metadataPrefix": "arXivRaw"}, {}).body


def test_a_page_tells_what_follows_and_of_which_days_it_is() -> None:
    page = read_page(answer(first_page()))

    assert page._replace(xml=b"") == Page(
        b"",
        "||3|x",
        "2024-06-10T01:00:00.000000Z",
        (
            Header("oai:arXiv.org:2401.00101", "2024-06-01"),
            Header("oai:arXiv.org:2401.00102", "2024-06-01"),
            Header("oai:arXiv.org:2401.00201", "2024-06-02"),
        ),
        0,
    )


@pytest.mark.parametrize("token", ["", " \n ", '<resumptionToken completeListSize="5"/>'])
def test_an_empty_token_ends_the_list(token: str) -> None:
    inner = token if token.startswith("<") else f"<resumptionToken>{token}</resumptionToken>"

    assert read_page(answer(said(f"<ListRecords>{inner}</ListRecords>"))).token is None


def test_no_records_are_no_error() -> None:
    page = read_page(answer(said('<error code="noRecordsMatch">none</error>')))

    assert (page.token, page.headers) == (None, ())


def test_a_token_that_expired_is_told_apart() -> None:
    with pytest.raises(Expired):
        read_page(answer(said('<error code="badResumptionToken">old</error>')))


def test_the_servers_own_words_are_told_on_one_line() -> None:
    body = said('<error code="badArgument">no such\n set</error><error code="badVerb"/>')

    with pytest.raises(
        UnreadableSource,
        match=r"^http://x\.example/oai answered: badArgument: no such set; badVerb$",
    ):
        read_page(answer(body))


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html><body>Sorry</body></html>",
        b"  <!DOCTYPE HTML PUBLIC '-//W3C'><html>",
        first_page()[:-20],
        said(""),
    ],
)
def test_what_is_not_whole_may_come_whole_next_time(body: bytes) -> None:
    with pytest.raises(PassingFailure) as failed:
        read_page(answer(body))

    assert failed.value.body == body


def test_another_kind_of_xml_is_no_server_of_this_protocol() -> None:
    with pytest.raises(UnreadableSource, match=r"does not speak OAI-PMH.*<feed>"):
        read_page(answer(b"<feed xmlns='http://www.w3.org/2005/Atom'/>"))


def test_a_page_that_names_itself_as_the_next_is_asked_for_again() -> None:
    body = said("<ListRecords><resumptionToken>t1</resumptionToken></ListRecords>")

    assert read_page(answer(body), "t0")[1] == "t1"
    with pytest.raises(PassingFailure, match="as the next one"):
        read_page(answer(body), "t1")


@given(
    st.sampled_from(
        [
            *(bytes([each]) for each in range(0x20) if each not in b"\t\n\r"),
            *(f"&#{each};".encode() for each in range(0x20) if each not in b"\t\n\r"),
            *(f"&#x{each:X};".encode() for each in range(0x20) if each not in b"\t\n\r"),
            b"&#00011;",
            b"&#x00b;",
            b"\xef\xbf\xbe",
            b"\xef\xbf\xbf",
            b"&#65535;",
            b"&#xFFFE;",
        ]
    ),
    st.integers(1, 3),
)
def test_what_xml_forbids_is_taken_out_and_counted(forbidden: bytes, times: int) -> None:
    whole = first_page()

    page = read_page(
        answer(whole.replace(b"On paper 1 1", b"On" + forbidden * times + b" paper 1 1"))
    )

    assert (page.xml, page.dropped) == (whole, times)


@pytest.mark.parametrize("kept", ["&#9;", "&#10;", "&#xD;", "&#13;", "é", "\ufffd", "&#x20;"])
def test_what_xml_allows_stays(kept: str) -> None:
    body = first_page().replace(b"paper 1 1", f"paper{kept}1 1".encode())

    assert read_page(answer(body)).dropped == 0


def page_of(*days: str, is_last: bool = False) -> Page:
    headers = tuple(Header(f"{day}:{place}", day) for place, day in enumerate(days))
    return Page(b"", None if is_last else "t", "2024-06-10T01:00:00.000000Z", headers, 0)


def test_a_list_in_order_is_taken_up_at_the_last_day_seen() -> None:
    asked = List("2024-05-01", None)

    asked.note(page_of("2024-06-01", "2024-06-03"))
    asked.note(page_of("2024-06-03", "2024-06-04"))

    assert (asked.restart, asked.reached, asked.token) == ("2024-06-04", "2024-06-04", "t")


def test_a_list_out_of_order_is_taken_up_at_its_beginning() -> None:
    asked = List("2024-05-01", None)

    asked.note(page_of("2024-06-03", "2024-06-01"))

    assert (asked.restart, asked.reached) == ("2024-05-01", "2024-06-03")


@pytest.mark.parametrize(
    ("until", "day", "reached"),
    [
        (None, "2024-06-30", "2024-06-10"),  # the server's own day is earlier
        ("2024-06-05", "2024-06-07", "2024-06-05"),
        ("2024-06-30", "2024-06-07", "2024-06-07"),
    ],
)
def test_a_list_reaches_no_further_than_anything_says(
    until: str | None, day: str, reached: str
) -> None:
    asked = List(None, until)

    asked.note(page_of(day))

    assert asked.reached == reached


def test_a_server_that_does_not_tell_the_time_has_reached_the_last_change() -> None:
    asked = List(None, None)

    asked.note(page_of("2024-06-03")._replace(answered=None))

    assert asked.reached == "2024-06-03"


def test_a_list_without_records_reaches_nothing() -> None:
    asked = List("2024-06-01", None)

    asked.note(page_of(is_last=True))

    assert asked.reached is None


def test_a_selection_is_asked_for_in_the_words_of_the_protocol() -> None:
    wanted = Selection(URL, "arXiv", "cs:cs:AI")

    assert wanted.parameters("2024-06-01", None) == {
        "verb": "ListRecords",
        "metadataPrefix": "arXiv",
        "set": "cs:cs:AI",
        "from": "2024-06-01",
    }
    assert str(wanted) == f"{URL}?metadataPrefix=arXiv&set=cs:cs:AI"


@pytest.mark.parametrize("text", ["2024", "2024-06", "2024-02-30", "today", "2024-06-01T00:00:00Z"])
def test_a_day_is_a_day(text: str) -> None:
    with pytest.raises(InvalidQuery, match=r"^--from takes a day"):
        day_asked(text, "--from")


def test_a_record_that_comes_twice_says_that_another_may_be_missing() -> None:
    asked = List(None, None)

    asked.note(page_of("2024-06-01", "2024-06-02"))
    assert asked.moved == 0
    asked.note(page_of("2024-06-01", is_last=True))
    assert (asked.moved, asked.is_complete) == (1, True)

    asked.begin_again()
    assert (asked.moved, asked.is_complete, asked.token, asked.seen) == (
        0,
        False,
        None,
        "2024-06-02",
    )
