"""The values that flow through the pipeline, in the words of docs/architecture.md.

Offsets are code points in a source's text, half-open ``[start, end)``, wherever they stand.
"""

from dataclasses import dataclass
from typing import Literal, NewType

from builder.entity import Authority, Entity, EntityId, Kind

SourceId = NewType("SourceId", str)
"""The slug of a source's whole path; its page is ``sources/<id>/``."""

DocumentId = NewType("DocumentId", str)
"""``<source>``, or ``<source>/<slug of its title>`` in a bundle."""

Url = NewType("Url", str)
"""A page's directory form, relative to the site's root: ``sources/spring-review/``."""

Anchor = NewType("Anchor", str)
"""A block's address in its document's page: ``p-`` and eight hex digits, ``-2`` on a repeat."""

Role = Literal[
    "title",
    "heading",
    "byline",
    "dateline",
    "meta",
    "paragraph",
    "quote",
    "caption",
    "list",
    "post",
    "comment_author",
    "comment",
    "furniture",
]
Direction = Literal["ltr", "rtl"]
Certainty = Literal["stated", "derived", "guessed"]
Severity = Literal["error", "warning", "notice"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "notice")


@dataclass(frozen=True, slots=True)
class Problem:
    """Something an editor should know; ``where`` is ``path`` or ``path:line``."""

    where: str
    severity: Severity
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a value is claimed: a rule or editor, and the place (none when the text says nothing)."""

    rule: str
    certainty: Certainty
    start: int | None = None
    end: int | None = None
    why: str = ""
    """The reasoning, where a value was derived."""


@dataclass(frozen=True, slots=True)
class YamlFile:
    """A record or a folder's defaults, as found: its path and bytes."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file under the sources folder, as found.

    ``path`` is relative to that folder, with ``/``. ``data`` is None where the file is larger
    than the bound. ``record`` is the YAML beside it, ``folders`` the ``_folder.yml`` above it,
    outermost first.
    """

    path: str
    size: int
    data: bytes | None
    record: YamlFile | None = None
    folders: tuple[YamlFile, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text with a role, a language (BCP 47) and a direction."""

    start: int
    end: int
    role: Role
    language: str
    direction: Direction
    anchor: Anchor
    level: int = 0
    """The level of a heading, 1 to 6; 0 for everything else."""

    rule: str = ""
    """What gave it its role."""


@dataclass(frozen=True, slots=True)
class About:
    """The article that a digest speaks of, as that article gives it; ``date`` is EDTF."""

    title: str = ""
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    publisher_id: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One article: its extent in the source, its blocks, and what is known of it.

    ``evidence`` pairs the name of a field with the reason for its value. ``date`` and
    ``modified`` are EDTF. ``slug`` is empty where the document is all its source holds.
    """

    slug: str
    start: int
    end: int
    blocks: tuple[Block, ...]
    title: str
    languages: tuple[str, ...]
    words: int
    kind: str = "article"
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    via: tuple[str, ...] = ()
    contributors: tuple[tuple[str, str], ...] = ()
    """Pairs of a name and what the person did."""
    date: str | None = None
    modified: str | None = None
    place: str | None = None
    """Where it is from, as its dateline says."""

    publisher_id: str | None = None
    """Of the authority files."""

    about: About | None = None
    """What it is a digest of."""

    boundary: str = ""
    """By which sign it begins where it does."""

    evidence: tuple[tuple[str, Evidence], ...] = ()

    @property
    def language(self) -> str:
        """The language most of the words are in."""
        return self.languages[0] if self.languages else "und"

    def because(self, field: str) -> Evidence | None:
        """The reason for a field's value, or None where it has no value."""
        return dict(self.evidence).get(field)


@dataclass(frozen=True, slots=True)
class Remark:
    """An editor's correction of a passage, or note on it: it stands beside the text.

    ``said`` is the reading, or the note; ``on`` is a day; ``where`` is the record's ``path:line``.
    ``start`` and ``end`` are None where the passage was not found, and ``lost`` then says why.
    """

    kind: Literal["correction", "note"]
    quote: str
    said: str
    by: str
    on: str
    why: str
    where: str
    start: int | None = None
    end: int | None = None
    lost: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a text that names an entity.

    ``entity`` is None where two ``candidates`` or more fit: the mention is ambiguous. Evidence
    points at what decides: the full name, or the words that introduce an acronym.
    """

    start: int
    end: int
    entity: EntityId | None
    because: Evidence
    candidates: tuple[EntityId, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place in a text that looks like a name, whatever the authority files and other texts know.

    ``ends`` are the places where it may end, the longest first, and ``keys`` what it is compared
    by at each: names with one key count as the same. ``weight`` says how much speaks for ``kind``.
    """

    start: int
    ends: tuple[int, ...]
    keys: tuple[str, ...]
    sign: str
    kind: Kind = "other"
    weight: int = 0
    strong: bool = True
    """Whether it is a name by itself; else only where others of its key are."""

    full: int | None = None
    """Of a part of a name or an acronym, where the candidate begins that it stands for."""

    same: str = ""
    """The key of the name that the gazetteer has for it in the other script."""

    inner: str = ""
    """The key of a name within, of which its first word says what it is: "newspaper Le Monde"."""


@dataclass(frozen=True, slots=True)
class Rights:
    """Under what rights a source stands, as its record says."""

    statement: str = ""
    holder: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A source as read: its text, all its blocks in order, and its documents.

    ``text`` is None where the file could not be read; a problem then says why.
    """

    id: SourceId
    path: str
    bytes: int
    sha256: str | None
    swhid: str | None
    media_type: str | None
    encoding: str | None
    text: str | None
    blocks: tuple[Block, ...] = ()
    documents: tuple[Document, ...] = ()
    was: tuple[SourceId, ...] = ()
    origin: str | None = None
    collected: str | None = None
    rights: Rights | None = None
    remarks: tuple[Remark, ...] = ()
    problems: tuple[Problem, ...] = ()
    mentions: tuple[Mention, ...] = ()

    @property
    def is_bundle(self) -> bool:
        """Whether its documents have pages of their own."""
        return any(document.slug for document in self.documents)

    def document_id(self, document: Document) -> DocumentId:
        """The id of one of its documents."""
        return DocumentId(f"{self.id}/{document.slug}" if document.slug else self.id)


@dataclass(frozen=True, slots=True)
class Archive:
    """All sources in the order of their ids, and every problem met on the way to them."""

    sources: tuple[Source, ...]
    problems: tuple[Problem, ...]
    authority: Authority
    entities: tuple[Entity, ...]
    """Those of the authority files and those that the texts propose, in the order of their ids."""

    date: str
    """What stands for "now" wherever a format demands a date (``YYYY-MM-DD``): no clock does."""
