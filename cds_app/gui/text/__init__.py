"""All words and numbers of the window: codes to translated names, values to sentences, one formatter for numbers."""

from __future__ import annotations

from cds_app.gui.text.names import (
    agreement_name, band_name, choice_name, class_name, column_name, column_value, concern_name, condition_name,
    condition_status, confidence_name, decision_kind, drug_name, event_name, feature_name, feature_value,
    medication_status, outcome_name, role_name, scale_name, severity_name, side_names, state_name, status_name,
    stop_reason, tr, treatment_outcome,
)  # fmt: skip
from cds_app.gui.text.numbers import (
    ago, base_rate_text, bounds, bracketed, count, date_text, day, dose, interval, moment, number, of_100, people,
    percent, plural, points, size_text, time_text,
)  # fmt: skip
from cds_app.gui.text.sentences import (
    adequacy_text, contrast_sentence, contribution_sentence, error_parts, error_sentence, estimate_sentence,
    no_estimate_sentence, outcome_verb, treatment_text,
)  # fmt: skip

__all__ = [
    "adequacy_text", "agreement_name", "ago", "band_name", "base_rate_text", "bounds", "bracketed", "choice_name",
    "class_name", "column_name", "column_value", "concern_name", "condition_name", "condition_status",
    "confidence_name", "contrast_sentence", "contribution_sentence", "count", "date_text", "day", "decision_kind",
    "dose", "drug_name", "error_parts", "error_sentence", "estimate_sentence", "event_name", "feature_name",
    "feature_value", "interval", "medication_status", "moment", "no_estimate_sentence", "number", "of_100",
    "outcome_name", "outcome_verb", "people", "percent", "plural", "points", "role_name", "scale_name",
    "severity_name", "side_names", "size_text", "state_name", "status_name", "stop_reason", "time_text", "tr",
    "treatment_outcome", "treatment_text",
]  # fmt: skip
