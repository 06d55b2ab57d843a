"""Arguments of the wrong type, from Python: one sentence that names the argument, from all."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path
from types import FunctionType
from typing import Any

import pytest

import biblio
from biblio.errors import BiblioError, InvalidQuery, WrongType
from biblio.library.choosing import CountedChoice, PaperChoice, SearchChoice
from biblio.library.counting import TopChoice
from biblio.library.people import CoauthorChoice, FieldChoice, NetworkChoice
from biblio.library.people_pictures import DrawnChoice
from biblio.library.references import PaperNetworkChoice

PUBLIC = {
    name: method
    for name, method in inspect.getmembers(biblio.Library)
    if isinstance(method, FunctionType) and not name.startswith("_")
}
# What each needs to be called at all; the argument that is wrong takes its place.
NEEDED: dict[str, dict[str, Any]] = {
    **{name: {"name": "Lovelace"} for name in ("authors", "explain", "coauthors", "network")},
    "plot_coauthors": {"name": "Lovelace"},
    **{name: {"name": "Lovelace"} for name in ("second_degree", "people_called")},
    **{name: {"name": "Lovelace"} for name in ("coauthor_years", "coauthors_in_years")},
    **{name: {"name": "Lovelace"} for name in ("meetings", "timeline")},
    **{name: {"one": "Lovelace", "other": "Babbage"} for name in ("path", "why")},
    **{name: {"identifier": "2101.00001"} for name in ("paper", "cites", "cited_by")},
    "search": {"query": "sums"},
    "sql": {"query": "SELECT 1"},
    **{name: {"import_id": 1} for name in ("undo", "retry", "import_run")},
    **{name: {"one": "Lovelace", "other": "Babbage"} for name in ("same", "different", "why")},
    "assign": {"place": "person:2101.00001#1", "person": "Babbage"},
    "set_orcid": {"person": "Lovelace", "orcid": "0000-0002-1825-0097"},
    "display": {"person": "Lovelace", "name": "Countess of Lovelace"},
    "person": {"named": "Lovelace"},
    "people_changes": {"run_id": 1},
    "import_records": {"records": []},
    "export_parquet": {"folder": "exported"},
    "import_own_words": {"data": b"@misc{x}"},
    "compare_bibliography": {"source": "thesis.bib"},
    "citation_keys": {"handles": []},
    "update_bibliography": {"source": "thesis.bib"},
    "papers_in_list": {"name": "chapter2"},
    "rename_list": {"name": "chapter2", "other": "intro"},
    "set_note": {"identifier": "2101.00001", "text": "Read it again."},
    "top": {"what": "authors"},
    "import_changes": {"import_id": 1},
    "save_query": {"name": "graphs"},
    "rename_query": {"name": "graphs", "other": "trees"},
    "papers_of_query": {"name": "graphs"},
    "supersede": {"earlier": [], "reports": []},
}


class Odd:
    """Of no type that anything takes."""

    def __repr__(self) -> str:
        return "<odd>"


CHOICES = {
    **dict.fromkeys(("papers", "export", "save_query", "facets", "cited_by"), PaperChoice),
    **dict.fromkeys(("count", "stats"), CountedChoice),
    **dict.fromkeys(("plot_years", "plot_categories", "plot_team_sizes"), CountedChoice),
    **dict.fromkeys(("plot_network", "plot_coauthors"), DrawnChoice),
    "top": TopChoice,
    "paper_network": PaperNetworkChoice,
    "search": SearchChoice,
    "network": NetworkChoice,
    "field_network": FieldChoice,
}


def arguments() -> Iterator[tuple[str, str]]:
    """Each argument of each public method."""
    for name, method in PUBLIC.items():
        for argument, parameter in inspect.signature(method).parameters.items():
            if argument == "self" or parameter.kind is parameter.VAR_POSITIONAL:
                continue
            if parameter.kind is parameter.VAR_KEYWORD:
                choices = CHOICES.get(name, CoauthorChoice)
                yield from ((name, choice) for choice in choices.__annotations__)
            else:
                yield name, argument


@pytest.mark.parametrize(("method", "argument"), list(arguments()))
def test_every_argument_of_every_method_is_looked_at(
    library: biblio.Library, method: str, argument: str
) -> None:
    given = NEEDED.get(method, {}) | {argument: Odd()}

    with pytest.raises(WrongType, match=rf"^{argument} is .+, not <odd>$") as refused:
        getattr(library, method)(**given)

    assert isinstance(refused.value, TypeError)
    assert isinstance(refused.value, BiblioError)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"limit": "3"}, "limit is a whole number or None, not '3'"),
        ({"limit": True}, "limit is a whole number or None, not True"),
        ({"limit": 2.0}, "limit is a whole number or None, not 2.0"),
        ({"on": 2020}, "on is text or None, not 2020"),
        ({"oldest": "no"}, "oldest is true or false, not 'no'"),
        ({"seconds": "3"}, "seconds is a number or None, not '3'"),
        ({"category": 3}, "category is text, a list of texts or None, not 3"),
        ({"author": ["Ada", 3]}, "author is text, a list of texts or None, not ['Ada', 3]"),
        ({"author": b"Ada"}, "author is text, a list of texts or None, not b'Ada'"),
    ],
)
def test_a_wrong_type_is_named_with_what_is_asked_for(
    library: biblio.Library, given: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(WrongType) as refused:
        library.papers(**given)

    assert str(refused.value) == sentence


def test_a_word_that_is_none_of_those_there_are_is_told_with_them(library: biblio.Library) -> None:
    with pytest.raises(InvalidQuery) as refused:
        library.papers(by="printed")

    assert str(refused.value) == "by is one of submitted, revised, announced, issued, not 'printed'"


def test_what_is_as_declared_is_taken(library: biblio.Library, tmp_path: Path) -> None:
    empty = tmp_path / "empty.jsonl"
    empty.write_text('{"id": "2101.00001", "title": "Sums"}\n')

    library.import_files(str(empty), empty)
    library.import_records(iter(()))

    assert library.papers(limit=None, seconds=5, category=("math.CO", "cs.DM")).rows == []
    assert [each.arxiv_id for each in library.papers(limit=0)] == ["2101.00001"]
    assert library.sql("SELECT :n AS n", parameters={"n": 1}).rows == ((1,),)
    with library.snapshot(seconds=60) as view, pytest.raises(WrongType, match=r"^limit is "):
        view.papers(limit="3")  # type: ignore[arg-type]


@pytest.mark.parametrize("source", [5, None, b"papers.jsonl", [Path("papers.jsonl")]])
def test_a_source_is_a_path(library: biblio.Library, source: Any) -> None:
    with pytest.raises(WrongType, match=r"^sources is a path, as text or Path, not "):
        library.import_files("papers.jsonl", source)


@pytest.mark.parametrize("given", [None, 5, b"papers.db"])
def test_a_database_is_a_path(given: Any) -> None:
    with pytest.raises(WrongType, match=r"^database is a path, as text or Path, not "):
        biblio.open(given)


def test_python_refuses_what_it_refuses_elsewhere(library: biblio.Library) -> None:
    with pytest.raises(TypeError, match="there is no option 'autor'"):
        library.papers(autor="Ada")  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="there is no option 'minpapers'"):
        library.coauthors("Lovelace", minpapers=2)  # type: ignore[call-arg]
