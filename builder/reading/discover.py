"""Finds the sources of a folder, each with the records that speak of it.

Every file is a source, except records, hidden files, and links that lead out of the folder.
The only stage that reads the disk.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from builder.model import Problem, SourceFile, YamlFile

RECORD_ENDINGS = (".yml", ".yaml")
FOLDER_RECORD = "_folder.yml"
MAX_RECORD = 4 * 1024 * 1024
"""More of a record is not read; strict_yaml refuses a file of this size in its own words."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a folder holds: the sources in the order of their paths, and what was left out."""

    files: tuple[SourceFile, ...]
    problems: tuple[Problem, ...]


def discover(folder: Path, max_bytes: int) -> Found:
    """The sources below ``folder``; a file above ``max_bytes`` comes without its data."""
    if not folder.is_dir():
        message = "There is no such folder; name one that holds texts, or create it."
        return Found((), (Problem(folder.name, "error", "no-sources", message),))
    paths, problems = _walk(folder)
    records = {path: paths[path] for path in paths if path.endswith(RECORD_ENDINGS)}
    texts = sorted(set(paths) - set(records))
    stems = {_stem(path) for path in texts}
    problems += [
        Problem(
            path,
            "warning",
            "record-without-text",
            "No text stands beside this record; give it the name of its text, with .yml.",
        )
        for path in records
        if path.rpartition("/")[2] != FOLDER_RECORD and _stem(path) not in stems
    ]
    files = []
    for path in texts:
        try:
            files.append(_file(paths[path], path, records, max_bytes))
        except OSError as error:
            problems.append(Problem(path, "error", "unreadable", f"{error.strerror}."))
    if not texts:
        message = "There are no texts in this folder; put .txt or .md files here."
        problems.append(Problem(folder.name, "warning", "no-texts", message))
    return Found(tuple(files), tuple(sorted(problems, key=lambda p: (p.where, p.code))))


def _walk(folder: Path) -> tuple[dict[str, Path], list[Problem]]:
    root = folder.resolve()
    paths: dict[str, Path] = {}
    problems: list[Problem] = []
    for place in _files(folder, problems):
        name = _name(place, folder)
        if name in paths:
            message = "Two files have this name, but for bytes that are no UTF-8; rename one."
            problems.append(Problem(name, "error", "same-name", message))
        elif not _lies_below(place, root):
            message = (
                "This link leads out of the folder and was left out; put the file itself here."
            )
            problems.append(Problem(name, "warning", "link-outside", message))
        elif place.is_file():
            paths[name] = place
        else:
            message = "This is no plain file (a link to a folder, or to nothing) and was left out."
            problems.append(Problem(name, "warning", "no-file", message))
    return paths, problems


def _lies_below(place: Path, root: Path) -> bool:
    try:
        return place.resolve().is_relative_to(root)
    except (OSError, RuntimeError):  # a link to itself
        return False


def _files(top: Path, problems: list[Problem]) -> Iterator[Path]:
    folders = [top]
    while folders:
        folder = folders.pop()
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            message = f"This folder was not read: {error.strerror}."
            problems.append(Problem(_name(folder, top), "error", "unreadable", message))
            continue
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                folders.append(Path(entry.path))
            else:
                yield Path(entry.path)


def _name(place: Path, folder: Path) -> str:
    # A file name need not be UTF-8; its stray bytes are shown as \xNN.
    return os.fsencode(place.relative_to(folder).as_posix()).decode("utf-8", "backslashreplace")


def _stem(path: str) -> str:
    return path.rsplit(".", 1)[0]


def _file(place: Path, path: str, records: dict[str, Path], max_bytes: int) -> SourceFile:
    size = place.stat().st_size
    beside = [f"{_stem(path)}{ending}" for ending in RECORD_ENDINGS]
    record = next((_yaml(name, records[name]) for name in beside if name in records), None)
    parts = path.split("/")[:-1]
    above = ["/".join([*parts[:depth], FOLDER_RECORD]) for depth in range(len(parts) + 1)]
    return SourceFile(
        path=path,
        size=size,
        data=place.read_bytes() if size <= max_bytes else None,
        record=record,
        folders=tuple(_yaml(name, records[name]) for name in above if name in records),
    )


def _yaml(path: str, place: Path) -> YamlFile:
    with place.open("rb") as file:
        return YamlFile(path, file.read(MAX_RECORD + 1))
