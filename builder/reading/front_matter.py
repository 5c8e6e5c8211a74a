"""Reads the front matter of a Markdown source as the metadata it states."""

from dataclasses import dataclass, field, replace
from typing import Any

import msgspec

from builder import edtf, lines, records, strict_yaml
from builder.entries import AboutEntry, DocumentEntry
from builder.model import Evidence, Problem
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
    "about": "about",
}
"""Keys of front matter that are read, and the field each fills; others are left alone."""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What front matter states, where each field stands in the text, and what was not read."""

    entry: DocumentEntry = field(default_factory=DocumentEntry)
    spans: tuple[tuple[str, tuple[int, int]], ...] = ()
    problems: tuple[Problem, ...] = ()

    def because(self, name: str) -> Evidence:
        """The reason for a field that it fills."""
        return Evidence("front-matter", "stated", *dict(self.spans)[name])


def front_matter(text: str, span: tuple[int, int], path: str) -> FrontMatter:
    """Reads the YAML at ``span``; a value that cannot be used is a warning."""
    try:
        loaded = strict_yaml.load(text[slice(*span)], path, text.count("\n", 0, span[0]) + 1)
    except Refusal as refusal:
        problem = records.refused(refusal)
        problem = replace(problem, severity="warning", code="front-matter-refused")
        return FrontMatter(problems=(problem,))
    assert isinstance(loaded.value, dict)
    starts = lines.starts(text)
    fields: dict[str, Any] = {}
    spans: dict[str, tuple[int, int]] = {}
    problems = []
    for key, name in NAMES.items():
        value = loaded.value.get(key)
        message = _unusable(name, value) if value else None
        line = loaded.position((key,), key=True)[0]
        if message:
            problems.append(Problem(f"{path}:{line}", "warning", "front-matter-unread", message))
        elif value:
            spans[name] = lines.extent(starts, text, line)
            fields[name] = value if name != "about" else _about(value)
    return FrontMatter(DocumentEntry(**fields), tuple(spans.items()), tuple(problems))


def _about(value: strict_yaml.Value) -> AboutEntry | None:
    """What a digest speaks of; None where that is no list of the fields it may have."""
    try:
        about = msgspec.convert(value, AboutEntry, strict=True)
    except msgspec.ValidationError:
        return None
    return about if not about.date or edtf.is_date(about.date) else None


def _unusable(name: str, value: strict_yaml.Value) -> str | None:
    if name == "about":
        what = f"Write title, author, publisher and date below about; for the date, {edtf.HINT}."
        return None if _about(value) else what
    if isinstance(value, list) and name in ("authors", "via"):
        return None if all(isinstance(name, str) for name in value) else "Write a list of names."
    if not isinstance(value, str):
        return f"Write one line of words for {name}."
    if not any(map(records.is_visible, value)):
        return f"Nothing can be seen in {name}; write words, or leave it out."
    if name == "language" and not records.LANGUAGE.fullmatch(value):
        return f"{value!r} is no language tag; write en, ar, fr … (BCP 47)."
    if name in ("date", "modified") and not edtf.is_date(value):
        return f"{value!r} was not read as a date; write {edtf.HINT}."
    return None
