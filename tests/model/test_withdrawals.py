"""What is said of the paper and what is said of something in it, told apart."""

from __future__ import annotations

import pytest
from growth import assert_linear

from biblio.model.withdrawals import says_withdrawn

OF_THE_PAPER = """\
Withdrawn.
withdrawn
WITHDRAWN
(withdrawn)
Paper withdrawn
Paper withdrawn by the author.
Article withdrawn due to a gap in Lemma 2
The paper has been withdrawn.
This paper has been withdrawn
This paper has been withdrawn by the author(s).
This paper has been withdrawn by the authors due to an error in equation 3
THIS PAPER HAS BEEN WITHDRAWN
This paper is withdrawn. A better one is in preparation.
This paper is being withdrawn, since its main lemma is false.
This paper was withdrawn by the author because of a crucial sign error.
This submission has been withdrawn
This submission has been withdrawn by arXiv administrators because it holds text of others.
This article has been temporarily withdrawn
This version withdrawn by arXiv administrators
This submission has been removed by arXiv administrators
withdrawn by arXiv administrators
arXiv admin note: withdrawn by arXiv admin because of disputed authorship
arXiv admin note: this paper has been withdrawn by arXiv administrators
This manuscript has been retracted by its authors.
Withdrawn by the author due to an error in Section 4; a corrected version will follow
Withdrawn: the proof of Theorem 1 has a gap.
Temporarily withdrawn for revision
Our proof has a gap. Withdrawn.
Withdrawn and replaced by hep-th/9901001
Withdrawn, merged with astro-ph/0001002
This paper has been withdrawn since it has been superseded by astro-ph/0001002
12 pages, 3 figures, withdrawn
12 pages, LaTeX, this paper has been withdrawn
12 pages, paper withdrawn due to an error
v3: withdrawn
We withdraw this paper.
The author has withdrawn this paper due to an error in the sign of (7)
The authors withdraw this submission
I have withdrawn the paper because of a mistake
Author withdrew the manuscript
We have decided to withdraw this article.
This paper has a serious error and has been withdrawn.
This paper contains an error in equation 3 and is therefore withdrawn
This paper is wrong and therefore withdrawn
This paper is wrong. It has been withdrawn.
This paper (hep-th/9901001) has been withdrawn
Due to an error in the code, this paper has been withdrawn.
The authors regret that this paper has been withdrawn
At the request of the author, this paper has been withdrawn
This paper has been withdrawn from the arXiv
The entire paper has been withdrawn
Our paper is withdrawn since a reader found a counterexample.
"""
OF_SOMETHING_ELSE = """\
v2: the claim of section 4 is withdrawn, 12 pages
the claim of section 3 is withdrawn
We withdraw the assumption that the gas is ideal.
We withdraw the claim of our earlier paper.
The claim made in this paper has been withdrawn
Section 4 of this paper has been withdrawn
Figure 3 withdrawn
12 pages, Theorem 3 withdrawn
12 pages, 2 figures, claim of Section 5 withdrawn
An earlier version of this paper was withdrawn by the first author
Version 1 withdrawn due to an error, now mended
v1 withdrawn
The previous version has been withdrawn
The companion paper has been withdrawn
This paper replaces hep-th/9901001, which has been withdrawn
This paper supersedes astro-ph/0001002, which is withdrawn.
This paper has been superseded by astro-ph/0001002
Replaced by the accepted version
superceeded by arXiv:astro-ph/0003358
merged with astro-ph/0001002
This paper has been merged with astro-ph/0001002
This paper has been withdrawn from the proceedings; 5 pages
The paper was withdrawn from the journal after a dispute over its title
If this paper is withdrawn, so is the next.
This paper has not been withdrawn
This paper was withdrawn by mistake and is now reinstated
Heat is withdrawn from the bath by a pump.
The electrolyte, withdrawn in each cycle, is weighed.
Energy withdrawn from the field drives the jet.
We study the withdrawal of labour in models of a strike.
The retracted fibre is a deformation of the sphere.
The set is retracted to a point by the flow.
We show that the piston is withdrawn and then pushed back.
This paper shows how a bank fails when deposits are withdrawn
The offer was withdrawn by one of the players.
This paper studies how cash is deposited and withdrawn.
This paper studies how false banknotes are printed and withdrawn.
This work is put into the bath and withdrawn again.
The work is withdrawn by the engine.
Players who withdraw this offer gain nothing.
5 pages, Word file
"""


@pytest.mark.parametrize("text", OF_THE_PAPER.splitlines())
def test_what_is_said_of_the_paper(text: str) -> None:
    assert says_withdrawn(text, is_comment=True)


@pytest.mark.parametrize("text", OF_SOMETHING_ELSE.splitlines())
def test_what_is_said_of_something_else(text: str) -> None:
    assert not says_withdrawn(text, is_comment=True)
    assert not says_withdrawn(text)


@pytest.mark.parametrize("text", [None, "", "We count.", "This paper\nhas been lost"])
def test_what_says_nothing(text: str | None) -> None:
    assert not says_withdrawn(text)


def test_a_notice_is_found_across_lines_and_before_the_abstract() -> None:
    notice = "This paper has been\nwithdrawn by the authors.\nWe count stars in a field."

    assert says_withdrawn(notice)


@pytest.mark.parametrize("part", ["this paper ", "withdrawn ", "the paper, ", "so it is "])
def test_time_is_linear(part: str) -> None:
    assert_linear(
        lambda text: says_withdrawn(text, is_comment=True),
        lambda size: part * (size // len(part)) + " withdrawn",
        2_000,
    )
