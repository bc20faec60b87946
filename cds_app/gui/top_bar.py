"""What stands over and under every page: whose data are on screen, what the estimates rest on, help, look, lock."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QVBoxLayout

from cds_app.domain.patient import PatientRecord, age_band
from cds_app.gui import style, text
from cds_app.gui.widgets.buttons import IconButton
from cds_app.gui.widgets.flow import STACKED_FROM
from cds_app.workflow.open_patient import PatientView
from cds_app.workflow.session import SignedIn

BASIS_WIDTH = 450


class TopBar(QFrame):
    """The patient who is open, the model's basis, and what can be asked for from everywhere."""

    help_wanted = Signal()
    lock_wanted = Signal()
    preferences_wanted = Signal()

    def __init__(self, settings_menu: Callable[[], QMenu]) -> None:
        super().__init__()
        self.setProperty("role", "topbar")
        self._rows = QVBoxLayout(self)
        style.space(self._rows, (24, 4, 12, 4), 4)
        self._row = QHBoxLayout()
        style.space(self._row, gap=12)
        self._rows.addLayout(self._row)
        self._build_patient()
        self._row.addStretch(1)
        self._build_tools(settings_menu)

    # --- what the frame asks for

    def show_patient(self, view: PatientView | None, *, wishes: bool) -> None:
        """Whose data are on screen; `wishes` offers what the patient wants to avoid."""
        self._wishes.setVisible(view is not None and wishes)
        self.code.setText(self.tr("No patient open") if view is None else view.pseudonym)
        self._facts.setText("" if view is None else patient_line(view))

    def basis(self) -> str:
        """What it says of the model; empty until the bundle was verified."""
        return self._basis.text()

    def say_basis(self, basis: str) -> None:
        """What the estimates rest on, in the words of the bundle."""
        self._basis.setText(self.tr("Model: {basis}").format(basis=text.basis_words(basis)))

    def say_no_model(self, error: Exception) -> None:
        """Why there are no estimates."""
        self._basis.setText(self.tr("Model unavailable. {why}").format(why=text.error_parts(error)[0]))

    def show_basis(self, on: bool) -> None:
        """Off on the pages that say it themselves, beside their estimates."""
        self._basis.setVisible(on and bool(self._basis.text()))

    def fit(self) -> None:
        """What the estimates rest on stands beside the patient, or under it where the text is large."""
        look = style.theme()
        self._basis.setMinimumWidth(look.px(BASIS_WIDTH))
        if look.scale >= STACKED_FROM:
            self._rows.addWidget(self._basis, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            self._row.removeWidget(self._basis)  # or it would count in the place of the next one
            beside = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            self._row.insertWidget(self._row.indexOf(self._helps), self._basis, 3, beside)

    # --- places

    def _build_patient(self) -> None:
        self.code = QLabel()
        self.code.setProperty("role", "subheading")
        self.code.setAccessibleDescription(self.tr("Patient code"))
        self._facts = QLabel()
        self._basis = QLabel()
        self._basis.setProperty("role", "basis")
        self._basis.setWordWrap(True)
        self._basis.setAccessibleDescription(self.tr("What the model's estimates rest on"))
        self._basis.hide()
        self._wishes = IconButton("preferences", self.tr("What the patient wants to avoid"))
        self._wishes.clicked.connect(self.preferences_wanted)
        for widget in (self.code, self._facts, self._wishes):
            self._row.addWidget(widget)

    def _build_tools(self, settings_menu: Callable[[], QMenu]) -> None:
        self._helps = IconButton("help", self.tr("Help (F1)"))
        self._helps.clicked.connect(self.help_wanted)
        look = IconButton("theme", self.tr("Theme, text size, language"))
        look.clicked.connect(lambda: settings_menu().popup(look.mapToGlobal(look.rect().bottomLeft())))
        self.lock_button = IconButton("lock", self.tr("Lock (Ctrl+L)"))
        self.lock_button.clicked.connect(self.lock_wanted)
        for widget in (self._helps, look, self.lock_button):
            self._row.addWidget(widget)


class StatusLine(QFrame):
    """How the data are kept, and who is signed in."""

    def __init__(self, who: SignedIn) -> None:
        super().__init__()
        self.setProperty("role", "status")
        layout = QHBoxLayout(self)
        style.space(layout, (24, 2, 24, 2), 8)
        layout.addWidget(QLabel(self.tr("Encrypted · no network connection")))
        layout.addStretch(1)
        roles = ", ".join(text.role_name(role) for role in who.user.roles)
        layout.addWidget(QLabel(f"{who.user.display_name} · {roles}"))


def patient_line(view: PatientView) -> str:
    """Age band and baseline rating, from the same value as the page below shows."""
    parts = [age_of(view.record)]
    if view.baseline is not None:
        parts.append(f"{text.scale_name(view.baseline.scale)} {view.baseline.value}")
    return " · ".join(part for part in parts if part)


def age_of(record: PatientRecord) -> str:
    """The age band, or nothing where the record holds none."""
    return age_band(record) or ""
