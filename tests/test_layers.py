"""Imports point down, as docs/architecture.md draws them."""

import ast
from pathlib import Path

import pytest

BUILDER = Path(__file__).parent.parent / "builder"

LAYERS = (
    ("cli",),
    ("plugin",),
    ("explain", "rules", "report", "suggest", "theme_mends", "exchange", "progress"),
    ("pipeline", "engine"),
    ("reading", "annotating", "relating", "publishing"),
    ("authority",),
    ("config", "records"),
    ("strict_types",),
    ("strict_yaml",),
    ("yaml_faults",),
    ("output",),
    ("refusal", "folding", "edtf", "lines", "model", "entries"),
    ("entity",),
)
"""From top to bottom: a module imports from layers below its own, and no other."""

ONLY = {"mkdocs": {"plugin"}, "engine": {"plugin", "cli"}, "jinja2": {"plugin", "theme_mends"}}
"""Who may import what: everybody else may not."""

MODULES = sorted(path for path in BUILDER.rglob("*.py") if path.name != "__init__.py")


def part(path: Path) -> str:
    """The name of a module's layer: its folder below builder/, else its own."""
    return path.relative_to(BUILDER).parts[0].removesuffix(".py")


def level(name: str) -> int:
    return next(index for index, names in enumerate(LAYERS) if name in names)


def imports(path: Path) -> set[str]:
    """Every module that a file imports, also inside its functions."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
            found.add(node.module)
    return found


def own(path: Path) -> set[str]:
    """The layers of ours that a file imports from."""
    names = {name.split(".")[1] for name in imports(path) if name.startswith("builder.")}
    return names - {part(path)}


def test_every_module_has_a_layer() -> None:
    named = {name for names in LAYERS for name in names}
    assert {part(path) for path in MODULES} <= named


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(BUILDER)))
def test_imports_point_down(path: Path) -> None:
    here = part(path)
    wrong = {name for name in own(path) if level(name) <= level(here)}
    assert not wrong, f"{here} imports {sorted(wrong)}, which do not lie below it"


@pytest.mark.parametrize("package", sorted(ONLY))
def test_few_know_the_frame(package: str) -> None:
    def knows(path: Path) -> bool:
        names = imports(path)
        return any(name.split(".")[0] == package or f"builder.{package}" in name for name in names)

    assert {part(path) for path in MODULES if knows(path)} <= ONLY[package]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(BUILDER)))
def test_files_are_short_and_say_what_they_do(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert source.count("\n") <= 300
    assert ast.get_docstring(ast.parse(source))
