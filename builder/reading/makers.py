"""Finds who wrote a document, and who helped: from its bylines and credits."""

import re
from collections.abc import Iterator

from builder.authority.outlets import key
from builder.model import Certainty, Evidence
from builder.reading import names
from builder.reading.names import Name
from builder.reading.pieces import Piece
from builder.reading.view import Claim, View, evidence

NEAR = 2
"""Pieces between two bare names that belong together."""

FIELD = re.compile(r"(?:authors?|byline|by|from|sender|الكاتب)\s*[:=]\s*", re.IGNORECASE)


def authors(view: View) -> Claim | None:
    """The names of a byline; a bare name below the title; outlets and agencies are none."""
    found: dict[str, str] = {}
    because: Evidence | None = None
    for piece, name, rule in _named(view):
        if name.is_outlet or view.known.id(name.text) or name.is_job:
            continue
        if key(name.text) not in found:
            found[key(name.text)] = name.text
            certainty: Certainty = "derived" if rule == "name" else "stated"
            because = because or evidence(rule, piece, name.start, name.end, certainty)
    return (tuple(found.values()), because) if because else None


def _named(view: View) -> Iterator[tuple[Piece, Name, str]]:
    """Names with the piece that has them, and the rule: of the first kind of line that has any."""
    for rule, lines in (("field", _fields), ("byline", _bylines), ("name", _names)):
        found = list(lines(view))
        if found:
            yield from ((piece, name, rule) for piece, name in found)
            return


def _fields(view: View) -> Iterator[tuple[Piece, Name]]:
    for piece in view.of("meta"):
        if match := FIELD.match(view.shown(piece)):
            shown = view.shown(piece)
            again = names.AUTHOR.match(shown[match.end() :])
            start = match.end() + (again.end() if again else 0)
            yield from ((piece, name) for name in people(names.names(shown, start)))


def _bylines(view: View) -> Iterator[tuple[Piece, Name]]:
    """A line that says "by" comes before one that only has a name and a date."""
    lines = [piece for piece in view.of("byline") if piece.rule in ("byline", "date-stripped")]
    found = [(p, n) for p in lines if p.rule == "byline" for n in names.authors(view.shown(p))]
    ends = [piece for piece in view.of("byline") if piece.rule == "closing line"]
    closing = [(p, n) for p in ends for n in names.authors(view.shown(p))]
    stripped = [(p, n) for p in lines if p.rule != "byline" for n in posted_by(view.shown(p))]
    dated = [
        (p, n) for p in lines if p.rule == "byline" for n in people(names.names(view.shown(p)))
    ]
    yield from found or stripped or dated or closing


def posted_by(line: str) -> tuple[Name, ...]:
    """Who posted, of "Posted on  by …" and "Posted by … on"."""
    match = re.search(r"\bby[\s:]+(.*?)(?:\s+on\s*)?$", line, re.IGNORECASE)
    return people(names.names(line[: match.end(1)], match.start(1))) if match else ()


def _names(view: View) -> Iterator[tuple[Piece, Name]]:
    """Of the bare names below a title, the first, and those right after it."""
    last: int | None = None
    for index, piece in enumerate(view.pieces):
        shown = view.shown(piece)
        if piece.rule != "name below a title" or (last is not None and index - last > NEAR):
            continue
        found = [name for name in people(names.names(shown)) if not name.is_outlet]
        # Of a name and a place, or an outlet, the text has the second elsewhere too.
        own = [name for name in found if view.nearby().count(name.text) == 1] or found
        if last is None or not shown.isupper():
            yield from ((piece, name) for name in (own if len(found) > 1 else found))
            last = index if found else last


def people(found: tuple[Name, ...]) -> tuple[Name, ...]:
    """Those that read like a name."""
    return tuple(name for name in found if names.is_name(name.text, 6))


def _is_article(name: str) -> bool:
    """Whether a name begins as outlets' and companies' do."""
    return name.split(" ")[0].casefold() in ("the", "el", "la", "le", "die", "der", "das")


def contributors(view: View) -> Claim | None:
    """Who translated, proofread, took the pictures: pairs of a name and what was done."""
    found: dict[tuple[str, str], None] = {}
    because: Evidence | None = None
    for piece in view.of("byline", "meta", "caption"):
        for name, role in names.credited(view.shown(piece)):
            alone = piece.role == "caption" and (" " not in name.text or _is_article(name.text))
            written = role == "reporter" and name.text in view.found.get("authors", ())
            if written:
                continue
            if (name.text, role) not in found and not alone and view.known.id(name.text) is None:
                found[name.text, role] = None
                because = because or evidence("credit", piece, name.start, name.end)
    return (tuple(found), because) if because else None
