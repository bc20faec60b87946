"""The size of the installed program, beside the libraries that it is made of.

With a frozen program in `dist/cds-app`, ours is what lies there, the interpreter and the system's libraries with it.
Without one it is worked out: the files of every wheel that the rules of `installer/contents` leave in, and our own.
"""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from installer import contents
from installer.freeze import ROOT
from installer.wheels import needed
from tests.bench.measure import Row

DIST = ROOT / "dist" / "cds-app"
AIM = 0.8
MEGABYTE = 1e6


def rows() -> list[Row]:
    """Megabytes on disk, and the sum of the wheels as pip would lay them down."""
    built = DIST.is_dir()
    ours = _folder(DIST) if built else _kept() + _own()
    floor = _wheels() + _own()
    note = "as frozen" if built else "worked out, not built"
    return [Row("size of the installed program", ours, floor, "its wheels, unpacked", AIM, "MB", note)]


def _files(name: str) -> list[tuple[str, int]]:
    """The files of an installed library with their sizes, without what Python compiled afterwards."""
    try:
        listed = distribution(name).files or []
    except PackageNotFoundError:  # asked for on another system only
        return []
    found = [(str(file), Path(str(file.locate()))) for file in listed if "__pycache__" not in file.parts]
    return [(place, path.stat().st_size) for place, path in found if path.is_file()]


def _wheels() -> float:
    return sum(size for name in needed("linux") for _, size in _files(name)) / MEGABYTE


def _kept() -> float:
    """What the rules leave in. The frozen program drops unused modules besides, and brings interpreter and system."""
    never = tuple(f"{name.replace('.', '/')}/" for name in contents.NEVER_USED)
    kept = (
        size
        for name in needed("linux")
        if name not in contents.REPLACED
        for place, size in _files(name)
        if not contents.is_left_out(place) and not place.startswith(never)
    )
    return sum(kept) / MEGABYTE


def _own() -> float:
    """The program itself, its resources and bundles."""
    code = sum(path.stat().st_size for path in (ROOT / "cds_app").rglob("*.py"))
    return (code + sum(Path(file).stat().st_size for file, _ in contents.data_files(ROOT))) / MEGABYTE


def _folder(place: Path) -> float:
    return sum(path.stat().st_size for path in place.rglob("*") if path.is_file() and not path.is_symlink()) / MEGABYTE
