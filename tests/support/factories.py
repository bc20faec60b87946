"""Values with sensible defaults; a test names only what it is about."""

from __future__ import annotations

from typing import Any

from cds_app.domain.decision import Assessment, OwnView, State
from cds_app.domain.estimate import BundleRef, Caution, Comparison, Estimate, Finding
from cds_app.domain.explanation import Contribution, Explanation
from cds_app.domain.outcome import OUTCOMES
from cds_app.domain.patient import Condition, PatientRecord, Preference
from cds_app.domain.rating import Band, Rating, Scale
from cds_app.domain.treatment import Drug, Medication, Treatment

PHQ9 = Scale(
    code="PHQ-9",
    measures="depression",
    item_ranges=((0, 3),) * 9,
    total_range=(0, 27),
    domains=(),
    bands=(
        Band("none", 0, 4),
        Band("mild", 5, 9),
        Band("moderate", 10, 14),
        Band("moderately_severe", 15, 19),
        Band("severe", 20, 27),
    ),
    remission_max=4,
    self_harm_item=9,
    source="kroenke2001",
    status="memory",
)
QIDS = Scale(
    code="QIDS-SR16",
    measures="depression",
    item_ranges=((0, 3),) * 16,
    total_range=(0, 27),
    domains=((1, 2, 3, 4), (6, 7, 8, 9), (15, 16)),
    bands=(Band("none", 0, 5), Band("mild", 6, 10), Band("moderate", 11, 15), Band("severe", 16, 27)),
    remission_max=5,
    self_harm_item=12,
    source="idsqids",
    status="read",
)
SCALES = {"PHQ-9": PHQ9, "QIDS-SR16": QIDS}


def make_drug(name: str = "sertraline", **changes: Any) -> Drug:
    values: dict[str, Any] = {
        "name": name,
        "drug_class": "SSRI",
        "atc": "N06AB06",
        "rxnorm": "36437",
        "has_trial_evidence": True,
        "dose_start": "50",
        "dose_usual_min": 50.0,
        "dose_usual_max": 200.0,
        "dose_max": 200.0,
        "side_effects": (),
        "facts": {},
        "status": {"dose": "memory"},
        "sources": ("dose_tables",),
    }
    return Drug(**{**values, **changes})


def make_record(pseudonym: str = "P-0001", *, phq9: int | None = 17, **changes: Any) -> PatientRecord:
    """A patient of 45 with a PHQ-9 total on day 0; `values` are merged over the defaults."""
    values = {"age_years": 45, "sex": "female", "anxious_distress": "yes", "employment": "employed"}
    values.update(changes.pop("values", {}))
    ratings = changes.pop("ratings", () if phq9 is None else (Rating(0, "PHQ-9", "total", phq9),))
    return PatientRecord(pseudonym, values, ratings, **changes)


def make_treatment(drug: str = "sertraline", **changes: Any) -> Treatment:
    values: dict[str, Any] = {
        "drug": drug,
        "dose_mg_day": 100.0,
        "start_day": -90,
        "end_day": -10,
        "outcome": "none",
        "stop_reason": "no_benefit",
        "same_episode": "yes",
    }
    return Treatment(**{**values, **changes})


def make_comparison(pseudonym: str = "P-0001", **changes: Any) -> Comparison:
    """Two tied drugs, a lower one and an excluded one, for all four outcomes."""
    estimates: list[Estimate] = []
    numbers = {"escitalopram": (0.54, 1), "mirtazapine": (0.55, 1), "reboxetine": (0.40, 2)}
    for drug, (probability, group) in numbers.items():
        for place, outcome in enumerate(OUTCOMES):
            p = probability - 0.1 * place
            estimates.append(Estimate(drug, outcome, "estimated", None, p, p - 0.07, p + 0.07, 0.9, 8, group))
    estimates += [Estimate("bupropion", outcome, "excluded", "bupropion_seizure") for outcome in OUTCOMES]
    values: dict[str, Any] = {
        "pseudonym": pseudonym,
        "bundle": BundleRef("test", "1", "ab" * 32, "simulated from published evidence; not validated on patients"),
        "readiness": (Finding("input_missing", "information", "ptsd"),),
        "cautions": (
            Caution("bupropion", "bupropion_seizure", "exclude", "label_bupropion"),
            Caution("escitalopram", "ssri_bleeding", "caution", "labels_memory"),
        ),
        "estimates": tuple(estimates),
        "base_rates": (("response", 0.5), ("remission", 0.35), ("early_stop", 0.25), ("side_effect_stop", 0.1)),
        "not_estimated": ("nortriptyline",),
    }
    return Comparison(**{**values, **changes})


def make_explanation(drug: str = "escitalopram", outcome: str = "response", p: float = 0.54) -> Explanation:
    parts = (
        Contribution("anxious_distress", "yes", -0.05),
        Contribution("severity_level", "3.4", -0.02),
        Contribution("unemployed", "no", 0.03),
    )
    return Explanation(drug, outcome, p - sum(c.points for c in parts), p, parts)  # type: ignore[arg-type]


def make_assessment(state: State = State.ESTIMATES_SHOWN, **changes: Any) -> Assessment:
    record = changes.pop("record", make_record())
    values: dict[str, Any] = {
        "assessment_id": "a" * 32,
        "record_id": "b" * 32,
        "pseudonym": record.pseudonym,
        "state": state,
        "created_at": "2026-11-02T09:00:00.000Z",
        "user_id": "c" * 32,
        "program": "0.1.0",
        "catalogue_sha256": "d" * 64,
        "policy_sha256": "e" * 64,
        "record": record,
        "own_view": OwnView(("escitalopram",), 3, "past_response"),
        "comparison": make_comparison(record.pseudonym) if state is not State.OWN_VIEW_RECORDED else None,
        "explanations": (make_explanation(),) if state is not State.OWN_VIEW_RECORDED else (),
    }
    return Assessment(**{**values, **changes})


__all__ = [
    "PHQ9",
    "QIDS",
    "SCALES",
    "Condition",
    "Medication",
    "Preference",
    "make_assessment",
    "make_comparison",
    "make_drug",
    "make_explanation",
    "make_record",
    "make_treatment",
]
