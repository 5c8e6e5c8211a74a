"""Small archives made by hand, for tests of pages: no reading, no annotating."""

from collections.abc import Sequence

from builder.entity import Authority, Entity, EntityId, Kind
from builder.model import (
    Anchor,
    Archive,
    Block,
    Document,
    Evidence,
    Mention,
    Role,
    Source,
    SourceId,
)

STATED = Evidence("authority", "stated")


def entity(id_: str, name: str, kind: Kind = "person", **more: object) -> Entity:
    """An entity with an English name."""
    return Entity(EntityId(id_), kind, (("en", name),), **more)  # type: ignore[arg-type]


def source(
    number: int,
    blocks: Sequence[tuple[Role, Sequence[str | tuple[str, str]]]],
    date: str | None = None,
    publisher: str | None = "Gazette",
    title: str = "A title",
    because: Evidence = STATED,
) -> Source:
    """A source of one document; a pair in a block's pieces is words and whom they name."""
    text = ""
    made: list[Block] = []
    mentions: list[Mention] = []
    for index, (role, pieces) in enumerate(blocks):
        start = len(text)
        for piece in pieces:
            words, name = (piece, None) if isinstance(piece, str) else piece
            if name is not None:
                mentions.append(Mention(len(text), len(text) + len(words), EntityId(name), because))
            text += words
        anchor = Anchor(f"p-{number:04x}{index:04x}")
        made.append(Block(start, len(text), role, "en", "ltr", anchor))
        text += "\n\n"
    evidence = (("date", STATED),) if date else ()
    document = Document(
        *("", 0, len(text), tuple(made), title, ("en",), len(text.split())),
        publisher=publisher,
        date=date,
        evidence=evidence,
    )
    id_ = SourceId(f"text-{number}")
    return Source(
        *(id_, f"{id_}.txt", 0, None, None, "text/plain", "utf-8", text),
        blocks=tuple(made),
        documents=(document,),
        mentions=tuple(mentions),
    )


def archive(sources: Sequence[Source], entities: Sequence[Entity]) -> Archive:
    """All of it."""
    ordered = tuple(sorted(entities, key=lambda one: one.id))
    return Archive(tuple(sources), (), Authority(), ordered, "1970-01-01")
