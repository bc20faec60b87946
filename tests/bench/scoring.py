"""One patient's comparison and explanations."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from cds_app.domain.estimate import Comparison
from cds_app.domain.outcome import OUTCOMES, Outcome
from cds_app.domain.patient import PatientRecord
from cds_app.guidance.readiness import assess_readiness
from cds_app.guidance.safety import cautions
from cds_app.intake.record_set import read_record_set
from cds_app.scoring.bundle import Bundle
from cds_app.scoring.calibration import Floats
from cds_app.scoring.explainer import Explainer
from cds_app.scoring.features import patient_inputs
from cds_app.scoring.features import rows as matrix_rows
from cds_app.scoring.predictor import compare
from cds_app.workflow.session import active_bundle
from tests.bench.measure import Row, measured
from tests.support.world import SAMPLE, SHOWCASE, make_surroundings, real_catalogue


def rows() -> list[Row]:
    """One patient's comparison and explanations against the bare library calls on the same rows."""
    surroundings, catalogue = make_surroundings(), real_catalogue()
    bundle = active_bundle(surroundings)
    record = next(r for r in read_record_set(SAMPLE, catalogue).records if r.pseudonym == SHOWCASE)
    readiness, fired = assess_readiness(record, catalogue), cautions(record, catalogue)
    inputs = patient_inputs(record, catalogue)
    matrices = {o: np.array(matrix_rows(inputs, bundle.models[o].effects)) for o in OUTCOMES}

    def every_booster() -> None:
        for outcome in OUTCOMES:
            for booster in (bundle.models[outcome].central, *bundle.models[outcome].draws):
                booster.predict(matrices[outcome], raw_score=True, num_threads=1)

    def compared() -> Comparison:
        return compare(record, catalogue, bundle, readiness=readiness, cautions=fired)

    found = measured(
        "comparison, one patient, 21 drugs × 4 outcomes", compared, every_booster, "every booster once", 1.5
    )
    return [found, *_explanations(record, bundle, compared(), matrices)]


def _explanations(
    record: PatientRecord, bundle: Bundle, comparison: Comparison, matrices: Mapping[Outcome, Floats]
) -> list[Row]:
    """The floor is shap alone: for each number one call with the patient's row and the same reference sample."""
    catalogue, explainer = real_catalogue(), Explainer(bundle)
    explainer.prepare()
    bare = {o: _bare_shap(explainer, bundle, o, matrices[o]) for o in OUTCOMES}
    estimated = [(e.drug, e.outcome) for e in comparison.estimates if e.status == "estimated"]
    one_drug = [one for one in estimated if one[0] == estimated[0][0]]

    def of_shap(wanted: list[tuple[str, Outcome]]) -> None:
        for drug, outcome in wanted:
            shap, ranked = bare[outcome][bundle.drug_place(drug)]
            shap.shap_values(ranked, check_additivity=False)

    def rows_of(work: str, wanted: list[tuple[str, Outcome]]) -> Row:
        ours = lambda: explainer.explain_many(record, catalogue, wanted, comparison)  # noqa: E731
        return measured(work, ours, lambda: of_shap(wanted), "the same calls of shap alone", 1.3, rounds=200)

    return [
        rows_of("explanation of one drug, 4 outcomes", one_drug),
        rows_of(f"explanation of all drugs, {len(estimated)} numbers", estimated),
    ]


def _bare_shap(explainer: Explainer, bundle: Bundle, outcome: Outcome, matrix: Floats) -> list[tuple[Any, Floats]]:
    """For each drug shap's own explainer, the reference sample on this drug inside, and the patient's row for it."""
    inside = explainer._of(outcome)
    ranked = inside._trees.ranks(matrix)
    return [(inside._with_drug(place), ranked[place : place + 1]) for place in range(len(bundle.drugs))]
