"""Every feature used with unique values; then every file that was written is searched for them.

What the person exported on purpose lies in a folder of its own and is left out. Everything else, temporary files,
settings, technical log, backups and the store, must hold none of the values in any common encoding.
"""

from __future__ import annotations

import base64
import json
import os
import random
import subprocess
import sys
import urllib.parse
from pathlib import Path

CANARIES = {
    "pseudonym": "P-8841-KANARIENVOGEL",
    "passphrase": "nine herons borrow 63 umbrellas",
    "new passphrase": "twelve herons return 58 umbrellas",
    "comment": "quokka marmalade was talked over",
}
OF_USER = ("HOME", "TMPDIR", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR")


def attack(base: Path, _chance: random.Random, _times: int, _seconds: float) -> list[str]:
    """Use everything in a process of its own, then search what it wrote; where something was found."""
    home = base / "home"
    for name in ("home", "tmp", "exported"):
        (base / name).mkdir()
    surroundings = {name: str(base / "tmp" if name == "TMPDIR" else home) for name in OF_USER}
    done = subprocess.run(
        [sys.executable, "-m", "tests.attack.use_everything", str(base)],
        env={**os.environ, **surroundings, "QT_QPA_PLATFORM": "offscreen"},
        input=json.dumps(CANARIES),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        return [f"the features could not be used: {done.stderr[-1500:]}"]
    return search(base, exported=base / "exported")


def search(base: Path, exported: Path) -> list[str]:
    """Names of files, and what they hold of the canaries; a sweep that finds nothing exported has searched wrongly."""
    found, seen_outside = [], False
    for path in sorted(base.rglob("*")):
        if not path.is_file():
            continue
        content = path.read_bytes()
        names = [name for name, value in CANARIES.items() if any(form in content for form in encodings(value))]
        if path.is_relative_to(exported):
            seen_outside = seen_outside or bool(names)
        else:
            found += [f"{path.relative_to(base)} holds the {name}" for name in names]
    return found if seen_outside else [*found, "not even what was exported holds a canary: the search is blind"]


def encodings(value: str) -> set[bytes]:
    """A text in the forms in which programs keep texts."""
    plain = value.encode()
    found = {plain, plain.lower(), plain.upper(), urllib.parse.quote(value).encode(), json.dumps(value)[1:-1].encode()}
    for wide in ("utf-16-le", "utf-16-be", "utf-32-le"):
        found.add(value.encode(wide))
    found |= {plain.hex().encode(), plain.hex().upper().encode(), plain[::-1]}
    for shift in range(3):  # base64 of the text wherever it begins in what was encoded
        whole = base64.b64encode(bytes(shift) + plain)
        found.add(whole[(4, 4, 4)[shift] if shift else 0 : -4])
    return found
