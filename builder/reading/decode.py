"""Turns the bytes of a source into its text, or says why that cannot be done.

The text is the bytes decoded, the byte-order mark dropped, every line end a ``\\n``; nothing else.
"""

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from builder import records
from builder.refusal import CONTROL

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte-order marks; UTF-32 before UTF-16, whose little-endian mark it begins with."""

LEGACY = ("cp1252", "cp1256", "iso8859_6", "cp1251", "cp1253", "cp1254", "cp1255", "koi8_r")
"""What charset-normalizer may choose from; a wider choice finds rarities in short texts."""

HIDDEN = re.compile(rf"[{CONTROL}\u202a-\u202e\u2066-\u2069]")
"""Control characters and those that override the direction of text (Unicode UAX 9)."""

BINARY = re.compile(r"[\x01-\x08\x0e-\x1f]")
"""Control characters that no writer of texts has used to lay them out."""

SAMPLE = 200_000
"""Bytes that are looked at to guess an encoding."""

NAMES = {"cp": "windows-", "iso8859_": "iso-8859-", "iso8859-": "iso-8859-", "koi8_r": "koi8-r"}


@dataclass(frozen=True, slots=True)
class Text:
    """A decoded source. ``encoding`` is its usual name on the web; ``guessed`` says it was not
    certain from the bytes alone."""

    text: str
    encoding: str
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class Undecodable:
    """Why a source has no text: the code of the problem and its message."""

    code: str
    message: str


EMPTY = Undecodable("empty", "The file is empty; remove it, or put its text into it.")


def decode(data: bytes, encoding: str | None = None) -> Text | Undecodable:
    """The text of ``data``; ``encoding``, where a record names one, is used and nothing else."""
    if not data.strip():
        return EMPTY
    if encoding is not None:
        return _named(data, encoding)
    for mark, name in MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], name)
    if b"\0" in data:
        return _utf16_without_mark(data) or _binary(data)
    try:
        return _text(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        return _legacy(data, error)


def _text(raw: str, encoding: str, guessed: bool = False) -> Text | Undecodable:
    if not raw.strip():
        return EMPTY
    if len(BINARY.findall(raw)) * 10 > len(raw):
        return Undecodable(
            "binary", "Most of this is control characters, no text; save it as plain text in UTF-8."
        )
    if "\0" in raw:
        line = raw.count("\n", 0, raw.index("\0")) + 1
        return Undecodable(
            "nul", f"Line {line} holds a NUL character; save the file as plain text in UTF-8."
        )
    # A lone \r is an old line end too, and a browser would make a \n of it anyway.
    return Text(raw.replace("\r\n", "\n").replace("\r", "\n"), encoding, guessed)


def _strict(data: bytes, encoding: str) -> Text | Undecodable:
    try:
        return _text(data.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        return Undecodable(
            "undecodable",
            f"The file begins as {encoding.upper()} but byte {error.start} does not fit it; "
            "save it anew in UTF-8.",
        )


def _named(data: bytes, encoding: str) -> Text | Undecodable:
    codec = records.codec(encoding)
    try:
        raw = data.decode(codec) if codec else None
    except ValueError:
        raw = None
    if raw is None:
        return Undecodable(
            "undecodable",
            f"The record says that the encoding is {encoding!r}, which does not fit the file; "
            "write another, or leave it out to have it found.",
        )
    assert codec is not None
    return _text(raw.removeprefix("\ufeff"), _web_name(codec))


def _utf16_without_mark(data: bytes) -> Text | Undecodable | None:
    """UTF-16 shows in plain text: nearly all its NULs stand in every other place."""
    sample = data[:SAMPLE]
    for encoding, first in (("utf-16-le", 1), ("utf-16-be", 0)):
        high = sample[first::2].count(0)
        low = sample[1 - first :: 2].count(0)
        if len(data) % 2 == 0 and low == 0 and high * 50 > len(sample):
            return _strict(data, encoding)
    return None


def _binary(data: bytes) -> Undecodable:
    if re.match(rb"%PDF-|PK\x03\x04|\x89PNG|\xff\xd8\xff|GIF8|\xd0\xcf\x11\xe0", data):
        what = "This is not a text but a file of another kind"
    else:
        what = f"This is not a text: byte {data.index(0)} is NUL"
    return Undecodable("binary", f"{what}; put its text here, as plain text in UTF-8.")


def _legacy(data: bytes, error: UnicodeDecodeError) -> Text | Undecodable:
    sample = data[:SAMPLE]
    letters = sum(byte > 127 or chr(byte).isalpha() for byte in sample)
    foreign = sum(byte > 127 for byte in sample)
    # Where most letters are plain Latin, the rest are its accents and quotes, or quoted Arabic.
    choice = LEGACY[:2] if foreign * 3 < letters else LEGACY
    match = from_bytes(sample, cp_isolation=list(choice)).best()
    if match is not None:
        try:
            raw = data.decode(match.encoding)
        except UnicodeDecodeError:
            return _no_encoding(data, error)
        return _text(raw, _web_name(_commonest(data, raw, match.encoding)), guessed=True)
    return _no_encoding(data, error)


def _commonest(data: bytes, raw: str, codec: str) -> str:
    """The first of LEGACY that gives the same text: curly quotes alone fit half of them."""
    return next((name for name in LEGACY if data.decode(name, "replace") == raw), codec)


def _no_encoding(data: bytes, error: UnicodeDecodeError) -> Undecodable:
    line = data.count(b"\n", 0, error.start) + 1
    return Undecodable(
        "undecodable",
        f"Line {line} is not UTF-8, and no other encoding fits the file; save it in UTF-8, "
        "or name its encoding in the record (encoding: windows-1256).",
    )


def _web_name(codec: str) -> str:
    for prefix, name in NAMES.items():
        if codec.startswith(prefix):
            return name + codec.removeprefix(prefix)
    return codec


def hidden_characters(text: str) -> tuple[int, str] | None:
    """The line of the first bidi or other control character, and the names of all kinds found."""
    found = sorted(set(HIDDEN.findall(text)))
    if not found:
        return None
    first = HIDDEN.search(text)
    assert first is not None
    line = text.count("\n", 0, first.start()) + 1
    return line, ", ".join(f"U+{ord(character):04X}" for character in found)
