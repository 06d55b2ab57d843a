from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from biblio.model.names import AuthorName, fold, fold_german, search_keys

LATIN = st.text(alphabet=st.characters(min_codepoint=0x20, max_codepoint=0x24F), max_size=30)
NAMES = st.text(alphabet="abcdeéöüßłŁØøÅñ ABC'-.", max_size=20)


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold(fold_german(text)) == fold_german(text)


@given(st.text(max_size=40))
def test_folding_leaves_single_spaces_between_words(text: str) -> None:
    assert fold(text) == " ".join(fold(text).split())


@given(LATIN)
def test_folding_ignores_case(text: str) -> None:
    assert fold(text.upper()) == fold(text)
    assert fold(text.lower()) == fold(text)


@given(NAMES)
def test_folding_ignores_accents_however_they_are_written(text: str) -> None:
    decomposed = unicodedata.normalize("NFD", text)
    without = "".join(char for char in decomposed if not unicodedata.combining(char))

    assert fold(decomposed) == fold(text)
    assert fold(without) == fold(text)


@given(NAMES)
def test_folding_ignores_hyphens_dots_and_apostrophes(text: str) -> None:
    assert fold(text.replace("-", " ").replace(".", " ").replace("'", "")) == fold(text)


@given(st.text(max_size=20), st.text(max_size=20))
def test_keys_of_keys_are_the_keys(keyname: str, forenames: str) -> None:
    keys = search_keys(AuthorName(keyname, forenames))

    again = search_keys(AuthorName(keys.keyname_key, fold(forenames)))

    assert (again.name_key, again.keyname_key) == (keys.name_key, keys.keyname_key)


@given(NAMES, NAMES)
def test_keys_ignore_suffix_and_what_was_printed(keyname: str, forenames: str) -> None:
    assert search_keys(AuthorName(keyname, forenames, "Jr.", printed="x")) == search_keys(
        AuthorName(keyname, forenames)
    )


def test_letters_without_a_decomposition_become_plain() -> None:
    assert fold("đłøßæœþıðħŋ") == "dlossaeoethidhn"
    assert fold("ĐŁØẞÆŒÞIÐĦŊ") == "dlossaeoethidhn"


def test_german_spelling() -> None:
    assert fold_german("Müller, Jörg Åse Øst Ärger") == "mueller joerg aase oest aerger"
    assert fold_german("Mu\u0308ller") == "mueller"
    assert fold("Mueller") == fold_german("Müller")


def test_other_scripts_keep_their_marks() -> None:
    assert fold("Йорданов") == "йорданов"
    assert fold("हिन्दी") == unicodedata.normalize("NFC", "हिन्दी")


def test_a_name_of_symbols_alone_is_its_own_key() -> None:
    assert search_keys(AuthorName("∅")).keyname_key == "∅"
