"""The oversight report over a real store: what was done there comes back, and who may see what."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from cds_app.domain.audit import EventKind
from cds_app.domain.decision import Decision, OwnView
from cds_app.domain.errors import NotAllowed
from cds_app.domain.oversight import Share
from cds_app.reporting.oversight_report import AFTER, HIDDEN, SHARES, oversight_csv, oversight_document, share_words
from cds_app.workflow.compare_treatments import compare_treatments
from cds_app.workflow.oversight import best_group, oversight_report
from cds_app.workflow.record_own_view import record_own_view
from cds_app.workflow.sign_decision import abandon_assessment
from tests.support.world import an_own_view, real_catalogue
from tests.workflow.log.conftest import decide


@pytest.fixture
def busy(practice):
    """Beside what is there: a switch towards the model, a burst, and two assessments without an estimate."""
    session = practice.reopened(small_group_k=2)
    first, second = practice.records
    assessment = session.store.assessments(first)[-1]
    best = best_group(assessment)
    outside = sorted({e.drug for e in assessment.comparison.estimates} - best)
    practice.clock.advance(3600)
    own = outside[0] if outside else "wait"
    decide(session, first, OwnView((own,), 3, an_own_view().reason), sorted(best)[0], seconds=30)
    decide(session, first, OwnView(("wait",), 3, an_own_view().reason), sorted(best)[0], seconds=90)
    for abandon in (True, False):
        begun = record_own_view(session, second, an_own_view())
        compare_treatments(session, second, begun.assessment_id)
        if abandon:
            abandon_assessment(session, begun.assessment_id, "patient_left")
    return practice


@pytest.mark.requirement("AUD-25")
def test_what_was_done_in_the_store_comes_back(busy):
    report = oversight_report(busy.session)
    found = report.everybody
    assert (found.decisions, found.amended, report.k) == (4, 0, 2)
    assert found.towards == Share(2, 2)
    assert found.agreeing == Share(1, 4)
    assert found.in_bursts == Share(2, 3), "the first two are a minute apart"
    assert found.fast == Share(1, 4)
    assert found.repeated == Share(3, 3)
    assert found.seconds_to_sign == 60
    assert report.after_no_estimate == (("abandoned", None), ("defer", None), ("nothing", None))
    assert [name for name, _ in report.people] == ["Dr Ada Example"]
    assert report.people[0][1] == found


@pytest.mark.requirement("AUD-13")
def test_reading_the_report_is_in_the_log(practice):
    oversight_report(practice.session, first_day=practice.clock.now().date())
    told = practice.events()[-1]
    assert (told["event"], told["data"]["report"]) == ("log_read", "oversight")
    assert told["data"]["first_day"] == practice.clock.now().date().isoformat()


def test_days_leave_out_what_was_signed_on_others(busy):
    today = busy.clock.now().date()
    assert oversight_report(busy.session, first_day=today, last_day=today).everybody.decisions == 4
    for days in ({"first_day": today + timedelta(days=1)}, {"last_day": today - timedelta(days=1)}):
        report = oversight_report(busy.session, **days)
        assert (report.everybody.decisions, report.after_no_estimate, report.people) == (0, (), ())


@pytest.mark.requirement("AUD-25")
def test_small_groups_are_hidden_from_everybody_and_people_from_all_but_auditors(practice):
    report = oversight_report(practice.session)
    assert (report.k, report.everybody.agreeing) == (5, Share(None, 2))
    store = practice.session.store
    store.user = replace(store.user, roles=("administrator",))
    assert oversight_report(practice.session).people == ()
    store.user = replace(store.user, roles=("clinician", "importer"))
    with pytest.raises(NotAllowed):
        oversight_report(practice.session)


def test_an_amended_decision_is_counted_as_one_more(practice):
    from cds_app.workflow.sign_decision import amend_decision, sign_decision
    from tests.support.world import PASSPHRASE, a_draft

    signed = practice.session.store.assessments(practice.records[0])[-1]
    amended = amend_decision(practice.session, signed.assessment_id)
    draft = a_draft(amended, decision=Decision("other_treatment"))
    sign_decision(practice.session, amended.assessment_id, draft, PASSPHRASE)
    found = oversight_report(practice.session).everybody
    assert (found.decisions, found.amended) == (3, 1)


@pytest.mark.requirement("SIG-23")
@pytest.mark.parametrize(("seconds", "fast"), [(59, 1), (60, 0), (3600, 0)])
def test_the_times_of_panels_and_signature_are_recorded_and_haste_is_told_and_blocks_nothing(practice, seconds, fast):
    session = practice.reopened(small_group_k=2)
    practice.clock.advance(7200)
    size = len(practice.events())
    assessment_id = decide(session, practice.records[0], an_own_view(), "sertraline", seconds=seconds)
    told = [e for e in practice.events()[size:] if assessment_id in json.dumps(e["data"])]
    assert [e["event"] for e in told] == [
        "own_view_recorded", "estimates_shown", "explanation_opened", "decision_signed",
    ]  # fmt: skip
    shown, panel, signed = (datetime.fromisoformat(e["time"]) for e in told[1:])
    assert ((signed - shown).total_seconds(), panel >= shown) == (seconds, True)
    everybody = oversight_report(session, first_day=practice.clock.now().date()).everybody
    assert (everybody.decisions, everybody.fast) == (3, Share(fast, 3))


@pytest.mark.requirement("SIG-23")
def test_signing_in_a_burst_is_told_and_blocks_nothing(practice):
    session = practice.reopened(small_group_k=2)
    for _ in range(3):
        practice.clock.advance(3600)
        decide(session, practice.records[0], an_own_view(), "sertraline", seconds=90)
        decide(session, practice.records[0], an_own_view(), "sertraline", seconds=90)
    found = oversight_report(session).everybody
    assert (found.decisions, found.in_bursts, found.fast) == (8, Share(4, 7), Share(0, 8))


# --- on paper and as a table ------------------------------------------------------------------------------------


def test_the_page_and_the_table_say_the_same_figures(busy):
    report = oversight_report(busy.session)
    words = {reason.code: reason.display for reason in real_catalogue().reasons}
    document, page = oversight_document(report, words)
    assert "Dr Ada Example" in page
    for field, name in SHARES:
        assert name in page
        assert share_words(getattr(report.everybody, field)) in document.html
    rows = list(csv.DictReader(io.StringIO("".join(oversight_csv(report)), newline="")))
    found = {(row["who"], row["figure"]): (row["count"], row["of"]) for row in rows}
    assert found["everybody", "towards"] == ("2", "2")
    assert found["Dr Ada Example", "fast"] == ("1", "4")
    assert found["everybody", "after_no_estimate:defer"] == ("", "")
    assert found["everybody", "median_seconds_to_sign"] == ("60", "4")


def test_a_hidden_share_says_so_and_nothing_else(practice):
    report = oversight_report(practice.session)
    assert share_words(report.everybody.agreeing) == HIDDEN
    assert "1 of" not in oversight_document(report, {})[1]
    assert share_words(Share(3, 8)) == "3 of 8 (37.5 %)"


def test_every_thing_that_can_follow_has_its_words():
    from typing import get_args, get_type_hints

    kinds = get_args(get_type_hints(Decision)["kind"])
    assert set(AFTER) == {*kinds, "abandoned", "nothing"}


@pytest.mark.requirement("AUD-12")
def test_the_report_names_no_record(busy):
    report = oversight_report(busy.session)
    said = oversight_document(report, {})[1] + "".join(oversight_csv(report))
    assert not [record for record in busy.records if record in said]
    assert json.dumps(busy.events()[-1]["data"]).count(busy.records[0]) == 0
    assert busy.events()[-1]["event"] == EventKind.LOG_READ
