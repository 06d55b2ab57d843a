import json
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biblio.exporters.citation_keys import bare_key, least_first, tailed_key, tailed_keys
from biblio.model.identifiers import ARCHIVES, Identifier
from biblio.model.names import UNKNOWN_SURNAME, AuthorName
from biblio.model.records import Contributor, PaperRecord


def record(
    title: str | None = "Graph theory",
    surname: str | None = "Chen",
    issued: str | None = "2014-03",
    *,
    is_collaboration: bool = False,
) -> PaperRecord:
    names = (AuthorName(surname, is_collaboration=is_collaboration),) if surname else ()
    return PaperRecord(format="bibtex", title=title, authors=names, issued=issued)


def test_a_key_has_the_surname_the_year_and_a_word() -> None:
    assert bare_key(record()) == "chen2014graph"


def test_the_keys_of_the_case_are_as_it_says(shared: Path) -> None:
    case = json.loads((shared / "cases" / "interchange" / "03-keys.in.json").read_text())
    said = json.loads((shared / "cases" / "interchange" / "03-keys.expected.json").read_text())
    (before,) = case["before"]
    after = case["then_imported"][0]
    surnames = [each["first_author"].partition(",")[0] for each in (before, after)]

    bare = [
        bare_key(record(each["title"], surname, str(each["year"])))
        for each, surname in zip((before, after), surnames, strict=True)
    ]

    assert bare == [said["before"][before["id"]]] * 2
    assert tailed_key(bare[1], Identifier("arxiv", "1402.0002")) == said["after"][after["id"]]


@pytest.mark.parametrize(
    ("surname", "is_collaboration", "key"),
    [
        ("Müller", False, "muller"),
        ("van der Waerden", False, "vanderwaerden"),
        ("O'Brien-Łoś", False, "obrienlos"),
        ("Иванов", False, "ivanov"),
        ("张伟", False, "zhangwei"),
        ("ATLAS Collaboration", True, "atlas"),
        ("H.E.S.S. Collaboration", True, "hess"),
        ("The Collaboration", True, "thecollaboration"),
        ("Working Group on the Keeping of very long Records", True, "workingonkeepingofvery"),
        ("?", False, "anon"),
        (UNKNOWN_SURNAME, False, "anon"),
        (None, False, "anon"),
    ],
)
def test_names_of_every_kind_become_letters(
    surname: str | None, is_collaboration: bool, key: str
) -> None:
    made = bare_key(record(None, surname, None, is_collaboration=is_collaboration))

    assert made == key


@pytest.mark.parametrize(
    ("title", "word"),
    [
        ("Über NASA's $\\alpha$-decay of H$_2$O in vivo", "nasas"),
        ("On the Theory", "theory"),
        ("L'équation de la chaleur", "equation"),
        ("Für Elise", "elise"),
        ("Fur seals", "fur"),
        ("$\\alpha$-decay", "alphadecay"),
        ("The $E_8$ lattice", "e8"),
        ("$\\mathbb{Z}$", "z"),
        ("$\\to$", ""),
        ("$", ""),
        ("H$_2$O", "h2o"),
        ("X-ray/optical variability", "xray"),
        ("Sums---and more", "sums"),
        ("Of the", "of"),
        ("图论导论", "tulundaolun"),
        ("О графах", "grafakh"),
        (r"A \emph{new} approach", "new"),
        ("Pneumonoultramicroscopicsilicovolcanoconiosis", "pneumonoultramicroscopic"),
        ("…", ""),
        (None, ""),
    ],
)
def test_the_first_word_that_says_something_counts(title: str | None, word: str) -> None:
    assert bare_key(record(title, None, None)) == f"anon{word}"


def test_the_year_is_of_issue_then_submission_then_announcement() -> None:
    def key(**dates: str) -> str:
        return bare_key(PaperRecord(format="snapshot", **dates))  # type: ignore[arg-type]

    assert key(arxiv_id="1401.0001", submitted="2013-12-31", issued="2015") == "anon2015"
    assert key(arxiv_id="1401.0001", submitted="2013-12-31") == "anon2013"
    assert key(arxiv_id="hep-th/9901001") == "anon1999"
    assert key() == "anon"


def test_an_editor_stands_for_authors_that_are_not_there() -> None:
    ditor = Contributor("editor", AuthorName("Ditor", "Ed"))
    other = Contributor("translator", AuthorName("Other", "Eve"))

    assert bare_key(PaperRecord(format="bibtex", contributors=(other, ditor))) == "ditor"


@given(
    title=st.none() | st.text(),
    surname=st.text(min_size=1),
    is_collaboration=st.booleans(),
)
def test_every_key_is_of_letters_and_digits(
    title: str | None, surname: str, is_collaboration: bool
) -> None:
    made = bare_key(record(title, surname, None, is_collaboration=is_collaboration))

    assert made.isascii()
    assert made.isalnum()
    assert made == made.lower()


LIKE_EACH_OTHER = [
    *(Identifier("arxiv", f"{archive}/9901001") for archive in ARCHIVES),
    Identifier("arxiv", "1010.0018"),
    Identifier("doi", "10.1000/18"),
    Identifier("doi", "10.1000/1.8"),
    Identifier("doi", "10.1000/(1)8"),
    Identifier("doi", "10.1000/é"),
    Identifier("pmid", "10100018"),
    Identifier("isbn", "9783161484100"),
    Identifier("openalex", "W10100018"),
    Identifier("key", "zoo/Chen14"),
    Identifier("key", "zoo/chen14"),
    Identifier("content", "00ff"),
    Identifier("abstract", "00ff"),
]


def test_no_tail_is_that_of_another_identifier() -> None:
    keys = {tailed_key("chen2014graph", each) for each in LIKE_EACH_OTHER}

    assert len(keys) == len(LIKE_EACH_OTHER)
    for key in keys:
        bare, hyphen, tail = key.partition("-")
        assert (bare, hyphen) == ("chen2014graph", "-")
        assert tail.isascii()
        assert tail.isalnum()
        assert tail == tail.lower()


def test_where_a_key_is_taken_there_are_others() -> None:
    keys = list(islice(tailed_keys("chen2014graph", Identifier("arxiv", "1402.0002")), 100))

    assert keys[0] == "chen2014graph-14020002"
    assert len(set(keys)) == 100
    assert all(key.startswith("chen2014graph-14020002x") for key in keys[1:])


def test_the_least_is_arxivs_first_and_then_by_handle() -> None:
    ordered = [
        Identifier("arxiv", "hep-th/9901001"),
        Identifier("arxiv", "math/0001001"),
        Identifier("arxiv", "1401.0001"),
        Identifier("arxiv", "1501.00001"),
        Identifier("doi", "10.1000/a"),
        Identifier("doi", "10.1000/b"),
        Identifier("pmid", "1"),
    ]

    shuffled = [*ordered[3:], *ordered[:3]]

    assert sorted(shuffled, key=least_first) == ordered
