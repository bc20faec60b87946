"""The trace table and the hazard log hold together, are up to date, and every gap would be found."""

from __future__ import annotations

import ast
import json
import re
from collections import Counter
from pathlib import Path

import pytest

from tests.support import trace

LINES = {"IMP": 26, "STO": 26, "SCO": 18, "EXP": 13, "SIG": 24, "AUD": 27, "INS": 17, "MOD": 16, "DOC": 8}
HELP = trace.ROOT / "resources/help"


@pytest.mark.requirement("DOC-01")
@pytest.mark.requirement("DOC-02")
def test_nothing_is_left_open_between_lines_code_tests_and_hazards():
    assert trace.gaps() == []


@pytest.mark.requirement("DOC-02")
def test_the_pages_are_what_the_marks_say_now():
    assert trace.stale() == [], "run python -m tests.support.trace"


def test_every_line_of_the_checklist_is_there_once_and_in_its_order():
    ids = [line.id for line in trace.requirements()]
    assert len(ids) == len(set(ids))
    assert Counter(name.partition("-")[0] for name in ids) == LINES
    for part, number in LINES.items():
        assert [name for name in ids if name.startswith(part)] == [f"{part}-{n:02}" for n in range(1, number + 1)]


@pytest.mark.requirement("DOC-01")
def test_every_hazard_has_cause_harm_risks_and_at_least_one_control_of_the_program():
    levels = {"low": 0, "medium": 1, "high": 2}
    for hazard in trace.hazards():
        assert all(hazard[field].strip() for field in ("hazard", "cause", "harm"))
        assert levels[hazard["residual_risk"]] <= levels[hazard["initial_risk"]]
        assert any(control["owner"] == "program" for control in hazard["controls"])
        assert {control["owner"] for control in hazard["controls"]} <= {"program", "site"}
    ids = [hazard["id"] for hazard in trace.hazards()]
    assert ids == sorted(set(ids))


@pytest.mark.requirement("DOC-01")
def test_a_risk_that_stays_is_told_to_the_site():
    """What the program alone cannot bring down to low needs something that the site does."""
    for hazard in trace.hazards():
        if hazard["residual_risk"] != "low":
            assert any(control["owner"] == "site" for control in hazard["controls"]), hazard["id"]


@pytest.mark.requirement("DOC-06")
@pytest.mark.parametrize(
    "limit",
    [
        "administrator on an unlocked machine", "outside anchor", "core dumps", "memory", "swap", "older copy",
        "network drives", "signs in as",
    ],
)  # fmt: skip
def test_the_security_page_says_what_is_not_protected_as_plainly_as_what_is(limit):
    words = (HELP / "security.html").read_text(encoding="utf-8").casefold()
    assert limit in words


@pytest.mark.requirement("DOC-06")
def test_every_promise_of_the_security_page_names_lines_and_none_that_is_unknown():
    page = (HELP / "security.html").read_text(encoding="utf-8")
    named = set(_ids(page))
    assert len(named) >= 25
    assert named <= {line.id for line in trace.requirements()}


def test_no_promise_of_the_security_page_rests_on_a_line_without_a_test():
    page, shown = (HELP / "security.html").read_text(encoding="utf-8"), trace.shown(trace.cases())
    assert {name for name in _ids(page) if name not in shown} == set()


# --- each gap would be found


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A tree with one line, one module, one test and one hazard that hold together."""
    for folder in ("resources/assurance", "resources/help", "tests", "cds_app"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "cds_app/a.py").write_text("")
    (tmp_path / "resources/help/security.html").write_text("<li>Lock it.</li>")
    controls = [
        {"owner": "program", "line": "SCO-01", "says": "It holds.", "test": "tests/test_a.py::test_it_holds"},
        {"owner": "site", "says": "Lock it.", "manual": "security"},
    ]
    hazard = {"id": "H-01", "hazard": "h", "cause": "c", "harm": "m", "initial_risk": "high", "residual_risk": "low"}
    _put(tmp_path, "hazards", [{**hazard, "controls": controls}])
    _put(tmp_path, "requirements", [{"id": "SCO-01", "says": "It holds.", "code": ["cds_app/a.py"]}])
    _put(tmp_path, "not_yet_shown", [])
    _test(tmp_path, '@pytest.mark.requirement("SCO-01")')
    return tmp_path


def test_what_holds_together_has_no_gap_and_making_the_pages_makes_them_fresh(small):
    assert trace.gaps(small) == []
    assert trace.stale(small) == ["trace", "hazards"]
    assert trace.main(small) == 0
    assert trace.stale(small) == []
    assert "it holds" in (small / "resources/help/trace.html").read_text()


def test_a_mark_without_a_line_and_a_line_without_a_mark_are_gaps(small):
    _test(small, '@pytest.mark.requirement("SCO-99")')
    assert [said for said in trace.gaps(small) if "SCO-99" in said or said == "SCO-01 has no test"]
    assert len(trace.gaps(small)) == 2


def test_a_mark_of_the_whole_file_is_a_mark_of_each_of_its_tests(small):
    file = small / "tests/test_a.py"
    marked = trace.shown(trace.cases(small))["SCO-02"]
    file.write_text(file.read_text() + '\n\npytestmark = [pytest.mark.requirement("SCO-02")]\n')
    assert len(trace.shown(trace.cases(small))["SCO-02"]) == len(marked) + 1


def test_a_line_that_is_not_asked_for_yet_needs_no_test(small):
    _put(small, "requirements", [{"id": "SCO-01", "says": "It holds.", "later": True}])
    _test(small, "")
    assert trace.gaps(small) == []


def test_an_open_line_is_named_until_it_has_a_test_and_not_longer(small):
    _put(small, "not_yet_shown", ["SCO-01"])
    assert trace.gaps(small) == ["SCO-01 is said to be not yet shown, but has a test"]
    assert trace.main(small) == 0
    assert json.loads((small / "resources/assurance/not_yet_shown.json").read_text()) == []
    _test(small, "")
    _put(small, "not_yet_shown", ["SCO-01"])
    assert trace.gaps(small) == []


def test_code_that_is_gone_a_test_that_is_gone_and_a_manual_that_is_silent_are_gaps(small):
    (small / "cds_app/a.py").unlink()
    (small / "resources/help/security.html").write_text("")
    (small / "tests/test_a.py").write_text("")
    _put(small, "not_yet_shown", ["SCO-01"])
    assert sorted(said.partition(" ")[0] for said in trace.gaps(small)) == ["H-01:", "H-01:", "SCO-01"]


def test_a_mark_whose_line_is_worked_out_is_refused():
    tree = ast.parse("@pytest.mark.requirement(name)\ndef test_a(): pass")
    with pytest.raises(ValueError, match="plain letters"):
        list(trace._marks(tree.body[0].decorator_list))


def _ids(page: str) -> list[str]:
    return re.findall(r"\b(?:IMP|STO|SCO|EXP|SIG|AUD|INS|MOD|DOC)-\d\d\b", page)


def _put(root: Path, name: str, value: object) -> None:
    (root / "resources/assurance" / f"{name}.json").write_text(json.dumps(value))


def _test(root: Path, mark: str) -> None:
    (root / "tests/test_a.py").write_text(f"{mark}\ndef test_it_holds():\n    pass\n")
