"""The oversight report as a page, for paper, and as a table file."""

from __future__ import annotations

import csv
import dataclasses
import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from cds_app.domain.drift import DriftReport
from cds_app.domain.oversight import BURST_SECONDS, FAST_SECONDS, Figures, OversightReport, Share
from cds_app.reporting.cells import inert
from cds_app.reporting.document import Document
from cds_app.reporting.html import heading, items, paragraph
from cds_app.reporting.numbers import count, fixed
from cds_app.reporting.performance_page import standalone_page
from cds_app.reporting.performance_tables import grid
from cds_app.reporting.recalibration_words import drift_lines

TITLE = "Oversight of decisions"
HIDDEN = "too few"
SHARES = (
    ("agreeing", "Decided as in the own view"),
    ("towards", "Own view outside the best group, decision inside"),
    ("away", "Own view inside the best group, decision outside"),
    ("other_reason", "Gave “other” as a reason"),
    ("repeated", "Gave the same reasons as just before"),
    ("in_bursts", f"Signed within {BURST_SECONDS} seconds of the one before"),
    ("fast", f"Signed within {FAST_SECONDS} seconds of seeing estimates"),
)
"""Field of `Figures` and its words, in the order of the report."""
AFTER = {
    "treat": "A drug was chosen",
    "other_treatment": "Another treatment was chosen",
    "defer": "The decision was put off",
    "none": "No treatment was chosen",
    "abandoned": "The assessment was ended without a decision",
    "nothing": "Nothing yet",
}
HOW_TO_READ = (
    "The best group holds the drugs that are not clearly different from the one with the highest estimate of response.",
    "Deciding otherwise than in one's own view is no fault, and agreeing with estimates is no merit. A share that is "
    "high, or that changes, is a reason to look at single decisions with the people who made them.",
    "“No estimate” is not evidence against treatment. If treatment is often put off after it, that is worth a talk.",
    "Times are those of the workstation's clock. Where the log says that the clock was set, do not rely on times near "
    "that entry.",
)


def oversight_document(
    report: OversightReport, reasons: Mapping[str, str], drift: DriftReport | None = None
) -> tuple[Document, str]:
    """The report for paper and as a self-contained page. `reasons` are the catalogue's words by code."""
    body = "".join(
        (
            heading(TITLE, 1),
            paragraph(_span(report)),
            paragraph(f"A figure over fewer than {report.k} decisions is not shown: “{HIDDEN}”.", "small"),
            heading("All decisions"),
            _figures_table(report.everybody),
            heading("Reasons given"),
            _reasons_table(report.everybody, reasons, report.k),
            heading("What followed “no estimate”"),
            _after_table(report),
            *(_person(name, found) for name, found in report.people),
            "" if drift is None else heading("Drift of the model's inputs and estimates") + items(drift_lines(drift)),
            heading("How to read this"),
            items(HOW_TO_READ),
        )
    )
    document = Document(TITLE, f"<body>{body}</body>", {}, TITLE, _span(report), draft=False)
    return document, standalone_page(body, {}, TITLE)


def oversight_csv(report: OversightReport, drift: DriftReport | None = None) -> Iterator[str]:
    """One figure a row: whose, which, how many, of how many. A hidden figure's cell is empty."""
    yield _csv_line(("who", "figure", "count", "of"))
    for who, found in (("everybody", report.everybody), *report.people):
        yield _csv_line((who, "decisions", found.decisions, None))
        yield _csv_line((who, "amended", found.amended, None))
        for field, _ in SHARES:
            share: Share = getattr(found, field)
            yield _csv_line((who, field, share.count, share.of))
        yield _csv_line((who, "median_seconds_to_sign", found.seconds_to_sign, found.fast.of))
        for code, n in found.reasons:
            yield _csv_line((who, f"reason:{code}", n, found.decisions))
    for kind, number in report.after_no_estimate:
        yield _csv_line(("everybody", f"after_no_estimate:{kind}", number, None))
    if drift is not None:
        yield _csv_line(("everybody", "drift_beyond_limits", len(drift.found), len(drift.measures)))


def oversight_json(report: OversightReport) -> dict[str, Any]:
    """The report as plain values; a hidden figure is null."""
    plain = dataclasses.asdict(report)
    plain["first_day"] = report.first_day and report.first_day.isoformat()
    plain["last_day"] = report.last_day and report.last_day.isoformat()
    plain["people"] = [{"name": name, **dataclasses.asdict(found)} for name, found in report.people]
    return plain


def share_words(share: Share) -> str:
    """ "12 of 40 (30.0 %)", or that there are too few."""
    if share.count is None or share.of == 0:
        return HIDDEN
    return f"{count(share.count)} of {count(share.of)} ({fixed(100 * share.count / share.of, 1)} %)"


def _span(report: OversightReport) -> str:
    first = report.first_day.isoformat() if report.first_day else "the first entry"
    last = report.last_day.isoformat() if report.last_day else "now"
    decisions, amended = report.everybody.decisions, report.everybody.amended
    return f"Decisions signed from {first} to {last}: {count(decisions)}, of them {count(amended)} amendments."


def _figures_table(found: Figures) -> str:
    rows: list[tuple[str, ...]] = [(words, share_words(getattr(found, field))) for field, words in SHARES]
    seconds = HIDDEN if found.seconds_to_sign is None else f"{count(found.seconds_to_sign)} s"
    rows.append(("Middle time from seeing estimates to signing", seconds))
    return grid((), rows, widths=(65, 35))


def _reasons_table(found: Figures, words: Mapping[str, str], k: int) -> str:
    if not found.reasons:
        return paragraph(f"No reason was given {k} times or more.")
    rows = [(words.get(code, code), count(n)) for code, n in found.reasons]
    return grid(("Reason", "Decisions"), rows, widths=(65, 35))


def _after_table(report: OversightReport) -> str:
    if not report.after_no_estimate:
        return paragraph("There was no assessment without an estimate.")
    rows = [(AFTER[kind], HIDDEN if number is None else count(number)) for kind, number in report.after_no_estimate]
    return grid(("What", "Assessments"), rows, widths=(65, 35))


def _person(name: str, found: Figures) -> str:
    return heading(name, 3) + paragraph(f"{count(found.decisions)} decisions", "small") + _figures_table(found)


def _csv_line(values: Sequence[str | int | None]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow([inert(value) for value in values])
    return line.getvalue()
