"""Opening a library beside an empty one, and checking it.

python benchmarks/imports.py --size medium   # makes the library
python benchmarks/care.py --size medium
"""

from __future__ import annotations

from measuring import BIN, Figure, Run, arguments, compile_biblio, in_turn, keep, remove, run

from biblio.db.engine import url_of
from biblio.db.revisions import upgrade

MINUTE = 60.0


def main() -> None:
    """Measure, and keep the figures."""
    given = arguments(__doc__, rounds=5)
    compile_biblio()
    full, empty = given.data / f"{given.size}.db", given.data / "empty.db"
    remove(empty)
    upgrade(url_of(empty))

    def one(database: object) -> Run:
        return run([BIN / "biblio", "--db", str(database), "papers", "-n", "1"])

    runs = in_turn({"full": lambda: one(full), "empty": lambda: one(empty)}, given.rounds)
    check = run([BIN / "biblio", "--db", full, "db", "check"])
    remove(empty)
    pairs = list(zip(runs["full"], runs["empty"], strict=True))
    size = f"{full.stat().st_size / 1e9:.1f} GB"
    figures = [
        Figure(
            "one paper of the library / of an empty one",
            tuple(a.seconds / b.seconds for a, b in pairs),
            " ×",
            "≤ 1.05 ×",
            size,
        ),
        Figure(
            "the same in processor time",
            tuple(a.cpu / b.cpu for a, b in pairs),
            " ×",
            "≤ 1.05 ×",
            size,
        ),
        Figure("db check", (check.seconds / MINUTE,), " min", note=size),
        Figure("db check, processor time", (check.cpu / MINUTE,), " min", note=size),
    ]
    keep(__file__, given.size, figures)


if __name__ == "__main__":
    main()
