"""Writes an archive's worth of made-up texts, the same ones every time.

Nothing in them was ever published: common words of English and Arabic are strung together with
words built from syllables, as frequent as words are by Zipf's law. They hold what the builder has
work with: dates, digits, apostrophes, passages that several documents share, and characters that
Markdown would take for markup.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path
from random import Random

PARAGRAPHS = 12
PARAGRAPH_WORDS = (50, 83)
"""Fewest and most words of a paragraph; twelve of them make about 800."""

VOCABULARY = 6000
ARABIC_PER_TEN = 4
ODD = 0.03
"""Share of words that stand with digits or marks; a date among them."""

LINES = 0.15
"""Share of paragraphs that are broken into lines."""

SHARED = 0.1
"""Share of documents with a paragraph that others have too."""

FOLDERS = ("gazette", "letters", "bulletins/north", "bulletins/south", "notices")


@dataclass(frozen=True, slots=True)
class Language:
    """What texts of a language are made of; the commonest words come first."""

    common: tuple[str, ...]
    onsets: tuple[str, ...]
    rhymes: tuple[str, ...]
    months: tuple[str, ...]
    odd: tuple[str, ...]
    comma: str
    stops: str


def _list(words: str) -> tuple[str, ...]:
    return tuple(words.split())


ENGLISH = Language(
    common=_list(
        "the of and to in a that was for on it with as at by is from were had an which be not "
        "this they but their has have after said when more who been its would there one all "
        "new two about into other out some first could than only over"
    ),
    onsets=_list("b br c ch d dr f fl g gr h k l m n p pl qu r s sh st t th tr v w"),
    rhymes=_list("a an ar e el en er i il in ing o on or ost u um ay ea ee ou"),
    months=_list(
        "January February March April May June July August September October November December"
    ),
    odd=(
        *("{n}%", "{n},000", "1.{n}", "${n}", "#{n}", "(no. {n})", "{n}th", "{w}’s", "{w}'s"),
        *("*{w}*", "_{w}_", "[{w}]", "<{w}>", "{w} & {w}", "{w}_{n}", "`{w}`", "{w} | {w}"),
        *("“{w} {w}”", "{w} – {w}", "{w}-{w}", "~{n}", "{w}: {w}", "\\{w}"),
    ),
    comma=",",
    stops="....?!",
)

ARABIC = Language(
    common=_list(
        "في من على إلى أن التي عن مع هذا هذه كان ما لا قال بين بعد كل أو قد لم الذي كما ذلك عند "
        "قبل حتى ثم غير هو هي منذ أكثر خلال أمام حيث كانت إذا لكن تم نحو حول"
    ),
    onsets=_list("ال ال و بال م ت ي است ن ل مت س ف ك"),
    rhymes=_list("كاب درم سلو فير نوط حمر بسن قدل طرف زين شوب رغد عصم هبل ظفر جيل خان صدى ضوء"),
    months=_list("يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر"),
    odd=(
        *("{n}%", "{n},000", "٪{n}", "#{n}", "({n})", "«{w} {w}»", "«{w}»", "{w} - {w}"),
        *("*{w}*", "[{w}]", "{w}_{w}", "{w} | {w}", "<{w}>", "{w}: {w}", "مُ{w}"),
    ),
    comma="،",
    stops="....؟!",
)


@dataclass(frozen=True, slots=True)
class Size:
    """How large a corpus is; bytes in UTF-8."""

    documents: int
    words: int
    bytes: int


def write(folder: Path, documents: int, seed: int = 1) -> Size:
    """Writes the documents into ``folder``, one a file."""
    words = size = 0
    for number in range(documents):
        text = document(number, seed)
        data = text.encode()
        place = folder / FOLDERS[number % len(FOLDERS)] / f"text-{number:05}.txt"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
        words += len(text.split())
        size += len(data)
    return Size(documents, words, size)


def document(number: int, seed: int = 1) -> str:
    """One text; how many there are beside it makes no difference to it."""
    random = Random(f"{seed} {number}")
    language = ARABIC if number % 10 < ARABIC_PER_TEN else ENGLISH
    title = " ".join(_words(random, language, random.randint(5, 9))).title()
    paragraphs = [_paragraph(random, language) for _ in range(PARAGRAPHS)]
    if random.random() < SHARED:
        passage = Random(f"{seed} passage {random.randrange(20)}")
        paragraphs[random.randrange(PARAGRAPHS)] = _paragraph(passage, language)
    return "\n\n".join([title, _date(random, language), *paragraphs]) + "\n"


def _paragraph(random: Random, language: Language) -> str:
    left = random.randint(*PARAGRAPH_WORDS)
    sentences = []
    while left > 0:
        count = min(left, random.randint(6, 24))
        sentences.append(_sentence(random, language, count))
        left -= count
    return ("\n" if random.random() < LINES else " ").join(sentences)


def _sentence(random: Random, language: Language, count: int) -> str:
    words = [_odd(random, language, word) for word in _words(random, language, count)]
    if count > 10:
        words[count // 2] += language.comma
    start = words[0][:1].upper() + words[0][1:]
    return " ".join([start, *words[1:]]) + random.choice(language.stops)


def _odd(random: Random, language: Language, word: str) -> str:
    """The word, or now and then something with digits and marks in its place."""
    if random.random() >= ODD:
        return word
    if random.random() < 0.2:
        return _date(random, language)
    return random.choice(language.odd).format(w=word, n=random.randint(2, 99))


def _date(random: Random, language: Language) -> str:
    month = random.choice(language.months)
    return f"{random.randint(1, 28)} {month} {random.randint(1990, 2024)}"


def _words(random: Random, language: Language, count: int) -> Sequence[str]:
    words, weights = _vocabulary(language)
    return random.choices(words, cum_weights=weights, k=count)


@cache
def _vocabulary(language: Language) -> tuple[tuple[str, ...], tuple[float, ...]]:
    """Words, and their cumulative weights: the one of rank n is a 1/(n + 2) as frequent."""
    words = tuple(dict.fromkeys([*language.common, *_made_up(language)]))
    return words, tuple(accumulate(1 / (rank + 2) for rank in range(len(words))))


def _made_up(language: Language) -> Iterator[str]:
    random = Random(language.comma)
    for _ in range(VOCABULARY):
        count = random.choices((1, 2), (3, 5))[0]
        syllables = (
            random.choice(language.onsets) + random.choice(language.rhymes) for _ in range(count)
        )
        word = "".join(syllables)
        yield word.capitalize() if random.random() < 0.15 else word
