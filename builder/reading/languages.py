"""Tells the language and direction of a text: by its script, then by its words.

Two languages are known at sight, English and Arabic; where the commonest words of these are
missing, a small detector that needs no network decides (py3langid; Lui and Baldwin, 2012).
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from builder.model import Direction

READ = ("ar", "en")
"""The languages whose dates and names the builder reads."""

ARABIC = re.compile(
    r"[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdfb\ufe70-\ufefc]"
)
"""Letters of Unicode's Arabic blocks, presentation forms included."""

FOREIGN = re.compile(r"[^\x00-\u024f\u1e00-\u1eff\u2000-\u206f\u20a0-\u20bf]")
"""What is neither Latin nor a sign that Latin texts have."""

RARE = re.compile(r"[^\x00-\x7f\u0600-\u06d3\u2000-\u206f\u00a0«»]")
RUN = re.compile(r"[\u0620-\u064a\u066e\u066f\u0671-\u06d3]+")
"""In a text without a rare character, its letters are these and those of ASCII."""

ASCII = re.compile(r"[\x00-\x7f]+")
NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalpha())
LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
WORD = re.compile(r"[^\W\d_]+")
COMMON = {
    "en": frozenset((
        "the", "of", "and", "to", "in", "a", "is", "that", "for", "on", "was", "with", "it",
        "as", "by", "at", "from", "be", "this",
    )),
    "ar": frozenset((
        "في", "من", "على", "إلى", "الى", "أن", "ان", "عن", "مع", "هذا", "التي", "الذي",
        "ما", "لا", "بعد", "كان", "قد",
    )),
}  # fmt: skip
"""The commonest words of a language; running text has one in ten of them and more."""

SHARE = 0.1
SAMPLE = 1000
"""Code points of a document that are looked at."""

FEWEST = 8
"""Words below which nothing but the script is certain."""

SCRIPTS = {
    "en": frozenset((
        "af", "az", "bs", "ca", "cs", "cy", "da", "de", "en", "es", "et", "eu", "fi", "fr",
        "ga", "gl", "hr", "hu", "id", "is", "it", "lt", "lv", "ms", "mt", "nb", "nl", "no",
        "pl", "pt", "ro", "sk", "sl", "sq", "sv", "sw", "tl", "tr", "vi",
    )),
    "ar": frozenset(["ar", "fa", "ku", "ps", "ug", "ur"]),
}  # fmt: skip
"""The languages that may be meant where a script's first is not; any other script: all."""


def by_script(text: str) -> tuple[str, Direction]:
    """The language (BCP 47) whose script most letters are in, and the direction of most letters.

    Latin letters count as English and Arabic letters as Arabic; others, or none, as ``und``.
    """
    if text.isascii() or not FOREIGN.search(text):
        return ("en" if LATIN.search(text) else "und"), "ltr"
    plain = len(text.encode("ascii", "ignore").translate(None, NO_LETTERS))
    if not RARE.search(text):
        arabic = sum(map(len, RUN.findall(text)))
        language = "ar" if arabic >= plain and arabic else "en" if plain else "und"
        return language, "rtl" if arabic > plain else "ltr"
    languages: Counter[str] = Counter({"en": plain} if plain else {})
    rightward, total = 0, plain
    for character, count in Counter("" if text.isascii() else ASCII.sub("", text)).items():
        kind = _letter(character)
        if kind is not None:
            languages[kind[0]] += count
            rightward += count * kind[1]
            total += count
    language = max(sorted(languages), key=lambda name: languages[name], default="und")
    return language, "rtl" if rightward * 2 > total else "ltr"


@cache
def _letter(character: str) -> tuple[str, bool] | None:
    """A letter's language, and whether it is written from right to left (Unicode UAX 9)."""
    if not character.isalpha():
        return None
    language = "ar" if ARABIC.match(character) else "en" if LATIN.match(character) else "und"
    return language, unicodedata.bidirectional(character) in ("R", "AL")


def by_words(texts: Sequence[tuple[str, str]]) -> Mapping[str, str]:
    """What language each script of a document is in: pairs of a script's first and a text."""
    samples: dict[str, str] = {}
    for script, text in texts:
        if len(samples.get(script, "")) < SAMPLE:
            samples[script] = f"{samples.get(script, '')}{text[:SAMPLE]}\n"
    return {script: _language(script, sample[:SAMPLE]) for script, sample in samples.items()}


def _language(script: str, sample: str) -> str:
    common = COMMON.get(script, frozenset())
    words = sample.casefold().split()
    if sum(map(common.__contains__, words)) >= SHARE * len(words) > 0:
        return script  # as nearly every text: signs at words' ends need no look
    words = WORD.findall(sample.casefold())
    if common and sum(map(common.__contains__, words)) >= SHARE * len(words):
        return script
    if len(words) < FEWEST and script != "und":
        return script
    return _detected(script, sample) if words else script


def _detected(script: str, sample: str) -> str:
    from py3langid import rank  # its model takes half a second to load, and few texts need it

    allowed = SCRIPTS.get(script)
    ranked = (str(language) for language, _ in rank(sample))
    found = next((language for language in ranked if not allowed or language in allowed), script)
    return "nb" if found == "no" else found
