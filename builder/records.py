"""What editors say of a source: the record beside its text, over the defaults of its folders."""

import codecs
import re
import unicodedata
from collections.abc import Iterable

import msgspec

from builder import edtf, strict_types, strict_yaml
from builder.entries import (
    AboutEntry,
    Anchored,
    CorrectionEntry,
    DocumentEntry,
    FolderRecord,
    NoteEntry,
    Record,
)
from builder.model import Problem, Rights, SourceId, YamlFile
from builder.refusal import HIDDEN, Refusal

SOME_LINES = "the first and the last line, as in lines: 127-180"
LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
NAMEABLE = re.compile(
    r"utf-(?:8|16|32)(?:-(?:le|be|sig))?|cp\d+|iso8859-\d+|koi8-[ru]|mac-\w+"
    r"|big5\w*|gb\w+|euc_\w+|shift_jis\w*"
)
"""Python's names of the encodings that a record may name: those of plain text, not its other
codecs (punycode, unicode_escape ...), which run long or yield what is no text."""

ID = re.compile(r"(?=.{1,100}\Z)[a-z0-9]+(?:-[a-z0-9]+)*")


class Entry(msgspec.Struct, frozen=True):
    """A document entry, and where it and each of its fields stand, as ``path:line``."""

    where: str
    entry: DocumentEntry
    places: tuple[tuple[str, str], ...] = ()


class Placed(msgspec.Struct, frozen=True):
    """The entries of a record, each with where it stands."""

    documents: tuple[Entry, ...] = ()
    remarks: tuple[tuple[str, CorrectionEntry | NoteEntry], ...] = ()


class Decisions(msgspec.Struct, frozen=True):
    """Everything editors decided about one source, folders' defaults filled in."""

    id: SourceId | None = None
    was: tuple[SourceId, ...] = ()
    origin: str | None = None
    collected: str | None = None
    encoding: str | None = None
    rights: Rights | None = None
    documents: tuple[Entry, ...] = ()
    remarks: tuple[tuple[str, CorrectionEntry | NoteEntry], ...] = ()
    """Each with where it stands, as ``path:line``."""

    problems: tuple[Problem, ...] = ()


def decisions(record: YamlFile | None, folders: Iterable[YamlFile]) -> Decisions:
    """Reads a source's records; one that is refused counts as absent and is a problem."""
    problems: list[Problem] = []
    defaults = [_folder(folder, problems) for folder in folders]
    own, placed = _record(record, problems)
    layers = [own, *reversed(defaults)]
    rights = next((layer.rights for layer in layers if layer.rights), None)
    return Decisions(
        id=SourceId(own.id) if own.id else None,
        was=tuple(SourceId(old) for old in own.was),
        origin=next((layer.origin for layer in layers if layer.origin), None),
        collected=next((layer.collected for layer in layers if layer.collected), None),
        encoding=next((layer.encoding for layer in layers if layer.encoding), None),
        rights=Rights(rights.statement, rights.holder, rights.note) if rights else None,
        documents=placed.documents,
        remarks=placed.remarks,
        problems=tuple(problems),
    )


def _folder(file: YamlFile, problems: list[Problem]) -> FolderRecord:
    try:
        loaded = strict_yaml.load(file.data, file.path)
        folder = strict_types.read(loaded, FolderRecord)
        _check_file(loaded, folder)
    except Refusal as refusal:
        problems.append(refused(refusal))
        return FolderRecord()
    return folder


def _record(file: YamlFile | None, problems: list[Problem]) -> tuple[Record, Placed]:
    if file is None:
        return Record(), Placed()
    try:
        loaded = strict_yaml.load(file.data, file.path)
        record = _typed(loaded)
        _check(loaded, record)
    except Refusal as refusal:
        problems.append(refused(refusal))
        return Record(), Placed()
    return record, _placed(loaded, file.path, record)


def _placed(loaded: strict_yaml.Loaded, path: str, record: Record) -> Placed:
    remarks: list[tuple[str, CorrectionEntry | NoteEntry]] = [
        (f"{path}:{loaded.position(('corrections', index))[0]}", correction)
        for index, correction in enumerate(record.corrections)
    ]
    for index, note in enumerate(record.notes):
        remarks.append((f"{path}:{loaded.position(('notes', index))[0]}", note))
    documents = (_entry(loaded, path, index, e) for index, e in enumerate(record.documents))
    return Placed(tuple(documents), tuple(remarks))


def _entry(loaded: strict_yaml.Loaded, path: str, index: int, entry: DocumentEntry) -> Entry:
    here = ("documents", index)
    places = (
        (field, f"{path}:{loaded.position((*here, field), key=True)[0]}")
        for field in entry.__struct_fields__
    )
    return Entry(f"{path}:{loaded.position(here)[0]}", entry, tuple(places))


def refused(refusal: Refusal, code: str = "record-refused", lost: str = "") -> Problem:
    """The problem that a refused YAML file is, or a part of one; all is read without it.

    ``lost`` says what that part is.
    """
    message = (
        f"Column {refusal.column}: {refusal.what}; write instead: {refusal.instead}. "
        f"The line reads: {refusal.excerpt.strip()}"
    )
    if lost:
        message += f" Left out: {lost}."
    return Problem(f"{refusal.file}:{refusal.line}", "error", code, message)


def _typed(loaded: strict_yaml.Loaded) -> Record:
    try:
        return strict_types.read(loaded, Record)
    except Refusal as refusal:
        raise _misplaced(refusal, loaded) from None


def _misplaced(refusal: Refusal, loaded: strict_yaml.Loaded) -> Refusal:
    """A refusal of what belongs into an entry of ``documents:`` says so."""
    for field in DocumentEntry.__struct_fields__:
        if field in loaded.value and field not in Record.__struct_fields__:
            instead = f"documents:, below it a line that begins with - and holds {field}: …"
            return loaded.refuse((field,), f"`{field}` speaks of a document", instead, key=True)
    return refusal


def _check(loaded: strict_yaml.Loaded, record: Record) -> None:
    for key, ids in (("id", [record.id] if record.id else []), ("was", record.was)):
        for id_ in ids:
            if not ID.fullmatch(id_):
                raise loaded.refuse(
                    (key,),
                    f"{id_!r} cannot stand in an address",
                    "an id of a-z, 0-9 and single hyphens, 100 at most",
                )
    _check_file(loaded, record)
    for index, entry in enumerate(record.documents):
        if len(record.documents) > 1 and not entry.lines:
            what = "one of several entries does not say which document it speaks of"
            raise loaded.refuse(("documents", index), what, SOME_LINES)
        _check_entry(loaded, entry, ("documents", index))
    for field, remarks in (("corrections", record.corrections), ("notes", record.notes)):
        for index, remark in enumerate(remarks):
            _check_remark(loaded, remark, (field, index))


def _check_remark(
    loaded: strict_yaml.Loaded, remark: Anchored, place: tuple[str | int, ...]
) -> None:
    _check_words(loaded, remark, place)
    if not remark.quote:
        raise loaded.refuse((*place, "quote"), "it is empty", "the words of the passage")
    if remark.line and not (remark.line.isdecimal() and remark.line != "0"):
        what = f"{remark.line!r} is no line"
        raise loaded.refuse((*place, "line"), what, "the number of the line, counted from 1")
    if not (len(remark.on) == 10 and edtf.is_plain(remark.on)):
        what = f"{remark.on!r} is no day"
        raise loaded.refuse((*place, "on"), what, "year, month and day, as in 2020-04-04")
    if isinstance(remark, CorrectionEntry) and remark.read == remark.quote:
        what = "this correction changes nothing"
        raise loaded.refuse((*place, "read"), what, "the right reading, or no correction")


def _check_entry(
    loaded: strict_yaml.Loaded, entry: DocumentEntry, place: tuple[str | int, ...]
) -> None:
    _check_words(loaded, entry, place)
    if entry.lines and (entry.span is None or entry.span[0] > entry.span[1]):
        what = f"{entry.lines!r} is no range of lines"
        raise loaded.refuse((*place, "lines"), what, SOME_LINES)
    if entry.language and not LANGUAGE.fullmatch(entry.language):
        what = f"{entry.language!r} is no language tag"
        raise loaded.refuse((*place, "language"), what, "en, ar, fr … (BCP 47)")
    dates: list[tuple[tuple[str, ...], str]] = [
        (("date",), entry.date),
        (("modified",), entry.modified),
    ]
    if entry.about:
        _check_words(loaded, entry.about, (*place, "about"))
        dates.append((("about", "date"), entry.about.date))
    for path, value in dates:
        if value and not edtf.is_date(value):
            raise loaded.refuse((*place, *path), f"{value!r} is no date in EDTF", edtf.HINT)


def _check_words(
    loaded: strict_yaml.Loaded,
    entry: DocumentEntry | AboutEntry | Anchored,
    place: tuple[str | int, ...],
) -> None:
    for field in entry.__struct_fields__:
        value = getattr(entry, field)
        for words in [value] if isinstance(value, str) else value if field != "about" else []:
            if words and not any(map(is_visible, words)):
                raise loaded.refuse((*place, field), "nothing in it can be seen", "words")


def _check_file(loaded: strict_yaml.Loaded, record: FolderRecord) -> None:
    day = record.collected
    if day and not (len(day) == 10 and edtf.is_plain(day)):
        what = f"{day!r} is no day"
        raise loaded.refuse(("collected",), what, "year, month and day, as in 2020-04-04")
    if HIDDEN.search(record.origin):
        what = "a control or invisible character stands in it"
        raise loaded.refuse(("origin",), what, "the address, or words, without it")
    if record.encoding and codec(record.encoding) is None:
        what = f"{record.encoding!r} is no encoding of texts"
        raise loaded.refuse(("encoding",), what, "utf-8, windows-1256, iso-8859-6 …")


def is_visible(character: str) -> bool:
    """Whether a character shows anything (Unicode's categories of letters, numbers, signs)."""
    return unicodedata.category(character)[0] in "LNPS"


def codec(encoding: str) -> str | None:
    """Python's name of an encoding that a record may name; None where it is none of text."""
    try:
        name = codecs.lookup(encoding).name
    except (LookupError, ValueError):
        return None
    return name if NAMEABLE.fullmatch(name) else None
