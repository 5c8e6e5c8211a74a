"""Which files of a folder are sources."""

import os
from pathlib import Path

import pytest

from builder.reading.discover import discover
from tests.conftest import write


def paths(folder: Path) -> list[str]:
    return [file.path for file in discover(folder, 1000).files]


def test_every_file_is_a_source_but_records_and_hidden_ones(tmp_path: Path) -> None:
    names = ["b.txt", "a/c.md", "a/d.pdf", ".hidden.txt", ".git/x.txt", "b.yml", "a/_folder.yml"]
    write(tmp_path, dict.fromkeys(names, "words"))
    assert paths(tmp_path) == ["a/c.md", "a/d.pdf", "b.txt"]


def test_records_come_with_their_sources(tmp_path: Path) -> None:
    names = ["_folder.yml", "a/_folder.yml", "a/b/_folder.yml", "a/b/t.txt", "a/b/t.yaml", "x.txt"]
    write(tmp_path, {name: name for name in names})
    deep, top = discover(tmp_path, 1000).files
    assert [folder.path for folder in deep.folders] == names[:3]
    assert deep.record is not None
    assert deep.record.data == b"a/b/t.yaml"
    assert top.record is None


def test_links_that_lead_out_are_left_out(tmp_path: Path) -> None:
    write(tmp_path, {"out/secret.txt": "x", "in/real.txt": "y", "in/deep/also.txt": "z"})
    inside = tmp_path / "in"
    (inside / "out.txt").symlink_to("../out/secret.txt")
    (inside / "outer").symlink_to("../out")
    (inside / "loop").symlink_to(".")
    (inside / "same.txt").symlink_to("real.txt")
    (inside / "gone.txt").symlink_to("nothing.txt")
    found = discover(inside, 1000)
    assert [file.path for file in found.files] == ["deep/also.txt", "real.txt", "same.txt"]
    assert {(problem.where, problem.code) for problem in found.problems} == {
        ("out.txt", "link-outside"),
        ("outer", "link-outside"),
        ("loop", "no-file"),
        ("gone.txt", "no-file"),
    }


def test_a_huge_file_comes_without_its_data(tmp_path: Path) -> None:
    write(tmp_path, {"huge.txt": b"x" * 1001, "large.txt": b"x" * 1000})
    huge, large = discover(tmp_path, 1000).files
    assert (huge.size, huge.data) == (1001, None)
    assert large.data is not None


@pytest.mark.skipif(os.name == "nt", reason="file names are Unicode there")
def test_a_name_that_is_no_unicode(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/\xff\xfe.txt"
    try:
        os.close(os.open(name, os.O_CREAT | os.O_WRONLY))
    except OSError:
        pytest.skip("this file system takes Unicode names only")
    assert paths(tmp_path) == ["\\xff\\xfe.txt"]


def test_there_is_no_such_folder(tmp_path: Path) -> None:
    (problem,) = discover(tmp_path / "texts", 1000).problems
    assert problem.code == "no-sources"
