"""The papers of a release: known problems with a decision each, scenarios of use with a run each, and no gap."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.support import release_papers
from tests.support.trace import ASSURANCE, ROOT


@pytest.mark.requirement("DOC-04")
@pytest.mark.requirement("DOC-07")
def test_every_problem_has_a_decision_and_every_hazard_a_scenario_that_is_run():
    assert release_papers.gaps() == []


@pytest.mark.requirement("DOC-04")
@pytest.mark.requirement("DOC-07")
def test_the_pages_are_what_the_data_say_now():
    assert release_papers.stale() == [], "run python -m tests.support.release_papers"


@pytest.mark.requirement("DOC-04")
@pytest.mark.requirement("DOC-07")
def test_ids_are_given_once_and_in_order():
    for letter, found in (("K", release_papers.known_problems()), ("S", release_papers.scenarios())):
        assert [entry["id"] for entry in found] == [f"{letter}-{n:02}" for n in range(1, len(found) + 1)]


@pytest.mark.requirement("DOC-04")
def test_what_is_told_to_the_site_stands_on_the_page_of_the_help():
    page = (ROOT / "resources/help/known_problems.html").read_text(encoding="utf-8")
    told = [problem for problem in release_papers.known_problems() if problem["site"]]
    assert told
    assert all(problem["site"] in page for problem in told)


@pytest.mark.requirement("DOC-07")
def test_each_journey_through_the_whole_program_belongs_to_a_scenario():
    """The paths a person takes through the real window; a new one gets its acceptance rule here."""
    run = {scenario["run"].partition("::")[0] for scenario in release_papers.scenarios()}
    assert {f"tests/journeys/{file.name}" for file in (ROOT / "tests/journeys").glob("test_*.py")} <= run


# --- each gap would be found


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A tree with one hazard, one problem and one scenario that hold together."""
    shutil.copytree(ROOT / ASSURANCE, tmp_path / ASSURANCE)
    (tmp_path / "resources/help").mkdir()
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests/test_a.py").write_text("def test_it_holds():\n    pass\n")
    _put(tmp_path, "hazards", [{"id": "H-01", "controls": []}])
    _put(tmp_path, "known_problems", [A_PROBLEM])
    _put(tmp_path, "use_scenarios", [A_SCENARIO])
    return tmp_path


RUN = "tests/test_a.py::test_it_holds"
A_PROBLEM = {
    "id": "K-01", "problem": "p", "hazards": ["H-01"], "decision": "kept_out", "why": "w", "site": "", "test": RUN,
}  # fmt: skip
A_SCENARIO = {"id": "S-01", "who": "w", "does": "d", "hazards": ["H-01"], "accepted": "a", "run": RUN}


def test_what_holds_together_has_no_gap_and_its_pages_are_fresh_once_made(small):
    assert release_papers.gaps(small) == []
    assert release_papers.stale(small) == ["known_problems", "scenarios"]
    assert release_papers.main(small) == 0
    assert release_papers.stale(small) == []


@pytest.mark.requirement("DOC-04")
@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("decision", "later", "no decision"),
        ("why", " ", "no decision"),
        ("hazards", [], "no hazard"),
        ("hazards", ["H-99"], "no hazard"),
        ("test", "tests/test_a.py::test_gone", "no test shows it"),
    ],
)
def test_a_problem_without_decision_reason_hazard_or_test_is_a_gap(small, field, value, said):
    _put(small, "known_problems", [{**A_PROBLEM, field: value}])
    (found,) = release_papers.gaps(small)
    assert said in found


@pytest.mark.requirement("DOC-07")
@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("run", "tests/test_a.py::test_gone", "there is no test"),
        ("accepted", "", "when it is accepted"),
        ("hazards", [], "no scenario tries H-01"),
    ],
)
def test_a_scenario_without_run_rule_or_hazard_is_a_gap(small, field, value, said):
    _put(small, "use_scenarios", [{**A_SCENARIO, field: value}])
    assert said in " ".join(release_papers.gaps(small))


def _put(root: Path, name: str, value: object) -> None:
    (root / ASSURANCE / f"{name}.json").write_text(json.dumps(value))
