"""Finds when and where a document was published: from the lines that say so, else derived."""

import re
from collections.abc import Iterator

from builder.model import Certainty, Evidence
from builder.reading import datelines, derive, names
from builder.reading.days import Day, american, days, months
from builder.reading.pieces import Piece
from builder.reading.view import Claim, View, evidence

MODIFIED = re.compile(
    r"(?:last\s+)?(?:updated?|modified|edited|revised)\b(?:\s+(?:on|at))?|last update|آخر "
    r"تحديث|اخر تحديث|تحديث|"
    r"mis à jour|modifié|aktualisiert|actualizado|atualizado|aggiornato|обновлено|güncelle\w*",
    re.IGNORECASE,
)
FIELD = re.compile(r"(?:date|published|التاريخ)\s*[:=]", re.IGNORECASE)
POSTED = re.compile(
    r"(?:first\s)?(?:posted|published|publié|veröffentlich(?:t|ung)|erstellt|publicado|pubblicato|"
    r"опубликовано|yayınlanma)\b|(?:نشر|نُشر|تاريخ النشر)\s",
    re.IGNORECASE,
)
"""What begins a line that says when its page was published."""

OTHERS = ("title in a box", "stamp of a comment")
LONGEST, ABOVE, FEWEST = 120, 3, 3
"""Code points of such lines at most, lines above a title in which a date is its own, and words
that it may have beside it."""

LEADING = re.compile(r"\s*(?:date\s*:?\s*)?(?=\d{4}-\d\d-\d\d)", re.IGNORECASE)


def date(view: View) -> Claim | None:
    """The day of publication: as lines state it, else as the text allows it to be derived."""
    for piece, day, modified in _dated(view):
        if not modified:
            certainty: Certainty = "guessed" if day.unsure else "stated"
            return day.edtf, evidence(_rule(piece), piece, day.start, day.end, certainty)
    found = (rule(view) for rule in (_leading, _posted, _near, _month, derive.from_text))
    return next(filter(None, found), None)


def modified(view: View) -> Claim | None:
    """The day of the last change."""
    for piece, day, changed in _dated(view):
        if changed:
            return day.edtf, evidence("last-update", piece, day.start, day.end)
    return None


def _rule(piece: Piece) -> str:
    return "date-line" if piece.role == "dateline" else f"date-in-{piece.role}"


def _dated(view: View) -> Iterator[tuple[Piece, Day, bool]]:
    """The days in the lines that date a document, and whether they date its last change."""
    habit: bool | None = None  # found when the first date needs it
    for piece in view.of("meta", "dateline", "byline"):
        shown = view.shown(piece)
        if piece.role == "meta" and piece.rule == "field" and not FIELD.match(shown):
            continue
        position = 0
        found = days(shown)
        if any(day.unsure for day in found):
            if habit is None:
                habit = american([view.shown(other) for other in view.pieces])
            found = days(shown, habit)
        for day in found:
            yield piece, day, bool(MODIFIED.search(shown, position, day.start))
            position = day.end


def _leading(view: View) -> Claim | None:
    """A date that the first paragraph begins with, or has in its dateline."""
    opening = view.opening()
    if opening is None:
        return None
    shown = view.shown(opening)[:200]
    end = datelines.length(shown)
    found = days(shown[:end]) if end else ()
    lead = LEADING.match(shown)
    if not found and lead:
        found = days(shown[: lead.end() + 10])
    return (
        (found[0].edtf, evidence("dateline", opening, found[0].start, found[0].end))
        if found
        else None
    )


def _posted(view: View) -> Claim | None:
    """The date of a line such as "Posted on", wherever it stands."""
    for piece in (*view.of("furniture", "paragraph", "heading", "list"), *view.around):
        shown = view.shown(piece)
        if len(shown) > LONGEST or piece.rule in OTHERS or not POSTED.match(shown):
            continue
        for day in days(shown)[:1]:
            certainty: Certainty = "guessed" if day.unsure else "stated"
            return day.edtf, evidence("posted-line", piece, day.start, day.end, certainty)
    return None


def _near(view: View) -> Claim | None:
    """The date of a line that stands close above the title, or between it and the text, and has
    little but a date."""
    above = [piece for piece in view.around if piece.end <= view.extent.start]
    head = [piece for piece in view.head() if piece.role in ("furniture", "heading")]
    for piece in (*above[-ABOVE:][::-1], *head):
        shown = view.shown(piece)
        found = days(shown) if len(shown) <= LONGEST else ()
        if not found or MODIFIED.search(shown):
            continue
        rest = names.without_dates(shown)
        if len(rest.split()) <= FEWEST or names.TIME.search(shown):
            day = found[0]
            return day.edtf, evidence("date-near-title", piece, day.start, day.end, "derived")
    return None


def _month(view: View) -> Claim | None:
    """A month and a year in a line of the head."""
    for piece in view.head():
        if piece.role in ("meta", "dateline", "byline"):
            for found in months(view.shown(piece)):
                return found.edtf, evidence("month-in-head", piece, found.start, found.end)
    return None


def place(view: View) -> Claim | None:
    """The place of the dateline, as printed."""
    opening = view.opening()
    lines = [*view.of("dateline"), *([opening] if opening else [])]
    for piece in lines:
        shown = view.shown(piece)[:200]
        for name in datelines.first_name(shown):
            if view.known.id(name.text) is None and name.text != view.found.get("publisher"):
                return name.text, evidence("dateline", piece, name.start, name.end)
    return None


def undated(claim: Claim | None) -> bool:
    """Whether no line states a date."""
    return claim is None or not isinstance(claim[1], Evidence) or claim[1].certainty != "stated"
