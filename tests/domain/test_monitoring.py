"""The fixed limits: complete, founded, and refused when they are not what they should be."""

from __future__ import annotations

import copy
import json
from dataclasses import fields
from typing import Any

import pytest

from cds_app.domain.errors import IntegrityError
from cds_app.domain.monitoring import MonitoringLimits, monitoring_limits
from cds_app.environment import paths
from cds_app.workflow.monitoring import limits_in_force


@pytest.fixture
def table() -> dict[str, Any]:
    return json.loads(paths.resource("monitoring/limits.json").read_text(encoding="utf-8"))


@pytest.mark.requirement("MOD-12")
@pytest.mark.requirement("MOD-13")
def test_every_limit_is_there_with_its_status_and_a_recalled_one_with_its_source(table):
    limits = limits_in_force()
    assert {field.name for field in fields(MonitoringLimits)} == {entry["name"] for entry in table["limits"]}
    assert (limits.least_events.value, limits.least_without.value) == (100, 100)
    for field in fields(MonitoringLimits):
        limit = getattr(limits, field.name)
        assert limit.note
        assert limit.sources or limit.status == "design choice"


def spoilt(table: dict[str, Any], what: str) -> dict[str, Any]:
    made = copy.deepcopy(table)
    first = made["limits"][0]
    if what == "format":
        made["format"] = "another"
    elif what == "missing":
        made["limits"].pop()
    elif what == "twice":
        made["limits"].append(first)
    elif what == "unknown":
        made["limits"].append({**first, "name": "another"})
    else:
        first[what] = {"value": 0, "status": "believed", "sources": [], "note": ""}[what]
    return made


@pytest.mark.parametrize("what", ["format", "missing", "twice", "unknown", "value", "status", "sources", "note"])
def test_a_file_that_is_not_what_it_should_be_is_refused(table, what):
    with pytest.raises(IntegrityError) as caught:
        monitoring_limits(spoilt(table, what))
    assert caught.value.code == "monitoring_limits"
    monitoring_limits(table)
