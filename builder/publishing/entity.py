"""The page of an entity: its names, what is said of it, and the documents that name it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from builder.config import Site
from builder.entity import Entity, EntityId, Publisher
from builder.folding import fold_name
from builder.model import Url
from builder.output import Page
from builder.publishing import addresses, digest, markup, named, words
from builder.publishing.facts import Fact, facts_list
from builder.publishing.namings import Naming

ROWS = 500
"""Documents that the page lists; all are in the data."""

WIKIDATA = "https://www.wikidata.org/wiki/"


@dataclass(frozen=True, slots=True)
class EntityView:
    """All that an entity's page shows; ``near`` are the entities it stands in relations with.

    ``inward`` are the relations that others have to it, each with their kind.
    """

    entity: Entity
    namings: tuple[Naming, ...]
    near: Mapping[EntityId, Entity]
    inward: tuple[tuple[str, EntityId], ...] = ()
    outlet: Publisher | None = None
    """What is known of who runs it, where it is one."""


def entity_page(view: EntityView, site: Site) -> Page:
    """The page of one entity."""
    entity = view.entity
    title, language = named.name(entity, site)
    here = addresses.entity_url(entity.id)
    return Page(
        path=addresses.path(here),
        kind="entity",
        title=title,
        language=site.language,
        direction="ltr" if site.language != "ar" else "rtl",
        description=entity.note,
        pieces=(
            ("head", _head(entity, title, language, site)),
            ("intro", _intro(view, here, site)),
            ("text", _documents(view, here, site)),
            ("about", _about(view, here, site)),
            ("pager", _pager(here, site)),
        ),
    )


def _head(entity: Entity, title: str, language: str, site: Site) -> str:
    heading = markup.block(f"# {markup.line(title)}", id_="title", lang=language, direction="auto")
    kind = site.label(f"kind_one_{entity.kind}")
    line = " · ".join(
        part
        for part in (named.other_names(entity, site), kind, named.subkind(entity, site))
        if part
    )
    parts = [heading, markup.block(line, "byline")]
    if entity.note:
        parts.append(named.note(entity))
    return "\n\n".join(parts)


APART = ("texts", "captions", "comments")
"""Mentions that are counted apart, by where they stand."""


def _counts(view: EntityView) -> dict[str, int]:
    return {field: sum(getattr(one, field) for one in view.namings) for field in APART}


def _intro(view: EntityView, here: Url, site: Site) -> str:
    label = site.label
    heading = f"{{#documents}}\n## {label('documents_naming')}"
    if not view.namings:
        return f"{heading}\n\n{label('named_nowhere')}"
    counts = {field: words.number(count) for field, count in _counts(view).items()}
    said = label(
        "named_in",
        mentions=counts["texts"],
        captions=counts["captions"],
        comments=counts["comments"],
        documents=words.number(len(view.namings)),
    )
    parts = [heading, markup.line(said)]
    if len(view.namings) > ROWS:
        target = addresses.relative(here, "data/mentions.jsonl")
        parts.append(markup.link(markup.line(label("more_in_data")), target))
    return "\n\n".join(parts)


def _documents(view: EntityView, here: Url, site: Site) -> str:
    """A table of the documents; without the columns that would hold nothing."""
    if not view.namings:
        return ""
    counts = _counts(view)
    fields = [field for field in APART if field == "texts" or counts[field]]
    columns = [site.label(key) for key in ("date", "title", "publisher")]
    columns += [site.label(f"in_{field}") for field in fields]
    rows = [f"| {' | '.join(columns)} |", "|---" * len(columns) + "|"]
    rows += (_row(one, fields, here, site) for one in view.namings[:ROWS])
    return "\n".join(rows)


def _row(naming: Naming, fields: list[str], here: Url, site: Site) -> str:
    source, document = naming.source, naming.document
    page = addresses.document_url(source.document_id(document))
    target = f"{addresses.relative(here, page)}#{naming.first}"
    cells = (
        words.date(document.date, site) if document.date else "–",
        markup.source_link(document.title, target, document.language),
        markup.isolated(document.publisher) if document.publisher else "–",
        *(words.number(getattr(naming, field)) for field in fields),
    )
    return f"| {' | '.join(cells)} |"


def _about(view: EntityView, here: Url, site: Site) -> str:
    parts = [f"{{#about}}\n## {site.label('about_entity')}"]
    facts = list(_facts(view, here, site))
    if facts:
        parts.append(markup.block(facts_list(facts, site), "facts"))
    if view.outlet:
        parts += digest.outlets((view.outlet,), site)
    parts += [f"{{#names}}\n### {site.label('names')}", markup.line(site.label("names_intro"))]
    parts.append(markup.block("\n".join(_names(view, site)), "facts"))
    return "\n\n".join(parts)


def _facts(view: EntityView, here: Url, site: Site) -> Iterator[Fact]:
    entity = view.entity
    for kind, target in entity.relations:
        yield f"relation_{kind.replace(' ', '_')}", named.title(view.near[target], here, site)
    for kind in dict.fromkeys(kind for kind, _ in view.inward):
        others = [
            named.title(view.near[id_], here, site) for one, id_ in view.inward if one == kind
        ]
        yield f"inward_{kind.replace(' ', '_')}", ", ".join(others)
    if entity.coordinates:
        north, east = entity.coordinates
        yield "coordinates", markup.isolated(f"{north:g}, {east:g}", "en", "ltr")
    for scheme, identifier in entity.identifiers:
        if scheme == "wikidata":
            yield "wikidata", markup.source_link(identifier, f"{WIKIDATA}{identifier}")
        else:
            yield "identifier", markup.isolated(f"{scheme}: {identifier}")


def _names(view: EntityView, site: Site) -> Iterator[str]:
    """The words by which texts name it, the commonest first; then names that none has.

    Words that differ in what folding drops are one, in the spelling of the authority files.
    """
    spelt = {fold_name(spelling).text: spelling for spelling in reversed(view.entity.spellings)}
    found: Counter[str] = Counter()
    for naming in view.namings:
        for said, count in naming.spellings:
            found[_spelling(said, spelt)] += count
    for said, count in sorted(found.items(), key=lambda pair: (-pair[1], pair[0])):
        shown = site.label("times" if count > 1 else "time", count=words.number(count))
        yield f"- {markup.isolated(said)}: {markup.line(shown)}"
    for spelling in dict.fromkeys(spelt.values()):
        if spelling not in found:
            yield f"- {markup.isolated(spelling)}"


def _spelling(said: str, spelt: Mapping[str, str]) -> str:
    """Words of a text as the authority files spell them, where they have them; the article that
    Arabic joins to "to" has its alef back."""
    folded = fold_name(said).text
    for key in (folded, f"ا{folded}", f"the {folded}", f"al {folded}", folded.removeprefix("al ")):
        if key in spelt:
            return spelt[key]
    return said


def _pager(here: Url, site: Site) -> str:
    target = addresses.relative(here, "entities/")
    return markup.block(f"- {markup.link(site.label('all_entities'), target)}", "pager")


def entity_views(
    entities: Iterable[Entity],
    publishers: Iterable[Publisher],
    found: Mapping[EntityId, tuple[Naming, ...]],
) -> Iterator[EntityView]:
    """A view for each entity that has a page."""
    outlets = {publisher.id: publisher for publisher in publishers}
    entities = tuple(entities)
    by_id = {entity.id: entity for entity in entities}
    inward: dict[EntityId, list[tuple[str, EntityId]]] = {}
    for entity in entities:
        for kind, target in entity.relations:
            inward.setdefault(target, []).append((kind, entity.id))
    for entity in entities:
        if entity.page:
            to = tuple(inward.get(entity.id, ()))
            near = {id_: by_id[id_] for _, id_ in (*entity.relations, *to)}
            outlet = outlets.get(entity.id) if entity.subkind == "publisher" else None
            yield EntityView(entity, found.get(entity.id, ()), near, to, outlet)
