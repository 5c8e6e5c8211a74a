"""The JSON Schema of authority files: what it lets in is what the loader lets in."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from builder import strict_types, strict_yaml
from builder.authority import entries
from builder.authority.entries import EntityEntry
from builder.refusal import Refusal
from tests.conftest import ROOT

KEPT = ROOT / "authority" / "entities.schema.json"
FIELDS = ("name", "names", "kind", "subkind", "identifiers", "coordinates", "relations", "note")
WORDS = st.sampled_from(["a-b", "person", "part of", "en", "ar", "x", "lat", "lon", "no"])
VALUES = st.one_of(
    WORDS,
    st.lists(WORDS, max_size=2),
    st.dictionaries(WORDS, WORDS, max_size=2),
    st.lists(st.dictionaries(st.just("part of"), WORDS, min_size=1), max_size=2),
    st.fixed_dictionaries({"lat": st.just("1"), "lon": st.just("2")}),
)
ENTRIES = st.dictionaries(
    st.sampled_from([*FIELDS, "not", "see", "page", "nmae"]), VALUES, max_size=4
)


def test_the_kept_schema_is_that_of_the_loader() -> None:
    again = "archive schema > authority/entities.schema.json"
    assert json.loads(KEPT.read_text(encoding="utf-8")) == _plain(entries.schema()), again


def _plain(schema: dict[str, Any]) -> Any:
    return msgspec.json.decode(msgspec.json.encode(schema))


@pytest.mark.parametrize("name", [*entries.FILES, "other"])
def test_the_files_of_this_archive_fit_it(name: str) -> None:
    path = Path(ROOT / "authority" / f"{name}.yml")
    loaded = yaml.safe_load(path.read_text(encoding="utf-8"))
    jsonschema.validate(loaded, json.loads(KEPT.read_text(encoding="utf-8")))


@given(ENTRIES)
def test_schema_and_loader_agree_on_form(entry: dict[str, Any]) -> None:
    """Of what the schema refuses, the loader accepts only what its checks refuse later."""
    schema = _plain(entries.schema())
    loose = schema | {"$defs": _without_checks(schema["$defs"])}
    text = json.dumps({"some-id": entry}, ensure_ascii=False)
    try:
        strict_types.read(strict_yaml.load(text, "x.yml"), dict[str, EntityEntry])
        accepted = True
    except Refusal:
        accepted = False
    assert jsonschema.Draft202012Validator(loose).is_valid({"some-id": entry}) == accepted


def _without_checks(parts: dict[str, Any]) -> dict[str, Any]:
    fields = parts["EntityEntry"]["properties"]
    relations = {"type": "array", "items": {"type": "object", "additionalProperties": _TEXT}}
    name = {key: value for key, value in fields["name"].items() if key != "propertyNames"}
    changed = fields | {"relations": relations, "name": name, "page": _TEXT}
    entry = {key: value for key, value in parts["EntityEntry"].items() if key != "anyOf"}
    return parts | {"EntityEntry": entry | {"properties": changed}}


_TEXT = {"type": "string"}
