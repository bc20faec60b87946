"""Every code has its sentence, every sentence is used, and none has a place for a cell."""

from __future__ import annotations

import ast
import string
from pathlib import Path

import pytest

from cds_app.domain.messages import intake as words

ROOT = Path(__file__).resolve().parents[2] / "cds_app"
FROM_WORKFLOW = {"pseudonym_in_store", "groups_too_small"}
ALLOWED_PLACES = {
    "allowed", "limit", "count", "code_point", "place", "found", "expected", "low", "oldest", "scale", "delimiter",
    "k",
}  # fmt: skip


def strings_in_intake() -> set[str]:
    return {
        node.value
        for path in (ROOT / "intake").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_every_sentence_belongs_to_a_code_that_intake_uses():
    used = strings_in_intake()
    assert (set(words.FINDINGS) | set(words.ERRORS)) - used == FROM_WORKFLOW


@pytest.mark.requirement("IMP-17")
def test_a_finding_says_what_happened_and_what_to_do_with_no_place_for_a_cell():
    for code, message in words.FINDINGS.items():
        places = {
            field for text in (message.happened, message.to_do) for _, field, _, _ in string.Formatter().parse(text)
        }
        assert places - {None} <= ALLOWED_PLACES, code
        assert message.happened.endswith("."), code
        assert message.to_do.endswith(".") or code == "more_information", code
