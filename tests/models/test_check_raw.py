"""Layers 1 and 3 again from raw data: run in a copy, compared with the committed tables, the tables untouched."""

from pathlib import Path

import pytest

from models.training.judging import check_raw
from models.training.paths import EVIDENCE, read_json, write_json


def test_a_run_that_gives_the_same_tables_is_quiet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    runs: list[tuple[str, str]] = []
    monkeypatch.setattr(check_raw, "_run", lambda step, data, date, folder: runs.append((step, date)))
    assert list(check_raw.check_raw(tmp_path)) == []
    assert [step for step, _ in runs] == ["synthesis", "follow-up"]
    assert runs[0][1] == read_json(EVIDENCE / "drug_effects.json")["date"]


def test_a_table_that_comes_out_differently_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def run(step: str, data: Path, date: str, folder: Path) -> None:
        path = folder / "models" / "evidence" / "drug_effects.json"
        assert path != EVIDENCE / "drug_effects.json"
        content = read_json(path)
        content["outcomes"]["response"]["tau2"] += 0.1
        write_json(path, content)

    before = (EVIDENCE / "drug_effects.json").read_bytes()
    monkeypatch.setattr(check_raw, "_run", run)
    found = list(check_raw.check_raw(tmp_path))
    assert any(line.startswith("drug_effects.json: outcomes.response.tau2") for line in found)
    assert (EVIDENCE / "drug_effects.json").read_bytes() == before
