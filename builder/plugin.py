"""The MkDocs plugin ``archive``: MkDocs' side of the pipeline, and the only place that knows it."""

import logging
import os
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment
from mkdocs.config import Config as OptionsBase
from mkdocs.config import config_options as options
from mkdocs.config.base import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import CountHandler

from builder import pipeline, report
from builder.config import MEGABYTE, THEME, Config, Site, labels
from builder.engine import Engine
from builder.exchange import Exchange
from builder.model import Archive, Rendered
from builder.progress import counter, progress
from builder.publishing import markup
from builder.theme_mends import Mends, tables

log = logging.getLogger("mkdocs.plugins.archive")

SHOWN_PROBLEMS = 20
"""Problems of one severity that are logged; ``archive check`` lists them all."""


class Options(OptionsBase):
    """What stands under ``archive:`` in mkdocs.yml."""

    sources = options.Type(str, default="sources")
    authority = options.Type(str, default="authority")
    cache = options.Type(str, default=".cache/archive.sqlite")
    max_source_megabytes = options.Type(int, default=20)
    processes = options.Type(int, default=0)


class ArchivePage(Page):
    """A page of the archive, rendered already."""

    def __init__(self, rendered: Rendered, file: File, config: MkDocsConfig) -> None:
        super().__init__(None, file, config)
        self.rendered = rendered

    def read_source(self, config: MkDocsConfig) -> None:
        """The metadata that templates read. MkDocs puts them into pages unescaped."""
        page = self.rendered.page
        self.markdown = ""
        self.meta = {
            "template": f"{page.kind}.html",
            "title": markup.html_text(page.title),
            "description": markup.html_text(page.description),
            "search": {"exclude": True},
            "hide": ["navigation", "toc"],
            "archive": dict(self.rendered.pieces),
        }

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """What is left to do: the table of contents."""
        self.content = "".join(html for _, html in self.rendered.pieces)
        headings = self.rendered.headings
        links = [AnchorLink(heading.title, heading.id, heading.level) for heading in headings]
        if links:
            links[0].children = links[1:]
        self.toc = TableOfContents(links[:1])
        self.present_anchor_ids = {heading.id for heading in headings}
        self.links_to_anchors = {}


class ArchivePlugin(BasePlugin[Options]):
    """Adds an archive's pages and data to a site, and its theme to Material's."""

    archive: Archive
    started: float
    exchange: Exchange | None = None
    written: Callable[[], None]
    serving = False

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Live reload needs a script in each page, which the policy of a page forbids."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Puts our templates before Material's, and the build beside the site it replaces."""
        self.started = time.monotonic()
        self.writing = ExitStack()
        self.exchange = Exchange(Path(config.site_dir))
        config.site_dir = str(self.exchange.begin())
        # After a custom_dir, which is its owner's last word.
        own = 1 if config.theme.custom_dir else 0
        config.theme.dirs.insert(own, str(THEME))
        config.theme["font"] = False
        if not config.site_url:
            config.theme.static_templates.discard("sitemap.xml")
            log.info("No site_url: canonical links and the sitemap are left out.")
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Adds every page and file of the archive."""
        site = self.site(config)
        with Engine(*self._engine(config), progress) as engine:
            self.archive = pipeline.gather(self.settings(config), engine.each)
            publication = pipeline.publish(self.archive, site, engine.each)
        for rendered in publication.pages:
            file = self._file(rendered.page.path, "", config, files)
            ArchivePage(rendered, file, config)
        for output in publication.files:
            self._file(output.path, output.content, config, files)
        for file in list(files):
            if file.src_dir in config.theme.dirs and _is_left_out(file.src_uri, config):
                files.remove(file)
        return files

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        """Gives every page the archive's date: MkDocs would take the clock's."""
        for file in files.documentation_pages():
            if file.page is not None:
                file.page.update_date = self.archive.date
        return nav

    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Mends the tables of hand-written pages; those of the archive need none."""
        return html if isinstance(page, ArchivePage) else tables(html)

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """Mends Material's templates, and gives ours their labels."""
        env.add_extension(Mends)
        env.globals["label"] = self.site(config).label
        env.globals["serving"] = self.serving
        pages = len(files.documentation_pages())
        self.written = self.writing.enter_context(counter("writing pages", pages))
        return env

    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        """Counts the pages for the progress bar."""
        self.written()
        return output

    def on_serve(
        self, server: LiveReloadServer, config: MkDocsConfig, builder: Any
    ) -> LiveReloadServer:
        """Builds again when a source, a record or an authority file changes."""
        settings = self.settings(config)
        for folder in (settings.sources, settings.authority):
            if folder.is_dir():
                server.watch(str(folder))
        return server

    @event_priority(-100)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Reports, and puts the new site in the place of the old."""
        self.writing.close()
        self._log_problems()
        assert self.exchange is not None
        if config.strict and _has_warned():
            return
        built = Path(config.site_dir)
        summary = report.summary(self.archive, built, time.monotonic() - self.started)
        config.site_dir = str(self.exchange.finish())
        log.info("%s", summary)
        if not self.serving:
            log.info("Open %s", Path(config.site_dir) / "index.html")

    def on_build_error(self, error: Exception) -> None:
        """Leaves the old site as it was."""
        if self.exchange is not None:
            self.writing.close()
            self.exchange.abandon()

    def settings(self, config: MkDocsConfig) -> Config:
        """Our settings, their paths below the folder of mkdocs.yml."""
        top = Path(config.config_file_path or "mkdocs.yml").parent
        sources = os.environ.get("ARCHIVE_SOURCES")
        return Config(
            sources=Path(sources).absolute() if sources else top / self.config.sources,
            authority=top / self.config.authority,
            cache=top / self.config.cache if self.config.cache else None,
            max_bytes=self.config.max_source_megabytes * MEGABYTE,
            processes=self.config.processes,
        )

    def site(self, config: MkDocsConfig) -> Site:
        """What pages need to know of this site."""
        language = str(config.theme["language"])
        return Site(config.site_name, language, config.use_directory_urls, labels(language))

    def _engine(self, config: MkDocsConfig) -> tuple[Path | None, int]:
        settings = self.settings(config)
        return settings.cache, settings.processes

    def _file(self, path: str, content: str | bytes, config: MkDocsConfig, files: Files) -> File:
        if files.get_file_from_path(path):
            raise PluginError(f"docs/{path} stands where the archive writes; rename it.")
        file = File.generated(config, path, content=content, inclusion=InclusionLevel.NOT_IN_NAV)
        files.append(file)
        return file

    def _log_problems(self) -> None:
        for line in report.problem_lines(self.archive.problems, SHOWN_PROBLEMS):
            log.log(line.level, line.text)


def _has_warned() -> bool:
    """Whether MkDocs is about to abort a strict build, as its own counter says."""
    handlers = logging.getLogger("mkdocs").handlers
    return any(handler.get_counts() for handler in handlers if isinstance(handler, CountHandler))


def _is_left_out(path: str, config: MkDocsConfig) -> bool:
    """Files that a theme's folder would add to the site, and no page of it asks for."""
    searches = any(name.endswith("search") for name in config.plugins)
    unused = ("assets/javascripts/lunr/", "assets/javascripts/workers/")
    return (
        path.startswith("labels/")
        or (path == "sitemap.xml" and not config.site_url)
        or (not searches and path.startswith(unused))
    )


def load(config_file: str) -> tuple[Config, Site]:
    """The settings of the archive whose mkdocs.yml is ``config_file``, for the command line."""
    config = load_config(config_file)
    plugin = config.plugins.get("archive")
    if not isinstance(plugin, ArchivePlugin):
        raise PluginError(f"{config_file} does not list the plugin: add  plugins: [archive]")
    return plugin.settings(config), plugin.site(config)
