"""The frozen program: one folder with everything it needs, from this source tree.

    python -m installer.freeze TARGET        # makes TARGET/cds-app

Two builds of one commit give the same bytes: the hash seed is fixed, and times are those of the commit.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SPEC = ROOT / "installer" / "linux" / "cds-app.spec"


def build_time() -> int:
    """Seconds since 1970 that every file of the build gets: SOURCE_DATE_EPOCH, or the time of the commit."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        return int(given)
    command = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
    return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)  # noqa: S603


def freeze(target: Path) -> Path:
    """Build into the folder, replacing what an earlier build left; the program's folder.

    Raises CalledProcessError when PyInstaller fails.
    """
    place = target / "cds-app"
    for old in (place, target / "work"):
        shutil.rmtree(old, ignore_errors=True)
    target.mkdir(parents=True, exist_ok=True)
    surroundings = os.environ | {
        "PYTHONHASHSEED": "0",
        "SOURCE_DATE_EPOCH": str(build_time()),
        "CDS_APP_ROOT": str(ROOT),
        "PYTHONPATH": str(ROOT),
        "PYINSTALLER_CONFIG_DIR": str(target / "work" / "cache"),
    }
    command = [sys.executable, "-m", "PyInstaller", str(SPEC), "--noconfirm", "--log-level", "WARN"]
    command += ["--distpath", str(target), "--workpath", str(target / "work")]
    subprocess.run(command, check=True, env=surroundings, cwd=target)  # noqa: S603 (a tool and names of our own)
    shutil.rmtree(target / "work")
    return place


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m installer.freeze", description=__doc__)
    parser.add_argument("target", type=Path)
    sys.stdout.write(f"{freeze(parser.parse_args(arguments).target.resolve())}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
