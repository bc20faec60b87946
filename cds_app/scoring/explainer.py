"""Why an estimate is what it is: each input's part in percentage points, adding up to the shown number exactly.

The only door to `shap`. Its interventional values on the probability scale compare the patient with each row of the
bundled reference sample, all taking this drug: for one reference row, the Shapley values of the logit are scaled by
the ratio of the probability difference to the logit difference; the mean over the rows is the input's part. The base
is the reference sample's mean probability for this drug. Since drug and dose are the same on both sides, the drug's
own effect has no part here; it shows in the contrast of two drugs.

shap computes in single precision inside, so its parts miss the number by about 1e-8. What is left over within
`LEFT_OVER` goes to the largest part; more than that stops the explanation, as does disagreement with LightGBM's own
contributions (`own_contributions`).
"""

from __future__ import annotations

import copy
import warnings
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from cds_app.domain.catalogue import Catalogue
from cds_app.domain.errors import CdsError, IntegrityError
from cds_app.domain.estimate import Comparison
from cds_app.domain.explanation import Contribution, Explanation
from cds_app.domain.outcome import Outcome
from cds_app.domain.patient import PatientRecord
from cds_app.scoring.bundle import Bundle
from cds_app.scoring.calibration import Floats, probabilities, probability
from cds_app.scoring.ensemble import OutcomeModel, matrix
from cds_app.scoring.features import PATIENT_INPUTS, patient_inputs, shown_value
from cds_app.scoring.input_guard import check_inputs
from cds_app.scoring.own_contributions import SAME, OwnContributions, own_contributions
from cds_app.scoring.trees import RankedTrees, Tree, read_trees

LEFT_OVER = 1e-6
"""How far shap's parts may miss the number; see the module's text."""

_Number = tuple[str, Outcome]
"""Drug and outcome."""


class Explainer:
    """Explains the comparisons of one bundle. Set-up is done per outcome when first asked; for one thread at a time."""

    def __init__(self, bundle: Bundle) -> None:
        self._bundle = bundle
        self._outcomes: dict[Outcome, _OutcomeExplainer] = {}

    def prepare(self) -> None:
        """Set up every outcome now (the import of shap takes seconds), so that the first explanation does not wait."""
        for outcome in self._bundle.models:
            self._of(outcome)

    def explain(
        self, record: PatientRecord, catalogue: Catalogue, drug: str, outcome: Outcome, comparison: Comparison
    ) -> Explanation:
        """`explain_many` for one number."""
        return self.explain_many(record, catalogue, [(drug, outcome)], comparison)[0]

    def explain_many(
        self, record: PatientRecord, catalogue: Catalogue, wanted: Sequence[tuple[str, Outcome]], comparison: Comparison
    ) -> tuple[Explanation, ...]:
        """The parts of numbers of one comparison, each by drug and outcome, in the order of `PATIENT_INPUTS`.

        Raises `CdsError` "not_estimated" or "drug_unknown", and `IntegrityError` "explanation_of_another" when
        record, comparison and bundle do not belong together or "explanation_does_not_add_up".
        """
        bundle = self._bundle
        if record.pseudonym != comparison.pseudonym or comparison.bundle != bundle.ref:
            raise IntegrityError("explanation_of_another")
        shown = {one: self._shown(*one, comparison) for one in wanted}
        inputs = patient_inputs(record, catalogue)
        check_inputs(inputs)
        patient = np.array([inputs[name] for name in PATIENT_INPUTS])
        values = [shown_value(name, inputs[name]) for name in PATIENT_INPUTS]
        points = self._points(shown, patient)
        return tuple(self._explanation(*one, shown[one], values, points[one]) for one in wanted)

    def _shown(self, drug: str, outcome: Outcome, comparison: Comparison) -> float:
        self._bundle.drug_place(drug)
        shown = comparison.of(drug, outcome).probability
        if shown is None:
            raise CdsError("not_estimated", drug=drug)
        return shown

    def _points(self, shown: Mapping[_Number, float], patient: Floats) -> dict[_Number, list[float]]:
        """shap's parts of each shown number. Its calls come one after the other, those of an outcome together, with
        nothing between them that would push the trees out of the processor's cache."""
        asked = []
        for outcome in dict.fromkeys(outcome for _, outcome in shown):
            explainer = self._of(outcome)
            ranks = explainer.ranks(patient)
            places = {drug: self._bundle.drug_place(drug) for drug, its in shown if its == outcome}
            numbers = [shown[drug, outcome] for drug in places]
            check_against_own_contributions(explainer.own_logits(patient, ranks, list(places.values())), numbers)
            asked += [((drug, outcome), explainer, ranks, place) for drug, place in places.items()]
        return {one: explainer.points(ranks, place) for one, explainer, ranks, place in asked}

    def _explanation(
        self, drug: str, outcome: Outcome, number: float, values: Sequence[str | None], points: Sequence[float]
    ) -> Explanation:
        """`values` are the patient's inputs as text, `points` what shap makes of each."""
        base = float(self._bundle.reference_means[outcome][self._bundle.drug_place(drug)])
        parts = tuple(map(Contribution, PATIENT_INPUTS, values, add_up(points, number - base)))
        explanation = Explanation(drug, outcome, base, number, parts)
        explanation.check()
        return explanation

    def _of(self, outcome: Outcome) -> _OutcomeExplainer:
        if outcome not in self._outcomes:
            self._outcomes[outcome] = _OutcomeExplainer(self._bundle, outcome)
        return self._outcomes[outcome]


def check_against_own_contributions(own: Iterable[float], shown: Iterable[float]) -> None:
    """Raise `IntegrityError` unless the logits that LightGBM's own contributions sum to give the shown numbers."""
    if not all(abs(probability(logit) - number) <= SAME for logit, number in zip(own, shown, strict=True)):
        raise IntegrityError("explanation_does_not_add_up")


def add_up(points: Sequence[float], total: float) -> list[float]:
    """The points with their rounding error taken up by the largest, so that they sum to `total`.

    Raises `IntegrityError` when they miss it by more than rounding.
    """
    rest = total - sum(points)
    if not abs(rest) <= LEFT_OVER:
        raise IntegrityError("explanation_does_not_add_up")
    found = list(points)
    found[found.index(max(found, key=abs))] += rest
    return found


class _OutcomeExplainer:
    """One central booster inside shap: its trees are read once, the reference sample is set for each drug.

    All that does not depend on the patient is made here: setting up takes a while, explaining must not.
    """

    def __init__(self, bundle: Bundle, outcome: Outcome) -> None:
        self._model = bundle.models[outcome]
        try:
            self._trees = read_trees(self._model.central_text)
        except ValueError:
            raise IntegrityError("bundle_model", file=f"{outcome}/central.txt") from None
        effects = self._model.effects
        self._drug_ranks = self._trees.ranks(matrix(np.zeros((len(effects), len(PATIENT_INPUTS))), effects))[
            :, -1
        ].tolist()
        self._reference = self._trees.ranks(matrix(bundle.reference, np.zeros(len(bundle.reference))))
        self._shap = tree_explainer(self._trees, self._model, self._reference)
        self._of_drug = [self._with_drug(place) for place in range(len(effects))]
        self._check_same_trees(bundle.reference_logits[outcome])
        self._own: OwnContributions | None = None
        if self._model.steps is not None:
            self._own = own_contributions(self._model, self._trees)
            self._check_parts(self._own)

    def ranks(self, patient: Floats) -> list[float]:
        """The patient's inputs as ranks."""
        return self._trees.ranks_of_one(patient.tolist())

    def own_logits(self, patient: Floats, ranks: Sequence[float], drugs: Sequence[int]) -> list[float]:
        """What LightGBM's own contributions sum to for each drug: looked up by rank, or else computed."""
        if self._own is not None:
            return self._own.logits(ranks, drugs)
        raw = self._model.contributions(patient, np.array(drugs)).sum(axis=1)
        return [float(logit) for logit in self._model.calibration.logits(raw)]

    def points(self, ranks: Sequence[float], drug: int) -> list[float]:
        """The inputs' parts of the probability; the drug's own, which is nothing, is left out."""
        row = np.array([[*ranks, self._drug_ranks[drug]]])
        values: list[float] = self._of_drug[drug].shap_values(row, check_additivity=False)[0].tolist()
        if values.pop() != 0:
            raise IntegrityError("explanation_does_not_add_up")
        return values

    def _with_drug(self, drug: int) -> Any:
        """The explainer with the reference sample on this drug; the trees inside are shared."""
        twin = copy.copy(self._shap)
        twin.data = self._reference.copy()
        twin.data[:, -1] = self._drug_ranks[drug]
        twin.data_missing = np.isnan(twin.data)
        twin.expected_value = None
        return twin

    def _check_same_trees(self, logits: Floats) -> None:
        """Raise `IntegrityError` unless the trees as read give LightGBM's probabilities over the reference sample."""
        for drug, twin in enumerate(self._of_drug):
            mine = self._shap.model.predict(twin.data)
            if not np.abs(mine - probabilities(logits[:, drug])).max() <= SAME:
                raise IntegrityError("explanation_does_not_add_up")

    def _check_parts(self, own: OwnContributions) -> None:
        """Raise `IntegrityError` unless shap's parts are the exact ones, one by one: with every drug for one row of the
        reference sample, another input missing each time.
        """
        rows = self._reference[:, :-1].tolist()
        reference = np.array([own.of(row) for row in rows])
        for drug in range(len(self._of_drug)):
            row = list(rows[drug % len(rows)])
            row[drug % len(row)] = np.nan
            exact, unsure = own.exact_parts(row, drug, reference)
            if not (np.abs(self.points(row, drug) - exact) <= LEFT_OVER + unsure).all():
                raise IntegrityError("explanation_does_not_add_up")


def tree_explainer(trees: RankedTrees, model: OutcomeModel, background: Floats) -> Any:
    """shap's explainer over ranked trees, calibration folded into leaves and offset."""
    shap = _import_shap()
    return shap.TreeExplainer(
        {
            "trees": [_as_shap(tree, model.calibration.slope) for tree in trees.trees],
            "base_offset": model.calibration.intercept,
            "tree_output": "log_odds",
            "objective": "binary_crossentropy",
            "input_dtype": np.float64,
            "internal_dtype": np.float64,
        },
        data=background,
        feature_perturbation="interventional",
        model_output="probability",
    )


def _as_shap(tree: Tree, slope: float) -> dict[str, Any]:
    return {
        "children_left": tree.left,
        "children_right": tree.right,
        "children_default": tree.default,
        "features": tree.feature,
        "thresholds": tree.threshold,
        "values": (tree.value * slope).reshape(-1, 1),
        "node_sample_weight": np.ones(len(tree.value)),
    }


def _import_shap() -> Any:
    """Import shap when it is first needed: two seconds. Its plots warn about a newer matplotlib; we draw our own."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import shap
    return shap
