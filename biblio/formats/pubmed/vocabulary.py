"""The words of PubMed: types of publications, and languages as MARC has them."""

from __future__ import annotations

from typing import Final

__all__ = ["KINDS", "LANGUAGES", "NOTICES", "RETRACTED"]

KINDS: Final = {
    "Preprint": "preprint",
    "Academic Dissertation": "thesis",
    "Dataset": "dataset",
    "Technical Report": "report",
}
"""Types of publications (MeSH, category V) that tell what a paper is; any other is an article."""

NOTICES: Final = frozenset(
    (
        *("Published Erratum", "Retraction of Publication", "Retraction Notice"),
        *("Expression of Concern", "Corrected and Republished Notice"),
    )
)
"""Types of what speaks of another paper, and is none itself."""

RETRACTED: Final = "Retracted Publication"

LANGUAGES: Final = {
    "afr": "af",
    "alb": "sq",
    "ara": "ar",
    "arm": "hy",
    "aze": "az",
    "bos": "bs",
    "bul": "bg",
    "cat": "ca",
    "chi": "zh",
    "cze": "cs",
    "dan": "da",
    "dut": "nl",
    "eng": "en",
    "epo": "eo",
    "est": "et",
    "fin": "fi",
    "fre": "fr",
    "geo": "ka",
    "ger": "de",
    "gla": "gd",
    "gre": "el",
    "heb": "he",
    "hin": "hi",
    "hrv": "hr",
    "hun": "hu",
    "ice": "is",
    "ind": "id",
    "ita": "it",
    "jpn": "ja",
    "kin": "rw",
    "kor": "ko",
    "lat": "la",
    "lav": "lv",
    "lit": "lt",
    "mac": "mk",
    "mal": "ml",
    "mao": "mi",
    "may": "ms",
    "nor": "no",
    "per": "fa",
    "pol": "pl",
    "por": "pt",
    "pus": "ps",
    "rum": "ro",
    "rus": "ru",
    "san": "sa",
    "slo": "sk",
    "slv": "sl",
    "spa": "es",
    "srp": "sr",
    "swe": "sv",
    "tha": "th",
    "tur": "tr",
    "ukr": "uk",
    "urd": "ur",
    "vie": "vi",
    "wel": "cy",
}
"""Languages that PubMed has (NLM, "Language Table"), as BCP 47 tags; `mul` and `und` are none."""
