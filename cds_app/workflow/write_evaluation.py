"""Write an evaluation into a folder: the page, the paper and the numbers, each whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from cds_app.domain.catalogue import Catalogue
from cds_app.domain.errors import CdsError
from cds_app.domain.evaluation import Evaluation
from cds_app.reporting.atomic_file import atomic_file
from cds_app.reporting.documents import Document
from cds_app.reporting.performance_json import performance_json_bytes
from cds_app.reporting.performance_report import performance_report

PrintPdf = Callable[[Document], bytes]


def open_folder(folder: Path) -> None:
    """Make the folder, before any work is spent on what goes into it. Raises `CdsError` "not_writable"."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CdsError("not_writable", path=str(folder)) from error


def write_evaluation(
    evaluation: Evaluation, catalogue: Catalogue, folder: Path, print_pdf: PrintPdf | None = None
) -> tuple[Path, ...]:
    """Write report.html, report.pdf and report.json, replacing older ones; returns what was written.

    Everything is made before anything is written. Without `print_pdf` there is no PDF. Raises `CdsError`
    "export_not_writable".
    """
    document, page = performance_report(evaluation, catalogue)
    made = {"report.html": page.encode(), "report.json": performance_json_bytes(evaluation)}
    if print_pdf is not None:
        made["report.pdf"] = print_pdf(document)
    for name, data in made.items():
        with atomic_file(folder / name, overwrite=True) as file:
            file.write(data)
    return tuple(folder / name for name in made)
