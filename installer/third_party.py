"""Every third-party package of the lock file: what it is for, its licence, what could go wrong with it.

    python -m installer.third_party         # writes the help's page; a test says when it no longer fits

The words stand in `third_party.json`, one entry a package, and the versions in `requirements.lock`. A package of the
lock without an entry is refused: somebody has to say first what it is for.
"""

from __future__ import annotations

import html
import json
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
LOCK, WORDS = ROOT / "requirements.lock", ROOT / "installer" / "third_party.json"
PAGE = ROOT / "resources" / "help" / "parts.html"
PROGRAM, TRAINING, TOOLS = "program", "training", "tools"
RISKS = {
    "numbers": "A fault could change an estimate. The reference cases, checked each time a model is loaded, tell.",
    "guards": "A fault could open or lose what is kept. The start and the tests check what it does.",
    "shows": "A fault could hide words on the screen. Every page has tests.",
    "writes": "A fault could spoil a chart. The numbers beside it do not come from it.",
    "helps": "It does no work of its own here.",
}
_PINNED = re.compile(r"(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^ ;\\]+)\s*(;\s*(?P<where>.*?))?\s*\\?")


@dataclass(frozen=True)
class Package:
    """One line of the lock. `where` is its condition, empty for every computer; `licence` is an SPDX expression."""

    name: str
    version: str
    where: str
    part: str
    licence: str
    purpose: str
    risk: str = ""
    problems: str = ""


def pinned(lock: str) -> tuple[tuple[str, str, str], ...]:
    """Name, version and condition of each package in the text of a lock file, in its order."""
    found = [_PINNED.fullmatch(line) for line in lock.splitlines() if line[:1].isalnum()]
    return tuple((m["name"], m["version"], m["where"] or "") for m in found if m is not None)


def packages(lock: str | None = None, words: dict[str, dict[str, Any]] | None = None) -> tuple[Package, ...]:
    """Every package of the lock with its words. Raises KeyError with the names of those that have none."""
    locked = pinned(LOCK.read_text(encoding="utf-8") if lock is None else lock)
    known = json.loads(WORDS.read_text(encoding="utf-8")) if words is None else words
    unlisted = sorted({name for name, _, _ in locked} - set(known))
    if unlisted:
        raise KeyError(f"no entry in {WORDS.name}: {', '.join(unlisted)}")
    return tuple(Package(name, version, where, **known[name]) for name, version, where in locked)


# --- the page


def page(found: Iterable[Package]) -> str:
    by_part: dict[str, list[Package]] = {PROGRAM: [], TRAINING: [], TOOLS: []}
    for package in found:
        by_part[package.part].append(package)
    lines = [
        "<html><body>",
        "<h1>What the program is made of</h1>",
        '<p class="lead">Much of the work is done by packages that other people make. Each one is listed here: what '
        "it is for, its version and its licence. A package that is not in this list fails a test.</p>",
        "<p>Versions are fixed, and each file is checked by its hash when it is installed. Where two versions stand, "
        "the version of Python decides. The same list, with the models, is made as a bill of materials in the "
        'form CycloneDX. See <a href="it_govern.html">Govern</a>.</p>',
        "<h2>In the program</h2>",
        *(_full(package) for package in _joined(by_part[PROGRAM])),
        "<h2>For training models</h2>",
        "<p>They are not part of the installed program.</p>",
        *_table(_joined(by_part[TRAINING])),
        "<h2>Tools to build and test</h2>",
        "<p>They are not part of the installed program.</p>",
        *_table(_joined(by_part[TOOLS])),
        "</body></html>",
    ]
    return "\n".join(lines) + "\n"


def _joined(found: Iterable[Package]) -> Iterable[tuple[Package, str]]:
    """One line a name, with all its versions."""
    versions: dict[str, list[str]] = {}
    first: dict[str, Package] = {}
    for package in found:
        first.setdefault(package.name, package)
        versions.setdefault(package.name, []).append(package.version)
    return [(package, " or ".join(versions[name])) for name, package in sorted(first.items())]


def _full(line: tuple[Package, str]) -> str:
    package, versions = line
    problems = package.problems or "No problem is known to us that reaches what the program uses of it."
    parts = (f"Version {versions}. Licence: {package.licence}.", RISKS[package.risk], problems)
    listed = "".join(f"<li>{_said(part)}</li>" for part in parts)
    return f"<p><b>{_said(package.name)}.</b> {_said(package.purpose)}</p><ul>{listed}</ul>"


def _table(lines: Iterable[tuple[Package, str]]) -> Iterable[str]:
    yield "<table><tr><th>Name</th><th>Version</th><th>Licence</th><th>What for</th></tr>"
    for package, versions in lines:
        cells = (package.name, versions, package.licence, package.purpose)
        yield "<tr>" + "".join(f"<td>{_said(cell)}</td>" for cell in cells) + "</tr>"
    yield "</table>"


def _said(words: str) -> str:
    return html.escape(words, quote=False)


def main() -> int:
    PAGE.write_text(page(packages()), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
