"""A finding about a record in words."""

from __future__ import annotations

from cds_app.domain import messages
from cds_app.domain.estimate import Finding
from cds_app.domain.patient import COLUMNS_BY_NAME
from cds_app.gui import text
from cds_app.gui.text import codes


def finding_words(finding: Finding) -> str:
    """What was found and what to do about it, with the input's name in front where there is one."""
    message = messages.FINDINGS[finding.code]
    words = " ".join(text.tr("findings", part) for part in (message.happened, message.to_do) if part)
    return f"{_name(finding.input)}: {words}" if finding.input else words


def _name(code: str) -> str:
    if code in codes.FEATURES:
        return text.feature_name(code)
    part = code.removesuffix(".csv")
    return text.column_name(part) if part in COLUMNS_BY_NAME or part in codes.COLUMNS else code
