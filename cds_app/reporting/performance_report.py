"""The report of an evaluation: a document for paper, and the same as one self-contained page.

In English whatever the language of the window: it is for the people who judge and train models.
"""

from __future__ import annotations

from cds_app.domain.catalogue import Catalogue
from cds_app.domain.evaluation import Evaluation, OutcomeEvaluation
from cds_app.reporting.document import Document
from cds_app.reporting.html import escaped, heading, items, paragraph, picture
from cds_app.reporting.numbers import count, moment, of_100
from cds_app.reporting.performance_charts import Picture, curves_picture, subgroups_picture
from cds_app.reporting.performance_page import standalone_page
from cds_app.reporting.performance_tables import (
    accuracy_table,
    benefit_table,
    calibration_table,
    flow_table,
    grid,
    in_points,
    stops_in_words,
    subgroup_table,
    summary_table,
)
from cds_app.reporting.performance_words import REMARKS, headline, number, sentences
from cds_app.reporting.words import OUTCOMES, reason_of_no_estimate

TITLE = "Evaluation of a model bundle"
PICTURE_WIDTH = 640
SITE_BUNDLE = (
    "This bundle was trained on a site's own records. If any of these people were among them, the figures are too good."
)
HOW_TO_READ = (
    "Estimated and observed are people of 100; what stands in brackets is the 95 % interval.",
    "Area (under the curve): the chance that of two people, one with and one without the outcome, the one with it has "
    "the higher estimate. 0.5 is chance, 1 is perfect; from what is known on day 0 more than 0.75 is not credible.",
    "Calibration slope: 1 is right; below 1 the estimates differ too much between people, above 1 too little.",
    "Brier score: the mean squared distance between estimate and outcome; lower is better. Saved above 0 means that "
    "the bundle came closer.",
    "Net benefit: people rightly acted on, less those wrongly acted on, who weigh the more the higher the threshold. "
    "The threshold is how likely an outcome must be before one acts on it.",
    "A star marks a group in which fewer than 100 people had the outcome or fewer than 100 did not, the usual floor "
    "for validating a prediction (Vergouwe 2005, Collins 2016; quoted from memory). Its figures say little.",
    "Groups of fewer than five people have no number. Where one does, the counts of the other groups beside it are "
    "rounded to the nearest ten. These two limits are choices of the program.",
    "Intervals: Wilson (rates), DeLong (area), likelihood (slope), normal (means), bootstrap of 500 with a fixed seed "
    "(scaled Brier score and log loss, in report.json).",
)
WHO_IS_MISSING = (
    "Whoever has no outcome is not in the figures. People who feel better, or worse, or who stop the drug, come back "
    "for ratings less often, so the observed rates may be off in either direction; no calculation here corrects that."
)
NOT_A_COMPARISON = (
    "Each person counts with the one drug that was begun. Who was given which drug was not left to chance, so this "
    "says nothing about which drug works better."
)
ON_DAY_0 = (
    "Estimates were made from what was known on day 0: later ratings, and treatments begun on day 0 or after, were "
    "left out first."
)


def performance_report(evaluation: Evaluation, catalogue: Catalogue) -> tuple[Document, str]:
    """The document for paper and the page for a browser, with the same words and numbers."""
    pictures = _pictures(evaluation)
    body = "".join(
        (
            heading(TITLE, 1),
            _opening(evaluation),
            heading("How to read this"),
            items(HOW_TO_READ),
            _used(evaluation, catalogue),
            *(_outcome(found, pictures) for found in evaluation.outcomes),
            paragraph(f"{_basis(evaluation)}.", "small"),
        )
    )
    images = {made.name: made.png for made in pictures.values()}
    header = f"{TITLE} · {evaluation.bundle.id}"
    document = Document(TITLE, f"<body>{body}</body>", images, header, _basis(evaluation), draft=False)
    return document, standalone_page(body, pictures, header)


def _opening(evaluation: Evaluation) -> str:
    bundle = evaluation.bundle
    rows = [
        ("Bundle", f"{bundle.id}, version {bundle.version}"),
        ("What its estimates rest on", bundle.basis.rstrip(".")),
        ("Fingerprint (SHA-256)", bundle.sha256),
        ("Evaluated", f"on this cohort on {moment(evaluation.evaluated_at)}, cds-app {evaluation.program}"),
    ]
    facts = "".join(
        f'<tr><td width="30%" class="muted">{escaped(name)}</td><td>{escaped(words)}</td></tr>' for name, words in rows
    )
    said = (" ".join(sentences(found)) for found in evaluation.outcomes)
    return "".join(
        (
            f'<table width="100%" border="0" cellspacing="0" cellpadding="2">{facts}</table>',
            heading("In short"),
            paragraph(headline(evaluation)),
            items(said),
            summary_table(evaluation),
            paragraph("Of 100 people where not said otherwise; 95 % intervals in brackets.", "small"),
            paragraph(SITE_BUNDLE, "caution") if evaluation.site_bundle else "",
        )
    )


def _used(evaluation: Evaluation, catalogue: Catalogue) -> str:
    titles = [reason_of_no_estimate(code, catalogue) for code in evaluation.stops]
    stops = f"Stops met, the most frequent first: {stops_in_words(titles)}." if titles else ""
    remarks = [
        f"{OUTCOMES[found.outcome]}: {count(remark.people)} of those with an estimate {REMARKS[remark.code]}."
        for found in evaluation.outcomes
        for remark in found.remarks
    ]
    return "".join(
        (
            _new_page("Whose outcomes are behind the figures"),
            flow_table(evaluation),
            paragraph(stops, "small") if stops else "",
            items(remarks),
            paragraph(ON_DAY_0),
            paragraph(WHO_IS_MISSING),
            items(_left_out(evaluation)),
            paragraph(NOT_A_COMPARISON),
        )
    )


def _left_out(evaluation: Evaluation) -> list[str]:
    """Whether those without an outcome were others to begin with, as far as the estimates can tell."""
    return [
        f"{OUTCOMES[found.outcome]}: mean estimate of those used {of_100(found.predicted)}, of those whose outcome is "
        f"not known {of_100(found.predicted_not_known)}."
        for found in evaluation.outcomes
        if found.predicted is not None and found.predicted_not_known is not None
    ]


def _outcome(found: OutcomeEvaluation, pictures: dict[str, Picture]) -> str:
    name = f"{OUTCOMES[found.outcome]} within {found.weeks} weeks"
    if found.verdict == "not_evaluated":
        return heading(name) + items(sentences(found))
    curves, groups = pictures[f"{found.outcome}_curves"], pictures[f"{found.outcome}_subgroups"]
    inside = sum(band.inside for band in found.calibration)
    return "".join(
        (
            _new_page(name),
            items(sentences(found)),
            f"<p>{picture(curves.name, PICTURE_WIDTH, curves.description)}</p>",
            heading("Calibration", 3),
            calibration_table(found),
            paragraph(
                f"In {inside} of {len(found.calibration)} groups the observed rate lies inside the mean of the "
                "estimates' own ranges; observed rates of small groups scatter more than that.",
                "small",
            ),
            _lines(found),
            heading("Against plain ways of estimating", 3),
            accuracy_table(found),
            _new_page("Net benefit of acting, in people of 100", 3),
            benefit_table(found),
            heading("By group", 3),
            subgroup_table(found),
            f"<p>{picture(groups.name, PICTURE_WIDTH, groups.description)}</p>",
        )
    )


def _lines(found: OutcomeEvaluation) -> str:
    figures = found.figures
    rows = [
        ("Mean estimate", of_100(found.predicted or 0.0)),
        ("The bundle's own mean over its reference people and all its drugs", of_100(found.bundle_mean or 0.0)),
        ("Observed minus estimated, people of 100", in_points(figures.difference)),
        ("The same as a shift of the log odds (calibration in the large)", number(figures.in_the_large)),
        ("Calibration intercept on the log odds", number(figures.intercept)),
        ("Calibration slope", number(figures.slope)),
    ]
    return grid((), rows, widths=(70, 30))


def _new_page(words: str, level: int = 2) -> str:
    return f'<h{level} style="page-break-before:always">{escaped(words)}</h{level}>'


def _basis(evaluation: Evaluation) -> str:
    return f"Estimates: {evaluation.bundle.basis.rstrip('.')}"


def _pictures(evaluation: Evaluation) -> dict[str, Picture]:
    made: dict[str, Picture] = {}
    for found in evaluation.outcomes:
        if found.verdict != "not_evaluated":
            for one in (curves_picture(found), subgroups_picture(found)):
                made[one.name] = one
    return made
