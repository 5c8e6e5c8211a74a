"""The MkDocs plugin ``archive``: MkDocs' side of the pipeline, and the only place that knows it."""

import logging
import os
import re
import time
from collections.abc import Callable, Mapping
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
from builder.model import Archive
from builder.output import Rendered
from builder.progress import counter, progress
from builder.publishing import markup
from builder.theme_mends import Mends, tables, without_dead_links

log = logging.getLogger("mkdocs.plugins.archive")

SHOWN_PROBLEMS = 20
"""Problems of one severity that are logged; ``archive check`` lists them all."""


class Options(OptionsBase):
    """What stands under ``archive:`` in mkdocs.yml."""

    sources = options.Type(str, default="sources")
    authority = options.Type(str, default="authority")
    cache = options.Type(str, default=".cache/archive.sqlite")
    max_source_megabytes = options.Type(int, default=5)
    processes = options.Type(int, default=0)
    propose = options.Type(bool, default=True)


IDS = re.compile(r' id="([^"]+)"')


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
            "drawings": dict(page.drawings),
        }

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """What is left to do: the table of contents."""
        self.content = "".join(html for _, html in self.rendered.pieces)
        headings = self.rendered.headings
        links = [AnchorLink(heading.title, heading.id, heading.level) for heading in headings]
        if links:
            links[0].children = links[1:]
        self.toc = TableOfContents(links[:1])
        self.present_anchor_ids = set(IDS.findall(self.content))
        self.links_to_anchors = {}


class ArchivePlugin(BasePlugin[Options]):
    """Adds an archive's pages and data to a site, and its theme to Material's."""

    archive: Archive
    started: float
    exchange: Exchange | None = None
    writing: ExitStack
    written: Callable[[], None]
    serving = False

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Live reload needs a script in each page, which the policy of a page forbids."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Puts our templates before Material's, and the build beside the site it replaces."""
        self.started = time.monotonic()
        settings = self.settings(config)
        _refuse_to_replace(config, settings)
        self.writing = ExitStack()
        self.exchange = Exchange(Path(config.site_dir))
        try:
            config.site_dir = str(self.exchange.begin())
        except OSError as error:
            raise PluginError(str(error)) from error
        # After a custom_dir, which is its owner's last word.
        own = 1 if config.theme.custom_dir else 0
        config.theme.dirs.insert(own, str(THEME))
        self._set_theme(config)
        if os.environ.get("ARCHIVE_SOURCES"):  # hand-written pages speak of other texts
            config.validation.links.not_found = logging.DEBUG
        if not config.site_url:
            config.theme.static_templates.discard("sitemap.xml")
            log.info("No site_url: canonical links and the sitemap are left out.")
        return config

    def _set_theme(self, config: MkDocsConfig) -> None:
        """What our pages count on, where the owner has not said otherwise."""
        label = self.site(config).label
        config.theme["font"] = False
        if not config.theme.get("palette"):
            config.theme["palette"] = [
                _palette("light", "default", "material/weather-night", label("to_dark")),
                _palette("dark", "slate", "material/weather-sunny", label("to_light")),
            ]
        if not config.theme.get("features"):
            config.theme["features"] = ["navigation.tabs"]

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Adds every page and file of the archive."""
        site = self.site(config)
        settings = self.settings(config)
        with Engine(settings.cache, settings.processes, progress) as engine:
            self.archive = pipeline.gather(settings, engine.each)
            publication = pipeline.publish(self.archive, site, engine.each)
        taken = {file.dest_uri.casefold(): file.src_uri for file in files}
        for rendered in publication.pages:
            file = _generated(rendered.page.path, "", config, taken)
            files.append(file)
            ArchivePage(rendered, file, config)
        for output in publication.files:
            files.append(_generated(output.path, output.content, config, taken))
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
        """Mends the tables and links of hand-written pages; those of the archive need none."""
        return html if isinstance(page, ArchivePage) else without_dead_links(tables(html))

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
        for line in summary.splitlines():
            log.info("%s", line)
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
        named = os.environ.get("ARCHIVE_SOURCES")
        sources = Path(named).absolute() if named else top / self.config.sources
        if not sources.is_dir():
            by = "ARCHIVE_SOURCES in the environment" if named else "sources: in mkdocs.yml"
            raise PluginError(
                f"There is no folder {sources}, which {by} names as that of the texts."
            )
        if config.theme.name != "material":
            raise PluginError("The archive's pages need  theme: {name: material}  in mkdocs.yml.")
        known = os.environ.get("ARCHIVE_AUTHORITY")
        return Config(
            sources=sources,
            authority=Path(known).absolute() if known else top / self.config.authority,
            cache=top / self.config.cache if self.config.cache else None,
            max_bytes=max(1, self.config.max_source_megabytes) * MEGABYTE,
            processes=max(0, self.config.processes),
            propose=self.config.propose,
        )

    def site(self, config: MkDocsConfig) -> Site:
        """What pages need to know of this site; English where it has no labels of its own."""
        language = str(config.theme["language"])
        url = f"{config.site_url.rstrip('/')}/" if config.site_url else ""
        return Site(config.site_name, language, config.use_directory_urls, labels(language), url)

    def _log_problems(self) -> None:
        for line in report.problem_lines(self.archive.problems, SHOWN_PROBLEMS):
            log.log(line.level, line.text)


def _refuse_to_replace(config: MkDocsConfig, settings: Config) -> None:
    """The site's folder is replaced whole: nothing that is not the site may lie in it."""
    site = Path(config.site_dir).resolve()
    kept = (settings.sources, settings.authority, settings.cache, config.config_file_path)
    for path in kept:
        if path and Path(path).resolve().is_relative_to(site):
            raise PluginError(f"{path} lies in the folder of the site, {site}; move one of them.")


def _palette(media: str, scheme: str, icon: str, name: str) -> dict[str, Any]:
    """A palette of Material's, with our colours and the button that leads to the other one."""
    return {
        "media": f"(prefers-color-scheme: {media})",
        "scheme": scheme,
        "primary": "custom",
        "accent": "custom",
        "toggle": {"icon": icon, "name": name},
    }


def _generated(
    path: str, content: str | bytes, config: MkDocsConfig, taken: Mapping[str, str]
) -> File:
    """A file of the archive. Raises PluginError where a hand-written one has its place."""
    file = File.generated(config, path, content=content, inclusion=InclusionLevel.NOT_IN_NAV)
    other = taken.get(file.dest_uri.casefold())
    if other:
        raise PluginError(f"docs/{other} stands where the archive writes; rename it.")
    return file


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
