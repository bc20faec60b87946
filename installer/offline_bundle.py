"""For machines without a network: every wheel by hash, a script that installs them, and the signed list of it all.

    python -m installer.offline_bundle linux TARGET [--wheels FOLDER] [--key FILE]

Makes TARGET/cds-app-VERSION-offline-SYSTEM.tar (Linux) or .zip (Windows). Wheels that lie in FOLDER already are used;
without it they are downloaded.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tarfile
import time
import zipfile
from collections.abc import Sequence
from pathlib import Path

from cds_app import __version__
from cds_app.environment.installed_files import files_below, sha256_of
from installer.file_list import write_list
from installer.freeze import ROOT, build_time
from installer.papers import put_papers
from installer.wheels import SYSTEMS, download, locked

SCRIPTS = {"linux": "install.sh", "windows": "install.ps1"}
_EARLIEST = 315_532_800
"""The first second that a zip can tell: 1980-01-01."""


def own_wheel(target: Path) -> Path:
    """The wheel of the program itself, from this source tree. Raises CalledProcessError when it cannot be built."""
    target.mkdir(parents=True, exist_ok=True)
    for old in target.glob("cds_app-*.whl"):
        old.unlink()
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check", "--no-deps"]
    subprocess.run([*command, "--no-build-isolation", "--wheel-dir", str(target), str(ROOT)], check=True)  # noqa: S603
    (made,) = target.glob("cds_app-*.whl")
    return made


def build(system: str, target: Path, wheels: Path | None, key: Path | None) -> Path:
    """The bundle as one file; its path. Raises CalledProcessError when a wheel is not to be had."""
    name = f"cds-app-{__version__}-offline-{system}"
    place = target / name
    shutil.rmtree(place, ignore_errors=True)
    (place / "wheels").mkdir(parents=True)
    if wheels is None:
        download(system, place / "wheels")
        (place / "wheels" / "requirements.txt").unlink()
    else:
        for wheel in wheels.glob("*.whl"):
            shutil.copyfile(wheel, place / "wheels" / wheel.name)
    own = own_wheel(place / "wheels")
    requirement = f"cds-app=={__version__} \\\n    --hash=sha256:{sha256_of(own)}\n"
    (place / "requirements.txt").write_text(locked(system) + requirement, encoding="utf-8")
    script = SCRIPTS[system]
    shutil.copyfile(ROOT / "installer" / "offline" / script, place / script)
    put_papers(place)
    write_list(place, key)
    packed = _tar(place) if system == "linux" else _zip(place)
    shutil.rmtree(place)
    return packed


def _tar(place: Path) -> Path:
    """Sorted, with one time and one owner, so that two bundles of one commit are the same file."""
    made = place.with_name(f"{place.name}.tar")
    with tarfile.open(made, "w", format=tarfile.PAX_FORMAT) as archive:
        for name in sorted(files_below(place)):
            entry = archive.gettarinfo(str(place / name), f"{place.name}/{name}")
            entry.uid = entry.gid = 0
            entry.uname = entry.gname = "root"
            entry.mtime, entry.mode = build_time(), 0o644
            with (place / name).open("rb") as file:
                archive.addfile(entry, file)
    return made


def _zip(place: Path) -> Path:
    made = place.with_name(f"{place.name}.zip")
    moment = time.gmtime(max(build_time(), _EARLIEST))[:6]
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:  # wheels are packed already
        for name in sorted(files_below(place)):
            entry = zipfile.ZipInfo(f"{place.name}/{name}", moment)
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, (place / name).read_bytes())
    return made


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m installer.offline_bundle", description=__doc__)
    parser.add_argument("system", choices=sorted(SYSTEMS))
    parser.add_argument("target", type=Path)
    parser.add_argument("--wheels", type=Path, metavar="FOLDER")
    parser.add_argument("--key", type=Path, metavar="FILE")
    asked = parser.parse_args(arguments)
    sys.stdout.write(f"{build(asked.system, asked.target.resolve(), asked.wheels, asked.key)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
