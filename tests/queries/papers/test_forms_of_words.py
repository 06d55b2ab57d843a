r"""Each way to write a word of physics finds the papers that write it in any other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from factories import paper
from stores import Database, copied

import biblio
from biblio.db.engines.sqlite.small_index import indexed
from biblio.db.folding import spelled
from biblio.db.search_documents import COLUMNS
from biblio.db.text_query import Words
from biblio.formats import by_name, read
from biblio.model.records import PaperRecord
from biblio.queries.language.search_query import parse_search

FORMS = (
    (
        *("LCDM", "ΛCDM", "Λ-CDM", "Lambda-CDM", "LambdaCDM", r"$\Lambda$CDM", r"$\Lambda CDM$"),
        *(r"\ensuremath{\Lambda}CDM", r"$\Lambda{\rm CDM}$", r"$\Lambda\mathrm{CDM}$", "$Λ$CDM"),
    ),
    ("H0", "H₀", "H_0", "H$_0$", "$H_0$", "$H_{0}$", r"$\mathrm{H}_0$"),
    ("CO2", "CO₂", "CO$_2$", "CO$_{2}$", "$CO_2$", r"$\mathrm{CO}_2$", r"${\rm CO_2}$"),
    ("10⁻³", "10^{-3}", "$10^{-3}$", "10$^{-3}$", "10^-3"),
    ("10¹⁹", "10^{19}", "$10^{19}$", "10$^{19}$"),
    ("m²", "m^2", "m$^2$", "m$^{2}$", "m2"),
    ("α", "alpha", "Alpha", r"$\alpha$", r"\alpha", "$α$"),
    ("φ", "ϕ", r"$\phi$", r"$\varphi$", "phi"),
    ("Hβ", "H-beta", "Hbeta", r"H$\beta$", "H β", r"$H\beta$", r"${\rm H}\beta$"),
    ("σ₈", "σ8", "sigma8", "sigma_8", r"$\sigma_8$", r"$\sigma_{8}$", "σ_8"),
    ("ππ", r"$\pi\pi$", r"$\pi$$\pi$"),
    ("μm", "µm", r"$\mu$m", r"$\mu{\rm m}$"),
    ("¹³CO", "13CO", "$^{13}$CO", "^{13}CO"),
    ("Schrödinger", "Schroedinger", r"{\unknown} Schr\"odinger", r"{\unknown} Schr{\"o}dinger"),
    ("Gröbner", "Groebner", r"{\unknown} Gr\"{o}bner"),
)
UNKNOWN = r"{\unknown} "  # what leaves the TeX of a whole title as it is
CASES = [(form, group) for group, forms in enumerate(FORMS) for form in forms]


def identifier(place: int) -> str:
    return f"2101.{place + 1:05}"


@pytest.fixture(scope="module")
def library(
    tmp_path_factory: pytest.TempPathFactory, empty_database: Database
) -> Iterator[biblio.Library]:
    database = copied(empty_database, tmp_path_factory.mktemp("forms") / "forms.db")
    with biblio.open(database) as opened:
        opened.import_records(
            paper(identifier(place), "Ada Byron", title=f"Of the {form} here", abstract="Nothing.")
            for place, (form, _) in enumerate(CASES)
        )
        yield opened


def form_of(identifier: str) -> str:
    return CASES[int(identifier[-5:]) - 1][0]


def papers_of(group: int) -> set[str]:
    return {identifier(place) for place, (_, other) in enumerate(CASES) if other == group}


@pytest.mark.parametrize(("form", "group"), CASES)
def test_each_form_finds_all(library: biblio.Library, form: str, group: int) -> None:
    words = form.removeprefix(UNKNOWN)

    for query in (f"title:({words})", f"nothing {words} NOT flower"):
        found = {row.plain_handle for row in library.papers(query, limit=None)}
        assert found == papers_of(group), query


@pytest.mark.parametrize("group", [0, 1, 8, 11, 14])
def test_each_form_finds_all_in_a_phrase(library: biblio.Library, group: int) -> None:
    # What says how something is set stands between the words of a phrase.
    begins_so = re.compile(r"\$?\{?\\(?:rm|mathrm|ensuremath|unknown)")
    expected = {each for each in papers_of(group) if not begins_so.match(form_of(each))}

    for each in sorted(expected):
        query = f'"the {form_of(each)} here"'
        found = {row.plain_handle for row in library.papers(query, limit=None)}
        assert found == expected, query


def test_a_search_marks_each_form_and_goes_on_behind_a_cursor(library: biblio.Library) -> None:
    snippets: list[str] = []
    after = None
    while after is not None or not snippets:
        page = library.search("LCDM", limit=4, after=after)
        snippets += [row.snippet for row in page]
        after = page.after

    assert sorted(snippets) == sorted(f"Of the [{form}] here" for form in FORMS[0])
    assert len(library.papers("title:the NOT LCDM", limit=None)) == len(CASES) - len(FORMS[0])


FOUND = {
    # How many titles of three months of astro-ph and of the snapshot's records (1,955 in all) are
    # found by what was typed alone, and in all forms.
    "ΛCDM": (0, 5),
    "LCDM": (4, 5),
    r"$\Lambda$CDM": (1, 5),
    "α": (0, 24),
    "γ": (1, 68),
    "Hα": (0, 4),
    "Lyα": (0, 6),
    "σ8": (0, 1),
    "μm": (0, 1),
    "10¹⁹": (0, 1),
    "Groebner": (0, 1),
    "Λ": (0, 3),
    "ω": (0, 4),
    "galaxies": (154, 154),
}


def test_more_real_titles_are_found(shared: Path) -> None:
    titles = {
        record.arxiv_id: record.title
        for name, source in (
            ("snapshot/arxiv-0704-0001-0200.jsonl", "snapshot"),
            *((f"abs/listings/astro-ph-{month}.txt", "abs") for month in ("9207", "0001", "1005")),
        )
        for record in read(BytesIO((shared / name).read_bytes()), by_name(source))
        if isinstance(record, PaperRecord)
    }
    rest = (None,) * (len(COLUMNS) - 1)
    documents = ((place, spelled(title or "")) for place, title in enumerate(titles.values()))

    with indexed((*each, *rest) for each in documents) as index:
        found = {}
        for typed in FOUND:
            words = parse_search(typed).words
            assert words is not None
            alone = Words(spelled(typed), ())
            found[typed] = (len(index.matching(alone)), len(index.matching(words)))
    assert found == FOUND
