"""However slowly the worker answers and however quickly patients are changed, no number stands under another's code.

The real window, store and worker; only the scoring waits at a gate until the test lets it through. Whatever is painted
is checked while it is painted.
"""

from __future__ import annotations

import random
import threading

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from cds_app.environment.policy import Policy
from cds_app.environment.settings import Settings
from cds_app.gui.app import build, make_application
from cds_app.gui.pages import compare as compare_page
from cds_app.workflow.compare_treatments import compare_treatments
from tests.journeys.conftest import PATIENCE_MS
from tests.support.world import PASSPHRASE, SAMPLE, make_surroundings

STEPS, PATIENTS, ARRIVES_MS = 24, 4, 10


class Gate:
    """Scoring as it is, behind a gate that lets through one at a time. What was scored once is not scored again."""

    def __init__(self) -> None:
        self.tickets = threading.Semaphore(0)
        self.answered = 0
        self._known: dict[str, object] = {}

    def __call__(self, session, record_id, assessment_id=None, *, stop, progress):
        assert self.tickets.acquire(timeout=PATIENCE_MS / 1000)
        if record_id not in self._known:
            self._known[record_id] = compare_treatments(session, record_id, assessment_id, stop=stop, progress=progress)
        self.answered += 1
        return self._known[record_id]

    def let_through(self) -> None:
        self.tickets.release()


class Watch(QObject):
    """Looks at the window each time any part of it is painted."""

    def __init__(self, frame) -> None:
        super().__init__()
        self.frame, self.looked, self.wrong = frame, 0, []
        QApplication.instance().installEventFilter(self)

    def eventFilter(self, _watched, event) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.look()
        return False

    def look(self) -> None:
        frame, page = self.frame, self.frame.compare
        self.looked += 1
        if frame.pages.currentWidget() is not page or not page.sheet.isVisible():
            return
        header, own = frame.bar.code.text(), page.sheet.context.code.text()
        numbers = page.assessment.comparison.pseudonym if page.assessment is not None else None
        if not header == own == numbers:
            self.wrong.append((header, own, numbers))


@pytest.fixture
def window(qtbot, tmp_path, monkeypatch):
    for name in ("HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    surroundings = make_surroundings(Policy(own_view="off"))
    settings = Settings(theme="light", tour_offered=True)
    made = build(make_application(), surroundings, settings, tmp_path / "settings.json", tmp_path / "store")
    page = made.window.unlock
    for field, words in ((page.user, "ada"), (page.passphrase, PASSPHRASE), (page.again, PASSPHRASE),
                         (page.display_name, "Dr Ada Example"), (page.credential, "MD")):  # fmt: skip
        field.setText(words)
    for box in page.roles.values():
        box.click()
    made.window.show()
    page.unlock()
    qtbot.waitUntil(lambda: made.window.frame is not None, timeout=PATIENCE_MS)
    importing = made.window.frame.import_page
    importing.begin(SAMPLE)
    importing.check()
    qtbot.waitUntil(importing.attest.isEnabled, timeout=PATIENCE_MS)
    importing.attest.click()
    importing.start_import()
    qtbot.waitUntil(lambda: made.window.frame.worklist.model.rowCount() > 50, timeout=PATIENCE_MS)
    yield made.window
    made.window.close()


def views_of(frame, qtbot):
    """A few patients, each opened once. From then on changing between them waits for nobody, however quick the hand."""
    found = []
    for row in frame.worklist.model.rows:
        frame.open_patient(row.record_id)
        qtbot.waitUntil(lambda row=row: frame.view is not None and frame.view.record_id == row.record_id,
                        timeout=PATIENCE_MS)  # fmt: skip
        if not frame.view.stopped:
            found.append(frame.view)
        if len(found) == PATIENTS:
            return found
    raise AssertionError("the sample holds too few patients who can be compared")


@pytest.mark.requirement("SCO-14")
@pytest.mark.parametrize("seed", [1, 2])
def test_no_number_is_ever_painted_under_another_patients_code(window, qtbot, monkeypatch, seed):
    gate, frame, chance = Gate(), window.frame, random.Random(seed)
    views = views_of(frame, qtbot)
    monkeypatch.setattr(compare_page, "compare_treatments", gate)
    watch = Watch(frame)
    asked, late = 0, 0

    def hear_the_next_answer() -> None:
        before = gate.answered
        gate.let_through()
        qtbot.waitUntil(lambda: gate.answered > before, timeout=PATIENCE_MS)
        qtbot.wait(ARRIVES_MS)
        window.grab()  # whatever is on screen now is painted, and looked at

    for _ in range(STEPS):
        if chance.random() < 0.6 or asked == gate.answered:
            view = chance.choice(views)
            frame._show_patient(view)
            frame.path.compare_at_once(view)
            asked += 1
            window.grab()
        else:
            late += asked - gate.answered > 1
            hear_the_next_answer()
    last = views[0]
    frame._show_patient(last)
    frame.path.compare_at_once(last)
    asked += 1
    while gate.answered < asked:
        hear_the_next_answer()
    qtbot.waitUntil(lambda: frame.compare.assessment is not None, timeout=PATIENCE_MS)
    window.grab()
    QApplication.instance().removeEventFilter(watch)
    assert watch.wrong == []
    assert watch.looked > STEPS
    assert late > 2, "the worker was never slower than the hand"
    assert frame.compare.assessment.record_id == last.record_id
    assert frame.bar.code.text() == frame.compare.sheet.context.code.text() == frame.compare.assessment.pseudonym
