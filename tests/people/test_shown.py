"""A person is shown with all that is known of them, and each run of people with what it changed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import biblio
from biblio.errors import InvalidQuery, NotFound
from biblio.people.claims import Claim
from biblio.people.shown import PeopleChange, PersonName, PersonPlace

ORCID = "0000-0002-1825-0097"


def test_a_person_has_names_places_and_decisions(people: biblio.Library) -> None:
    people.same("person:2105.00005#1", "J. Wang", note="He told me.")
    people.display("J. Wang", "Jian  Wang\u200b")

    found = people.person("person:2104.00004#1")

    assert found[:8] == ("person:2101.00001#1", -1, "Jian Wang", None, 5, 2021, 2021, None)
    assert sorted(found.names) == [
        PersonName(1, "Jian Wang", 3), PersonName(3, "J. Wang", 2), PersonName(6, "Jian Wáng", 1),
    ]  # fmt: skip
    assert found.places[0] == PersonPlace("person:2101.00001#1", "Jian Wang", "On 2101.00001")
    assert [each.place for each in found.places] == [
        "person:2101.00001#1", "person:2102.00002#1", "person:2102.00002#2",
        "person:2103.00003#1", "person:2104.00004#1", "person:2105.00005#1",
    ]  # fmt: skip
    assert [(each.decision_id, each.text, each.note, each.state) for each in found.decisions] == [
        (1, None, "He told me.", "holds"),
        (2, "Jian Wang", None, "holds"),
    ]


def test_a_name_that_is_several_people_names_none(people: biblio.Library) -> None:
    people.different("person:2101.00001#1", "person:2102.00002#1")

    with pytest.raises(InvalidQuery, match=r"2 people are called Jian Wang: name one by a place"):
        people.person("Jian Wang")
    assert people.person("person:2102.00002#1").papers == 1


def test_runs_tell_what_they_changed(people: biblio.Library) -> None:
    people.same("Ada Lovelace", "Augusta Lovelace")
    people.assign("person:2104.00004#1", "Jian Wang")
    people.undo_decision(1)

    assert [(each.run_id, each.cause, each.decision_id, each.changed)
            for each in people.people_runs()] == [
        (3, "undo", 1, 2), (2, "decision", 2, 2), (1, "decision", 1, 1),
    ]  # fmt: skip
    ada, augusta = "person:2101.00001#2", "person:2105.00005#2"
    assert list(people.people_changes(1)) == [
        PeopleChange("Ada Lovelace", None, ada, ada),
        PeopleChange("Augusta Lovelace", None, augusta, ada),
    ]
    assert PeopleChange(
        "J. Wang", "person:2104.00004#1", "person:2102.00002#2", "person:2101.00001#1"
    ) in list(people.people_changes(2))
    with pytest.raises(NotFound, match="there is no run 9"):
        people.people_changes(9)


CROSSREF = {
    "DOI": "10.1000/a", "title": ["Hedges"], "type": "journal-article",
    "author": [{"given": "Zoë", "family": "Zeller", "ORCID": f"http://orcid.org/{ORCID}",
                "sequence": "first", "affiliation": []}],
}  # fmt: skip
OPENALEX = {
    "id": "https://openalex.org/W2741809807", "doi": "https://doi.org/10.1000/a",
    "title": "Hedges", "type": "article", "publication_date": "2020-01-01",
    "authorships": [{"author": {"id": "https://openalex.org/A5023888391",
                                "display_name": "Zoë Zeller",
                                "orcid": f"https://orcid.org/{ORCID}"},
                     "raw_author_name": "Zoë Zeller", "institutions": []}],
}  # fmt: skip
CSL = [{
    "id": "a", "type": "article-journal", "title": "Hedges", "DOI": "10.1000/a",
    "author": [{"given": "Zoë", "family": "Zeller", "ORCID": f"https://orcid.org/{ORCID}"}],
}]  # fmt: skip
PUBMED = f"""<?xml version="1.0"?>
<PubmedArticleSet><PubmedArticle><MedlineCitation Status="MEDLINE"><PMID Version="1">7</PMID>
<Article PubModel="Print"><Journal><JournalIssue><PubDate><Year>2020</Year></PubDate></JournalIssue>
<Title>Hedge Letters</Title></Journal><ArticleTitle>Hedges</ArticleTitle>
<AuthorList CompleteYN="Y"><Author ValidYN="Y"><LastName>Zeller</LastName>
<ForeName>Zoë</ForeName><Initials>Z</Initials>
<Identifier Source="ORCID">{ORCID}</Identifier></Author></AuthorList></Article></MedlineCitation>
<PubmedData><ArticleIdList><ArticleId IdType="pubmed">7</ArticleId>
<ArticleId IdType="doi">10.1000/a</ArticleId></ArticleIdList></PubmedData>
</PubmedArticle></PubmedArticleSet>"""
SAID = {
    "crossref": json.dumps({"message-type": "work", "message": CROSSREF}),
    "openalex": json.dumps(OPENALEX),
    "csl-json": json.dumps(CSL),
    "pubmed": PUBMED,
}


@pytest.mark.parametrize("format_name", SAID)
def test_what_a_source_states_is_shown_with_it_and_goes_with_it(
    library: biblio.Library, tmp_path: Path, format_name: str
) -> None:
    source = tmp_path / "said"
    source.write_text(SAID[format_name], encoding="utf-8")
    plain = tmp_path / "plain.bib"
    plain.write_text(
        "@article{a, author={Zeller, Zoë}, title={Hedges}, year={2020}, doi={10.1000/a}}"
    )
    library.import_files(plain)
    (done,) = library.import_files(source)

    claims = library.person("person:doi:10.1000/a#1").claims

    assert Claim("orcid", ORCID, 1, (format_name,)) in claims
    assert {each.scheme for each in claims} <= {"orcid", "openalex"}
    library.undo(done.import_id or 0)
    assert library.person("person:doi:10.1000/a#1").claims == ()
