"""The two keys that say which bundles may not be used."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cds_app.domain.errors import CdsError
from cds_app.environment.policy import Policy, load_policy


def loaded(tmp_path: Path, **values: Any) -> Policy:
    (tmp_path / "policy.json").write_text(json.dumps(values), encoding="utf-8")
    return load_policy(tmp_path / "policy.json")


@pytest.mark.requirement("MOD-14")
def test_bundles_are_suspended_and_a_least_version_is_set_by_the_policy_file(tmp_path: Path):
    policy = loaded(tmp_path, suspended_bundles=["first-2026-11"], minimum_bundle_version="1.2.3")
    assert policy.suspended_bundles == ("first-2026-11",)
    assert policy.minimum_bundle_version == "1.2.3"
    assert policy.sha256 != Policy().sha256


@pytest.mark.parametrize(
    "values",
    [
        {"suspended_bundles": "first-2026-11"}, {"suspended_bundles": [1]}, {"suspended_bundles": [""]},
        {"suspended_bundles": {"a": 1}}, {"minimum_bundle_version": 1}, {"minimum_bundle_version": "1."},
        {"minimum_bundle_version": "v1"}, {"minimum_bundle_version": ""}, {"minimum_bundle_version": "1.2.3.4.5"},
    ],
)  # fmt: skip
def test_a_value_that_is_not_understood_stops_the_program(tmp_path: Path, values: dict[str, Any]):
    with pytest.raises(CdsError) as caught:
        loaded(tmp_path, **values)
    assert caught.value.code == "policy_invalid"


def test_a_policy_that_says_nothing_of_bundles_keeps_the_hash_it_had_before_these_keys_came():
    """Decisions signed under the first release name this hash."""
    assert Policy().sha256 == "25bf2866c770a97919b0c0ffa57b7d273a6f8e6ab11670b0e713d5230be39007"
    assert replace(Policy(), suspended_bundles=("a-1",)).sha256 != Policy().sha256
    assert replace(Policy(), minimum_bundle_version="1").sha256 != Policy().sha256
