"""What may stand in a record: the fields of each part, as an editor writes them."""

import re

import msgspec

LINES = re.compile(r"([1-9][0-9]{0,8})(?:-([1-9][0-9]{0,8}))?")


class RightsEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``rights:`` of a record."""

    statement: str = ""
    holder: str = ""
    note: str = ""


class AboutEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``about:`` of a digest: the article it speaks of, as the article gives these."""

    title: str = ""
    author: list[str] | str = ""
    publisher: str = ""
    date: str = ""


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
    about: AboutEntry | None = None

    @property
    def span(self) -> tuple[int, int] | None:
        """First and last line, counted from 1, or None."""
        match = LINES.fullmatch(self.lines)
        return (int(match[1]), int(match[2] or match[1])) if match else None


class Anchored(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What names a passage: its words, and more of the text or the line where these stand twice
    (W3C TextQuoteSelector); who says something of it, and on which day."""

    quote: str
    prefix: str = ""
    suffix: str = ""
    line: str = ""
    by: str
    on: str


class CorrectionEntry(Anchored, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An item of ``corrections:``."""

    read: str
    why: str


class NoteEntry(Anchored, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An item of ``notes:``."""

    note: str
    why: str = ""


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
    corrections: list[CorrectionEntry] = []
    notes: list[NoteEntry] = []
