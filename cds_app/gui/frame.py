"""What surrounds the pages once somebody is signed in: rail, top bar, status line, and the way from page to page."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cds_app.domain.decision import Assessment, State
from cds_app.domain.patient import PatientRecord, age_band
from cds_app.domain.roles import may
from cds_app.gui import style, text
from cds_app.gui.jobs import Jobs
from cds_app.gui.pages.compare import ComparePage
from cds_app.gui.pages.detail import DetailPage
from cds_app.gui.pages.import_records import ImportPage
from cds_app.gui.pages.log import LogPage
from cds_app.gui.pages.model import ModelPage
from cds_app.gui.pages.output import OutputPage
from cds_app.gui.pages.own_view import OwnViewPage
from cds_app.gui.pages.patient import PatientPage
from cds_app.gui.pages.sign_off import SignOffPage
from cds_app.gui.pages.worklist import WorklistPage
from cds_app.gui.widgets.buttons import IconButton, RailButton
from cds_app.gui.widgets.command_palette import Command
from cds_app.gui.widgets.flow import STACKED_FROM
from cds_app.workflow.open_patient import PatientView, open_assessment
from cds_app.workflow.session import SignedIn, load_bundle_now
from cds_app.workflow.sign_decision import abandon_assessment, amend_decision

PAGES = ("worklist", "patient", "compare", "log", "model")
OPERATIONS = {"worklist": "view_patients", "patient": "view_patients", "compare": "compare", "log": "read_log"}
WORDS_IN_RAIL_FROM, BASIS_WIDTH = 1360, 450


class SignedInFrame(QWidget):
    """One person's sitting. Pages ask for each other by signal; only this class knows them all."""

    lock_wanted = Signal()

    def __init__(self, jobs: Jobs, who: SignedIn, settings_menu: Callable[[], QMenu]) -> None:
        super().__init__()
        self.jobs, self.who = jobs, who
        self._view: PatientView | None = None
        self.worklist = WorklistPage(jobs, who)
        self.import_page = ImportPage(jobs, who)
        self.patient = PatientPage(jobs, who)
        self.own_view = OwnViewPage(jobs, who)
        self.compare = ComparePage(jobs, who)
        self.detail = DetailPage(jobs, who)
        self.sign_off = SignOffPage(jobs, who)
        self.output = OutputPage(jobs, who)
        self.log = LogPage(jobs, who)
        self.model = ModelPage(jobs, who)
        self.pages = QStackedWidget()
        for page in (
            self.worklist, self.import_page, self.patient, self.own_view, self.compare, self.detail, self.sign_off,
            self.output, self.log, self.model,
        ):  # fmt: skip
            self.pages.addWidget(page)
        self._first_controls: dict[QWidget, QWidget] = {
            self.worklist: self.worklist.table,
            self.import_page: self.import_page.path,
            self.patient: self.patient.compare,
            self.output: self.output.tabs,
            self.log: self.log.table,
            self.model: self.model.card,
        }
        self._rail_buttons: dict[str, QToolButton] = {}
        self._lay_out(settings_menu)
        self._connect()
        self._show_patient(None)

    # --- navigation

    def start(self) -> None:
        """The first page that this person's roles show."""
        first = next((n for n in PAGES if n not in OPERATIONS or may(self.who.user.roles, OPERATIONS[n])), "model")
        self.go(first)
        if may(self.who.user.roles, "compare"):
            self.jobs.run(load_bundle_now, done=self._say_basis, failed=self._say_no_model)

    def go(self, name: str) -> None:
        """Show a page of the rail, if its button is there and enabled."""
        button = self._rail_buttons.get(name)
        if button is None or not button.isEnabled():
            return
        if name == "worklist":
            self.worklist.refresh()
            self._show(self.worklist, name)
        elif name == "patient":
            self._show(self.patient, name)
        elif name == "compare" and self._view is not None:
            self._begin_comparison(self._view)
        elif name == "log":
            self.log.refresh()
            self._show(self.log, name)
        elif name == "model":
            self.model.refresh()
            self._show(self.model, name)

    def commands(self) -> tuple[Command, ...]:
        """The rail's pages that can be shown just now, and what belongs to them."""
        go_to = self.tr("Go to {page}")
        found = [
            Command(go_to.format(page=button.text()), partial(self.go, name), f"Ctrl+{PAGES.index(name) + 1}")
            for name, button in self._rail_buttons.items()
            if button.isEnabled()
        ]
        if may(self.who.user.roles, "import_records"):
            found.append(Command(self.tr("Import records"), self._import))
        return tuple(found)

    def shows_patients(self) -> bool:
        """Whether this person may open patients."""
        return "patient" in self._rail_buttons

    def open_patient(self, record_id: str) -> None:
        """Show a patient; what was on screen of another one goes first."""
        self._show_patient(None)
        self.patient.show_patient(record_id)
        self._show(self.patient, "patient")

    def _begin_comparison(self, view: PatientView) -> None:
        latest = view.latest
        mine = latest is not None and latest.user_id == self.who.user.user_id
        if latest is not None and mine and latest.state in (State.OWN_VIEW_RECORDED, State.ESTIMATES_SHOWN):
            self._compare(latest)
        elif self.who.policy.own_view == "off":
            self._compare_at_once(view)
        else:
            self.own_view.begin(view)
            self._show(self.own_view, "compare")

    def _compare_at_once(self, view: PatientView) -> None:
        self.compare.show_estimates(view.record_id, None)
        self._show(self.compare, "compare")

    def _compare(self, assessment: Assessment) -> None:
        self.compare.show_estimates(assessment.record_id, assessment.assessment_id)
        self._show(self.compare, "compare")

    def _open_detail(self, assessment: Assessment, drug: str, other: str | None) -> None:
        self.detail.show_choice(assessment, drug, other)
        self._show(self.detail, "compare")

    def _sign(self, assessment: Assessment, drug: str | None = None) -> None:
        """Sign what the store holds, which knows every explanation that was opened on whichever page."""

        def begin(stored: Assessment) -> None:
            self.sign_off.begin(stored, drug)
            self._show(self.sign_off, "compare")

        self.jobs.run(
            open_assessment, assessment.assessment_id, done=begin, failed=self.compare.show_error, slot="assessment"
        )

    def _amend(self, assessment: Assessment) -> None:
        self.jobs.run(
            amend_decision,
            assessment.assessment_id,
            done=self._sign,
            failed=self.sign_off.show_error,
            slot="assessment",
        )

    def _abandon(self, assessment: Assessment) -> None:
        self.jobs.run(
            abandon_assessment,
            assessment.assessment_id,
            "not_now",
            done=lambda done: self.open_patient(done.record_id),
            failed=self.compare.show_error,
            slot="assessment",
        )

    def _documents(self, assessment: Assessment) -> None:
        self.output.show_documents(assessment.assessment_id)
        self._show(self.output, "compare")

    def _import(self) -> None:
        self.import_page.begin()
        self._show(self.import_page, "worklist")

    def _show(self, page: QWidget, rail: str) -> None:
        self.pages.setCurrentWidget(page)
        button = self._rail_buttons.get(rail)
        if button is not None:
            button.setChecked(True)
        self._place_basis()
        # not a focus proxy: Tab would then jump over whatever stands before that control
        first = self._first_controls.get(page)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- what is on top

    def basis(self) -> str:
        """What the top bar says of the model; empty until the bundle was verified."""
        return self._basis.text()

    def _say_basis(self, basis: str) -> None:
        self._basis.setText(self.tr("Model: {basis}").format(basis=basis))
        self._place_basis()

    def _say_no_model(self, error: Exception) -> None:
        self._basis.setText(self.tr("Model unavailable. {why}").format(why=text.error_parts(error)[0]))
        self._place_basis()

    def _show_patient(self, view: PatientView | None) -> None:
        self._view = view
        for name in ("patient", "compare"):
            if name in self._rail_buttons:
                self._rail_buttons[name].setEnabled(view is not None)
        if view is None:
            self._code.setText(self.tr("No patient open"))
            self._facts.setText("")
            return
        self._code.setText(view.pseudonym)
        self._facts.setText(patient_line(view))

    def _connect(self) -> None:
        self.worklist.patient_chosen.connect(self.open_patient)
        self.worklist.import_wanted.connect(self._import)
        self.import_page.imported.connect(partial(self.go, "worklist"))
        self.import_page.back.connect(partial(self.go, "worklist"))
        self.patient.opened.connect(self._show_patient)
        self.patient.compare_wanted.connect(self._begin_comparison)
        self.patient.documents_wanted.connect(self._documents)
        self.patient.sign_wanted.connect(self._sign)
        self.own_view.recorded.connect(self._compare)
        self.own_view.skipped.connect(self._compare_at_once)
        self.compare.drug_opened.connect(self._open_detail)
        self.compare.sign_wanted.connect(self._sign)
        self.compare.abandon_wanted.connect(self._abandon)
        self.detail.back.connect(partial(self.pages.setCurrentWidget, self.compare))
        self.detail.sign_wanted.connect(self._sign)
        self.sign_off.amend_wanted.connect(self._amend)
        self.sign_off.abandon_wanted.connect(self._abandon)
        self.sign_off.documents_wanted.connect(self._documents)
        self.sign_off.drug_opened.connect(self._open_detail)
        self.sign_off.back.connect(partial(self.pages.setCurrentWidget, self.compare))
        self.output.back.connect(partial(self.go, "patient"))

    # --- layout

    def _lay_out(self, settings_menu: Callable[[], QMenu]) -> None:
        columns = QHBoxLayout()
        style.space(columns, gap=0)
        columns.addWidget(self._rail())
        right = QVBoxLayout()
        style.space(right, gap=0)
        right.addWidget(self._top_bar(settings_menu))
        right.addWidget(self.pages, 1)
        columns.addLayout(right, 1)
        whole = QVBoxLayout(self)
        style.space(whole, gap=0)
        whole.addLayout(columns, 1)
        whole.addWidget(self._status_line())

    def _rail(self) -> QFrame:
        rail = QFrame()
        rail.setProperty("role", "rail")
        layout = QVBoxLayout(rail)
        style.space(layout, (0, 8, 0, 8), 0)
        names = {
            "worklist": self.tr("Worklist"),
            "patient": self.tr("Patient"),
            "compare": self.tr("Compare"),
            "log": self.tr("Log"),
            "model": self.tr("Model"),
        }
        for number, name in enumerate(PAGES, 1):
            if name in OPERATIONS and not may(self.who.user.roles, OPERATIONS[name]):
                continue
            button = RailButton(name, names[name])
            button.setToolTip(f"{names[name]} (Ctrl+{number})")
            button.clicked.connect(partial(self.go, name))
            layout.addWidget(button)
            self._rail_buttons[name] = button
        layout.addStretch(1)
        self._rail_frame = rail
        return rail

    def _top_bar(self, settings_menu: Callable[[], QMenu]) -> QFrame:
        bar = QFrame()
        bar.setProperty("role", "topbar")
        layout = QHBoxLayout(bar)
        style.space(layout, (24, 4, 12, 4), 12)
        self._code = QLabel()
        self._code.setProperty("role", "subheading")
        self._code.setAccessibleName(self.tr("Patient code"))
        self._facts = QLabel()
        self._basis = QLabel()
        self._basis.setProperty("role", "basis")
        self._basis.setWordWrap(True)
        self._basis.setAccessibleName(self.tr("What the model's estimates rest on"))
        self._basis.hide()
        layout.addWidget(self._code)
        layout.addWidget(self._facts)
        layout.addStretch(1)
        layout.addWidget(self._basis, 3, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        look = IconButton("theme", self.tr("Theme and text size"))
        look.clicked.connect(lambda: settings_menu().popup(look.mapToGlobal(look.rect().bottomLeft())))
        layout.addWidget(look)
        lock = IconButton("lock", self.tr("Lock (Ctrl+L)"))
        lock.clicked.connect(self.lock_wanted)
        layout.addWidget(lock)
        self.lock_button = lock
        return bar

    def _status_line(self) -> QFrame:
        line = QFrame()
        line.setProperty("role", "status")
        layout = QHBoxLayout(line)
        style.space(layout, (24, 2, 24, 2), 8)
        layout.addWidget(QLabel(self.tr("Encrypted · no network connection")))
        layout.addStretch(1)
        roles = ", ".join(text.role_name(role) for role in self.who.user.roles)
        layout.addWidget(QLabel(f"{self.who.user.display_name} · {roles}"))
        return line

    def _fit(self) -> None:
        """Words in the rail where there is room for them, icons alone (with tool tips) where there is not."""
        look = style.theme()
        wide = self.width() >= look.px(WORDS_IN_RAIL_FROM)
        shown = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if wide else Qt.ToolButtonStyle.ToolButtonIconOnly
        self._rail_frame.setFixedWidth(look.px(200 if wide else 56))
        self._basis.setMinimumWidth(look.px(BASIS_WIDTH if look.scale < STACKED_FROM else BASIS_WIDTH * 2 // 3))
        for button in self._rail_buttons.values():
            button.setToolButtonStyle(shown)

    def _place_basis(self) -> None:
        """The pages that show estimates say what they rest on beside them; everywhere else the top bar does."""
        saying_it_themselves = (self.compare, self.detail, self.sign_off)
        self._basis.setVisible(bool(self._basis.text()) and self.pages.currentWidget() not in saying_it_themselves)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_rail_frame"):
            self._fit()


def patient_line(view: PatientView) -> str:
    """Age band and baseline rating, from the same value as the page below shows."""
    parts = [age_of(view.record)]
    if view.baseline is not None:
        parts.append(f"{text.scale_name(view.baseline.scale)} {view.baseline.value}")
    return " · ".join(part for part in parts if part)


def age_of(record: PatientRecord) -> str:
    return age_band(record) or ""
