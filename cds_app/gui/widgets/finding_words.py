"""A finding about a record in words: a stop's own sentence from the catalogue, everything else from its table."""

from __future__ import annotations

from cds_app.domain import messages
from cds_app.domain.catalogue import Catalogue
from cds_app.domain.estimate import Finding
from cds_app.domain.patient import COLUMNS_BY_NAME
from cds_app.gui import text
from cds_app.gui.text import codes


def finding_words(finding: Finding, catalogue: Catalogue) -> str:
    """What was found, and what to do about it."""
    stop = next((s for s in catalogue.stops if s.code == finding.code), None)
    if stop is not None:
        return f"{stop.title}. {stop.sentence}"
    message = messages.FINDINGS[finding.code]
    words = [message.happened, message.to_do]
    return " ".join(text.tr("findings", part, input=_name(finding.input)) for part in words if part)


def _name(code: str | None) -> str:
    if code is None:
        return ""
    if code in codes.FEATURES:
        return text.feature_name(code)
    return text.column_name(code) if code in COLUMNS_BY_NAME else code
