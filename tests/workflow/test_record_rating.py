"""Recording a rating: what is accepted, that nothing is overwritten, and what it does to a comparison under way."""

from __future__ import annotations

import itertools

import pytest

from cds_app.domain.audit import EventKind
from cds_app.domain.decision import State
from cds_app.domain.errors import CdsError, NotAllowed
from cds_app.domain.rating import left_to_answer, of_scale, replaced, standing
from cds_app.intake.record_set import read_record_set
from cds_app.workflow.compare_treatments import compare_treatments
from cds_app.workflow.explain_choice import explain_choice
from cds_app.workflow.list_patients import list_patients
from cds_app.workflow.open_patient import open_patient
from cds_app.workflow.record_own_view import record_own_view
from cds_app.workflow.record_rating import record_evaluation, record_rating
from cds_app.workflow.sign_decision import sign_decision
from tests.support.factories import make_record
from tests.support.world import PASSPHRASE, SAMPLE, a_draft, an_own_view, make_session, real_catalogue

DAY = 1
PHQ = dict.fromkeys(range(1, 10), 2)
HIGH = {1: 1, 2: 1, 3: 0, 4: 1, 5: 0, 6: 0}
LOW = {1: 1, 2: 0, 6: 0}
SCALES = real_catalogue().scales


NUMBERS = itertools.count(1)


@pytest.fixture(scope="module")
def session(tmp_path_factory):
    """One store for all tests of this file; each has a patient of its own."""
    opened = make_session(tmp_path_factory.mktemp("ratings") / "store")
    yield opened
    opened.close()


@pytest.fixture
def record_id(session):
    """A patient without conditions or medicines, with a PHQ-9 total on day 0."""
    number = next(NUMBERS)
    record = make_record(f"P-{number:04d}", conditions=(), medications=(), treatments=())
    with session.store.change(EventKind.RECORDS_IMPORTED, {}) as change:
        change.add_batch(f"b{number}", f"{number:064x}", "flat_csv", (), {})
        return change.add_records([record], f"b{number}", SCALES)[0]


def refused(code, *args, **kwargs):
    with pytest.raises(CdsError) as error:
        record_rating(*args, **kwargs)
    assert error.value.code == code


def codes(view):
    return {f.code for f in view.readiness}


def ratings_of(view, scale, day=DAY):
    return {r.item: r.value for r in of_scale(view.record.ratings, scale, day)}


# --- what is accepted


def test_answers_are_kept_as_given_and_make_the_total(session, record_id):
    view = record_rating(session, record_id, "PHQ-9", DAY, PHQ)
    assert ratings_of(view, "PHQ-9") == {str(item): 2 for item in range(1, 10)}
    assert [t.value for t in view.totals if (t.scale, t.day) == ("PHQ-9", DAY)] == [18]
    row = next(r for r in list_patients(session) if r.record_id == record_id)
    assert (row.scale, row.total, row.day) == ("PHQ-9", 18, DAY)


@pytest.mark.parametrize("code", ["HAMD-17", "MADRS", "QIDS-SR16", "BDI-II", "PHQ-9", "GAD-7"])
def test_a_total_alone_is_enough_inside_its_range_and_at_its_ends(session, record_id, code):
    low, high = SCALES[code].total_range
    for day, total in ((1, low), (2, high)):
        assert ratings_of(record_rating(session, record_id, code, day, total=total), code, day) == {"total": total}
    for total in (low - 1, high + 1):
        refused("rating_out_of_range", session, record_id, code, 3, total=total)


def test_a_total_may_bring_the_self_harm_item_alone(session, record_id):
    view = record_rating(session, record_id, "QIDS-SR16", DAY, {12: 1}, 14)
    assert ratings_of(view, "QIDS-SR16") == {"12": 1, "total": 14}
    assert "self_harm_item_positive" in codes(view)
    refused("rating_incomplete", session, record_id, "QIDS-SR16", 2, {11: 1}, 14)
    refused("rating_incomplete", session, record_id, "QIDS-SR16", 2, {12: 1})
    refused("rating_total_differs", session, record_id, "MADRS", 2, {10: 4}, 3)


def test_a_total_beside_all_answers_must_be_theirs(session, record_id):
    refused("rating_total_differs", session, record_id, "PHQ-9", DAY, PHQ, 17)
    assert ratings_of(record_rating(session, record_id, "PHQ-9", DAY, PHQ, 18), "PHQ-9")["total"] == 18


@pytest.mark.parametrize(("item", "value"), [(1, -1), (9, 4), (5, True)])
def test_an_answer_outside_its_range_is_refused(session, record_id, item, value):
    refused("rating_out_of_range", session, record_id, "PHQ-9", DAY, {**PHQ, item: value})


def test_what_is_not_complete_or_not_there_is_refused_and_leaves_no_trace(session, record_id):
    before = session.store.head(), session.store.record(record_id)
    refused("rating_incomplete", session, record_id, "PHQ-9", DAY, dict.fromkeys(range(1, 9), 1))
    refused("rating_incomplete", session, record_id, "PHQ-9", DAY)
    refused("rating_not_asked", session, record_id, "PHQ-9", DAY, {**PHQ, 10: 1})
    refused("scale_unknown", session, record_id, "PHQ-2", DAY, {1: 1})
    refused("rating_day_too_far", session, record_id, "PHQ-9", 40_000, PHQ)
    refused("rating_out_of_range", session, record_id, "C-SSRS", DAY, LOW, 3)
    refused("patient_unknown", session, "0" * 32, "PHQ-9", DAY, PHQ)
    assert (session.store.head(), session.store.record(record_id)) == before


@pytest.mark.parametrize("second", [0, 1])
@pytest.mark.parametrize("sixth", [0, 1])
def test_the_screener_asks_what_its_skip_rule_asks_and_nothing_else(session, record_id, second, sixth):
    """A slow twin: items 3 to 5 only after a yes to 2, item 7 only after a yes to 6, item 8 never."""
    asked = {1, 2, 6} | ({3, 4, 5} if second else set()) | ({7} if sixth else set())
    full = dict.fromkeys(asked, 0) | {2: second, 6: sixth}
    for wanted in itertools.chain.from_iterable(itertools.combinations(range(1, 9), n) for n in range(9)):
        answers = {item: full.get(item, 0) for item in wanted}
        if not {2, 6} <= set(wanted):
            continue
        if set(wanted) == asked:
            assert left_to_answer(SCALES["C-SSRS"], answers) == ()
        elif set(wanted) - asked:
            refused("rating_not_asked", session, record_id, "C-SSRS", DAY, answers)
        else:
            refused("rating_incomplete", session, record_id, "C-SSRS", DAY, answers)
    record_rating(session, record_id, "C-SSRS", DAY, full)


def test_only_somebody_with_the_role_records(tmp_path):
    importer = make_session(tmp_path / "other", roles=("importer",))
    with pytest.raises(NotAllowed):
        record_rating(importer, "0" * 32, "PHQ-9", 0, PHQ)
    with pytest.raises(NotAllowed):
        record_evaluation(importer, "0" * 32)
    importer.close()


@pytest.mark.requirement("AUD-12")
def test_the_log_says_that_a_rating_was_recorded_and_no_value(session, record_id):
    record_rating(session, record_id, "C-SSRS", DAY, HIGH)
    entry = next(e for _, _, e in reversed(list(session.store.entries())) if e["event"] == EventKind.RATING_RECORDED)
    assert entry["data"] == {
        "record_id": record_id,
        "scale": "C-SSRS",
        "day": DAY,
        "evaluation": False,
        "correction": False,
        "surface": "window",
    }


# --- corrections


def test_a_second_rating_of_a_day_is_refused_unless_it_is_a_correction(session, record_id):
    view = record_rating(session, record_id, "PHQ-9", DAY, PHQ)
    refused("rating_there", session, record_id, "PHQ-9", DAY, {**PHQ, 9: 0})
    earlier = of_scale(view.record.ratings, "PHQ-9", DAY)
    view = record_rating(session, record_id, "PHQ-9", DAY, {**PHQ, 9: 0}, corrects=earlier)
    assert ratings_of(view, "PHQ-9")["9"] == 0
    assert [t.value for t in view.totals if (t.scale, t.day) == ("PHQ-9", DAY)] == [16]
    assert view.corrected == earlier, "what was said before is kept"


def test_a_correction_names_what_stands_now(session, record_id):
    first = record_rating(session, record_id, "GAD-7", DAY, total=9)
    earlier = of_scale(first.record.ratings, "GAD-7", DAY)
    record_rating(session, record_id, "GAD-7", DAY, total=10, corrects=earlier)
    refused("rating_changed", session, record_id, "GAD-7", DAY, total=11, corrects=earlier)
    refused("rating_changed", session, record_id, "GAD-7", 2, total=11, corrects=earlier)


def test_answers_replace_a_total_and_a_total_does_not_replace_answers(session, record_id):
    view = record_rating(session, record_id, "PHQ-9", DAY, total=20)
    view = record_rating(session, record_id, "PHQ-9", DAY, PHQ, corrects=of_scale(view.record.ratings, "PHQ-9", DAY))
    assert [t.value for t in view.totals if (t.scale, t.day) == ("PHQ-9", DAY)] == [18]
    stands = of_scale(view.record.ratings, "PHQ-9", DAY)
    refused("rating_needs_answers", session, record_id, "PHQ-9", DAY, total=3, corrects=stands)
    view = record_rating(session, record_id, "QIDS-SR16", DAY, {12: 2}, 15)
    stands = of_scale(view.record.ratings, "QIDS-SR16", DAY)
    refused("rating_needs_answers", session, record_id, "QIDS-SR16", DAY, total=3, corrects=stands)


def test_a_corrected_screener_leaves_none_of_its_earlier_answers_behind(session, record_id):
    view = record_rating(session, record_id, "C-SSRS", DAY, HIGH)
    assert "screener_high" in codes(view)
    view = record_rating(session, record_id, "C-SSRS", DAY, LOW, corrects=of_scale(view.record.ratings, "C-SSRS", DAY))
    assert ratings_of(view, "C-SSRS") == {"1": 1, "2": 0, "6": 0}
    assert not {"screener_high", "screener_inconsistent"} & codes(view)
    assert "screener_low" in codes(view), "a low level is said, and never as no risk"


def test_imported_ratings_never_replace_each_other():
    for record in read_record_set(SAMPLE, real_catalogue()).records:
        assert standing(record.ratings) == record.ratings
        assert replaced(record.ratings) == ()


# --- self-harm


@pytest.mark.requirement("SCO-04")
def test_the_high_level_stops_the_comparison_until_an_evaluation_is_recorded(session, record_id):
    view = record_rating(session, record_id, "C-SSRS", DAY, HIGH)
    assert view.stopped
    own = record_own_view(session, record_id, an_own_view())
    shown = compare_treatments(session, record_id, own.assessment_id)
    assert {e.status for e in shown.comparison.estimates} == {"abstained"}

    view = record_evaluation(session, record_id)
    assert not view.stopped
    assert {"screener_high_evaluated"} == {c for c in codes(view) if c.startswith("screener_high")}
    own = record_own_view(session, record_id, an_own_view())
    shown = compare_treatments(session, record_id, own.assessment_id)
    assert "estimated" in {e.status for e in shown.comparison.estimates}


def test_an_evaluation_belongs_to_the_screener_before_it(session, record_id):
    with pytest.raises(CdsError) as error:
        record_evaluation(session, record_id)
    assert error.value.code == "screener_not_high"
    record_rating(session, record_id, "C-SSRS", 0, HIGH)
    assert not record_evaluation(session, record_id).stopped
    again = record_rating(session, record_id, "C-SSRS", 5, HIGH)
    assert again.stopped, "a newer high level asks for its own evaluation"
    view = record_evaluation(session, record_id)
    assert not view.stopped
    view = record_rating(session, record_id, "C-SSRS", 5, HIGH, corrects=of_scale(view.record.ratings, "C-SSRS", 5))
    assert view.stopped, "and so does a corrected one"
    assert not record_evaluation(session, record_id).stopped


def test_a_self_harm_answer_after_day_0_counts_for_a_patient_in_care(session, record_id):
    view = record_rating(session, record_id, "PHQ-9", 14, {**PHQ, 9: 1})
    assert "self_harm_item_positive" in codes(view)
    view = record_rating(session, record_id, "PHQ-9", 28, {**PHQ, 9: 0})
    assert "self_harm_item_positive" not in codes(view)
    assert view.baseline.day <= 0, "the baseline stays on or before day 0"


# --- a comparison under way


def begun(session, record_id):
    own = record_own_view(session, record_id, an_own_view())
    shown = compare_treatments(session, record_id, own.assessment_id)
    return explain_choice(session, shown.assessment_id, "sertraline").assessment


@pytest.mark.requirement("SIG-15")
@pytest.mark.parametrize(("scale", "day", "total"), [("PHQ-9", -3, 20), ("GAD-7", 0, 4), ("PHQ-9", 14, 9)])
def test_a_comparison_from_before_a_rating_can_be_neither_shown_nor_signed(session, record_id, scale, day, total):
    assessment = begun(session, record_id)
    assert not open_patient(session, record_id).begun_before_a_change
    view = record_rating(session, record_id, scale, day, total=total)
    assert view.begun_before_a_change
    with pytest.raises(NotAllowed) as error:
        sign_decision(session, assessment.assessment_id, a_draft(assessment), PASSPHRASE)
    assert error.value.code == "stale_assessment"
    with pytest.raises(NotAllowed) as error:
        compare_treatments(session, record_id, assessment.assessment_id)
    assert error.value.code == "stale_assessment"
    assert session.store.assessment(assessment.assessment_id).state is State.ESTIMATES_SHOWN
    again = begun(session, record_id)
    assert sign_decision(session, again.assessment_id, a_draft(again), PASSPHRASE).state is State.SIGNED


@pytest.mark.requirement("SIG-15")
def test_estimates_are_not_computed_from_an_own_view_that_a_rating_overtook(session, record_id):
    own = record_own_view(session, record_id, an_own_view())
    record_rating(session, record_id, "C-SSRS", 0, HIGH)
    with pytest.raises(NotAllowed) as error:
        compare_treatments(session, record_id, own.assessment_id)
    assert error.value.code == "stale_assessment"
    assert session.store.assessment(own.assessment_id) == own
