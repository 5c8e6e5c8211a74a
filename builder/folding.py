"""Folds texts for comparison, with a map of offsets back: what counts as the same, in one table.

Names, quotations and words are compared folded, whatever their letters' case and marks, and
whichever apostrophe, hyphen, space, form of an Arabic letter, or digits they are written with.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache

MARK = 10
"""Unicode's combining class from which on a mark is a diacritic, a vowel sign or a point."""

FORMS = re.compile("[\ufb00-\ufb06\ufb50-\ufdff\ufe70-\ufefe\uff01-\uff5e]")
"""Latin ligatures, Arabic presentation forms, letters and digits of full width."""

SAME = {
    "l": "ł", "o": "ø", "d": "đð", "i": "ı", "h": "ħ", "th": "þ", "ae": "æ", "oe": "œ",
    "ي": "ىیېۍ", "ه": "ةہھە", "ك": "کڪگ", "ج": "چ", "ز": "ژ", "ب": "پ", "ف": "ڤ", "ا": "ٱ",
    "": "ءـ",
}  # fmt: skip
"""Letters without a decomposition, by what they count as: Latin ones, Arabic ya, ta marbuta and
alef, Persian letters; nothing: the hamza that stands alone, tatweel."""

LETTERS = {letter: base for base, letters in SAME.items() for letter in letters}

APOSTROPHES = "’‘‛ʼʻʽʾʿˈ`´′ʹ＇"
HYPHENS = "‐‑‒–—―−﹣－⁃"


def _form(text: str) -> str:
    # A vowel sign on its own is a space with the sign, which joins nothing.
    return unicodedata.normalize("NFKC", text).lstrip(" ") if FORMS.match(text) else text


def _unmarked(text: str) -> str:
    return "".join(map(_base, text))


def _base(character: str) -> str:
    parts = unicodedata.normalize("NFD", character)
    if unicodedata.combining(parts[0]) >= MARK:
        return ""
    marked = all(unicodedata.combining(mark) >= MARK for mark in parts[1:])
    return parts[0] if marked else character


def _letters(text: str) -> str:
    return "".join(LETTERS.get(character, character) for character in text)


def _digits(text: str) -> str:
    return "".join(str(unicodedata.decimal(one)) if one.isdecimal() else one for one in text)


def _apostrophe(text: str) -> str:
    return "".join("'" if one in APOSTROPHES else one for one in text)


def _hyphen(text: str) -> str:
    return "".join("-" if one in HYPHENS else one for one in text)


def _space(text: str) -> str:
    return " " if text.isspace() else text


def _shown(text: str) -> str:
    return "" if len(text) == 1 and unicodedata.category(text) == "Cf" else text


STEPS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("forms", _form),
    ("case", str.casefold),
    ("marks", _unmarked),
    ("letters", _letters),
    ("digits", _digits),
    ("apostrophes", _apostrophe),
    ("hyphens", _hyphen),
    ("spaces", _space),
    ("controls", _shown),
)
"""What is done to each character, in order; each may be left out."""


NAMES: tuple[tuple[str, Callable[[str], str]], ...] = (
    *(step for step in STEPS if step[0] not in ("apostrophes", "hyphens")),
    ("apostrophes", lambda text: _apostrophe(text).replace("'", "")),
    ("hyphens", lambda text: _hyphen(text).replace("-", " ")),
)
"""The steps for names: their apostrophes do not count, and a hyphen is a space."""

UNSEEN = "\u00ad\u061c\u200b-\u200f\u2060\ufeff"
"""Characters within words and between them that show nothing."""

RUN = re.compile(rf"\s(?=[{UNSEEN}]*\s)")
"""All but the last of white space in a row: a name may be broken over two indented lines."""

ARTICLE = re.compile(r"(?:al|el|as|ash|ar|an|at|ad|adh|az)-(?=[^\W\d_]{3})|the (?=[^\W\d_])")
"""Of a folded name in Latin letters, before what is a name by itself; those other than "al" are
"al" before letters that it takes on."""

SMALL_ARTICLE = re.compile(
    rf"(?<!\w)(?:(?:[Aa]l|[Ee]l|[Aa]sh?|[Aa]r|[Aa]n|[Aa]t|[Aa]dh?|[Aa]z)[{HYPHENS}-]|(?:al|el) )"
    r"(?=[^\W\d_]{3})"
)
"""Articles within a name in Latin letters; one in a capital is no article without a hyphen."""

AMID_ARTICLE = re.compile(r"(?<=\w )(?:Al|El) (?=[^\W\d_]{3})")
"""One in a capital amid a name; at its beginning it may be somebody's name."""

HAMZA_BELOW = "إ"
"""No article begins with it, although folding makes it the same letter."""

SERVANT = re.compile(r"\bعبد(?: |ال(?=\w{3}))")
"""Folded Arabic: "servant of", with what follows joined to it or not."""

CASES = {"ابي": "ابو", "ابا": "ابو"}
"""Folded Arabic: "father of" in its other cases."""

WITH_ARTICLE = re.compile("[وف]?(?:[بك]?ال|لل)")
WITHOUT_ARTICLE = re.compile("[وف]?[بلك]?")
"""What may be joined to the beginning of an Arabic word: "and", "so"; "in", "to", "like"; and the
article, whose alef falls after "to"."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text, and where each of its code points stands in the text it was made of."""

    text: str
    source: str
    edges: tuple[int, ...]
    """Offsets in ``text`` from which on the shift between the two is another."""

    origins: tuple[int, ...]
    """Where those stand in ``source``."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where ``[start, end)`` of the folded text, which is not empty, stands in the source.

        Marks that belong to the last letter are taken along.
        """
        first, last = self.origin(start), self.origin(end - 1) + 1
        while last < len(self.source) and unicodedata.combining(self.source[last]):
            last += 1
        return first, last

    def splits(self, start: int, end: int) -> bool:
        """Whether ``[start, end)`` begins or ends amid what one code point of the source became."""
        return (start > 0 and self.origin(start - 1) == self.origin(start)) or (
            end < len(self.text) and self.origin(end - 1) == self.origin(end)
        )

    def origin(self, offset: int) -> int:
        """Where a code point of the folded text stands in the source."""
        place = bisect_right(self.edges, offset) - 1
        return self.origins[place] + offset - self.edges[place]


def fold(text: str, *without: str) -> Folded:
    """Folds a text by all STEPS but those that are named."""
    table = _table(without)
    return _folded(text, text.translate(table), table, table.uneven())


def fold_name(text: str) -> Folded:
    """Folds a name, or a text to look for names in, by the steps NAMES; white space in a row
    counts as its last."""
    table = _names_table()
    if not RUN.search(text):
        return _folded(text, text.translate(table), table, table.uneven())
    folded = RUN.sub("", text).translate(table)
    return _folded(text, folded, table, re.compile(f"{RUN.pattern}|{table.uneven().pattern}"))


def parted(name: str) -> tuple[str, str]:
    """A name as it is looked for: its article ("al", "the" or none), and the rest, folded.

    An article in capitals is none, but the beginning of an acronym: AR-15.
    """
    folded = fold_name(name).text
    if folded.startswith("ال") and len(folded) > 3:
        return "al", folded[2:]
    article = ARTICLE.match(fold(name).text)
    if article is None or name[: article.end() - 1].isupper():
        return "", folded
    return "the" if article[0] == "the " else "al", folded[article.end() :]


@lru_cache(maxsize=200_000)
def name_key(name: str) -> str:
    """What names are compared by where no authority file speaks: folded, without articles, points,
    and the space within a name that begins with "servant of"."""
    bare = AMID_ARTICLE.sub("", SMALL_ARTICLE.sub("", name))
    words = fold_name(bare).text.replace(".", "").split()
    if len(words) > 1 and words[0] == "the":
        del words[0]
    whole = {fold_name(word).text for word in bare.split() if word.startswith(HAMZA_BELOW)}
    stems = [
        CASES.get(word, word[2:] if is_definite(word) and word not in whole else word)
        for word in words
    ]
    return SERVANT.sub("عبد", " ".join(stems))


def is_definite(word: str) -> bool:
    """Whether a folded Arabic word begins with the article."""
    return word.startswith("ال") and len(word) > 4


def article(joined: str, has_article: bool, stem: str) -> int | None:
    """How many letters of what is joined to an Arabic name are its article.

    ``joined`` is folded and stands before ``stem``, the name without its article. None where these
    letters cannot be read so: then the word is another.
    """
    if not has_article:
        return 0 if WITHOUT_ARTICLE.fullmatch(joined) else None
    if WITH_ARTICLE.fullmatch(joined):
        return 1 if joined.endswith("لل") else 2
    # Before a name that itself begins so, three of this letter are written as two.
    return 0 if stem.startswith("ل") and re.fullmatch("[وف]?ل", joined) else None


def _folded(text: str, folded: str, table: "_Table", uneven: re.Pattern[str]) -> Folded:
    if len(folded) == len(text) and not uneven.search(text):  # as most words are
        return Folded(folded, text, (0,), (0,))
    edges, origins = [0], [0]
    for match in uneven.finditer(text):
        place = edges[-1] + match.start() - origins[-1]
        length = 0 if match[0].isspace() else len(table[ord(match[0])])
        if edges[-1] == place:
            edges.pop()
            origins.pop()
        edges += range(place, place + length + 1)
        origins += [*[match.start()] * length, match.end()]
    return Folded(folded, text, tuple(edges), tuple(origins))


@cache
def _names_table() -> "_Table":
    return _Table([step for _, step in NAMES])


@cache
def _table(without: tuple[str, ...]) -> "_Table":
    unknown = {*without}.difference(name for name, _ in STEPS)
    if unknown:
        raise ValueError(f"no step is called {', '.join(sorted(unknown))}")
    return _Table([step for name, step in STEPS if name not in without])


class _Table(dict[int, str]):
    """What each character becomes: worked out when it is first met."""

    def __init__(self, steps: list[Callable[[str], str]]) -> None:
        super().__init__()
        self._steps = steps
        self._uneven = ""
        self._pattern = re.compile(r"(?!)")

    def __missing__(self, code: int) -> str:
        folded = chr(code)
        for step in self._steps:
            folded = step(folded)
        self[code] = folded
        if len(folded) != 1:
            self._uneven += chr(code)
            self._pattern = re.compile(f"[{re.escape(self._uneven)}]")
        return folded

    def uneven(self) -> re.Pattern[str]:
        """Those of the characters met so far that become none, or several."""
        return self._pattern
