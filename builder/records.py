"""What editors say of a source: the record beside its text, over the defaults of its folders."""

import re
from collections.abc import Iterable

import msgspec

from builder import edtf, strict_types, strict_yaml
from builder.model import Problem, Rights, SourceId, YamlFile
from builder.refusal import Refusal

LINES = re.compile(r"([1-9]\d{0,8})(?:-([1-9]\d{0,8}))?")
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class RightsEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``rights:`` of a record."""

    statement: str = ""
    holder: str = ""
    note: str = ""


class DocumentEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An entry of ``documents:``; without ``lines`` it speaks of the source's only document."""

    lines: str = ""
    title: str = ""
    authors: list[str] | str = ""
    publisher: str = ""
    date: str = ""
    modified: str = ""
    kind: str = ""
    language: str = ""
    via: list[str] | str = ""

    @property
    def span(self) -> tuple[int, int] | None:
        """First and last line, counted from 1, or None."""
        match = LINES.fullmatch(self.lines)
        return (int(match[1]), int(match[2] or match[1])) if match else None


class FolderRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``_folder.yml``: what holds for every source below it that does not say otherwise."""

    origin: str = ""
    collected: str = ""
    encoding: str = ""
    rights: RightsEntry | None = None


class Record(FolderRecord, frozen=True, forbid_unknown_fields=True):
    """The YAML beside a source."""

    id: str = ""
    was: list[str] = []
    documents: list[DocumentEntry] = []


class Entry(msgspec.Struct, frozen=True):
    """A document entry and where it stands, as ``path:line``."""

    where: str
    entry: DocumentEntry


class Decisions(msgspec.Struct, frozen=True):
    """Everything editors decided about one source, folders' defaults filled in."""

    id: SourceId | None = None
    was: tuple[SourceId, ...] = ()
    origin: str | None = None
    collected: str | None = None
    encoding: str | None = None
    rights: Rights | None = None
    documents: tuple[Entry, ...] = ()
    problems: tuple[Problem, ...] = ()


def decisions(record: YamlFile | None, folders: Iterable[YamlFile]) -> Decisions:
    """Reads a source's records; one that is refused counts as absent and is a problem."""
    problems: list[Problem] = []
    defaults = [_folder(folder, problems) for folder in folders]
    own, entries = _record(record, problems)
    layers = [own, *reversed(defaults)]
    rights = next((layer.rights for layer in layers if layer.rights), None)
    return Decisions(
        id=SourceId(own.id) if own.id else None,
        was=tuple(SourceId(old) for old in own.was),
        origin=next((layer.origin for layer in layers if layer.origin), None),
        collected=next((layer.collected for layer in layers if layer.collected), None),
        encoding=next((layer.encoding for layer in layers if layer.encoding), None),
        rights=Rights(rights.statement, rights.holder, rights.note) if rights else None,
        documents=entries,
        problems=tuple(problems),
    )


def _folder(file: YamlFile, problems: list[Problem]) -> FolderRecord:
    try:
        loaded = strict_yaml.load(file.data, file.path)
        folder = strict_types.read(loaded, FolderRecord)
        _check_day(loaded, ("collected",), folder.collected)
    except Refusal as refusal:
        problems.append(refused(refusal))
        return FolderRecord()
    return folder


def _record(file: YamlFile | None, problems: list[Problem]) -> tuple[Record, tuple[Entry, ...]]:
    if file is None:
        return Record(), ()
    try:
        loaded = strict_yaml.load(file.data, file.path)
        record = strict_types.read(loaded, Record)
        _check(loaded, record)
    except Refusal as refusal:
        problems.append(refused(refusal))
        return Record(), ()
    lines = [loaded.position(("documents", index))[0] for index in range(len(record.documents))]
    entries = zip(lines, record.documents, strict=True)
    return record, tuple(Entry(f"{file.path}:{line}", entry) for line, entry in entries)


def refused(refusal: Refusal) -> Problem:
    """The problem that a refused YAML file is; the source is then read without it."""
    message = (
        f"Column {refusal.column}: {refusal.what}; write instead: {refusal.instead}. "
        f"The line reads: {refusal.excerpt.strip()}"
    )
    return Problem(f"{refusal.file}:{refusal.line}", "error", "record-refused", message)


def _check(loaded: strict_yaml.Loaded, record: Record) -> None:
    for key, ids in (("id", [record.id] if record.id else []), ("was", record.was)):
        for id_ in ids:
            if not ID.fullmatch(id_):
                raise loaded.refuse(
                    (key,),
                    f"{id_!r} cannot stand in an address",
                    "an id of a-z, 0-9 and single hyphens",
                )
    _check_day(loaded, ("collected",), record.collected)
    for index, entry in enumerate(record.documents):
        place = ("documents", index)
        span = entry.span
        if entry.lines and (span is None or span[0] > span[1]):
            raise loaded.refuse(
                (*place, "lines"),
                f"{entry.lines!r} is no range of lines",
                "the first and the last line, as in lines: 127-180",
            )
        for key, value in (("date", entry.date), ("modified", entry.modified)):
            if value and not edtf.is_date(value):
                raise loaded.refuse((*place, key), f"{value!r} is no date in EDTF", edtf.HINT)


def _check_day(loaded: strict_yaml.Loaded, path: tuple[str, ...], value: str) -> None:
    if value and not (len(value) == 10 and edtf.is_plain(value)):
        raise loaded.refuse(path, f"{value!r} is no day", "year, month and day, as in 2020-04-04")
