"""The thresholds file: written before, read strictly, recorded."""

import datetime as dt
import hashlib
import json

import pytest

from models.training.site.refusal import NotTrained
from models.training.site.thresholds import DEFAULT, read_thresholds
from tests.models.site.conftest import TODAY


def test_the_file_is_recorded_with_its_hash_and_dates(tmp_path) -> None:
    path = tmp_path / "mine.json"
    path.write_bytes(DEFAULT.read_bytes())
    record = read_thresholds(path, TODAY).record()
    assert record["sha256"] == hashlib.sha256(DEFAULT.read_bytes()).hexdigest()
    assert record["file"] == "mine.json"
    assert record["fixed"] == "2026-11-21"
    assert dt.datetime.fromisoformat(record["file_modified"]).tzinfo is not None
    assert record["limits"]["leakage"]["largest_auc"] == 0.75


def change_limit(table):
    table["signal"]["smallest_low_end_of_auc"] = "high"


def drop_group(table):
    del table["leakage"]


def add_group(table):
    table["my_own"] = {}


def cut_range(table):
    table["calibration"]["slope"] = [0.8]


def no_number(table):
    table["cohort"]["patients"] = True


def fix_later(table):
    table["fixed"] = "2026-11-22"


def no_day(table):
    table["fixed"] = "last week"


@pytest.mark.parametrize("edit", [change_limit, drop_group, add_group, cut_range, no_number, fix_later, no_day])
def test_a_file_of_another_kind_or_of_a_later_day_is_refused(tmp_path, edit) -> None:
    table = json.loads(DEFAULT.read_text(encoding="utf-8"))
    edit(table)
    path = tmp_path / "thresholds.json"
    path.write_text(json.dumps(table), encoding="utf-8")
    with pytest.raises(NotTrained, match="thresholds"):
        read_thresholds(path, TODAY)


@pytest.mark.parametrize("content", [b"", b"[]", b"\xff", b"{"])
def test_a_file_that_is_no_table_is_refused(tmp_path, content) -> None:
    path = tmp_path / "thresholds.json"
    path.write_bytes(content)
    with pytest.raises(NotTrained, match="thresholds"):
        read_thresholds(path, TODAY)
