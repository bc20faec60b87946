"""Two builds of one commit: the files that differ, each on a line; 0 when none does.

    python -m installer.compare_builds ONE OTHER

ONE and OTHER are two folders, or two Debian packages, which are unpacked first, their control files with them.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from cds_app.environment.installed_files import files_below, sha256_of


def differing(one: Path, other: Path) -> list[str]:
    """Names of files that are in one folder only, or whose bytes or permissions differ; sorted."""
    ours, theirs = set(files_below(one)), set(files_below(other))
    both = (name for name in ours & theirs if not _same(one / name, other / name))
    return sorted([*(ours ^ theirs), *both])


def _same(one: Path, other: Path) -> bool:
    if one.is_symlink() or other.is_symlink():
        return one.is_symlink() and other.is_symlink() and one.readlink() == other.readlink()
    return one.stat().st_mode == other.stat().st_mode and sha256_of(one) == sha256_of(other)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m installer.compare_builds", description=__doc__)
    parser.add_argument("one", type=Path)
    parser.add_argument("other", type=Path)
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        places = [_unpacked(path, Path(folder) / str(i)) for i, path in enumerate((asked.one, asked.other))]
        found = differing(*places)
    sys.stdout.write("".join(f"{name}\n" for name in found))
    return 1 if found else 0


def _unpacked(path: Path, target: Path) -> Path:
    if path.is_dir():
        return path
    subprocess.run(["dpkg-deb", "--raw-extract", str(path), str(target)], check=True)  # noqa: S603, S607 (Debian's own)
    return target


if __name__ == "__main__":
    sys.exit(main())
