"""Instructions of each process of a first import: the same on a machine that does something else.

    python benchmarks/instructions.py --size small

Counted by valgrind (`cachegrind`), which is to be installed, on the first papers of the corpus: of
the process that parses, when it has met the names before and when it has not, and of the one that
writes. What a process costs before its first paper is left out. Instructions are no times: what
waits for memory counts as much as what does not.
"""

from __future__ import annotations

import pickle
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from measuring import Figure, arguments, compile_biblio, corpus_file, keep

from biblio.db.engine import url_of
from biblio.importing.chunks import EMPTY, Chunk, make_chunk
from biblio.importing.loads import loads_of
from biblio.importing.raw_entries import BATCH, PORTION, FileEntries, portions_of
from biblio.importing.runs import Importer
from biblio.library import open_library

PAPERS = 2_000
THOUSAND = 1_000
_COUNTED = re.compile(r"I *refs: *([0-9,]+)")


def chunks(source: Path) -> Iterator[bytes]:
    """What the process that parses sends of *source*."""
    for entries in portions_of(FileEntries(source), PORTION):
        yield pickle.dumps(make_chunk(entries, EMPTY), protocol=5)


def parse(source: Path, times: int) -> None:
    """Parse *source* so many *times*."""
    for _ in range(times):
        for _ in chunks(source):
            pass


def write(packed: Path, times: int) -> None:
    """Write what was *packed* into the new library beside it, once or never."""
    importer = Importer(url_of(packed.with_suffix(".db")))
    if times:
        with packed.open("rb") as stream:
            importer.run("packed", None, loads_of(_unpacked(stream.read()), BATCH))
    importer.close()


def _unpacked(packed: bytes) -> Iterator[Chunk]:
    for each in pickle.loads(packed):  # noqa: S301 - what this program wrote
        yield pickle.loads(each)  # noqa: S301 - the same


def counted(task: str, file: Path, times: int) -> int:
    """The instructions of this program when it does *task*, `parse` or `write`."""
    done = subprocess.run(  # noqa: S603 - ourselves
        [
            *("valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"),
            *(sys.executable, __file__, task, str(file), str(times)),
        ],
        env={"PYTHONHASHSEED": "0"},
        capture_output=True,
        check=True,
        text=True,
    )
    found = _COUNTED.search(done.stderr)
    if found is None:
        raise ValueError(done.stderr)
    return int(found[1].replace(",", ""))


def main() -> None:
    """Count, and keep the figures."""
    given = arguments(__doc__)
    compile_biblio()
    with tempfile.TemporaryDirectory() as folder:
        source, packed = Path(folder) / "some.jsonl", Path(folder) / "packed"
        with corpus_file(given.size, given.data).open("rb") as lines:
            source.write_bytes(b"".join(islice(lines, PAPERS)))
        packed.write_bytes(pickle.dumps(list(chunks(source))))
        open_library(packed.with_suffix(".db"), create=True).close()
        parsed = [counted("parse", source, times) for times in range(3)]
        written = [counted("write", packed, times) for times in range(2)]
    steps = {
        "parsing, names not met before": parsed[1] - parsed[0],
        "parsing, names met before": parsed[2] - parsed[1],
        "writing": written[1] - written[0],
    }
    keep(
        __file__,
        given.size,
        [
            Figure(f"{name}, a paper", (each / PAPERS / THOUSAND,), " k instructions")
            for name, each in steps.items()
        ],
    )


if __name__ == "__main__":
    if sys.argv[1:2] in (["parse"], ["write"]):
        {"parse": parse, "write": write}[sys.argv[1]](Path(sys.argv[2]), int(sys.argv[3]))
    else:
        main()
