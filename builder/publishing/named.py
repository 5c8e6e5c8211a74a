"""Links the mentions in a document's text, and lists whom and what it names beside it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from builder.config import Site
from builder.entity import Entity, EntityId, Kind
from builder.model import Anchor, Mention, Url
from builder.publishing import addresses, markup, words
from builder.publishing.blocks import Insert
from builder.publishing.namings import Placed

KINDS: tuple[Kind, ...] = ("person", "organisation", "place", "treaty", "weapon", "work", "other")
"""In the order in which they are listed."""


def links(mentions: Sequence[Mention], entities: Sequence[Entity], here: Url) -> tuple[Insert, ...]:
    """What stands before and after each mention in Markdown, by offsets of the source's text."""
    by_id = {entity.id: entity for entity in entities}
    inserts: list[Insert] = []
    unclear = 0
    for mention in mentions:
        if mention.entity is None:
            unclear += 1
            end = f"](#may-be-{unclear}){markup.attributes('mention', 'ambiguous')}"
        else:
            end = _end(mention, by_id[mention.entity], here)
        inserts += [(mention.start, "["), (mention.end, end)]
    return tuple(inserts)


def _end(mention: Mention, entity: Entity, here: Url) -> str:
    because = mention.because
    marks = markup.attributes("mention", because.certainty, f"by-{because.rule}", f"e-{entity.id}")
    if not entity.page:
        return f"]{marks}"
    return f"]({addresses.relative(here, addresses.entity_url(entity.id))}){marks}"


def listing(mentions: Iterable[Placed], entities: Sequence[Entity], here: Url, site: Site) -> str:
    """The list of a document's entities, by kind, and of what its ambiguous mentions may be."""
    first: dict[EntityId, Anchor] = {}
    counts: defaultdict[EntityId, Counter[str]] = defaultdict(Counter)
    unclear = []
    for one in mentions:
        id_ = one.mention.entity
        if id_ is None:
            unclear.append(one)
        else:
            first.setdefault(id_, one.block.anchor)
            counts[id_][one.block.role] += 1
    if not counts and not unclear:
        return ""
    parts = [f"{{#named}}\n## {site.label('named')}"]
    for kind in KINDS:
        of_kind = [entity for entity in entities if entity.id in counts and entity.kind == kind]
        if of_kind:
            of_kind.sort(key=lambda entity: (-counts[entity.id].total(), entity.id))
            items = (_item(one, counts[one.id], first[one.id], here, site) for one in of_kind)
            parts.append(f"### {site.label(f'kind_{kind}')}")
            parts.append(markup.block("\n".join(items), "named"))
    return "\n\n".join([*parts, *_unclear(unclear, entities, here, site)])


def _item(entity: Entity, roles: Counter[str], first: Anchor, here: Url, site: Site) -> str:
    often = markup.link(_times(roles, site), f"#{first}") + markup.attributes("times")
    parts = [title(entity, here, site), other_names(entity, site), often, subkind(entity, site)]
    item = "- " + " · ".join(part for part in parts if part)
    # The list has the kind as its heading, and the note on the entity's page: a preview has both.
    item += " " + markup.span(f"– {site.label(f'kind_one_{entity.kind}')}", "kind")
    if entity.note:
        item += " " + markup.isolated(f"– {entity.note}", "en", "ltr", "note")
    return item


def _times(roles: Counter[str], site: Site) -> str:
    total = roles.total()
    apart = [
        site.label(f"in_{role}s", count=words.number(roles[role]))
        for role in ("caption", "comment")
        if roles[role]
    ]
    shown = site.label("times" if total > 1 else "time", count=words.number(total))
    return markup.line(f"{shown} ({', '.join(apart)})" if apart else shown)


def _unclear(
    unclear: Sequence[Placed], entities: Sequence[Entity], here: Url, site: Site
) -> Iterator[str]:
    if not unclear:
        return
    by_id = {entity.id: entity for entity in entities}
    yield f"### {site.label('ambiguous')}"
    for number, one in enumerate(unclear, 1):
        names = (title(by_id[candidate], here, site) for candidate in one.mention.candidates)
        said = site.label("may_be", names=site.label("or").join(names))
        text = f"“{markup.isolated(one.text)}”: {said}"
        yield markup.block(text, "may-be", id_=f"may-be-{number}")


def name(entity: Entity, site: Site) -> tuple[str, str]:
    """An entity's name and its language: that of the interface, else the first."""
    names = dict(entity.name)
    language = site.language if site.language in names else next(iter(names))
    return names[language], language


def title(entity: Entity, here: Url, site: Site) -> str:
    """An entity's name, as a link to its page where it has one."""
    text, language = name(entity, site)
    if not entity.page:
        return f"[{markup.line(text)}]" + markup.attributes(
            "from-source", f"e-{entity.id}", lang=language, direction="auto"
        )
    target = addresses.relative(here, addresses.entity_url(entity.id))
    return markup.link(markup.line(text), target) + markup.attributes(
        "from-source", f"e-{entity.id}", lang=language, direction="auto"
    )


def other_names(entity: Entity, site: Site) -> str:
    """Its main names in other languages."""
    _, language = name(entity, site)
    return " · ".join(
        markup.isolated(text, lang, "", "in-other-script")
        for lang, text in entity.name
        if lang != language
    )


def subkind(entity: Entity, site: Site) -> str:
    """What sort of its kind it is, as the authority files say."""
    shown = f"subkind_{entity.subkind.replace(' ', '_')}"
    if site.has_label(shown):
        return site.label(shown)
    return markup.isolated(entity.subkind, "en", "ltr") if entity.subkind else ""
