"""Names that sources cut differently between forenames, particles and surname."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import biblio
from biblio.errors import NotFound
from biblio.model.names import AuthorName
from biblio.model.records import PaperRecord
from biblio.queries.names.matching import match_authors
from biblio.queries.networks.values import Network
from biblio.queries.rows import Page

# Each is one name, as two sources cut it.
TWICE_CUT = (
    (("De Lucera", "Gabriella"), ("Lucera", "Gabriella De")),
    (("De Raedt", "H."), ("Raedt", "H. De")),
    (("Van Den Akker", "Ans"), ("Akker", "Ans Van Den")),
    (("van der Meulen", "Piet"), ("der Meulen", "Piet van")),
    (("Lopez Garcia", "Maria"), ("Garcia", "Maria Lopez")),
    (("Prado Y Castro", "Ramon"), ("Castro", "Ramon Prado Y")),
    (("Müller Ørsted", "Åse"), ("Ørsted", "Åse Müller")),
)
OTHERS = (
    *(("Rossi", "Carla"), ("De Rossi", "Carla")),
    *(("Li", "Wei"), ("Wei", "Li"), ("Wu", "Xiao Di"), ("Wu", "Di")),
    *(("Raedt", "Jan"), ("Garcia", "Maria Luisa"), ("Meulen", "Piet")),
)


def one_paper(number: int, *authors: tuple[str, str]) -> PaperRecord:
    names = tuple(AuthorName(*each, printed=" ".join(each[::-1])) for each in authors)
    return PaperRecord(
        format="snapshot",
        arxiv_id=f"2101.{number:05}",
        title=f"Paper {number}",
        authors=names,
        authors_text=", ".join(each.name for each in names),
        submitted="2021-01-04T10:00:00Z",
        categories=("math.CO",),
    )


@pytest.fixture
def cut(library: biblio.Library) -> biblio.Library:
    """Each form on a paper of its own, with a co-author who is nobody else's."""
    forms = [*(form for pair in TWICE_CUT for form in pair), *OTHERS]
    library.import_records(
        one_paper(number, form, (f"Companion{number}", "Q."))
        for number, form in enumerate(forms, start=1)
    )
    return library


def found(library: biblio.Library, name: str) -> dict[tuple[str, str], str]:
    """The surnames and forenames that *name* finds, with the rules."""
    with library.session() as session:
        matches = match_authors(session, name).matches
    return {(each.keyname, each.forenames): each.rule.value for each in matches}


@pytest.mark.parametrize("prefix", ["", "exact:", "initials:"])
@pytest.mark.parametrize("pair", TWICE_CUT, ids=lambda pair: pair[0][0])
def test_both_cuts_of_a_name_are_found_however_it_is_typed(
    cut: biblio.Library, pair: tuple[tuple[str, str], tuple[str, str]], prefix: str
) -> None:
    for surname, forenames in pair:
        by_comma = found(cut, f"{prefix}{surname}, {forenames}")
        assert by_comma == {
            each: "exact" if each == (surname, forenames) else "cut elsewhere" for each in pair
        }
        assert found(cut, f"{prefix}{forenames} {surname}").keys() == set(pair)


ASKS: dict[str, Callable[[biblio.Library, str], Page[Any] | Network[Any]]] = {
    "papers": lambda library, name: library.papers(author=name),
    "authors": lambda library, name: library.authors(name),
    "coauthors": lambda library, name: library.coauthors(name),
    "network": lambda library, name: library.network(name),
    "network of a list": lambda library, name: library.network([name, "Companion1", "Companion2"]),
    "path": lambda library, name: library.path(name, "Companion2"),
}


@pytest.mark.parametrize("question", ASKS)
def test_every_question_that_takes_a_name_unites_them(cut: biblio.Library, question: str) -> None:
    ask = ASKS[question]
    by_either = [
        ask(cut, name)
        for name in ("De Lucera, Gabriella", "Lucera, Gabriella De", "Gabriella De Lucera")
    ]

    for answer in by_either:
        if isinstance(answer, Network):
            assert {node.papers for node in answer.nodes} == {2, 1}
            assert len(answer.edges) == 2
        else:
            assert len(answer) == 2


def test_names_of_other_words_are_not_united(cut: biblio.Library) -> None:
    assert found(cut, "Rossi, Carla") == {("Rossi", "Carla"): "exact"}
    assert found(cut, "De Rossi, Carla") == {("De Rossi", "Carla"): "exact"}
    assert found(cut, "Garcia, Maria Luisa") == {("Garcia", "Maria Luisa"): "exact"}
    assert found(cut, "initials:De Rossi, Carla") == {("De Rossi", "Carla"): "exact"}
    assert found(cut, "Di Wu") == {("Wu", "Di"): "exact"}
    # Forenames may be left out, and particles may not: Piet Meulen is somebody else.
    assert found(cut, "initials:Piet van der Meulen").keys() == set(TWICE_CUT[3])


def test_the_other_order_is_another_name(cut: biblio.Library) -> None:
    assert found(cut, "Wei Li") == {("Li", "Wei"): "exact"}
    assert found(cut, "Li, Wei") == {("Li", "Wei"): "exact"}
    assert found(cut, "Li Wei") == {("Wei", "Li"): "exact"}
    both = dict.fromkeys(TWICE_CUT[0], "reversed order")
    for typed in ("Lucera Gabriella De", "De Lucera Gabriella", "Gabriella, De Lucera"):
        assert found(cut, typed) == both


def test_a_surname_finds_itself_behind_a_particle_with_a_capital(cut: biblio.Library) -> None:
    assert found(cut, "Raedt") == {
        ("Raedt", "H. De"): "surname",
        ("Raedt", "Jan"): "surname",
        ("De Raedt", "H."): "particle",
    }
    assert found(cut, "De Raedt") == {
        ("De Raedt", "H."): "surname",
        ("Raedt", "H. De"): "cut elsewhere",
    }
    assert found(cut, "Akker") == {
        ("Akker", "Ans Van Den"): "surname",
        ("Van Den Akker", "Ans"): "particle",
    }
    assert found(cut, "exact:Raedt") == {
        ("Raedt", "H. De"): "surname",
        ("Raedt", "Jan"): "surname",
    }
    # One in lower case is the surname's in every source.
    assert found(cut, "Meulen") == {("Meulen", "Piet"): "surname"}


def test_a_particle_that_was_not_typed_is_no_conflict_where_nobody_is_called_so(
    library: biblio.Library,
) -> None:
    library.import_records([one_paper(1, ("De Raedt", "Hans"))])

    page = library.authors("Raedt, H.")

    assert [(row.name, row.rule) for row in page] == [("Hans De Raedt", "particle")]
    assert page.notes[0] == (
        "nobody is called 'Raedt, H.': Hans De Raedt was found, with a particle"
    )
    with pytest.raises(NotFound, match="the nearest names are Hans De Raedt"):
        library.authors("exact:Raedt, Hans")
