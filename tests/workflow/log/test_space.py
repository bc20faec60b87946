"""The self-check warns while there is still time to make room for the log."""

from __future__ import annotations

from collections import namedtuple

import pytest

from cds_app.workflow import self_check

Usage = namedtuple("Usage", "total used free")


@pytest.mark.requirement("AUD-15")
@pytest.mark.parametrize(("gone", "passed"), [(0.0, True), (0.80, True), (0.81, False), (1.0, False)])
def test_space_warns_when_more_than_four_fifths_of_the_reserve_are_gone(tmp_path, monkeypatch, gone, passed):
    free = round(self_check.RESERVE * (1 - gone))
    monkeypatch.setattr(self_check.shutil, "disk_usage", lambda _: Usage(10**12, 10**12 - free, free))
    monkeypatch.setattr(self_check, "_bundles", lambda _session: [])  # they are examined elsewhere, and take long
    found = {check.code: check.passed for check in self_check.self_check(tmp_path)}
    assert found["space"] is passed
