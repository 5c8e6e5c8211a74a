"""Leads on from the addresses that names had as proposals to the entries that took them up."""

from collections import Counter
from collections.abc import Iterable, Iterator

from builder.config import Site
from builder.entity import Entity, EntityId, proposed_id
from builder.folding import name_key
from builder.output import Output
from builder.publishing import addresses
from builder.publishing.context import Cited
from builder.publishing.namings import Found

DOCUMENTS = 2
"""As many documents have a name that may have been proposed."""


def redirects(entities: Iterable[Entity], found: Found, site: Site) -> Iterator[Output]:
    """From where a proposal of each name by which texts name an entry would have been, or was, to
    the entry's page. Of several entries with one name the first has it."""
    entities = tuple(entities)
    taken: set[EntityId] = {entity.id for entity in entities}
    for entity in entities:
        if entity.origin == "authority" and entity.page:
            for key in _recurring(found.get(entity.id, ())):
                id_ = proposed_id(key)
                if id_ not in taken:
                    taken.add(id_)
                    yield addresses.redirect(
                        addresses.entity_url(id_), addresses.entity_url(entity.id), site
                    )


def _recurring(documents: Iterable[Cited]) -> list[str]:
    """The keys of the words by which several documents name it, in order."""
    counts: Counter[str] = Counter()
    for document in documents:
        said = {
            quotation.text[mark.start : mark.end]
            for quotation in document.quotations
            for mark in quotation.marks
        }
        counts.update({name_key(words) for words in said})
    return sorted(key for key, count in counts.items() if key and count >= DOCUMENTS)
