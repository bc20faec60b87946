"""The Debian package, put by dpkg into a system that lies in a folder: every documented code, and what stays."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from cds_app import __version__
from tests.installer.conftest import System, with_version


@contextmanager
def running(system: System) -> Iterator[None]:
    """The installed program runs; it is a stand-in that sleeps until the block ends."""
    with subprocess.Popen([system.program / "cds-app", "600"]) as program:
        try:
            yield
        finally:
            program.kill()


def store_of(system: System, home: str = "/home/ada") -> Path:
    file = Path(f"{system.root}{home}/.local/share/cds-app/store/store.db")
    file.parent.mkdir(parents=True)
    file.write_bytes(b"records")
    return file


@pytest.fixture
def one_person(tmp_path: Path) -> dict[str, str]:
    """Surroundings in which the system knows one person: ada, with a home of her own."""
    tools = tmp_path / "tools"
    tools.mkdir()
    (tools / "getent").write_text("#!/bin/sh\necho ada:x:1000:1000::/home/ada:/bin/sh\n", encoding="utf-8")
    (tools / "getent").chmod(0o755)
    return {"PATH": f"{tools}:/usr/sbin:/usr/bin:/sbin:/bin"}


@pytest.mark.requirement("INS-01")
def test_it_installs_upgrades_repairs_and_goes_without_a_display_or_an_answer_and_keeps_a_log(
    system, package, tmp_path, one_person
):
    record = store_of(system)
    older = with_version(package, "0.0.9", tmp_path)
    rules = system.program / "_internal/_resources/rules.json"
    assert system.dpkg("--install", older)[0] == 0
    code, said = system.dpkg("--install", package)
    assert code == 0, said
    assert (system.root / "usr/bin/cds-app").is_symlink()
    rules.write_bytes(b"[]")
    assert system.dpkg("--install", package)[0] == 0
    assert rules.read_bytes() == b"{}"
    code, said = system.dpkg("--remove", "cds-app")
    assert code == 0
    assert "stays where it is" in said
    assert system.dpkg("--purge", "cds-app", environment=one_person)[0] == 0
    assert not system.program.exists()
    assert record.read_bytes() == b"records"
    steps = [line.partition(" ")[2] for line in system.log.splitlines()]
    assert steps[0] == "installation of 0.0.9 begins"
    assert f"upgrade from 0.0.9 to {__version__} begins" in steps
    assert sum(step.startswith("done (0)") for step in steps) == 3
    assert [step[:11] for step in steps[-2:]] == ["removed (0)", "purged (0):"]


@pytest.mark.requirement("INS-09")
def test_20_an_older_program_over_a_newer_one_is_refused_and_changes_nothing(system, package, tmp_path):
    assert system.dpkg("--install", package)[0] == 0
    before = {path: path.stat().st_mtime_ns for path in system.program.rglob("*")}
    code, said = system.dpkg("--install", with_version(package, "0.0.9", tmp_path))
    assert code == 1
    assert "exit status 20" in said
    assert "refused (20)" in system.log
    assert {path: path.stat().st_mtime_ns for path in system.program.rglob("*")} == before
    assert system.script("preinst", "upgrade", "99.0")[0] == 20
    assert system.script("preinst", "upgrade", "0.0.9")[0] == 0


@pytest.mark.requirement("INS-01")
def test_21_nothing_is_put_over_a_running_program_and_none_is_removed(system, package):
    assert system.dpkg("--install", package)[0] == 0
    with running(system):
        for act in (("--install", package), ("--remove", "cds-app")):
            code, said = system.dpkg(*act)
            assert code == 1
            assert "exit status 21" in said
        assert (system.program / "cds-app").is_file()
    assert "refused (21)" in system.log
    assert system.dpkg("--remove", "cds-app")[0] == 0


@pytest.mark.requirement("INS-01")
def test_11_a_file_that_is_not_what_was_released_fails_the_installation(system, package):
    assert system.dpkg("--install", package)[0] == 0
    (system.program / "_internal/library.so").write_bytes(b"\x7fELG")
    code, said = system.script("postinst", "configure")
    assert code == 11
    assert "get the package again" in said
    assert "failed (11)" in system.log


@pytest.mark.requirement("INS-02")
@pytest.mark.parametrize("place", ["_internal/library.so", "_internal/_resources", "."])
def test_12_a_program_folder_that_others_may_write_fails_the_installation(system, package, place):
    assert system.dpkg("--install", package)[0] == 0
    path = system.program / place
    for who in (0o020, 0o002):
        path.chmod(path.stat().st_mode | who)
        assert system.script("postinst", "configure")[0] == 12
        path.chmod(path.stat().st_mode & ~who)
    assert system.script("postinst", "configure")[0] == 0
    assert "failed (12)" in system.log


@pytest.mark.requirement("INS-10")
def test_31_only_the_exact_words_delete_records_and_on_purge_alone(system, package, one_person):
    record, other = store_of(system), Path(f"{system.root}/home/ada/.local/share/another")
    other.write_bytes(b"not ours")
    assert system.dpkg("--install", package)[0] == 0
    words = {**one_person, "CDS_APP_DELETE_RECORDS": "delete all records"}
    code, said = system.dpkg("--remove", "cds-app", environment=words)
    assert code == 0
    assert "stays where it is" in said
    code, said = system.dpkg("--purge", "cds-app", environment={**one_person, "CDS_APP_DELETE_RECORDS": "yes"})
    assert code == 1
    assert "exit status 31" in said
    assert record.exists()
    assert system.dpkg("--purge", "cds-app", environment=words)[0] == 0
    assert not record.exists()
    assert other.exists()
    assert "deleted: /home/ada/.local/share/cds-app" in system.log


@pytest.mark.requirement("INS-10")
def test_a_folder_that_is_a_link_is_not_followed_when_records_are_deleted(system, one_person, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "kept").write_bytes(b"kept")
    share = Path(f"{system.root}/home/ada/.local/share")
    share.mkdir(parents=True)
    (share / "cds-app").symlink_to(elsewhere)
    words = {**one_person, "CDS_APP_DELETE_RECORDS": "delete all records"}
    assert system.script("postrm", "purge", environment=words)[0] == 0
    assert (elsewhere / "kept").exists()


@pytest.mark.requirement("INS-01")
def test_a_log_that_cannot_be_written_stops_no_installation(system, package):
    (system.root / "var/log/cds-app-install.log").mkdir()
    assert system.dpkg("--install", package)[0] == 0
