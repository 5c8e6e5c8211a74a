"""Measures how fast names are proposed: ``python -m bench.proposals``. Figures, never tests.

Made-up texts in both scripts hold words of the lexicon, as frequent as words are by Zipf's law,
and a name every twelve words, as often as news do: people with a given name and a made-up surname,
bodies, and places of the gazetteer. What is measured is finding candidates and grouping them over
all texts; beside it stands folding the same texts.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from random import Random

import click

from bench import corpus
from bench.names import EVERY, MEGABYTE, least, word
from builder.annotating.candidates import candidates
from builder.annotating.lexicon import lexicon
from builder.entity import Authority
from builder.folding import fold_name
from builder.model import Anchor, Block, Candidate, Document, Source, SourceId
from builder.relating.discovery import discovered

DOCUMENTS = 1000
PARAGRAPHS, SENTENCES, WORDS = 8, 4, 22
"""A document, of 700 words."""

NAMES = 3000
GOAL = 2.0
"""Megabytes a second of CPU."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What was looked through and proposed, and megabytes a second of CPU."""

    megabytes: float
    candidates: int
    proposed: int
    all: float
    finding: float
    folding: float


@cache
def _words(code: str, *kinds: str) -> tuple[str, ...]:
    """Single words of the lexicon of some kinds, in an order of chance."""
    table = lexicon(code).kinds
    found = sorted(word for word, of in table.items() if of & {*kinds} and " " not in word)
    Random(f"words {code} {kinds}").shuffle(found)
    return tuple(found)


@cache
def _names(code: str) -> tuple[str, ...]:
    """Made-up names of people and bodies, and places."""
    language = corpus.ARABIC if code == "ar" else corpus.ENGLISH
    random = Random(f"names {code}")
    made = []
    for number in range(NAMES):
        if number % 3 == 0:
            made.append(random.choice(_words(code, "place_known")).title())
        elif number % 3 == 1:
            given = random.choice(_words(code, "given")).title()
            made.append(f"{given} {word(random, language)}")
        elif code == "ar":
            made.append(f"{random.choice(_words(code, 'bodies'))} ال{word(random, language)}")
        else:
            last = random.choice(_words(code, "bodies_last")).title()
            made.append(f"{word(random, language)} {last}")
    return tuple(made)


def source(number: int) -> Source:
    """A text with names in it, read as paragraphs of one document."""
    random = Random(f"proposals {number}")
    code = "ar" if number % 10 < corpus.ARABIC_PER_TEN else "en"
    blocks, text = [], ""
    for _ in range(PARAGRAPHS):
        start = len(text)
        text += " ".join(_sentence(code, random) for _ in range(SENTENCES))
        blocks.append(Block(start, len(text), "paragraph", code, "ltr", Anchor("p-00000000")))
        text += "\n\n"
    text = text.rstrip("\n")
    document = Document("", 0, len(text), tuple(blocks), "", (code,), len(text.split()))
    id_ = SourceId(f"text-{number:05}")
    return Source(id_, f"{id_}.txt", 0, "", "", "", "utf-8", text, tuple(blocks), (document,))


def _sentence(code: str, random: Random) -> str:
    words = list(_zipf(_words(code, "common", "starters", "stops", "verbs"), random, WORDS))
    place = random.randrange(EVERY)
    while place < len(words):
        words[place] = next(_zipf(_names(code), random, 1))
        place += EVERY
    return " ".join(words)[:1].upper() + " ".join(words)[1:] + "."


def _zipf(words: Sequence[str], random: Random, count: int) -> Iterator[str]:
    yield from random.choices(words, cum_weights=_weights(len(words)), k=count)


@cache
def _weights(count: int) -> list[float]:
    return list(accumulate(1 / (rank + 3) for rank in range(count)))


def measure(documents: int = DOCUMENTS) -> Figures:
    """The figures for so many documents, the least of several runs each."""
    sources = [source(number) for number in range(documents)]
    texts = [one.text or "" for one in sources]
    megabytes = sum(len(text.encode()) for text in texts) / MEGABYTE
    found: list[tuple[Candidate, ...]] = [candidates(one) for one in sources]
    finding = least(lambda: [candidates(one) for one in sources])
    grouping = least(lambda: discovered(sources, found, Authority()))
    return Figures(
        megabytes=megabytes,
        candidates=sum(map(len, found)),
        proposed=len(discovered(sources, found, Authority()).entities),
        all=megabytes / (finding + grouping),
        finding=megabytes / finding,
        folding=megabytes / least(lambda: [fold_name(text) for text in texts]),
    )


def lines(figures: Figures) -> Iterable[str]:
    """The figures in words."""
    yield (
        f"proposals: {figures.all:.1f} MB of text a second of CPU (the goal is {GOAL:.1f}), "
        f"{figures.candidates:,} candidates and {figures.proposed:,} proposals in "
        f"{figures.megabytes:.1f} MB"
    )
    yield f"  finding alone {figures.finding:.1f} MB, folding alone {figures.folding:.1f} MB"


@click.command()
@click.option("--documents", default=DOCUMENTS, show_default=True, type=click.IntRange(min=1))
def main(documents: int) -> None:
    """Print how fast names are proposed."""
    for line in lines(measure(documents)):
        click.echo(line)


if __name__ == "__main__":
    main()
