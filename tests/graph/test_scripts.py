"""The statements as files: filled in, and as one script for another engine."""

from __future__ import annotations

import re

import pytest

from biblio.errors import InvalidQuery
from biblio.graph.scripts import FILES, GraphOptions, Loop, Question, plan_of, script, statements

ALL = [each.stem for each in FILES.glob("*.sql")]


@pytest.mark.parametrize("file", sorted(ALL))
def test_a_file_is_statements_that_two_engines_know(file: str) -> None:
    text = (FILES / f"{file}.sql").read_text("utf-8")

    assert text.startswith("-- ")
    # What ends a statement, or opens a text, in a remark would not do so for each of them.
    remarks = [line for line in text.splitlines() if line.startswith("--")]
    assert [line for line in remarks if line.endswith(";") or "'" in line] == []
    if file != "read":
        assert [each for each in statements(file, GraphOptions()) if "${" in each] == []


def files_of(step: str | Loop) -> set[str]:
    if isinstance(step, str):
        return {step}
    return {step.left}.union(*map(files_of, step.steps))


def test_each_file_is_part_of_an_answer() -> None:
    used = {"read"}
    for question in Question:
        for least in (1, 2):
            used = used.union(
                *map(files_of, plan_of(question, GraphOptions(min_papers=least)).steps)
            )

    assert used == set(ALL)


@pytest.mark.parametrize("question", Question)
def test_a_script_has_all_statements_in_order(question: Question) -> None:
    options = GraphOptions(max_authors=200, min_papers=2)
    text = script(question, "s3://us/it's", options, rounds=3)

    made = re.findall(r"^CREATE TABLE (\w+) AS$", text, re.MULTILINE)
    assert made[:5] == ["names", "places", "members", "shown", "pairs"]
    rounds = {"pairs": 0, "components": 3, "pagerank": 3}[question]
    assert text.count("RENAME TO roots") + text.count("RENAME TO ranks") == rounds
    assert text.count("RENAME TO hooks") == (15 if question is Question.COMPONENTS else 0)
    assert re.findall(r"\$\{(\w+)\}", text) == ["output"]
    assert r"s3://us/it\'s/authors" in text
    assert "f.ordinal > 200" in text
    assert "papers >= 2" in text
    assert text.endswith(f" FROM answer ORDER BY {plan_of(question, options).order};\n")


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"max_authors": 1}, "a largest number of authors is 2 or more, not 1"),
        ({"min_papers": 0}, "a least number of papers is 1 or more, not 0"),
    ],
)
def test_what_asks_for_nothing_is_refused(given: dict[str, int], sentence: str) -> None:
    with pytest.raises(InvalidQuery, match=sentence):
        GraphOptions(**given)
