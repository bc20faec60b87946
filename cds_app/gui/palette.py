"""What can be done from anywhere, asked for by name (Ctrl+K) or looked up by its keys (Ctrl+/)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.gui import text
from cds_app.gui.frame import SignedInFrame
from cds_app.gui.jobs import Jobs
from cds_app.gui.widgets.command_palette import Command, CommandPalette, KeyList
from cds_app.workflow.list_patients import WorklistRow, find_patients

FOUND_PATIENTS = 8
"""Patients that the command palette offers for what was typed."""


def open_palette(parent: QWidget, commands: Sequence[Command], jobs: Jobs, frame: SignedInFrame | None) -> None:
    """Ask what to do; whoever may open patients finds them by their code too."""
    palette = CommandPalette(commands, parent)
    palette.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if frame is not None and frame.shows_patients():
        palette.typed.connect(partial(_find_patients, palette, jobs, frame))
    palette.open()


def show_keys(parent: QWidget, commands: Iterable[Command]) -> None:
    """List the keys."""
    keys = [(command.keys, command.words) for command in commands if command.keys]
    for key, words in (
        ("Ctrl+K", QT_TRANSLATE_NOOP("MainWindow", "Find a command or a patient")),
        ("Tab", QT_TRANSLATE_NOOP("MainWindow", "To the next control")),
        ("Esc", QT_TRANSLATE_NOOP("MainWindow", "Leave a dialog")),
    ):
        keys.append((key, text.tr("MainWindow", words)))
    shown = KeyList(keys, parent)
    shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    shown.open()


def _find_patients(palette: CommandPalette, jobs: Jobs, frame: SignedInFrame, typed: str) -> None:
    if not typed.strip():
        return

    def offer(rows: tuple[WorklistRow, ...]) -> None:
        found = [Command(_words(row), partial(frame.open_patient, row.record_id)) for row in rows]
        if shiboken6.isValid(palette):  # it may have been closed while the store was asked
            palette.add(typed, found)

    jobs.run(find_patients, typed.strip(), FOUND_PATIENTS, done=offer, slot="palette")


def _words(row: WorklistRow) -> str:
    return text.tr("MainWindow", QT_TRANSLATE_NOOP("MainWindow", "Open patient {code}"), code=row.pseudonym)
