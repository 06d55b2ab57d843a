"""Papers as they are cited: references and citations in the styles of CSL.

The styles are those of the Citation Style Language, some ten thousand, and files of one's own.
citeproc-py reads and obeys them; what it does not do, or does otherwise than CSL 1.0.2 says, is
done here: years with letters, initials that a style leaves whole, quotes and what stands behind
them, titles whose capitals are meant.
"""

from __future__ import annotations

from biblio.citations.cited import Cited, cite
from biblio.citations.outputs import OUTPUTS

__all__ = ["OUTPUTS", "Cited", "cite"]
