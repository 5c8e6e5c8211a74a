"""Measures how fast mentions are found: ``python -m bench.names``. Figures, never tests.

5,000 made-up names in both scripts (people, bodies with acronyms, places) are looked for in made-up
texts that name something every twelve words, as often as news do. What is measured is folding,
matching and resolving together; beside it stand the folding alone and the matcher alone.
"""

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from random import Random

import click

from bench import corpus
from builder.annotating import entities
from builder.annotating.names import names
from builder.entity import Authority, Entity, EntityId, Kind
from builder.folding import fold_name
from builder.model import Anchor, Block, Document, Source, SourceId

MEGABYTE = 1_000_000
NAMES = 5000
DOCUMENTS = 1000
GOAL = 3.0
"""Megabytes a second of CPU."""

EVERY = 12
"""Words from one name to the next: 1,584 mentions in 18,700 words of news."""

KINDS: tuple[Kind, ...] = ("person", "organisation", "place")
REPEAT = 3


@dataclass(frozen=True, slots=True)
class Figures:
    """What was looked through, what was found, and megabytes a second of CPU."""

    megabytes: float
    names: int
    mentions: int
    all: float
    folding: float
    matching: float


def authority(count: int, seed: int = 1) -> Authority:
    """An authority with so many names: two an entity, and an acronym for every third body."""
    random = Random(f"names {seed}")
    made: list[Entity] = []
    spelt: set[str] = set()
    total = 0
    while total < count:
        language = corpus.ARABIC if len(made) % 10 < corpus.ARABIC_PER_TEN else corpus.ENGLISH
        kind = KINDS[len(made) % len(KINDS)]
        own = list(_names(random, language, kind))
        if spelt.isdisjoint(own):
            spelt.update(own)
            total += len(own)
            lang = "ar" if language is corpus.ARABIC else "en"
            id_ = EntityId(f"entity-{len(made):05}")
            made.append(Entity(id_, kind, ((lang, own[0]),), tuple(own[1:])))
    return Authority(entities=tuple(made))


def _names(random: Random, language: corpus.Language, kind: Kind) -> Iterable[str]:
    words = [word(random, language) for _ in range(3)]
    if kind == "place":
        return (words[0], " ".join(words[:2]))
    if kind == "organisation" and language is corpus.ENGLISH and random.random() < 0.3:
        return (" ".join(words), "".join(word[0] for word in words))
    return (" ".join(words[:2]), " ".join([words[2], words[1]]))


def word(random: Random, language: corpus.Language) -> str:
    parts = [random.choice(language.onsets) + random.choice(language.rhymes) for _ in range(2)]
    return "".join(parts).capitalize()


def source(number: int, known: Authority) -> Source:
    """A text of the corpus, with names put into it, read as paragraphs of one document."""
    random = Random(f"named {number}")
    arabic = number % 10 < corpus.ARABIC_PER_TEN
    lang = "ar" if arabic else "en"
    own = [one for one in known.entities if one.name[0][0] == lang]
    text = "\n\n".join(_named(p, own, random) for p in corpus.document(number).split("\n\n"))
    blocks, start = [], 0
    for paragraph in text.split("\n\n"):
        end = start + len(paragraph)
        blocks.append(Block(start, end, "paragraph", lang, "ltr", Anchor("p-00000000")))
        start = end + 2
    document = Document("", 0, len(text), tuple(blocks), "", (lang,), len(text.split()))
    id_ = SourceId(f"text-{number}")
    return Source(id_, f"{id_}.txt", 0, "", "", "", "utf-8", text, tuple(blocks), (document,))


def _named(paragraph: str, known: Sequence[Entity], random: Random) -> str:
    words = paragraph.split(" ")
    for place in range(EVERY // 2, len(words), EVERY):
        words[place] = random.choice(random.choice(known).spellings)
    return " ".join(words)


def measure(documents: int = DOCUMENTS, count: int = NAMES) -> Figures:
    """The figures for so many documents and names, the least of REPEAT runs each."""
    known = authority(count)
    sources = [source(number, known) for number in range(documents)]
    texts = [one.text or "" for one in sources]
    index = names(known)
    megabytes = sum(len(text.encode()) for text in texts) / MEGABYTE
    folded = [fold_name(text).text for text in texts]
    find = index.automaton.find_matches_as_indexes
    found = sum(len(entities.mentions(one, known)) for one in sources)
    return Figures(
        megabytes=megabytes,
        names=sum(len(one.spellings) for one in known.entities),
        mentions=found,
        all=megabytes / least(lambda: [entities.mentions(one, known) for one in sources]),
        folding=megabytes / least(lambda: [fold_name(text) for text in texts]),
        matching=megabytes / least(lambda: [find(text, overlapping=True) for text in folded]),
    )


def least(run: Callable[[], object]) -> float:
    """Seconds of CPU."""
    costs = []
    for _ in range(REPEAT):
        start = time.process_time()
        run()
        costs.append(time.process_time() - start)
    return min(costs)


def lines(figures: Figures) -> Iterable[str]:
    """The figures in words."""
    yield (
        f"entities: {figures.all:.1f} MB of text a second of CPU (the goal is {GOAL:.1f}), "
        f"{figures.names:,} names, {figures.mentions:,} mentions in {figures.megabytes:.1f} MB"
    )
    yield f"  folding alone {figures.folding:.1f} MB, the matcher alone {figures.matching:.1f} MB"


@click.command()
@click.option("--documents", default=DOCUMENTS, show_default=True, type=click.IntRange(min=1))
@click.option("--names", "count", default=NAMES, show_default=True, type=click.IntRange(min=1))
def main(documents: int, count: int) -> None:
    """Print how fast mentions are found."""
    for line in lines(measure(documents, count)):
        click.echo(line)


if __name__ == "__main__":
    main()
