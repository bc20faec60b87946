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
from cds_app.gui.pages.import_records import ImportPage
from cds_app.gui.pages.log import LogPage
from cds_app.gui.pages.model import ModelPage
from cds_app.gui.pages.output import OutputPage
from cds_app.gui.pages.own_view import OwnViewPage
from cds_app.gui.pages.patient import PatientPage
from cds_app.gui.pages.sign_off import SignOffPage
from cds_app.gui.pages.unlock import UnlockPage
from cds_app.gui.pages.worklist import WorklistPage
from cds_app.workflow.compare_treatments import compare_treatments
from cds_app.workflow.explain_choice import explain_choice
from cds_app.workflow.open_patient import open_patient
from cds_app.workflow.record_own_view import record_own_view
from tests.support.world import SAMPLE, an_own_view, make_surroundings

LOOKS = (("light", 1.0), ("dark", 1.0), ("light", 2.0), ("high_contrast", 1.0))
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


def model(jobs, who, shown, tmp_path):
    page = ModelPage(jobs, who)
    page.refresh()
    return page


PAGES = (unlock, worklist, importing, patient, own_view, compare, detail, sign_off, output, log, model)


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
