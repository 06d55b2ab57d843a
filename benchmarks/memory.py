"""Peak memory of the first import and of the same import again, all processes together.

python benchmarks/memory.py --size medium
"""

from __future__ import annotations

from measuring import (
    BIN,
    Figure,
    Run,
    arguments,
    compile_biblio,
    corpus_file,
    in_turn,
    keep,
    remove,
    run,
)

MEGABYTE = 1_000_000


def main() -> None:
    """Measure, and keep the figures."""
    given = arguments(__doc__, rounds=1)
    compile_biblio()
    source = corpus_file(given.size, given.data)
    database = given.data / f"{given.size}-memory.db"

    def first() -> Run:
        remove(database)
        return again()

    def again() -> Run:
        return run([BIN / "biblio", "--db", database, "import", source])

    runs = in_turn({"first": first, "again": again}, given.rounds)
    remove(database)
    figures = [
        Figure(
            f"peak memory, {name}",
            tuple(each.together / MEGABYTE for each in runs[key]),
            " MB",
            "≤ 400 MB",
            f"largest process {max(each.largest for each in runs[key]) / MEGABYTE:.0f} MB",
        )
        for key, name in (("first", "first import"), ("again", "the same again"))
    ]
    keep(__file__, given.size, figures)


if __name__ == "__main__":
    main()
