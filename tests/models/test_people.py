"""The simulated people carry the survey's joint distribution and what evidence says of the rest."""

import json

import numpy as np
import pytest

from cds_app.scoring.features import PATIENT_INPUTS
from models.training.paths import EVIDENCE
from models.training.patients import case_mix
from models.training.patients.cohort import COLUMN, as_plausible, hide_some, simulate_patients, simulate_people
from models.training.patients.people import INDEPENDENT

NUMBER = 20_000


@pytest.fixture(scope="module")
def people():
    return simulate_people(NUMBER, np.random.default_rng(0))


def tables() -> dict:
    return json.loads((EVIDENCE / "survey.json").read_text())["tables"]


def test_everyone_is_complete_and_in_one_group_of_each_kind(people) -> None:
    assert people.inputs.shape == (NUMBER, len(PATIENT_INPUTS))
    assert np.isfinite(people.inputs).all()
    assert set(people.groups) == {"sex", "age_band", "severity_band", "employment", "education"}
    assert all(labels.shape == (NUMBER,) and (labels != "").all() for labels in people.groups.values())


def test_groups_follow_from_the_inputs(people) -> None:
    severity = np.floor(people.inputs[:, COLUMN["severity_level"]]).astype(int)
    assert list(np.array(["moderate", "moderately severe", "severe"])[severity - 2]) == list(
        people.groups["severity_band"]
    )
    assert ((people.groups["employment"] == "unemployed") == (people.inputs[:, COLUMN["unemployed"]] == 1)).all()


def test_each_group_has_its_own_severity(people) -> None:
    """Slow twin: the shares of the severity bands within each education x age x sex, straight from the table."""
    table = tables()["severity_band"]
    for cell in table["cells"]:
        mine = np.logical_and.reduce([people.groups[name] == cell[name] for name in table["keys"]])
        for band, share in cell["shares"].items():
            noise = 4.5 * (share * (1 - share) / max(mine.sum(), 1)) ** 0.5
            assert (people.groups["severity_band"][mine] == band).mean() == pytest.approx(share, abs=noise)


@pytest.mark.parametrize(("column", "label", "by_input"), [
    ("sex", "female", False), ("age_band", "65 and over", False), ("education", "college graduate", False),
    ("low_income", "yes", True),
])  # fmt: skip
def test_overall_shares_are_those_of_the_chain(people, column: str, label: str, by_input: bool) -> None:
    found = people.inputs[:, COLUMN["unemployed"]] == 1 if by_input else people.groups[column] == label
    if by_input:
        share = case_mix.overall(tables(), column)[label]
    else:
        share = sum(row["share"] for row in tables()["demographics"] if row[column] == label)
    assert found.mean() == pytest.approx(share, abs=0.015)


def test_a_failed_trial_implies_earlier_treatment(people) -> None:
    failed = people.inputs[:, COLUMN["failed_trials"]] > 0
    earlier = people.inputs[:, COLUMN["previous_treatment"]] == 1
    assert earlier[failed].all()
    share = case_mix.overall(tables(), "antidepressant")["yes"]
    assert earlier[~failed].mean() == pytest.approx(share, abs=0.02)


def test_nobody_of_65_and_over_counts_as_unemployed(people) -> None:
    old = people.groups["age_band"] == "65 and over"
    assert old.any()
    assert (people.groups["employment"][old] == "not unemployed").all()


def test_the_same_seed_gives_the_same_people() -> None:
    one, other = (simulate_people(50, np.random.default_rng(3)) for _ in range(2))
    assert (one.inputs == other.inputs).all()
    assert all((one.groups[name] == other.groups[name]).all() for name in one.groups)
    assert (simulate_patients(50, np.random.default_rng(3)) == one.inputs).all()


def test_severity_is_never_hidden_and_treatment_is_hidden_whole(people) -> None:
    hidden = np.isnan(hide_some(people.inputs, np.random.default_rng(1)))
    assert not hidden[:, COLUMN["severity_level"]].any()
    assert hidden[hidden[:, COLUMN["previous_treatment"]], COLUMN["failed_trials"]].all()
    assert 0.15 < hidden[:, 1:].mean() < 0.3


def test_a_plausible_completion_keeps_what_is_shown_and_what_depends_on_it(people) -> None:
    shown = hide_some(people.inputs, np.random.default_rng(1))
    other = as_plausible(people.inputs, shown, np.random.default_rng(2))
    known = ~np.isnan(shown)
    assert (other[known] == shown[known]).all()
    dependent = [COLUMN[name] for name in PATIENT_INPUTS if name not in INDEPENDENT]
    assert (other[:, dependent] == people.inputs[:, dependent]).all()
    for name in INDEPENDENT:
        hidden = ~known[:, COLUMN[name]]
        mine, someone = people.inputs[hidden, COLUMN[name]], other[hidden, COLUMN[name]]
        assert (mine != someone).any()
        assert someone.mean() == pytest.approx(mine.mean(), rel=0.08)
