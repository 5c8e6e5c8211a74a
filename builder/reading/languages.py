"""Tells the language and direction of a text by its script.

Latin letters count as English and Arabic letters as Arabic; a text of any other script, or of
none, is ``und``.
"""

import re
import unicodedata
from collections import Counter
from functools import cache

from builder.model import Direction

ARABIC = re.compile(
    r"[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdfb\ufe70-\ufefc]"
)
"""Letters of Unicode's Arabic blocks, presentation forms included."""

LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")


def by_script(text: str) -> tuple[str, Direction]:
    """The language (BCP 47) whose script most letters are in, and the direction of most letters."""
    languages: Counter[str] = Counter()
    rightward = total = 0
    for character, count in Counter(text).items():
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
