from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from biblio.errors import InvalidQuery
from biblio.model.names import (
    AuthorName,
    Order,
    forenames_agree,
    parse_query,
    particles_of,
    search_keys,
)

WORD = st.text(alphabet="abcdefgh", min_size=2, max_size=6).map(str.capitalize)
WORDS = st.lists(WORD, min_size=1, max_size=3).map(" ".join)


@given(WORDS, WORDS)
def test_surname_forenames_and_the_display_form_find_the_same_name(
    keyname: str, forenames: str
) -> None:
    name = AuthorName(keyname, forenames)
    wanted = search_keys(name).name_key

    by_comma = parse_query(f"{keyname}, {forenames}").readings
    by_display = parse_query(name.name).readings

    assert by_comma[0].name_key == wanted
    assert wanted in {reading.name_key for reading in by_display}


@given(WORD, WORD)
def test_the_surname_may_come_first_without_a_comma(keyname: str, forename: str) -> None:
    assume(keyname != forename)

    query = parse_query(f"{keyname} {forename}")

    assert keyname not in {reading.surname for reading in query.readings}
    assert [(each.order, each.surname, each.forenames) for each in query.reversed] == [
        (Order.REVERSED, keyname, forename)
    ]


@given(WORDS, WORDS)
def test_every_cut_of_the_words_is_read_however_they_are_typed(
    keyname: str, forenames: str
) -> None:
    words = f"{forenames} {keyname}".split()
    cuts = {
        search_keys(AuthorName(" ".join(words[place:]), " ".join(words[:place]))).name_key
        for place in range(max(0, len(words) - 5), len(words))
    }

    for typed in (f"{keyname}, {forenames}", f"{forenames} {keyname}"):
        assert {reading.name_key for reading in parse_query(typed).readings} >= cuts


def test_particles_of_a_surname_are_taken_off_one_after_the_other() -> None:
    assert list(particles_of("de la cruz")) == [("de", "la cruz"), ("de la", "cruz")]
    assert list(particles_of("cruz de la")) == []
    assert list(particles_of("van")) == []


@pytest.mark.parametrize(
    "text", ["", " ", ".", "-- ,", "'", "\u0301", "%", "\x00", '"*"', ", John"]
)
def test_text_without_a_name_is_refused(text: str) -> None:
    with pytest.raises(InvalidQuery, match="type a surname"):
        parse_query(text)


def test_text_that_is_too_long_is_refused() -> None:
    with pytest.raises(InvalidQuery, match="10000 characters"):
        parse_query("a" * 10_000)


@given(st.text(max_size=500))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        query = parse_query(text)
    except InvalidQuery:
        return
    assert query.readings
    assert all(reading.keyname_key for reading in query.readings)


@given(st.text(max_size=20), st.text(max_size=20))
def test_agreement_of_forenames_is_mutual(one: str, other: str) -> None:
    assume(any(map(str.isalnum, one)))
    assume(any(map(str.isalnum, other)))

    assert forenames_agree(one, other) == forenames_agree(other, one)


@given(WORDS)
def test_forenames_agree_with_themselves_and_their_initials(forenames: str) -> None:
    initials = " ".join(f"{word[0]}." for word in forenames.split())

    assert forenames_agree(forenames, forenames)
    assert forenames_agree(forenames, initials)
    assert forenames_agree(initials, forenames)


def test_german_spelling_is_a_key_of_the_reading() -> None:
    reading = parse_query("Müller, J.").readings[0]

    assert (reading.name_key, reading.german_key, reading.german_keyname_key) == (
        "muller, j",
        "mueller, j",
        "mueller",
    )
