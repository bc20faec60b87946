"""What every page must do: fit the smallest window, cut nothing at 200 % text, name every control, in each look."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTextBrowser,
    QWidget,
)

from cds_app.gui import style
from cds_app.gui.pages.compare import ComparePage
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
from cds_app.workflow.explain_choice import explain_choice
from cds_app.workflow.open_patient import open_patient
from cds_app.workflow.record_own_view import record_own_view
from cds_app.workflow.record_rating import record_rating
from cds_app.workflow.show_models import ModelsView, models_view
from cds_app.workflow.sign_decision import sign_decision
from tests.support.world import PASSPHRASE, SAMPLE, a_draft, an_own_view, make_surroundings, one_more_patient

LOOKS = (("light", 1.0), ("dark", 1.0), ("light", 2.0), ("high_contrast", 1.0))
SEEN_AGAIN = "P-SEEN"
ROOM = (1224, 648)
"""What the smallest window, 1280 × 720, leaves for a page beside rail, top bar and status line."""


@pytest.fixture(scope="package")
def shown(session):
    """An assessment of the showcase patient with estimates and an explanation."""
    from cds_app.workflow.open_patient import find_patient
    from tests.support.world import SHOWCASE

    record_id = find_patient(session, SHOWCASE)
    own = record_own_view(session, record_id, an_own_view("mirtazapine"))
    compare_treatments(session, record_id, own.assessment_id)
    return explain_choice(session, own.assessment_id, "sertraline").assessment


def unlock(jobs, who, shown, tmp_path):
    return UnlockPage(jobs, make_surroundings(), tmp_path / "new")


def worklist(jobs, who, shown, tmp_path):
    page = WorklistPage(jobs, who)
    page.refresh()
    return page


def importing(jobs, who, shown, tmp_path):
    page = ImportPage(jobs, who)
    page.begin(SAMPLE)
    page.check()
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


PAGES = (
    unlock,
    worklist,
    importing,
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
    output,
    follow_ups,
    visit,
    log,
    model,
    card_of_model,
    attributes_of_model,
    performance_of_model,
    groups_of_model,
    evidence_of_model,
)


@pytest.fixture(params=LOOKS, ids=lambda look: f"{look[0]}-{round(look[1] * 100)}")
def dressed(request, qapp):
    """The program in one of the four looks; the plain one again afterwards."""
    before = style.theme()
    style.apply(qapp, before.variant(*request.param))
    yield style.theme()
    style.apply(qapp, before)


@pytest.fixture(params=PAGES, ids=lambda make: make.__name__)
def page(request, dressed, qtbot, jobs, who, shown, tmp_path):
    made = request.param(jobs, who, shown, tmp_path)
    qtbot.addWidget(made)
    rail = dressed.px(56) - 56  # the rail grows with the text
    made.resize(ROOM[0] - rail, ROOM[1] - rail)
    made.show()
    qtbot.wait(20)
    return made


def visible(page: QWidget, *kinds):
    return [w for w in page.findChildren(QWidget) if isinstance(w, kinds) and w.isVisibleTo(page)]


@pytest.mark.requirement("INS-15")
def test_it_fits_cuts_nothing_and_names_every_control(page):
    room = ROOM[0] + 56 - style.theme().px(56)
    assert page.minimumSizeHint().width() <= room, "wider than the smallest window"
    cut = []
    for button in visible(page, QPushButton):
        if button.text() and button.width() + 1 < button.sizeHint().width():
            cut.append(f"button {button.text()!r}")
    for label in visible(page, QLabel):
        words = label.text().replace("&", "")
        if not words or label.width() <= 0:
            continue
        if label.wordWrap():
            if label.heightForWidth(label.width()) > label.height() + 2:
                cut.append(f"paragraph {words[:40]!r}")
        elif label.fontMetrics().horizontalAdvance(words) > label.width() + 2:
            cut.append(f"label {words[:40]!r}")
    assert cut == []
    nameless = [
        type(w).__name__
        for w in visible(page, QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit, QAbstractItemView, QTextBrowser)
        if w.focusPolicy() & Qt.FocusPolicy.TabFocus and not (w.accessibleName() or getattr(w, "text", str)())
    ]
    assert nameless == []


def test_every_enabled_control_is_reached_by_tab(qtbot, jobs, who, shown, tmp_path):
    for make in PAGES:
        page = make(jobs, who, shown, tmp_path)
        qtbot.addWidget(page)
        page.resize(*ROOM)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        reached = set()
        for _ in range(200):
            qtbot.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Tab)
            reached.add(QApplication.focusWidget())
        wanted = {
            w for w in visible(page, QPushButton, QLineEdit, QComboBox)
            if w.isEnabled() and w.focusPolicy() & Qt.FocusPolicy.TabFocus and not w.property("no_tab")
        }  # fmt: skip
        exclusive = {
            w for w in wanted if isinstance(w, QAbstractButton) and w.group() is not None and w.group().exclusive()
        }
        missing = [getattr(w, "text", str)() or w.accessibleName() for w in wanted - reached - exclusive]
        assert missing == [], f"{make.__name__}: {missing}"
        page.hide()
