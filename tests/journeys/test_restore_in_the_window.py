"""A backup is tried, brought back and signed in to again, all through the real window."""

from __future__ import annotations

from functools import cache

import pytest

from cds_app.store import passphrases
from cds_app.workflow.back_up import back_up
from cds_app.workflow.session import Surroundings
from tests.support.factories import make_record
from tests.support.world import PASSPHRASE, make_session, one_more_patient, reopen
from tests.workflow.bundles.world import keep_records


@pytest.fixture(autouse=True)
def _remembered_derivations(monkeypatch):
    monkeypatch.setattr(passphrases, "hash_secret_raw", cache(passphrases.hash_secret_raw))


def sign_in(program, keyboard):
    unlock = program.window.unlock
    unlock.begin()
    unlock.user.setText("ada")
    unlock.passphrase.setText(PASSPHRASE)
    unlock.unlock()
    keyboard.until(lambda: program.window.frame is not None)


@pytest.mark.requirement("STO-11")
@pytest.mark.requirement("STO-25")
def test_an_administrator_brings_a_backup_back(program, keyboard, tmp_path):
    made = make_session(program.window.unlock.store, surroundings=Surroundings.of_this_machine())
    keep_records(made, make_record("P-0412"))
    back_up(made, tmp_path / "backup")
    one_more_patient(made, "P-0002")
    made.close()
    ended = []
    program.window.locked.connect(ended.append)
    sign_in(program, keyboard)
    frame = program.window.frame
    frame.look_into_store()
    panel = frame.administration.backup
    keyboard.until(lambda: "store" in panel.restore.command.toPlainText())
    panel.backup.path.setText(str(tmp_path / "backup"))
    panel.drill.click()
    keyboard.until(panel.restore.confirm.isVisible)
    assert "Dr Ada Example" in panel.restore.found.text()
    assert "would lose" in panel.restore.found.text()
    assert "holds 2 patients now" in panel.restore.found.text()
    keyboard.tab_to(panel.restore.confirm.passphrase)
    keyboard.type(PASSPHRASE)
    keyboard.tab_to(panel.restore.confirm.act)
    panel.restore.confirm.act.click()
    keyboard.until(lambda: bool(ended) and bool(ended[-1]) and bool(ended[-1].said))
    assert program.window.frame is None
    assert "1 patients" in ended[-1].said
    assert "kept in" in ended[-1].said
    assert PASSPHRASE not in repr(ended)
    sign_in(program, keyboard)
    keyboard.until(lambda: program.window.frame.worklist.model.rowCount() == 1)
    program.window.close()
    again = reopen(program.window.unlock.store, Surroundings.of_this_machine())
    assert "restored" in [entry["event"] for _, _, entry in again.store.entries()]
    again.store.close()
