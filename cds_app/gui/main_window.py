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
from cds_app.gui.pages.unlock import UnlockPage
from cds_app.gui.widgets.command_palette import Command, CommandPalette, KeyList
from cds_app.workflow.list_patients import WorklistRow, find_patients
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
        self.setWindowTitle(self.tr("Antidepressant comparison"))
        self.setMinimumSize(*SMALLEST)
        self.resize(*SMALLEST)
        self.restoreGeometry(QByteArray.fromBase64(settings.window.encode()))  # nonsense is passed over by Qt
        self._stack = QStackedWidget()
        self._stack.addWidget(unlock)
        self.setCentralWidget(self._stack)
        unlock.signed_in.connect(self.enter)
        self._shortcut("Ctrl+L", self.lock)
        self._shortcut("Ctrl+K", self.open_palette)
        self._shortcut("Ctrl+/", self.show_keys)
        for number, name in enumerate(PAGES, 1):
            self._shortcut(f"Ctrl+{number}", partial(self._go, name))

    def enter(self, who: SignedIn) -> None:
        """Show the frame for the person who just signed in."""
        self._leave_frame()
        self.frame = SignedInFrame(self.jobs, who, self.settings_menu)
        self.frame.lock_wanted.connect(self.lock)
        self._stack.addWidget(self.frame)
        self._stack.setCurrentWidget(self.frame)
        self.frame.start()
        self.entered.emit(who)

    def lock(self) -> None:
        """Close the session and throw every page away: nothing of a patient stays on or behind the screen."""
        if self.frame is None:
            return
        for dialog in self.findChildren(QDialog):
            dialog.reject()
        self._leave_frame()
        self._stack.setCurrentWidget(self.unlock)
        self.jobs.close_session()
        self.unlock.begin()

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
        self.settings = dataclasses.replace(self.settings, **changes)  # type: ignore[arg-type]
        apply_settings(self.settings)
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

    def _shortcut(self, keys: str, work: Callable[[], None]) -> None:
        action = QAction(self)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda: work())
        self.addAction(action)

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
            self.settings = dataclasses.replace(self.settings, window=where)
            self._on_settings(self.settings)
        self._leave_frame()
        self.jobs.close()
        super().closeEvent(event)


def apply_settings(settings: Settings) -> None:
    """Give the program the look that the settings ask for."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    name = style.system_theme(app) if settings.theme == "system" else settings.theme
    style.apply(app, style.theme().variant(name, settings.text_scale / 100))
