"""The page of all places on a map, with a table that says the same; and the map of one place."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from builder.config import Site
from builder.entity import Entity
from builder.model import Url
from builder.output import Page
from builder.publishing import addresses, map_view, maps, markup, named, words
from builder.publishing.context import Cited
from builder.publishing.lists import list_pages
from builder.publishing.namings import Found

HERE = Url("places/")
COLUMNS = ("name", "other_script", "coordinates", "mentions", "documents")


def places_pages(entities: Sequence[Entity], found: Found, site: Site) -> list[Page]:
    """All places that documents name and that have coordinates, by name; the first page has the
    map of them."""
    places = [one for one in entities if one.kind == "place" and one.id in found]
    located = sorted(
        (one for one in places if one.coordinates),
        key=lambda one: (named.name(one, site)[0].casefold(), one.id),
    )
    intro = site.label("places_intro" if located else "no_places")
    if len(places) > len(located):
        count = words.number(len(places) - len(located))
        intro += " " + site.label("places_without", count=count)
    items = [(one, found[one.id]) for one in located]
    first, *others = list_pages(HERE, "places", COLUMNS, items, _row, intro, site)
    drawing = "".join(_maps(items, site))
    return [replace(first, drawings=(("map", drawing),) if drawing else ()), *others]


def place_map(entity: Entity, site: Site) -> str:
    """The map of one place with what lies around it, as HTML; "" where it has no coordinates."""
    if entity.coordinates is None:
        return ""
    name, language = named.name(entity, site)
    said = maps.Words(
        title=site.label("map_of", name=name),
        description=site.label("map_position", name=name, coordinates=_coordinates(entity)),
        caption=site.label("map_source"),
        kilometres=site.label("kilometres", count="{count}"),
    )
    return maps.drawn([maps.Place(name, entity.coordinates, language=language)], said)


def _row(item: tuple[Entity, tuple[Cited, ...]], here: Url, site: Site) -> tuple[str, ...]:
    entity, documents = item
    return (
        named.title(entity, here, site),
        named.other_names(entity, site) or "–",
        markup.isolated(_coordinates(entity), "en", "ltr"),
        words.number(sum(one.count for one in documents)),
        words.number(len(documents)),
    )


def _coordinates(entity: Entity) -> str:
    north, east = entity.coordinates or (0, 0)
    return f"{north:g}, {east:g}"


def _maps(items: Sequence[tuple[Entity, tuple[Cited, ...]]], site: Site) -> Iterator[str]:
    """The map of all places; before it, where a few lie far away, that of where most lie."""
    places = [place for item in items if (place := _place(*item, site))]
    closer = map_view.closer([place.position for place in places]) if places else None
    if closer:
        yield maps.drawn(places, _said("map_of_most", site.label("map_closer"), site), closer)
    count = site.label("map_all", count=words.number(len(places)))
    caption = f"{count} {site.label('map_source')}"
    yield maps.drawn(places, _said("map_of_all", caption, site))


def _place(entity: Entity, documents: Sequence[Cited], site: Site) -> maps.Place | None:
    if entity.coordinates is None:
        return None
    name, language = named.name(entity, site)
    page = addresses.entity_url(entity.id)
    href = (
        addresses.file(addresses.relative(HERE, page), site.directory_urls) if entity.page else ""
    )
    weight = sum(one.count for one in documents)
    return maps.Place(name, entity.coordinates, href, weight, language)


def _said(title: str, caption: str, site: Site) -> maps.Words:
    return maps.Words(
        title=site.label(title),
        description=site.label("map_lists"),
        caption=caption,
        kilometres=site.label("kilometres", count="{count}"),
    )
