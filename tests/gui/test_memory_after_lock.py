"""The real window in a process of its own: what is left in its memory once it is locked."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from cds_app.store.slots import SlotFile, key_for
from tests.support.memory import forms_of_key, hits
from tests.support.world import SAMPLE, make_session, one_more_patient

CANARY = "P-7719-CANARY"
WORDS = "seven owls keep 41 ledgers dry"

SCRIPT = """
import sys
from pathlib import Path
from PySide6.QtCore import QSocketNotifier, QTimer
from cds_app.environment.restart import restart, taken_place
from cds_app.environment.settings import Settings
from cds_app.gui import app as start
from cds_app.gui.guard import Guard
from cds_app.workflow.session import Surroundings

folder, secret = Path(sys.argv[1]), Path(sys.argv[2])
start.warm_up = lambda: None  # and without what scoring imports
application = start.make_application()
settings = Settings(theme="light", tour_offered=True)
surroundings = Surroundings.of_this_machine()
surroundings.bundles = folder.parent / "none"  # the window without its model: that takes seconds, and knows no patient
program = start.build(application, surroundings, settings, folder.parent / "settings.json", folder)
window = program.window
window.show()
guard = Guard(window, restart)
place = taken_place()
guard.resume(place)

def entered(who):
    window.frame.patient.opened.connect(lambda view: print("open", flush=True))
    window.frame.open_patient(sys.argv[3])

def told():
    line = sys.stdin.readline().strip()
    if line == "lock":
        window.lock()
    else:
        window.close()
        application.quit()

window.entered.connect(entered)
listener = QSocketNotifier(0, QSocketNotifier.Type.Read)
listener.activated.connect(told)
if place is None:
    window.unlock.user.setText("ada")
    window.unlock.passphrase.setText(secret.read_text())
    secret.unlink()
    QTimer.singleShot(0, window.unlock.unlock)
else:
    QTimer.singleShot(0, lambda: print("locked", place.page, window.frame is None, flush=True))
application.exec()
"""


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    """A store with a patient whose pseudonym is a canary; the record's id and the database key."""
    from cds_app.workflow.import_records import import_records

    base = tmp_path_factory.mktemp("memory")
    session = make_session(base / "store", passphrase=WORDS)
    import_records(session, SAMPLE, attested=True)
    record_id = one_more_patient(session, CANARY)
    session.close()
    _, key = key_for(SlotFile(base / "store" / "slots.json").read(), "ada", WORDS)
    return base, record_id, key


@pytest.mark.requirement("STO-15")
def test_after_the_lock_no_key_no_passphrase_and_no_patient_is_in_memory(prepared):
    base, record_id, key = prepared
    (base / "secret").write_text(WORDS)
    home = {name: str(base / "home") for name in ("HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")}
    process = subprocess.Popen(
        [sys.executable, "-c", SCRIPT, str(base / "store"), str(base / "secret"), record_id],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, **home, "QT_QPA_PLATFORM": "offscreen"},
    )
    try:
        assert process.stdout.readline() == "open\n"
        found = hits(process.pid, [CANARY.encode(), *forms_of_key(key)])  # the scan finds what is there
        assert CANARY.encode() in found
        assert found & set(forms_of_key(key))
        process.stdin.write("lock\n")
        process.stdin.flush()
        assert process.stdout.readline() == "locked patient True\n"
        assert hits(process.pid, [CANARY.encode(), WORDS.encode(), *forms_of_key(key)]) == set()
        process.communicate("end\n")
        assert process.returncode == 0
    finally:
        process.kill()
        process.wait()
