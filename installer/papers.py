"""The papers that come with every package: bill of materials, an example of a policy, what is new.

They lie in `papers` beside the program, so the signed list of files covers them too.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from installer.freeze import ROOT
from installer.sbom import bill, bill_json
from installer.third_party import packages

FOLDER = "papers"
COPIED = {
    "policy.example.json": "installer/policy.example.json",
    "policy.schema.json": "installer/policy.schema.json",
    "CHANGELOG.md": "resources/CHANGELOG.md",
    "known_problems.html": "resources/help/known_problems.html",
}
BILL = "bill-of-materials.cdx.json"


def put_papers(program: Path) -> Path:
    """Write the papers into the program's folder; theirs."""
    place = program / FOLDER
    place.mkdir(mode=0o755)
    (place / BILL).write_text(bill_json(bill(packages())), encoding="utf-8", newline="\n")
    for name, source in COPIED.items():
        shutil.copyfile(ROOT / source, place / name)
    for file in place.iterdir():
        file.chmod(0o644)
    return place
