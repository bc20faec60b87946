"""The house rules as tests: who imports whom, no Qt below the window, no network, every word declared."""

from __future__ import annotations

import ast
import re
import string
import subprocess
import sys
from pathlib import Path

import pytest

from cds_app.domain import messages

ROOT = Path(__file__).resolve().parent.parent
CORE = sorted(
    p for p in (ROOT / "cds_app").rglob("*.py") if "gui" not in p.relative_to(ROOT).parts and p.name != "__main__.py"
)


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def test_import_contracts_hold():
    lint = Path(sys.executable).parent / "lint-imports"
    result = subprocess.run([lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout[-3000:]


def test_nothing_below_the_window_needs_qt():
    blocked = (
        "import sys\n"
        "class Blocker:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name.split('.')[0] in ('PySide6', 'shiboken6'): raise ImportError('Qt below the window: ' + name)\n"
        "sys.meta_path.insert(0, Blocker())\n"
        "import importlib\n" + "".join(f"importlib.import_module({module_name(p)!r})\n" for p in CORE)
    )
    result = subprocess.run([sys.executable, "-c", blocked], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr[-2000:]


@pytest.mark.requirement("INS-03")
def test_the_program_never_imports_a_network_client():
    banned = {"socket", "http", "urllib.request", "requests", "ftplib", "smtplib", "ssl"}
    for path in (ROOT / "cds_app").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = (
                [a.name for a in node.names]
                if isinstance(node, ast.Import)
                else [node.module or ""]
                if isinstance(node, ast.ImportFrom)
                else []
            )
            assert not banned & set(names), f"{path} imports {names}"


def test_what_a_page_asks_for_is_answered_to_a_method_of_something_that_lives():
    """A window that was locked meanwhile is not called: `Jobs` sees whose method it is, but not into a lambda."""
    found = []
    for path in (*(ROOT / "cds_app/gui/pages").rglob("*.py"), *(ROOT / "cds_app/gui/widgets").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        plain = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
        for node in ast.walk(tree):
            if isinstance(node, ast.keyword) and node.arg in ("done", "failed", "progress"):
                value = node.value
                if isinstance(value, ast.Call) and ast.unparse(value.func) == "partial":
                    value = value.args[0]
                if isinstance(value, ast.Lambda) or (isinstance(value, ast.Name) and value.id in plain):
                    found.append(f"{path.relative_to(ROOT)}:{node.lineno}: {ast.unparse(node)}")
    assert found == []


def raised_codes() -> dict[str, Path]:
    found = {}
    for path in (ROOT / "cds_app").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in ("CdsError", "IntegrityError", "NotAllowed")
                and node.args
                and isinstance(node.args[0], ast.Constant)
            ):
                found[node.args[0].value] = path
    return found


def test_every_error_that_is_raised_has_its_sentence():
    missing = {code: path.name for code, path in raised_codes().items() if code not in messages.ERRORS}
    assert not missing


def test_every_sentence_about_an_error_says_what_happened():
    for code, message in messages.ERRORS.items():
        assert message.happened.endswith((".", ":")), code
        for text in (message.happened, message.to_do):
            for _, field, _, _ in string.Formatter().parse(text):
                assert field is None or re.fullmatch(r"[a-z_0-9]+", field), code


@pytest.mark.requirement("STO-02")
def test_the_plain_database_driver_and_pickle_are_never_imported():
    for path in (ROOT / "cds_app").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"^\s*(import|from) (sqlite3|pickle|joblib)\b", text, re.MULTILINE), path
