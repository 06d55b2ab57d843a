"""Writes the results into the README: `python benchmarks/table.py`, after any of the others."""

from __future__ import annotations

import json
from typing import Any

from measuring import HERE, RESULTS, shown

BEGIN, END = "<!-- results -->", "<!-- end of results -->"
ORDER = ("small", "medium", "large")


def section(size: str, results: dict[str, Any]) -> str:
    """The results of one size: a table for each command, with its date, machine and versions."""
    parts = [f"### {size}"]
    for result in results.values():
        rows = [
            f"| {each['what']} | {shown(each['value'], each['unit'])} | {_spread(each)} "
            f"| {each['goal']} | {each['note']} |"
            for each in result["figures"]
        ]
        parts.append(
            f"`{result['command']}`, {result['date']}, {result['machine']}; {result['versions']}:"
            "\n\n| what | median | least to most | goal | |\n|---|--:|--:|---|---|\n"
            + "\n".join(rows)
        )
    return "\n\n".join(parts)


def _spread(figure: dict[str, Any]) -> str:
    if len(figure["values"]) == 1:
        return ""
    return " – ".join(shown(edge(figure["values"]), "") for edge in (min, max))


def main() -> None:
    """Write the table between its marks."""
    sections = [
        section(size, json.loads(file.read_text()))
        for size in ORDER
        if (file := RESULTS / f"{size}.json").exists()
    ]
    readme = HERE / "README.md"
    before, _, rest = readme.read_text().partition(BEGIN)
    _, _, after = rest.partition(END)
    readme.write_text(f"{before}{BEGIN}\n\n" + "\n\n".join(sections) + f"\n\n{END}{after}")


if __name__ == "__main__":
    main()
