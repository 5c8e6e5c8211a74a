"""Says of an entity that the texts alone propose it, and of any which others may be the same."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from builder.config import Site
from builder.entity import Entity, EntityId
from builder.model import Url
from builder.publishing import markup, named, words
from builder.publishing.context import Cited

Alike = tuple[EntityId, int]
"""Another entity that may be the same, and its likeness in percent."""


def notice(documents: Sequence[Cited], site: Site) -> Iterator[str]:
    """What stands above the page of a proposed entity."""
    rules = Counter(
        mark.rule for one in documents for said in one.quotations for mark in said.marks
    )
    found = " · ".join(
        f"{words.rule(rule, site)} ({words.number(count)})"
        for rule, count in sorted(rules.items(), key=lambda pair: (-pair[1], pair[0]))
    )
    parts = [f"**{markup.line(site.label('proposed_notice'))}**"]
    if found:
        parts.append(markup.line(site.label("proposed_rules", rules=found)))
    parts.append(markup.line(site.label("proposed_mend")))
    yield markup.block(" ".join(parts), "notice")


def may_be(
    alike: Sequence[Alike], near: Mapping[EntityId, Entity], here: Url, site: Site
) -> Iterator[str]:
    """Which others may be the same; both pages say so."""
    if alike:
        others = (
            f"{named.title(near[id_], here, site)} ({site.label('likeness', percent=percent)})"
            f"{f' {named.proposed(site)}' if near[id_].origin == 'proposed' else ''}"
            for id_, percent in sorted(alike, key=lambda pair: (-pair[1], pair[0]))
        )
        yield markup.block(f"{site.label('may_be_same')} {' · '.join(others)}", "notice")


def both_ways(entities: Sequence[Entity]) -> Mapping[EntityId, tuple[Alike, ...]]:
    """For each entity those it may be the same as, whichever of the two says so."""
    found: dict[EntityId, dict[EntityId, int]] = {}
    for entity in entities:
        for other, percent in entity.alike:
            for one, two in ((entity.id, other), (other, entity.id)):
                likes = found.setdefault(one, {})
                likes[two] = max(percent, likes.get(two, 0))
    return {id_: tuple(sorted(likes.items())) for id_, likes in found.items()}
