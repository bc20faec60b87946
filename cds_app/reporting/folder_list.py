"""The signed list of an export folder: what each file is, its size and its SHA-256."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import rfc8785

from cds_app.reporting import folder_verification, verification
from cds_app.reporting.atomic_file import atomic_file
from cds_app.reporting.folder_verification import FORMAT, LIST

VERIFIER, FOLDER_VERIFIER = "verify_decision_log.py", "verify_folder.py"
PARTS: Mapping[str, str] = {
    "log.jsonl": "entries",
    "checkpoint.json": "checkpoint",
    "proofs.json": "proofs",
    "keys.json": "keys",
    "co_signatures.json": "co_signatures",
    "personal.json": "personal",
    "policy.json": "policy",
    "data_dictionary.json": "dictionary",
    "reasons.json": "reasons",
    "log.html": "page",
    "log.entries.csv": "table",
    "log.decisions.csv": "table",
    "log.fhir.json": "fhir",
    "log.feedback.json": "feedback",
    "log.feedback.csv": "feedback",
    "README.txt": "explanation",
    "how_to_verify.txt": "explanation",
    VERIFIER: "verifier",
    FOLDER_VERIFIER: "verifier",
}
"""What each file of a folder is; everything below `models` is a "card"."""
_APART = "from cds_app.reporting.verification import ("
_BESIDE = "sys.dont_write_bytecode = True  # nothing may be added to the folder\nfrom verify_decision_log import ("


def write_list(
    folder: Path,
    *,
    installation: str,
    size: int,
    head: str,
    time: str,
    sign: Callable[[bytes], tuple[str, str]],
) -> Path:
    """Sign for every file that lies in the folder now. `size` and `head` are the log's; `time` is RFC 3339.

    `sign` takes the list's canonical bytes and returns key id and signature (Base64). Raises KeyError for a file of
    unknown kind, and as `atomic_file`.
    """
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    listed: dict[str, Any] = {
        "format": FORMAT[0],
        "version": FORMAT[1],
        "installation": installation,
        "made_at": time,
        "log": {"size": size, "head": head},
        "files": [_told(folder, name) for name in names],
    }
    key_id, signature = sign(rfc8785.dumps(listed))
    with atomic_file(folder / LIST) as file:
        file.write(rfc8785.dumps({"manifest": listed, "key_id": key_id, "signature": signature}) + b"\n")
    return folder / LIST


def verifiers() -> Mapping[str, bytes]:
    """The two programs that check a folder, as they stand alone: name → content."""
    beside = Path(folder_verification.__file__).read_text(encoding="utf-8")
    return {
        VERIFIER: Path(verification.__file__).read_bytes(),
        FOLDER_VERIFIER: beside.replace(_APART, _BESIDE, 1).encode(),
    }


def _told(folder: Path, name: str) -> dict[str, Any]:
    path = folder / name
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    part = "card" if name.startswith("models/") else PARTS[name]
    return {"path": name, "part": part, "size": path.stat().st_size, "sha256": digest}
