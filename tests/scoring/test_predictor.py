"""The comparison against a slow twin, and the rules that hold for every comparison."""

from __future__ import annotations

import math
import statistics
from statistics import NormalDist

import lightgbm
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cds_app.domain.catalogue import Catalogue
from cds_app.domain.errors import CdsError
from cds_app.domain.estimate import Caution, Comparison, Finding
from cds_app.domain.outcome import OUTCOMES, is_benefit
from cds_app.domain.patient import PatientRecord
from cds_app.domain.rating import Rating
from cds_app.domain.snapshot import from_plain, to_plain
from cds_app.scoring.bundle import Bundle
from cds_app.scoring.ensemble import all_pairs, matrix
from cds_app.scoring.features import FEATURE_NAMES, PATIENT_INPUTS, patient_inputs, rows
from cds_app.scoring.predictor import compare, compare_many
from tests.scoring.strategies import WITHOUT, complete_record, records
from tests.support.small_bundle import DRUGS, SmallBundle, slow_logits

PLENTY = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
EXCLUDED = Caution("bupropion", "bupropion_seizure", "exclude", "label")
Slow = dict[tuple[str, str], tuple[float, float, float, int]]


def ordinary(record: PatientRecord, catalogue: Catalogue, bundle: Bundle, *cautions: Caution) -> Comparison:
    return compare(record, catalogue, bundle, readiness=(), cautions=cautions)


class Twin:
    """Scores one row at a time from the files on disk, with plain arithmetic, for some of the drugs."""

    def __init__(self, small: SmallBundle, bundle: Bundle, drugs: tuple[str, ...]) -> None:
        self.places = [DRUGS.index(drug) for drug in drugs]
        self.drugs = drugs
        self.bundle = bundle
        self.models = {
            outcome: [
                lightgbm.Booster(model_file=small.directory / outcome / f"{name}.txt")
                for name in ("central", "draw_00", "draw_01", "draw_02", "draw_03")
            ]
            for outcome in OUTCOMES
        }

    def compare(self, inputs: dict[str, float]) -> Slow:
        return {
            (drug, outcome): found
            for outcome in OUTCOMES
            for drug, found in zip(self.drugs, self._outcome(inputs, outcome), strict=True)
        }

    def _outcome(self, inputs: dict[str, float], outcome: str) -> list[tuple[float, float, float, int]]:
        model = self.bundle.models[outcome]
        line = {"intercept": model.calibration.intercept, "slope": model.calibration.slope}
        boosters = self.models[outcome]

        def score(number: int, filled: dict[str, float], effects: list[float]) -> list[float]:
            return slow_logits(boosters[number], rows(filled, [effects[place] for place in self.places]), line)

        central = score(0, inputs, model.effects.tolist())
        drawn = [score(k + 1, inputs, effects) for k, effects in enumerate(model.draw_effects.tolist())]
        missing = [name for name in PATIENT_INPUTS if math.isnan(inputs[name])]
        filled = [
            score(0, inputs | {name: dict(zip(PATIENT_INPUTS, row, strict=True))[name] for name in missing},
                  model.effects.tolist())
            for row in (self.bundle.reference.tolist() if missing else [])
        ]  # fmt: skip
        sign = 1 if is_benefit(outcome) else -1
        first = max(range(len(central)), key=lambda i: sign * central[i])
        found = []
        for i, logit in enumerate(central):
            evidence = statistics.stdev(draw[i] for draw in drawn)
            gap = statistics.stdev(row[i] for row in filled) if filled else 0.0
            half = NormalDist().inv_cdf(0.95) * math.sqrt(evidence**2 + gap**2)
            apart = statistics.stdev(draw[first] - draw[i] for draw in drawn)
            lead = sign * (central[first] - logit)
            better = NormalDist().cdf(lead / apart) if apart > 0 else 0.5
            ends = [1 / (1 + math.exp(-value)) for value in (logit, logit - half, logit + half)]
            found.append((ends[0], ends[1], ends[2], 1 if better < 0.95 else 2))
        return found


@pytest.mark.parametrize(
    "record",
    [
        complete_record(),
        complete_record(values={"prior_episodes": None}, treatments=None),
        PatientRecord("P-2", {}, (Rating(-3, "PHQ-9", "total", 24),)),
    ],
    ids=["complete", "some missing", "only the rating"],
)
def test_the_comparison_is_what_a_row_by_row_twin_finds(
    small: SmallBundle, bundle: Bundle, catalogue: Catalogue, record: PatientRecord
):
    drugs = ("bupropion", "mirtazapine", "sertraline")
    others = tuple(Caution(drug, "left_out", "exclude", "test") for drug in DRUGS if drug not in drugs)
    comparison = ordinary(record, catalogue, bundle, *others)
    slow = Twin(small, bundle, drugs).compare(patient_inputs(record, catalogue))
    for (drug, outcome), (p, low, high, group) in slow.items():
        found = comparison.of(drug, outcome)
        assert (found.probability, found.low, found.high) == pytest.approx((p, low, high), abs=1e-12)
        assert (found.status, found.tie_group, found.coverage, found.weeks) == ("estimated", group, 0.9, 8)


@PLENTY
@given(record=records())
def test_every_comparison_holds_all_drugs_and_outcomes_in_one_order(
    bundle: Bundle, catalogue: Catalogue, record: PatientRecord
):
    comparison = ordinary(record, catalogue, bundle)
    assert [(e.drug, e.outcome) for e in comparison.estimates] == [(d, o) for d in sorted(DRUGS) for o in OUTCOMES]
    for e in comparison.estimates:
        assert e.status == "estimated"
        assert 0 < e.low <= e.probability <= e.high < 1  # type: ignore[operator]
    assert comparison.not_estimated == ("nortriptyline",)
    assert comparison.base_rates == bundle.base_rates
    assert comparison.bundle == bundle.ref
    assert comparison.pseudonym == record.pseudonym


@pytest.mark.requirement("SCO-07")
@PLENTY
@given(record=records())
def test_the_first_option_of_each_outcome_is_in_group_one(bundle: Bundle, catalogue: Catalogue, record: PatientRecord):
    comparison = ordinary(record, catalogue, bundle)
    for outcome in OUTCOMES:
        chosen = max if is_benefit(outcome) else min
        estimates = [e for e in comparison.estimates if e.outcome == outcome]
        assert chosen(estimates, key=lambda e: e.probability or 0).tie_group == 1
        assert {e.tie_group for e in estimates} <= {1, 2}


@pytest.mark.requirement("SCO-13")
@PLENTY
@given(record=records())
def test_a_comparison_survives_storage_and_replay_to_the_last_bit(
    bundle: Bundle, catalogue: Catalogue, record: PatientRecord
):
    comparison = ordinary(record, catalogue, bundle)
    assert from_plain(Comparison, to_plain(comparison)) == comparison
    assert ordinary(record, catalogue, bundle) == comparison
    for estimate in comparison.estimates:
        assert type(estimate.probability) is type(estimate.low) is type(estimate.high) is float


@pytest.mark.requirement("SCO-13")
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(some=st.lists(records(), min_size=2, max_size=8), order=st.randoms(use_true_random=False))
def test_a_patient_s_numbers_are_the_same_alone_and_in_any_batch(
    bundle: Bundle, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch, some: list[PatientRecord], order
):
    monkeypatch.setattr("cds_app.scoring.predictor.BATCH", 3)
    order.shuffle(some)
    together = list(compare_many(((record, (), ()) for record in some), catalogue, bundle))
    assert [record for record, _ in together] == some
    assert [comparison for _, comparison in together] == [ordinary(record, catalogue, bundle) for record in some]


def test_a_batch_mixes_scored_and_stopped_patients_without_mixing_them_up(bundle: Bundle, catalogue: Catalogue):
    stop = (Finding("bipolar_disorder", "stop", "bipolar_disorder"),)
    some = [complete_record(f"P-{n}", values={"prior_episodes": n % 7}) for n in range(70)]
    judged = [(record, stop if n % 3 == 0 else (), ()) for n, record in enumerate(some)]
    for n, (record, comparison) in enumerate(compare_many(judged, catalogue, bundle)):
        assert comparison.pseudonym == record.pseudonym == f"P-{n}"
        assert {e.status for e in comparison.estimates} == {"abstained" if n % 3 == 0 else "estimated"}
        if n % 3:
            assert comparison == ordinary(record, catalogue, bundle)


def test_many_patients_are_scored_as_they_come_and_none_before_it_is_asked_for(bundle: Bundle, catalogue: Catalogue):
    taken = []

    def coming():
        for n in range(1000):
            taken.append(n)
            yield complete_record(f"P-{n}"), (), ()

    answers = compare_many(coming(), catalogue, bundle)
    assert not taken
    next(answers)
    assert len(taken) <= 64


def test_no_patients_make_no_comparisons(bundle: Bundle, catalogue: Catalogue):
    assert list(compare_many([], catalogue, bundle)) == []


@pytest.mark.requirement("SCO-04")
def test_a_stop_means_no_number_for_any_drug_and_no_model_is_asked(
    bundle: Bundle, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
):
    def asked(*_: object) -> None:
        raise AssertionError("a model was asked")

    bundle.base_rates  # noqa: B018  computed once for the bundle, not for the patient
    monkeypatch.setattr("cds_app.scoring.ensemble.OutcomeModel.central_logits", asked)
    monkeypatch.setattr("cds_app.scoring.ensemble.OutcomeModel.draw_logits", asked)
    readiness = (
        Finding("baseline_old", "caution", "PHQ-9"),
        Finding("psychosis", "stop"),
        Finding("dementia", "stop"),
    )
    comparison = compare(complete_record(), catalogue, bundle, readiness=readiness, cautions=(EXCLUDED,))
    assert len(comparison.estimates) == len(DRUGS) * len(OUTCOMES)
    for e in comparison.estimates:
        assert (e.status, e.reason) == ("abstained", "psychosis")
        assert e.probability is e.low is e.high is e.coverage is e.weeks is e.tie_group is None
    assert comparison.readiness[:3] == readiness
    assert comparison.cautions == (EXCLUDED,)


@pytest.mark.requirement("SCO-05")
def test_an_excluded_drug_gets_the_rule_and_no_number_and_leads_no_group(bundle: Bundle, catalogue: Catalogue):
    record = complete_record()
    leaders = {
        max((e for e in ordinary(record, catalogue, bundle).estimates if e.outcome == o),
            key=lambda e: (e.probability or 0) * (1 if is_benefit(o) else -1)).drug
        for o in OUTCOMES
    }  # fmt: skip
    rules = tuple(Caution(drug, f"{drug}_rule", "exclude", "label") for drug in sorted(leaders))
    second = Caution(rules[0].drug, "another_rule", "exclude", "label")
    comparison = ordinary(record, catalogue, bundle, *rules, second)
    for e in comparison.estimates:
        if e.drug in leaders:
            assert (e.status, e.reason, e.probability, e.tie_group) == ("excluded", f"{e.drug}_rule", None, None)
        else:
            assert e.status == "estimated"
    for outcome in OUTCOMES:
        assert any(e.tie_group == 1 for e in comparison.estimates if e.outcome == outcome)


def test_excluding_a_drug_leaves_the_other_numbers_alone(bundle: Bundle, catalogue: Catalogue):
    record = complete_record()
    before, after = ordinary(record, catalogue, bundle), ordinary(record, catalogue, bundle, EXCLUDED)
    for e in after.estimates:
        if e.drug != "bupropion":
            same = before.of(e.drug, e.outcome)
            assert (e.probability, e.low, e.high) == (same.probability, same.low, same.high)


def test_when_every_drug_is_excluded_nothing_is_estimated(bundle: Bundle, catalogue: Catalogue):
    rules = [Caution(drug, "rule", "exclude", "label") for drug in DRUGS]
    assert {e.status for e in ordinary(complete_record(), catalogue, bundle, *rules).estimates} == {"excluded"}


@pytest.mark.parametrize(
    "caution",
    [Caution("bupropion", "rule", "exclude", "label", known=False), Caution("bupropion", "rule", "caution", "label")],
    ids=["cannot be told", "a caution"],
)
def test_a_drug_that_is_not_known_to_be_excluded_is_estimated(bundle: Bundle, catalogue: Catalogue, caution: Caution):
    comparison = ordinary(complete_record(), catalogue, bundle, caution)
    assert comparison.of("bupropion", "response").status == "estimated"
    assert comparison.cautions == (caution,)


@pytest.mark.requirement("SCO-03")
@pytest.mark.parametrize("name", sorted(WITHOUT))
def test_each_missing_input_is_listed_and_its_plausible_values_widen_the_interval(
    bundle: Bundle, catalogue: Catalogue, name: str
):
    record = complete_record(**WITHOUT[name])
    inputs = patient_inputs(record, catalogue)
    assert math.isnan(inputs[name])
    comparison = ordinary(record, catalogue, bundle)
    assert Finding("input_missing", "information", name) in comparison.readiness
    patients, drugs = all_pairs(np.array([[inputs[n] for n in PATIENT_INPUTS]]), len(DRUGS))
    for outcome in ("response", "remission"):
        draws = bundle.models[outcome].draw_logits(patients, drugs)
        for place, drug in enumerate(DRUGS):
            e = comparison.of(drug, outcome)
            width = math.log(e.high / (1 - e.high)) - math.log(e.low / (1 - e.low))  # type: ignore[operator]
            assert width > 2 * 1.6448 * float(np.std(draws[:, place], ddof=1))


def test_a_complete_record_lists_nothing_missing(bundle: Bundle, catalogue: Catalogue):
    assert ordinary(complete_record(), catalogue, bundle).readiness == ()


@pytest.mark.parametrize("name", ["episode_months", "episode_weeks"])
def test_a_missing_input_that_readiness_named_is_not_listed_twice(bundle: Bundle, catalogue: Catalogue, name: str):
    given = (Finding("input_missing", "information", name),)
    record = complete_record(values={"episode_weeks": None})
    assert compare(record, catalogue, bundle, readiness=given, cautions=()).readiness == given


@pytest.mark.requirement("SCO-04")
def test_without_a_baseline_rating_nothing_is_estimated_even_when_readiness_says_nothing(
    bundle: Bundle, catalogue: Catalogue
):
    comparison = ordinary(complete_record(ratings=()), catalogue, bundle)
    assert {(e.status, e.reason) for e in comparison.estimates} == {("abstained", "input_missing")}
    assert Finding("input_missing", "stop", "severity_level") in comparison.readiness


def test_the_stop_that_readiness_gave_stays_the_reason(bundle: Bundle, catalogue: Catalogue):
    given = (Finding("no_baseline_rating", "stop"),)
    comparison = compare(complete_record(ratings=()), catalogue, bundle, readiness=given, cautions=())
    assert {e.reason for e in comparison.estimates} == {"no_baseline_rating"}
    assert comparison.readiness == (*given, Finding("input_missing", "information", "severity_level"))


@pytest.mark.requirement("SCO-08")
def test_a_patient_unlike_the_training_cases_is_told_so_beside_the_numbers(bundle: Bundle, catalogue: Catalogue):
    comparison = ordinary(complete_record(values={"episode_weeks": 2900}), catalogue, bundle)
    assert Finding("unlike_training", "caution", "episode_months") in comparison.readiness
    assert Finding("unlike_training_jointly", "caution") in comparison.readiness
    assert comparison.of("sertraline", "response").status == "estimated"


@pytest.mark.requirement("SCO-02")
def test_an_impossible_value_is_refused_and_never_scored(bundle: Bundle, catalogue: Catalogue):
    with pytest.raises(CdsError) as caught:
        ordinary(complete_record(values={"prior_episodes": 51}), catalogue, bundle)
    assert (caught.value.code, caught.value.params) == ("input_out_of_range", {"input": "prior_episodes"})


def test_a_drug_without_safety_rules_in_the_catalogue_stops_everything(bundle: Bundle, catalogue: Catalogue):
    drugs = {name: drug for name, drug in catalogue.drugs.items() if name != "vortioxetine"}
    smaller = Catalogue("test", "", catalogue.scales, drugs, {}, (), (), (), (), {})
    with pytest.raises(CdsError) as caught:
        ordinary(complete_record(), smaller, bundle)
    assert (caught.value.code, caught.value.params) == ("drug_not_in_catalogue", {"drug": "vortioxetine"})


@pytest.mark.requirement("SCO-01")
def test_swapped_columns_are_refused_by_the_library_s_own_check(bundle: Bundle, monkeypatch: pytest.MonkeyPatch):
    swapped = (FEATURE_NAMES[1], FEATURE_NAMES[0], *FEATURE_NAMES[2:])
    monkeypatch.setattr("cds_app.scoring.ensemble.FEATURE_NAMES", swapped)
    with pytest.raises(lightgbm.basic.LightGBMError):
        bundle.models["response"].central_logits(bundle.reference[:1], np.array([0]))


def test_the_matrix_has_the_columns_of_the_feature_table(catalogue: Catalogue):
    inputs = patient_inputs(complete_record(), catalogue)
    patient = np.array([[inputs[name] for name in PATIENT_INPUTS]])
    patients, drugs = all_pairs(patient, 3)
    effects = np.array([0.1, 0.2, 0.3])
    assert matrix(patients, effects[drugs]).tolist() == rows(inputs, effects.tolist())


@pytest.mark.requirement("SCO-13")
def test_the_number_of_threads_changes_no_bit(bundle: Bundle):
    for model in bundle.models.values():
        table = matrix(bundle.reference, model.effects[np.arange(100) % 21])
        one = model.central.predict(table, raw_score=True, num_threads=1)
        two = model.central.predict(table, raw_score=True, num_threads=2)
        assert one.tobytes() == two.tobytes()
