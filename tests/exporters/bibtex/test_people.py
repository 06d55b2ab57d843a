import pytest
from pybtex.database import Person

from biblio.exporters.bibtex.people import names
from biblio.formats.bibtex.people import people
from biblio.model.names import AuthorName

PEOPLE = [
    (AuthorName("Doe", "Jane"), "Doe, Jane"),
    (AuthorName("Doe", "J. K.", "Jr."), "Doe, Jr., J. K."),
    (AuthorName("Doe", "", "Jr."), "Doe, Jr., {}"),
    (AuthorName("van der Waerden", "B. L."), "van der Waerden, B. L."),
    (AuthorName("De Rossi", "Carla"), "De Rossi, Carla"),
    (AuthorName("Garcia y Vega", "Juan"), "{Garcia y Vega}, Juan"),
    (AuthorName("Müller", "K."), "Müller, K."),
    (AuthorName("Sudha"), "Sudha"),
    (AuthorName("ATLAS Collaboration", is_collaboration=True), "{ATLAS Collaboration}"),
    (AuthorName("Sums and Products Group", is_collaboration=True), "{Sums and Products Group}"),
    (AuthorName("Doe, Inc.", is_collaboration=True), "{Doe, Inc.}"),
    (AuthorName("O'Brien", "Mary-Ann"), "O'Brien, Mary-Ann"),
    (AuthorName("van den Berg"), "van den Berg"),
]


@pytest.mark.parametrize(("name", "written"), PEOPLE)
def test_a_name_is_read_as_it_was(name: AuthorName, written: str) -> None:
    value = names([name], is_cut=False, in_tex=False)

    assert value == written
    assert [each[:4] for each in people(value).names] == [name[:4]]


@pytest.mark.parametrize(("name", "_"), PEOPLE)
def test_bibtex_takes_it_apart_in_the_same_places(name: AuthorName, _: str) -> None:
    person = Person(names([name], is_cut=False, in_tex=False))

    last = " ".join((*person.prelast_names, *person.last_names))
    first = " ".join((*person.first_names, *person.middle_names))
    bare = [each.strip("{}") for each in (last, first, " ".join(person.lineage_names))]
    assert bare == list(name[:3])


@pytest.mark.parametrize(
    ("name", "written"),
    [
        (AuthorName("Roe and Sons", "X."), "{Roe and Sons}, X."),
        (AuthorName("Roe, Sons", "X."), "{Roe, Sons}, X."),
        (AuthorName("Roe", "X., the elder"), "Roe, {X., the elder}"),
        (AuthorName("others"), "{others}"),
        (AuthorName("Red Balloons"), "{Red Balloons}"),
        (AuthorName("{Roe", "X"), r"\textbraceleft{}Roe, X"),
    ],
)
def test_what_would_be_cut_stands_in_braces(name: AuthorName, written: str) -> None:
    value = names([name], is_cut=False, in_tex=False)

    assert value == written
    (found,) = people(f"{value} and Doe, Jane").names[:-1]
    assert (found.keyname, found.forenames) == (name.keyname.strip("{"), name.forenames)


def test_accents_are_commands_also_within_names_and_braces() -> None:
    given = [AuthorName("Müller", "Éva"), AuthorName("Société d'Été", is_collaboration=True)]

    value = names(given, is_cut=True, in_tex=True)

    assert value == (r"M{\"u}ller, {\'E}va and {Soci{\'e}t{\'e} d'{\'E}t{\'e}} and others")
    assert [each[:4] for each in people(value).names] == [each[:4] for each in given]
    assert people(value).is_cut


def test_nobody_is_nothing() -> None:
    assert names([], is_cut=True, in_tex=False) == ""


@pytest.mark.parametrize(
    "printed",
    [
        "22--24 October 1987",
        r"H{\'a}n Th\^e\llap{\raise 0.5ex\hbox{\'{\relax}}} Th{\'a}nh",
        r"The {\sltt DVI} Standards Board",
    ],
)
@pytest.mark.parametrize("in_tex", [False, True])
def test_what_its_parts_do_not_tell_is_written_as_it_was_printed(
    printed: str, in_tex: bool
) -> None:
    (name,) = people(printed).names

    value = names([name], is_cut=False, in_tex=in_tex)

    assert [each[:4] for each in people(value).names] == [name[:4]]


@pytest.mark.parametrize("printed", ["{Doe", "Doe}", "A & B 1987", "50% of 1987"])
def test_what_tex_would_not_take_is_never_written_as_printed(printed: str) -> None:
    name = AuthorName("1987", "A", printed=printed)

    assert names([name], is_cut=False, in_tex=False) == "1987, A"
