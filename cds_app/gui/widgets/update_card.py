"""What the early course says: the sentence first, a hundred people, the other two chances, and what it is not."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from cds_app.domain.catalogue import Catalogue
from cds_app.domain.follow_up import FollowUpEstimate
from cds_app.domain.messages import follow_up as words
from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.gui import text
from cds_app.gui.style import space
from cds_app.gui.text import follow_up as said
from cds_app.gui.widgets.card import Card
from cds_app.gui.widgets.compare_label import Words
from cds_app.gui.widgets.compare_label import words as selectable
from cds_app.gui.widgets.compare_words import short_sources, status_words
from cds_app.gui.widgets.flow import stacked
from cds_app.gui.widgets.icon_array import IconArray
from cds_app.gui.widgets.twins import Twins
from cds_app.workflow.open_follow_up import FollowUp


class UpdateCard(Card):
    """Real patients' courses, unlike the comparison's numbers; says why there is no number where there is none."""

    def __init__(self, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(said.said(QT_TRANSLATE_NOOP("follow_up", "What the course says so far")), parent)
        self._catalogue = catalogue
        self.sentence = selectable("", "sentence")
        self.add(self.sentence)
        self._course, self._others = Words("", "muted"), selectable("")
        self.people = IconArray(
            name=said.said(QT_TRANSLATE_NOOP("follow_up", "A hundred people with this course")),
            sentence=said.course_sentence,
        )
        self._columns = QBoxLayout(stacked(QBoxLayout.Direction.LeftToRight))
        space(self._columns, gap=24)
        self.twins = Twins(self.people)
        self._columns.addWidget(self.twins)
        side = QVBoxLayout()
        space(side, gap=8)
        self._notes = selectable("", "muted")
        self._no_switch = Words(f"{said.said(words.NO_SWITCH)} {self._source()}")
        for part in (self._course, self._others, self._no_switch, self._notes):
            side.addWidget(part)
        side.addStretch(1)
        self._columns.addLayout(side, 1)
        self._columns.addStretch(0)  # takes what the words leave of a wide window; they would stand in its middle
        self.body.addLayout(self._columns)

    def show_update(self, found: FollowUp) -> None:
        """The update of a follow-up, or why there is none."""
        made = found.update.estimate if found.update is not None else None
        chance = made.response if made is not None else None
        for part in (self.twins, self._others, self._no_switch):
            part.setVisible(chance is not None)
        if made is None or chance is None:
            self.sentence.setText(self._why_none(found, made))
            self._course.hide()
            nothing = QT_TRANSLATE_NOOP("follow_up", "That there is no number is not evidence against the treatment.")
            self._notes.setText(said.said(nothing))
            return
        self.people.set_estimate(said.course_estimate(chance))
        self.sentence.setText(said.chance_sentence("response", chance))
        self._course.setText(_course_words(made))
        self._course.show()
        others = [
            said.chance_sentence(code, other)
            for code, other in (("non_response", made.non_response), ("worsening", made.worsening))
            if other is not None
        ]
        self._others.setText("\n".join(others))
        self._notes.setText("\n".join(_notes(found, made)))

    def as_text(self) -> str:
        """Everything that the card says."""
        shown = (self.sentence, self._course, self._others, self._no_switch, self._notes)
        return "\n".join(part.text() for part in shown if not part.isHidden())

    def _source(self) -> str:
        reference = self._catalogue.references.get(words.NO_SWITCH_SOURCE)
        if reference is None:
            return f"({words.NO_SWITCH_SOURCE})"
        return f"({short_sources([reference.key], self._catalogue)}, {status_words(reference.status)})"

    def _why_none(self, found: FollowUp, made: FollowUpEstimate | None) -> str:
        if made is not None and made.reason is not None and found.update is not None:
            first, last = found.update.first_day or 0, found.update.last_day or 0
            return said.said(words.REASONS[made.reason], first=first, last=last)
        if found.update_problem:
            return found.update_problem
        if found.decision.drug is None:
            return said.said(QT_TRANSLATE_NOOP("follow_up", "No drug was decided; the update is about people on one."))
        earlier = QT_TRANSLATE_NOOP(
            "follow_up", "Days count from an earlier decision, so the update cannot be made for this one."
        )
        return said.said(earlier)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_columns"):
            self._columns.setDirection(stacked(QBoxLayout.Direction.LeftToRight))


def _course_words(made: FollowUpEstimate) -> str:
    """ "PHQ-9 20 at the start, 9 on day 15: 55 % lower.\""""
    fall = made.fraction_improved or 0.0
    start = made.baseline or 0
    lower, higher = (
        QT_TRANSLATE_NOOP("follow_up", "{scale} {start} at the start, {now} on {day}: {percent} lower."),
        QT_TRANSLATE_NOOP("follow_up", "{scale} {start} at the start, {now} on {day}: {percent} higher."),
    )
    return said.said(
        lower if fall >= 0 else higher,
        scale=text.scale_name(made.scale or ""),
        start=text.number(start),
        now=text.number(round(start * (1 - fall))),
        day=text.day(made.day or 0),
        percent=text.percent(abs(fall)),
    )


def _notes(found: FollowUp, made: FollowUpEstimate) -> list[str]:
    means = QT_TRANSLATE_NOOP("follow_up", "Response: {meaning}")
    meaning = said.said(words.MEANINGS["response"])
    notes = [said.said(means, meaning=meaning[:1].lower() + meaning[1:]), said.said(words.BASIS)]
    if not made.scale_fitted:
        notes.insert(0, said.said(words.SCALE_CARRIED_OVER))
    if made.outcome_recorded:
        over = QT_TRANSLATE_NOOP("follow_up", "The total that decides is recorded already; it is not used here.")
        notes.insert(0, said.said(over))
    if found.course is not None and found.course.stopped:
        stopped = QT_TRANSLATE_NOOP("follow_up", "The drug was stopped since; these are people who went on.")
        notes.insert(0, said.said(stopped))
    return notes
