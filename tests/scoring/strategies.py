"""Records as hypothesis draws them: every answer may be missing, none is out of range."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from cds_app.domain.patient import Condition, PatientRecord
from cds_app.domain.rating import Rating
from tests.support.factories import make_treatment

_VALUES = {
    "prior_episodes": st.integers(0, 50),
    "episode_weeks": st.integers(0, 3000),
    "anxious_distress": st.sampled_from(["yes", "no"]),
    "childhood_maltreatment": st.sampled_from(["none", "moderate", "severe"]),
    "employment": st.sampled_from(["employed", "unemployed", "retired"]),
}
_CONDITIONS = st.lists(st.sampled_from(["ptsd", "personality_disorder", "chronic_pain", "migraine"]), unique=True)
_TREATMENTS = st.lists(
    st.builds(
        make_treatment,
        start_day=st.integers(-900, -60),
        outcome=st.sampled_from(["none", "partial", "response", "unknown"]),
        same_episode=st.sampled_from(["yes", "no", "unknown"]),
    ),
    max_size=4,
)


@st.composite
def records(draw: st.DrawFn) -> PatientRecord:
    """A record with a baseline rating and any part of the rest."""
    known = draw(st.lists(st.sampled_from(sorted(_VALUES)), unique=True))
    values: dict[str, Any] = {name: draw(_VALUES[name]) for name in known}
    conditions = draw(st.none() | _CONDITIONS)
    treatments = draw(st.none() | _TREATMENTS)
    return PatientRecord(
        f"P-{draw(st.integers(0, 9999)):04d}",
        values,
        (Rating(0, "PHQ-9", "total", draw(st.integers(0, 27))),),
        treatments=None if treatments is None else tuple(treatments),
        conditions=None if conditions is None else tuple(Condition(name, "current") for name in conditions),
    )


def complete_record(pseudonym: str = "P-0001", **changes: Any) -> PatientRecord:
    """A record with every input known."""
    values = {
        "prior_episodes": 2,
        "episode_weeks": 26,
        "anxious_distress": "yes",
        "childhood_maltreatment": "none",
        "employment": "employed",
        **changes.pop("values", {}),
    }
    parts: dict[str, Any] = {
        "ratings": (Rating(0, "PHQ-9", "total", 17),),
        "treatments": (make_treatment(),),
        "conditions": (Condition("ptsd", "current"),),
        **changes,
    }
    return PatientRecord(pseudonym, values, **parts)


WITHOUT: dict[str, dict[str, Any]] = {
    "failed_trials": {"treatments": (make_treatment(same_episode="unknown"),)},
    "prior_episodes": {"values": {"prior_episodes": None}},
    "episode_months": {"values": {"episode_weeks": None}},
    "previous_treatment": {"treatments": None},
    "anxious_distress": {"values": {"anxious_distress": None}},
    "childhood_maltreatment": {"values": {"childhood_maltreatment": None}},
    "personality_disorder": {"conditions": None},
    "ptsd": {"conditions": None},
    "chronic_pain": {"conditions": None},
    "unemployed": {"values": {"employment": None}},
}
"""What to leave out of `complete_record` for one input to be missing."""
