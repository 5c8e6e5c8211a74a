"""The rules by which a unit gets its role, in order, for each place it may stand in."""

import re

from builder.model import Role
from builder.reading import core, names, titles
from builder.reading.place import Place, Rule
from builder.reading.units import Unit

LONG = 60
"""Words of a sentence or several that are running text."""

LONGEST_HEADING, LONGEST_CAPTION, LONGEST_HEAD = 12, 45, 45
FURNITURE = frozenset((
    "residue", "number", "counter", "url", "share", "menu", "more", "subscribe", "related",
    "popular", "comments", "form", "footer", "advert", "tags", "stamp", "says", "numbered",
    "truncated", "biography", "appeal", "trail",
))  # fmt: skip
"""Signs of furniture wherever they stand."""

LISTED = re.compile(r",|&|،|\s(?:and|in|et|und|y|e|и|ve)\s|\sو|:")
"""What stands between two names in one line, or a name and a place."""

OWN: dict[str, Role] = {
    "byline": "byline",
    "date": "dateline",
    "date-stripped": "byline",
    "credit": "byline",
    "caption": "caption",
    "field": "meta",
    "numbered": "furniture",
}
"""Signs that say the role by themselves, near an article."""


def a_title(place: Place) -> Role | None:
    """The title itself, and wherever it is said again."""
    if place.title is None:
        return None
    title = place.units[place.title].said
    again = place.unit.words <= titles.LONGEST and titles.same(place.unit.said, title)
    return "title" if place.index == place.title or (again and place.unit.words > 2) else None


def by_sign(place: Place) -> Role | None:
    """A byline, a date line, a caption, a field."""
    if place.sign == "credit" and names.PICTURED.match(place.unit.text):
        return "caption"
    return OWN.get(place.sign)


def furniture(place: Place) -> Role | None:
    """Says what menus, share lines and the like say."""
    return "furniture" if place.sign in FURNITURE else None


def a_name(place: Place) -> Role | None:
    """A bare name below a title."""
    if place.sign or not place.follows_title(5):
        return None
    parts = [part for part in titles.DASH.split(place.unit.text) if part]
    listed = LISTED.search(place.unit.text)
    several = []
    if ":" in place.unit.text and names.CASED.search(place.unit.text):
        return None
    if listed and place.unit.words < 12:
        several = [name.text for name in names.names(place.unit.text)]
    if not all(map(names.is_name, parts)) and not (
        len(several) > 1 and all(map(names.is_name, several))
    ):
        return None
    if place.unit.words == 1 and not names.OUTLET.search(place.unit.text):
        return None
    return "byline"


def a_masthead(place: Place) -> Role | None:
    """What stands between the number of an export's document and its title."""
    above = place.title is not None and place.index < place.title
    return "meta" if above and place.sign in ("", "menu") else None


def a_standfirst(place: Place) -> Role | None:
    """A sentence between the title and the running text."""
    above = slice(max(place.title or 0, place.index - LONGEST_HEAD), place.index)
    listed = any(sign in core.LISTS for sign in place.signs[above])
    if place.unit.words < 7 or place.sign not in ("", "bullet") or listed:
        return None
    return "paragraph" if place.unit.prose or place.follows_title(4) else None


def a_detail(place: Place) -> Role | None:
    """A short line between the title and the running text."""
    fitting = place.sign in ("", "symbols", "marker", "bullet")
    return "meta" if fitting and place.follows_title(5) else None


def long_text(place: Place) -> Role | None:
    """A paragraph so long that it is nothing else."""
    unit = place.unit
    long = unit.prose and unit.words > LONG and place.sign == "" and not unit.joined
    return "paragraph" if long else None


def running_text(place: Place) -> Role | None:
    """Sentences."""
    unit = place.unit
    if place.sign == "truncated" and unit.words <= LONGEST_HEADING:
        return None  # another's title, cut
    if place.sign in ("", "bullet", "truncated", "biography", "post-signature") and (
        unit.prose or unit.words >= 20
    ):
        return "quote" if _is_quotation(place) else "paragraph"
    return None


def _is_quotation(place: Place) -> bool:
    """A quotation alone, whose speaker stands on the next line behind a dash."""
    after = place.near(1)
    return (
        place.unit.text[0] in '"“«„'
        and after is not None
        and after.words <= 12
        and after.text[0] in "—–-"
        and after.text[1:2] != "-"
    )


def leading_on(place: Place) -> Role | None:
    """A sentence that ends in "says:", which amid an article is no commenter's."""
    return "paragraph" if place.sign == "says" and place.unit.text[-1] == ":" else None


def a_rule(place: Place) -> Role | None:
    """A row of stars or dashes."""
    return "furniture" if place.sign == "symbols" and titles.is_rule(place.unit.text) else None


def a_speaker(place: Place) -> Role | None:
    """Who is quoted on the line before."""
    before = place.near(-1)
    dashed = place.unit.text[0] in "—–" and place.unit.words <= 12 and not place.unit.stopped
    return "quote" if dashed and before is not None and before.text[-1] in '"”»’' else None


def a_list(place: Place) -> Role | None:
    """An item with its mark, or the mark alone."""
    if place.sign == "bullet" and place.unit.text[0].isdigit() and not _has_item(place):
        after = place.near(1)
        if after is not None and after.words >= 12 and place.unit.words <= 14:
            return "heading"
    below = place.signs[place.index + 1 : place.index + 2]
    if place.sign == "table" or (place.sign == "trail" and "table" in below):
        return "list"
    return (
        "list"
        if place.sign in ("bullet", "marker")
        and (place.unit.words < 25 or place.sign == "marker" or _has_item(place))
        else None
    )


def _has_item(place: Place) -> bool:
    near = (place.index - 1, place.index + 1)
    return (
        any(0 <= i < len(place.signs) and place.signs[i] == "bullet" for i in near)
        and place.unit.words < 60
    )


def glued(place: Place) -> Role | None:
    """A caption that is joined to what follows it, or follows one and is no sentence either."""
    before = place.near(-1)
    after_caption = before is not None and before.joined and not place.unit.stopped
    short = place.unit.words <= LONGEST_CAPTION
    return "caption" if short and (place.unit.joined or after_caption) else None


def above_a_credit(place: Place) -> Role | None:
    """What a picture shows, above the line of who took it, and for whom; and that line."""
    after, before = place.near(1), place.near(-1)
    if _is_credit(place.unit, place.sign) and before is not None and before.words <= 45:
        return "caption"
    if after is None or place.unit.words > 45 or place.unit.text[0] in "\"“«'‘":
        return None
    return "caption" if _is_credit(after, place.signs[place.index + 1]) else None


def _is_credit(unit: Unit, sign: str) -> bool:
    """Names with a bar between, a person's and an agency's."""
    parts = re.split(r"\s*[/|]\s*", unit.text) if sign in ("", "trail") and unit.words <= 9 else []
    return len(parts) == 2 and all(parts) and all(map(names.is_name, parts))


def a_heading(place: Place) -> Role | None:
    """A short line alone between sentences."""
    unit, after, before = place.unit, place.near(1), place.near(-1)
    if place.sign or unit.words > LONGEST_HEADING or after is None:
        return None
    if unit.text[-1] in ".,;،؛:" or (unit.stopped and unit.words > 8):
        return None
    leads = place.signs[place.index + 1] == "bullet" or after.text[-1] == ":"
    if not (after.prose or after.words >= 12 or leads):
        return None
    fine = before is None or place.signs[place.index - 1] in FURNITURE or _is_ended(before)
    return "heading" if fine and unit.text[0] not in '"“«' else None


def _is_ended(unit: Unit) -> bool:
    return unit.stopped or unit.words >= 12 or unit.text[-1] in ":…" or unit.text[0] in "—–"


def a_picture_line(place: Place) -> Role | None:
    """A line that ends as no sentence does, longer than a heading, alone between sentences."""
    unit, after, before = place.unit, place.near(1), place.near(-1)
    if place.sign or unit.stopped or not 9 <= unit.words <= 45 or unit.text[-1] in ":,،؛;":
        return None
    if after is None or before is None or unit.text[0] in '"“«„':
        return None
    return "caption" if before.prose and (after.prose or after.words >= 12) else None


def short_sentence(place: Place) -> Role | None:
    """A short line that ends as a sentence does, or leads to what follows."""
    unit = place.unit
    ends = unit.stopped or unit.text[-1] in ":,،؛;" or unit.text[0] in '"“«'
    return "paragraph" if ends and place.sign in ("", "symbols") else None


def other_line(place: Place) -> Role | None:
    """A line among sentences."""
    return "paragraph"


def closing(place: Place) -> Role | None:
    """What an article ends with: who helped, where it was taken from."""
    between = place.signs[place.last : place.index] if place.index <= place.last + 3 else ("form",)
    if {"related", "popular", "footer", "tags", "form"}.intersection(between):
        return None
    return by_sign(place) if place.sign in ("credit", "date", "byline", "field") else None


def outlet_at_end(place: Place) -> Role | None:
    """The outlet's name, alone below the last sentence."""
    unit = place.unit
    near = place.index - place.last <= 1 and place.sign == ""
    return "meta" if near and unit.words > 1 and names.names_outlet(unit.text) else None


def kept(place: Place) -> Role | None:
    """A line of a text that has no sign of a page around it."""
    return "paragraph"


HEAD: tuple[tuple[str, Rule], ...] = (
    ("title", a_title),
    ("sign", by_sign),
    ("above the title", a_masthead),
    ("sign", furniture),
    ("name below a title", a_name),
    ("standfirst", a_standfirst),
    ("detail of the head", a_detail),
)
WITHIN: tuple[tuple[str, Rule], ...] = (
    ("running text", long_text),
    ("title again", a_title),
    ("rule", a_rule),
    ("glued caption", glued),
    ("list", a_list),
    ("above a credit", above_a_credit),
    ("running text", running_text),
    ("leads to what is said", leading_on),
    ("sign", furniture),
    ("sign", by_sign),
    ("speaker", a_speaker),
    ("heading", a_heading),
    ("picture line", a_picture_line),
    ("short sentence", short_sentence),
    ("line among sentences", other_line),
)
BELOW: tuple[tuple[str, Rule], ...] = (
    ("closing line", closing),
    ("outlet at the end", outlet_at_end),
)
ABOVE_ALL: tuple[tuple[str, Rule], ...] = ()
PLAIN_HEAD: tuple[tuple[str, Rule], ...] = (
    ("title", a_title),
    ("sign", by_sign),
    ("name below a title", a_name),
    ("plain text", kept),
)
PLAIN: tuple[tuple[str, Rule], ...] = (
    ("title again", a_title),
    ("sign", by_sign),
    ("rule", a_rule),
    ("speaker", a_speaker),
    ("list", a_list),
    ("heading", a_heading),
    ("plain text", kept),
)
