"""Bundles in the store: rows that only grow, folders that appear whole or not at all, and copies in a backup."""

from __future__ import annotations

import itertools
import shutil

import pytest

from cds_app.domain.audit import EventKind
from cds_app.store import bundle_files
from cds_app.store.database import ConstraintBroken
from tests.store.helpers import crashed_at, events, refused, sign_in

FILES = {"manifest.json": b"{}", "response/central.txt": b"tree\n", "CARD.md": b"# Card\n"}
SHA = "a" * 64


def keep(store, bundle_id="site-2027-01", sha256=SHA, files=FILES):
    partial = store.write_bundle(bundle_id, files)
    return store.keep_bundle(partial, bundle_id, "1", sha256, "k" * 16, {"bundle": {"id": bundle_id}})


def content(folder):
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_a_kept_bundle_has_its_files_its_row_and_its_entry(store):
    before = store.head()[0]
    target = keep(store)
    assert content(target) == FILES
    assert target.stat().st_mode & 0o777 == 0o700
    assert {p.stat().st_mode & 0o777 for p in target.rglob("*") if p.is_file()} == {0o600}
    (row,) = store.imported_bundles()
    assert (row.bundle_id, row.version, row.sha256, row.imported_at_entry) == ("site-2027-01", "1", SHA, before)
    assert events(store)[before:] == [EventKind.BUNDLE_IMPORTED]
    assert [p.name for p in store.bundles_folder.iterdir()] == ["site-2027-01"]


def test_nothing_is_ever_written_over(store):
    target = keep(store)
    with refused("bundle_present"):
        keep(store, files={"manifest.json": b"other"})
    with refused("bundle_present"):
        keep(store, "site-2027-02")  # another name for the same content
    assert content(target) == FILES
    assert [p.name for p in store.bundles_folder.iterdir()] == ["site-2027-01"]
    assert len(store.imported_bundles()) == 1


def test_a_bundle_that_lost_its_folder_can_be_brought_back_as_it_was_and_only_so(store):
    shutil.rmtree(keep(store))
    with refused("bundle_present"):
        keep(store, sha256="b" * 64)
    assert content(keep(store)) == FILES
    assert len(store.imported_bundles()) == 1


def test_a_copy_that_is_not_to_be_kept_leaves_nothing(store):
    store.drop_partial(store.write_bundle("site-2027-01", FILES))
    assert not store.bundles_folder.exists()
    assert store.imported_bundles() == ()


@pytest.mark.parametrize(("number", "code"), [(28, "disk_full"), (30, "store_read_only"), (5, "disk_refused")])
def test_a_disk_that_refuses_leaves_nothing_and_is_told_in_words(store, monkeypatch, number, code):
    before = events(store)

    def refuse(*_):
        raise OSError(number, "as the system says it")

    for name in ("fsync", "rename"):
        monkeypatch.setattr(bundle_files.os, name, refuse)
        with refused(code):
            keep(store)
        monkeypatch.undo()
        assert not store.bundles_folder.exists() or list(store.bundles_folder.iterdir()) == []
    assert events(store) == before
    assert store.imported_bundles() == ()


@pytest.mark.requirement("MOD-04")
def test_a_crash_at_any_step_leaves_a_whole_bundle_or_none_and_the_next_import_succeeds(template, tmp_path):
    def work():
        with sign_in(base) as store:
            keep(store)

    outcomes = []
    for step in itertools.count():
        base = tmp_path / str(step)
        shutil.copytree(template, base)
        if not crashed_at(step, work):
            break
        with sign_in(base) as store:
            known = [b.bundle_id for b in store.imported_bundles()]
            logged = EventKind.BUNDLE_IMPORTED in events(store)
            assert logged == bool(known)
            if not known:
                keep(store)
            assert content(store.bundles_folder / "site-2027-01") == FILES
            assert [p.name for p in store.bundles_folder.iterdir()] == ["site-2027-01"]
        outcomes.append(bool(known))
    assert outcomes == sorted(outcomes)
    assert False in outcomes
    assert step > len(FILES)


def test_only_one_copy_of_the_program_imports_at_a_time(store):
    with refused("store_busy"):
        sign_in(store.directory)


@pytest.mark.requirement("STO-11")
def test_a_backup_holds_the_imported_bundles_and_no_stranger(store, tmp_path):
    target = keep(store)
    (tmp_path / "outside").write_text("secret", encoding="utf-8")
    (target / "link.txt").symlink_to(tmp_path / "outside")
    (store.bundles_folder / "stranger").mkdir()
    (store.bundles_folder / "stranger" / "file").write_text("x", encoding="utf-8")
    copy = store.back_up(tmp_path / "copy")
    assert {p.name for p in (copy / "bundles").iterdir()} == {"site-2027-01"}
    assert content(copy / "bundles" / "site-2027-01") == FILES
    with sign_in(copy) as opened:
        assert [b.bundle_id for b in opened.imported_bundles()] == ["site-2027-01"]


def test_a_bundle_that_is_gone_is_no_reason_to_have_no_backup(store, tmp_path):
    shutil.rmtree(keep(store))
    copy = store.back_up(tmp_path / "copy")
    assert not (copy / "bundles").exists()


def test_a_backup_whose_bundles_cannot_be_copied_is_removed(store, tmp_path, monkeypatch):
    keep(store)

    def refuse(*_):
        raise OSError(28, "full")

    monkeypatch.setattr(bundle_files, "_write_new", refuse)
    with refused("disk_full"):
        store.back_up(tmp_path / "copy")
    assert [p.name for p in tmp_path.iterdir()] == ["store"]
    assert EventKind.BACKED_UP not in events(store)


def test_a_key_is_trusted_once_and_revoked_for_good(store):
    with store.change(EventKind.POLICY_CHANGED) as change:
        change.trust_bundle_key("1" * 16, "cHVibGlj")
    with refused("bundle_key_present"), store.change(EventKind.POLICY_CHANGED) as change:
        change.trust_bundle_key("1" * 16, "b3RoZXI=")
    with store.change(EventKind.POLICY_CHANGED) as change:
        change.revoke_bundle_key("1" * 16, "site", "cHVibGlj")
    with refused("bundle_key_revoked_before"), store.change(EventKind.POLICY_CHANGED) as change:
        change.revoke_bundle_key("1" * 16, "site", "cHVibGlj")
    with refused("bundle_key_present"), store.change(EventKind.POLICY_CHANGED) as change:
        change.trust_bundle_key("1" * 16, "cHVibGlj")
    (key,) = store.bundle_keys()
    assert (key.kind, key.trusted_at_entry is None, key.revoked_at_entry is None) == ("site", False, False)


def test_a_shipped_key_stands_in_the_store_only_as_revoked(store):
    with store.change(EventKind.POLICY_CHANGED) as change:
        change.revoke_bundle_key("2" * 16, "vendor", "cHVibGlj")
    (key,) = store.bundle_keys()
    assert (key.kind, key.trusted_at_entry) == ("vendor", None)
    with refused("bundle_key_revoked_before"), store.change(EventKind.POLICY_CHANGED) as change:
        change.revoke_bundle_key("2" * 16, "vendor", "cHVibGlj")


def test_activations_are_kept_in_order_with_what_they_replaced(store):
    for bundle_id, replaced in (("a-1", None), ("b-2", ("a-1", SHA))):
        with store.change(EventKind.BUNDLE_ACTIVATED) as change:
            change.activate_bundle(bundle_id, "1", SHA, replaced)
    first, second = store.activations()
    assert (first.bundle_id, first.replaced_id, first.replaced_sha256) == ("a-1", None, None)
    assert (second.bundle_id, second.replaced_id, second.replaced_sha256) == ("b-2", "a-1", SHA)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM bundle_keys", "UPDATE bundle_keys SET public_key = 'x'", "DELETE FROM bundles",
        "UPDATE bundle_keys SET revoked_at_entry = NULL", "UPDATE bundles SET sha256 = 'x'", "DELETE FROM activations",
        "UPDATE activations SET bundle_id = 'x'",
    ],
)  # fmt: skip
def test_no_row_is_changed_or_removed_behind_the_log(store, statement):
    keep(store)
    with store.change(EventKind.POLICY_CHANGED) as change:
        change.trust_bundle_key("1" * 16, "cHVibGlj")
        change.activate_bundle("a-1", "1", SHA, None)
    with store.change(EventKind.POLICY_CHANGED) as change:
        change.revoke_bundle_key("1" * 16, "site", "cHVibGlj")
    with pytest.raises(ConstraintBroken), store._database.transaction():
        store._database.run(statement)
