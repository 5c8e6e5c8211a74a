"""The command line."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from builder.cli import main
from tests.conftest import project

SOURCES = {
    "letter.txt": "A Letter Home\n\nThe rain has stopped.\n",
    "two.txt": "First\n\nOne.\n\nSecond\n\nTwo.\n",
    "two.yml": "documents:\n  - lines: 1-3\n  - lines: 5-7\n    date: 2020-04\n",
}


def archive(tmp_path: Path, *arguments: str, sources: dict[str, str] | None = None) -> Result:
    yml = project(tmp_path, SOURCES if sources is None else sources)
    return CliRunner().invoke(main, ["-f", str(yml), *arguments], catch_exceptions=False)


def test_check_passes(tmp_path: Path) -> None:
    result = archive(tmp_path, "check")
    assert (result.exit_code, result.stdout) == (0, "No problems.\n")


def test_check_fails_on_errors_alone(tmp_path: Path) -> None:
    lone = {**SOURCES, "lone.yml": "origin: x\n"}
    result = archive(tmp_path, "check", sources=lone)
    assert result.exit_code == 0
    assert "lone.yml: warning:" in result.stdout
    result = archive(tmp_path, "check", "--json", sources={"a.doc": "x"})
    assert result.exit_code == 1
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert {row["code"] for row in rows} >= {"format-unknown"}


def test_no_text_commands_the_terminal(tmp_path: Path) -> None:
    result = archive(
        tmp_path,
        "explain",
        "a.txt:1",
        sources={"a.txt": "\x1b[31mred words\x07 and\u202e many plain ones"},
    )
    assert "\x1b" not in result.stdout
    assert "\x07" not in result.stdout
    assert "\u202e" not in result.stdout
    assert "red words" in result.stdout


@pytest.mark.parametrize(
    ("place", "lines"),
    [
        ("letter", ["title: A Letter Home  (derived, by headline, line 1)"]),
        ("letter.txt", ["source letter", "3 lines, 2 blocks, 1 document"]),
        ("two/second", ["lines 5-7 of two.txt", "date: 2020-04  (stated, by record two.yml:4)"]),
        (
            "letter.txt:3",
            [
                "'The rain has stopped.'",
                "paragraph (derived, by short sentence), in document letter",
            ],
        ),
        ("letter.txt:1", ["gives the title  (derived, by headline, line 1)"]),
        ("letter.txt:2", ["blank"]),
        ("sources/letter.txt:3", ["paragraph"]),
        ("two.txt:4", ["blank"]),
    ],
)
def test_explain(tmp_path: Path, place: str, lines: list[str]) -> None:
    result = archive(tmp_path, "explain", place)
    assert result.exit_code == 0
    for line in lines:
        assert line in result.stdout


@pytest.mark.parametrize(
    ("place", "message"),
    [("nothing", "archive stats --ids"), ("letter.txt:99", "letter.txt has 3 lines")],
)
def test_explain_knows_no_such_place(tmp_path: Path, place: str, message: str) -> None:
    result = archive(tmp_path, "explain", place)
    assert result.exit_code == 1
    assert message in result.output


def test_a_place_is_the_nearest_file(tmp_path: Path) -> None:
    both = {"a.txt": "The upper one here", "sub/a.txt": "The lower one here"}
    assert "lower" in archive(tmp_path, "explain", "sub/a.txt:1", sources=both).stdout
    upper = archive(tmp_path, "explain", "a.txt:1", sources=both).stdout
    assert "upper" in upper
    assert "lower" not in upper


def test_help_needs_no_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(main, ["check", "--help"]).exit_code == 0
    result = CliRunner().invoke(main, ["check"])
    assert result.exit_code == 1
    assert "There is no mkdocs.yml here" in result.output


def test_stats(tmp_path: Path) -> None:
    assert "documents           3" in archive(tmp_path, "stats").stdout
    assert archive(tmp_path, "stats", "--ids").stdout.split() == [
        "letter",
        "two/first",
        "two/second",
    ]


def test_pages(tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert archive(tmp_path, "pages", str(out)).exit_code == 0
    page = (out / "sources/letter/index.md").read_text(encoding="utf-8")
    assert "# A Letter Home" in page
    assert "The rain has stopped." in page
    assert (out / "data/texts/letter.txt").read_text() == SOURCES["letter.txt"]
    again = archive(tmp_path, "pages", str(out))
    assert again.exit_code == 1
    assert "is not empty" in again.output


def test_plain_pages_are_commonmark(tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert archive(tmp_path, "pages", "--plain", str(out)).exit_code == 0
    pages = [path.read_text(encoding="utf-8") for path in out.rglob("*.md")]
    assert len(pages) == 9
    assert not [page for page in pages if re.search(r"(?<!\\)[{}]", page)]
    assert any("\n\n- **File:** " in page for page in pages)


def test_build(tmp_path: Path) -> None:
    assert archive(tmp_path, "build", "--strict").exit_code == 0
    assert (tmp_path / "site/sources/letter/index.html").is_file()


def test_a_project_without_the_plugin_is_told(tmp_path: Path) -> None:
    yml = project(tmp_path, SOURCES, "site_name: x\n")
    result = CliRunner().invoke(main, ["-f", str(yml), "check"])
    assert result.exit_code != 0
    assert "plugins: [archive]" in result.output


def test_explain_lists_the_rules_in_their_order(tmp_path: Path) -> None:
    lines = archive(tmp_path, "explain", "--rules").stdout.splitlines()
    assert "what a line looks like" in lines
    assert lines.index("  title: The title itself, and wherever it is said again.") < lines.index(
        "  standfirst: A sentence between the title and the running text."
    )
    assert all(line.startswith("  ") or not line.endswith(":") for line in lines)
    assert archive(tmp_path, "explain").exit_code == 2
