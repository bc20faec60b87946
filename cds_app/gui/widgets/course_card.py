"""What became of the decided treatment: still taken, or stopped on a day and why. Nothing is chosen beforehand."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from cds_app.domain.course import LONGEST_COURSE, Course
from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.domain.patient import STOP_REASONS
from cds_app.gui import text
from cds_app.gui.text import follow_up as said
from cds_app.gui.widgets.buttons import button
from cds_app.gui.widgets.card import Card
from cds_app.gui.widgets.compare_label import Words
from cds_app.gui.widgets.fields import ChoiceField, NumberField
from cds_app.gui.widgets.form_row import FormRow
from cds_app.gui.widgets.sign_radios import Answers

TAKEN, STOPPED = "taken", "stopped"


class CourseCard(Card):
    """`recorded` carries the day and the reason, which is "" while the drug is taken."""

    recorded = Signal(int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_tr(QT_TRANSLATE_NOOP("course", "The treatment since")), parent)
        self._told = Words("", "subheading")
        self.add(self._told)
        self.answer = Answers(
            (
                (TAKEN, _tr(QT_TRANSLATE_NOOP("course", "Still taken"))),
                (STOPPED, _tr(QT_TRANSLATE_NOOP("course", "Stopped"))),
            ),
            _tr(QT_TRANSLATE_NOOP("course", "Is it still taken?")),
        )
        self.answer.changed.connect(lambda _code: self._follow())
        self.add(self.answer)
        self.day = NumberField(0, LONGEST_COURSE)
        self.day_row = FormRow(
            _tr(QT_TRANSLATE_NOOP("course", "Day")),
            self.day,
            hint=_tr(QT_TRANSLATE_NOOP("course", "Counted from day 0.")),
        )
        self.reason = ChoiceField(tuple((code, text.sentence_case(text.stop_reason(code))) for code in STOP_REASONS))
        self.reason.currentIndexChanged.connect(lambda _place: self._follow())
        self.reason_row = FormRow(_tr(QT_TRANSLATE_NOOP("course", "Why it was stopped")), self.reason)
        self.add(self.day_row)
        self.add(self.reason_row)
        self.record = button(_tr(QT_TRANSLATE_NOOP("course", "Record the &treatment's course")), self._wants)
        self.body.addWidget(self.record, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)
        self._follow()

    def show_course(self, course: Course | None, start_day: int, today: int) -> None:
        """What was told last, and an empty form with today's day in it."""
        nothing = _tr(QT_TRANSLATE_NOOP("course", "Nothing is recorded yet."))
        self._told.setText(nothing if course is None else said.course_words(course))
        self.answer.clear()
        self.reason.set_code("")
        self.day.setRange(start_day, start_day + LONGEST_COURSE)
        self.day.setValue(today)
        self._follow()

    def _wants(self) -> None:
        if self._is_complete():
            self.recorded.emit(int(self.day.value()), self.reason.code() if self.answer.code() == STOPPED else "")

    def _is_complete(self) -> bool:
        answer = self.answer.code()
        return answer == TAKEN or (answer == STOPPED and bool(self.reason.code()))

    def _follow(self) -> None:
        answer = self.answer.code()
        self.day_row.setVisible(bool(answer))
        self.reason_row.setVisible(answer == STOPPED)
        self.record.setEnabled(self._is_complete())


def _tr(words: str) -> str:
    return text.tr("course", words)
