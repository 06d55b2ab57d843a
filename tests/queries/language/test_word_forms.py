r"""The table of how words are written in other ways, as words of the index."""

from __future__ import annotations

import pytest

from biblio.queries.language.word_forms import MOST, are_one, other_forms


def written(text: str) -> list[str]:
    return [" ".join(words) for words in other_forms(text)]


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        # Greek letters: as letters, as macros and in words.
        ("α", "alpha | α"),
        (r"$\alpha$", "alpha | α"),
        ("Alpha", "alpha | α"),
        ("ϕ", "phi | φ | varphi"),
        (r"\varphi", "phi | φ | varphi"),
        ("µ", "mu | μ"),
        ("𝛼", "alpha | α"),
        ("ππ", "pi pi | ππ | pi π | π pi | π π"),
        ("ℓ", "ell | ℓ"),
        ("Hα", "hα | h alpha | h α | halpha"),
        ("Halpha", "hα | h alpha | h α | halpha"),
        (r"H$\alpha$", "hα | h alpha | h α | halpha"),
        ("H-alpha", "hα | h alpha | h α | halpha"),
        ("Lyman-α", "lyman alpha | lyman α"),
        ("σ8", "sigma 8 | sigma8 | σ 8 | σ8"),
        (r"$\sigma_8$", "sigma 8 | sigma8 | σ 8 | σ8"),
        (
            "LCDM",
            " | ".join(
                f"{symbol}{between}cdm"
                for symbol in ("lambda", "λ")
                for between in ("", " ", " rm ", " mathrm ", " text ", " textrm ")
            )
            + " | lcdm",
        ),
        # Scripts: TeX parts them, Unicode and plain letters do not.
        ("H_0", "h 0 | h0"),
        ("H₀", "h 0 | h0"),
        (r"$\mathrm{H}_0$", "h 0 | h0"),
        ("H0", "h 0 | h0 | h⁰"),
        ("10^{-3}", "10 3 | 10 ³"),
        ("10^-3", "10 3 | 10 ³"),
        ("10⁻³", "10 3 | 10 ³"),
        ("10^3", "10 3 | 10³"),
        ("m²", "m 2 | m2 | m²"),
        ("x_i", "x i | xᵢ | x rm i | x mathrm i | x text i | x textrm i"),
        (r"T_{\rm eff}", "t eff | teff | t rm eff | t mathrm eff | t text eff | t textrm eff"),
        ("Ca²⁺", "ca 2 | ca2 | ca²"),
        ("$^{13}$CO", "13 co | 13co | ¹³ co | ¹³co"),
        ("13CO", "13 co | 13co | ¹³ co | ¹³co"),
        ("$^3P_0$", "3 p 0 | 3 p0 | ³ p 0 | 3p 0 | ³p 0 | 3p0 | ³ p0 | ³p0"),
        ("M_{500c}", "m 500 c | m500 c | m 500c | m500c"),
        # Accents: with their e, and as TeX parts them.
        ("Schroedinger", "schroedinger | schrodinger | schr odinger | schr o dinger"),
        ("Schrödinger", "schrodinger | schroedinger | schr odinger | schr o dinger"),
        ("KAEHLER", "kaehler | kahler | k ahler | k a hler"),
        ("Bäume", "baume | baeume | b aume | b a ume"),
        ("Erdős", "erdos | erd h os | erd h o s"),
        (
            "Schrödinger map",
            "schrodinger map | schroedinger map | schr odinger map | schr o dinger map",
        ),
        # What is written in one way.
        ("graph", ""),
        ("Michael does value guests, issues, queues, Israel and Baer", ""),
        ("alphas alphabet", ""),
        ("2MASS 3D 2024", ""),
        ("θεωρια", ""),
        (r"\mathbf{x}", ""),
        ("snake_case e^+", "snake case e"),
        (r"\sqrt{2}", "sqrt 2"),
        ("f(R)", ""),
    ],
)
def test_a_word_has_its_forms(text: str, forms: str) -> None:
    assert sorted(written(text)) == sorted(filter(None, forms.split(" | ")))


def test_of_many_forms_the_likeliest_are_kept() -> None:
    forms = written("CeAg2Ge2O7Si3H4")

    assert len(forms) == MOST
    assert forms[0] == "ceag 2 ge 2 o 7 si 3 h 4"
    assert written(" ".join(["H_0"] * 500)) == []


def test_what_was_typed_apart_may_be_one() -> None:
    assert are_one("Lambda", "CDM")
    assert are_one(r"$\Lambda$", "CDM")
    assert are_one("Ly", "α")
    assert not are_one("gamma", "ray")
    assert not are_one("pi", "nu")
    assert not are_one("dark", "energy")
