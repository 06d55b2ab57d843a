"""Entries that were exported, typeset: ten thousand through pybtex, BibTeX and pdfTeX.

    python benchmarks/typesetting.py [--papers 10000]

It needs pdflatex and bibtex (`apt-get install texlive-latex-recommended`), and ends with 1 where
any of them warns of an entry. The papers are those of the corpus, and some whose texts are hard.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import corpus
from measuring import BIN
from pybtex.database import parse_file

import biblio
from biblio.exporters import ExportOptions
from biblio.model.identifiers import Identifier
from biblio.model.names import AuthorName
from biblio.model.records import PaperRecord

DOCUMENT: Final = r"""\documentclass{article}
\usepackage[T1]{fontenc}
\usepackage[utf8]{inputenc}
\usepackage{amsmath,amssymb}
\begin{document}
\nocite{*}
\bibliographystyle{plain}
\bibliography{papers}
\end{document}
"""
HARD: Final = (
    "Sums at 50% of R&D #1_a",
    "It costs $5, or {5 $",
    r"On $\left\{x\right.$ and a\b ~ c ^ d",
    "Über NASA's $\\alpha$-decay of H$_2$O: ``quoted'' – “so”",
    "Łódź, Erdős, García, Ångström, Gödel & ß",
    "A $x^$ that is none, } and {",
)
NAMES: Final = (
    AuthorName("Garcia y Vega", "Juan"),
    AuthorName("van der Waerden", "B. L.", "Jr."),
    AuthorName("Müller", "", "Jr."),
    AuthorName("Sums & Products Collaboration", is_collaboration=True),
    AuthorName("Roe and Sons", "X."),
)
WARNED: Final = re.compile(
    r"^(?:!|Warning--|LaTeX Warning|.* for entry |I (?:was|found|didn))", re.MULTILINE
)
# What LaTeX says of its own first run.
OF_LATEX: Final = re.compile(r"LaTeX Warning: (?:Label|There were undefined|Citation)")


def main() -> int:
    """Export, read and typeset; 1 where anything warned."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--papers", type=int, default=corpus.SIZES["small"])
    count = parser.parse_args().papers
    if shutil.which("pdflatex") is None or shutil.which("bibtex") is None:
        sys.exit("install pdflatex and bibtex first: apt-get install texlive-latex-recommended")
    with TemporaryDirectory() as folder:
        database = made(Path(folder), count)
        return max(typeset(database, Path(folder), tex=tex) for tex in (False, True))


def made(folder: Path, count: int) -> Path:
    """A library of *count* papers of the corpus, and of the hard ones."""
    source, database = folder / "corpus.jsonl", folder / "papers.db"
    with source.open("wb") as out:
        corpus.write_corpus(count, 1, out, 1)
    subprocess.run(  # noqa: S603 - our own program
        [BIN / "biblio", "--db", database, "import", source], check=True, capture_output=True
    )
    with biblio.open(database) as library:
        library.import_records(
            PaperRecord(
                format="crossref",
                kind="article",
                title=title,
                authors=NAMES,
                container_title=title,
                volume="1",
                pages="1-9",
                issued="2001-05",
                identifiers=(Identifier("pmid", str(number)),),
                url="http://a.example/c_d?e=%20f&g=#h~i",
            )
            for number, title in enumerate(HARD, start=1)
        )
    return database


def typeset(database: Path, folder: Path, *, tex: bool) -> int:
    """Let pybtex, BibTeX and pdfTeX read all papers; 1 where any of them warned."""
    bib = folder / "papers.bib"
    with (
        biblio.open(database) as library,
        library.export(format="bibtex") as papers,
        bib.open("w", encoding="utf-8") as stream,
    ):
        papers.write(stream, ExportOptions(tex=tex))
        written = papers.written
    read = len(parse_file(bib, "bibtex").entries)
    (folder / "papers.tex").write_text(DOCUMENT)
    _run(folder, "pdflatex", *QUIETLY)
    by_bibtex = WARNED.findall(_run(folder, "bibtex", "papers"))
    said = _run(folder, "pdflatex", *QUIETLY).splitlines()
    warned = [line for line in said if WARNED.match(line) and not OF_LATEX.match(line)]
    print(
        f"{'TeX' if tex else 'UTF-8'}: {written:,} written, {read:,} read by pybtex, "
        f"{len(by_bibtex):,} warnings of BibTeX, {len(warned):,} of pdfTeX"
    )
    for line in warned[:20]:
        print(line)
    return int(read != written or bool(by_bibtex or warned))


def _run(folder: Path, *words: str) -> str:
    """What the program *words* prints in *folder*."""
    done = subprocess.run(words, cwd=folder, check=False, capture_output=True)  # noqa: S603
    return done.stdout.decode(errors="replace")


QUIETLY: Final = ("-draftmode", "-interaction=nonstopmode", "papers")

if __name__ == "__main__":
    sys.exit(main())
