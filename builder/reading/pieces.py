"""What segmentation yields: pieces of a text with their roles, and the extents of documents."""

from dataclasses import dataclass

import msgspec

from builder.model import Role


class Piece(msgspec.Struct, frozen=True):
    """A run ``[start, end)`` of a text, its role, and the name of the rule that gave it."""

    start: int
    end: int
    role: Role
    rule: str
    level: int = 0
    """The level of a Markdown heading, 1 to 6; 0 for everything else."""


@dataclass(frozen=True, slots=True)
class Extent:
    """Where a document lies, and by which sign it was found to begin there."""

    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Segments:
    """A text's pieces in order, with only blanks between them, and the extents of its documents."""

    pieces: tuple[Piece, ...]
    extents: tuple[Extent, ...]
    front_matter: tuple[int, int] | None = None
    """Where the YAML of a Markdown file stands, without its fences."""
    headings: tuple[tuple[int, int], ...] = ()
    """Where the words of Markdown's headings stand, without their marks."""
