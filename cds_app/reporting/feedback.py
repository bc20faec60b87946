"""Feedback on decision support, for whoever keeps the rules and models: what was decided, why, in whose words, when.

One item a signed decision, newest last. It names the bundle and the record's random id, and no pseudonym.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from cds_app.reporting.cells import inert
from cds_app.reporting.decision_table import DECISIONS, Lines

FORMAT, VERSION = "cds-decision-feedback", 1
COLUMNS = (
    "time", "entry", "record_id", "assessment_id", "amends", "bundle_id", "bundle_version", "outcome", "decision",
    "drug", "dose_mg_day", "reason_system", "reason_codes", "reasons", "comment", "user_id", "role",
)  # fmt: skip


def feedback_items(lines: Lines) -> Iterator[dict[str, Any]]:
    """One item for each signed decision. `outcome` is how it stands to the estimates, in the log's three words."""
    for index, _, entry in lines():
        if entry is not None and entry["event"] in DECISIONS:
            yield _item(index, entry["data"]["statement"])


def feedback_json(lines: Lines, installation: str) -> Iterator[str]:
    """The items as one JSON document, item by item."""
    head = json.dumps({"format": FORMAT, "version": VERSION, "installation": installation}, ensure_ascii=False)
    yield f'{head[:-1]}, "feedback": ['
    before = "\n"
    for item in feedback_items(lines):
        yield before + json.dumps(item, ensure_ascii=False, sort_keys=True)
        before = ",\n"
    yield "\n]}\n"


def feedback_csv(lines: Lines) -> Iterator[str]:
    """The items as a table, every cell inert; several reasons stand in one cell, parted by semicolons."""
    yield _csv_line({name: name for name in COLUMNS})
    for item in feedback_items(lines):
        reasons = item.pop("reasons")
        yield _csv_line(
            {
                **item,
                "reason_system": "; ".join(dict.fromkeys(reason["system"] for reason in reasons)),
                "reason_codes": "; ".join(reason["code"] for reason in reasons),
                "reasons": "; ".join(reason["display"] for reason in reasons),
            }
        )


def utc(time: str) -> str:
    """A moment of any offset in UTC, to the second."""
    return datetime.fromisoformat(time).astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _item(index: int, statement: Mapping[str, Any]) -> dict[str, Any]:
    decision = statement["decision"]
    return {
        "time": utc(statement["signed_at"]),
        "entry": index,
        "record_id": statement["record_id"],
        "assessment_id": statement["assessment_id"],
        "amends": statement.get("amends"),
        "bundle_id": statement["bundle"]["id"],
        "bundle_version": statement["bundle"]["version"],
        "outcome": statement["agreement"],
        "decision": decision["kind"],
        "drug": decision.get("drug"),
        "dose_mg_day": decision.get("dose_mg_day"),
        "reasons": [{name: reason[name] for name in ("system", "code", "display")} for reason in statement["reasons"]],
        "comment": statement["comment"],
        "user_id": statement["signer"]["user_id"],
        "role": statement["signer"]["role"],
    }


def _csv_line(cells: Mapping[str, Any]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow([inert(cells[name]) for name in COLUMNS])
    return line.getvalue()
