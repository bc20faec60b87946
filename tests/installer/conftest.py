"""A small program folder, its package as `installer/deb.py` makes it, and a system in a folder for dpkg to work on."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from installer import deb
from installer.file_list import new_key


@dataclass(frozen=True)
class System:
    """A root folder with an empty dpkg database; the package's scripts see it as `DPKG_ROOT`."""

    root: Path

    def dpkg(self, *arguments: str | Path, environment: Mapping[str, str] | None = None) -> tuple[int, str]:
        """Run dpkg without a terminal, a display or an answer: its code, and all it said."""
        forced = "not-root,script-chrootless,depends"
        command = ["dpkg", f"--root={self.root}", f"--force-{forced}", *map(str, arguments)]
        surroundings = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8", **(environment or {})}
        done = subprocess.run(
            command, env=surroundings, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
        )
        return done.returncode, done.stdout + done.stderr

    def script(self, name: str, *arguments: str, environment: Mapping[str, str] | None = None) -> tuple[int, str]:
        """Run one of the package's scripts by itself, as dpkg would."""
        file = self.root / f"{name}.sh"
        file.write_text(deb.script(name), encoding="utf-8")
        surroundings = {"PATH": "/usr/bin:/bin", "DPKG_ROOT": str(self.root), **(environment or {})}
        done = subprocess.run(
            ["sh", file, *arguments], env=surroundings, stdin=subprocess.DEVNULL, capture_output=True, text=True,
            check=False,
        )  # fmt: skip
        return done.returncode, done.stderr

    @property
    def program(self) -> Path:
        return self.root / "usr/lib/cds-app"

    @property
    def log(self) -> str:
        return (self.root / "var/log/cds-app-install.log").read_text(encoding="utf-8")


@pytest.fixture
def system(tmp_path: Path) -> System:
    root = tmp_path / "system"
    for folder in ("var/lib/dpkg/info", "var/lib/dpkg/updates", "var/lib/dpkg/triggers", "var/log", "etc", "tmp"):
        (root / folder).mkdir(parents=True)
    (root / "var/lib/dpkg/status").touch()
    return System(root)


@pytest.fixture(scope="module")
def frozen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A stand-in for the frozen program, made with careless permissions: the package has to put them right."""
    folder = tmp_path_factory.mktemp("frozen") / "cds-app"
    (folder / "_internal/_resources").mkdir(parents=True)
    shutil.copyfile("/bin/sleep", folder / "cds-app")
    (folder / "_internal/library.so").write_bytes(b"\x7fELF")
    (folder / "_internal/_resources/rules.json").write_bytes(b"{}")
    (folder / "_internal/link.so").symlink_to("library.so")
    (folder / "cds-app").chmod(0o4777)
    (folder / "_internal/library.so").chmod(0o666)
    (folder / "_internal").chmod(0o777)
    return folder


@pytest.fixture(scope="module")
def key(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release key of the tests."""
    file = tmp_path_factory.mktemp("key") / "key.pem"
    new_key(file)
    return file


@pytest.fixture(scope="module")
def package(frozen: Path, key: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return deb.build(frozen, tmp_path_factory.mktemp("package"), key)


def with_version(package: Path, version: str, folder: Path) -> Path:
    """The same package under another version number."""
    tree, made = folder / version, folder / f"{version}.deb"
    subprocess.run(["dpkg-deb", "--raw-extract", package, tree], check=True)
    control, first = tree / "DEBIAN/control", tree / "DEBIAN/preinst"
    _rewrite(control, lambda line: f"Version: {version}" if line.startswith("Version: ") else line)
    _rewrite(first, lambda line: f"new='{version}'" if line.startswith("new='") else line)
    subprocess.run(["dpkg-deb", "--root-owner-group", "-Znone", "--build", tree, made], check=True, capture_output=True)
    return made


def _rewrite(file: Path, change: Callable[[str], str]) -> None:
    lines = file.read_text(encoding="utf-8").splitlines()
    file.write_text("".join(f"{change(line)}\n" for line in lines), encoding="utf-8")


def modes_below(folder: Path) -> dict[str, int]:
    """The permission bits of everything below the folder, links left out."""
    return {
        path.relative_to(folder).as_posix(): os.stat(path).st_mode & 0o7777
        for path in folder.rglob("*")
        if not path.is_symlink()
    }
