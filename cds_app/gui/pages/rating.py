"""Enter a rating: the questionnaire as on paper, saved in one step; a self-harm answer leads on to the screener."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QVBoxLayout, QWidget

from cds_app.domain.rating import Rating, band_of, of_scale, total_of_items, totals
from cds_app.gui import text
from cds_app.gui.jobs import Jobs
from cds_app.gui.style import space, theme
from cds_app.gui.text.questionnaires import IN_ENGLISH, QUESTIONNAIRES, only_in_english, questionnaire
from cds_app.gui.widgets.answer_grid import AnswerGrid
from cds_app.gui.widgets.busy_label import BusyLabel
from cds_app.gui.widgets.buttons import Button, button, primary
from cds_app.gui.widgets.card import Card
from cds_app.gui.widgets.compare_label import Words
from cds_app.gui.widgets.fields import NumberField
from cds_app.gui.widgets.flow import FlowLayout, stacked
from cds_app.gui.widgets.form_row import FormRow
from cds_app.gui.widgets.labels import label
from cds_app.gui.widgets.notice import Notice
from cds_app.gui.widgets.on_demand import OnDemand
from cds_app.gui.widgets.page_frame import PageFrame
from cds_app.gui.widgets.rating_total import TotalForm
from cds_app.gui.widgets.sign_choice import WrappingCheckBox
from cds_app.workflow.open_patient import PatientView
from cds_app.workflow.record_rating import FARTHEST_DAY, record_rating
from cds_app.workflow.session import SignedIn

SLOT = "rating"
SCREENER = "C-SSRS"
ORDER = ("PHQ-9", "GAD-7", SCREENER)
"""First those with a questionnaire to fill in, then the scales whose total is entered."""


class RatingPage(QWidget):
    """`finished` carries the record id once everything that was begun here is saved or left."""

    help_topic = "rating"
    finished = Signal(str)

    def __init__(self, jobs: Jobs, who: SignedIn) -> None:
        super().__init__()
        self.jobs, self.who = jobs, who
        self.view: PatientView | None = None
        self._scale = ""
        self._saving = False
        self._build()

    # --- what the window asks for

    def make_ahead(self) -> Iterator[None]:
        """The form that is asked for most."""
        self.forms[ORDER[0]].ensurePolished()
        yield

    def begin(self, view: PatientView, scale: str = "PHQ-9") -> None:
        """Enter a rating of this patient, with nothing filled in."""
        self.view, self._saving = view, False
        self._frame.clear_notice()
        self._frame.set_title(self.tr("Enter a rating of {code}").format(code=view.pseudonym))
        self.day.setValue(0)
        self._later.setText(self.tr("Cance&l"))
        for form in self.forms.values():
            form.clear()
        self.choose(scale)

    def choose(self, scale: str) -> None:
        """Show a scale's form; what was filled in on another one stays there until the page is left."""
        self._scale = scale
        self.choices[scale].setChecked(True)
        chosen = self.forms[scale]
        for form in self.forms.values():
            form.setVisible(form is chosen)
        self._origin.setText(self._origin_words(scale))
        self._by_item.setVisible(self._can_go_by_item())
        self._follow()
        self.forms[scale].first_control().setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Record what was entered; after that it can only be corrected."""
        if self.view is None or self._saving or not self._is_complete():
            return
        self._saving = True
        self._frame.clear_notice()
        self._follow()
        form = self.forms[self._scale]
        total = form.total() if isinstance(form, TotalForm) else None
        self.jobs.run(
            record_rating,
            self.view.record_id,
            self._scale,
            self.day_number(),
            form.answers(),
            total,
            corrects=self._recorded(),
            done=self._done,
            failed=self._failed,
            slot=SLOT,
        )

    def day_number(self) -> int:
        """The day that is entered, counted from day 0."""
        return int(self.day.value())

    # --- answers

    def _done(self, view: PatientView) -> None:
        if self.view is None or view.record_id != self.view.record_id:
            return  # a late answer about somebody else
        self._saving = False
        self.view = view
        form = self.forms[self._scale]
        item = self.who.catalogue.scales[self._scale].self_harm_item
        positive = item is not None and form.answers().get(item, 0) > 0
        form.clear()
        self.jobs.assessment_changed.emit(view.pseudonym)
        if positive:
            self._lead_to_screener(self._scale)
        else:
            self.finished.emit(view.record_id)

    def _failed(self, error: Exception) -> None:
        self._saving = False
        self._frame.show_notice("stop", text.error_sentence(error))
        self._follow()

    def _lead_to_screener(self, scale: str) -> None:
        """The next step after a self-harm answer above 0, in the site's words. Leaving it changes no finding."""
        saved = self.tr("{scale} is saved; its item about self-harm is above 0.").format(scale=scale)
        stays = self.tr("The C-SSRS screener is the next step. Without it this stays on the patient's page.")
        self._frame.show_notice("caution", " ".join((saved, self.who.policy.item9_wording, stays)))
        self._later.setText(self.tr("Not no&w"))
        self.choose(SCREENER)

    def _leave(self) -> None:
        if self.view is not None:
            self.finished.emit(self.view.record_id)

    # --- what the page says

    def _recorded(self) -> tuple[Rating, ...]:
        """What stands on the record for this scale and day."""
        return () if self.view is None else of_scale(self.view.record.ratings, self._scale, self.day_number())

    def _is_complete(self) -> bool:
        form = self.forms[self._scale]
        full = form.total() is not None if isinstance(form, TotalForm) else not form.left()
        return full and (not self._recorded() or self.correction.isChecked())

    def _follow(self) -> None:
        """Say total and band as they stand, what is left, and what is on the record already."""
        if not self._scale:
            return
        form = self.forms[self._scale]
        self._say_total(form)
        self._say_left(form)
        self._say_recorded()
        self._undo.setEnabled(form.can_undo() and not self._saving)
        self._save.setEnabled(self.view is not None and self._is_complete() and not self._saving)

    def _say_total(self, form: AnswerGrid | TotalForm) -> None:
        scale = self.who.catalogue.scales[self._scale]
        made = form.total() if isinstance(form, TotalForm) else total_of_items(scale, form.answers())
        if scale.total_range is None:
            self._total.setText(self.tr("No total"))
            self._band.setText(self.tr("The screener has levels; the patient's page says which one."))
            return
        if made is None:
            self._total.setText(self.tr("Total: not complete"))
            self._band.setText("")
            return
        words = self.tr("Total {n} of {most}").format(n=text.number(made), most=text.number(scale.total_range[1]))
        self._total.setText(words)
        band = band_of(scale, made)
        self._band.setText(self.tr("Severity band: {band}").format(band=text.band_name(band.code)) if band else "")

    def _say_left(self, form: AnswerGrid | TotalForm) -> None:
        if isinstance(form, TotalForm):
            done = form.total() is not None
            words = self.tr("Ready to save.") if done else self.tr("Enter the total.")
        else:
            left = ", ".join(map(str, form.left()))
            words = self.tr("Still to answer: {items}.").format(items=left) if left else self.tr("All answered.")
        self._left.setText(words)
        self._save.setAccessibleDescription(words)

    def _say_recorded(self) -> None:
        found = self._recorded()
        self._there.setVisible(bool(found))
        self.correction.setVisible(bool(found))
        if not found:
            self.correction.setChecked(False)
            return
        total = next((str(t.value) for t in totals(found, self.who.catalogue.scales)), "")
        words = self.tr("{scale} of {day} is recorded already.").format(
            scale=self._scale, day=text.day(self.day_number())
        )
        if total:
            known = self.tr("Its total is {n}.").format(n=total)
            words = f"{words} {known}"
        corrected = self.tr("A correction is kept beside it, and the newer one counts.")
        self._there.set_words(f"{words} {corrected}")

    def _origin_words(self, scale: str) -> str:
        printed = questionnaire(scale, text.in_use())
        if printed is None:
            return text.scale_name(scale, full=True)
        origin = text.tr("forms", printed.origin)
        return f"{origin} {text.tr('forms', IN_ENGLISH)}" if only_in_english(scale, text.in_use()) else origin

    # --- item by item

    def _can_go_by_item(self) -> bool:
        return self._scale not in QUESTIONNAIRES and isinstance(self.forms[self._scale], TotalForm)

    def _go_by_item(self) -> None:
        """Rows with numbers, for a scale whose words may not be printed."""
        before = self.forms[self._scale]
        grid = self._with_signals(AnswerGrid(self.who.catalogue.scales[self._scale], None))
        self._places.replaceWidget(before, grid)
        self.forms[self._scale] = grid
        before.hide()
        before.deleteLater()
        self.choose(self._scale)

    # --- building

    def _build(self) -> None:
        self._frame = PageFrame(self.tr("Enter a rating"))
        outer = QVBoxLayout(self)
        space(outer, gap=0)
        outer.addWidget(self._frame)
        self._frame.add_action(BusyLabel(self.tr("Saving …")).follow(self.jobs, SLOT))
        self._undo = button(self.tr("&Undo"), self._take_back, icon_name="undo")
        self._later = button(self.tr("Cance&l"), self._leave)
        for action in (self._undo, self._later):
            self._frame.add_action(action)
        self._save = self._frame.set_primary(primary(self.tr("&Save rating"), self.save))
        self._frame.body.addLayout(self._scale_line())
        self._columns = QBoxLayout(stacked(QBoxLayout.Direction.LeftToRight))
        space(self._columns, gap=16)
        self._columns.addWidget(self._form_card(), 3)
        self._columns.addLayout(self._side(), 1)
        self._frame.body.addLayout(self._columns)
        self._frame.body.addStretch(1)

    def _scale_line(self) -> FlowLayout:
        line = FlowLayout(theme().px(8))
        group = QButtonGroup(self)
        self.choices: dict[str, Button] = {}
        rest = [code for code in self.who.catalogue.scales if code not in ORDER]
        for code in (*ORDER, *rest):
            made = Button(text.scale_name(code), "chip")
            made.setCheckable(True)
            made.setAccessibleName(text.scale_name(code, full=True))
            made.clicked.connect(lambda _on=False, code=code: self.choose(code))
            group.addButton(made)
            self.choices[code] = made
            line.addWidget(made)
        return line

    def _form_card(self) -> Card:
        card = self._card = Card()
        # a layout and no stack of pages: that would be as tall as its tallest page
        self._places = QVBoxLayout()
        space(self._places, gap=0)
        card.body.addLayout(self._places)
        self.forms = OnDemand(self._make_form)
        self._by_item = button(self.tr("Enter it &item by item"), self._go_by_item, role="quiet")
        card.body.addWidget(self._by_item, 0, Qt.AlignmentFlag.AlignLeft)
        self._origin = Words("", "small")
        card.add(self._origin)
        card.body.addStretch(1)
        return card

    def _make_form(self, code: str) -> AnswerGrid | TotalForm:
        scale, printed, card = self.who.catalogue.scales[code], questionnaire(code, text.in_use()), self._card
        form = self._with_signals(AnswerGrid(scale, printed, card) if printed else TotalForm(scale, card))
        form.hide()
        self._places.addWidget(form)
        self._put_in_order(form)
        return form

    def _put_in_order(self, form: QWidget) -> None:
        """Tab and a screen reader come to a form after the choice of scales, whenever it was made."""
        form.stackUnder(self._by_item)
        inside = (part for part in form.findChildren(QWidget) if part.window() is form.window())  # a list drops down
        controls = [part for part in inside if part.focusPolicy() != Qt.FocusPolicy.NoFocus]
        for one, following in itertools.pairwise((*self.choices.values(), *controls)):
            QWidget.setTabOrder(one, following)

    def _with_signals(self, form: AnswerGrid | TotalForm) -> AnswerGrid | TotalForm:
        form.changed.connect(self._follow)
        if isinstance(form, AnswerGrid):
            form.completed.connect(lambda: self._save.setFocus(Qt.FocusReason.OtherFocusReason))
        return form

    def _side(self) -> QVBoxLayout:
        column = QVBoxLayout()
        space(column, gap=16)
        state = Card()
        self._total, self._band, self._left = label("", "heading"), Words(), Words("", "muted")
        for words in (self._total, self._band, self._left):
            state.add(words)
        self._there = Notice("information", "")
        self.correction = WrappingCheckBox(self.tr("This is a correction of it"))
        self.correction.toggled.connect(lambda _on: self._follow())
        state.add(self._there)
        state.add(self.correction)
        column.addWidget(state)
        when = Card()
        self.day = NumberField(-FARTHEST_DAY, FARTHEST_DAY)
        hint = self.tr("Day 0 is the day the treatment is being chosen. Before it: −7; follow-up after it: 14.")
        when.add(FormRow(self.tr("Day"), self.day, hint=hint))
        self.day.valueChanged.connect(lambda _value: self._follow())
        column.addWidget(when)
        keys = self.tr("Keys: a digit answers and moves on, Backspace goes back, Ctrl+Z takes back.")
        column.addWidget(Words(keys, "small"))
        column.addStretch(1)
        return column

    def _take_back(self) -> None:
        self.forms[self._scale].undo()
        self._follow()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_columns"):
            self._columns.setDirection(stacked(QBoxLayout.Direction.LeftToRight))
