"""The Windows installer, made on Linux: an interpreter of its own, the wheels by hash, and NSIS around them.

    python -m installer.windows_package TARGET --wheels FOLDER --python-zip FILE --python-sha256 HASH [--key FILE]

FOLDER is from `python -m installer.wheels download windows FOLDER`, with the wheel of the program itself in it. FILE is
the "Windows embeddable package (64-bit)" of Python 3.11 from the makers of Python, HASH what they state for it. Run
this with Python 3.11 as well, since modules are compiled beforehand: the program never writes into its folder.
"""

from __future__ import annotations

import argparse
import compileall
import os
import py_compile
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from cds_app import __version__
from cds_app.environment.installed_files import sha256_of
from installer.contents import REPLACED, STAND_INS, is_left_out
from installer.file_list import write_list
from installer.freeze import ROOT, build_time
from installer.papers import put_papers

SCRIPT = ROOT / "installer" / "windows" / "cds-app.nsi"
SEARCHED = "python311.zip\n.\n..\\program\n"
"""The only places where the interpreter looks for modules: nothing of the machine or of the person."""
COMMAND = '@"%~dp0python\\python.exe" -I -B -m cds_app %*\r\n'


def layout(target: Path, python_zip: Path, wheels: Path, key: Path | None) -> Path:
    """The folder as it will be installed. Raises ValueError when no wheel of the program is among the wheels."""
    place = target / "windows"
    shutil.rmtree(place, ignore_errors=True)
    python, program = place / "python", place / "program"
    with zipfile.ZipFile(python_zip) as archive:
        archive.extractall(python)  # the caller compared its hash
    (python / "python311._pth").write_text(SEARCHED, encoding="ascii")
    if not any(wheels.glob(f"cds_app-{__version__}-*.whl")):
        raise ValueError(f"no wheel of cds-app {__version__} in {wheels}")
    for wheel in sorted(wheels.glob("*.whl")):
        if wheel.name.partition("-")[0] not in REPLACED:
            unpack(wheel, program)
    shutil.copytree(STAND_INS, program, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
    mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
    compileall.compile_dir(program, quiet=2, stripdir=str(program), invalidation_mode=mode)
    (place / "cds-app.cmd").write_text(COMMAND, encoding="ascii", newline="")
    write_icon(place / "cds-app.ico")
    put_papers(place)
    write_list(place, key)
    _times(place)
    return place


def unpack(wheel: Path, target: Path) -> None:
    """A wheel's modules and data into the folder; its scripts and headers are of no use here."""
    with zipfile.ZipFile(wheel) as archive:
        for entry in archive.infolist():
            name = inside(entry.filename)
            if name is None or entry.is_dir() or is_left_out(name):
                continue
            file = target / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(archive.read(entry))


def inside(name: str) -> str | None:
    """Where a file of a wheel belongs below the libraries' folder; None when it belongs elsewhere.

    Raises ValueError for a name that leads out of the folder.
    """
    parts = PurePosixPath(name).parts
    if not parts or ".." in parts or PurePosixPath(name).is_absolute() or ":" in name or "\\" in name:
        raise ValueError(name)
    if parts[0].endswith(".data"):
        return "/".join(parts[2:]) if parts[1:2] in (("purelib",), ("platlib",)) and parts[2:] else None
    return name


def write_icon(target: Path) -> None:
    """The program's icon in the sizes that Windows shows."""
    import io

    from PIL import Image
    from PySide6.QtCore import QBuffer, QIODevice, Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    picture = QImage(256, 256, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(str(ROOT / "installer/linux/cds-app.svg")).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    with Image.open(io.BytesIO(bytes(buffer.data().data()))) as image:
        image.save(target, sizes=[(n, n) for n in (16, 24, 32, 48, 64, 256)])


def make_installer(place: Path, target: Path) -> Path:
    """The installer around the folder; its path. Raises CalledProcessError when makensis fails."""
    made = target / f"cds-app-{__version__}-setup.exe"
    command = ["makensis", "-V2", f"-DVERSION={__version__}", f"-DLAYOUT={place}", f"-DOUTFILE={made}", str(SCRIPT)]
    surroundings = os.environ | {"SOURCE_DATE_EPOCH": str(build_time())}
    subprocess.run(command, check=True, env=surroundings)  # noqa: S603 (a tool and names of our own)
    return made


def _times(place: Path) -> None:
    for path in place.rglob("*"):
        os.utime(path, (build_time(), build_time()))


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m installer.windows_package", description=__doc__)
    parser.add_argument("target", type=Path)
    parser.add_argument("--wheels", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--python-zip", type=Path, required=True, metavar="FILE")
    parser.add_argument("--python-sha256", required=True, metavar="HASH")
    parser.add_argument("--key", type=Path, metavar="FILE")
    asked = parser.parse_args(arguments)
    if sys.version_info[:2] != (3, 11):
        parser.error("run this with Python 3.11, the version of the interpreter that is packed")
    if sha256_of(asked.python_zip) != asked.python_sha256.lower():
        parser.error("the interpreter's archive is not the one with that hash")
    target = asked.target.resolve()
    target.mkdir(parents=True, exist_ok=True)
    place = layout(target, asked.python_zip, asked.wheels, asked.key)
    sys.stdout.write(f"{make_installer(place, target)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
