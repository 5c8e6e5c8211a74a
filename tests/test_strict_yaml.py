"""The YAML that people write is loaded as texts, or refused with its place and a way out.

The cases in strict_yaml/*.txt are `#### name`, the YAML, `####>` and what comes of it; run this
file with --update to write the last anew.
"""

import json
import pickle
import re
import sys
import time
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import suppress
from enum import Enum
from pathlib import Path
from typing import Annotated, Any, Literal

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec import Meta, Struct
from msgspec import field as renamed

from builder import strict_yaml
from builder.refusal import MAX_EXCERPT, Refusal
from builder.strict_types import read
from builder.strict_yaml import load

CASES = Path(__file__).parent / "strict_yaml"
CASE = re.compile(r"^#### (.*)\n([^\0]*?)^####>\n([^\0]*?)(?=^#### |\Z)", re.MULTILINE)
FILES = ["accepted.txt", "refused.txt"]
HOSTILE_SECONDS = 5


def outcome(text: str) -> str:
    try:
        return json.dumps(load(text, "case.yml").value, ensure_ascii=False)
    except Refusal as refusal:
        return str(refusal)


def refused(data: bytes | str, first_line: int = 1) -> Refusal | None:
    try:
        load(data, "any.yml", first_line)
    except Refusal as refusal:
        return refusal
    return None


def refusal_of(data: bytes | str, first_line: int = 1) -> Refusal:
    with pytest.raises(Refusal) as caught:
        load(data, "case.yml", first_line)
    return caught.value


def cases() -> Iterator[Any]:
    for name in FILES:
        for title, text, expected in CASE.findall((CASES / name).read_text("utf-8")):
            yield pytest.param(name, text, expected.strip(), id=title)


def update() -> None:
    for name in FILES:
        path = CASES / name
        found = CASE.findall(path.read_text("utf-8"))
        blocks = [f"#### {title}\n{text}####>\n{outcome(text)}\n" for title, text, _ in found]
        path.write_text("\n".join(blocks), "utf-8")


@pytest.mark.parametrize(("name", "text", "expected"), list(cases()))
def test_case(name: str, text: str, expected: str) -> None:
    assert outcome(text) == expected, "python tests/test_strict_yaml.py --update writes it anew"
    assert expected.startswith("{") == (name == "accepted.txt")


@pytest.mark.parametrize(("name", "text", "expected"), list(cases()))
def test_without_libyaml_the_same_is_accepted(
    name: str, text: str, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(strict_yaml, "_LOADER", yaml.BaseLoader)
    accepted = name == "accepted.txt"
    assert outcome(text) == expected if accepted else not outcome(text).startswith("{")


# Places


def test_positions_of_values_and_keys() -> None:
    loaded = load("documents:\n  - lines: 1-2\n    ع: ب\n", "a.yml", first_line=5)
    assert loaded.position(()) == (5, 1)
    assert loaded.position(("documents", 0)) == (6, 5)
    assert loaded.position(("documents", 0, "lines")) == (6, 12)
    assert loaded.position(("documents", 0, "ع")) == (7, 8)
    assert loaded.position(("documents", 0, "ع"), key=True) == (7, 5)
    assert loaded.position(("documents", 0, "no", 3)) == (6, 5)
    assert loaded.position(("documents", 7)) == (6, 3)


def test_a_later_check_refuses_at_its_place() -> None:
    loaded = load("---\na:\n  b: c\n", "a.yml", first_line=3)
    refusal = loaded.refuse(("a", "b"), "no such thing", "another")
    assert str(refusal) == (
        "a.yml:5:6: no such thing\n      b: c\n         ^\n  write instead: another"
    )


def test_columns_count_characters_beyond_the_basic_plane() -> None:
    loaded = load("a: {𝒳: b, c: d}", "a.yml")
    assert loaded.position(("a", "c"), key=True) == (1, 11)


def test_lines_end_with_crlf_too() -> None:
    refusal = refusal_of("a: b\r\nc: d: e\r\n")
    assert (refusal.line, refusal.column, refusal.excerpt) == (2, 5, "c: d: e")


def test_a_long_line_is_clipped_around_the_place() -> None:
    refusal = refusal_of("a: [" + "ب, " * 500 + "*x, " + "c, " * 500)
    assert len(refusal.excerpt) == 120
    assert refusal.excerpt[refusal.caret :].startswith("*x")
    assert refusal.excerpt[0] == refusal.excerpt[-1] == "…"


def test_hidden_characters_are_visible_in_the_excerpt() -> None:
    refusal = refusal_of("a: b\u202ec\t: @")
    assert refusal.excerpt == r"a: b\u202ec\t: @"
    assert refusal.excerpt[refusal.caret] == ":"


def test_values_and_refusals_travel_between_processes() -> None:
    loaded = pickle.loads(pickle.dumps(load("a: [b]", "a.yml")))
    assert (loaded.value, loaded.position(("a", 0))) == ({"a": ["b"]}, (1, 5))
    refusal = refusal_of("a: @")
    assert str(pickle.loads(pickle.dumps(refusal))) == str(refusal)


# Encodings and characters


@pytest.mark.parametrize("data", [b"\xef\xbb\xbfa: b", "\ufeffa: b", "a: b", b"a: b\r\n"])
def test_a_byte_order_mark_and_line_ends_do_not_matter(data: bytes | str) -> None:
    loaded = load(data, "a.yml")
    assert (loaded.value, loaded.position(("a",))) == ({"a": "b"}, (1, 4))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_other_encodings_are_told_to_be_utf8(encoding: str) -> None:
    refusal = refusal_of("a: b\n".encode(encoding))
    assert (refusal.line, refusal.column) == (1, 1)
    assert refusal.instead == "the file saved as UTF-8"


def test_bytes_that_are_not_utf8() -> None:
    refusal = refusal_of("ا: ب\nc: caf".encode() + b"\xe9\n", first_line=2)
    assert (refusal.line, refusal.column, refusal.excerpt) == (3, 7, r"c: caf\xe9")


@pytest.mark.parametrize("character", "\0\x07\x1b\x7f\x85\x9f\u2028\ufeff\ufffe\ud800")
def test_control_characters_are_refused(character: str) -> None:
    refusal = refusal_of(f"a: b\nc: d{character}")
    assert (refusal.line, refusal.column) == (2, 5)


def test_line_separators_are_escaped() -> None:
    assert refusal_of("a: \u2028").instead == r'its escape, between double quotes: "\u2028"'
    assert load(r'a: "\u2028\uFEFF"', "a.yml").value == {"a": "\u2028\ufeff"}


def test_a_carriage_return_alone_is_refused() -> None:
    assert "LF or CRLF" in refusal_of("a: b\rc: d").instead


@pytest.mark.parametrize(
    "escape", [r"\0", r"\x1b", r"\r", r"\N", r"\uFFFE", r"\ud800", r"\UFFFFFFFF"]
)
@pytest.mark.parametrize("loader", [strict_yaml._LOADER, yaml.BaseLoader])
def test_escaped_control_characters_are_refused(
    escape: str, loader: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(strict_yaml, "_LOADER", loader)
    assert refusal_of(f'a: "{escape}"').line == 1


@pytest.mark.parametrize(
    "key", ["a\u202eb", "a\u200fb", '"a\\u2066b"', '"a\\tb"', '"a\\nb"', '"a\\uFEFF"']
)
def test_hidden_characters_in_keys_are_refused(key: str) -> None:
    assert "in a key" in refusal_of(f"? {key}\n: c").what


def test_keys_that_look_the_same_are_refused() -> None:
    refusal = refusal_of("é: 1\nb: 2\ne\u0301: 3", first_line=10)
    assert refusal.line == 12
    assert refusal.what == "the key `e\u0301` stands in line 10 already"


def test_long_keys_are_refused() -> None:
    assert load("? " + "k" * 1000, "a.yml").value == {"k" * 1000: ""}
    assert "1,000" in refusal_of("? " + "k" * 1001).what
    assert "combining" in refusal_of("a" + "\u0301" * 31 + ": b").what


# Hostile files: the bound is against a blow-up only


def filled(unit: str, before: str = "", after: str = "") -> str:
    room = strict_yaml.MAX_BYTES - len((before + after).encode())
    return before + unit * (room // len(unit.encode())) + after


def numbered(line: str) -> str:
    room = strict_yaml.MAX_BYTES
    return "".join(line.format(number) for number in range(room // (len(line) + 6)))


HOSTILE: dict[str, Callable[[], bytes | str]] = {
    "brackets": lambda: filled("["),
    "braces": lambda: filled("{"),
    "dashes": lambda: filled("- "),
    "question marks": lambda: filled("? "),
    "colons": lambda: filled(":"),
    "commas": lambda: filled(","),
    "nested lists": lambda: filled("[a, ", "a: "),
    "items in one line": lambda: filled("a, ", "a: [", "]"),
    "items in eleven brackets": lambda: filled("a, ", "a: [[[[[[[[[["),
    "empty items": lambda: filled("[],", "a: [", "]"),
    "mapping in one line": lambda: filled("a: b, ", "a: {", "}"),
    "quoted items without commas": lambda: filled('"a" ', "a: ["),
    "open quote": lambda: filled("x", 'a: "'),
    "open single quote": lambda: filled("x'' ", "a: '"),
    "one text": lambda: filled("x y ", "a: "),
    "one wide text": lambda: filled("\u0628 ", "a: \U00010000"),
    "one block": lambda: filled("  x\n", "a: >\n"),
    "escapes": lambda: filled("\\x00", 'a: "', '"'),
    "surrogates": lambda: filled("\\ud800", 'a: "', '"'),
    "distinct keys": lambda: numbered("k{}: b\n"),
    "comments": lambda: filled("# c\n"),
    "newlines": lambda: filled("\n"),
    "spaces": lambda: filled(" "),
    "anchors": lambda: filled("&a "),
    "long anchor": lambda: filled("a", "a: &"),
    "long tag": lambda: filled("%41", "a: !"),
    "aliases": lambda: filled("*a, ", "a: ["),
    "directives": lambda: filled("%a\n"),
    "TAG directives": lambda: numbered("%TAG !a{}! b\n"),
    "TAG directives after comments": lambda: "# c\n...\n" + numbered("%TAG !a{}! b\n")[:-9],
    "TAG directives after the document": lambda: "a: b\n" + numbered("%TAG !a{}! b\n")[:-9],
    "documents": lambda: filled("---\n"),
    "document ends": lambda: filled("...\n"),
    "indentation": lambda: "\n".join(" " * n + "a:" for n in range(2800)),
    "huge key": lambda: "k" * 1_000_000 + ": x",
    "long keys": lambda: numbered("k{}" + "x" * 990 + ": b\n"),
    "keys of combining marks": lambda: numbered("? k{}" + "\u0345\u0301\u0323" * 300 + "\n"),
    "keys of decomposing marks": lambda: numbered("? k{}" + "\u0f73" * 900 + "\n")[:1_300_000],
    "wrong bytes": lambda: b"\xff" * strict_yaml.MAX_BYTES,
    "surrogates in a str": lambda: "\ud800" * 40_000_000,
    "too large": lambda: b"x" * 40_000_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_takes_little_time(name: str) -> None:
    data = HOSTILE[name]()
    start = time.process_time()
    refusal = refused(data)
    assert time.process_time() - start < HOSTILE_SECONDS
    assert refusal is None or len(str(refusal)) < 1_000


def test_values_are_counted() -> None:
    items = "- a\n" * (strict_yaml.MAX_NODES - 3)
    assert len(load(f"a:\n{items}", "a.yml").value["a"]) == strict_yaml.MAX_NODES - 3
    assert "keys, values and items" in refusal_of(f"a:\n{items}- a\n").what


def test_size_is_counted_in_bytes() -> None:
    text = "a: " + "ب" * (strict_yaml.MAX_BYTES // 2)
    assert "bytes" in refusal_of(text).what
    assert load(text[:-2], "a.yml").position(("a",)) == (1, 4)


# Laws


YAML_LIKE = st.lists(
    st.sampled_from(
        [
            *"abé:-?,[]{}#&*!|>%@`'\"\\ \n\t",
            ": ",
            "- ",
            "\n  ",
            "---\n",
            "...",
            "<<",
            "!%ED%A0",
            "\\x0",
            "\ufeff",
        ]
    )
).map("".join)


@given(st.text() | YAML_LIKE | st.binary(), st.integers(1, 9))
@example("a: !%ED%A0%80 x", 1)
@example("a: b\n...\n\ufeff", 1)
def test_anything_loads_or_is_refused_within_the_file(data: bytes | str, first_line: int) -> None:
    newlines = (data if isinstance(data, bytes) else data.encode("utf-8", "replace")).count(b"\n")
    if refusal := refused(data, first_line):
        assert first_line <= refusal.line <= first_line + newlines + 1
        assert refusal.column >= 1
        assert refusal.caret <= len(refusal.excerpt) <= MAX_EXCERPT
        assert refusal.what
        assert refusal.instead


WORDS = st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn"]) | st.sampled_from("\n\t"))
KEYS = st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), min_size=1).map(
    lambda key: unicodedata.normalize("NFC", key)
)
VALUES = st.recursive(
    WORDS, lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner), max_leaves=20
)


def dumped(value: strict_yaml.Value) -> str:
    text: str = yaml.safe_dump(value, default_style='"', allow_unicode=True)
    return text


def depth_of(value: strict_yaml.Value) -> int:
    if isinstance(value, str):
        return 0
    inner = list(value.values()) if isinstance(value, dict) else value
    return 1 + max(map(depth_of, inner), default=0)


@given(st.dictionaries(KEYS, VALUES).filter(lambda value: depth_of(value) <= strict_yaml.MAX_DEPTH))
def test_what_is_dumped_is_loaded(value: dict[str, strict_yaml.Value]) -> None:
    assert load(dumped(value), "dumped.yml").value == value


@given(st.text(st.sampled_from("ab: \n-[]{},'\""), max_size=30))
def test_both_parsers_accept_the_same(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        with_libyaml = outcome(text)
        patch.setattr(strict_yaml, "_LOADER", yaml.BaseLoader)
        without = outcome(text)
    assert with_libyaml == without or not (with_libyaml[0] == without[0] == "{")


# Conversion to types


class Colour(Enum):
    RED = "red"
    GREEN = "green"


class Name(Struct, frozen=True, forbid_unknown_fields=True):
    text: Annotated[str, Meta(pattern="^[a-z]")]
    not_: tuple[str, ...] = renamed(default=(), name="not")


class Thing(Struct, frozen=True, forbid_unknown_fields=True):
    title: str
    kind: Literal["report", "letter"] = "report"
    colour: Colour = Colour.RED
    names: tuple[Name, ...] = ()
    by_language: dict[str, Name] = {}
    holder: Name | str | None = None
    parts: "tuple[Thing, ...]" = ()

    def __post_init__(self) -> None:
        if self.title == "bad":
            raise ValueError("this title is bad; write instead: a good one")


Things = dict[str, Thing]


def test_types_are_filled() -> None:
    text = "title: a\nnames: [{text: b, not: [c]}]\nby_language: {ar: {text: d}}\nholder: e"
    thing = read(load(text, "a.yml"), Thing)
    assert thing.names == (Name("b", ("c",)),)
    assert (thing.by_language, thing.holder) == ({"ar": Name("d")}, "e")


@pytest.mark.parametrize(
    ("text", "place", "what", "instead"),
    [
        ("tittle: b", (2, 3), "unknown field `tittle`", "`title`; one of: title, kind"),
        ("title: b\n  zzz: c", (3, 3), "unknown field `zzz`", "one of: title, kind"),
        ("kind: letter", (2, 3), "the field `title` is missing", "title: …"),
        ("title: [b]", (2, 10), "a text is wanted here", "one text"),
        ("title:\n    c: b", (3, 5), "a text is wanted here", "quotes"),
        ("title: b\n  names: c", (3, 10), "a list is wanted here", "begin with `- `"),
        ("title: b\n  names:\n  - c", (4, 5), "a mapping is wanted here", "`key: value`"),
        ("title: b\n  names: [{text: c, not: [d, [e]]}]", (3, 30), "a text is wanted", "one text"),
        ("title: b\n  names: [{text: C}]", (3, 18), "matching regex", "fits"),
        ("title: b\n  kind: leter", (3, 9), "unknown value `leter`", "`letter`; one of: letter"),
        ("title: b\n  colour: blue", (3, 11), "unknown value `blue`", "one of: red, green"),
        ("title: b\n  by_language: {ar: {text: c}, en: {txt: d}}", (3, 37), "`txt`", "`text`"),
        ("title: b\n  by_language: {ar: {text: c}, en: d}", (3, 36), "a mapping", "below"),
        ("title: b\n  holder: [c]", (3, 11), "a mapping or a text is wanted here", "or one text"),
        ("title: b\n  holder: {text: []}", (3, 18), "a text is wanted here", "one text"),
        ("title: b\n  parts: [{title: c}, {title: bad}]", (3, 23), "this title is bad", "a good"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused_at_its_place(
    text: str, place: tuple[int, int], what: str, instead: str
) -> None:
    loaded = load(f"first: {{title: a}}\nsecond:\n  {text}\n", "a.yml", first_line=0)
    with pytest.raises(Refusal) as caught:
        read(loaded, Things)
    assert (caught.value.line, caught.value.column) == place
    assert what in caught.value.what
    assert instead in caught.value.instead


@given(st.dictionaries(KEYS | st.sampled_from(["title", "names", "parts", "holder"]), VALUES))
def test_anything_is_converted_or_refused(value: dict[str, strict_yaml.Value]) -> None:
    loaded = load(dumped(value), "any.yml")
    for kind in (Thing, Things):
        with suppress(Refusal):
            read(loaded, kind)


def test_a_late_misfit_among_many_takes_little_time() -> None:
    many = "".join(f"k{n}: {{title: b, names: [{{text: c}}]}}\n" for n in range(11_000))
    loaded = load(many + "last: {}", "a.yml")
    start = time.process_time()
    with pytest.raises(Refusal, match="`title` is missing"):
        read(loaded, Things)
    assert time.process_time() - start < HOSTILE_SECONDS


if __name__ == "__main__" and "--update" in sys.argv:
    update()
