"""A finding of the import as a line for a terminal and as plain data."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from cds_app.domain.messages import intake as intake_words

SHOWN_FINDINGS = 20


def finding_json(finding: Any) -> dict[str, Any]:
    return asdict(finding) | {"sentence": finding_words(finding)}


def finding_line(finding: Any) -> str:
    place = ", ".join(
        part for part in (finding.file, f"row {finding.row}" if finding.row else "", finding.column or "") if part
    )
    return f"{place}: {finding_words(finding)}" if place else finding_words(finding)


def finding_words(finding: Any) -> str:
    return intake_words.FINDINGS[finding.code].filled(**finding.params)
