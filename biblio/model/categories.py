"""The arXiv taxonomy: category codes with their names, aliases resolved, old codes kept."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from biblio.errors import InvalidQuery

_ARCHIVES: Final = {
    "astro-ph": "Astrophysics",
    "cond-mat": "Condensed Matter",
    "cs": "Computer Science",
    "econ": "Economics",
    "eess": "Electrical Engineering and Systems Science",
    "math": "Mathematics",
    "nlin": "Nonlinear Sciences",
    "physics": "Physics",
    "q-bio": "Quantitative Biology",
    "q-fin": "Quantitative Finance",
    "stat": "Statistics",
}

_TAXONOMY: Final = """
astro-ph.CO Cosmology and Nongalactic Astrophysics
astro-ph.EP Earth and Planetary Astrophysics
astro-ph.GA Astrophysics of Galaxies
astro-ph.HE High Energy Astrophysical Phenomena
astro-ph.IM Instrumentation and Methods for Astrophysics
astro-ph.SR Solar and Stellar Astrophysics
cond-mat.dis-nn Disordered Systems and Neural Networks
cond-mat.mes-hall Mesoscale and Nanoscale Physics
cond-mat.mtrl-sci Materials Science
cond-mat.other Other Condensed Matter
cond-mat.quant-gas Quantum Gases
cond-mat.soft Soft Condensed Matter
cond-mat.stat-mech Statistical Mechanics
cond-mat.str-el Strongly Correlated Electrons
cond-mat.supr-con Superconductivity
cs.AI Artificial Intelligence
cs.AR Hardware Architecture
cs.CC Computational Complexity
cs.CE Computational Engineering, Finance, and Science
cs.CG Computational Geometry
cs.CL Computation and Language
cs.CR Cryptography and Security
cs.CV Computer Vision and Pattern Recognition
cs.CY Computers and Society
cs.DB Databases
cs.DC Distributed, Parallel, and Cluster Computing
cs.DL Digital Libraries
cs.DM Discrete Mathematics
cs.DS Data Structures and Algorithms
cs.ET Emerging Technologies
cs.FL Formal Languages and Automata Theory
cs.GL General Literature
cs.GR Graphics
cs.GT Computer Science and Game Theory
cs.HC Human-Computer Interaction
cs.IR Information Retrieval
cs.IT Information Theory
cs.LG Machine Learning
cs.LO Logic in Computer Science
cs.MA Multiagent Systems
cs.MM Multimedia
cs.MS Mathematical Software
cs.NE Neural and Evolutionary Computing
cs.NI Networking and Internet Architecture
cs.OH Other Computer Science
cs.OS Operating Systems
cs.PF Performance
cs.PL Programming Languages
cs.RO Robotics
cs.SC Symbolic Computation
cs.SD Sound
cs.SE Software Engineering
cs.SI Social and Information Networks
econ.EM Econometrics
econ.GN General Economics
econ.TH Theoretical Economics
eess.AS Audio and Speech Processing
eess.IV Image and Video Processing
eess.SP Signal Processing
eess.SY Systems and Control
gr-qc General Relativity and Quantum Cosmology
hep-ex High Energy Physics - Experiment
hep-lat High Energy Physics - Lattice
hep-ph High Energy Physics - Phenomenology
hep-th High Energy Physics - Theory
math-ph Mathematical Physics
math.AC Commutative Algebra
math.AG Algebraic Geometry
math.AP Analysis of PDEs
math.AT Algebraic Topology
math.CA Classical Analysis and ODEs
math.CO Combinatorics
math.CT Category Theory
math.CV Complex Variables
math.DG Differential Geometry
math.DS Dynamical Systems
math.FA Functional Analysis
math.GM General Mathematics
math.GN General Topology
math.GR Group Theory
math.GT Geometric Topology
math.HO History and Overview
math.KT K-Theory and Homology
math.LO Logic
math.MG Metric Geometry
math.NA Numerical Analysis
math.NT Number Theory
math.OA Operator Algebras
math.OC Optimization and Control
math.PR Probability
math.QA Quantum Algebra
math.RA Rings and Algebras
math.RT Representation Theory
math.SG Symplectic Geometry
math.SP Spectral Theory
math.ST Statistics Theory
nlin.AO Adaptation and Self-Organizing Systems
nlin.CD Chaotic Dynamics
nlin.CG Cellular Automata and Lattice Gases
nlin.PS Pattern Formation and Solitons
nlin.SI Exactly Solvable and Integrable Systems
nucl-ex Nuclear Experiment
nucl-th Nuclear Theory
physics.acc-ph Accelerator Physics
physics.ao-ph Atmospheric and Oceanic Physics
physics.app-ph Applied Physics
physics.atm-clus Atomic and Molecular Clusters
physics.atom-ph Atomic Physics
physics.bio-ph Biological Physics
physics.chem-ph Chemical Physics
physics.class-ph Classical Physics
physics.comp-ph Computational Physics
physics.data-an Data Analysis, Statistics and Probability
physics.ed-ph Physics Education
physics.flu-dyn Fluid Dynamics
physics.gen-ph General Physics
physics.geo-ph Geophysics
physics.hist-ph History and Philosophy of Physics
physics.ins-det Instrumentation and Detectors
physics.med-ph Medical Physics
physics.optics Optics
physics.plasm-ph Plasma Physics
physics.pop-ph Popular Physics
physics.soc-ph Physics and Society
physics.space-ph Space Physics
q-bio.BM Biomolecules
q-bio.CB Cell Behavior
q-bio.GN Genomics
q-bio.MN Molecular Networks
q-bio.NC Neurons and Cognition
q-bio.OT Other Quantitative Biology
q-bio.PE Populations and Evolution
q-bio.QM Quantitative Methods
q-bio.SC Subcellular Processes
q-bio.TO Tissues and Organs
q-fin.CP Computational Finance
q-fin.GN General Finance
q-fin.MF Mathematical Finance
q-fin.PM Portfolio Management
q-fin.PR Pricing of Securities
q-fin.RM Risk Management
q-fin.ST Statistical Finance
q-fin.TR Trading and Market Microstructure
quant-ph Quantum Physics
stat.AP Applications
stat.CO Computation
stat.ME Methodology
stat.ML Machine Learning
stat.OT Other Statistics
"""

CODES: Final[Mapping[str, str]] = MappingProxyType(
    dict(entry.split(" ", 1) for entry in _TAXONOMY.strip().splitlines())
)
"""The canonical codes in use today, each with the name of its category."""

ALIASES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "cs.NA": "math.NA",
        "cs.SY": "eess.SY",
        "math.IT": "cs.IT",
        "math.MP": "math-ph",
        "q-fin.EC": "econ.GN",
        "stat.TH": "math.ST",
    }
)
"""Second codes of categories that stand in two archives, each with the canonical one."""

SUBSUMED: Final[Mapping[str, str]] = MappingProxyType(
    {
        "acc-phys": "physics.acc-ph",
        "adap-org": "nlin.AO",
        "alg-geom": "math.AG",
        "ao-sci": "physics.ao-ph",
        "atom-ph": "physics.atom-ph",
        "bayes-an": "physics.data-an",
        "chao-dyn": "nlin.CD",
        "chem-ph": "physics.chem-ph",
        "cmp-lg": "cs.CL",
        "comp-gas": "nlin.CG",
        "dg-ga": "math.DG",
        "funct-an": "math.FA",
        "mtrl-th": "cond-mat.mtrl-sci",
        "patt-sol": "nlin.PS",
        "plasm-ph": "physics.plasm-ph",
        "q-alg": "math.QA",
        "solv-int": "nlin.SI",
        "supr-con": "cond-mat.supr-con",
    }
)
"""Archives that were closed, each with the category that follows it; old papers keep the code."""

_OLD: Final = {
    "acc-phys": "Accelerator Physics",
    "adap-org": "Adaptation, Noise, and Self-Organizing Systems",
    "alg-geom": "Algebraic Geometry",
    "ao-sci": "Atmospheric-Oceanic Sciences",
    "astro-ph": "Astrophysics",
    "atom-ph": "Atomic, Molecular and Optical Physics",
    "bayes-an": "Bayesian Analysis",
    "chao-dyn": "Chaotic Dynamics",
    "chem-ph": "Chemical Physics",
    "cmp-lg": "Computation and Language",
    "comp-gas": "Cellular Automata and Lattice Gases",
    "cond-mat": "Condensed Matter",
    "dg-ga": "Differential Geometry",
    "funct-an": "Functional Analysis",
    "mtrl-th": "Materials Theory",
    "patt-sol": "Pattern Formation and Solitons",
    "plasm-ph": "Plasma Physics",
    "q-alg": "Quantum Algebra and Topology",
    "q-bio": "Quantitative Biology",
    "solv-int": "Exactly Solvable and Integrable Systems",
    "supr-con": "Superconductivity",
}

_ALIAS_NAMES: Final = {
    "Computer Science - Numerical Analysis": "math.NA",
    "Computer Science - Systems and Control": "eess.SY",
    "Mathematics - Information Theory": "cs.IT",
    "Mathematics - Mathematical Physics": "math-ph",
    "Quantitative Finance - Economics": "econ.GN",
    "Statistics - Statistics Theory": "math.ST",
    # names of earlier years that old records still print
    "Astrophysics - Cosmology and Extragalactic Astrophysics": "astro-ph.CO",
    "Astrophysics - Galaxy Astrophysics": "astro-ph.GA",
    "Computer Science - Architecture": "cs.AR",
    "Computer Science - Learning": "cs.LG",
}


def _full_name(code: str) -> str:
    archive, dot, _ = code.partition(".")
    return f"{_ARCHIVES[archive]} - {CODES[code]}" if dot else CODES[code]


_BY_NAME: Final = {
    **{name: code for code, name in _OLD.items()},
    **_ALIAS_NAMES,
    **{_full_name(code): code for code in CODES},
}
_BY_CASE: Final = {code.casefold(): code for code in (*CODES, *ALIASES, *_OLD, *_ARCHIVES)}


class CategoryPattern(NamedTuple):
    """Which categories a filter takes: each of `codes`, and all that begin with `prefix`."""

    codes: tuple[str, ...]
    prefix: str | None = None

    @property
    def notes(self) -> tuple[str, ...]:
        """What the person who asked may not know: that a bare code is not its archive."""
        return tuple(
            f"{code} is the category of papers from before it had parts: {code}.* is all of them"
            for code in self.codes
            if self.prefix is None and code in _ARCHIVES
        )

    def matches(self, code: str) -> bool:
        """Whether the canonical *code* is one of them."""
        return code in self.codes or (self.prefix is not None and code.startswith(self.prefix))


def canonical(code: str) -> str:
    """*code* without surrounding space, an alias replaced by what it stands for.

    Codes of closed archives stay, as does a code that the taxonomy does not know.
    """
    stripped = code.strip()
    return ALIASES.get(stripped, stripped)


def patterns() -> Iterator[tuple[str, str]]:
    """All that a filter takes, sorted, with what it means: codes of today and before, archives."""
    archives = {f"{code}.*": f"all of {name}" for code, name in _ARCHIVES.items()}
    yield from sorted({**CODES, **_OLD, **archives}.items())


def is_known(code: str) -> bool:
    """Whether *code* is a category of today, an alias of one, or one of earlier years."""
    return code in CODES or code in ALIASES or code in _OLD


def name(code: str) -> str | None:
    """The name of the category *code* without its archive's; None where it is not known."""
    known = canonical(code)
    return CODES.get(known) or _OLD.get(known)


def by_name(full_name: str) -> str | None:
    """The canonical code of a category named in full; None where there is none of that name.

    The full name is the archive's and the category's (`Computer Science - Machine Learning`),
    or the archive's alone where it has no categories (`Quantum Physics`, and the bare
    `Astrophysics` of earlier years), as OAI-PMH's Dublin Core prints subjects.
    """
    return _BY_NAME.get(" ".join(full_name.split()))


def expand(pattern: str) -> CategoryPattern:
    """The categories that *pattern* asks for, in any case of the letters.

    A code or an alias is that category alone, as it stands in the tables: so are `astro-ph`,
    `cond-mat` and `q-bio`, which papers bear from before those archives had parts. `astro-ph.*` is
    the whole archive, that category and its parts. Archives that never were a category (`cs`,
    `math`) are the whole archive with and without `.*`.

    Raises:
        InvalidQuery: there is no such category or archive; the sentence names the nearest.
    """
    wanted = pattern.strip().casefold()
    archive = _BY_CASE.get(wanted.removesuffix(".*"))
    if archive in _ARCHIVES and (wanted.endswith(".*") or archive not in _OLD):
        return CategoryPattern((archive,), f"{archive}.")
    code = _BY_CASE.get(wanted)
    if code is None:
        near = difflib.get_close_matches(wanted[:30], _BY_CASE, n=5, cutoff=0.5)
        begins, _, _ = wanted.partition(".")
        near.sort(key=lambda known: not known.startswith(begins))
        hint = f"did you mean {_BY_CASE[near[0]]}?" if near else "write it like cs.LG or cs.*"
        raise InvalidQuery(f"{pattern[:60]!r} is not an arXiv category: {hint}")
    return CategoryPattern((canonical(code),))
