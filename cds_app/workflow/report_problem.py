"""A problem with an estimate, told to IT or the vendor in a small file that holds nothing of any patient.

The file says which estimate of which bundle, in which versions, and what is wrong as one code. It names no record, no
assessment, no person, no value and no day: what it says is true of the software, not of somebody.
"""

from __future__ import annotations

import json
import platform
from dataclasses import dataclass
from pathlib import Path

from cds_app.domain.audit import EventKind
from cds_app.domain.errors import CdsError
from cds_app.domain.outcome import OUTCOMES
from cds_app.reporting.atomic_file import atomic_file
from cds_app.workflow.session import Session

FORMAT, VERSION = "cds-problem-report", 1
PROBLEMS = ("too_high", "too_low", "range", "explanation", "safety_rule", "side_effect", "words", "not_shown", "other")
"""What can be wrong, as codes; there is no free text, so that nothing of a patient can get in."""


@dataclass(frozen=True)
class ProblemReport:
    """What will be saved, to be read before it is: `content` is the file's text."""

    drug: str
    outcome: str
    problem: str
    content: str


def problem_report(session: Session, assessment_id: str, drug: str, outcome: str, problem: str) -> ProblemReport:
    """The report about one estimate of an assessment. Raises `CdsError` "problem_unknown" or "assessment_unknown"."""
    session.require("compare")
    assessment = session.store.assessment(assessment_id)
    comparison = assessment.comparison
    if problem not in PROBLEMS or outcome not in OUTCOMES or drug not in session.catalogue.drugs or comparison is None:
        raise CdsError("problem_unknown")
    bundle = comparison.bundle
    said = {
        "format": FORMAT,
        "version": VERSION,
        "problem": problem,
        "drug": drug,
        "outcome": outcome,
        "bundle": {"id": bundle.id, "version": bundle.version, "sha256": bundle.sha256, "basis": bundle.basis},
        "program": assessment.program,
        "catalogue_sha256": assessment.catalogue_sha256,
        "policy_sha256": assessment.policy_sha256,
        "python": platform.python_version(),
        "system": platform.system(),
    }
    return ProblemReport(drug, outcome, problem, json.dumps(said, indent=1) + "\n")


def save_problem_report(session: Session, report: ProblemReport, target: Path) -> Path:
    """Write the report as it was read, and note it in the log. Raises `CdsError` as `atomic_file` does."""
    session.require("compare")
    with atomic_file(target, overwrite=True) as file:
        file.write(report.content.encode("utf-8"))
    event = {"drug": report.drug, "outcome": report.outcome, "problem": report.problem, "surface": session.surface}
    with session.store.change(EventKind.PROBLEM_REPORTED, event):
        return target
