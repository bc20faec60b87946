"""Stands in for the frame with its sixteen pages where a test is about the window around it."""

from __future__ import annotations

from types import SimpleNamespace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from cds_app.gui.widgets.notice import Notice


class StubPatient(QObject):
    """The one signal of the patient page that the window listens to."""

    opened = Signal(object)


class StubFrame(QWidget):
    """What `MainWindow` and `Guard` ask of a frame; `went` lists where it was sent."""

    lock_wanted = Signal()
    help_wanted = Signal()
    hand_over_wanted = Signal(str, object)
    tour_wanted = Signal()
    topic_changed = Signal(str)
    restore_wanted = Signal(object)
    state_accepted = Signal()

    def __init__(self, jobs=None, who=None, settings_menu=None) -> None:
        super().__init__()
        self.who = who or SimpleNamespace(user=SimpleNamespace(user_id="u", roles=("administrator",)))
        self.view = None
        self.went: list[tuple[str, ...]] = []
        self.said: list[str] = []
        self.kept = 0
        self.patient = StubPatient()
        self.worklist = SimpleNamespace(begin=lambda first: self.went.append(("begin", first)))
        self.rail = SimpleNamespace(buttons={name: QPushButton(self) for name in ("worklist", "patient", "compare")})
        for button in self.rail.buttons.values():
            button.setCheckable(True)
        self.rail.buttons["worklist"].setChecked(True)

    def start(self) -> None:
        self.went.append(("start",))

    def open_patient(self, record_id: str) -> None:
        self.went.append(("patient", record_id))
        self.view = SimpleNamespace(record_id=record_id)
        self.mark("patient")
        self.patient.opened.emit(self.view)

    def open_follow_up(self, record_id: str) -> None:
        self.went.append(("follow_up", record_id))

    def go(self, name: str) -> None:
        self.went.append(("go", name))
        self.mark(name)

    def mark(self, name: str) -> None:
        for other, button in self.rail.buttons.items():
            button.setChecked(other == name)

    def look_into_store(self) -> None:
        self.went.append(("look_into_store",))

    def make_sheets(self) -> None:
        self.went.append(("make_sheets",))

    def keep_drafts(self) -> None:
        self.kept += 1

    def put_above(self, strip: QWidget, controls) -> None:
        strip.setParent(self)
        if isinstance(strip, Notice):
            self.said.append(strip.accessibleDescription())

    def help_topic(self) -> str:
        return "worklist"

    def commands(self):
        return ()

    def shows_patients(self) -> bool:
        return True

    def shows_estimates(self) -> bool:
        return True
