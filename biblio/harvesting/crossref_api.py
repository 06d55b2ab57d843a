"""Crossref's REST API: works by their DOI (api.crossref.org, "REST API: etiquette")."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from functools import partial
from http import HTTPStatus
from typing import Final
from urllib.parse import quote

from biblio.errors import InvalidData, UnreadableSource
from biblio.formats.json_fields import decoded, text
from biblio.harvesting.answers import Answer, PassingFailure
from biblio.harvesting.client import Client, Waiting
from biblio.harvesting.fetched import Got, State, Wanted
from biblio.harvesting.xml_answers import is_web_page
from biblio.model.identifiers import doi_or_arxiv

__all__ = ["CROSSREF_API", "GAP", "GAP_POLITE", "works_named"]

CROSSREF_API: Final = "https://api.crossref.org/works"
"""Where Crossref gives works."""
GAP: Final = 0.2
"""Seconds between two requests of somebody unknown: five of them a second are borne."""
GAP_POLITE: Final = 0.1
"""Those of somebody who tells a mail address, in the pool of the polite."""
_ANSWERS: Final = frozenset({HTTPStatus.BAD_REQUEST, HTTPStatus.NOT_FOUND, HTTPStatus.GONE})


def works_named(
    client: Client, url: str, wanted: Sequence[Wanted]
) -> Generator[Waiting | Got, None, None]:
    """The works that are *wanted*, one at a time.

    Raises:
        Unanswered: the server failed as often as there is patience.
        UnreadableSource: it does not answer as Crossref does.
    """
    contact = client.manners.contact
    parameters = {"mailto": contact} if contact else {}
    for each in wanted:
        address = f"{url.rstrip('/')}/{_in_a_path(each.value)}"
        yield (
            yield from client.get(
                address, parameters, partial(read_work, wanted=each), takes=_ANSWERS
            )
        )


def read_work(answer: Answer, wanted: Wanted) -> Got:
    """The work that *answer* is, or that there is none.

    Raises:
        PassingFailure: it is not whole, or a page for people.
        UnreadableSource: it is no answer of Crossref.
    """
    if answer.status == HTTPStatus.BAD_REQUEST:
        return Got(
            (wanted.without(State.ABSENT, f"Crossref refuses {wanted.value}: {answer.said}"),)
        )
    if answer.status >= HTTPStatus.BAD_REQUEST:
        reason = f"Crossref does not know {wanted.value}; other agencies, as DataCite, have others"
        return Got((wanted.without(State.ABSENT, reason),))
    if is_web_page(answer.body):
        raise PassingFailure("it answers with a web page and not in JSON", body=answer.body)
    try:
        found = decoded(answer.body)
    except InvalidData as error:
        raise PassingFailure(f"the answer is not whole: {error}", body=answer.body) from error
    work = found.get("message") if isinstance(found, dict) else None
    named = doi_or_arxiv(text(work, "DOI") or "") if isinstance(work, dict) else None
    if named is None:
        raise UnreadableSource(f"{answer.where} does not answer as Crossref does, with a work")
    return Got((wanted.found(named),), answer.body, answer.given)


def _in_a_path(doi: str) -> str:
    """*doi* as part of an address; what an address would leave out (`/../`) is written in full."""
    parts = doi.split("/")
    is_plain = not {"", ".", ".."} & set(parts)
    return quote(doi, safe="/:;()" if is_plain else "")
