"""The trace table and the hazard log: from each line of the checklist to its code and its tests, and back.

`python -m tests.support.trace` writes `resources/help/trace.html` and `hazards.html` from the marks in the tests
(read, not run), `resources/assurance/requirements.json` (the lines in our own words, with their code),
`not_yet_shown.json` (lines without a test; this list only ever gets shorter) and `hazards.json`.
"""

from __future__ import annotations

import ast
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
ASSURANCE = Path("resources/assurance")
PARTS = {
    "IMP": "Import and de-identification",
    "STO": "Store and accounts",
    "SCO": "Estimates",
    "EXP": "Explanations",
    "SIG": "Signing",
    "AUD": "Log and export",
    "INS": "Installation and administration",
    "MOD": "Models",
    "DOC": "Documents",
}


@dataclass(frozen=True, order=True)
class Case:
    """A test function: its file from the root, and its name."""

    file: str
    name: str

    @property
    def id(self) -> str:
        return f"{self.file}::{self.name}"

    @property
    def words(self) -> str:
        return self.name.removeprefix("test_").replace("_", " ")


@dataclass(frozen=True)
class Requirement:
    """A line of the checklist. `code` are paths from the root; `later` lines are not asked for yet."""

    id: str
    says: str
    code: tuple[str, ...] = ()
    later: bool = False


def requirements(root: Path = ROOT) -> tuple[Requirement, ...]:
    """All lines in their order."""
    return tuple(
        Requirement(line["id"], line["says"], tuple(line.get("code", ())), line.get("later", False))
        for line in _read(root / ASSURANCE / "requirements.json")
    )


def not_yet_shown(root: Path = ROOT) -> tuple[str, ...]:
    """The lines that have no test so far, by their own admission."""
    return tuple(_read(root / ASSURANCE / "not_yet_shown.json"))


def hazards(root: Path = ROOT) -> tuple[dict[str, Any], ...]:
    return tuple(_read(root / ASSURANCE / "hazards.json"))


def cases(root: Path = ROOT) -> dict[Case, tuple[str, ...]]:
    """Every test function with the ids it is marked with, by reading the files."""
    found: dict[Case, tuple[str, ...]] = {}
    for path in sorted((root / "tests").rglob("test_*.py")):
        file = path.relative_to(root).as_posix()
        module = ast.parse(path.read_text(encoding="utf-8"))
        whole = tuple(_marks(_whole_file(module)))
        for function in _functions(module):
            found[Case(file, function.name)] = (*whole, *_marks(function.decorator_list))
    return found


def shown(found: Mapping[Case, Iterable[str]]) -> dict[str, list[Case]]:
    """The tests of each marked id."""
    by_id: dict[str, list[Case]] = defaultdict(list)
    for test, ids in found.items():
        for name in ids:
            by_id[name].append(test)
    return by_id


def gaps(root: Path = ROOT) -> list[str]:
    """Everything that does not hold together, each in a sentence; empty when all does."""
    lines, found = requirements(root), cases(root)
    by_id, open_lines = shown(found), not_yet_shown(root)
    known = {line.id for line in lines}
    said = [f"{name} is marked in {by_id[name][0].id} and is no line" for name in sorted(set(by_id) - known)]
    said += [f"{name} is not yet shown and no line" for name in open_lines if name not in known]
    said += [f"{name} is said to be not yet shown, but has a test" for name in open_lines if name in by_id]
    for line in lines:
        if not line.later and line.id not in by_id and line.id not in open_lines:
            said.append(f"{line.id} has no test")
        said += [f"{line.id} names {path}, which is not there" for path in line.code if not (root / path).exists()]
    return [*said, *_hazard_gaps(root, known, by_id, {test.id for test in found})]


def _hazard_gaps(root: Path, known: set[str], by_id: Mapping[str, object], every: set[str]) -> Iterator[str]:
    for hazard in hazards(root):
        if not hazard["controls"]:
            yield f"{hazard['id']} has no control"
        for control in hazard["controls"]:
            if control["owner"] == "site":
                page = root / "resources/help" / f"{control['manual']}.html"
                if not page.is_file() or escape(control["says"], quote=False) not in page.read_text(encoding="utf-8"):
                    yield f"{hazard['id']}: the manual does not tell the site: {control['says']}"
            elif control["test"] not in every:
                yield f"{hazard['id']}: there is no test {control['test']}"
            if control.get("line") and control["line"] not in known:
                yield f"{hazard['id']} names {control['line']}, which is no line"


def trace_page(root: Path = ROOT) -> str:
    """The trace table as a page of the help."""
    by_id, parts = shown(cases(root)), defaultdict(list)
    for line in requirements(root):
        parts[line.id.partition("-")[0]].append(line)
    body = ["<h1>From each requirement to its tests</h1>"]
    body.append(
        '<p class="lead">Each line has a name, what it asks for, where the program does it, and the tests that show '
        "it. This page is made from the tests themselves. A line without a test says so.</p>"
    )
    for part, lines in parts.items():
        body.append(f"<h2>{PARTS[part]}</h2>")
        body += [_line(line, by_id.get(line.id, []), root) for line in lines]
    return _page(body)


def _line(line: Requirement, found: list[Case], root: Path) -> str:
    said = [f"<p><b>{line.id}</b> {escape(line.says, quote=False)}</p>", "<ul>"]
    code = line.code or tuple(sorted({path for case in found for path in _used(root / case.file, root)}))
    if code:
        said.append(f"<li>Code: {'; '.join(code)}.</li>")
    files: dict[str, list[str]] = defaultdict(list)
    for test in sorted(found):
        files[test.file].append(test.words)
    said += [f"<li>{file}: {'; '.join(names)}.</li>" for file, names in files.items()]
    if not found:
        said.append("<li>Not asked for yet.</li>" if line.later else "<li>Not yet shown by a test.</li>")
    return "".join([*said, "</ul>"])


def hazards_page(root: Path = ROOT) -> str:
    """The hazard log as a page of the help."""
    body = [
        "<h1>What can go wrong, and what is done about it</h1>",
        '<p class="lead">Each hazard has its cause, the harm it can do, and its risk before and after the controls. '
        "A control of the program has a test. A control of the site stands in this help.</p>",
    ]
    for hazard in hazards(root):
        body.append(f"<h2>{hazard['id']}. {escape(hazard['hazard'], quote=False)}</h2>")
        body.append(f"<p>Cause: {escape(hazard['cause'], quote=False)}</p>")
        body.append(f"<p>Harm: {escape(hazard['harm'], quote=False)}</p>")
        body.append(f"<p>Risk before: {hazard['initial_risk']}. Risk after: {hazard['residual_risk']}.</p>")
        body.append(f"<ul>{''.join(_control(control) for control in hazard['controls'])}</ul>")
    return _page(body)


def _control(control: Mapping[str, str]) -> str:
    says = escape(control["says"], quote=False)
    if control["owner"] == "site":
        return f'<li>For the site: {says} See <a href="{control["manual"]}.html">here</a>.</li>'
    test = Case(*control["test"].split("::"))
    line = f" ({control['line']})" if control.get("line") else ""
    return f"<li>The program{line}: {says} Shown by {test.file}: {test.words}.</li>"


PAGES = {"trace": trace_page, "hazards": hazards_page}


def stale(root: Path = ROOT) -> list[str]:
    """The pages that are not what the marks and the data say now."""
    folder = root / "resources/help"
    return [
        name
        for name, make in PAGES.items()
        if not (folder / f"{name}.html").is_file()
        or (folder / f"{name}.html").read_text(encoding="utf-8") != make(root)
    ]


def main(root: Path = ROOT) -> int:
    """Drop what is shown by now from the list of open lines, write both pages, and tell what does not hold."""
    by_id = shown(cases(root))
    still = [name for name in not_yet_shown(root) if name not in by_id]
    _write(root / ASSURANCE / "not_yet_shown.json", json.dumps(still, indent=1) + "\n")
    for name, make in PAGES.items():
        _write(root / "resources/help" / f"{name}.html", make(root))
    said = gaps(root)
    print("\n".join(said) or f"{len(by_id)} lines shown, {len(still)} not yet.")
    return 1 if said else 0


def _functions(tree: ast.Module) -> Iterator[ast.FunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            yield node


def _whole_file(module: ast.Module) -> list[ast.expr]:
    """What `pytestmark` gives to every test of a file: one mark, or a list of them."""
    for statement in module.body:
        if isinstance(statement, ast.Assign) and ast.unparse(statement.targets[0]) == "pytestmark":
            return statement.value.elts if isinstance(statement.value, ast.List) else [statement.value]
    return []


def _marks(decorators: Iterable[ast.expr]) -> Iterator[str]:
    """Ids of every `@pytest.mark.requirement("…")`."""
    for decorator in decorators:
        if isinstance(decorator, ast.Call) and ast.unparse(decorator.func) == "pytest.mark.requirement":
            for given in decorator.args:
                if not (isinstance(given, ast.Constant) and isinstance(given.value, str)):
                    raise ValueError(f"a mark names its line in plain letters: {ast.unparse(decorator)}")
                yield given.value


def _used(file: Path, root: Path) -> Iterator[str]:
    """The program's modules that a test file imports: the code of a line that names none."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("cds_app."):
            path = f"{str(node.module).replace('.', '/')}.py"
            if (root / path).is_file():
                yield path


def _page(body: Iterable[str]) -> str:
    return "<html><body>\n" + "\n".join(body) + "\n</body></html>\n"


def _read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def _write(path: Path, words: str) -> None:
    path.write_text(words, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    sys.exit(main())
