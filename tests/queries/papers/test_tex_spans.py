from __future__ import annotations

import pytest

from biblio.queries.papers.tex_spans import tex_spans, widened


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("no TeX here", []),
        ("a $x + 1$ b", ["$x + 1$"]),
        (r"at $\$5$ or \(a\) or \[b\]", [r"$\$5$", r"\(a\)", r"\[b\]"]),
        ("a $$b$$ c", ["$$b$$"]),
        (r"\begin{a}b\end{a} c", [r"\begin{a}b\end{a}"]),
        ("from $5 to $6, and $7", []),
        ("from $5 to $6 for $n$", ["$n$"]),
        (r"\emph{a {b} c} d", [r"\emph{a {b} c}"]),
        (r"\sqrt[3]{x} and \alpha x", [r"\sqrt[3]{x}", r"\alpha"]),
        (r"{\bf a b} c", [r"{\bf a b}"]),
        (r"{a \x b}", [r"{a \x b}", r"\x"]),
        ("H_0, 10^{-3}, x^+1 y_i", ["H_0", "10^{-3}", "x^+1", "y_i"]),
        ("snake_case and a_", []),
        (r"Schr\"odinger Schr{\"o}dinger", [r"Schr\"odinger", r"Schr{\"o}dinger"]),
        (r"{\bf x}_{i}\alpha", [r"{\bf x}_{i}\alpha"]),
        ("{ open $ and \\", ["\\"]),
    ],
)
def test_tex_is_seen(text: str, spans: list[str]) -> None:
    assert [text[span.start : span.end] for span in tex_spans(text)] == spans


def test_a_mark_may_stand_within_a_group_but_not_half() -> None:
    text = "a {b c} d"
    spans = tex_spans(text)

    assert widened(3, 4, spans, for_mark=True) == (3, 4)
    assert widened(3, 4, spans, for_mark=False) == (2, 7)
    assert widened(0, 4, spans, for_mark=True) == (0, 7)
