from __future__ import annotations

import pytest

from cds_app.domain.errors import CdsError
from cds_app.workflow.write_documents import keep_document


def test_a_document_takes_the_place_of_an_older_one(tmp_path):
    target = tmp_path / "handout.pdf"
    target.write_bytes(b"the one before")
    keep_document(target, b"%PDF-new")
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("handout.pdf", b"%PDF-new")]


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
