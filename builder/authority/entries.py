"""What stands in the authority files, entry by entry, and the JSON Schema of it for editors."""

from typing import Any

import msgspec

from builder.entity import Kind
from builder.records import ID, LANGUAGE

RELATIONS = ("member of", "part of", "located in", "works for")

FILES: dict[str, Kind] = {
    "people": "person",
    "organisations": "organisation",
    "places": "place",
    "works": "work",
    "weapons": "weapon",
    "treaties": "treaty",
}
"""The kind of entries that name none, by the name of their file."""

OTHERS = ("publishers", "events", "declined")
"""Files of the folder that hold no entities, or those of another form."""


class Coordinates(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Degrees north and east (WGS 84), as written."""

    lat: str
    lon: str


class EntityEntry(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"excluded": "not"}
):
    """An entity; or, with ``see``, short forms of one or several."""

    name: dict[str, str] = {}
    names: list[str] = []
    kind: Kind | None = None
    subkind: str = ""
    identifiers: dict[str, str] = {}
    coordinates: Coordinates | None = None
    relations: list[dict[str, str]] = []
    note: str = ""
    excluded: list[str] = []
    see: str | list[str] | None = None
    page: str = ""

    @property
    def targets(self) -> tuple[str, ...]:
        """What ``see`` names, one or several."""
        return (self.see,) if isinstance(self.see, str) else tuple(self.see or ())

    @property
    def is_short_form(self) -> bool:
        """Whether it is no entity, but names of others."""
        return self.see is not None


class StatementEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An item of ``run_by:``: what is said, per language, on what it rests, and as of when."""

    say: dict[str, str]
    basis: str
    as_of: str


class PublisherEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An entry of ``publishers.yml``."""

    name: dict[str, str]
    names: list[str] = []
    sites: list[str] = []
    run_by: list[StatementEntry] = []
    note: str = ""


class DecisionEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An item of ``declined:`` or ``different:``: names, and who decided, when and why."""

    names: list[str]
    why: str
    by: str = ""
    on: str = ""


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a file of entities, for editors that check while one types.

    It is derived from EntityEntry, with what its types do not say: ids, languages, relations, and
    that the loader reads a bare number as the text it is.
    """
    (built,), parts = msgspec.json.schema_components(
        [dict[str, EntityEntry]], ref_template="#/$defs/{name}"
    )
    fields = parts["EntityEntry"]["properties"]
    fields["relations"]["items"] |= {"propertyNames": {"enum": list(RELATIONS)}}
    parts["EntityEntry"]["anyOf"] = [{"required": ["name"]}, {"required": ["see"]}]
    fields["see"]["anyOf"] = [one for one in fields["see"]["anyOf"] if one != {"type": "null"}]
    fields["kind"] = {"enum": fields["kind"]["anyOf"][0]["enum"]}
    fields["name"]["propertyNames"] = {"pattern": f"^{LANGUAGE.pattern}$"}
    fields["page"] = {"enum": ["yes", "no"]}
    for degrees in parts["Coordinates"]["properties"].values():
        degrees["type"] = ["string", "number"]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Entities of an annotated archive",
        **built,
        "propertyNames": {"pattern": "^" + ID.pattern.replace(r"\Z", "$") + "$"},
        "$defs": parts,
    }
