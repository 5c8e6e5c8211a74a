"""Proposes names out of the small archives under cases/, and compares them with their lists."""

from collections.abc import Callable
from difflib import unified_diff
from pathlib import Path

import pytest

from builder import pipeline
from builder.config import Config
from builder.engine import Engine
from builder.model import Archive
from tests.annotating.test_cases import Parts, parts
from tests.conftest import Files, write

CASES = sorted((Path(__file__).parent / "cases").glob("*.case"))


def proposed(archive: Archive) -> str:
    """A line for each proposal: kind, documents, name, and other spellings."""
    documents: dict[str, set[str]] = {}
    for source in archive.sources:
        for document in source.documents:
            for mention in source.mentions:
                if mention.entity and document.start <= mention.start < document.end:
                    documents.setdefault(mention.entity, set()).add(source.document_id(document))
    lines = (
        f"{entity.kind} {len(documents[entity.id])} {' | '.join(entity.spellings)}"
        for entity in archive.entities
        if entity.origin == "proposed"
    )
    return "".join(f"{line}\n" for line in sorted(lines))


def found(case: Parts, config: Config) -> Parts:
    """The same case, with what comes out of it in place of what should."""
    write(config.authority.parent, {name: body for kind, name, body in case if kind == "file"})
    archive = pipeline.gather(config, Engine().each)
    return [
        (kind, name, proposed(archive) if kind == "proposed" else body) for kind, name, body in case
    ]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(
    path: Path, archive_of: Callable[[Files], Config], request: pytest.FixtureRequest
) -> None:
    expected = parts(path.read_text(encoding="utf-8"))
    came = found(
        expected, archive_of({name: body for kind, name, body in expected if kind == "text"})
    )
    if request.config.getoption("--update"):
        heads = (f"== {kind} {name}".rstrip() + f"\n{body}" for kind, name, body in came)
        path.write_text("".join(heads), encoding="utf-8")
    lines = [
        [line for _, _, body in case for line in body.splitlines()] for case in (expected, came)
    ]
    differs = "\n".join(unified_diff(*lines, n=0, lineterm=""))
    again = "to accept what came out: pytest tests/relating --update"
    assert not differs, f"{path.name}:\n{differs}\n{again}"
