"""Random records of a few papers, as contradictory as sources can be."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from factories import ABSTRACT
from hypothesis import strategies as st

from biblio.importing.normalise import normalise
from biblio.model.identifiers import Identifier
from biblio.model.names import AuthorName
from biblio.model.records import (
    AuthorIdentifier,
    Contributor,
    PaperRecord,
    PaperVersion,
    Reference,
    Translation,
)

IDENTIFIERS = ("0704.0001", "0704.0002", "hep-th/9901001")
FORMATS = (
    "snapshot",
    "oai:arXiv",
    "oai:arXivRaw",
    "oai:oai_dc",
    "oai:header",
    "atom",
    "abs",
    "listing",
    "stranger",
)
# Two that tell their paper, and one that is too short for that.
ABSTRACTS = (ABSTRACT, f"Again: {ABSTRACT}", "Nothing new.")

days = st.sampled_from(("2020-01-01", "2021-06-15", "2021-06-15T12:00:00Z", "2024-02-29"))
words = st.sampled_from(("alpha", "beta", "gamma"))
author_names = st.builds(
    AuthorName,
    keyname=st.sampled_from(("Erdős", "Noether", "van der Waerden", "CMS Collaboration")),
    forenames=st.sampled_from(("", "P.", "Emmy")),
    suffix=st.sampled_from(("", "Jr.")),
    is_collaboration=st.booleans(),
    printed=st.sampled_from(("", "as printed")),
    affiliations=st.sampled_from(((), ("Göttingen",))),
)
versions = st.lists(
    st.builds(
        PaperVersion,
        version=st.integers(1, 3),
        submitted=st.none() | days,
        size=st.none() | st.integers(0, 9),
    ),
    max_size=3,
).map(tuple)
translations = st.lists(
    st.builds(
        Translation,
        language=st.sampled_from(("zh", "de")),
        title=st.none() | words,
        abstract=st.none() | words,
    ),
    max_size=2,
    unique_by=lambda each: each.language,
).map(tuple)


contributors = st.lists(
    st.builds(Contributor, role=st.sampled_from(("editor", "translator")), name=author_names),
    max_size=2,
).map(tuple)
references = st.lists(
    st.sampled_from(
        (
            Reference("doi", "10.1000/a", "Gamma 1999", (Identifier("pmid", "7"),)),
            Reference("openalex", "W5"),
            Reference(text="Delta"),
        )
    ),
    max_size=2,
).map(tuple)
author_identifiers = st.lists(
    st.builds(
        AuthorIdentifier,
        ordinal=st.integers(1, 3),
        printed=st.sampled_from(("P. Erdős", "Noether, Emmy", "?")),
        scheme=st.just("orcid"),
        value=st.sampled_from(("0000-0002-1825-0097", "0000-0001-5109-3700")),
    ),
    max_size=2,
    unique=True,
).map(tuple)
# What is said of a publication: by few sources, and then often by several of one paper.
published: Mapping[str, st.SearchStrategy[Any]] = {
    "kind": st.none() | st.sampled_from(("preprint", "article")),
    "container_title": st.none() | words,
    "volume": st.none() | words,
    "issued": st.none() | st.sampled_from(("2001", "2001-05", "2001-05-17")),
    "issued_printed": st.none() | words,
    "retracted": st.none() | st.booleans(),
    "keywords": st.lists(words, max_size=2, unique=True).map(tuple),
    "contributors": contributors,
    "references": references,
    "cited": st.lists(
        st.sampled_from((Identifier("pmid", "7"), Identifier("arxiv", IDENTIFIERS[0]))), max_size=2
    ).map(tuple),
    "author_identifiers": author_identifiers,
    "identifiers": st.lists(
        st.sampled_from((Identifier("pmid", "123"), Identifier("pmcid", "PMC9"))), max_size=2
    ).map(tuple),
    "is_notice": st.booleans(),
    "library": st.none() | st.just("zoo"),
}


def records(identifiers: st.SearchStrategy[str | None]) -> st.SearchStrategy[PaperRecord]:
    """Records in normal form of papers among *identifiers*."""
    return (
        st.builds(
            PaperRecord,
            format=st.sampled_from(FORMATS),
            arxiv_id=identifiers,
            title=st.none() | words,
            abstract=st.none() | st.sampled_from(ABSTRACTS),
            authors_text=st.none() | words,
            authors=st.lists(author_names, max_size=3).map(tuple),
            authors_cut=st.booleans(),
            authors_shifted=st.booleans(),
            comments=st.none() | words,
            doi=st.none() | st.sampled_from(("10.1000/a", "10.1000/a 10.1000/B")),
            categories=st.lists(st.sampled_from(("math.CO", "math.IT", "cs.IT")), max_size=3).map(
                tuple
            ),
            submitted=st.none() | days,
            revised=st.none() | days,
            latest_version=st.none() | st.integers(1, 4),
            versions=versions,
            withdrawn=st.none() | st.booleans(),
            deleted=st.none() | st.booleans(),
            translations=translations,
            extra=st.lists(
                st.tuples(
                    st.sampled_from(("msc_class", "proxy")),
                    st.lists(words, min_size=1, max_size=2).map(tuple),
                ),
                max_size=2,
                unique_by=lambda each: each[0],
            ).map(tuple),
            datestamp=st.none() | st.sampled_from(("2020-01-02", "2022-02-02")),
            **published,
        )
        .filter(lambda each: bool(each.arxiv_id or each.abstract))
        .map(normalise)
    )


identified = records(st.sampled_from(IDENTIFIERS))
any_record = records(st.none() | st.sampled_from(IDENTIFIERS))
of_one_paper = records(st.just(IDENTIFIERS[0]))
