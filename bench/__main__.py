"""Measures the builder against plain MkDocs: ``python -m bench``. Figures, never tests.

What counts is the CPU time of a build and of all its processes; the run that took least is taken.
A busy machine still raises it, by half and more, so all builds take turns, and the table says
where it was busy. The peer is plain ``mkdocs build`` with the same theme over the very pages and
data that ``archive pages`` writes, with one entry in its navigation and without a search.
"""

import ctypes
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import click

from bench import corpus
from bench import entities as bench_entities
from bench import names as bench_names
from bench import proposals as bench_proposals

GOAL = 6.0
"""Milliseconds of CPU a document of 800 words, beyond plain MkDocs, at 1,000 documents."""

MEGABYTE = 1_000_000
MAXRSS = 1 if sys.platform == "darwin" else 1024
"""Bytes in a unit of ``ru_maxrss``: getrusage(2)."""

BUSY = 1.1
"""Wall seconds for each of CPU, above which a build of one process was not alone."""

PR_SET_CHILD_SUBREAPER = 36
"""Of prctl(2), Linux: orphans of our children become ours."""

UNSET = ("ARCHIVE_SOURCES", "SOURCE_DATE_EPOCH")
"""Variables that would change what is built."""

MKDOCS = (sys.executable, "-m", "mkdocs", "build")
ARCHIVE = (sys.executable, "-c", "from builder.cli import main; main()", "-f", "mkdocs.yml")
STATS = (*ARCHIVE, "stats")


@dataclass(frozen=True, slots=True)
class Run:
    """A command to measure in a folder that holds a mkdocs.yml; ``warm`` keeps its cache."""

    name: str
    folder: str
    command: tuple[str, ...]
    warm: bool = False


RUNS = {
    "plain_empty": Run("plain MkDocs, one page", "plain-empty", MKDOCS),
    "plain": Run("plain MkDocs, the same pages", "plain", MKDOCS),
    "archive_empty": Run("archive, no sources", "archive-empty", MKDOCS),
    "archive_cold": Run("archive, cold, one process", "archive", MKDOCS),
    "archive_warm": Run("archive, warm, one process", "archive", MKDOCS, warm=True),
    "archive_processes": Run("archive, cold, a process a core", "archive-processes", MKDOCS),
    "stats_empty": Run("archive stats, no sources", "archive-empty", STATS),
    "stats_cold": Run("archive stats, cold, one process", "reading", STATS),
}
"""In the order they are run: a warm build finds what the cold one before it has left."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a run took, its own processes included: seconds, and bytes of the largest process."""

    cpu: float
    wall: float
    peak: int


@dataclass(frozen=True, slots=True)
class Figures:
    """All that was measured; sizes of sites in bytes."""

    size: corpus.Size
    costs: dict[str, Cost]
    sites: dict[str, int]
    names: bench_names.Figures
    proposals: bench_proposals.Figures
    entities: bench_entities.Figures

    def beyond(self, key: str) -> float:
        """Milliseconds of CPU a document, beyond plain MkDocs over the same pages."""
        return (self.costs[key].cpu - self.costs["plain"].cpu) * 1000 / self.size.documents

    def ratio(self, key: str) -> float:
        """Of CPU, to that of plain MkDocs over the same pages."""
        return self.costs[key].cpu / self.costs["plain"].cpu

    def reading(self) -> float:
        """Megabytes of text read in a second of CPU, what starting takes left out."""
        seconds = self.costs["stats_cold"].cpu - self.costs["stats_empty"].cpu
        return self.size.bytes / MEGABYTE / seconds

    def busy(self) -> bool:
        """Whether builds of one process had to wait for a core."""
        alone = [cost for key, cost in self.costs.items() if key != "archive_processes"]
        return sum(cost.wall for cost in alone) > BUSY * sum(cost.cpu for cost in alone)


@click.command()
@click.option("--documents", default=1000, show_default=True, type=click.IntRange(min=1))
@click.option("--repeat", default=3, show_default=True, type=click.IntRange(min=1))
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of a table.")
def main(documents: int, repeat: int, as_json: bool) -> None:
    """Print what building an archive costs, beside what plain MkDocs costs."""
    with tempfile.TemporaryDirectory() as name:
        figures = measure(Path(name), documents, repeat)
    click.echo(json.dumps(_object(figures), indent=2) if as_json else "\n".join(_table(figures)))


def measure(top: Path, documents: int, repeat: int) -> Figures:
    """Lays out all sites in ``top`` and runs everything ``repeat`` times, in turn."""
    adopts = _adopt_orphans()
    runs = {key: run for key, run in RUNS.items() if adopts or key != "archive_processes"}
    size = lay_out(top, documents)
    costs: dict[str, list[Cost]] = {key: [] for key in runs}
    for _ in range(repeat):
        for key, run in runs.items():
            folder = top / run.folder
            _clear(folder, keep_cache=run.warm)
            costs[key].append(cost(run.command, folder))
    return Figures(
        size,
        {key: _least(several) for key, several in costs.items()},
        {name: _bytes(top / name / "site") for name in ("plain", "archive")},
        bench_names.measure(documents),
        bench_proposals.measure(documents),
        bench_entities.measure(),
    )


def lay_out(top: Path, documents: int) -> corpus.Size:
    """A folder for each site: its mkdocs.yml, docs and, for the archive's, where sources lie."""
    size = corpus.write(top / "sources", documents)
    (top / "none").mkdir()
    _site(top / "archive", _archive("../sources", processes=1))
    _site(top / "archive-processes", _archive("../sources", processes=0))
    _site(top / "archive-empty", _archive("../none", processes=1))
    _site(top / "reading", _archive("../sources", processes=1))
    _site(top / "plain-empty", _plain())
    (top / "plain").mkdir()
    cost((*ARCHIVE, "pages", "--plain", "../plain/docs"), top / "reading")
    _site(top / "plain", _plain())
    return size


def _site(folder: Path, config: dict[str, Any]) -> None:
    docs = folder / "docs"
    docs.mkdir(parents=True, exist_ok=True)
    (docs / "index.md").write_text("# An archive\n\nTexts, made up to be measured.\n", "utf-8")
    # JSON is YAML too.
    (folder / "mkdocs.yml").write_text(json.dumps(config), "utf-8")


def _plain() -> dict[str, Any]:
    return {
        "site_name": "An archive",
        "use_directory_urls": False,
        "theme": {"name": "material", "font": False},
        "plugins": [],
        "markdown_extensions": ["attr_list", "tables"],
        "nav": ["index.md"],
        "not_in_nav": "*",
    }


def _archive(sources: str, processes: int) -> dict[str, Any]:
    # Words that are made up look like names: what proposals cost is measured apart.
    options = {
        "sources": sources,
        "authority": "../none",
        "processes": processes,
        "propose": False,
    }
    pages = ["index.md", "documents/index.md", "review/index.md", "data/index.md"]
    return {
        "site_name": "An archive",
        "use_directory_urls": False,
        "theme": {"name": "material"},
        "plugins": [{"archive": options}],
        "nav": pages,
    }


def _clear(folder: Path, keep_cache: bool) -> None:
    shutil.rmtree(folder / "site", ignore_errors=True)
    if not keep_cache:
        shutil.rmtree(folder / ".cache", ignore_errors=True)


def cost(command: Sequence[str], folder: Path) -> Cost:
    """Runs a command in ``folder``; ends the whole measurement where it fails."""
    kept = {name: value for name, value in os.environ.items() if name not in UNSET}
    # Material warns of a coming MkDocs in every build otherwise.
    environment = kept | {"NO_MKDOCS_2_WARNING": "1"}
    with tempfile.TemporaryFile() as log:
        start = time.monotonic()
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdout=log, stderr=subprocess.STDOUT
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        usages = [usage, *_orphans()]
        if process.returncode:
            log.seek(0)
            raise click.ClickException(log.read().decode("utf-8", "replace"))
    return Cost(
        cpu=sum(usage.ru_utime + usage.ru_stime for usage in usages),
        wall=wall,
        peak=max(usage.ru_maxrss for usage in usages) * MAXRSS,
    )


def _adopt_orphans() -> bool:
    """Makes what a build leaves running a child of ours; False where the system cannot.

    A build's workers are the children of a fork server, which ends after the build that has
    started it and is not waited for: nobody would see what they took.
    """
    if sys.platform != "linux":
        return False
    return bool(ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) == 0)


def _orphans() -> Iterator[Any]:
    """What the processes that a build left behind took, each with its own children."""
    while True:
        try:
            yield os.wait3(0)[2]
        except ChildProcessError:
            return


def _least(costs: Sequence[Cost]) -> Cost:
    return min(costs, key=lambda cost: cost.cpu)


def _bytes(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _table(figures: Figures) -> Iterator[str]:
    size = figures.size
    megabytes = size.bytes / MEGABYTE
    yield f"{size.documents:,} documents, {size.words:,} words, {megabytes:.1f} MB of text"
    yield ""
    yield f"{'':33}{'CPU s':>8}{'ms a document':>15}{'wall s':>8}{'peak MB':>9}"
    for key, cost in figures.costs.items():
        each = "" if key.endswith("empty") else f"{cost.cpu * 1000 / size.documents:.2f}"
        peak = cost.peak / MEGABYTE
        yield f"{RUNS[key].name:33}{cost.cpu:8.2f}{each:>15}{cost.wall:8.2f}{peak:9.0f}"
    yield ""
    for word, key in (("cold", "archive_cold"), ("warm", "archive_warm")):
        beyond = f"{figures.beyond(key):.1f} ms of CPU a document"
        goal = f" (the goal is {GOAL:.1f} at 1,000 documents)" if word == "cold" else ""
        yield f"beyond plain MkDocs, {word}: {beyond}{goal}; {figures.ratio(key):.2f} times its CPU"
    yield f"reading: {figures.reading():.1f} MB of text a second of CPU"
    yield from bench_names.lines(figures.names)
    yield from bench_proposals.lines(figures.proposals)
    yield from bench_entities.lines(figures.entities)
    sizes = {name: f"{count / MEGABYTE:.1f} MB" for name, count in figures.sites.items()}
    yield f"the site: {sizes['archive']}; plain MkDocs': {sizes['plain']}"
    if figures.busy():
        yield "The machine was busy: on an idle one the figures are lower."


def _object(figures: Figures) -> dict[str, Any]:
    return {
        "corpus": asdict(figures.size),
        "costs": {key: asdict(cost) for key, cost in figures.costs.items()},
        "beyond_plain_ms": figures.beyond("archive_cold"),
        "beyond_plain_ms_warm": figures.beyond("archive_warm"),
        "beyond_plain_ms_goal": GOAL,
        "ratio": figures.ratio("archive_cold"),
        "ratio_warm": figures.ratio("archive_warm"),
        "reading_megabytes_per_cpu_second": figures.reading(),
        "names": asdict(figures.names),
        "proposals": asdict(figures.proposals),
        "entities": asdict(figures.entities),
        "site_bytes": figures.sites,
        "busy": figures.busy(),
    }


if __name__ == "__main__":
    main()
