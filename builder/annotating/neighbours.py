"""Tells from the words beside a name whether it is part of another name, or no name at all."""

import re
from collections.abc import Callable, Container
from dataclasses import dataclass
from functools import lru_cache

from builder.annotating.lexicon import lexicon
from builder.annotating.names import Names
from builder.annotating.spots import Spot, is_word_in_capitals
from builder.annotating.vocabulary import vocabulary
from builder.folding import HYPHENS, fold, fold_name

WORD_BEFORE = re.compile(r"(?<!\w)([^\W\d_](?:[\w'’.]|-(?=\w))*)[ \u00a0\n]\Z")
WORD_AFTER = re.compile(r"[ \u00a0\n]([^\W\d_][\w'’-]*)")
NEXT = re.compile(r"(['’]s\b)|[ \u00a0\n]([a-z]+)")
LONG_WORD = re.compile(r"[^\W\d_]{4,}")
DEFINITE = re.compile("[وفبك]?ال")
"""How a noun with its article begins in Arabic: an adjective after it has one too."""

HYPHEN = frozenset(f"{HYPHENS}-")
OTHER_GIVEN = "other given name"
UPON = "على"
"""A preposition, and no given name, although it is folded as one."""

PEOPLES = ("ian", "ean", "ican", "ish", "ese", "ist", "ite", "crat")
"""How words for peoples and parties end, which may stand before a surname."""

AROUND = 60
"""Code points that are looked at on either side."""

IN_CAPITALS = 0.75
"""The share of long words with a capital from which on a line is in the capitals of a headline."""


@dataclass(frozen=True, slots=True)
class Beside:
    """A spot, the block it stands in (``limits`` of the text), and the words on either side."""

    text: str
    spot: Spot
    limits: tuple[int, int]
    origins: frozenset[str]
    before: str
    after: str
    small: Container[str]
    """The words that its document writes small."""

    @property
    def titled(self) -> bool:
        """Whether a title stands before it."""
        return _folded(self.before) in vocabulary().titles

    @property
    def in_part(self) -> bool:
        """Whether it is a surname or a short form, which is part of a name."""
        return self.spot.claim.way in ("surname", "short form")


def why_not(
    text: str, spot: Spot, names: Names, limits: tuple[int, int], small: Container[str]
) -> str:
    """The rule by which a name is none here; nothing where it stands by itself in its block,
    ``limits`` of the text. ``small`` are the words that its document writes small."""
    claim = spot.claim
    if (
        claim.one_word
        and len(claim.capitals) == spot.end - spot.start
        and (is_word_in_capitals(text, spot.start, spot.end, small))
    ):
        return "word in capitals"
    if claim.kind not in ("place", "person") or claim.way in ("acronym", "other"):
        return ""
    after = _after(text, spot, limits)
    if claim.kind == "place" and not after and not _has_capital_before(text, spot):
        return ""
    before = _before(text, spot, limits)
    if claim.way == "name" and not before and not after:
        return ""
    beside = Beside(text, spot, limits, names.origins, before, after, small)
    return next((rule for rule, fits in RULES if fits(beside)), "")


def has_title(text: str, spot: Spot, limits: tuple[int, int]) -> bool:
    """Whether a title stands before a name: "President", "السيد"."""
    return _folded(_before(text, spot, limits)) in vocabulary().titles


def _before(text: str, spot: Spot, limits: tuple[int, int]) -> str:
    found = WORD_BEFORE.search(text, max(limits[0], spot.start - AROUND), spot.start)
    if found is None or (found[1].endswith(".") and not _is_short(found[1])):
        return ""
    return found[1]


def _has_capital_before(text: str, spot: Spot) -> bool:
    """Whether the word before may begin with a capital, told at little cost."""
    words = text[max(0, spot.start - AROUND) : spot.start].split()
    return bool(words) and words[-1][:1].isupper()


def _is_short(word: str) -> bool:
    """Whether a full stop marks an initial or a title, not the end of a sentence."""
    return len(word) <= 2 or _folded(word) in vocabulary().abbreviations


def _after(text: str, spot: Spot, limits: tuple[int, int]) -> str:
    """The next word, if it has a capital."""
    if not text[spot.end + 1 : spot.end + 2].isupper():
        return ""
    found = WORD_AFTER.match(text, spot.end, limits[1])
    return found[1] if found else ""


@lru_cache(maxsize=10_000)
def _folded(word: str) -> str:
    return fold_name(word).text.strip(" .")


def _of_something_else(beside: Beside) -> bool:
    """The next word makes it the name of a school, a street, a newspaper …"""
    claim, after = beside.spot.claim, beside.after
    return claim.one_word and after[:1].isupper() and _folded(after) in vocabulary().heads


def _other_given(beside: Beside) -> bool:
    """Before a person's name stands a given name or an initial that is none of this person's."""
    before, word = beside.before, _folded(beside.before)
    if not word or word in beside.spot.claim.own:
        return False
    if beside.spot.claim.kind != "person":
        return before[0].isupper() and word in vocabulary().given
    if beside.titled or before[0].islower() or fold(before).text.endswith("'s") or before == UPON:
        return False
    if word in vocabulary().given or "given" in lexicon("ar").of(word):
        return True
    return before[0].isupper() and (len(word) == 1 or _may_be_given(beside, word))


def _may_be_given(beside: Beside, word: str) -> bool:
    """Whether the capital of a word before a name can be nothing but that of a given name."""
    return (
        not beside.before.isupper()
        and word not in vocabulary().adjectives
        and word not in vocabulary().times
        and word not in vocabulary().starters
        and not word.endswith(PEOPLES)
        and not word.endswith(("ing", "ed", "ly"))
        and not _in_headline(beside)
    )


def _adjective(beside: Beside) -> bool:
    """A surname is rather what people or things of a place are called."""
    if not beside.in_part or beside.titled:
        return False
    spot, before = beside.spot, _folded(beside.before)
    if spot.claim.article and beside.text[spot.end - 1] == "ي":
        definite = DEFINITE.match(beside.before) and before not in vocabulary().verbs
        return bool(definite) and before not in spot.claim.own
    word = _folded(beside.text[spot.start : spot.end])
    return word in vocabulary().adjectives or word in beside.origins


def _goes_on(beside: Beside) -> bool:
    """A surname is followed by another part of a name: it is then a given name."""
    after, word = beside.after, _folded(beside.after)
    return (
        beside.in_part
        and after[:1].isupper()
        and not after.isupper()
        and word not in vocabulary().times
        and word not in beside.spot.claim.own
        and not _in_headline(beside)
    )


def _double(beside: Beside) -> bool:
    """A hyphen joins a surname to another: Calder-Smith."""
    text, spot = beside.text, beside.spot
    before, after = text[max(0, spot.start - 2) : spot.start], text[spot.end : spot.end + 2]
    return beside.in_part and (
        (before[-1:] in HYPHEN and before[:1].isalpha())
        or (after[:1] in HYPHEN and after[1:].isupper())
    )


def _common_word(beside: Beside) -> bool:
    """A surname is a common word here, where its capital tells nothing: at the beginning of a
    sentence, in a headline, or as the name of a month or day."""
    word = beside.text[beside.spot.start : beside.spot.end]
    if beside.spot.claim.way != "surname" or beside.titled or not word[0].isupper():
        return False
    if _folded(word) in vocabulary().times and _is_dated(beside):
        return True
    if not word.isalpha() or word.lower() not in beside.small:
        return False
    return (not _is_amid(beside, beside.spot.start) and not _acts(beside)) or _in_headline(beside)


def _acts(beside: Beside) -> bool:
    """Whether what follows is said of persons alone: speech, or a possessive."""
    following = NEXT.match(beside.text, beside.spot.end, beside.limits[1])
    return following is not None and (
        following[1] is not None or following[2] in vocabulary().speech
    )


RULES: tuple[tuple[str, Callable[[Beside], bool]], ...] = (
    ("of something else", _of_something_else),
    (OTHER_GIVEN, _other_given),
    ("adjective of origin", _adjective),
    ("given name itself", _goes_on),
    ("double surname", _double),
    ("common word", _common_word),
)
"""Why a person's surname, or a person or place of one word, is not named after all."""


def _is_dated(beside: Beside) -> bool:
    text, spot = beside.text, beside.spot
    around = text[max(0, spot.start - 3) : spot.start] + text[spot.end : spot.end + 3]
    return _folded(beside.before) in vocabulary().dating or any(map(str.isdigit, around))


def _is_amid(beside: Beside, end: int) -> bool:
    """Whether what ends here is within a sentence: a capital after it is that of a name."""
    before = beside.text[max(beside.limits[0], end - 3) : end].rstrip(' \n\u00a0"”’»')
    return bool(before) and (before[-1].islower() or before[-1] == ",")


def _in_headline(beside: Beside) -> bool:
    """Whether most words around begin with a capital, so that a capital tells nothing."""
    text, spot, limits = beside.text, beside.spot, beside.limits
    around = text[max(limits[0], spot.start - AROUND) : spot.start]
    around += text[spot.end : min(limits[1], spot.end + AROUND)]
    words: list[str] = LONG_WORD.findall(around)
    return sum(word[0].isupper() for word in words) > IN_CAPITALS * len(words)
