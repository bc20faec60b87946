"""Every page of the window as somebody meets it, made on a real session; what all pages are held to is tested on these.

A new page gets a maker here, and with it every check.
"""

from __future__ import annotations

import dataclasses

from cds_app.gui.pages.administration import BACKUP, CHECK, KEYS, POLICY, AdministrationPage
from cds_app.gui.pages.compare import ComparePage
from cds_app.gui.pages.decision import EXPLAINED, DecisionPage
from cds_app.gui.pages.detail import DetailPage
from cds_app.gui.pages.follow_up import FollowUpPage
from cds_app.gui.pages.hand_over import HandOverPage
from cds_app.gui.pages.import_records import ImportPage
from cds_app.gui.pages.log import LogPage
from cds_app.gui.pages.model import ModelPage
from cds_app.gui.pages.output import OutputPage
from cds_app.gui.pages.own_view import OwnViewPage
from cds_app.gui.pages.patient import PatientPage
from cds_app.gui.pages.preferences import PreferencesPage
from cds_app.gui.pages.rating import RatingPage
from cds_app.gui.pages.readiness import ReadinessPage
from cds_app.gui.pages.sign_off import SignOffPage
from cds_app.gui.pages.unlock import UnlockPage
from cds_app.gui.pages.visit import VisitPage
from cds_app.gui.pages.what_if import WhatIfPage
from cds_app.gui.pages.worklist import WorklistPage
from cds_app.gui.widgets.preference_draft import Draft
from cds_app.workflow.compare_treatments import compare_treatments
from cds_app.workflow.diagnostics import Diagnostics, diagnostics
from cds_app.workflow.explain_choice import explain_choice
from cds_app.workflow.measure_drift import measure_drift
from cds_app.workflow.open_patient import open_patient
from cds_app.workflow.record_own_view import record_own_view
from cds_app.workflow.record_rating import record_rating
from cds_app.workflow.recovery import RecoverySheet
from cds_app.workflow.restore import DrillReport
from cds_app.workflow.self_check import Check
from cds_app.workflow.show_models import ModelsView, models_view
from cds_app.workflow.show_recalibration import recalibration_view
from cds_app.workflow.sign_decision import sign_decision
from tests.gui.pages.site_values import DRIFT, SHOWN, view_of
from tests.support.world import PASSPHRASE, SAMPLE, a_draft, an_own_view, make_surroundings, one_more_patient

SEEN_AGAIN = "P-SEEN"
ROOM = (1224, 648)
"""What the smallest window, 1280 × 720, leaves for a page beside rail, top bar and status line."""


def unlock(jobs, who, shown, tmp_path):
    return UnlockPage(jobs, make_surroundings(), tmp_path / "new")


def recovery_sheets(jobs, who, shown, tmp_path):
    page = unlock(jobs, who, shown, tmp_path)
    page.show_other_ways()
    page.ways.recovery.work.click()  # with every problem said
    return page


def emergency_sheet(jobs, who, shown, tmp_path):
    page = recovery_sheets(jobs, who, shown, tmp_path)
    page.ways.tabs.setCurrentIndex(1)
    page.ways.emergency.work.click()
    return page


def worklist(jobs, who, shown, tmp_path):
    page = WorklistPage(jobs, who)
    page.refresh()
    return page


def importing(jobs, who, shown, tmp_path):
    page = ImportPage(jobs, who)
    page.begin(SAMPLE)
    page.check()
    return page


def import_refused(jobs, who, shown, tmp_path):
    file = tmp_path / "records.csv"
    file.write_text(
        "pseudonym,age_years,phq9_total,note\n1980-02-29,44,17,x\nB,450,12,x\nC,451,40,x\n", encoding="utf-8"
    )
    page = ImportPage(jobs, who)
    page.begin(file)
    page.check()
    return page


def import_columns(jobs, who, shown, tmp_path):
    page = import_source(jobs, who, shown, tmp_path)
    page.check()
    page.columns.table.choose("sex")
    return page


def import_source(jobs, who, shown, tmp_path):
    file = tmp_path / "clinic.csv"
    rows = ("A;1;44;03.04.2026;17;24,5;x", "B;2;51;03.04.2026;19;23,1;y")
    file.write_text("\n".join(("record_id;sex;age;visit;phq9_total;bmi;note", *rows, "")), encoding="utf-8")
    page = ImportPage(jobs, who)
    page.begin(file)
    page.check()
    return page


def import_checked(jobs, who, shown, tmp_path):
    file = tmp_path / "records.csv"
    rows = ("N-1,44,female,17,24.5", "N-2,51,male,19,450")
    file.write_text("\n".join(("pseudonym,age_years,sex,phq9_total,bmi", *rows, "")), encoding="utf-8")
    page = ImportPage(jobs, who)
    page.begin(file)
    page.skip.click()
    page.check()
    return page


def import_done(jobs, who, shown, tmp_path):
    page = import_checked(jobs, who, shown, tmp_path)
    page._done(dataclasses.replace(page._checked, status="imported", batch_id="0" * 32))
    page.take_back.undo.click()
    return page


def imports(jobs, who, shown, tmp_path):
    page = ImportPage(jobs, who)
    page.begin()
    page.show_earlier()
    return page


def patient(jobs, who, shown, tmp_path):
    page = PatientPage(jobs, who)
    page.show_patient(shown.record_id)
    return page


def readiness(jobs, who, shown, tmp_path):
    page = ReadinessPage(jobs, who)
    page.show_patient(open_patient(jobs.session, shown.record_id))
    return page


def rating(jobs, who, shown, tmp_path):
    page = RatingPage(jobs, who)
    page.begin(open_patient(jobs.session, shown.record_id))
    return page


def screener(jobs, who, shown, tmp_path):
    page = rating(jobs, who, shown, tmp_path)
    page._lead_to_screener("PHQ-9")
    return page


def total_alone(jobs, who, shown, tmp_path):
    page = RatingPage(jobs, who)
    page.begin(open_patient(jobs.session, shown.record_id), "QIDS-SR16")
    return page


def own_view(jobs, who, shown, tmp_path):
    page = OwnViewPage(jobs, who)
    page.begin(open_patient(jobs.session, shown.record_id))
    return page


def compare(jobs, who, shown, tmp_path):
    page = ComparePage(jobs, who)
    page.show_estimates(shown.record_id, shown.assessment_id)
    return page


def detail(jobs, who, shown, tmp_path):
    page = DetailPage(jobs, who)
    page.show_choice(shown, "sertraline")
    return page


def preferences(jobs, who, shown, tmp_path):
    page = PreferencesPage(jobs, who)
    page.begin(open_patient(jobs.session, shown.record_id))
    page.form.ticks["nausea"].click()
    page.form.ticks["discontinuation_symptoms"].click()
    return page


def hand_over(jobs, who, shown, tmp_path):
    page = HandOverPage(jobs, shown.record_id, Draft.of(shown.record.preferences))
    page.form.ticks["nausea"].click()
    return page


def what_if(jobs, who, shown, tmp_path):
    page = WhatIfPage(jobs, who)
    page.begin(shown)
    page.inputs.fields["severity_level"].setValue(24)
    page.compute()
    return page


def sign_off(jobs, who, shown, tmp_path):
    page = SignOffPage(jobs, who)
    page.begin(shown, "sertraline")
    return page


def output(jobs, who, shown, tmp_path):
    page = OutputPage(jobs, who)
    page.show_documents(shown.assessment_id)
    return page


def log(jobs, who, shown, tmp_path):
    page = LogPage(jobs, who)
    page.refresh()
    return page


_VERIFIED: dict[int, ModelsView] = {}
"""The bundles as they were verified for a session: once for all pictures of the page."""


def oversight_of_log(jobs, who, shown, tmp_path):
    page = on_tab(log(jobs, who, shown, tmp_path), 1)
    page.oversight.make.click()
    return page


def receipts_of_log(jobs, who, shown, tmp_path):
    page = on_tab(log(jobs, who, shown, tmp_path), 2)
    page.receipts.codes.setPlainText("0123456789abcdef")
    page.receipts.check.click()
    return page


def export_of_log(jobs, who, shown, tmp_path):
    page = on_tab(log(jobs, who, shown, tmp_path), 4)
    page.export.complete()  # with every problem said
    return page


def co_signing_of_log(jobs, who, shown, tmp_path):
    return on_tab(log(jobs, who, shown, tmp_path), 3)


def people(jobs, who, shown, tmp_path):
    page = AdministrationPage(jobs, who)
    page.refresh()
    return page


def new_person(jobs, who, shown, tmp_path):
    page = people(jobs, who, shown, tmp_path)
    page.people.begin_adding()
    page.people.form._complete()  # with every problem said
    return page


def policy(jobs, who, shown, tmp_path):
    return of_administration(people(jobs, who, shown, tmp_path), POLICY)


def backup(jobs, who, shown, tmp_path):
    page = of_administration(people(jobs, who, shown, tmp_path), BACKUP)
    page.backup.show_made(tmp_path, 2)
    found = DrillReport(2, 71, 900, "ab" * 32, True, (), ("Dr Ada Example",), "2026-11-02T09:00:00.000Z", 12, 3, 74)
    page.backup.restore.show_drill(tmp_path, found)
    page.backup.state.show_state("older")
    page.backup.state.confirm.confirmed.emit(PASSPHRASE)  # with its problem said
    return page


def keys(jobs, who, shown, tmp_path):
    page = of_administration(people(jobs, who, shown, tmp_path), KEYS)
    page.keys.show_waiting(("ada",))
    page.keys.show_recovery(RecoverySheet(("ABCD " * 16, "EFGH " * 16), "2026-11-02T09:00:00.000Z"))
    return page


def self_check(jobs, who, shown, tmp_path):
    checks = (Check("cipher", True, "4.6.1"), Check("log", False, "3"))
    jobs.answers[diagnostics] = Diagnostics("cds-app diagnostics\n" * 30, checks)
    page = of_administration(people(jobs, who, shown, tmp_path), CHECK)
    page.check.run.click()
    return page


def of_administration(page, name):
    page.show_tab(name)
    return page


def model(jobs, who, shown, tmp_path):
    key = id(jobs.session)
    if key not in _VERIFIED:
        _VERIFIED[key] = models_view(jobs.session)
    jobs.answers[models_view] = _VERIFIED[key]
    page = ModelPage(jobs, who)
    page.refresh()
    return page


def card_of_model(jobs, who, shown, tmp_path):
    return on_tab(model(jobs, who, shown, tmp_path), 1)


def attributes_of_model(jobs, who, shown, tmp_path):
    return on_tab(model(jobs, who, shown, tmp_path), 2)


def performance_of_model(jobs, who, shown, tmp_path):
    page = on_tab(model(jobs, who, shown, tmp_path), 3)
    page.performance.show_part("calibration")
    return page


def groups_of_model(jobs, who, shown, tmp_path):
    page = on_tab(model(jobs, who, shown, tmp_path), 3)
    page.performance.show_part("by_group")
    return page


def evidence_of_model(jobs, who, shown, tmp_path):
    return on_tab(model(jobs, who, shown, tmp_path), 4)


def site_of_model(jobs, who, shown, tmp_path):
    """A colleague's proposal, about to be approved, and what was found of drift."""
    jobs.answers |= {recalibration_view: view_of(SHOWN), measure_drift: DRIFT}
    page = on_tab(model(jobs, who, shown, tmp_path), 5)
    page.here.refresh()
    page.here.drift.measure.click()
    page.here.recalibration.approve.click()
    return page


def on_tab(page, tab):
    page.tabs.setCurrentIndex(tab)
    return page


def follow_ups(jobs, who, shown, tmp_path):
    somebody_seen_again(jobs.session)
    page = FollowUpPage(jobs, who)
    page.refresh()
    return page


def visit(jobs, who, shown, tmp_path):
    page = VisitPage(jobs, who)
    page.show_patient(somebody_seen_again(jobs.session))
    page.course.answer.buttons["stopped"].click()
    return page


def somebody_seen_again(session) -> str:
    """A patient with a signed decision and a total two weeks later; made once, returns the record id."""
    found = session.store.find(SEEN_AGAIN)
    if found is not None:
        return found
    record_id = one_more_patient(session, SEEN_AGAIN)
    begun = record_own_view(session, record_id, an_own_view())
    compare_treatments(session, record_id, begun.assessment_id)
    ready = explain_choice(session, begun.assessment_id, "sertraline").assessment
    sign_decision(session, ready.assessment_id, a_draft(ready), PASSPHRASE)
    record_rating(session, record_id, "PHQ-9", 15, total=9)
    return record_id


def decision(jobs, who, shown, tmp_path):
    record_id = somebody_seen_again(jobs.session)
    page = DecisionPage(jobs, who)
    page.show_decision(jobs.session.store.latest_assessment(record_id).assessment_id)
    return page


def explanations_of_decision(jobs, who, shown, tmp_path):
    page = decision(jobs, who, shown, tmp_path)
    page._parts.choose(EXPLAINED)
    page._show_part(EXPLAINED)
    return page


PAGES = (
    unlock,
    recovery_sheets,
    emergency_sheet,
    worklist,
    importing,
    import_source,
    import_columns,
    import_refused,
    import_checked,
    import_done,
    imports,
    patient,
    readiness,
    rating,
    screener,
    total_alone,
    own_view,
    compare,
    preferences,
    hand_over,
    what_if,
    detail,
    sign_off,
    decision,
    explanations_of_decision,
    output,
    follow_ups,
    visit,
    log,
    oversight_of_log,
    receipts_of_log,
    export_of_log,
    co_signing_of_log,
    people,
    new_person,
    policy,
    backup,
    keys,
    self_check,
    model,
    card_of_model,
    attributes_of_model,
    performance_of_model,
    groups_of_model,
    evidence_of_model,
    site_of_model,
)
WHOLE_WINDOW = (unlock, recovery_sheets, emergency_sheet, hand_over)
"""Pages that stand alone: nothing is beside or above them."""


def room_for(make, rail: int) -> tuple[int, int]:
    """What the smallest window leaves for a page, in pixels; `rail` is how much the rail has grown with the text."""
    return (1280, 720) if make in WHOLE_WINDOW else (ROOM[0] - rail, ROOM[1] - rail)
