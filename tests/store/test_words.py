"""Every sentence about the store is used, and every code the store raises has one."""

from __future__ import annotations

import ast
import string
from pathlib import Path

import cds_app.store
from cds_app.domain import messages
from cds_app.domain.messages import store as table

FOLDER = Path(cds_app.store.__file__).parent


def raised() -> dict[str, set[str]]:
    """Codes raised in this room, with the parameters they are given."""
    found: dict[str, set[str]] = {}
    for path in FOLDER.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in ("CdsError", "IntegrityError", "NotAllowed")
            ):
                assert isinstance(node.args[0], ast.Constant), (
                    f"{path.name}:{node.lineno} raises a code that is computed"
                )
                given = {str(keyword.arg) for keyword in node.keywords}
                assert found.setdefault(node.args[0].value, given) == given, f"{path.name}:{node.lineno}"
    return found


def test_every_sentence_is_used():
    assert set(table.ERRORS) <= set(raised())


def test_every_code_has_a_sentence_and_gives_it_the_words_it_asks_for():
    for code, given in raised().items():
        message = messages.ERRORS[code]
        asked = {
            field for text in (message.happened, message.to_do) for _, field, _, _ in string.Formatter().parse(text)
        }
        assert asked - {None} <= given, code


def test_no_parameter_can_hold_a_patients_value():
    harmless = {"holder", "kind", "path", "index", "what", "scale", "least", "most", "roles", "seconds"}
    harmless |= {"names", "number", "count"}  # user names, which sheet of paper, how many
    assert set().union(*raised().values()) <= harmless
