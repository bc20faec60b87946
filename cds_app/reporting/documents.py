"""What is printed or copied: the clinician report, the patient handout, the text for the chart, the patient notice.

Each is made from a stored assessment, with the numbers that were on the screen; all but the notice, which no signature
changes, are drafts until it is signed.
`language` looks up its words; in a language other than English it says that the translation was not reviewed.
"""

from __future__ import annotations

from cds_app.reporting.chart_text import chart_text
from cds_app.reporting.clinician_report import clinician_report
from cds_app.reporting.document import DRAFT, Document
from cds_app.reporting.patient_handout import patient_handout
from cds_app.reporting.patient_notice import notice_sha256, patient_notice

__all__ = ["DRAFT", "Document", "chart_text", "clinician_report", "notice_sha256", "patient_handout", "patient_notice"]
