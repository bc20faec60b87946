"""The model at this site: a proposal with its figures, a second person, nothing without a passphrase; drift."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtWidgets import QPushButton

from cds_app.domain.errors import CdsError
from cds_app.domain.estimate import BundleRef
from cds_app.domain.recalibration import Line, Recalibration
from cds_app.gui import text
from cds_app.gui.widgets.admin_confirm import ConfirmAct
from cds_app.gui.widgets.compare_info import BasisLine
from cds_app.gui.widgets.site_model import SiteModel
from cds_app.workflow.approve_recalibration import approve_recalibration, withdraw_recalibration
from cds_app.workflow.measure_drift import measure_drift
from cds_app.workflow.propose_recalibration import preview_recalibration, propose_recalibration
from cds_app.workflow.show_recalibration import RecalibrationView, recalibration_view
from tests.gui.pages.site_values import DRIFT, PROPOSAL, SHOWN, USED, view_of
from tests.support.fake_jobs import FakeJobs


@pytest.fixture
def opened(qtbot, who):
    """The tab with a view of the store, and the requests it makes."""

    def open_with(view: RecalibrationView) -> tuple[SiteModel, FakeJobs]:
        answers = {recalibration_view: view, preview_recalibration: PROPOSAL, measure_drift: DRIFT}
        acts = {propose_recalibration: ("f" * 32, PROPOSAL), approve_recalibration: None, withdraw_recalibration: None}
        jobs = FakeJobs(answers={**answers, **acts})
        part = SiteModel(jobs, who)
        qtbot.addWidget(part)
        part.show()
        return part, jobs

    return open_with


def acts(part: SiteModel) -> list[str]:
    return [a.text().replace("&", "") for a in part.recalibration.findChildren(QPushButton) if a.isVisible()]


def confirm(part: SiteModel, passphrase: str = "mine") -> None:
    asked = part.recalibration.confirm
    assert isinstance(asked, ConfirmAct)
    asked.passphrase.setText(passphrase)
    asked.act.click()


def asked(jobs: FakeJobs) -> list[tuple[object, tuple[object, ...]]]:
    return [(use_case, given) for use_case, given, _, _ in jobs.asked]


@pytest.mark.requirement("MOD-12")
def test_without_any_the_page_says_so_and_offers_to_work_one_out(opened):
    part, _ = opened(view_of())
    assert "No recalibration is in use" in part.recalibration.state.text()
    assert acts(part) == ["Work out a proposal"]


@pytest.mark.requirement("MOD-12")
def test_a_proposal_is_worked_out_looked_at_and_proposed_with_the_passphrase(opened):
    part, jobs = opened(view_of())
    part.recalibration.work_out.click()
    heads, response, remission = part.recalibration.grid.as_rows()
    assert heads[:2] == ("Outcome", "People, with it")
    assert response == (
        "Response", "450, 180", "40.0", "53.6 → 40.1", "0.2511 → 0.2302",
        "−0.71 (−0.90 to −0.50); 0.72 (0.48 to 0.96)",
    )  # fmt: skip
    assert "at least 100 with the outcome and 100 without" in remission[-1]
    part.recalibration.propose.click()
    assert propose_recalibration not in [use for use, _ in asked(jobs)]
    part.recalibration.confirm.act.click()  # no passphrase: nothing is asked
    assert propose_recalibration not in [use for use, _ in asked(jobs)]
    confirm(part)
    assert asked(jobs)[-2:] == [(propose_recalibration, ("mine",)), (recalibration_view, ())]
    assert part.recalibration.confirm is None


@pytest.mark.requirement("MOD-12")
def test_the_second_person_sees_the_figures_and_approves_or_withdraws(opened):
    part, jobs = opened(view_of(SHOWN))
    assert "Proposed by Dr Ada Example on" in part.recalibration.about.text()
    assert len(part.recalibration.grid.as_rows()) == 3
    assert acts(part) == ["Work out a proposal", "Approve it …", "Withdraw it …"]
    part.recalibration.approve.click()
    confirm(part)
    assert (approve_recalibration, ("f" * 32, "mine")) in asked(jobs)
    part.recalibration.withdraw.click()
    confirm(part, "again")
    assert (withdraw_recalibration, ("f" * 32, "again")) in asked(jobs)


@pytest.mark.requirement("MOD-12")
def test_who_proposed_it_is_not_offered_to_approve_it(opened):
    part, _ = opened(view_of(dataclasses.replace(SHOWN, may_approve=False)))
    assert acts(part) == ["Work out a proposal", "Withdraw it …"]


@pytest.mark.requirement("MOD-12")
def test_what_is_in_use_names_both_people_and_on_how_many_it_rests(opened):
    part, _ = opened(view_of(USED, may_propose=False))
    assert "on 450 of this store's patients" in part.recalibration.state.text()
    assert "approved by Dr Ben Example" in part.recalibration.about.text()
    assert acts(part) == ["Withdraw it …"]


def test_one_for_another_model_says_so(opened):
    part, _ = opened(view_of(dataclasses.replace(SHOWN, fits=False, may_approve=False)))
    assert "not in use" in part.recalibration.about.text()


def test_a_refusal_is_passed_on_and_the_buttons_are_back(opened):
    part, jobs = opened(view_of(SHOWN))
    jobs.answers[approve_recalibration] = CdsError("passphrase_wrong")
    told: list[Exception] = []
    part.failed.connect(told.append)
    part.recalibration.approve.click()
    confirm(part)
    assert [error.code for error in told] == ["passphrase_wrong"]
    assert part.recalibration.approve.isEnabled()


def test_a_passphrase_that_is_half_typed_goes_with_the_tab(opened):
    part, _ = opened(view_of(SHOWN))
    part.recalibration.approve.click()
    part.hide()
    assert part.recalibration.confirm is None


@pytest.mark.requirement("MOD-13")
@pytest.mark.requirement("SCO-17")
def test_drift_is_measured_when_asked_and_told_in_plain_sentences(opened):
    part, jobs = opened(view_of())
    assert measure_drift not in [use for use, _ in asked(jobs)]
    part.drift.measure.click()
    assert [line.text() for line in part.drift.lines] == [
        "Severity of depression: the mean is 3.40 in the latest 100 patients and 2.90 in the first patients here "
        "(0.61 standard deviations).",
        "Post-traumatic stress disorder: missing in 35.0 of 100 of the latest patients, in 10.0 of 100 of the first "
        "patients here.",
        "Response: observed in 35.0 of 100 people, estimated 50.0 of 100 (ratio 0.70; 95 people).",
        "Not measured yet, for there are too few patients: scores.",
    ]
    assert "412 patients compared with it, 95 with a known outcome" in part.drift.said.text()
    jobs.answers[measure_drift] = dataclasses.replace(DRIFT, measures=(), waiting=())
    part.drift.measure.click()
    assert [line.text() for line in part.drift.lines] == ["No drift was found beyond the fixed limits."]


@pytest.mark.requirement("MOD-12")
def test_where_the_basis_stands_the_recalibration_stands_too(qtbot):
    basis = "simulated from published evidence; not validated on patients"
    plain = BundleRef("first-2026-11", "1", "a" * 64, basis)
    found = Recalibration("f" * 32, "2026-11-03", 1450, (Line("response", -0.7, 0.7, 1450, 600),))
    line = BasisLine()
    qtbot.addWidget(line)
    line.set_bundle(plain)
    assert line.words() == "Simulated from published evidence; not validated on patients"
    line.set_bundle(dataclasses.replace(plain, recalibration=found))
    assert line.words().endswith(
        f"Recalibrated on {text.count(1450)} of the site's own patients, 2026-11-03, for: response"
    )
