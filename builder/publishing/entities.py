"""The list of all entities: by kind, the most named first, 500 a page; and one script with all."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import msgspec

from builder.config import Site
from builder.entity import Entity, Kind
from builder.model import Url
from builder.output import Output, Page
from builder.publishing import addresses, markup, named, words
from builder.publishing.lists import ROWS, pager
from builder.publishing.namings import Found

HERE = Url("entities/")
INDEX = "entities/names.js"
"""What the filter looks through where the list has several pages."""


@dataclass(frozen=True, slots=True)
class Listed:
    """An entity, and how often and in how many documents it is named."""

    entity: Entity
    mentions: int
    documents: int


def listed(entities: Sequence[Entity], found: Found, site: Site) -> tuple[Listed, ...]:
    """All entities that have a page, in their order: by kind, the most named first, by name."""
    several = (
        Listed(entity, sum(one.count for one in documents), len(documents))
        for entity in entities
        if entity.page
        for documents in (found.get(entity.id, ()),)
    )
    return tuple(sorted(several, key=lambda one: _place(one, site)))


def _place(one: Listed, site: Site) -> tuple[int, int, str, str]:
    entity = one.entity
    name = named.name(entity, site)[0].casefold()
    return named.KINDS.index(entity.kind), -one.mentions, name, entity.id


def entities_pages(every: Sequence[Listed], site: Site) -> list[Page]:
    """The list, with a heading and a table for each kind."""
    chunks = [every[start : start + ROWS] for start in range(0, len(every), ROWS)] or [()]
    tally = _tally(every)
    return [
        _page(tally, chunk, number, len(chunks), site) for number, chunk in enumerate(chunks, 1)
    ]


@dataclass(frozen=True, slots=True)
class _Tally:
    """What every page of the list says of the whole list: how many entities it has, how many of
    these are proposed; and by kind, in order, where it begins, and how many it has."""

    entities: int
    proposed: int
    kinds: tuple[tuple[Kind, int, int], ...]


def _tally(every: Sequence[Listed]) -> _Tally:
    first: dict[Kind, int] = {}
    for place, one in enumerate(every):
        first.setdefault(one.entity.kind, place)
    counts = Counter(one.entity.kind for one in every)
    return _Tally(
        entities=len(every),
        proposed=sum(one.entity.origin == "proposed" for one in every),
        kinds=tuple((kind, place, counts[kind]) for kind, place in first.items()),
    )


def _page(tally: _Tally, chunk: Sequence[Listed], number: int, last: int, site: Site) -> Page:
    here = addresses.numbered(HERE, number)
    title = site.label("entities")
    if number > 1:
        title += f" · {site.label('page', number=number)}"
    return Page(
        path=addresses.path(here),
        kind="entities",
        title=title,
        language=site.language,
        pieces=(
            ("head", _head(title, tally, here, site)),
            ("text", "\n\n".join(_sections(chunk, tally.proposed > 0, here, site))),
            ("pager", pager(HERE, number, last, site)),
        ),
    )


def _head(title: str, tally: _Tally, here: Url, site: Site) -> str:
    intro = site.label("entities_intro" if tally.entities else "no_entities")
    parts = [f"{{#title}}\n# {markup.line(title)}", markup.line(intro)]
    if tally.proposed:
        known = words.number(tally.entities - tally.proposed)
        proposed = words.number(tally.proposed)
        parts.append(markup.line(site.label("entities_proposed", known=known, proposed=proposed)))
    if tally.entities:
        parts.append(markup.block("\n".join(_kinds(tally, here, site)), "sections"))
    return "\n\n".join(parts)


def _kinds(tally: _Tally, here: Url, site: Site) -> Iterator[str]:
    """Each kind with its count, as a link to where it begins."""
    for kind, place, count in tally.kinds:
        page = addresses.numbered(HERE, place // ROWS + 1)
        target = "" if page == here else addresses.relative(here, page)
        link = markup.link(site.label(f"kind_{kind}"), f"{target}#kind-{kind}")
        yield f"- {link} {words.number(count)}"


def _sections(chunk: Sequence[Listed], mixed: bool, here: Url, site: Site) -> Iterator[str]:
    """A heading and a table for each kind; where some are proposed (``mixed``), with a column that
    says which."""
    columns = ["name", "other_script", "kind", "mentions", "documents"]
    if mixed:
        columns.insert(3, "known_from")
    header = [f"| {' | '.join(site.label(key) for key in columns)} |", "|---" * len(columns) + "|"]
    for kind, several in groupby(chunk, key=lambda one: one.entity.kind):
        rows = (f"| {' | '.join(_row(one, mixed, here, site))} |" for one in several)
        yield f"{{#kind-{kind}}}\n## {site.label(f'kind_{kind}')}"
        yield "\n".join([*header, *rows])


def _row(one: Listed, mixed: bool, here: Url, site: Site) -> tuple[str, ...]:
    entity = one.entity
    kind = site.label(f"kind_one_{entity.kind}")
    subkind = named.subkind(entity, site)
    return (
        named.title(entity, here, site),
        " ".join([named.other_names(entity, site) or "–", named.spellings(entity)]).strip(),
        f"{kind}: {subkind}" if subkind else kind,
        *([_origin(entity, site)] if mixed else []),
        words.number(one.mentions),
        words.number(one.documents),
    )


def _origin(entity: Entity, site: Site) -> str:
    return named.proposed(site) if entity.origin == "proposed" else site.label("in_authority")


def names_script(every: Sequence[Listed], site: Site) -> Iterator[Output]:
    """All rows of a list of several pages as a script, which the filter loads: a call of one
    function with [address below the list, name, its language, names in other languages, further
    spellings, kind, where it is known from, mentions, documents]."""
    if len(every) > ROWS:
        mixed = any(one.entity.origin == "proposed" for one in every)
        rows = msgspec.json.encode([_indexed(one, mixed, site) for one in every])
        yield Output(INDEX, b"archiveNames(" + rows + b");\n")


def _indexed(one: Listed, mixed: bool, site: Site) -> tuple[object, ...]:
    entity = one.entity
    name, language = named.name(entity, site)
    others = [(text, lang) for lang, text in entity.name if lang != language]
    kind = site.label(f"kind_one_{entity.kind}")
    origin = site.label("proposed" if entity.origin == "proposed" else "in_authority")
    return (
        addresses.file(
            addresses.relative(HERE, addresses.entity_url(entity.id)), site.directory_urls
        ),
        name,
        language,
        others,
        ", ".join(entity.names),
        f"{kind}: {named.subkind_text(entity, site)}" if entity.subkind else kind,
        origin if mixed else None,
        one.mentions,
        one.documents,
    )
