"""Start of the window: look, worker, unlock page, and the outermost edge for unexpected errors.

Before the first window shows, only Qt and the cipher are imported; the worker imports the rest while the
passphrase is typed.
"""

from __future__ import annotations

import gc
import sys
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import QApplication

from cds_app import __version__
from cds_app.domain.errors import CdsError
from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.environment import paths
from cds_app.environment.logbook import note_unexpected
from cds_app.environment.restart import restart, taken_place
from cds_app.environment.settings import Settings, load_settings, save_settings
from cds_app.gui import style, text
from cds_app.gui.jobs import Jobs
from cds_app.gui.main_window import MainWindow, apply_settings
from cds_app.gui.pages.unlock import UnlockPage
from cds_app.gui.widgets import focus_ring, spoken
from cds_app.workflow.session import Surroundings, warm_up


@dataclass
class Program:
    """The running window and its worker."""

    app: QApplication
    window: MainWindow
    jobs: Jobs


def make_application() -> QApplication:
    """The one application object, with name and version and the look at its defaults."""
    app = QApplication.instance() or style.begin(sys.argv[0])
    assert isinstance(app, QApplication)
    app.setApplicationName("cds-app")
    app.setApplicationVersion(__version__)
    spoken.install()
    QLocale.setDefault(QLocale.c())  # one form of numbers, whatever the machine writes
    style.apply(app, style.load(paths.resource()))
    focus_ring.install(app)
    return app


def build(
    app: QApplication, surroundings: Surroundings, settings: Settings, settings_file: Path, store: Path | None = None
) -> Program:
    """The window on a store (the one last opened, or the default place)."""
    apply_settings(settings)
    text.use_language(app, settings.language)
    jobs = Jobs(lambda error: note_unexpected(paths.logbook_file(), error))
    chosen = store or (Path(settings.store) if settings.store else paths.default_store())

    def unlock_page(folder: Path, user: str) -> UnlockPage:
        page = UnlockPage(jobs, surroundings, folder, user)
        page.remember.connect(lambda folder, user: window.change_settings(store=folder, user=user))
        return page

    def speak(language: str) -> None:
        text.use_language(app, language)
        window.begin_with(unlock_page(window.unlock.store, window.settings.user))

    with style.bare(app):
        first = unlock_page(chosen, settings.user)
        window = MainWindow(
            jobs, first, settings, lambda changed: save_settings(settings_file, changed, surroundings.policy)
        )
    window.language_wanted.connect(speak)
    QTimer.singleShot(0, window, lambda: jobs.call(_get_ready, surroundings))  # once the window is on screen
    return Program(app, window, jobs)


def run() -> int:
    """Open the window and return the exit code when it is closed."""
    app = make_application()
    sys.excepthook = _unexpected
    try:
        surroundings = Surroundings.of_this_machine()
    except CdsError as error:
        from PySide6.QtWidgets import QMessageBox

        QMessageBox.critical(None, "cds-app", text.error_sentence(error))
        return 1
    file = paths.settings_file()
    program = build(app, surroundings, load_settings(file, surroundings.policy), file)
    program.window.show()
    _guard(program)
    return app.exec()


def _get_ready(surroundings: Surroundings) -> None:
    """On the worker, while the passphrase is typed: what signing in needs, then what scoring needs."""
    import cds_app.gui.frame  # noqa: F401

    _ = surroundings.catalogue
    warm_up()
    gc.freeze()  # all that was imported stays; to look through it would stop the window each time garbage is looked for


def _guard(program: Program) -> None:
    """Lock when nobody is there, and begin anew after a lock, where the person was."""
    from cds_app.gui.guard import Guard

    guard = Guard(program.window, restart)
    guard.desktop.listen(int(program.window.winId()))
    guard.resume(taken_place())


def _unexpected(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """A bug on the window's own thread: noted without patient data, and said with its reference."""
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    from PySide6.QtWidgets import QMessageBox

    reference = note_unexpected(paths.logbook_file(), error)
    words = QT_TRANSLATE_NOOP(
        "errors", "Something in the program itself went wrong. Tell your IT this reference: {reference}."
    )
    QMessageBox.warning(None, "cds-app", QApplication.translate("errors", words).format(reference=reference))
