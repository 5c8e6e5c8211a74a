"""Cuts a text into pieces with roles, and tells where its documents begin and end."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from builder.reading import boundaries, core, markdown, roles
from builder.reading.pieces import Extent, Piece, Segments
from builder.reading.places import FURNITURE
from builder.reading.signs import signs
from builder.reading.thread import Given
from builder.reading.units import Unit, units


def segment(
    text: str, media_type: str, named: Mapping[int, tuple[int, int]] | None = None
) -> Segments:
    """The pieces of ``text``: every character of it is in one, or in a blank run between two.

    ``named`` are extents that an editor gave, apart from one another: each is one document, and
    replaces every found one that it overlaps; one that was found just so is left as it is.
    """
    given = sorted((named or {}).values())
    if media_type == "text/markdown":
        return markdown.segment(text, given)
    found = units(text, sorted({edge for extent in given for edge in extent}))
    looks = signs(found)
    counted = core.points(found, looks)
    pieces, extents = _found(found, looks, counted)
    begins = [unit.start for unit in found]
    given = [edges for edges in given if edges not in {(e.start, e.end) for e in extents}]
    extents = [
        e for e in extents if not any(e.start < end and start < e.end for start, end in given)
    ]
    for start, end in given:
        first, last = bisect_left(begins, start), bisect_left(begins, end)
        part = slice(first, last)
        given_roles = roles.assign(found[part], looks[part], counted[part], None, True)
        pieces[part] = _pieces(found, given_roles, first)
    extents += [Extent(start, end, "record") for start, end in given]
    return Segments(tuple(pieces), tuple(sorted(extents, key=lambda extent: extent.start)))


def _found(
    found: Sequence[Unit], looks: Sequence[str], counted: Sequence[float]
) -> tuple[list[Piece], list[Extent]]:
    """The pieces of all units, and the extents of the documents that were found among them."""
    pieces: list[Piece] = []
    extents: list[Extent] = []
    plain = not any(look in FURNITURE - {"number", "biography"} for look in looks)
    starts = boundaries.starts(found, looks, counted, plain)
    for first, last, start in boundaries.parts(starts, found, looks, counted, plain):
        part = slice(first, last)
        head = start.index - first if start else None
        given = roles.assign(found[part], looks[part], counted[part], head, plain)
        added = _pieces(found, given, first)
        pieces += added
        own = [piece for piece in added if piece.role != "furniture"]
        if own:
            rule = start.rule if start else "the only document"
            extents.append(Extent(own[0].start, own[-1].end, rule))
    if pieces and not extents:  # what looks like nothing but furniture is all there is to read
        pieces = [replace(piece, role="paragraph", rule="nothing else here") for piece in pieces]
        extents = [Extent(pieces[0].start, pieces[-1].end, "the only document")]
    return pieces, extents


def _pieces(found: Sequence[Unit], given: Sequence[Given], first: int) -> list[Piece]:
    return [
        Piece(found[index].start, found[index].end, role, rule)
        for index, (role, rule) in enumerate(given, first)
    ]
