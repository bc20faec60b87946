"""The diagnostics say what IT needs and nothing of any patient; the administrator's lists say who and when."""

from __future__ import annotations

import dataclasses
import json
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cds_app.cli import care, run_command
from cds_app.domain.errors import CdsError, NotAllowed
from cds_app.environment import paths
from cds_app.environment.logbook import note_unexpected
from cds_app.workflow import diagnostics as module
from cds_app.workflow.diagnostics import diagnose, diagnostics, keep_diagnostics, rounded, save_diagnostics
from cds_app.workflow.import_records import import_records
from cds_app.workflow.self_check import Check
from cds_app.workflow.show_administration import last_backup, show_keys, show_people
from tests.support.world import SAMPLE, SHOWCASE, make_session, one_more_patient

CANARY = "P-CANARY"


@pytest.fixture(scope="module")
def session(tmp_path_factory):
    """One store with the sample records for every test here; none minds what another adds."""
    opened = make_session(tmp_path_factory.mktemp("diagnostics") / "store")
    import_records(opened, SAMPLE, attested=True)
    yield opened
    opened.close()


@pytest.fixture
def logbook(tmp_path, monkeypatch):
    file = tmp_path / "technical.log"
    monkeypatch.setattr(paths, "logbook_file", lambda: file)
    return file


@pytest.fixture
def quick(monkeypatch):
    """The self-check has tests of its own, and verifying every bundle takes a second each time."""
    monkeypatch.setattr(
        module,
        "self_check",
        lambda *_: (Check("cipher", True, "4.6.1"), Check("store", False, "encrypted, 71 patients, 240 entries")),
    )


@pytest.mark.requirement("INS-12")
def test_no_canary_of_a_patient_or_a_person_is_in_it(session, logbook, quick):
    one_more_patient(session, CANARY)
    record_id = session.store.find(CANARY)
    (session.store.directory / f"{CANARY} notes.txt").write_text("x" * 5000, encoding="utf-8")
    try:
        raise ValueError(f"a value of {CANARY}")
    except ValueError as error:
        reference = note_unexpected(logbook, error)
    with logbook.open("a", encoding="utf-8") as file:
        file.write(f"somebody wrote {CANARY} here\n")
    said = diagnostics(session).content
    ids = (record_id, session.user.user_id)
    for word in (CANARY, SHOWCASE, *ids, "Ada", session.policy.crisis_line, "71 pat", "240 ent"):
        assert word not in said, word
    assert reference in said
    assert "ValueError" in said
    assert "1 lines of another form were left out" in said
    assert "other files: " in said
    assert "patients: about 70" in said
    assert "FAILED store" in said


def test_a_home_folder_is_not_named(tmp_path, logbook, monkeypatch):
    home = tmp_path / "home of somebody"
    monkeypatch.setattr(module.Path, "home", lambda: home)
    monkeypatch.setattr(module, "self_check", lambda *_: (Check("policy", True, f"from {home}/policy.json"),))
    said = diagnose().content
    assert "somebody" not in said
    assert "from ~/policy.json" in said


def test_what_is_saved_is_what_was_read(tmp_path, logbook, quick):
    made = diagnose(tmp_path)
    saved = save_diagnostics(made, tmp_path / "diagnostics.txt")
    assert saved.read_text(encoding="utf-8") == made.content
    assert not made.sound


@pytest.mark.requirement("AUD-11")
def test_what_is_saved_of_an_open_store_is_an_entry_and_a_file_that_cannot_be_written_is_none(session, tmp_path, quick):
    made = diagnostics(session)
    size = session.store.head()[0]
    with pytest.raises(CdsError):
        keep_diagnostics(session, made, tmp_path / "absent" / "diagnostics.txt")
    assert session.store.head()[0] == size
    saved = keep_diagnostics(session, made, tmp_path / "diagnostics.txt")
    assert saved.read_text(encoding="utf-8") == made.content
    told = [entry for _, _, entry in session.store.entries(size)]
    assert [entry["event"] for entry in told] == ["diagnostics_saved"]
    assert (told[0]["data"]["sha256"], told[0]["data"]["sound"]) == (sha256(saved.read_bytes()).hexdigest(), made.sound)


@given(st.integers(0, 10**9))
def test_a_rounded_count_has_one_figure_that_matters(count):
    said = rounded(count)
    if count < 10:
        assert said == "fewer than 10"
    else:
        told = int(said.removeprefix("about "))
        assert str(told).rstrip("0") in {*"123456789"}
        assert abs(told - count) * 2 <= 10 ** (len(str(count)) - 1)


@pytest.mark.requirement("STO-24")
def test_the_lists_of_an_administrator_are_for_administrators(session, monkeypatch):
    monkeypatch.setattr(session.store, "user", dataclasses.replace(session.user, roles=("clinician", "auditor")))
    for ask in (diagnostics, show_people, show_keys, last_backup):
        with pytest.raises(NotAllowed):
            ask(session)


def test_people_keys_and_backups_are_listed_with_their_moments(session, tmp_path):
    assert last_backup(session) is None
    moment = "2026-11-02T09:00:00.000Z"
    assert [(p.user.name, p.last_sign_in, p.is_self) for p in show_people(session)] == [("ada", moment, True)]
    session.store.back_up(tmp_path / "copy")
    assert last_backup(session) == moment
    rows = show_keys(session)
    assert {row.key.kind for row in rows} == {"installation", "clinician"}
    assert all(row.enrolled and row.retired is None for row in rows)


def test_the_command_shows_and_saves_and_tells_by_its_code(session, tmp_path, logbook, quick, capsys, monkeypatch):
    target = tmp_path / "out.txt"
    assert run_command(["diagnostics"]) == 1
    shown = capsys.readouterr().out
    assert run_command(["diagnostics", "--output", str(target)]) == 1
    assert target.read_text(encoding="utf-8") == shown.removesuffix("\n")
    monkeypatch.setattr(care, "with_session", lambda _args, work: work(session))
    capsys.readouterr()
    assert run_command(["diagnostics", "--store", str(tmp_path), "--user", "ada", "--json"]) == 1
    assert "patients: about 70" in json.loads(capsys.readouterr().out)["content"]
