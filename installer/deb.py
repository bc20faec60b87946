"""The Debian package of the frozen program.

    python -m installer.deb PROGRAM_FOLDER TARGET [--key FILE]

The program lies in /usr/lib/cds-app, owned by root; /usr/bin/cds-app leads to it. Without a key the list of files is
not signed, and the self-check of the installed program says so. Bill of materials and example of a policy lie with the
program, under the signed list; /usr/share/doc/cds-app/papers leads there.
"""

from __future__ import annotations

import argparse
import gzip
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from cds_app import __version__
from installer.file_list import write_list
from installer.freeze import ROOT, build_time
from installer.man_page import man_page
from installer.papers import FOLDER, put_papers

LINUX = ROOT / "installer" / "linux"
SCRIPTS = ("preinst", "postinst", "prerm", "postrm")
DEPENDS = (
    "libc6 (>= 2.36)", "libgl1", "libegl1", "libxcb1", "libdrm2",
    "libwayland-client0", "libwayland-cursor0", "libwayland-egl1", "fontconfig", "fonts-dejavu-core",
)  # fmt: skip
"""What the frozen program takes from the system: the C library, the graphics stack, and one font."""
MODES = {"program": 0o755, "file": 0o644, "folder": 0o755}


def build(program: Path, target: Path, key: Path | None) -> Path:
    """The package, from the frozen program's folder; its path. Raises CalledProcessError when dpkg-deb fails."""
    tree = target / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    place = tree / "usr/lib/cds-app"
    shutil.copytree(program, place, symlinks=True)
    _modes(tree)
    put_papers(place)
    write_list(place, key)
    _beside(tree)
    _control(tree)
    for path in tree.rglob("*"):
        os.utime(path, (build_time(), build_time()), follow_symlinks=False)
    package = target / f"cds-app_{__version__}_amd64.deb"
    command = ["dpkg-deb", "--root-owner-group", "-Zzstd", "-z3", "--build", str(tree), str(package)]
    surroundings = os.environ | {"SOURCE_DATE_EPOCH": str(build_time())}
    subprocess.run(command, check=True, env=surroundings, stdout=subprocess.DEVNULL)  # noqa: S603 (names of our own)
    shutil.rmtree(tree)
    return package


def control_file(kilobytes: int) -> str:
    """What the package says of itself."""
    return (
        f"Package: cds-app\nVersion: {__version__}\nSection: science\nPriority: optional\nArchitecture: amd64\n"
        f"Depends: {', '.join(DEPENDS)}\nInstalled-Size: {kilobytes}\n"
        "Maintainer: cds-app maintainers <maintainers@cds-app.invalid>\n"
        "Description: compare antidepressants together with a patient, decide, sign\n"
        " A desktop program for psychiatrists. De-identified records stay in an encrypted\n"
        " local store; every decision is signed, and its log can be verified by anybody.\n"
        " The program opens no network connection.\n"
    )


def script(name: str) -> str:
    """A maintainer script with the version filled in."""
    return (LINUX / name).read_text(encoding="utf-8").replace("@VERSION@", __version__)


def _beside(tree: Path) -> None:
    """What lies outside the program's own folder: the command, the menu entry, its icon, the manual page."""
    command = tree / "usr/bin/cds-app"
    command.parent.mkdir(parents=True)
    command.symlink_to("../lib/cds-app/cds-app")
    share = tree / "usr/share"
    _put(share / "applications/cds-app.desktop", (LINUX / "cds-app.desktop").read_bytes())
    _put(share / "icons/hicolor/scalable/apps/cds-app.svg", (LINUX / "cds-app.svg").read_bytes())
    _put(share / "man/man1/cds-app.1.gz", _packed(man_page(build_time())))
    (share / "doc/cds-app").mkdir(parents=True)
    (share / "doc/cds-app/papers").symlink_to(f"../../../lib/cds-app/{FOLDER}")
    _put(share / "doc/cds-app/changelog.gz", _packed((ROOT / "resources/CHANGELOG.md").read_text(encoding="utf-8")))


def _control(tree: Path) -> None:
    size = sum(file.stat().st_size for file in tree.rglob("*") if file.is_file() and not file.is_symlink())
    _put(tree / "DEBIAN/control", control_file(size // 1024).encode())
    for name in SCRIPTS:
        _put(tree / "DEBIAN" / name, script(name).encode(), MODES["program"])


def _put(file: Path, content: bytes, mode: int = MODES["file"]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    file.chmod(mode)
    while file.parent.name not in ("deb", ""):
        file = file.parent
        file.chmod(MODES["folder"])


def _modes(tree: Path) -> None:
    """Everybody may read, only the owner may write, whatever the umask of the build was."""
    for path in (tree, *tree.rglob("*")):
        if path.is_symlink():
            continue
        runs = path.is_dir() or path.name == "cds-app"
        path.chmod(MODES["program"] if runs else MODES["file"])


def _packed(text: str) -> bytes:
    return gzip.compress(text.encode("utf-8"), mtime=0)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m installer.deb", description=__doc__)
    parser.add_argument("program", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--key", type=Path, metavar="FILE")
    asked = parser.parse_args(arguments)
    sys.stdout.write(f"{build(asked.program.resolve(), asked.target.resolve(), asked.key)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
