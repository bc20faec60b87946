"""The window: the unlock page until somebody is signed in, then the frame; theme, text size, language and lock."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from cds_app.environment.settings import LANGUAGES, TEXT_SCALES, THEMES, Settings
from cds_app.gui import style, text
from cds_app.gui.arriving import Arriving
from cds_app.gui.comfort import apply_settings
from cds_app.gui.jobs import Jobs
from cds_app.gui.pages.unlock import UnlockPage
from cds_app.gui.widgets.by_number import centred
from cds_app.gui.widgets.sample_folder import SampleFolder

if TYPE_CHECKING:  # what is not needed before somebody has signed in is imported when it is used
    from PySide6.QtGui import QAction, QActionGroup, QCloseEvent
    from PySide6.QtWidgets import QMenu

    from cds_app.environment.restart import Place
    from cds_app.gui.frame import SignedInFrame
    from cds_app.gui.handing_over import HandingOver
    from cds_app.gui.widgets.command_palette import Command
    from cds_app.gui.widgets.help_window import HelpWindow
    from cds_app.gui.widgets.preference_draft import Draft
    from cds_app.workflow.record_preferences import RecordedPreferences
    from cds_app.workflow.restore import RestoreWanted
    from cds_app.workflow.session import SignedIn

SMALLEST = (1280, 720)


class MainWindow(QMainWindow):
    """Frame and navigation only. `on_settings` is told when the person changes theme, text size or language."""

    entered = Signal(object)
    locking = Signal()
    locked = Signal(object)
    """The session is closed behind a lock: the `Place` where the person was, or None after the tour."""
    language_wanted = Signal(str)
    """Whoever made the window shows it in this language, with an unlock page made anew (`begin_with`)."""

    def __init__(
        self, jobs: Jobs, unlock: UnlockPage, settings: Settings, on_settings: Callable[[Settings], None]
    ) -> None:
        super().__init__()
        self.jobs, self.unlock = jobs, unlock
        self.settings, self._on_settings = settings, on_settings
        self.frame: SignedInFrame | None = None
        self._handed: HandingOver | None = None
        self._place: Place | None = None
        self.restarts = False
        """Whether the program begins anew after a lock (see `guard`); until then nothing can be typed."""
        self._help: HelpWindow | None = None
        self._sample = SampleFolder(jobs)
        self._lock_action: QAction | None = None
        self._arriving = Arriving(self._make_frame, self._forget_frame, self.enter, self._send_away)
        self.setMinimumSize(*SMALLEST)
        self.resize(*SMALLEST)
        if settings.window:
            self.restoreGeometry(QtCore.QByteArray.fromBase64(settings.window.encode()))  # Qt passes nonsense over
        self._stack = QStackedWidget()
        self._translation = QLabel()
        self._translation.setProperty("role", "status")
        centred(self._translation)
        self._lay_out()
        self.begin_with(unlock)

    def complete(self) -> None:
        """What the first sight of the page can do without: the keys for commands, and to follow the system's look."""
        if self._lock_action is not None:
            return
        from cds_app.gui.keys import add_keys

        works = {"F1": self.show_help, "Ctrl+L": self.lock, "Ctrl+K": self.open_palette, "Ctrl+/": self.show_keys}
        self._lock_action = add_keys(self, works, self._go)["Ctrl+L"]
        style.follow_system(QApplication.instance(), self._follow_system)

    def begin_with(self, unlock: UnlockPage) -> None:
        """Stand on this unlock page, in the language now in use; the one before is thrown away."""
        before, self.unlock = self.unlock, unlock
        self._stack.addWidget(unlock)
        self._stack.setCurrentWidget(unlock)
        unlock.setFocus()
        if before is not unlock:
            unlock.setEnabled(before.isEnabled())
            self._stack.removeWidget(before)
            before.deleteLater()
        self._arriving.follow(unlock)
        unlock.help_wanted.connect(self.show_help)
        unlock.tour_wanted.connect(self.take_tour)
        unlock.sample_entered.connect(partial(self.enter, sample=True))
        unlock.sample_failed.connect(self._sample.throw_away)
        unlock.restored.connect(self._restored)
        self.setWindowTitle(self.tr("Antidepressant comparison"))
        self._translation.setText(text.not_reviewed())
        self._translation.setVisible(bool(self._translation.text()))

    def _lay_out(self) -> None:
        whole = QWidget()
        rows = QVBoxLayout(whole)
        style.space(rows, gap=0)
        rows.addWidget(self._stack, 1)
        rows.addWidget(self._translation)
        self.setCentralWidget(whole)

    def enter(self, who: SignedIn, sample: bool = False) -> SignedInFrame:
        """Show the frame for the person who just signed in; `sample` when it is the store of made-up patients."""
        from cds_app.gui.widgets.sitting_notices import put_sitting_notices

        if not sample:
            self._sample.throw_away()
        self._leave_frame()
        frame = self.frame = self._arriving.frame_for(who)
        self._stack.setCurrentWidget(frame)
        frame.start()
        self._guide(frame)
        put_sitting_notices(self.jobs, frame, frame.who, sample)
        self.entered.emit(frame.who)
        return frame

    def _make_frame(self, who: SignedIn) -> SignedInFrame:
        from cds_app.gui.frame import SignedInFrame

        self.complete()
        frame = SignedInFrame(self.jobs, text.in_language(who), self.settings_menu)
        frame.lock_wanted.connect(self.lock)
        frame.help_wanted.connect(self.show_help)
        frame.hand_over_wanted.connect(self.hand_over)
        frame.tour_wanted.connect(self.take_tour)
        frame.restore_wanted.connect(self._restore)
        self._stack.addWidget(frame)
        return frame

    def _send_away(self) -> None:
        """The store does not hold: what was shown of it goes."""
        self.locking.emit()
        self._close_dialogs()
        self._leave_frame()
        self._stack.setCurrentWidget(self.unlock)

    def lock(self) -> None:
        """Close the session and throw every page away: nothing of a patient stays on or behind the screen."""
        self._lock()

    def _restore(self, wanted: RestoreWanted) -> None:
        """Lock, and let a backup take the store's place before anything begins anew."""
        stays = not self._sample.in_use
        self._lock(stay=True)
        if stays:
            self.unlock.restore(wanted)

    def _lock(self, *, tour: bool = False, stay: bool = False) -> None:
        frame = self.frame
        if frame is None:
            return
        from cds_app.gui.place import place_of

        self._place = None if stay or self._sample.in_use else place_of(frame, tour)
        self.locking.emit()
        self._close_dialogs()
        self._end_hand_over()
        frame.keep_drafts()
        self._arriving.early = False
        self._leave_frame()
        self._stack.setCurrentWidget(self.unlock)
        self.unlock.setEnabled(not (self.restarts and self._place is not None))
        self._remember_where_it_stood()
        self.jobs.close_session(locked=True, done=self._session_closed, failed=self._session_closed)
        self._sample.throw_away()
        self.unlock.begin()

    def _restored(self, words: str) -> None:
        from cds_app.environment.restart import Place

        self.locked.emit(Place(said=words))

    def _session_closed(self, _answer: object) -> None:
        self.locked.emit(self._place)

    def return_to(self, place: Place) -> None:
        """Where the person was before the lock."""
        from cds_app.gui.place import return_to

        if self.frame is not None:
            return_to(self.frame, place)

    @property
    def handed_over(self) -> bool:
        """Whether the window is in the patient's hands. Whoever does not touch it there finds it locked in the end."""
        return self._handed is not None

    def hand_over(self, record_id: str, draft: Draft) -> None:
        """Put the patient's questions in the place of everything else; only the clinician's passphrase ends it."""
        from cds_app.gui.handing_over import HandingOver

        if self.frame is None or self._handed is not None or self._lock_action is None:
            return
        self._close_dialogs()
        self._handed = HandingOver(self, self._stack, self._lock_action)
        self._handed.ended.connect(self._take_back)
        self._handed.lock_wanted.connect(self.lock)
        self._handed.begin(self.jobs, self.frame, record_id, draft)

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
            self._handed.end()
            self._handed = None

    def _close_dialogs(self) -> None:
        for dialog in self.findChildren(QtWidgets.QDialog):
            dialog.reject()

    def show_help(self) -> None:
        """Open the help at the page on screen (F1)."""
        topic = self.frame.help_topic() if self.frame is not None else UnlockPage.help_topic
        from cds_app.gui.widgets.help_window import HelpWindow

        if self._help is None:
            self._help = HelpWindow(self)
            self._help.tour_wanted.connect(self.take_tour)
        self._help.open_at(topic)

    def take_tour(self) -> None:
        """Leave what is open, and walk through a throw-away store of made-up patients."""
        if self._sample.in_use:
            return
        self._remember(tour_offered=True)
        if self.restarts and self.frame is not None:
            self._lock(tour=True)  # the tour begins in the new process
            return
        self.lock()
        self.unlock.open_sample(self._sample.make())

    def _guide(self, frame: SignedInFrame) -> None:
        """The strip over the pages: the tour's steps, or its offer to a clinician who was never asked."""
        from cds_app.gui.widgets.tour import SIGNED, TourStrip
        from cds_app.workflow.open_sample import PASSPHRASE

        strip = TourStrip()
        strip.help_wanted.connect(self.show_help)
        if self._sample.in_use:
            strip.show_step(frame.help_topic())
            strip.left.connect(self.lock)
            frame.topic_changed.connect(partial(strip.show_step, passphrase=PASSPHRASE))
            frame.path.signed.connect(lambda _assessment: strip.show_step(SIGNED))
        elif not self.settings.tour_offered and frame.shows_estimates():
            strip.offer()
            strip.taken.connect(self.take_tour)
            strip.left.connect(partial(self._remember, tour_offered=True))
            strip.left.connect(strip.hide)
        else:
            return
        frame.put_above(strip, strip.controls())

    def settings_menu(self) -> QMenu:
        """Theme, text size and language: comfort, never anything clinical. Another language locks the window."""
        menu = QtWidgets.QMenu(self)
        names = self._theme_names()
        themes, sizes, languages = (QtGui.QActionGroup(menu) for _ in range(3))
        for name in THEMES:
            self._choice(menu, themes, names[name], name == self.settings.theme, theme=name)
        menu.addSeparator()
        for scale in TEXT_SCALES:
            words = self.tr("Text size {percent} %").format(percent=scale)
            self._choice(menu, sizes, words, scale == self.settings.text_scale, text_scale=scale)
        menu.addSeparator()
        for code, words in self._language_names().items():
            self._choice(menu, languages, words, code == self.settings.language, language=code)
        if self.settings.fixed:
            fixed = self.tr("IT has fixed what is grey here: see the policy on the page Administration.")
            menu.addAction(fixed).setEnabled(False)
        return menu

    def commands(self) -> tuple[Command, ...]:
        """What can be done from anywhere just now, in words."""
        from cds_app.gui.widgets.command_palette import Command

        found = list(self.frame.commands()) if self.frame is not None else []
        if self.frame is not None:
            found.append(Command(self.tr("Lock"), self.lock, "Ctrl+L"))
        for scale in TEXT_SCALES:
            words = self.tr("Text size {percent} %").format(percent=scale)
            found.append(Command(words, partial(self.change_settings, text_scale=scale)))
        for name, words in self._theme_names().items():
            found.append(Command(words, partial(self.change_settings, theme=name)))
        for code, words in self._language_names().items() if "language" not in self.settings.fixed else ():
            found.append(Command(words, partial(self.change_settings, language=code)))
        if self._sample.in_use:
            found.append(Command(self.tr("Leave the tour"), self.lock))
        else:
            found.append(Command(self.tr("Take the tour on made-up patients"), self.take_tour))
        found.append(Command(self.tr("Help for this page"), self.show_help, "F1"))
        found.append(Command(self.tr("Keyboard shortcuts"), self.show_keys, "Ctrl+/"))
        return tuple(found)

    def open_palette(self) -> None:
        """Ask what to do (Ctrl+K)."""
        from cds_app.gui.palette import open_palette

        open_palette(self, self.commands(), self.jobs, self.frame)

    def show_keys(self) -> None:
        """List the keys (Ctrl+/)."""
        from cds_app.gui.palette import show_keys

        show_keys(self, self.commands())

    def change_settings(self, **changes: object) -> None:
        """Apply and remember a changed theme, text size or language.

        Another language locks the window and throws every page away: they are built anew in it.
        """
        before = self.settings
        self._remember(**changes)
        if self.settings.language == before.language:
            apply_settings(self.settings)
            return
        self.lock()
        if self._help is not None:
            self._help.close()
            self._help.deleteLater()
            self._help = None
        self.language_wanted.emit(self.settings.language)

    def _follow_system(self) -> None:
        """The system turned light or dark while the program runs."""
        if self.settings.theme == "system":
            apply_settings(self.settings)

    def _remember(self, **changes: object) -> None:
        self.settings = dataclasses.replace(self.settings, **changes)  # type: ignore[arg-type]
        self._on_settings(self.settings)

    def _choice(self, menu: QMenu, group: QActionGroup, words: str, checked: bool, **changes: object) -> None:
        action = QtGui.QAction(words, group)
        action.setCheckable(True)
        action.setChecked(checked)
        action.setEnabled(not set(changes) & set(self.settings.fixed))
        action.triggered.connect(lambda: self.change_settings(**changes))
        menu.addAction(action)

    def _theme_names(self) -> dict[str, str]:
        return {
            "system": self.tr("Look: as the system"),
            "light": self.tr("Look: light"),
            "dark": self.tr("Look: dark"),
            "high_contrast": self.tr("Look: high contrast"),
        }

    def _language_names(self) -> dict[str, str]:
        names = {code: text.LANGUAGE_NAMES.get(code, self.tr("as the system")) for code in LANGUAGES}
        words = self.tr("Language: {name} (locks the window)")
        return {code: words.format(name=name) for code, name in names.items()}

    def _go(self, name: str) -> None:
        if self.frame is not None:
            self.frame.go(name)

    def _leave_frame(self) -> None:
        if self.frame is not None:
            self._forget_frame(self.frame)
            self.frame = None

    def _forget_frame(self, frame: SignedInFrame) -> None:
        self._stack.removeWidget(frame)
        frame.deleteLater()

    def _remember_where_it_stood(self) -> None:
        where = self.saveGeometry().toBase64().toStdString()
        if where != self.settings.window:
            self._remember(window=where)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._remember_where_it_stood()
        if self.frame is not None:
            self.frame.keep_drafts()
        self._leave_frame()
        self.jobs.close()
        self._sample.throw_away_at_once()
        super().closeEvent(event)
