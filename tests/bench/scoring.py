"""One patient's comparison and explanation."""

from __future__ import annotations

import numpy as np

from cds_app.domain.outcome import OUTCOMES
from cds_app.guidance.readiness import assess_readiness
from cds_app.guidance.safety import cautions
from cds_app.intake.record_set import read_record_set
from cds_app.scoring.explainer import Explainer
from cds_app.scoring.features import PATIENT_INPUTS, patient_inputs
from cds_app.scoring.features import rows as matrix_rows
from cds_app.scoring.predictor import compare
from cds_app.workflow.session import active_bundle
from tests.bench.measure import Row, measured
from tests.support.world import SAMPLE, SHOWCASE, make_surroundings, real_catalogue


def rows() -> list[Row]:
    """One patient's comparison and explanation against the bare library calls on the same rows."""
    surroundings, catalogue = make_surroundings(), real_catalogue()
    bundle = active_bundle(surroundings)
    record = next(r for r in read_record_set(SAMPLE, catalogue).records if r.pseudonym == SHOWCASE)
    readiness, fired = assess_readiness(record, catalogue), cautions(record, catalogue)
    inputs = patient_inputs(record, catalogue)
    matrices = {o: np.array(matrix_rows(inputs, bundle.models[o].effects)) for o in OUTCOMES}

    def floor_compare() -> None:
        for outcome in OUTCOMES:
            for booster in (bundle.models[outcome].central, *bundle.models[outcome].draws):
                booster.predict(matrices[outcome], raw_score=True, num_threads=1)

    def ours_compare() -> None:
        compare(record, catalogue, bundle, readiness=readiness, cautions=fired)

    explainer = Explainer(bundle)
    comparison = compare(record, catalogue, bundle, readiness=readiness, cautions=fired)
    drug = next(e.drug for e in comparison.estimates if e.status == "estimated")
    central = bundle.models["response"].central
    row = matrices["response"][:1]

    def floor_explain() -> None:
        central.predict(row, pred_contrib=True, num_threads=1)

    def ours_explain() -> None:
        explainer.explain(record, catalogue, drug, "response", comparison)

    assert len(PATIENT_INPUTS) + 1 == row.shape[1]
    return [
        measured(
            "comparison, one patient, 21 drugs × 4 outcomes", ours_compare, floor_compare, "every booster once", 1.5
        ),
        measured(
            "explanation of one drug and outcome", ours_explain, floor_explain, "LightGBM's own contributions", 1.3
        ),
    ]
