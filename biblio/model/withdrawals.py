"""Whether a text says that its paper was withdrawn.

Authors and arXiv say so in words, in the comments or in place of the abstract: "This paper has
been withdrawn by the authors due to an error". The same words are said of a claim, an assumption,
an earlier version or another paper, which is something else. Who is said to be withdrawn decides:
the paper itself, as this paper, or as what a sentence without a subject speaks of. A paper that is
superseded, replaced or merged with another is withdrawn only where that is said, too.
"""

from __future__ import annotations

import re
from typing import Final

_PAPER: Final = (
    r"(?:paper|article|manuscript|submission|pre-?print|e-?print|work|note|letter|comment|"
    r"contribution|document|text|draft|report|thesis|posting|study|version)"
)
# Without "this", words that name no other thing: work is withdrawn from a bath, too.
_SURELY: Final = r"(?:paper|article|manuscript|submission|pre-?print|e-?print)"
_KIND: Final = r"(?:(?:whole|entire|present|current|submitted|short|research|arxiv|conference)\s+)?"
_THIS: Final = rf"(?:this|the\s+present|our)\s+{_KIND}{_PAPER}"
_NAMED: Final = r"(?:\s*[(\[][^()\[\]]{1,60}[)\]])?"  # `This paper (hep-th/9901001v2)`
_HOW: Final = (
    r"(?:(?:now|temporarily|hereby|herewith|therefore|thus|hence|so|permanently|subsequently|"
    r"voluntarily|completely|unfortunately|meanwhile|since|recently|being|been|officially)\s+)*"
)
_SO: Final = r"(?:and\s+)?(?:(?:therefore|hence|thus|so),?\s+)?"
_AWAY: Final = r"(?:withdrawn|withdrawed|withdrawen|retracted)"
_IS: Final = rf"(?:has|have|had|is|was|got|must|needs?\s+to\s+be|had\s+to\s+be)\s+{_HOW}"
_HENCE: Final = rf"(?:it\s+)?(?:{_IS}|(?:therefore|thus|hence|now)\s+(?:{_IS})?)"
# What is withdrawn from a journal or a meeting is still there.
_FROM: Final = (
    r"(?!\s+from\b(?!\s+(?:the\s+)?(?:e-?print\s+)?"
    r"(?:arxiv|archives?|publication|circulation|public|lanl|xxx|server|preprint)))"
)
_ELSEWHERE: Final = (
    r"(?!\s+(?:from|by|to)\s+(?:the\s+|an?\s+)?"
    r"(?:journal|conference|proceedings|editors?|publishers?|workshop|refereed))"
)
_END: Final = rf"\b{_FROM}{_ELSEWHERE}"
# What may follow where "withdrawn" stands without a subject.
_BARE_END: Final = (
    r"(?=\s*$|\s*[.,;:!()\[\]\-–—/]|\s+(?:by|due|because|since|as|for|pending|until|from|and|in|"
    r"see|at|owing|on|permanently|temporarily|after|until|to|with|while|following|[(\[]))"
)
_BEGIN: Final = r"(?:^|[.;:!?(\[*\"]|--)[\s*\-–—\"'(\[]*"
# What a sentence on a withdrawn paper speaks of; one on how deposits are withdrawn does not.
_WHY: Final = (
    r"(?=[^.;?!]{0,160}\b(?:errors?|erroneous|mistakes?|flaw\w*|wrong|incorrect|gaps?|bugs?|invalid|"
    r"superseded|superceded|replaced|merged|out-?dated|obsolete|plagiar\w*|false|fails?|duplicates?)\b)"
)
_ACTOR: Final = (
    r"(?:we|i|(?:the\s+)?(?:author|submitter|arxiv\s+admin(?:istrator|istration)?)(?:\(s\)|s)?)"
)
_ACTS: Final = (
    rf"(?:(?:have|has|had|must|wish\s+to|want\s+to|would\s+like\s+to|decided\s+to|"
    rf"(?:have|has)\s+decided\s+to|are|am|is)\s+)?{_HOW}"
    r"(?:withdrawn|withdraws?|withdrew|withdrawing|retract(?:ed|s|ing)?)"
)

_SAYS: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # This paper has been withdrawn; this paper withdrawn; and has been withdrawn.
        rf"\b{_THIS}{_NAMED},?\s+(?:{_IS})?{_AWAY}{_END}",
        rf"\b{_THIS}\b{_WHY}[^.;?!]{{1,160}}?,?\s+(?:and|but|so)\s+{_HENCE}{_AWAY}{_END}",
        rf"\b{_THIS}\b[^.;?!]{{1,160}}[.;,]\s+{_SO}it\s+{_IS}{_AWAY}{_END}",
        # The paper has been withdrawn, at the beginning of a sentence; paper withdrawn.
        rf"{_BEGIN}the\s+{_KIND}{_SURELY}{_NAMED},?\s+{_IS}{_AWAY}{_END}",
        rf"{_BEGIN}{_KIND}{_PAPER}{_NAMED},?\s+(?:{_IS})?{_AWAY}{_END}",
        # Withdrawn by the authors.
        rf"{_BEGIN}{_HOW}(?:(?:is|was|has\s+been)\s+)?{_AWAY}{_END}{_BARE_END}",
        # The authors have withdrawn this paper.
        rf"\b{_ACTOR}\s+{_ACTS}\s+(?:the\s+|this\s+|our\s+|my\s+){_KIND}{_PAPER}{_END}",
        rf"\b{_THIS}\b[^.;?!]{{0,80}},?\s+(?:and|so)\s+{_ACTOR}\s+{_ACTS}\s+it{_END}",
        rf"\bwithdrawal\s+of\s+{_THIS}",
        rf"\bthis\s+{_KIND}{_PAPER}\s+(?:has\s+been|was)\s+removed\s+by\s+(?:the\s+)?arxiv",
    )
)
# Behind pages and figures a comma begins a new item: `12 pages, withdrawn`.
_ITEM: Final = re.compile(
    rf"(?:\b(?:pages?|pp|p|figures?|figs?|tables?|(?:la|rev|ams|plain)?tex|latex2e|[0-9]+)\.?\s*,\s*)"
    rf"(?:(?:this\s+|the\s+)?{_PAPER}\s+)?{_HOW}{_AWAY}{_END}{_BARE_END}",
    re.IGNORECASE,
)
# What is of the paper, or said of it under a condition, is not the paper.
_NOT_BEFORE: Final = re.compile(
    r"(?:\b(?:of|in|from|by|with|on|about|into|to|if|whether|when|until|unless|why|once|before|"
    r"had|not)|[/\-])\s*$",
    re.IGNORECASE,
)
# `in version 1 of this paper` is met above; here, what makes the sentence speak of another time.
_BACK: Final = re.compile(
    r"\b(?:reinstated|restored|resurrected|no\s+longer\s+withdrawn|not\s+withdrawn|"
    r"withdrawn\s+(?:by|in)\s+(?:mistake|error|accident)|(?:mistakenly|erroneously|accidentally)"
    r"\s+withdrawn)\b",
    re.IGNORECASE,
)
_SENTENCE_END: Final = re.compile(r"[.;!?\n](?:\s|$)")


def are_withdrawing(comments: str | None, abstract: str | None) -> bool:
    """Whether the texts of a record say that its paper was withdrawn."""
    return says_withdrawn(comments, is_comment=True) or says_withdrawn(abstract)


def withdrawn(said: bool | None, comments: str | None, abstract: str | None) -> bool | None:  # noqa: FBT001 - of three values
    """Whether a paper is withdrawn: as a text of it says, else as its source has *said*.

    Comments that do not say so say that it is not.
    """
    if are_withdrawing(comments, abstract):
        return True
    return False if said is None and comments else said


def says_withdrawn(text: str | None, *, is_comment: bool = False) -> bool:
    """Whether *text*, an abstract or a comment, says that its own paper was withdrawn."""
    if not text or not _may_say(text):
        return False
    patterns = (*_SAYS, _ITEM) if is_comment else _SAYS
    return any(_is_of_the_paper(text, match) for each in patterns for match in each.finditer(text))


def _may_say(text: str) -> bool:
    """Whether one of the words is there at all: quick, for the millions that have none."""
    return (
        "ithdr" in text
        or "etracted" in text
        or "ITHDR" in text
        or "ETRACTED" in text
        or "removed by" in text
    )


def _is_of_the_paper(text: str, match: re.Match[str]) -> bool:
    """Whether what *match* found in *text* stands there as a word of its own on the paper."""
    if _NOT_BEFORE.search(text, max(0, match.start() - 24), match.start()):
        return False
    end = _SENTENCE_END.search(text, match.end())
    return _BACK.search(text, match.start(), end.start() if end else len(text)) is None
