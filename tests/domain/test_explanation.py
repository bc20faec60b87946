import dataclasses

import pytest

from cds_app.domain.errors import IntegrityError
from cds_app.domain.explanation import contrast
from tests.support.factories import make_explanation


@pytest.mark.requirement("EXP-01")
def test_an_explanation_that_does_not_add_up_is_never_shown():
    good = make_explanation()
    good.check()
    with pytest.raises(IntegrityError):
        dataclasses.replace(good, base=good.base + 1e-5).check()


def test_for_and_against_hold_at_most_three_each_largest_first():
    for_it, against = make_explanation().for_and_against()
    assert [c.input for c in for_it] == ["unemployed"]
    assert [c.input for c in against] == ["anxious_distress", "severity_level"]


def test_a_contrast_adds_up_to_the_difference_drug_effect_first():
    a, b = make_explanation("escitalopram", p=0.54), make_explanation("mirtazapine", p=0.50)
    found = contrast(a, b)
    assert found.difference == pytest.approx(0.04)
    assert found.drug_effect + sum(c.points for c in found.contributions) == pytest.approx(found.difference)
