import pytest

from cds_app.domain.outcome import observed_outcomes
from cds_app.domain.rating import Rating
from tests.support.factories import SCALES, make_record, make_treatment


def course(*later):
    return make_record(ratings=(Rating(0, "PHQ-9", "total", 16), *(Rating(d, "PHQ-9", "total", v) for d, v in later)))


@pytest.mark.parametrize(
    ("later", "response", "remission"),
    [
        ([(42, 8)], True, False),
        ([(42, 9)], False, False),
        ([(84, 4)], True, True),
        ([(41, 0), (50, 12)], False, False),
        ([(45, 12), (60, 2)], False, False),
        ([(41, 0)], None, None),
        ([(85, 0)], None, None),
    ],
)
def test_response_is_read_from_the_first_total_between_day_42_and_84(later, response, remission):
    found = observed_outcomes(course(*later), SCALES)
    assert (found["response"], found["remission"]) == (response, remission)


@pytest.mark.parametrize(
    ("end_day", "reason", "early", "side_effect"),
    [
        (20, "side_effects", True, True),
        (20, "no_benefit", True, False),
        (55, "side_effects", True, True),
        (56, "side_effects", False, False),
        (None, None, False, False),
        (20, "unknown", True, None),
    ],
)
def test_stops_are_read_from_the_treatment_begun_on_day_0(end_day, reason, early, side_effect):
    record = make_record(treatments=(make_treatment(start_day=0, end_day=end_day, stop_reason=reason),))
    found = observed_outcomes(record, SCALES)
    assert (found["early_stop"], found["side_effect_stop"]) == (early, side_effect)
