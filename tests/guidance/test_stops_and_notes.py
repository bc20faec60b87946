"""Every stop and note, with its three answers; the screener against a slow twin; the age of ratings."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from cds_app.domain.estimate import Finding
from cds_app.domain.rating import Rating
from cds_app.guidance.plausibility import implausible
from cds_app.guidance.readiness import (
    BASELINE_OLD_AFTER_DAYS,
    SCREENER_OLD_AFTER_DAYS,
    SINCE_DAY_0,
    assess_readiness,
    assess_readiness_now,
    is_stopped,
)
from tests.guidance.rule_cases import NOTES, STOPS
from tests.guidance.support import answers, has, known, patient

RATED = (Rating(0, "PHQ-9", "total", 15),)


def codes(*, allow_pregnancy=False, catalogue, **said):
    record = patient(**said)
    return {f.code: f.severity for f in assess_readiness(record, catalogue, allow_pregnancy=allow_pregnancy)}


@pytest.mark.requirement("SCO-04")
def test_every_stop_and_note_has_a_positive_a_negative_and_an_unknown_case(catalogue):
    assert set(STOPS) == {stop.code for stop in catalogue.stops}
    assert set(NOTES) == {note.code for note in catalogue.notes}


@pytest.mark.requirement("SCO-04")
@pytest.mark.parametrize("code", STOPS)
def test_a_stop_stops_and_names_its_input(catalogue, code):
    stop = next(s for s in catalogue.stops if s.code == code)
    findings = assess_readiness(patient(**STOPS[code].holds), catalogue)
    assert Finding(code, "stop", stop.input) in findings
    assert is_stopped(findings)
    assert stop.input


@pytest.mark.requirement("SCO-04")
@pytest.mark.parametrize("code", STOPS)
def test_a_stop_does_not_stop_when_its_circumstance_does_not_hold(catalogue, code):
    found = codes(catalogue=catalogue, **STOPS[code].holds_not)
    assert code not in found
    assert f"{code}_unknown" not in found


@pytest.mark.requirement("SCO-04")
@pytest.mark.parametrize("code", [code for code in STOPS if code != "no_baseline_rating"])
def test_a_stop_that_cannot_be_judged_becomes_an_open_question(catalogue, code):
    stop = next(s for s in catalogue.stops if s.code == code)
    found = codes(catalogue=catalogue, **STOPS[code].unknown)
    assert code not in found
    assert found[f"{code}_unknown"] == stop.if_unknown


def test_an_incomplete_set_of_items_is_no_baseline(catalogue):
    assert codes(catalogue=catalogue, **STOPS["no_baseline_rating"].unknown)["no_baseline_rating"] == "stop"


@pytest.mark.parametrize("code", NOTES)
def test_a_note_is_said_denied_or_left_open(catalogue, code):
    note = next(n for n in catalogue.notes if n.code == code)
    assert codes(catalogue=catalogue, **NOTES[code].holds)[code] == note.severity
    denied = codes(catalogue=catalogue, **NOTES[code].holds_not)
    assert code not in denied
    assert f"{code}_unknown" not in denied
    unknown = codes(catalogue=catalogue, **NOTES[code].unknown)
    assert code not in unknown
    assert unknown.get(f"{code}_unknown") == note.if_unknown


def test_a_full_ordinary_record_is_not_stopped(catalogue):
    findings = assess_readiness(
        patient(
            ratings=(*RATED, *answers("PHQ-9", i9=0), *answers("C-SSRS", i1=0, i2=0, i6=0)),
            values={"age_years": 45, "sex": "male", "psychotic": "no", "suicide_attempt": "never"},
        ),
        catalogue,
    )
    assert findings == ()
    assert not is_stopped(findings)


def test_stops_come_first_then_cautions_then_information(catalogue):
    found = assess_readiness(patient(values={"mixed_features": "yes"}, **has("bipolar_disorder")), catalogue)
    severities = [f.severity for f in found]
    assert severities == sorted(severities, key=["stop", "caution", "information"].index)
    assert set(severities) == {"stop", "caution", "information"}


# --- pregnancy


@pytest.mark.requirement("SCO-04")
def test_pregnancy_becomes_a_caution_only_by_policy(catalogue):
    pregnant = {"values": {"pregnancy": "pregnant"}, "ratings": RATED}
    assert codes(catalogue=catalogue, **pregnant)["pregnancy"] == "stop"
    assert codes(catalogue=catalogue, allow_pregnancy=True, **pregnant)["pregnancy"] == "caution"


def test_the_policy_switch_lifts_no_other_stop(catalogue):
    assert codes(catalogue=catalogue, allow_pregnancy=True, **has("bipolar_disorder"))["bipolar_disorder"] == "stop"


def test_a_man_is_not_asked_about_pregnancy_but_a_recorded_one_still_stops(catalogue):
    assert "pregnancy_unknown" not in codes(catalogue=catalogue, **known(sex="male"))
    assert "pregnancy_unknown" in codes(catalogue=catalogue, **known(sex="female"))
    assert "pregnancy_unknown" in codes(catalogue=catalogue)
    found = codes(catalogue=catalogue, **known(sex="male", pregnancy="pregnant"))
    assert (found["pregnancy"], found["pregnancy_and_sex"]) == ("stop", "caution")


# --- the screener


def triage(answer: dict[int, int | None]) -> str | None:
    """The published triage table read row by row, plain and slow; None where two readings are possible."""

    def level(full: dict[int, int]) -> str:
        if full[4] or full[5] or full[7]:
            return "high"
        if full[3] or full[6]:
            return "moderate"
        return "low" if full[1] or full[2] else "none"

    # a follow-up question after a "no" is not asked; behaviour at an unknown time counts as recent
    given = dict(answer)
    for item, asked_if in ((3, 2), (4, 2), (5, 2), (7, 6)):
        if given[item] is None and given[asked_if] == 0:
            given[item] = 0
    if given[6] == 1 and given[7] is None:
        given[7] = 1
    missing = [item for item in given if given[item] is None]
    readings = {
        level({**given, **dict(zip(missing, values, strict=True))})
        for values in itertools.product((0, 1), repeat=len(missing))
    }
    return readings.pop() if len(readings) == 1 else None


def test_the_screener_agrees_with_the_triage_table_for_every_set_of_answers(catalogue):
    for values in itertools.product((0, 1, None), repeat=7):
        answer = dict(enumerate(values, start=1))
        said = answers("C-SSRS", **{f"i{i}": v for i, v in answer.items() if v is not None})
        found = codes(catalogue=catalogue, ratings=said)
        level = next((c for c in ("high", "moderate", "low") if f"screener_{c}" in found), None)
        expected = triage(answer)
        if expected is not None and not (expected != "high" and "screener_high_unknown" in found):
            assert level == (None if expected == "none" else expected), answer
        else:
            assert level != "high", answer
        assert ("screener_high" in found) == (triage(answer) == "high"), answer


@pytest.mark.parametrize(
    ("said", "high"),
    [
        ({"i6": 1, "i7": 1}, True),
        ({"i6": 1}, True),
        ({"i6": 1, "i7": 0}, False),
        ({"i6": 0}, False),
        ({"i2": 1, "i5": 1}, True),
    ],
)
def test_behaviour_in_the_past_three_months_or_at_an_unknown_time_is_high(catalogue, said, high):
    ratings = answers("C-SSRS", **{"i1": 0, "i2": 0, **said})
    assert (codes(catalogue=catalogue, ratings=ratings).get("screener_high") == "stop") is high


def test_only_the_latest_screener_on_or_before_day_0_counts(catalogue):
    high = {"i1": 1, "i2": 1, "i3": 1, "i4": 1, "i5": 0, "i6": 0}
    low = {"i1": 1, "i2": 0, "i6": 0}
    newer = answers("C-SSRS", -20, **high) + answers("C-SSRS", -1, **low) + answers("C-SSRS", 7, **high)
    found = codes(catalogue=catalogue, ratings=newer)
    assert "screener_high" not in found
    assert "screener_low" in found
    older = answers("C-SSRS", -20, **low) + answers("C-SSRS", -1, **high)
    assert codes(catalogue=catalogue, ratings=older)["screener_high"] == "stop"


def test_an_old_high_screener_still_stops_and_says_that_it_is_old(catalogue):
    found = codes(catalogue=catalogue, ratings=answers("C-SSRS", -300, i1=1, i2=1, i3=0, i4=1, i5=0, i6=0))
    assert (found["screener_high"], found["screener_old"]) == ("stop", "information")


def test_answers_that_contradict_the_screener_are_pointed_out_and_read_as_the_graver(catalogue):
    found = codes(catalogue=catalogue, ratings=answers("C-SSRS", i1=0, i2=0, i4=1, i6=0))
    assert (found["screener_inconsistent"], found["screener_high"]) == ("caution", "stop")


def test_a_catalogue_without_the_screener_finds_no_contradiction_in_it(catalogue):
    scales = {code: scale for code, scale in catalogue.scales.items() if code != "C-SSRS"}
    assert implausible(patient(), replace(catalogue, scales=scales)) == ()


# --- self-harm items


@pytest.mark.parametrize(
    ("scale", "item"), [("PHQ-9", "i9"), ("QIDS-SR16", "i12"), ("HAMD-17", "i3"), ("MADRS", "i10"), ("BDI-II", "i9")]
)
def test_a_positive_self_harm_item_of_any_scale_is_a_caution(catalogue, scale, item):
    assert codes(catalogue=catalogue, ratings=answers(scale, **{item: 1}))["self_harm_item_positive"] == "caution"
    assert "self_harm_item_positive" not in codes(catalogue=catalogue, ratings=answers(scale, **{item: 0}))


def test_a_zero_on_one_scale_does_not_hide_a_positive_answer_on_another(catalogue):
    ratings = answers("PHQ-9", 0, i9=0) + answers("QIDS-SR16", -3, i12=2)
    assert "self_harm_item_positive" in codes(catalogue=catalogue, ratings=ratings)


def test_only_the_latest_answer_of_a_scale_up_to_day_0_counts(catalogue):
    ratings = answers("PHQ-9", -30, i9=2) + answers("PHQ-9", -1, i9=0) + answers("PHQ-9", 5, i9=3)
    for order in (ratings, ratings[::-1]):
        assert "self_harm_item_positive" not in codes(catalogue=catalogue, ratings=order)


def test_a_total_alone_leaves_the_self_harm_item_open(catalogue):
    assert codes(catalogue=catalogue, ratings=RATED)["self_harm_item_positive_unknown"] == "information"


@pytest.mark.parametrize(
    ("days", "said", "screened"),
    [
        (0, {"i1": 0, "i2": 0, "i6": 0}, True),
        (-1, {"i1": 0, "i2": 0, "i6": 0}, False),
        (0, {"i1": 0, "i2": 1, "i6": 0}, False),
        (0, {"i1": 0, "i2": 0}, False),
    ],
)
def test_a_positive_answer_asks_for_the_screener_until_it_is_filled_in_completely(catalogue, days, said, screened):
    ratings = answers("PHQ-9", i9=1) + answers("C-SSRS", days, **said)
    found = codes(catalogue=catalogue, ratings=ratings)
    assert ("self_harm_item_screened" in found) is screened
    assert ("self_harm_item_positive" in found) is not screened
    assert found["self_harm_item_screened" if screened else "self_harm_item_positive"] == "caution"


# --- answers after day 0


def now(catalogue, *ratings):
    return {f.code: f.severity for f in assess_readiness_now(patient(ratings=ratings), catalogue)}


def test_of_a_patient_in_care_the_newest_answers_about_self_harm_count_and_nothing_else_changes(catalogue):
    high = {"i1": 1, "i2": 1, "i3": 1, "i4": 1, "i5": 0, "i6": 0}
    later = answers("PHQ-9", 14, i9=1) + answers("C-SSRS", 14, **high)
    found = now(catalogue, *RATED, *later)
    assert found["screener_high"] == "stop"
    assert found["self_harm_item_screened"] == "caution"
    before = codes(catalogue=catalogue, ratings=RATED + later)
    assert "screener_high" not in before, "a past case is judged by what was known on day 0"
    assert {c for c in found if c not in SINCE_DAY_0} == {c for c in before if c not in SINCE_DAY_0}
    calmer = answers("C-SSRS", 28, i1=0, i2=0, i6=0) + answers("PHQ-9", 28, i9=0)
    assert not {"screener_high", "self_harm_item_positive"} & set(now(catalogue, *RATED, *later, *calmer))
    old = answers("C-SSRS", -1, **high) + answers("PHQ-9", 40, i9=0)
    assert now(catalogue, *RATED, *old)["screener_high"] == "stop", "a high level does not expire"


def test_a_total_after_day_0_changes_no_finding(catalogue):
    later = (*RATED, Rating(14, "PHQ-9", "total", 3))
    assert now(catalogue, *later) == codes(catalogue=catalogue, ratings=later)


# --- age and level of the rating


@pytest.mark.parametrize("days", [0, BASELINE_OLD_AFTER_DAYS, BASELINE_OLD_AFTER_DAYS + 1, 400])
def test_a_rating_is_old_from_the_day_after_the_scales_window(catalogue, days):
    found = codes(catalogue=catalogue, ratings=(Rating(-days, "PHQ-9", "total", 15),))
    assert ("baseline_old" in found) is (days > 14)


@pytest.mark.parametrize("days", [SCREENER_OLD_AFTER_DAYS, SCREENER_OLD_AFTER_DAYS + 1])
def test_a_screener_is_old_after_a_month(catalogue, days):
    found = codes(catalogue=catalogue, ratings=answers("C-SSRS", -days, i1=0, i2=0, i6=0))
    assert ("screener_old" in found) is (days > 30)


@pytest.mark.parametrize(("total", "said"), [(4, True), (5, False)])
def test_a_baseline_within_remission_is_pointed_out(catalogue, total, said):
    found = codes(catalogue=catalogue, ratings=(Rating(0, "PHQ-9", "total", total),))
    assert ("baseline_in_remission" in found) is said


# --- combinations that do not fit


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"onset_age_years": 46, "age_years": 45}, "onset_after_age"),
        ({"prior_episodes": 1, "episode_type": "single"}, "single_with_prior_episodes"),
        ({"prior_episodes": 0, "episode_type": "recurrent"}, "recurrent_without_prior_episodes"),
        ({"episode_weeks": 1100, "age_years": 20}, "episode_longer_than_life"),
        ({"episode_weeks": 600, "age_years": 45, "onset_age_years": 40}, "episode_before_onset"),
        ({"sex": "male", "pregnancy": "breastfeeding"}, "pregnancy_and_sex"),
    ],
)
def test_values_that_cannot_be_true_together_are_pointed_out_and_nothing_is_corrected(catalogue, values, code):
    found = [f for f in assess_readiness(patient(values=values), catalogue) if f.code == code]
    assert [(f.severity, f.input in values) for f in found] == [("caution", True)]


@pytest.mark.parametrize(
    "values",
    [
        {"onset_age_years": 45, "age_years": 45},
        {"onset_age_years": 89, "age_years": 90},
        {"prior_episodes": 0, "episode_type": "single"},
        {"prior_episodes": 3, "episode_type": "recurrent"},
        {"episode_weeks": 1090, "age_years": 20},
        {"episode_weeks": 300, "age_years": 45, "onset_age_years": 40},
        {"episode_weeks": 3000, "age_years": 90, "onset_age_years": 30},
        {"episode_weeks": 3000},
        {"onset_age_years": 60},
        {"sex": "female", "pregnancy": "breastfeeding"},
        {"sex": "male", "pregnancy": "not_applicable"},
    ],
)
def test_values_that_fit_are_left_alone(catalogue, values):
    inconsistent = {
        "onset_after_age",
        "single_with_prior_episodes",
        "recurrent_without_prior_episodes",
        "episode_longer_than_life",
        "episode_before_onset",
        "pregnancy_and_sex",
    }
    assert not inconsistent & set(codes(catalogue=catalogue, values=values))
