"""The check of what the tests reach fails when they reach too little."""

from __future__ import annotations

import json

import pytest

from tests.support.covered import LEAST, covered, main


def entry(lines: tuple[int, int], branches: tuple[int, int] = (0, 0)) -> dict[str, dict[str, int]]:
    (reached, missed), (taken, untaken) = lines, branches
    return {
        "summary": {
            "covered_lines": reached,
            "missing_lines": missed,
            "covered_branches": taken,
            "missing_branches": untaken,
        }
    }


def test_a_share_is_of_lines_and_branches_of_that_room_alone():
    files = {
        "cds_app/store/files.py": entry((90, 10), (5, 5)),
        "cds_app/store/deep/rows.py": entry((5, 0)),
        "cds_app/gui/frame.py": entry((0, 100)),
    }
    assert covered(files, "store") == pytest.approx(100 * 100 / 115)
    assert covered(files, "gui") == covered(files, "domain") == 0


@pytest.mark.parametrize("room", LEAST)
def test_one_room_below_its_least_fails(tmp_path, capsys, room):
    files = {f"cds_app/{name}/one.py": entry((least, 100 - least)) for name, least in LEAST.items()}
    path = tmp_path / "covered.json"
    path.write_text(json.dumps({"files": files}))
    assert main(path) == 0
    files[f"cds_app/{room}/one.py"] = entry((LEAST[room] - 1, 101 - LEAST[room]))
    path.write_text(json.dumps({"files": files}))
    assert main(path) == 1
    assert f"below {LEAST[room]}" in capsys.readouterr().out
