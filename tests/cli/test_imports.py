"""`list-imports` and `undo-import`, as a data manager types them."""

from __future__ import annotations

import json

import pytest

from cds_app.cli import run_command
from cds_app.workflow.import_records import import_records
from tests.support.world import PASSPHRASE, make_session


@pytest.fixture
def store(tmp_path, monkeypatch):
    for name in ("HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    session = make_session(tmp_path / "store")
    file = tmp_path / "two.csv"
    file.write_text("pseudonym,age_years,sex,phq9_total\nN-1,44,female,17\nN-2,44,female,19\n", encoding="utf-8")
    import_records(session, file, attested=True)
    session.close()
    (tmp_path / "secret").write_text(PASSPHRASE, encoding="utf-8")
    return tmp_path / "store"


def test_an_import_is_listed_taken_back_and_gone(store, capsys):
    def run(*words):
        command, *rest = words
        secret = store.parent / "secret"
        capsys.readouterr()
        code = run_command([command, *rest, "--store", str(store), "--user", "ada", "--passphrase-file", str(secret)])
        return code, *capsys.readouterr()

    code, out, _ = run("list-imports", "--json")
    told = json.loads(out)
    (batch,) = told["imports"]
    assert (code, batch["patients"], batch["can_undo"]) == (0, 2, True)
    assert (told["uniqueness"]["people"], told["uniqueness"]["smallest"]) == (2, 2)
    assert run("undo-import", "zzz")[0] == 1
    code, out, _ = run("undo-import", batch["batch_id"][:12])
    assert (code, "2 patients" in out) == (0, True)
    code, out, _ = run("list-imports")
    assert (code, out.strip()) == (0, "Nothing was imported.")
