"""The PDF of a command's report: the window's printer, called without a window."""

from __future__ import annotations

import io

import pypdf

from cds_app.__main__ import print_pdf
from cds_app.domain.outcome import OUTCOMES
from cds_app.reporting.performance_report import performance_report
from tests.support.evaluations import BASIS, make_columns, make_evaluation, make_outcome
from tests.support.small_bundle import small_catalogue


def test_the_report_prints_with_every_outcome_and_the_basis_on_each_page(look):
    evaluated = make_outcome(make_columns(150))
    others = tuple(make_outcome(make_columns(4), outcome) for outcome in OUTCOMES[1:])
    document, _ = performance_report(make_evaluation(150, outcomes=(evaluated, *others)), small_catalogue())
    pages = pypdf.PdfReader(io.BytesIO(print_pdf(document)), strict=True).pages
    words = [" ".join(page.extract_text().split()) for page in pages]
    assert all(f"Estimates: {BASIS}" in page for page in words)
    assert "Evaluation of a model bundle" in words[0]
    for title in ("Response within 8 weeks", "Remission within 8 weeks", "Early stop within 8 weeks"):
        assert any(title in page for page in words)
    assert any("By group" in page and "fewer than 5" in page for page in words)
    assert sum(len(page.images) for page in pages) == 2
