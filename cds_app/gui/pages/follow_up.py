"""Who is to be seen again after a decision: the ones whose visit is overdue first, with filter, search and sort."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from cds_app.domain.follow_up_plan import VISIT_STATES
from cds_app.gui import style, text
from cds_app.gui.jobs import Jobs
from cds_app.gui.style import theme
from cds_app.gui.tables import Column, RowsModel, Table
from cds_app.gui.text import follow_up as said
from cds_app.gui.widgets.busy_label import BusyLabel
from cds_app.gui.widgets.buttons import primary
from cds_app.gui.widgets.chip import FilterChips
from cds_app.gui.widgets.empty_state import EmptyState
from cds_app.gui.widgets.flow import stacked
from cds_app.gui.widgets.labels import label
from cds_app.gui.widgets.page_frame import PageFrame
from cds_app.workflow.follow_up import FollowUpRow, list_follow_ups
from cds_app.workflow.session import SignedIn

SLOT = "follow_up"
SEARCH_AFTER_MS = 80


class FollowUpPage(QWidget):
    """Emits the record id of the patient whose follow-up was opened."""

    help_topic = "follow_up"
    opened = Signal(str)

    def __init__(self, jobs: Jobs, who: SignedIn) -> None:
        super().__init__()
        self.jobs, self.who = jobs, who
        self._build()

    def refresh(self) -> None:
        """Load the list again; the chosen row stays chosen."""
        self.jobs.run(list_follow_ups, done=self._loaded, failed=self._failed, slot=SLOT)

    def _loaded(self, rows: tuple[FollowUpRow, ...]) -> None:
        self._frame.clear_notice()
        self.model.set_rows(rows)
        for state in VISIT_STATES:
            n = sum(row.visit.state == state for row in rows)
            self.filters.set_count(state, f"{_state_name(state)} {text.count(n)}")
        self._views.setCurrentIndex(1 if rows else 0)
        self._open_chosen.setVisible(bool(rows))
        self._count_shown()
        if rows and self.table.current_row() is None:
            self.table.selectRow(0)

    def _failed(self, error: Exception) -> None:
        self._frame.show_notice("stop", text.error_sentence(error))

    def _filter(self) -> None:
        wanted = set(self.filters.on())
        self.model.set_filter(self.search.text(), (lambda row: row.visit.state in wanted) if wanted else None)
        self._count_shown()
        if self.model.rowCount() and self.table.current_row() is None:
            self.table.selectRow(0)

    def _count_shown(self) -> None:
        shown, all_rows = self.model.rowCount(), len(self.model.rows)
        self._shown.setText(text.patients_shown(shown, all_rows) if all_rows else "")

    def _open(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.opened.emit(row.record_id)

    def _build(self) -> None:
        self._frame = PageFrame(self.tr("Follow-up"), scroll=False)
        outer = QVBoxLayout(self)
        style.space(outer, gap=0)
        outer.addWidget(self._frame)
        self._shown = label("", "muted")
        self._frame.add_action(BusyLabel(self.tr("Loading …")).follow(self.jobs, SLOT))
        self._frame.add_action(self._shown)
        self._open_chosen = self._frame.set_primary(primary(self.tr("&Open follow-up"), self._open))
        self._make_search()
        self.filters = FilterChips(VISIT_STATES, _state_name)
        self.filters.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.filters.changed.connect(lambda _codes: self._filter())
        tools = self._tools = QBoxLayout(stacked(QBoxLayout.Direction.LeftToRight))
        style.space(tools, gap=12)
        tools.addWidget(self.search)
        tools.addWidget(self.filters, 1)
        self.model = RowsModel(self._columns(), search_in=lambda row: row.pseudonym, key=lambda row: row.record_id)
        self.table = Table(self.model, self.tr("Patients to be seen again"))
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.opened.connect(lambda _row: self._open())
        listed = QWidget()
        column = QVBoxLayout(listed)
        style.space(column, gap=12)
        column.addLayout(tools)
        column.addWidget(self.table, 1)
        self._views = QStackedWidget()
        self._views.addWidget(
            EmptyState(
                "follow_up",
                self.tr("Nobody to follow up yet"),
                self.tr("A patient comes onto this list with a signed decision, and is due about two weeks later."),
            )
        )
        self._views.addWidget(listed)
        self._frame.body.addWidget(self._views, 1)

    def _make_search(self) -> None:
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search by code (Ctrl+F)"))
        self.search.setAccessibleName(self.tr("Search patients by code"))
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(theme().px(260))
        self.search.returnPressed.connect(lambda: self.table.setFocus())
        waiting = QTimer(self)
        waiting.setSingleShot(True)
        waiting.setInterval(SEARCH_AFTER_MS)
        waiting.timeout.connect(self._filter)
        self.search.textChanged.connect(lambda: waiting.start())
        QShortcut(QKeySequence.StandardKey.Find, self, self.search.setFocus)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_tools"):
            self._tools.setDirection(stacked(QBoxLayout.Direction.LeftToRight))

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(self.tr("Code"), lambda r: r.pseudonym, width=130),
            Column(self.tr("Visit"), lambda r: said.visit_words(r.visit), sort_by=_urgency, width=190),
            Column(
                self.tr("Signed"),
                lambda r: said.days_ago(r.days_since),
                sort_by=lambda r: r.days_since,
                tip=lambda r: text.date_text(r.signed_at),
                width=130,
            ),
            Column(self.tr("Latest rating"), lambda r: r.scale or "–", width=130),
            Column(
                self.tr("Total"),
                lambda r: "" if r.total is None else text.number(r.total),
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
                self.tr("Day"),
                lambda r: "" if r.day is None else text.number(r.day),
                "right",
                lambda r: r.day,
                width=70,
            ),
            Column(self.tr("Decision"), lambda r: said.decided_words(r.kind, r.drug, r.dose_mg_day), width=230),
        )


def _state_name(code: str) -> str:
    return said.said(said.STATES[code])


def _urgency(row: FollowUpRow) -> tuple[int, int]:
    return VISIT_STATES.index(row.visit.state), -row.days_since
