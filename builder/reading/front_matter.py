"""Reads the front matter of a Markdown source as the metadata it states."""

from collections.abc import Mapping
from dataclasses import replace

from builder import edtf, records, strict_yaml
from builder.model import Problem
from builder.records import DocumentEntry
from builder.refusal import Refusal

NAMES = {
    "title": "title",
    "author": "authors",
    "authors": "authors",
    "publisher": "publisher",
    "date": "date",
    "modified": "modified",
    "kind": "kind",
    "language": "language",
    "lang": "language",
    "via": "via",
}
"""Keys of front matter that are read, and the field each fills; others are left alone."""


def front_matter(
    text: str, span: tuple[int, int], path: str
) -> tuple[DocumentEntry, tuple[Problem, ...]]:
    """What the YAML at ``span`` states; a value that cannot be used is a warning."""
    try:
        loaded = strict_yaml.load(text[slice(*span)], path, text.count("\n", 0, span[0]) + 1)
    except Refusal as refusal:
        problem = records.refused(refusal)
        return DocumentEntry(), (replace(problem, severity="warning", code="front-matter-refused"),)
    assert isinstance(loaded.value, dict)
    fields: dict[str, str | list[str]] = {}
    problems = []
    for key, field in NAMES.items():
        value = loaded.value.get(key)
        message = _unusable(field, value) if value else None
        if message:
            where = f"{path}:{loaded.position((key,))[0]}"
            problems.append(Problem(where, "warning", "front-matter-unread", message))
        elif value:
            fields[field] = value  # type: ignore[assignment]  # _unusable saw what it is
    return _entry(fields), tuple(problems)


def _unusable(field: str, value: strict_yaml.Value) -> str | None:
    if isinstance(value, list) and field in ("authors", "via"):
        return None if all(isinstance(name, str) for name in value) else "Write a list of names."
    if not isinstance(value, str):
        return f"Write one line of words for {field}."
    if field in ("date", "modified") and not edtf.is_date(value):
        return f"{value!r} was not read as a date; write {edtf.HINT}."
    return None


def _entry(fields: Mapping[str, str | list[str]]) -> DocumentEntry:
    return DocumentEntry(**fields)  # type: ignore[arg-type]  # str in all but the two lists
