"""Bytes become text in every encoding that archives come in, or a reason why not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.reading.decode import Text, Undecodable, decode, hidden_characters

ARABIC = "أعلنت البلدية أمس أن السوق القديم سيفتح أبوابه صباح السبت المقبل.\n"
FRENCH = "Le comité s’est réuni à l’été ; « très bien », dit-il. Ça coûte 30 €.\n"
ENGLISH = "The council’s report – “a first draft” – was published at noon.\n"


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be"],
)
@pytest.mark.parametrize("text", [ENGLISH, ARABIC, ENGLISH + ARABIC], ids=["en", "ar", "both"])
def test_unicode(text: str, encoding: str) -> None:
    if encoding == "utf-32-be":  # without its mark it cannot be told from binary
        assert isinstance(decode(text.encode(encoding)), Undecodable)
    else:
        decoded = decode(text.encode(encoding))
        assert isinstance(decoded, Text)
        assert decoded.text == text
        assert not decoded.guessed


@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [
        (ARABIC, "cp1256", "windows-1256"),
        (ARABIC * 50, "cp1256", "windows-1256"),
        (ENGLISH + ARABIC, "cp1256", "windows-1256"),
        (ARABIC, "iso8859_6", "iso-8859-6"),
        (FRENCH, "cp1252", "windows-1252"),
        (ENGLISH, "cp1252", "windows-1252"),
        (ENGLISH * 50, "cp1252", "windows-1252"),
    ],
)
def test_legacy(text: str, codec: str, name: str) -> None:
    assert decode(text.encode(codec)) == Text(text, name, guessed=True)


def test_a_record_names_the_encoding() -> None:
    data = FRENCH.encode("cp1252")
    assert decode(data, "windows-1252") == Text(FRENCH, "windows-1252")
    assert isinstance(decode(data, "windows-1256"), Text)
    assert decode(ENGLISH.encode("utf-8-sig"), "utf-8") == Text(ENGLISH, "utf-8")


@pytest.mark.parametrize(
    "encoding",
    ["utf-9", "rot13", "punycode", "utf-7", "base64", "unicode_escape", "ascii", "x" * 999, "a\0b"],
)
def test_a_record_names_no_encoding_of_text(encoding: str) -> None:
    assert isinstance(decode(FRENCH.encode("cp1252"), encoding), Undecodable)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "empty"),
        (b"%PDF-1.7\n\0\xff", "binary"),
        (b"\x89PNG\r\n\0", "binary"),
        (b"a\0b", "binary"),
        (bytes(range(256)) * 4, "binary"),
        ("a\0b".encode("utf-16"), "nul"),
        (b"\xff\xfe\x00\xd8", "undecodable"),
        (b"\xef\xbb\xbf\xff", "undecodable"),
        (b"word \x81\x8d\x8f\x90 word \x98\xff\x9e", "undecodable"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, code: str) -> None:
    refused = decode(data)
    assert isinstance(refused, Undecodable)
    assert refused.code == code
    assert refused.message.endswith(".") or ")" in refused.message


def test_line_ends() -> None:
    assert decode(b"a\r\nb\rc\n\r\rd") == Text("a\nb\nc\n\n\nd", "utf-8")


@given(
    st.binary(max_size=200) | st.text(max_size=50).map(lambda text: text.encode("utf-8", "replace"))
)
def test_any_bytes_are_a_text_or_a_reason(data: bytes) -> None:
    decoded = decode(data)
    if isinstance(decoded, Text):
        assert "\r" not in decoded.text
        assert "\0" not in decoded.text
        decoded.text.encode()
    else:
        assert decoded.code in {"empty", "binary", "nul", "undecodable"}


def test_hidden_characters_are_named() -> None:
    assert hidden_characters("one\ntwo \u202e\x07\nthree") == (2, "U+0007, U+202E")
    assert hidden_characters("tabs\tand\nlines") is None
