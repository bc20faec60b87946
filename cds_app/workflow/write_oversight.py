"""Write an oversight report: as a page, on paper, or as a table, by the ending of the file's name."""

from __future__ import annotations

from pathlib import Path

from cds_app.domain.catalogue import Catalogue
from cds_app.domain.drift import DriftReport
from cds_app.domain.errors import CdsError
from cds_app.domain.oversight import OversightReport
from cds_app.reporting.atomic_file import atomic_file
from cds_app.reporting.oversight_report import oversight_csv, oversight_document
from cds_app.workflow.write_evaluation import PrintPdf

ENDINGS = (".html", ".pdf", ".csv")


def check_target(target: Path, print_pdf: PrintPdf | None = None) -> None:
    """Before the store is opened. Raises `CdsError` "output_unknown" for another ending, or PDF without a printer."""
    if target.suffix.lower() not in ENDINGS or (target.suffix.lower() == ".pdf" and print_pdf is None):
        raise CdsError("output_unknown", path=str(target))


def write_oversight(
    report: OversightReport,
    catalogue: Catalogue,
    target: Path,
    print_pdf: PrintPdf | None = None,
    drift: DriftReport | None = None,
) -> Path:
    """Write the report, with what was measured of drift where it was, replacing an older file.

    Raises `CdsError` "output_unknown" or "export_not_writable".
    """
    check_target(target, print_pdf)
    ending = target.suffix.lower()
    if ending == ".csv":
        made = "".join(oversight_csv(report, drift)).encode()
    else:
        document, page = oversight_document(
            report, {reason.code: reason.display for reason in catalogue.reasons}, drift
        )
        made = print_pdf(document) if ending == ".pdf" and print_pdf is not None else page.encode()
    with atomic_file(target, overwrite=True) as file:
        file.write(made)
    return target
