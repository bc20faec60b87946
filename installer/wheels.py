"""The libraries that the program needs at run time, by hash, for this machine or for Windows.

    python -m installer.wheels requirements linux        # the lines of requirements.lock, with their hashes
    python -m installer.wheels download windows FOLDER   # their wheels; no source is ever built

What is only for tests or training is left out: from the project's own dependencies, what each library asks for is
followed, with the conditions read for the system that is meant.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from installer.freeze import ROOT

PYTHON = "3.11"


@dataclass(frozen=True)
class System:
    """Whom wheels are for: what markers are read with, and which tags pip may take."""

    markers: Mapping[str, str]
    platforms: tuple[str, ...]


SYSTEMS = {
    "linux": System(
        {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix", "platform_machine": "x86_64"},
        (*(f"manylinux_2_{minor}_x86_64" for minor in (36, 34, 31, 28, 27, 26, 24, 17, 12)), "manylinux2014_x86_64"),
    ),
    "windows": System(
        {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt", "platform_machine": "AMD64"},
        ("win_amd64",),
    ),
}


@cache
def needed(system: str) -> tuple[str, ...]:
    """Canonical names of the libraries needed at run time, sorted."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    environment = {**default_environment(), **SYSTEMS[system].markers, "python_version": PYTHON, "extra": ""}
    waiting, found = [Requirement(line) for line in project["dependencies"]], set()
    while waiting:
        wanted = waiting.pop()
        if wanted.marker is not None and not any(
            wanted.marker.evaluate({**environment, "extra": extra}) for extra in ("", *wanted.extras)
        ):
            continue
        name = canonicalize_name(wanted.name)
        if name not in found:
            found.add(name)
            waiting += _asked_by(name)
    return tuple(sorted(found))


def _asked_by(name: str) -> list[Requirement]:
    """What a library asks for. One that is only for another system is not installed here, and asks for nothing."""
    try:
        return [Requirement(line) for line in requires(name) or ()]
    except PackageNotFoundError:
        return []


def locked(system: str) -> str:
    """The entries of requirements.lock for these libraries, hashes and all, in their order.

    Raises KeyError when one of them is not in the lock.
    """
    entries = re.split(r"\n(?=\S)", (ROOT / "requirements.lock").read_text(encoding="utf-8").strip())
    environment = {**default_environment(), **SYSTEMS[system].markers, "python_version": PYTHON}
    by_name: dict[str, str] = {}
    for entry in entries:
        wanted = Requirement(entry.partition("\\")[0].strip())
        if wanted.marker is None or wanted.marker.evaluate(environment):
            by_name[canonicalize_name(wanted.name)] = _without_condition(entry)
    return "".join(f"{by_name[name]}\n" for name in needed(system))


def _without_condition(entry: str) -> str:
    """An entry that applies, without its marker: pip would read it for the machine it runs on, not the one meant."""
    first, line_break, hashes = entry.partition("\n")
    return re.sub(r"\s*;[^\\]*", " ", first) + line_break + hashes


def download(system: str, target: Path) -> None:
    """Fetch the wheels into the folder, each checked by its hash, beside `requirements.txt`.

    Raises CalledProcessError when one is not to be had.
    """
    target.mkdir(parents=True, exist_ok=True)
    listed = target / "requirements.txt"
    listed.write_text(locked(system), encoding="utf-8")
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
    command += ["--require-hashes", "--only-binary=:all:", "--python-version", PYTHON, "--implementation", "cp"]
    command += [f"--platform={platform}" for platform in SYSTEMS[system].platforms]
    command += ["--dest", str(target), "--requirement", str(listed)]
    subprocess.run(command, check=True)  # noqa: S603 (a tool and names of our own)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m installer.wheels", description=__doc__)
    parser.add_argument("work", choices=("requirements", "download"))
    parser.add_argument("system", choices=sorted(SYSTEMS))
    parser.add_argument("folder", nargs="?", type=Path)
    asked = parser.parse_args(arguments)
    if asked.work == "requirements":
        sys.stdout.write(locked(asked.system))
    elif asked.folder is None:
        parser.error("name a folder for the wheels")
    else:
        download(asked.system, asked.folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
