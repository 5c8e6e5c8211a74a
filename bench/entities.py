"""Measures what pages of entities cost: ``python -m bench.entities``. Figures, never tests.

5,000 made-up people, bodies and places are named in 10,000 made-up documents of some 250 words,
as often as by Zipf's law. What is measured is CPU time in one process: gathering what each page
shows, writing its Markdown, table and script, and rendering it. What MkDocs takes to put a page
into the theme is the same for every page, and is not in it.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from random import Random

import click

from bench import corpus
from bench.names import KINDS, word
from builder.config import Site, labels
from builder.engine import Engine
from builder.entity import Authority, Entity, EntityId
from builder.model import (
    Anchor,
    Archive,
    Block,
    Direction,
    Document,
    Evidence,
    Mention,
    Source,
    SourceId,
)
from builder.publishing.entity import entity_written
from builder.publishing.entity_views import entity_views
from builder.publishing.namings import namings

DOCUMENTS = 10_000
ENTITIES = 5000
GOAL = 60.0
"""Seconds of CPU."""

PARAGRAPHS = 4
EVERY = 12
"""Words from one name to the next."""

MEGABYTE = 1_000_000
STATED = Evidence("authority", "stated")


@dataclass(frozen=True, slots=True)
class Figures:
    """What was written, and the seconds of CPU that gathering and writing took."""

    documents: int
    entities: int
    mentions: int
    megabytes: float
    gathering: float
    writing: float

    @property
    def seconds(self) -> float:
        """Both."""
        return self.gathering + self.writing


def archive(documents: int, count: int, seed: int = 1) -> Archive:
    """An archive whose documents name its entities, the first of them most often."""
    random = Random(f"entities {seed}")
    entities = tuple(_entity(random, number) for number in range(count))
    weights = tuple(accumulate(1 / (rank + 1) for rank in range(count)))
    sources = tuple(_source(number, entities, weights, seed) for number in range(documents))
    return Archive(sources, (), Authority(), entities, "1970-01-01")


def _entity(random: Random, number: int) -> Entity:
    english = f"{word(random, corpus.ENGLISH)} {word(random, corpus.ENGLISH)}"
    arabic = f"{word(random, corpus.ARABIC)} {word(random, corpus.ARABIC)}"
    id_ = EntityId(f"entity-{number:05}")
    note = "Somebody or something that was made up to be measured."
    names = (("en", english), ("ar", arabic))
    return Entity(id_, KINDS[number % len(KINDS)], names, (f"The {english}",), note=note)


def _source(
    number: int, entities: tuple[Entity, ...], weights: tuple[float, ...], seed: int
) -> Source:
    random = Random(f"{seed} named {number}")
    lang = "ar" if number % 10 < corpus.ARABIC_PER_TEN else "en"
    title, *paragraphs = corpus.document(number, seed).split("\n\n")
    pieces: list[str] = []
    blocks: list[Block] = []
    mentions: list[Mention] = []
    length = 0
    for index, paragraph in enumerate(paragraphs[1 : 1 + PARAGRAPHS]):
        start = length
        for place, said in enumerate(paragraph.split(" ")):
            if place % EVERY == EVERY // 2:
                entity = random.choices(entities, cum_weights=weights)[0]
                said = dict(entity.name)[lang]
                mentions.append(Mention(length, length + len(said), entity.id, STATED))
            pieces.append(f"{said} ")
            length += len(said) + 1
        direction: Direction = "rtl" if lang == "ar" else "ltr"
        anchor = Anchor(f"p-{number:06x}{index:02x}")
        blocks.append(Block(start, length - 1, "paragraph", lang, direction, anchor))
    id_ = SourceId(f"text-{number:05}")
    document = Document(
        *("", 0, length, tuple(blocks), title, (lang,), 250),
        publisher=f"Gazette {number % 40}",
        date=f"{random.randint(2015, 2022)}-{random.randint(1, 12):02}-{random.randint(1, 28):02}",
        evidence=(("date", STATED),),
    )
    return Source(
        *(id_, f"{id_}.txt", 0, "", "", "text/plain", "utf-8", "".join(pieces)),
        blocks=tuple(blocks),
        documents=(document,),
        mentions=tuple(mentions),
    )


def measure(documents: int = DOCUMENTS, count: int = ENTITIES) -> Figures:
    """The figures for so many documents and entities."""
    site = Site("An archive", labels=labels("en"))
    made = archive(documents, count)
    ordered = [(source, one) for source in made.sources for one in source.documents]
    ordered.sort(key=lambda pair: pair[1].date or "")
    start = time.process_time()
    views = tuple(entity_views(made, ordered, namings(ordered)))
    gathered = time.process_time()
    written = Engine(processes=1).each(entity_written, views, site)
    end = time.process_time()
    size = sum(len(html.encode()) for one in written for _, html in one.page.pieces)
    size += sum(len(file.content) for one in written for file in one.files)
    mentions = sum(view.mentions for view in views)
    return Figures(documents, count, mentions, size / MEGABYTE, gathered - start, end - gathered)


def lines(figures: Figures) -> Iterator[str]:
    """The figures in words."""
    yield (
        f"entities' pages: {figures.seconds:.1f} s of CPU (the goal is {GOAL:.0f} for "
        f"{ENTITIES:,} of {DOCUMENTS:,} documents), {figures.entities:,} pages of "
        f"{figures.documents:,} documents, {figures.mentions:,} mentions"
    )
    yield (
        f"  gathering {figures.gathering:.1f} s, writing {figures.writing:.1f} s, "
        f"{figures.megabytes:.0f} MB"
    )


@click.command()
@click.option("--documents", default=DOCUMENTS, show_default=True, type=click.IntRange(min=1))
@click.option("--entities", default=ENTITIES, show_default=True, type=click.IntRange(min=1))
def main(documents: int, entities: int) -> None:
    """Print what the pages of entities cost."""
    for line in lines(measure(documents, entities)):
        click.echo(line)


if __name__ == "__main__":
    main()
