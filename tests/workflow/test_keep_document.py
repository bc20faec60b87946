from __future__ import annotations

import stat

import pytest

from cds_app.domain.errors import CdsError
from cds_app.workflow.write_documents import keep_document


def test_a_document_takes_the_place_of_an_older_one(tmp_path):
    target = tmp_path / "handout.pdf"
    target.write_bytes(b"the one before")
    keep_document(target, b"%PDF-new")
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("handout.pdf", b"%PDF-new")]


def test_a_new_document_is_its_owners_and_one_that_others_could_read_stays_readable(tmp_path):
    new, shared = tmp_path / "new.pdf", tmp_path / "shared.pdf"
    shared.write_bytes(b"the one before")
    shared.chmod(0o4664)
    for target in (new, shared):
        keep_document(target, b"%PDF-new")
    assert [stat.S_IMODE(file.stat().st_mode) for file in (new, shared)] == [0o600, 0o664]


@pytest.mark.parametrize("there", [True, False], ids=["to a document", "to nothing yet"])
def test_behind_a_link_the_document_itself_is_replaced(tmp_path, there):
    real, link = tmp_path / "real.pdf", tmp_path / "link.pdf"
    if there:
        real.write_bytes(b"the one before")
    link.symlink_to(real)
    keep_document(link, b"%PDF-new")
    assert link.is_symlink()
    assert real.read_bytes() == b"%PDF-new"


def test_where_it_cannot_be_written_nothing_is_left_and_it_is_said_which_file(tmp_path):
    target = tmp_path / "no folder" / "handout.pdf"
    with pytest.raises(CdsError) as error:
        keep_document(target, b"%PDF-new")
    assert (error.value.code, error.value.params) == ("not_writable", {"path": str(target)})
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_the_older_one_as_it_was(tmp_path, monkeypatch):
    target = tmp_path / "handout.pdf"
    target.write_bytes(b"the one before")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("cds_app.reporting.atomic_file.os.fsync", full)
    with pytest.raises(CdsError):
        keep_document(target, b"%PDF-new")
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("handout.pdf", b"the one before")]
