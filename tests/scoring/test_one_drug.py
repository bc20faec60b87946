from __future__ import annotations

import pytest

from cds_app.domain.errors import CdsError
from cds_app.domain.outcome import OUTCOMES
from cds_app.scoring.one_drug import for_one_drug
from cds_app.scoring.predictor import compare
from tests.support.factories import make_record


@pytest.mark.parametrize("drug", ["sertraline", "vortioxetine"])
def test_one_drug_alone_has_the_numbers_of_the_whole_comparison(bundle, catalogue, drug):
    record = make_record(values={"anxious_distress": "unknown"})  # something missing widens the range here as there
    whole = compare(record, catalogue, bundle, readiness=(), cautions=())
    alone = compare(record, catalogue, for_one_drug(bundle, drug), readiness=(), cautions=())
    assert alone.drugs() == (drug,)
    for outcome in OUTCOMES:
        one, other = alone.of(drug, outcome), whole.of(drug, outcome)
        assert one.probability == other.probability
        assert (one.low, one.high) == pytest.approx((other.low, other.high), abs=1e-12)


def test_its_base_rates_are_the_drugs_own_means(bundle):
    place = bundle.drug_place("mirtazapine")
    for outcome, rate in for_one_drug(bundle, "mirtazapine").base_rates:
        assert rate == pytest.approx(bundle.reference_means[outcome][place], abs=1e-12)


def test_a_drug_that_the_bundle_lacks_is_refused(bundle):
    with pytest.raises(CdsError, match="drug_unknown"):
        for_one_drug(bundle, "nortriptyline")
