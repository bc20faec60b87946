"""An evaluation as one JSON document: all numbers, fractions 0–1, no number that is not one."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from cds_app.domain.evaluation import Evaluation
from cds_app.domain.snapshot import to_plain
from cds_app.reporting.performance_words import sentences

FORMAT = "cds-app evaluation 1"
PLACES = 6


def performance_json(evaluation: Evaluation) -> dict[str, Any]:
    """Plain data. A figure that cannot be had is null and has its reason's code beside it ("why")."""
    found: dict[str, Any] = _rounded(asdict(evaluation)) | {"bundle": to_plain(evaluation.bundle)}
    for data, outcome in zip(found["outcomes"], evaluation.outcomes, strict=True):
        data["sentences"] = list(sentences(outcome))
    return {"format": FORMAT, "level": 0.95, **found}


def performance_json_bytes(evaluation: Evaluation) -> bytes:
    """The document as a file holds it."""
    text = json.dumps(performance_json(evaluation), ensure_ascii=False, indent=1, allow_nan=False)
    return f"{text}\n".encode()


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, PLACES)
    if isinstance(value, dict):
        return {key: _rounded(entry) for key, entry in value.items()}
    return [_rounded(entry) for entry in value] if isinstance(value, list | tuple) else value
