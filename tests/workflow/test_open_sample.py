"""The store of made-up patients: whole, with somebody who may do everything, and nothing open when it fails."""

from __future__ import annotations

import pytest

from cds_app.domain.errors import CdsError
from cds_app.workflow import open_sample
from tests.support.world import EVERY_ROLE, make_surroundings, reopen


def test_it_holds_the_sample_records_and_one_person_of_every_role(tmp_path):
    session = open_sample.open_sample(make_surroundings(), tmp_path / "store")
    assert session.store.count_patients() == 71
    assert sorted(session.user.roles) == sorted(EVERY_ROLE)
    session.close()


def test_when_the_records_cannot_be_read_the_store_is_closed_again(tmp_path, monkeypatch):
    def refused(*_args, **_options):
        raise CdsError("disk_full")

    monkeypatch.setattr(open_sample, "import_records", refused)
    with pytest.raises(CdsError, match="disk_full"):
        open_sample.open_sample(make_surroundings(), tmp_path / "store")
    with pytest.raises(CdsError) as found:
        reopen(tmp_path / "store", name="sample")
    assert found.value.code != "store_busy"
