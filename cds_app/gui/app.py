"""Start of the window: look, worker, unlock page, and the outermost edge for unexpected errors.

The first page comes with as little as it can. Then, while the passphrase is typed, the worker imports the rest, and the
window gets what the first sight could do without (`MainWindow.complete`).
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import QApplication

from cds_app import __version__
from cds_app.domain.errors import CdsError
from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.environment import paths
from cds_app.environment.settings import Settings, load_settings, save_settings
from cds_app.gui import style, text
from cds_app.gui.comfort import apply_settings
from cds_app.gui.imports import ImportPages, import_below
from cds_app.gui.jobs import Jobs
from cds_app.gui.main_window import MainWindow
from cds_app.gui.pages.unlock import UnlockPage
from cds_app.workflow.surroundings import Surroundings

SHOWN, BELOW = "shown", "below"
"""How far the worker is: it has begun, so the first page is on screen; everything below the window is there."""


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
    QLocale.setDefault(QLocale.c())  # one form of numbers, whatever the machine writes
    style.apply(app, style.load(paths.resource()))
    return app


def build(
    app: QApplication,
    surroundings: Surroundings,
    settings: Settings,
    settings_file: Path,
    store: Path | None = None,
    guard: Callable[[Program], None] = lambda _: None,
) -> Program:
    """The window on a store (the one last opened, or the default place). `guard` begins ahead of every sign-in."""
    apply_settings(settings, style.at_first_sight)
    text.use_language(app, settings.language)
    jobs = Jobs(_note)
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
    first.look_settled()
    window.language_wanted.connect(speak)
    program = Program(app, window, jobs)

    def go_on(stage: str) -> None:
        if stage == SHOWN:
            _complete(program)
        else:
            guard(program)
            ImportPages(window)

    QTimer.singleShot(0, window, lambda: jobs.call(_get_ready, surroundings, progress=go_on, done=_keep))
    return program


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
    program = build(app, surroundings, load_settings(file, surroundings.policy), file, guard=_guard)
    program.window.show()
    return app.exec()


def _get_ready(surroundings: Surroundings, progress: Callable[[str], None]) -> None:
    """On the worker, while the passphrase is typed: what signing in needs, what the pages need, then scoring."""
    progress(SHOWN)
    import_below()
    progress(BELOW)
    from cds_app.workflow.session import warm_up

    _ = surroundings.catalogue
    warm_up()


def _keep(_: None) -> None:
    """All that was imported stays: to look through it would stop the window each time garbage is looked for."""
    gc.freeze()


def _complete(program: Program) -> None:
    """Once the first page is on screen."""
    from cds_app.gui.widgets import focus_ring, spoken

    spoken.install()
    focus_ring.install(program.app)
    program.window.complete()
    if program.window.settings.theme == "system":
        apply_settings(program.window.settings)  # the palette had to do for the first sight


def _guard(program: Program) -> None:
    """Lock when nobody is there, and begin anew after a lock, where the person was."""
    from cds_app.environment.restart import restart, taken_place
    from cds_app.gui.guard import Guard

    guard = Guard(program.window, restart)
    guard.desktop.listen(int(program.window.winId()))
    guard.resume(taken_place())


def _note(error: BaseException) -> str:
    """Keep what went wrong in the technical log; its reference."""
    from cds_app.environment.logbook import note_unexpected

    return note_unexpected(paths.logbook_file(), error)


def _unexpected(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """A bug on the window's own thread: noted without patient data, and said with its reference."""
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    from PySide6.QtWidgets import QMessageBox

    reference = _note(error)
    words = QT_TRANSLATE_NOOP(
        "errors", "Something in the program itself went wrong. Tell your IT this reference: {reference}."
    )
    QMessageBox.warning(None, "cds-app", QApplication.translate("errors", words).format(reference=reference))
