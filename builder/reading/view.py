"""What the rules of description look at: a document's pieces, and what stands around them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

from builder.authority.outlets import Outlets
from builder.model import Certainty, Evidence, Role
from builder.reading.pieces import Extent, Piece, Segments

Claim: TypeAlias = tuple[Any, Evidence]
"""A value and the reason for it."""

WORD = re.compile(r"\w[\w’'\-]*")
BODY: frozenset[Role] = frozenset({"paragraph", "quote", "list", "heading", "post"})


@dataclass(frozen=True, slots=True)
class View:
    """A document as its rules see it.

    ``around`` is what stands outside of it and speaks of no other; ``known`` the outlets of
    the authority files; ``found`` the fields that rules found before.
    """

    text: str
    extent: Extent
    pieces: tuple[Piece, ...]
    around: tuple[Piece, ...]
    segments: Segments
    known: Outlets
    found: Mapping[str, Any] = field(default_factory=dict)

    def shown(self, piece: Piece) -> str:
        """The text of a piece."""
        return self.text[piece.start : piece.end]

    def having(self, found: Mapping[str, Any]) -> "View":
        """The same, with what has been found."""
        return replace(self, found=dict(found))

    def of(self, *roles: Role) -> Iterator[Piece]:
        """The pieces of these roles."""
        return (piece for piece in self.pieces if piece.role in roles)

    def nearby(self) -> str:
        """The text of the document, and of what stands around it."""
        edges = [edge for p in (*self.pieces, *self.around) for edge in (p.start, p.end)]
        return self.text[min(edges) : max(edges)]

    def head(self) -> tuple[Piece, ...]:
        """The pieces above the running text and its first paragraph's line."""
        for index, piece in enumerate(self.pieces):
            if piece.role == "paragraph" and piece.rule not in ("standfirst", "detail of the head"):
                return self.pieces[:index]
        return self.pieces

    def opening(self) -> Piece | None:
        """The first piece of running text."""
        paragraphs = (p for p in self.pieces if p.role == "paragraph")
        return next((p for p in paragraphs if p.rule != "standfirst"), None)


def evidence(
    rule: str, piece: Piece, start: int, end: int, certainty: Certainty = "stated"
) -> Evidence:
    """That a rule found a value at ``[start, end)`` of a piece."""
    return Evidence(rule, certainty, piece.start + start, piece.start + end)
