from __future__ import annotations

import re
import string
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from cds_app.domain import decision, patient, roles
from cds_app.domain.audit import EventKind
from cds_app.domain.decision import State
from cds_app.domain.errors import CdsError
from cds_app.domain.estimate import Estimate
from cds_app.domain.explanation import Contrast, Contribution
from cds_app.domain.messages import ERRORS
from cds_app.domain.outcome import OUTCOMES
from cds_app.domain.treatment import Treatment
from cds_app.environment.settings import THEMES
from cds_app.gui import text
from cds_app.gui.jobs import UnexpectedError
from cds_app.gui.text import codes
from cds_app.scoring.features import FEATURES, PATIENT_FEATURES, shown_value
from cds_app.workflow.list_patients import STATUSES
from tests.support.wording import hit


def estimate(p=0.54, low=0.47, high=0.61, outcome="response", status="estimated", weeks=8, drug="escitalopram"):
    if status != "estimated":
        return Estimate(drug, outcome, status)
    return Estimate(drug, outcome, status, None, p, low, high, 0.8, weeks, 1)


# --- numbers


@pytest.mark.parametrize(
    ("probability", "n"),
    [(0.54, 54), (0.545, 55), (0.285, 29), (0.005, 1), (0.0049, 0), (0.994999, 99), (0.995, 100), (0, 0), (1, 100)],
)
def test_halves_round_upwards_by_their_decimal_digits(probability, n):
    assert text.people(probability) == n


@given(st.tuples(*[st.floats(0, 1)] * 3).map(sorted))
def test_the_interval_always_holds_its_number(three):
    low, n, high = text.bounds(*three)
    assert 0 <= low <= n <= high <= 100
    assert abs(n - 100 * three[1]) <= 0.5 + 1e-9


def test_bounds_out_of_order_are_refused():
    with pytest.raises(ValueError, match=r"0\.6"):
        text.bounds(0.6, 0.5, 0.7)


@pytest.mark.parametrize(
    ("difference", "shown"),
    [(0.04, "+4"), (-0.12, "−12"), (0, "0"), (0.0049, "+0.5"), (-0.003, "−0.3"), (0.0001, "0"), (0.005, "+1")],
)
def test_points_carry_their_sign(difference, shown):
    assert text.points(difference) == shown


LOCALES = ["C", "en_US", "de_DE", "fr_FR", "ar_EG", "hi_IN", "fa_IR", "sv_SE", "tr_TR"]


def everything() -> list[str]:
    moment = datetime(2025, 11, 21, 5, 2, tzinfo=UTC)
    return [
        text.of_100(0.545),
        text.bracketed(0.47, 0.61),
        text.base_rate_text(0.48),
        text.points(-0.0349),
        text.number(-1234.5, 1, "ms"),
        text.count(1234567),
        text.percent(0.5432, 1),
        text.dose(37.5),
        text.day(-14),
        text.date_text(date(2025, 3, 4)),
        text.moment(moment, UTC),
        text.ago(moment - timedelta(days=2), moment),
        text.size_text(3_400_000),
        text.estimate_sentence(estimate()),
        text.column_value("bmi", 23.5),
        text.feature_value("episode_months", "1234.5"),
    ]


@pytest.mark.requirement("EXP-09")
@pytest.mark.parametrize("name", LOCALES)
def test_no_number_changes_with_the_locale(qapp, name):
    QLocale.setDefault(QLocale("C"))
    plain = everything()
    try:
        QLocale.setDefault(QLocale(name))
        assert everything() == plain
    finally:
        QLocale.setDefault(QLocale("C"))
    for shown in plain:
        assert all(not c.isdecimal() or c in string.digits for c in shown)


def test_dates_cannot_be_mistaken():
    assert text.date_text(date(2025, 3, 4)).split("\u00a0") == ["4", "Mar", "2025"]
    assert text.date_text("2025-11-21T05:02:00+00:00").endswith("2025")
    east = timezone(timedelta(hours=2))
    assert text.moment("2025-11-21T23:30:00+00:00", east).replace("\u00a0", " ") == "22 Nov 2025, 01:30"
    assert text.time_text("2025-11-21T23:30:00+00:00", UTC) == "23:30"


def test_a_time_without_offset_is_refused():
    with pytest.raises(ValueError, match="offset"):
        text.moment(datetime(2025, 1, 1), UTC)


@pytest.mark.parametrize(
    ("delta", "words"),
    [
        (timedelta(seconds=3), "just now"),
        (timedelta(minutes=1), "1 minute ago"),
        (timedelta(hours=5), "5 hours ago"),
        (timedelta(days=2), "2 days ago"),
    ],
)
def test_ago_uses_the_largest_unit(delta, words):
    now = datetime(2025, 11, 21, 12, tzinfo=UTC)
    assert text.ago(now - delta, now) == words


@pytest.mark.parametrize(("size", "words"), [(812, "812 bytes"), (1500, "1.5 kB"), (3_400_000, "3.4 MB")])
def test_sizes_of_files(size, words):
    assert text.size_text(size).replace("\u00a0", " ") == words


def test_thousands_are_never_set_apart_by_a_mark_that_could_be_decimal():
    assert text.count(100_000).replace("\u00a0", " ") == "100 000"
    assert "." not in text.number(1234567) + text.count(1234567)
    assert "," not in text.number(1234567) + text.count(1234567)


# --- sentences


def test_a_benefit_is_told_in_both_frames_with_its_interval():
    assert text.estimate_sentence(estimate()) == (
        "54 of 100 people like this respond within 8 weeks; 46 do not. It could be between 47 and 61."
    )


def test_a_harm_is_told_in_the_same_words_and_unit():
    assert text.estimate_sentence(estimate(0.22, 0.17, 0.28, "early_stop")) == (
        "22 of 100 people like this stop early within 8 weeks; 78 do not. It could be between 17 and 28."
    )


@pytest.mark.parametrize(
    ("p", "start"),
    [
        (0.01, "1 of 100 people like this responds within 8 weeks; 99 do not."),
        (0.99, "99 of 100 people like this respond within 8 weeks; 1 does not."),
        (0.001, "Fewer than 1 of 100 people like this respond"),
        (0.999, "More than 99 of 100 people like this respond"),
    ],
)
def test_the_ends_of_the_axis_are_told_in_good_words(p, start):
    assert text.estimate_sentence(estimate(p, p / 2, min(1, p + 0.001))).startswith(start)


def test_an_interval_that_rounds_to_one_number_says_so():
    assert "rounds to 54" in text.estimate_sentence(estimate(0.54, 0.5399, 0.5401))


@given(st.tuples(*[st.floats(0, 1)] * 3).map(sorted), st.sampled_from(OUTCOMES), st.integers(1, 26))
def test_both_frames_always_make_a_hundred(three, outcome, weeks):
    low, p, high = three
    sentence = text.estimate_sentence(estimate(p, low, high, outcome, weeks=weeks))
    found = re.match(r"(\d+) of 100 .*; (\d+) do", sentence)
    if found:
        assert int(found[1]) + int(found[2]) == 100
    else:
        assert text.people(p) in (0, 100)


@pytest.mark.requirement("SCO-09")
def test_no_estimate_is_not_evidence_against_treatment():
    sentence = text.estimate_sentence(estimate(status="abstained"))
    assert "not evidence against treatment" in sentence
    assert "escitalopram" in sentence
    assert "rule" in text.estimate_sentence(estimate(status="excluded"))


def test_a_contribution_is_an_association_in_people():
    assert text.contribution_sentence(Contribution("episode_months", "14", -0.031)) == (
        "Length of this episode, 14 months: 3 fewer of 100, in this model."
    )
    assert "3 trials or more: 6 fewer" in text.contribution_sentence(Contribution("failed_trials", "3", -0.06))
    assert "not known" in text.contribution_sentence(Contribution("anxious_distress", None, -0.011))
    assert "0.4 more" in text.contribution_sentence(Contribution("unemployed", "no", 0.004))
    assert "no difference" in text.contribution_sentence(Contribution("unemployed", "no", 0.0))


@pytest.mark.parametrize(
    ("difference", "words"),
    [(0.03, "3 more of 100"), (-0.02, "2 fewer of 100"), (0.001, "About as many of 100")],
)
def test_a_contrast_names_both_drugs(difference, words):
    sentence = text.contrast_sentence(Contrast("escitalopram", "mirtazapine", "response", difference, 0.0, ()))
    assert sentence.startswith(words)
    assert "escitalopram" in sentence
    assert "mirtazapine" in sentence


def test_treatments_and_their_adequacy():
    assert text.treatment_text(Treatment("sertraline", 100.0, 0, None, "unknown", None, "yes")).replace(
        "\u00a0", " "
    ) == ("Sertraline 100 mg")
    assert text.treatment_text(Treatment("sertraline", None, 0, None, "unknown", None, "yes")) == "Sertraline"
    assert len({text.adequacy_text(value) for value in (True, False, None)}) == 3


# --- names


@pytest.mark.requirement("EXP-03")
@pytest.mark.parametrize("feature", [feature.name for feature in FEATURES])
def test_every_model_input_has_a_name_in_words(feature):
    assert "_" not in text.feature_name(feature)


@pytest.mark.requirement("EXP-03")
@pytest.mark.parametrize("feature", PATIENT_FEATURES, ids=lambda feature: feature.name)
@pytest.mark.parametrize("value", [0.0, 1.0, 2.0, 3.0, 2.5])
def test_every_value_of_a_model_input_has_words_and_a_unit(feature, value):
    words = text.feature_value(feature.name, shown_value(feature.name, value))
    assert words
    assert "_" not in words
    if feature.unit != "yes/no":
        assert re.search(r"[a-z]", words)


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        (text.outcome_name, OUTCOMES),
        (text.column_name, [column.name for column in patient.PATIENT_COLUMNS]),
        (text.condition_name, patient.CONDITIONS),
        (text.condition_status, patient.CONDITION_STATUSES),
        (text.medication_status, patient.MEDICATION_STATUSES),
        (text.treatment_outcome, patient.TREATMENT_OUTCOMES),
        (text.stop_reason, patient.STOP_REASONS),
        (text.concern_name, patient.CONCERNS),
        (text.state_name, list(State)),
        (text.status_name, STATUSES),
        (text.role_name, roles.ROLES),
        (text.event_name, list(EventKind)),
        (text.severity_name, ["stop", "caution", "information", "exclude"]),
        (text.choice_name, [*decision.NOT_A_DRUG, "escitalopram"]),
        (text.decision_kind, ["treat", "other_treatment", "defer", "none"]),
        (text.agreement_name, ["within_best_group", "outside_best_group", "no_estimates"]),
        (text.confidence_name, [1, 2, 3, 4, 5]),
        (text.theme_name, THEMES),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_every_code_of_a_closed_list_has_its_own_name(name, wanted):
    names = [name(code) for code in wanted]
    assert all(names)
    assert len(set(names)) == len(names)
    assert not any("_" in shown for shown in names)


@pytest.mark.parametrize("column", patient.PATIENT_COLUMNS, ids=lambda column: column.name)
def test_every_value_a_column_may_hold_has_words(column):
    for value in column.values or (column.low, column.high):
        shown = text.column_value(column.name, value)
        assert "_" not in shown
        assert not column.unit or column.name == "age_years" or column.unit in shown
    assert text.column_value(column.name, None) == "not known"


def test_an_age_of_ninety_is_shown_as_ninety_or_older():
    assert "older" in text.column_value("age_years", 90)
    assert text.column_value("age_years", 42).replace("\u00a0", " ") == "42 years"


def test_what_raises_a_harm_speaks_against():
    assert [side.word for side in text.side_names("response")] == ["For", "Against"]
    assert [side.word for side in text.side_names("early_stop")] == ["Against", "For"]


@pytest.mark.requirement("SCO-06")
def test_no_name_uses_a_word_the_program_must_not_say():
    tables = [value for name, value in vars(codes).items() if name.isupper() and isinstance(value, dict)]
    assert len(tables) > 15
    for table in tables:
        for words in table.values():
            assert hit(words) is None, words


# --- errors


@pytest.mark.parametrize("code", sorted(ERRORS))
def test_every_error_becomes_sentences_without_placeholders(code):
    message = ERRORS[code]
    fields = {f for part in (message.happened, message.to_do) for _, f, _, _ in string.Formatter().parse(part) if f}
    sentence = text.error_sentence(CdsError(code, **dict.fromkeys(fields, "x")))
    assert "{" not in sentence
    assert len(sentence) > 10


def test_an_unexpected_error_shows_its_reference_and_nothing_of_itself():
    sentence = text.error_sentence(UnexpectedError("1A2B3C4D"))
    assert "1A2B3C4D" in sentence
    for error in (ValueError("P-0412 is 42"), CdsError("no_such_code", name="P-0412")):
        assert "P-0412" not in text.error_sentence(error)
