"""`path`, `second-degree`, `network`, and how `authors` and `coauthors` explain a name."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pytest
from lxml import etree
from typer.testing import Result

Run = Callable[..., Result]

BAD_NAMES = {
    "empty": ("", 2),
    "punctuation": ("?!", 2),
    "combining accent": ("\u0301", 2),
    "right-to-left mark": ("\u200f", 2),
    "very long": ("x" * 10_000, 2),
    "SQL": ("' OR 1=1 --", 1),
    "LIKE": ("%", 2),
    "LIKE word": ("Lov%", 1),
    "GLOB": ("Love*", 1),
    "full text": ('"Lovelace" OR NEAR(Ada', 1),
    "a column": ("author:Lovelace", 1),
    "Chinese": ("王小明", 1),
    "Cyrillic": ("Иванова, Мария", 1),
    "right-to-left": ("שמעון פרס", 1),
    "right-to-left override": ("\u202eecalevoL", 1),
    "an id of nobody": ("id:999999", 1),
    "no id": ("id:x", 2),
    "no exact name": ("exact:", 2),
}
TAKE_A_NAME = {
    "authors": ["authors", "NAME"],
    "authors, explained": ["authors", "NAME", "--explain", "-o", "json"],
    "authors, exact": ["authors", "NAME", "--match", "exact"],
    "authors, initials": ["authors", "NAME", "--match", "initials"],
    "coauthors": ["coauthors", "NAME"],
    "coauthors, initials": ["coauthors", "NAME", "--match", "initials"],
    "coauthors, explained": ["coauthors", "NAME", "--explain", "-o", "json"],
    "second degree": ["second-degree", "NAME"],
    "network": ["network", "NAME", "--depth", "1", "-o", "graphml"],
    "path from": ["path", "NAME", "Lovelace"],
    "path to": ["path", "Lovelace", "NAME"],
    "papers": ["papers", "-a", "NAME"],
}


ARE_QUERIES = ("SQL", "full text", "a column")  # where one may stand


@pytest.mark.parametrize(
    ("command", "bad"),
    [
        (command, bad)
        for command in TAKE_A_NAME
        for bad in BAD_NAMES
        if command != "network" or bad not in ARE_QUERIES
    ],
)
def test_a_name_that_is_none_gets_a_clear_answer(run: Run, command: str, bad: str) -> None:
    name, status = BAD_NAMES[bad]

    result = run(*(name if each == "NAME" else each for each in TAKE_A_NAME[command]))

    assert (result.exit_code, result.stdout) == (status, "")
    assert result.stderr.startswith("biblio: ")
    assert result.stderr.count("\n") == 1
    assert len(result.stderr) < 300


@pytest.mark.parametrize("bad", sorted({"very long", "SQL", "LIKE word", "Chinese", "full text"}))
def test_such_a_name_in_a_list_gets_a_clear_answer(run: Run, bad: str) -> None:
    result = run("network", "--among", "-", stdin=f"{BAD_NAMES[bad][0]}\n")

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("biblio: ")
    assert result.stderr.count("\n") == 1


def test_a_path_has_papers_as_proof(run: Run) -> None:
    result = run("path", "Babbage", "Erdos", "-o", "json")

    assert [(row["author"], row["paper"]) for row in json.loads(result.stdout)] == [
        ("Charles Babbage", None),
        ("Ada Lovelace", "0704.0001"),
        ("Paul Erdős", "0704.0002"),
    ]
    assert (result.exit_code, result.stderr) == (0, "")
    assert run("path", "Babbage", "Erdos").stdout.splitlines()[2:] == [
        "        1  Ada Lovelace     0704.0001  Notes on [analytical] engines",
        "        3  Paul Erdős       0704.0002  Graphs of friends",
    ]


@pytest.mark.parametrize(("output", "printed"), [("table", ""), ("json", "[]\n"), ("jsonl", "")])
def test_no_path_is_told_and_is_no_success(run: Run, output: str, printed: str) -> None:
    result = run("path", "Erdos", "ATLAS Collaboration", "--max-authors", "2", "-o", output)

    assert (result.exit_code, result.stdout) == (1, printed)
    assert result.stderr == (
        "biblio: no chain of papers of at most 2 authors joins Erdos and ATLAS Collaboration\n"
    )


def test_an_explanation_is_part_of_the_json(run: Run) -> None:
    (row,) = json.loads(run("authors", "erdos", "--explain", "-o", "json").stdout)
    whole = json.loads(run("coauthors", "erdos", "--explain", "-o", "json").stdout)

    assert row == {
        "author_id": 3,
        "name": "Paul Erdős",
        "papers": 2,
        "first": "2007",
        "last": "2008",
        "is_collaboration": False,
        "rule": "surname",
        "arxiv_ids": ["0704.0002", "0801.0003"],
        "handles": ["arXiv:0704.0002", "arXiv:0801.0003"],
    }
    assert whole["matched"] == [row]
    assert [each["name"] for each in whole["coauthors"]] == ["Ada Lovelace"]
    further = json.loads(run("second-degree", "erdos", "--explain", "-o", "json").stdout)
    assert further["matched"] == [row]
    assert [each["name"] for each in further["second_degree"]] == ["Charles Babbage"]


def test_an_explanation_stands_beside_the_table(run: Run) -> None:
    result = run("coauthors", "erdos", "--explain")

    assert result.stderr == (
        "erdos is taken for Paul Erdős, id:3, by rule surname: 2 papers, 0704.0002 0801.0003\n"
    )
    assert (
        run("authors", "erdos", "--explain")
        .stdout.splitlines()[1]
        .endswith("Paul Erdős  0704.0002; 0801.0003")
    )


def test_who_is_one_step_further(run: Run) -> None:
    result = run("second-degree", "Babbage", "-o", "json")

    assert json.loads(result.stdout) == [
        {
            "author_id": 3,
            "name": "Paul Erdős",
            "acquaintances": 1,
            "weight": 1.0,
            "through": ["Ada Lovelace"],
        }
    ]


def test_a_network_as_graphml(run: Run) -> None:
    result = run("network", "Babbage", "--depth", "2", "-o", "graphml")

    root = etree.fromstring(result.stdout.encode())
    space = {"g": "http://graphml.graphdrawing.org/xmlns"}
    labels = {
        node.get("id"): node.findtext("g:data[@key='node_label']", None, space)
        for node in root.iterfind(".//g:node", space)
    }
    edges = {
        (labels[edge.get("source")], labels[edge.get("target")]): edge.findtext(
            "g:data[@key='edge_weight']", None, space
        )
        for edge in root.iterfind(".//g:edge", space)
    }
    assert set(labels.values()) == {"Charles Babbage", "Ada Lovelace", "Paul Erdős"}
    assert edges == {
        ("Ada Lovelace", "Charles Babbage"): "1.0",
        ("Ada Lovelace", "Paul Erdős"): "2.0",
    }
    assert result.stderr == "3 people, 2 edges\n"


@pytest.mark.parametrize("output", ["graphml", "gexf", "json"])
def test_networkx_reads_a_network_as_it_was_written(run: Run, output: str) -> None:
    result = run("network", "Babbage", "--depth", "2", "-o", output)
    if output == "gexf":
        graph = nx.read_gexf(io.BytesIO(result.stdout.encode()), node_type=int, version="1.3")
        for *_, about in graph.edges(data=True):
            del about["id"]
    elif output == "graphml":
        graph = nx.parse_graphml(result.stdout, node_type=int)
    else:
        graph = nx.node_link_graph(json.loads(result.stdout), edges="edges")

    assert not graph.is_directed()
    assert not graph.is_multigraph()
    babbage = {"label": "Charles Babbage", "papers": 1, "depth": 0, "asked": "Babbage"}
    babbage |= {"first": 2007, "last": 2007, "degree": 1, "strength": 1.0}
    others = {
        1: {"label": "Ada Lovelace", "papers": 3, "depth": 1, "degree": 2, "strength": 3.0},
        3: {"label": "Paul Erdős", "papers": 2, "depth": 2, "degree": 1, "strength": 2.0},
    }
    others = {number: each | {"first": 2007, "last": 2008} for number, each in others.items()}
    common = {"is_collaboration": False, "names": 1, "component": 1}
    unasked = {"asked": None} if output == "json" else {}
    assert dict(graph.nodes(data=True)) == {
        2: babbage | common,
        **{number: each | common | unasked for number, each in others.items()},
    }
    assert {frozenset((one, other)): about for one, other, about in graph.edges(data=True)} == {
        frozenset({1, 2}): {"weight": 1.0, "papers": 1, "first": 2007, "last": 2007},
        frozenset({1, 3}): {"weight": 2.0, "papers": 2, "first": 2007, "last": 2008},
    }


def test_a_network_as_json_and_as_edges(run: Run) -> None:
    whole = json.loads(run("network", "Babbage", "--depth", "1", "-o", "json").stdout)
    rows = list(
        csv.DictReader(io.StringIO(run("network", "Babbage", "--depth", "1", "-o", "csv").stdout))
    )

    assert [(each["id"], each["label"], each["depth"]) for each in whole["nodes"]] == [
        (2, "Charles Babbage", 0),
        (1, "Ada Lovelace", 1),
    ]
    assert whole["edges"] == [
        {"source": 1, "target": 2, "weight": 1.0, "papers": 1, "first": 2007, "last": 2007}
    ]
    assert rows == [
        {
            "source": "1",
            "target": "2",
            "weight": "1.0",
            "papers": "1",
            "first": "2007",
            "last": "2007",
            "source_name": "Ada Lovelace",
            "target_name": "Charles Babbage",
        }
    ]


@pytest.mark.parametrize("source", ["file", "stdin"])
def test_the_network_among_a_list(run: Run, tmp_path: Path, source: str) -> None:
    names = "\ufeffErdős, Paul\n\n  Ada Lovelace \nATLAS Collaboration\n"
    path = tmp_path / "names.txt"
    path.write_text(names, encoding="utf-8")
    given = str(path) if source == "file" else "-"

    result = run("network", "--among", given, stdin=names)

    assert sorted(line.split("  ")[-1].strip() for line in result.stdout.splitlines()) == [
        *("ATLAS Collaboration", "ATLAS Collaboration", "Erdős, Paul", "other"),
    ]
    assert result.stderr == "3 people, 3 edges\n"


def test_a_list_that_is_none(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "names.txt"
    for content, said in ((b"\n \n", "holds no name"), (b"Erd\xf5s\n", "is no text in UTF-8")):
        path.write_bytes(content)
        result = run("network", "--among", str(path))
        assert result.exit_code == 1
        assert said in result.stderr
    assert run("network", "--among", str(tmp_path)).exit_code == 1


@pytest.mark.parametrize(
    "command",
    [
        ["papers", "-a", "Lovelace", "-n", "1"],
        ["papers", "category:hep-ex date:1999"],
        ["search", "the", "-n", "1"],
        ["authors", "Lovelace Ada"],
        ["coauthors", "Lovelace", "-n", "1"],
        ["second-degree", "Lovelace Ada"],
        ["network", "Lovelace", "--depth", "1", "-o", "graphml"],
        ["path", "Lovelace Ada", "Erdos"],
    ],
    ids=" ".join,
)
def test_quiet_is_the_answer_alone(run: Run, command: list[str]) -> None:
    loud = run(*command)
    assert loud.stderr

    for option in ("-q", "--quiet"):
        quiet = run(*command, option)
        assert (quiet.exit_code, quiet.stdout, quiet.stderr) == (loud.exit_code, loud.stdout, "")
    assert run("authors", "Nobody", "-q").stderr.startswith("biblio: no author is called")


def test_people_are_asked_for_by_option_place_and_environment(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = {
        "coauthors": ["Lovelace", "--collaborations"],
        "second-degree": ["Babbage"],
        "path": ["Lovelace", "Babbage"],
        "authors": ["Lovelace"],
    }
    for command, names in asked.items():
        plain = json.loads(run(command, *names, "-o", "json").stdout)
        people = json.loads(run(command, *names, "--people", "-o", "json").stdout)
        table = run(command, *names, "--people").stdout
        with monkeypatch.context() as patch:
            patch.setenv("BIBLIO_PEOPLE", "1")
            assert json.loads(run(command, *names, "-o", "json").stdout) == people
            assert json.loads(run(command, *names, "--no-people", "-o", "json").stdout) == plain

        assert table.startswith("person ")
        for row in people:
            place = row["person"]
            assert place is None or place.startswith("person:")
            assert place is None or place in table
        assert [row["author_id"] for row in people] == [row["author_id"] for row in plain]

    (person,) = json.loads(run("authors", "Babbage", "--people", "-o", "json").stdout)
    place = person["person"]
    nodes = json.loads(run("network", place, "-o", "json").stdout)["nodes"]
    papers = json.loads(run("papers", "-a", place, "-o", "json").stdout)
    assert run("coauthors", place).stdout == run("coauthors", "Babbage", "--people").stdout
    assert (nodes[0]["person"], nodes[0]["papers"]) == (place, len(papers))
    assert run("coauthors", place, "--explain").exit_code == 2
    assert run("authors", place, "--explain").exit_code == 2
    assert run("coauthors", "Babbage", "--explain", "--people").exit_code == 0


@pytest.mark.parametrize(
    ("place", "code", "why"),
    [
        ("person:0704.0001", 2, "names no person: write the paper and the place"),
        ("person:0704.0001#99", 1, "there is no place 99: 0704.0001 has 2 authors"),
        ("person:0704.9999#1", 1, "0704.9999 is not in the database"),
    ],
)
def test_a_place_of_nobody_gets_a_clear_answer(run: Run, place: str, code: int, why: str) -> None:
    for command in (["authors"], ["coauthors"], ["papers", "-a"], ["network"], ["path", "Babbage"]):
        answer = run(*command, place)

        assert (answer.exit_code, answer.stdout) == (code, "")
        assert why in answer.stderr
        assert answer.stderr.count("\n") == 1
