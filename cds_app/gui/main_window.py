"""The window: the unlock page until somebody is signed in, then the frame; theme, text size and lock."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import partial

import shiboken6
from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QCloseEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QMenu, QStackedWidget

from cds_app.environment.settings import TEXT_SCALES, THEMES, Settings
from cds_app.gui import style
from cds_app.gui.frame import PAGES, SignedInFrame
from cds_app.gui.jobs import Jobs
from cds_app.gui.pages.hand_over import HandOverPage
from cds_app.gui.pages.unlock import UnlockPage
from cds_app.gui.widgets.command_palette import Command, CommandPalette, KeyList
from cds_app.gui.widgets.help_window import HelpWindow
from cds_app.gui.widgets.preference_draft import Draft
from cds_app.gui.widgets.tour import SIGNED, SampleFolder, TourStrip
from cds_app.workflow.list_patients import WorklistRow, find_patients
from cds_app.workflow.open_sample import PASSPHRASE
from cds_app.workflow.record_preferences import RecordedPreferences
from cds_app.workflow.session import SignedIn

SMALLEST = (1280, 720)
FOUND_PATIENTS = 8
"""Patients that the command palette offers for what was typed."""


class MainWindow(QMainWindow):
    """Frame and navigation only. `on_settings` is told when the person changes theme or text size."""

    entered = Signal(object)

    def __init__(
        self, jobs: Jobs, unlock: UnlockPage, settings: Settings, on_settings: Callable[[Settings], None]
    ) -> None:
        super().__init__()
        self.jobs, self.unlock = jobs, unlock
        self.settings, self._on_settings = settings, on_settings
        self.frame: SignedInFrame | None = None
        self._handed: HandOverPage | None = None
        self._help: HelpWindow | None = None
        self._sample = SampleFolder(jobs)
        self.setWindowTitle(self.tr("Antidepressant comparison"))
        self.setMinimumSize(*SMALLEST)
        self.resize(*SMALLEST)
        self.restoreGeometry(QByteArray.fromBase64(settings.window.encode()))  # nonsense is passed over by Qt
        self._stack = QStackedWidget()
        self._stack.addWidget(unlock)
        self.setCentralWidget(self._stack)
        unlock.signed_in.connect(self.enter)
        unlock.help_wanted.connect(self.show_help)
        unlock.tour_wanted.connect(self.take_tour)
        unlock.sample_entered.connect(partial(self.enter, sample=True))
        unlock.sample_failed.connect(self._sample.throw_away)
        self._shortcut("F1", self.show_help)
        self._lock_action = self._shortcut("Ctrl+L", self.lock)
        self._shortcut("Ctrl+K", self.open_palette)
        self._shortcut("Ctrl+/", self.show_keys)
        for number, name in enumerate(PAGES, 1):
            self._shortcut(f"Ctrl+{number}", partial(self._go, name))

    def enter(self, who: SignedIn, sample: bool = False) -> None:
        """Show the frame for the person who just signed in; `sample` when it is the store of made-up patients."""
        self._leave_frame()
        if not sample:
            self._sample.throw_away()
        self.frame = SignedInFrame(self.jobs, who, self.settings_menu)
        self.frame.lock_wanted.connect(self.lock)
        self.frame.help_wanted.connect(self.show_help)
        self.frame.hand_over_wanted.connect(self.hand_over)
        self._stack.addWidget(self.frame)
        self._stack.setCurrentWidget(self.frame)
        self.frame.start()
        self._guide(self.frame)
        self.entered.emit(who)

    def lock(self) -> None:
        """Close the session and throw every page away: nothing of a patient stays on or behind the screen."""
        if self.frame is None:
            return
        self._close_dialogs()
        self._end_hand_over()
        self._leave_frame()
        self._stack.setCurrentWidget(self.unlock)
        self.jobs.close_session()
        self._sample.throw_away()
        self.unlock.begin()

    @property
    def handed_over(self) -> bool:
        """Whether the window is in the patient's hands. It stays there however long nobody touches it."""
        return self._handed is not None

    def hand_over(self, record_id: str, draft: Draft) -> None:
        """Put the patient's questions in the place of everything else; only the clinician's passphrase ends it.

        The frame is taken out of the window, not only covered: nothing in it can be reached, read aloud or found. Of
        the shortcuts only the one that locks stays.
        """
        if self.frame is None or self._handed is not None:
            return
        self._close_dialogs()
        self._allow_shortcuts(False)
        self._handed = HandOverPage(self.jobs, record_id, draft)
        self._handed.ended.connect(self._take_back)
        self._handed.lock_wanted.connect(self.lock)
        self._stack.addWidget(self._handed)
        self._stack.setCurrentWidget(self._handed)
        self._stack.removeWidget(self.frame)
        self.frame.setParent(None)

    def _take_back(self, draft: Draft, recorded: RecordedPreferences | None) -> None:
        frame = self.frame
        if frame is None:
            return
        self._end_hand_over()
        self._stack.addWidget(frame)
        self._stack.setCurrentWidget(frame)
        frame.take_back(draft, recorded)

    def _end_hand_over(self) -> None:
        if self._handed is not None:
            self._stack.removeWidget(self._handed)
            self._handed.deleteLater()
            self._handed = None
            self._allow_shortcuts(True)

    def _allow_shortcuts(self, on: bool) -> None:
        for action in self.actions():
            action.setEnabled(on or action is self._lock_action)

    def _close_dialogs(self) -> None:
        for dialog in self.findChildren(QDialog):
            dialog.reject()

    def show_help(self) -> None:
        """Open the help at the page on screen (F1)."""
        topic = self.frame.help_topic() if self.frame is not None else UnlockPage.help_topic
        if self._help is None:
            self._help = HelpWindow(self)
            self._help.tour_wanted.connect(self.take_tour)
        self._help.open_at(topic)

    def take_tour(self) -> None:
        """Leave what is open, and walk through a throw-away store of made-up patients."""
        if self._sample.in_use:
            return
        self._remember(tour_offered=True)
        self.lock()
        self.unlock.open_sample(self._sample.make())

    def _guide(self, frame: SignedInFrame) -> None:
        """The strip over the pages: the tour's steps, or its offer to a clinician who was never asked."""
        strip = TourStrip()
        strip.help_wanted.connect(self.show_help)
        if self._sample.in_use:
            strip.show_step(frame.help_topic())
            strip.left.connect(self.lock)
            frame.topic_changed.connect(partial(strip.show_step, passphrase=PASSPHRASE))
            frame.sign_off.signed.connect(lambda _assessment: strip.show_step(SIGNED))
        elif not self.settings.tour_offered and frame.shows_estimates():
            strip.offer()
            strip.taken.connect(self.take_tour)
            strip.left.connect(partial(self._remember, tour_offered=True))
            strip.left.connect(strip.hide)
        else:
            return
        frame.put_above(strip, strip.controls())

    def settings_menu(self) -> QMenu:
        """Theme and text size: comfort, never anything clinical."""
        menu = QMenu(self)
        names = self._theme_names()
        themes, sizes = QActionGroup(menu), QActionGroup(menu)
        for name in THEMES:
            self._choice(menu, themes, names[name], name == self.settings.theme, theme=name)
        menu.addSeparator()
        for scale in TEXT_SCALES:
            words = self.tr("Text size {percent} %").format(percent=scale)
            self._choice(menu, sizes, words, scale == self.settings.text_scale, text_scale=scale)
        return menu

    def commands(self) -> tuple[Command, ...]:
        """What can be done from anywhere just now, in words."""
        found = list(self.frame.commands()) if self.frame is not None else []
        if self.frame is not None:
            found.append(Command(self.tr("Lock"), self.lock, "Ctrl+L"))
        for scale in TEXT_SCALES:
            words = self.tr("Text size {percent} %").format(percent=scale)
            found.append(Command(words, partial(self.change_settings, text_scale=scale)))
        for name, words in self._theme_names().items():
            found.append(Command(words, partial(self.change_settings, theme=name)))
        if self._sample.in_use:
            found.append(Command(self.tr("Leave the tour"), self.lock))
        else:
            found.append(Command(self.tr("Take the tour on made-up patients"), self.take_tour))
        found.append(Command(self.tr("Help for this page"), self.show_help, "F1"))
        found.append(Command(self.tr("Keyboard shortcuts"), self.show_keys, "Ctrl+/"))
        return tuple(found)

    def open_palette(self) -> None:
        """Ask what to do (Ctrl+K)."""
        palette = CommandPalette(self.commands(), self)
        palette.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self.frame is not None and self.frame.shows_patients():
            palette.typed.connect(partial(self._find_patients, palette))
        palette.open()

    def show_keys(self) -> None:
        """List the keys (Ctrl+/)."""
        keys = [(command.keys, command.words) for command in self.commands() if command.keys]
        keys += [("Ctrl+K", self.tr("Find a command or a patient")), ("Tab", self.tr("To the next control"))]
        keys += [("Esc", self.tr("Leave a dialog"))]
        shown = KeyList(keys, self)
        shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        shown.open()

    def _find_patients(self, palette: CommandPalette, typed: str) -> None:
        frame = self.frame
        if frame is None or not typed.strip():
            return

        def offer(rows: tuple[WorklistRow, ...]) -> None:
            words = self.tr("Open patient {code}")
            found = [
                Command(words.format(code=row.pseudonym), partial(frame.open_patient, row.record_id)) for row in rows
            ]
            if shiboken6.isValid(palette):  # it may have been closed while the store was asked
                palette.add(typed, found)

        self.jobs.run(find_patients, typed.strip(), FOUND_PATIENTS, done=offer, slot="palette")

    def change_settings(self, **changes: object) -> None:
        """Apply and remember a changed theme or text size."""
        self._remember(**changes)
        apply_settings(self.settings)

    def _remember(self, **changes: object) -> None:
        self.settings = dataclasses.replace(self.settings, **changes)  # type: ignore[arg-type]
        self._on_settings(self.settings)

    def _choice(self, menu: QMenu, group: QActionGroup, words: str, checked: bool, **changes: object) -> None:
        action = QAction(words, group)
        action.setCheckable(True)
        action.setChecked(checked)
        action.triggered.connect(lambda: self.change_settings(**changes))
        menu.addAction(action)

    def _theme_names(self) -> dict[str, str]:
        return {
            "system": self.tr("Look: as the system"),
            "light": self.tr("Look: light"),
            "dark": self.tr("Look: dark"),
        }

    def _shortcut(self, keys: str, work: Callable[[], None]) -> QAction:
        action = QAction(self)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda: work())
        self.addAction(action)
        return action

    def _go(self, name: str) -> None:
        if self.frame is not None:
            self.frame.go(name)

    def _leave_frame(self) -> None:
        if self.frame is not None:
            self._stack.removeWidget(self.frame)
            self.frame.deleteLater()
            self.frame = None

    def closeEvent(self, event: QCloseEvent) -> None:
        where = self.saveGeometry().toBase64().toStdString()
        if where != self.settings.window:
            self._remember(window=where)
        self._leave_frame()
        self.jobs.close()
        self._sample.throw_away_at_once()
        super().closeEvent(event)


def apply_settings(settings: Settings) -> None:
    """Give the program the look that the settings ask for."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    name = style.system_theme(app) if settings.theme == "system" else settings.theme
    style.apply(app, style.theme().variant(name, settings.text_scale / 100))
