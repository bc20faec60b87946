"""The worklist: who is here, how they are, what comes next; filter, search, sort."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from cds_app.domain.roles import may
from cds_app.gui import style, text
from cds_app.gui.jobs import Jobs
from cds_app.gui.style import theme
from cds_app.gui.tables import Column, RowsModel, Table
from cds_app.gui.widgets.busy_label import BusyLabel
from cds_app.gui.widgets.buttons import button, primary
from cds_app.gui.widgets.chip import FilterChips
from cds_app.gui.widgets.empty_state import EmptyState
from cds_app.gui.widgets.flow import stacked
from cds_app.gui.widgets.labels import label
from cds_app.gui.widgets.page_frame import PageFrame
from cds_app.workflow.list_patients import STATUSES, FirstLook, WorklistRow, list_patients
from cds_app.workflow.session import SignedIn

SLOT = "worklist"
SEARCH_AFTER_MS = 80


class WorklistPage(QWidget):
    """Emits the record id of the patient that was opened."""

    help_topic = "worklist"
    table: Table
    patient_chosen = Signal(str)
    follow_up_wanted = Signal(str)
    import_wanted = Signal()
    tour_wanted = Signal()
    """The tour keeps its made-up patients in a store of its own, apart from this one."""

    def __init__(self, jobs: Jobs, who: SignedIn) -> None:
        super().__init__()
        self.jobs, self.who = jobs, who
        self._missing = 0
        """Patients that are there and not loaded yet."""
        self._build()

    def refresh(self) -> None:
        """Load the worklist again; the chosen row stays chosen. Of a long first one the beginning shows at once."""
        self.jobs.run(list_patients, done=self._loaded, failed=self._failed, progress=self.begin, slot=SLOT)

    def begin(self, first: FirstLook) -> None:
        """The beginning of the list, with the number of all patients, before the rest of it is there."""
        if not self.model.rows:
            self.model.set_rows(first.rows)
            self._missing = first.of - len(first.rows)
            self._count_shown()
            self._choose_first()

    def next_action(self, row: WorklistRow) -> str:
        """What comes next, in words."""
        return {
            "incomplete": self.tr("Rating needed"),
            "ready": self.tr("Compare"),
            "awaiting_decision": self.tr("Decide and sign"),
            "signed": self.tr("–"),
            "follow_up_due": self.tr("See again"),
        }[row.status]

    def _loaded(self, rows: tuple[WorklistRow, ...]) -> None:
        self._frame.clear_notice()
        bar = self.table.verticalScrollBar()
        place = bar.value()
        self.model.set_rows(rows)
        self._missing = 0
        bar.setValue(place)  # who looked at the beginning meanwhile goes on where they were
        there = self.model.count_kinds()
        for status in STATUSES:
            self.filters.set_count(status, f"{text.status_name(status)} {text.count(there[status])}")
        self._views.setCurrentIndex(1 if rows else 0)
        self._count_shown()
        self._choose_first()

    def _choose_first(self) -> None:
        if self.model.rows and self.table.current_row() is None:
            self.table.selectRow(0)
        if self.model.rows and self.isVisible():
            self.table.setFocus()

    def _failed(self, error: Exception) -> None:
        self._frame.show_notice("stop", text.error_sentence(error))

    def _filter(self) -> None:
        self.model.set_filter(self.search.text(), kinds=self.filters.on())
        self._count_shown()
        if self.model.rowCount() and self.table.current_row() is None:
            self.table.selectRow(0)

    def _count_shown(self) -> None:
        shown, there = self.model.rowCount(), len(self.model.rows)
        self._open_one.setEnabled(shown > 0)
        if shown == there:  # nothing is left out, so those that are still on their way are shown as well
            shown += self._missing
        self._shown.setText(text.patients_shown(shown, there + self._missing))

    def _open(self, row: WorklistRow) -> None:
        """Whoever is due to be seen again is opened there, by someone who may see estimates."""
        due = row.status == "follow_up_due" and may(self.who.user.roles, "compare")
        (self.follow_up_wanted if due else self.patient_chosen).emit(row.record_id)

    def _open_chosen(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self._open(row)

    def _build(self) -> None:
        look = theme()
        self._frame = PageFrame(self.tr("Worklist"))
        outer = QVBoxLayout(self)
        style.space(outer, gap=0)
        outer.addWidget(self._frame)
        self._shown = label("", "muted")
        self._frame.add_action(self._shown)
        imports = may(self.who.user.roles, "import_records")
        if imports:
            self._frame.add_action(button(self.tr("&Import records"), self.import_wanted.emit, icon_name="import"))
        self._open_one = self._frame.set_primary(primary(self.tr("&Open patient"), self._open_chosen))

        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search by code (Ctrl+F)"))
        self.search.setAccessibleName(self.tr("Search patients by code"))
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(look.px(260))
        self.search.returnPressed.connect(lambda: self.table.setFocus())
        waiting = QTimer(self)
        waiting.setSingleShot(True)
        waiting.setInterval(SEARCH_AFTER_MS)
        waiting.timeout.connect(self._filter)
        self.search.textChanged.connect(lambda: waiting.start())
        QShortcut(QKeySequence.StandardKey.Find, self, self.search.setFocus)
        self.filters = FilterChips(STATUSES, text.status_name)
        self.filters.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.filters.changed.connect(lambda _codes: self._filter())
        self._frame.add_action(BusyLabel(self.tr("Loading …")).follow(self.jobs, SLOT))
        tools = self._tools = QBoxLayout(stacked(QBoxLayout.Direction.LeftToRight))
        style.space(tools, gap=12)
        tools.addWidget(self.search)
        tools.addWidget(self.filters, 1)

        self.model = RowsModel(
            self._columns(),
            search_in=lambda row: row.pseudonym,
            key=lambda row: row.record_id,
            kind=lambda row: row.status,
        )
        self.table = Table(self.model, self.tr("Patients"))
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.opened.connect(self._open)
        listed = QWidget()
        column = QVBoxLayout(listed)
        style.space(column, gap=12)
        column.addLayout(tools)
        column.addWidget(self.table, 1)

        self._views = QStackedWidget()
        self._views.addWidget(self._nobody(imports))
        self._views.addWidget(listed)
        self._views.setCurrentIndex(1)
        self._frame.body.addWidget(self._views, 1)

    def _nobody(self, imports: bool) -> EmptyState:
        """What an empty store offers: records, to whom may bring them in, and the tour to everybody."""
        brings = self.tr("Import a folder of de-identified records.")
        waits = self.tr("Somebody with the role of importer can bring records in.")
        look = self.tr("To look around first, take the tour: its made-up patients stay apart from your store.")
        tour = button(self.tr("Take the to&ur"), self.tour_wanted.emit)
        bring = button(self.tr("I&mport records"), self.import_wanted.emit, icon_name="import")
        return EmptyState(
            "worklist",
            self.tr("No patients yet"),
            f"{brings if imports else waits} {look}",
            *([bring, tour] if imports else [tour]),
        )

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_tools"):
            self._tools.setDirection(stacked(QBoxLayout.Direction.LeftToRight))

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(self.tr("Code"), lambda r: r.pseudonym, width=150, in_order=True),
            Column(self.tr("Age"), lambda r: r.age_band or "–", width=90, of=lambda r: r.age_band),
            Column(self.tr("Latest rating"), lambda r: r.scale or "–", width=130, of=lambda r: r.scale),
            Column(
                self.tr("Total"),
                lambda r: "" if r.total is None else str(r.total),
                "right",
                lambda r: r.total,
                width=70,
            ),
            Column(
                self.tr("Change"),
                lambda r: text.change(r.trend),
                "right",
                lambda r: r.trend,
                spoken=lambda r: text.change(r.trend) or self.tr("no earlier rating"),
                width=90,
            ),
            Column(
                self.tr("Severity"),
                lambda r: text.band_name(r.band) if r.band else "",
                width=170,
                of=lambda r: r.band,
            ),
            Column(
                self.tr("Day"),
                lambda r: "" if r.day is None else text.number(r.day),
                "right",
                lambda r: r.day,
                width=70,
            ),
            Column(self.tr("Status"), lambda r: text.status_name(r.status), width=170, of=lambda r: r.status),
            Column(self.tr("Next"), self.next_action, width=150, of=lambda r: r.status),
        )
