"""Start of the window: look, worker, unlock page, and the outermost edge for unexpected errors.

Before the first window shows, only Qt and the cipher are imported; the worker imports the rest while the
passphrase is typed.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from PySide6.QtWidgets import QApplication, QMessageBox

from cds_app import __version__
from cds_app.domain.errors import CdsError
from cds_app.environment import paths
from cds_app.environment.logbook import note_unexpected
from cds_app.environment.settings import Settings, load_settings, save_settings
from cds_app.gui import style, text
from cds_app.gui.jobs import Jobs
from cds_app.gui.main_window import MainWindow, apply_settings
from cds_app.gui.pages.unlock import UnlockPage
from cds_app.workflow.session import Surroundings, warm_up


@dataclass
class Program:
    """The running window and its worker."""

    app: QApplication
    window: MainWindow
    jobs: Jobs


def make_application() -> QApplication:
    """The one application object, with name and version and the look at its defaults."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("cds-app")
    app.setApplicationVersion(__version__)
    style.apply(app, style.load(paths.resource()))
    return app


def build(
    app: QApplication, surroundings: Surroundings, settings: Settings, settings_file: Path, store: Path | None = None
) -> Program:
    """The window on a store (the one last opened, or the default place)."""
    apply_settings(settings)
    jobs = Jobs(lambda error: note_unexpected(paths.logbook_file(), error))
    chosen = store or (Path(settings.store) if settings.store else paths.default_store())
    unlock = UnlockPage(jobs, surroundings, chosen, settings.user)
    window = MainWindow(jobs, unlock, settings, lambda changed: save_settings(settings_file, changed))
    unlock.remember.connect(lambda folder, user: window.change_settings(store=folder, user=user))
    jobs.call(warm_up)
    return Program(app, window, jobs)


def run() -> int:
    """Open the window and return the exit code when it is closed."""
    app = make_application()
    sys.excepthook = _unexpected
    try:
        surroundings = Surroundings.of_this_machine()
    except CdsError as error:
        QMessageBox.critical(None, "cds-app", text.error_sentence(error))
        return 1
    file = paths.settings_file()
    program = build(app, surroundings, load_settings(file), file)
    program.window.show()
    return app.exec()


def _unexpected(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """A bug on the window's own thread: noted without patient data, and said with its reference."""
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    reference = note_unexpected(paths.logbook_file(), error)
    words = "Something in the program itself went wrong. Tell your IT this reference: {reference}."
    QMessageBox.warning(None, "cds-app", QApplication.translate("errors", words).format(reference=reference))
