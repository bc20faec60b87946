"""What is printed or copied: the clinician report, the patient handout and the text for the chart.

Each is made from a stored assessment, with the numbers that were on the screen, and is a draft until it is signed.
`language` looks up its words; in a language other than English it says that the translation was not reviewed.
"""

from __future__ import annotations

from cds_app.reporting.chart_text import chart_text
from cds_app.reporting.clinician_report import clinician_report
from cds_app.reporting.document import DRAFT, Document
from cds_app.reporting.patient_handout import patient_handout

__all__ = ["DRAFT", "Document", "chart_text", "clinician_report", "patient_handout"]
