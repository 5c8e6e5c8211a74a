"""Finds who published a document, and from whom the text came before."""

import re
from collections import Counter
from collections.abc import Callable, Iterator

from builder.authority.outlets import key
from builder.model import Certainty, Evidence
from builder.reading import datelines, makers, names, phrases, titles
from builder.reading.names import Name
from builder.reading.pieces import Piece
from builder.reading.units import words_of
from builder.reading.view import Claim, View, evidence

FIELD = re.compile(r"(?:publication|publisher|source|الناشر|المصدر)\s*[:=]\s*", re.IGNORECASE)
RIGHTS = re.compile(
    r"(?:copyright|©|\(c\)|حقوق (?:النشر|الطبع) محفوظة (?:ل|©))[\s:©\d–,-]*(?:\(c\))?\s*(?:by\s+)?"
    r"(?P<name>(?:https?://|www\.)\S+|[^.|,;·–]{2,60}?)"
    r"\s*(?:\d{4}\s*)?(?:[.|,;·–-]|all rights|\(|$)",
    re.IGNORECASE,
)
LEGAL = re.compile(
    r"(?:,?\s+(?:Ltd|Limited|LLC|Inc|GmbH|Co|Company|Corp|Corporation|PLC|plc|AG|SA|Holdings))+\.?$"
)
"""What a company's name ends with, and an outlet's does not."""

TITLE = 5
"""Spaces of a line that could be a listed title, which may name any outlet."""

FIRST_LINES = 15
"""Lines of a page among which its name stands."""

RIGHTS_SIGNS = ("copyright", "©", "(c)", "حقوق")
HOST = re.compile(r"(?:https?://)?((?:[\w-]+\.)+[a-z]{2,})", re.IGNORECASE)
SPOKEN_TO = re.compile(
    r"(?:\b(?:to|with|told|by)\s+|(?<!\w)ل(?:ـ|صحيفة\s|قناة\s|وكالة\s)?)[«\"“]?\Z"
)
SPEAKING = ("interview", "told", "speech", "statement to", "حديث", "مقابلة", "ل«", "لـ")
"""What a text has in which somebody speaks to an outlet."""

NEAR = 12
"""Code points before a name in which the words for speaking to it stand."""

AGENCY = re.compile(r"\bagenc\w+|\bagence|\bwires?\b|\bpress association|وكال[ةا]", re.IGNORECASE)
"""What makes an outlet in a byline one that supplies others."""


def publisher(view: View) -> Claim | None:
    """The outlet that put out this text, as printed: the first rule that finds one."""
    return next((claim for rule in RULES if (claim := rule(view))), None)


def field(view: View) -> Claim | None:
    """A line "Publication: …"."""
    for piece in view.of("meta"):
        shown = view.shown(piece)
        if match := FIELD.match(shown):
            return shown[match.end() :].strip(), evidence("field", piece, match.end(), len(shown))
    return None


def below_the_title(view: View) -> Claim | None:
    """A bare name in the head that is an outlet's."""
    for piece in view.head():
        shown = view.shown(piece)
        known = view.known.id(shown) is not None
        if piece.rule == "byline":
            for name in makers.people(names.names(shown)):
                if not names.AUTHOR.match(shown) and (name.is_outlet or view.known.id(name.text)):
                    return name.text, evidence("outlet-in-head", piece, name.start, name.end)
        if piece.role in ("byline", "meta", "dateline") and (known or _is_outlet(shown, piece)):
            certainty: Certainty = "stated" if known else "derived"
            return shown, evidence("outlet-in-head", piece, 0, len(shown), certainty)
    return None


def _is_outlet(shown: str, piece: Piece) -> bool:
    rules = ("name below a title", "detail of the head", "above the title")
    return piece.rule in rules and names.names_outlet(shown)


def in_the_byline(view: View) -> Claim | None:
    """An outlet that stands behind an author's name, and is no agency."""
    for piece in view.of("byline"):
        for name in names.authors(view.shown(piece))[1:] if piece.rule == "byline" else ():
            told = name.is_outlet or view.known.id(name.text) is not None
            if told and not name.is_job and not AGENCY.search(name.text):
                return name.text, evidence("outlet-in-byline", piece, name.start, name.end)
    return None


def poster(view: View) -> Claim | None:
    """Who posted another's text, where that is no author."""
    for piece in view.of("byline"):
        for name in makers.posted_by(view.shown(piece)) if piece.rule == "date-stripped" else ():
            if name.text not in view.found.get("authors", ()) and (
                name.is_outlet or view.known.id(name.text) is not None
            ):
                return name.text, evidence("posted-by", piece, name.start, name.end)
    return None


def dateline(view: View) -> Claim | None:
    """An outlet that the first paragraph begins with."""
    opening = view.opening()
    if opening is None:
        return None
    line = view.shown(opening)[:200]
    for name in datelines.first_name(line):
        if view.known.id(name.text) is not None:
            return name.text, evidence("dateline", opening, name.start, name.end)
    return None


def browser_title(view: View) -> Claim | None:
    """What follows the title in the line that a browser shows: "Title | Outlet"."""
    from builder.reading.title import headline

    claim = headline(view)
    if claim is None:
        return None
    for piece in (*view.around[:3], *view.pieces[:2]):
        shown = view.shown(piece)
        parts = [part.strip() for part in titles.BARS.split(shown.replace(": ", " | ", 1))]
        if len(parts) > 1 and words_of(parts[-1]) == words_of(claim[0]):
            parts = [*parts[::-1]]
            if names.is_name(parts[-1]):
                return parts[-1], evidence("browser-title", piece, 0, len(parts[-1]), "derived")
        if len(parts) > 1 and titles.opens(words_of(shown), words_of(claim[0])):
            name = parts[-1]
            if name and len(name.split()) <= 6 and key(name) not in key(claim[0]):
                start = shown.rindex(name)
                return name, evidence("browser-title", piece, start, start + len(name), "derived")
    return None


def rights(view: View) -> Claim | None:
    """Who holds the rights, as a line around the article says."""
    for piece in (*view.around, *view.of("furniture")):
        shown = view.shown(piece)
        folded = shown.casefold() if len(shown) <= 300 else ""
        if not any(sign in folded for sign in RIGHTS_SIGNS):
            continue
        match = RIGHTS.search(shown)
        if match is None:
            continue
        name = LEGAL.sub("", match["name"].strip(names.SURPLUS))
        host = HOST.match(name)
        if host and "." in host[1]:
            return _host(host[1]), evidence("copyright", piece, *match.span("name"), "derived")
        if names.is_name(name, 7) or view.known.id(name) is not None:
            return name, evidence("copyright", piece, *match.span("name"), "derived")
    return None


def _host(name: str) -> str:
    return name.lower().removeprefix("www.")


def sites(view: View) -> Claim | None:
    """An address, alone on a line, of a known outlet's pages."""
    for piece in (*view.pieces, *view.around):
        shown = view.shown(piece)
        host = HOST.match(shown) if piece.role == "furniture" and " " not in shown else None
        labels = _host(host[1]).split(".") if host else []
        for first in range(len(labels) - 1):
            outlet = view.known.hosts.get(".".join(labels[first:]))
            if outlet is not None:
                return outlet, evidence("address", piece, 0, piece.end - piece.start, "derived")
    return None


def furniture(view: View) -> Claim | None:
    """The known outlet that the lines around and within the article name most."""
    counted: Counter[str] = Counter()
    places: dict[str, tuple[str, Evidence]] = {}
    for piece in (*view.pieces, *view.around):
        if piece.role == "furniture" and not _is_listed(view.shown(piece)):
            for name in _known(view, piece):
                outlet = view.known.ids[key(name.text)]
                counted[outlet] += 1
                because = evidence("named-around", piece, name.start, name.end, "derived")
                places.setdefault(outlet, (name.text, because))
    return places[counted.most_common(1)[0][0]] if counted else None


def _is_listed(shown: str) -> bool:
    """Whether a line reads like the title of another article, or is a text of its own."""
    return len(shown) >= 200 or (shown.count(" ") >= TITLE and shown[-1] not in ".:!?)")


def _known(view: View, piece: Piece) -> Iterator[Name]:
    """Runs of one to four words that are a known outlet's name."""
    shown = view.shown(piece)
    words = list(re.finditer(r"[^\s,;:|]+", shown))
    for first in range(len(words)):
        if key(re.sub(r"[’']s?$", "", words[first][0])) not in view.known.heads:
            continue
        for last in range(min(first + 4, len(words)), first, -1):
            start, end = words[first].start(), words[last - 1].end()
            for name in (shown[start:end], re.sub(r"[’']s?$", "", shown[start:end])):
                if view.known.id(name) is not None:
                    yield Name(name, start, start + len(name))
                    return


def masthead(view: View) -> Claim | None:
    """A name alone among the first lines of the page that lines below the article have too."""
    below = "\n".join(
        view.shown(piece).casefold() for piece in view.around if piece.start > view.extent.end
    )
    best: tuple[int, Claim] | None = None
    for piece in view.around[:FIRST_LINES]:
        shown = view.shown(piece)
        named = names.is_name(shown) and not phrases.kind(shown.lower(), 1)
        if piece.start > view.extent.start or not named:
            continue
        count = below.count(shown.casefold())
        weight = count + 2 * bool(names.OUTLET.search(shown)) if count or view.found else 0
        if weight > (best[0] if best else 1):
            because = evidence("masthead", piece, 0, len(shown), "derived" if count else "guessed")
            best = weight, (shown, because)
    return best[1] if best else None


def told(view: View) -> Claim | None:
    """The known outlet that people speak to in the text, twice or more: it made the interviews."""
    text = view.text[view.extent.start : view.extent.end]
    if not any(word in text for word in SPEAKING):
        return None
    counted: Counter[str] = Counter()
    places: dict[str, tuple[str, Evidence]] = {}
    named = [name for name in view.known.names if name in text]
    agencies = {view.known.id(name) for name in view.known.names if named and AGENCY.search(name)}
    for name in named:
        outlet = view.known.ids[key(name)]
        for start in _spoken_to(text, name) if outlet not in agencies else ():
            counted[outlet] += 1
            first = view.extent.start + start
            because = Evidence("spoken-to", "guessed", first, first + len(name))
            if len(name) > len(places.get(outlet, ("", because))[0]):
                places[outlet] = name, because
    best = counted.most_common(1)
    return places[best[0][0]] if best and best[0][1] >= 2 else None


def _spoken_to(text: str, name: str) -> Iterator[int]:
    """Where a name stands after the words for speaking to somebody."""
    start = text.find(name)
    while start >= 0:
        whole = not text[start + len(name) : start + len(name) + 1].isalnum()
        if whole and SPOKEN_TO.search(text, max(0, start - NEAR), start):
            yield start
        start = text.find(name, start + 1)


def via(view: View) -> Claim | None:
    """Where the text came from before, the first publisher first."""
    found: dict[str, Evidence] = {}
    for name, because in _sources(view):
        if key(name) != key(view.found.get("publisher") or "") and name not in found:
            same = view.known.id(name)
            if same is None or same != view.known.id(view.found.get("publisher")):
                found[name] = because
    return (tuple(found), next(iter(found.values()))) if found else None


def _sources(view: View) -> Iterator[tuple[str, Evidence]]:
    for piece in view.of("byline", "meta", "dateline"):
        shown = view.shown(piece)
        for place, name in names.sources(shown):
            yield name.text, evidence(place, piece, name.start, name.end)
        if piece.rule == "byline":
            for name in names.authors(shown)[1:]:
                if AGENCY.search(name.text):
                    yield name.text, evidence("agency-in-byline", piece, name.start, name.end)
        if piece.rule == "outlet at the end":
            yield shown, evidence("outlet-at-end", piece, 0, len(shown), "derived")
    opening = view.opening()
    if opening is not None:
        agency = datelines.agency(view.shown(opening)[:200])
        if agency is not None:
            yield agency.text, evidence("dateline", opening, agency.start, agency.end)


RULES: tuple[Callable[[View], Claim | None], ...] = (
    field,
    below_the_title,
    in_the_byline,
    poster,
    dateline,
    browser_title,
    masthead,
    rights,
    sites,
    furniture,
    told,
)
"""What finds the publisher, in order."""
