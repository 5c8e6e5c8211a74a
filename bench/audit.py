"""Audits the pages of a built site: axe, the Nu HTML checker, links, anchors and page rules.

Exits with 1 when there are findings. Under ``CI=true`` a check that should run and cannot is a
finding; elsewhere it is left out, with a line that says so.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import unquote, urlsplit

from bench import browser_checks
from bench.html_checks import HAND_WRITTEN, REDIRECT, Finding, Page, Site

PROJECT = Path(__file__).resolve().parent.parent
OWN_STYLES = "assets/archive/"

NOT_FOR_FILES = ".*Content Security Policy.*"
"""Messages to drop: for a file the checker takes 'self' to allow nothing; Chromium judges that."""


def main() -> None:
    options = arguments()
    with opened(options.site) as folder:
        site = Site(folder)
        if not site.pages:
            sys.exit(f"audit: no HTML files in {options.site}")
        chosen = choose(site.pages.values(), options.most)
        findings = sorted({*audit(site, chosen, options)})
    for finding in findings:
        print(finding)
    for check, count in sorted(Counter(finding.check for finding in findings).items()):
        print(f"{count:6} {check}")
    print(f"audit: {len(findings)} findings over {len(site.pages)} pages")
    sys.exit(bool(findings))


def arguments() -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(prog="python -m bench.audit", description=__doc__)
    parser.add_argument("--site", type=Path, help="a built site; default: builds the project")
    parser.add_argument("--vnu", type=Path, help="vnu.jar, the Nu HTML checker")
    parser.add_argument(
        "--most",
        type=int,
        default=60,
        help="generated pages to check in the browser and by Nu (default: %(default)s)",
    )
    parser.add_argument("--best-practice", action="store_true", help="axe's advice beyond WCAG too")
    return parser.parse_args()


@contextmanager
def opened(folder: Path | None) -> Iterator[Path]:
    """A built site's folder: the one given, else the project's site, built for the audit."""
    if folder:
        yield folder.resolve()
        return
    with TemporaryDirectory() as temporary:
        site = Path(temporary).resolve() / "site"
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)]
        if subprocess.run(command, cwd=PROJECT).returncode:
            sys.exit("audit: the site does not build")
        yield site


def audit(site: Site, chosen: list[Page], options: argparse.Namespace) -> Iterator[Finding]:
    """Every finding; ``chosen`` pages go to the browser and the Nu HTML checker as well."""
    yield from site.findings()
    yield from browser_findings(site, chosen, options.best_practice)
    yield from nu_findings(site, chosen, options.vnu)


def choose(pages: Iterable[Page], most: int) -> list[Page]:
    """Every hand-written page, and up to ``most`` others, spread evenly over their kinds."""
    kinds: dict[str, list[Page]] = defaultdict(list)
    for page in pages:
        kinds[page.kind].append(page)
    chosen = kinds.pop(HAND_WRITTEN, [])
    for kind, share in shares({kind: len(of) for kind, of in kinds.items()}, most).items():
        chosen += [kinds[kind][index * len(kinds[kind]) // share] for index in range(share)]
    return chosen


def shares(sizes: Mapping[str, int], most: int) -> dict[str, int]:
    """How many of each kind to take: as many of each as there are, ``most`` in all."""
    taken: dict[str, int] = {}
    for kind in sorted(sizes, key=lambda kind: (sizes[kind], kind)):
        rest = most - sum(taken.values())
        taken[kind] = min(sizes[kind], -(-rest // (len(sizes) - len(taken))))
    return taken


def browser_findings(site: Site, chosen: list[Page], advice: bool) -> Iterator[Finding]:
    """What Chromium shows to be wrong. A redirect would only open another page."""
    chromium = browser_checks.find_chromium()
    if not chromium:
        yield from left_out("axe, requests, console and width", "no Chromium was found", True)
        return
    tags = (*browser_checks.WCAG, *(["best-practice"] if advice else []))
    paths = [page.path for page in chosen if page.kind != REDIRECT]
    yield from browser_checks.check(site, paths, chromium, tags)


def nu_findings(site: Site, chosen: list[Page], jar: Path | None) -> Iterator[Finding]:
    """Errors and warnings of the Nu HTML checker, for pages and for our own style sheets."""
    if not jar or not jar.is_file():
        yield from left_out("the Nu HTML checker", f"there is no {jar or 'vnu.jar'}", False)
        return
    if not shutil.which("java"):
        yield from left_out("the Nu HTML checker", "there is no Java", True)
        return
    styles = (file for file in site.files if file.startswith(OWN_STYLES) and file.endswith(".css"))
    for message in nu_messages(jar, site.folder, [*(page.path for page in chosen), *styles]):
        # A remark without a subtype is advice, not a warning.
        if message["type"] != "info" or message.get("subType") == "warning":
            file = Path(unquote(urlsplit(message["url"]).path)).relative_to(site.folder)
            where = f"line {message['lastLine']}" if "lastLine" in message else ""
            yield Finding(file.as_posix(), "nu", message["message"], where)


def nu_messages(jar: Path, folder: Path, paths: list[str]) -> list[dict[str, str]]:
    """What the checker says of files below a folder.

    It does not guess languages: a page's own is the interface's, and each text states its own.
    """
    command = ["java", "-jar", str(jar), "--format", "json", "--stdout", "--exit-zero-always"]
    command += ["--also-check-css", "--no-langdetect", "--filterpattern", NOT_FOR_FILES]
    files = [str(folder / path) for path in paths]
    done = subprocess.run([*command, *files], check=True, capture_output=True, text=True)
    messages: list[dict[str, str]] = json.loads(done.stdout)["messages"]
    return messages


def left_out(checks: str, why: str, needed: bool) -> Iterator[Finding]:
    """Says that checks did not run; where they are ``needed``, that is a finding under CI."""
    print(f"Left out: {checks}, because {why}.")
    if needed and os.environ.get("CI") == "true":
        yield Finding("(site)", "left out", checks, why)


if __name__ == "__main__":
    main()
