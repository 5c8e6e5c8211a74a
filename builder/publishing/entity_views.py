"""Gathers what the page of each entity shows, so that pages can be written one by one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from builder.entity import Entity, EntityId, Publisher
from builder.model import Archive, Document, Source
from builder.publishing.company import Companion, companies
from builder.publishing.context import Cited
from builder.publishing.months import Calendar, calendar
from builder.publishing.months import own as own_periods
from builder.publishing.namings import Found
from builder.publishing.proposals import Alike, both_ways


@dataclass(frozen=True, slots=True)
class EntityView:
    """All that an entity's page and files show.

    ``documents`` are those that name it, in their order; ``near`` are the entities that its page
    names, by their ids, without notes and further names; ``inward`` are the relations that others
    have to it, each with their kind.
    """

    entity: Entity
    documents: tuple[Cited, ...]
    calendar: Calendar
    near: Mapping[EntityId, Entity]
    inward: tuple[tuple[str, EntityId], ...] = ()
    company: tuple[Companion, ...] = ()
    alike: tuple[Alike, ...] = ()
    outlet: Publisher | None = None
    """What is known of who runs it, where it is one."""

    @property
    def mentions(self) -> int:
        """How often it is named."""
        return sum(one.count for one in self.documents)


def entity_views(
    archive: Archive, ordered: Sequence[tuple[Source, Document]], found: Found
) -> Iterator[EntityView]:
    """A view for each entity that has a page; ``ordered`` are all documents, in date order."""
    entities = archive.entities
    bare = {entity.id: _bare(entity) for entity in entities}
    outlets = {publisher.id: publisher for publisher in archive.authority.publishers}
    inward = _inward(entities)
    company = companies(ordered)
    alike = both_ways(entities)
    known = calendar(document.date for _, document in ordered)
    for entity in entities:
        if not entity.page:
            continue
        to, own, like = inward.get(entity.id, ()), company.get(entity.id, ()), alike.get(entity.id)
        near = [target for _, target in (*entity.relations, *to)]
        near += (one.entity for one in own)
        near += (other for other, _ in like or ())
        documents = found.get(entity.id, ())
        yield EntityView(
            entity=entity,
            documents=documents,
            calendar=own_periods(known, (one.date for one in documents)),
            near={id_: bare[id_] for id_ in sorted(set(near))},
            inward=tuple(to),
            company=own,
            alike=like or (),
            outlet=outlets.get(entity.id) if entity.subkind == "publisher" else None,
        )


def _bare(entity: Entity) -> Entity:
    """What a link to an entity needs: a page need not be written anew for the note of another."""
    return replace(
        entity, names=(), identifiers=(), relations=(), note="", excluded=(), alike=(), subkind=""
    )


def _inward(entities: Sequence[Entity]) -> Mapping[EntityId, list[tuple[str, EntityId]]]:
    inward: dict[EntityId, list[tuple[str, EntityId]]] = {}
    for entity in entities:
        for kind, target in entity.relations:
            inward.setdefault(target, []).append((kind, entity.id))
    return inward
