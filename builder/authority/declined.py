"""Reads what editors decided of proposals: ``declined.yml`` among the authority files."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

from builder import edtf, records, strict_types, strict_yaml
from builder.authority.entries import DecisionEntry
from builder.entity import Declined
from builder.model import Problem
from builder.refusal import Refusal, shown

CODE = "authority-refused"
KEYS = {"declined": 1, "different": 2}
"""The lists of the file, and how many names an item of each has at least."""


def read(loaded: strict_yaml.Loaded) -> tuple[Declined, tuple[Problem, ...]]:
    """The decisions of the file. An item that is wrong is left out, and is a problem."""
    problems: list[Problem] = []
    found: dict[str, list[tuple[str, ...]]] = {key: [] for key in KEYS}
    for key in loaded.value:
        try:
            if key not in KEYS:
                instead = "one of: " + ", ".join(KEYS)
                raise loaded.refuse((key,), f"unknown field {shown(key)}", instead, key=True)
            found[key] += _items(loaded, key, problems)
        except Refusal as refusal:
            problems.append(records.refused(refusal, CODE, f"all of `{shown(key)}`"))
    names = tuple(name for item in found["declined"] for name in item)
    return Declined(names, tuple(found["different"])), tuple(problems)


def _items(
    loaded: strict_yaml.Loaded, key: str, problems: list[Problem]
) -> Iterator[tuple[str, ...]]:
    items = loaded.value[key]
    if not isinstance(items, list):
        raise loaded.refuse((key,), "a list is wanted here", "lines below that begin with `- `")
    for index in range(len(items)):
        try:
            yield _names(loaded, key, index)
        except Refusal as refusal:
            problems.append(records.refused(refusal, CODE, f"this item of `{key}`"))


def _entry(loaded: strict_yaml.Loaded, key: str, index: int) -> DecisionEntry:
    """One item, read by itself; where it is refused, with as many before it as keep its place in
    the file."""
    items = loaded.value[key]
    assert isinstance(items, list)
    with suppress(Refusal):
        return _read(loaded, key, [items[index]])[0]
    before: list[strict_yaml.Value] = [{"names": [], "why": ""}] * index
    return _read(loaded, key, [*before, items[index]])[index]


def _read(
    loaded: strict_yaml.Loaded, key: str, items: list[strict_yaml.Value]
) -> list[DecisionEntry]:
    alone = replace(loaded, value={key: items})
    return strict_types.read(alone, dict[str, list[DecisionEntry]])[key]


def _names(loaded: strict_yaml.Loaded, key: str, index: int) -> tuple[str, ...]:
    entry = _entry(loaded, key, index)
    if len(entry.names) < KEYS[key]:
        least = "two names or more" if KEYS[key] > 1 else "a name or more"
        raise loaded.refuse((key, index), "too few names", f"names: [{least}]")
    if entry.on and not edtf.is_date(entry.on):
        raise loaded.refuse((key, index, "on"), f"{shown(entry.on)} is no date", edtf.HINT)
    return tuple(entry.names)
