"""The command line ``archive``: the pipeline from a shell."""

import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import get_args

import click
import msgspec

from builder import explain as explaining
from builder import pipeline, report, rules
from builder import suggest as suggesting
from builder.authority import entries
from builder.config import Config, Site
from builder.engine import Engine
from builder.entity import Kind
from builder.model import Archive
from builder.progress import progress
from builder.refusal import visible


@click.group()
@click.option(
    "-f",
    "--config-file",
    default="mkdocs.yml",
    show_default=True,
    type=click.Path(dir_okay=False),
    help="The archive's mkdocs.yml.",
)
@click.version_option(package_name="annotated-archive")
@click.pass_context
def main(context: click.Context, config_file: str) -> None:
    """Builds and questions an annotated archive."""
    context.obj = config_file


@main.command()
@click.option("--strict", is_flag=True, help="Fail on problems of severity error.")
@click.pass_obj
def build(config_file: str, strict: bool) -> None:
    """Build the site, as mkdocs build does."""
    command = [sys.executable, "-m", "mkdocs", "build", "--config-file", config_file]
    # The command is this interpreter and MkDocs; the one value is a path that click has checked.
    raise SystemExit(subprocess.call(command + ["--strict"] * strict))  # noqa: S603


@main.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.pass_obj
def check(config_file: str, as_json: bool) -> None:
    """List the problems; exit with 1 where one is an error."""
    archive, _ = _read(config_file)
    for problem in archive.problems:
        if as_json:
            click.echo(msgspec.json.encode(asdict(problem)))
        else:
            click.echo(report.problem_line(problem))
    if not archive.problems and not as_json:
        click.echo("No problems.")
    elif not as_json:
        click.echo(report.tally(archive))
    raise SystemExit(any(problem.severity == "error" for problem in archive.problems))


@main.command()
@click.argument("place", required=False)
@click.option("--rules", "all_rules", is_flag=True, help="List all rules, in their order.")
@click.pass_obj
def explain(config_file: str, place: str | None, all_rules: bool) -> None:
    """Say what was read at PLACE, by which rule, and how certain it is.

    PLACE is the id of a document or source (spring-review, bundle/first-title) or of an entity
    (harbour-guild), a file, or a file and a line (spring-review.txt:12).
    """
    if all_rules:
        for line in rules.listing():
            click.echo(line)
        return
    if place is None:
        raise click.UsageError(
            "Name a document, an entity, a file, or file:line; or ask for --rules."
        )
    archive, _ = _read(config_file)
    try:
        lines = list(explaining.explain(archive, place))
    except explaining.NoSuchLineError as error:
        raise click.ClickException(str(error)) from error
    if not lines:
        raise click.ClickException(
            f"Nothing is called {place!r}; name a document, an entity, a file, or file:line. "
            "archive stats --ids lists all documents."
        )
    for line in lines:
        click.echo(visible(line))


@main.command()
@click.option("--ids", is_flag=True, help="List the ids of all documents.")
@click.pass_obj
def stats(config_file: str, ids: bool) -> None:
    """Count what the archive holds."""
    archive, _ = _read(config_file)
    if ids:
        for source in archive.sources:
            for document in source.documents:
                click.echo(source.document_id(document))
        return
    for line in report.counts(archive):
        click.echo(line)


@main.command()
@click.option("--plain", is_flag=True, help="CommonMark alone, without attributes and addresses.")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.pass_obj
def pages(config_file: str, plain: bool, folder: Path) -> None:
    """Write the pages as Markdown, and the data, into FOLDER, for another generator.

    The Markdown is CommonMark with tables, and attributes in braces: before a block, after a span
    (as markdown-it's attrs plugins and Djot read them).
    """
    if folder.exists() and any(folder.iterdir()):
        raise click.ClickException(f"{folder} is not empty; name a new folder.")
    archive, site = _read(config_file)
    count = 0
    for output in pipeline.markdown(archive, site, plain):
        place = folder / output.path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(output.content)
        count += 1
    click.echo(f"{count} files in {folder}")


@main.command()
@click.option(
    "--most",
    default=50,
    show_default=True,
    type=click.IntRange(min=1),
    help="How many proposals, at most.",
)
@click.option("--kind", type=click.Choice(get_args(Kind)), help="Of this kind alone.")
@click.pass_obj
def suggest(config_file: str, most: int, kind: Kind | None) -> None:
    """Print names that the texts have and the authority files lack, as YAML to paste there."""
    archive, _ = _read(config_file)
    lines = list(suggesting.suggestions(archive, most, kind))
    for line in lines or ["# The texts propose nothing new."]:
        click.echo(line)


@main.command()
def schema() -> None:
    """Print the JSON Schema of authority files, for editors that check while one types.

    Keep it beside them, and begin each with  # yaml-language-server: $schema=entities.schema.json
    """
    click.echo(msgspec.json.format(msgspec.json.encode(entries.schema()), indent=2))


def _read(config_file: str) -> tuple[Archive, Site]:
    config, site = _settings(config_file)
    with Engine(config.cache, config.processes, progress) as engine:
        return pipeline.gather(config, engine.each), site


def _settings(config_file: str) -> tuple[Config, Site]:
    if not Path(config_file).is_file():
        raise click.ClickException(
            f"There is no {config_file} here; go to the archive's folder, or name it with -f."
        )
    from builder.plugin import load  # MkDocs takes half a second to load; --help does without it

    return load(config_file)
