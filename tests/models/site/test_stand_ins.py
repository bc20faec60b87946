"""Made-up people for the bundle: like the site's, and none of them a patient."""

import numpy as np
import pytest

from cds_app.scoring.features import PATIENT_INPUTS
from cds_app.scoring.input_guard import check_inputs
from cds_app.scoring.support import read_support
from models.training.site.stand_ins import draw_people
from models.training.site.support_of import support_of
from tests.models.site.made_cohorts import SEVERITY, made

MONTHS = PATIENT_INPUTS.index("episode_months")


@pytest.fixture(scope="module")
def patients():
    return made(3000, 1, gaps=True)[0].inputs


@pytest.fixture(scope="module")
def people(patients):
    return draw_people(patients, 4000, np.random.default_rng(2))


def test_they_are_complete_and_possible(people) -> None:
    assert np.isfinite(people).all()
    for row in people[:300].tolist():
        check_inputs(dict(zip(PATIENT_INPUTS, row, strict=True)))


def test_their_shares_and_middles_are_the_site_s(patients, people) -> None:
    assert people.mean(axis=0) == pytest.approx(np.nanmean(patients, axis=0), rel=0.15, abs=0.04)


def test_inputs_that_go_together_still_do() -> None:
    rng = np.random.default_rng(0)
    patients = made(3000, 3)[0].inputs
    patients[:, MONTHS] = np.round(4 * patients[:, SEVERITY] + rng.normal(0, 2, 3000), 1)
    people = draw_people(patients, 3000, rng)
    site = np.corrcoef(patients[:, SEVERITY], patients[:, MONTHS])[0, 1]
    assert np.corrcoef(people[:, SEVERITY], people[:, MONTHS])[0, 1] == pytest.approx(site, abs=0.1)


def test_a_patient_who_stands_out_is_not_among_them() -> None:
    patients = made(2000, 4)[0].inputs
    patients[11, MONTHS] = 640.0
    people = draw_people(patients, 5000, np.random.default_rng(1))
    assert people[:, MONTHS].max() < 640.0
    table = support_of(people, draw_people(patients, 1000, np.random.default_rng(2)))
    assert table["inputs"]["episode_months"]["max"] < 640.0


def test_a_failed_trial_is_an_earlier_treatment(people) -> None:
    failed = people[:, PATIENT_INPUTS.index("failed_trials")] > 0
    assert (people[failed, PATIENT_INPUTS.index("previous_treatment")] == 1).all()


def test_an_input_that_nobody_has_or_that_was_never_filled_in_is_taken_along(patients) -> None:
    patients = patients.copy()
    patients[:, 8], patients[:, 9] = 0.0, np.nan
    people = draw_people(patients, 2000, np.random.default_rng(1))
    table = support_of(people, draw_people(patients, 500, np.random.default_rng(2)))
    assert "ptsd" not in table["joint"]["inputs"]
    assert read_support(table).unlike(dict(zip(PATIENT_INPUTS, people[0], strict=True))) == ()


def test_few_of_those_alike_are_called_unlike(people, patients) -> None:
    table = support_of(people, draw_people(patients, 3000, np.random.default_rng(5)))
    assert 0 < table["false_alarms"]["complete"] <= table["false_alarms"]["at_most"]
