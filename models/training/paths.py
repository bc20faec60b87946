"""Where the training reads and writes, and the names that every step shares."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

MODELS = Path(__file__).resolve().parents[1]
EVIDENCE = MODELS / "evidence"
BUNDLES = MODELS / "bundles"
TRUST = MODELS.parent / "resources" / "trust" / "bundle_keys.json"

BUNDLE_ID = "second-2026-11"
OUTCOMES = ("response", "remission", "early_stop", "side_effect_stop")
COUNT_COLUMNS = {
    "response": "responders",
    "remission": "remitters",
    "early_stop": "dropouts_total",
    "side_effect_stop": "dropouts_adverse_events",
}
SEED = 20261121


def sha256_of(path: Path) -> str:
    """Hex digest of a file's bytes."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def read_json(path: Path) -> Any:
    """The content of a JSON file (UTF-8)."""
    return json.loads(path.read_text(encoding="utf-8"))


def write_json(path: Path, content: object) -> None:
    """Write JSON that does not change unless the content does: sorted keys, two spaces, final newline."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(content, indent=2, sort_keys=True, ensure_ascii=False, allow_nan=False)
    path.write_text(text + "\n", encoding="utf-8")
