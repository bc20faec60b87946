"""Where the program asks for a translation, and where it shows words without asking: found in its own source."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2] / "cds_app"
LOOK_UPS = ("tr", "_tr", "said", "translate", "plural", "_named", "_of")
"""Functions that look words up, or hand them to one that does."""
MARKER = "QT_TRANSLATE_NOOP"


@dataclass(frozen=True)
class Module:
    """One source file, read."""

    path: Path
    tree: ast.Module

    @property
    def name(self) -> str:
        return str(self.path.relative_to(PACKAGE.parent))


@cache
def modules(*rooms: str) -> tuple[Module, ...]:
    """The program's source files, of these rooms or of all."""
    paths = [p for p in sorted(PACKAGE.rglob("*.py")) if not rooms or p.relative_to(PACKAGE).parts[0] in rooms]
    return tuple(Module(path, ast.parse(path.read_text(encoding="utf-8"))) for path in paths)


def called(node: ast.Call) -> str:
    """The last part of what is called: "tr" of `self.tr(…)`."""
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else ""


def literal(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def texts_asked_for(module: Module) -> Iterator[tuple[str, str, int]]:
    """Context, text and line of every look-up and mark whose context and text are written out."""
    for scope, node in _calls(module.tree, ""):
        words = [literal(argument) for argument in node.args]
        if called(node) in (MARKER, "translate") and len(words) == 2 and None not in words:
            yield str(words[0]), str(words[1]), node.lineno
        elif _is_own_tr(node) and words and words[0] is not None:
            yield scope, words[0], node.lineno


def _is_own_tr(node: ast.Call) -> bool:
    return (
        isinstance(node.func, ast.Attribute)
        and node.func.attr == "tr"
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "self"
    )


def _calls(node: ast.AST, scope: str) -> Iterator[tuple[str, ast.Call]]:
    for child in ast.iter_child_nodes(node):
        inside = child.name if isinstance(child, ast.ClassDef) else scope
        if isinstance(child, ast.Call):
            yield inside, child
        yield from _calls(child, inside)


COLLECTED = {"happened", "to_do", "display", "unit", "lead", "origin", "basis", "crisis_line", "item9_wording"}
"""Fields whose words are marked where they are written, or collected from the catalogue: errors, reasons, units …"""
_Function = ast.FunctionDef | ast.AsyncFunctionDef


def marked_names(found: Iterable[Module]) -> set[str]:
    """Constants and tables that hold marked texts, or that are made of others that do."""
    constants = [pair for module in found for pair in _constants(module.tree)]
    marked = set(COLLECTED)
    while new := {name for name, value in constants if _speaks(value, marked)} - marked:
        marked |= new
    return marked


def _constants(tree: ast.Module) -> Iterator[tuple[str, ast.AST]]:
    for node in (*tree.body, *(inner for part in tree.body if isinstance(part, ast.ClassDef) for inner in part.body)):
        for target, value in _given(node):
            yield from ((name, value) for name in _names(target))


def _given(node: ast.AST) -> list[tuple[ast.AST, ast.AST]]:
    """What is given a value here, and the value: assignments, loops, comprehensions."""
    if isinstance(node, ast.Assign):
        return [(target, node.value) for target in node.targets]
    if isinstance(node, ast.For | ast.comprehension):
        return [(node.target, node.iter)]
    if isinstance(node, ast.AnnAssign | ast.NamedExpr) and node.value is not None:
        return [(node.target, node.value)]
    return []


def _names(node: ast.AST) -> set[str]:
    return {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}


def _speaks(value: ast.AST, marked: set[str]) -> bool:
    """Whether a marked text, or something that holds one, stands in it."""
    for node in ast.walk(value):
        if isinstance(node, ast.Call) and called(node) == MARKER:
            return True
        if getattr(node, "id", getattr(node, "attr", None)) in marked:
            return True
    return False


def unmarked_look_ups(module: Module, marked: set[str]) -> Iterator[str]:
    """Look-ups of words that come neither from a literal, nor from anything marked, nor from a caller."""
    for functions, node in _calls_by_function(module.tree, ()):
        if called(node) not in LOOK_UPS or not node.args or _moves_a_painter(node):
            continue
        words = node.args[_place_of_words(node)]
        if literal(words) is not None or _speaks(words, marked):
            continue
        known = set(marked)
        for function in functions:
            known |= _local_names(function, known)
        if not _speaks(words, known):
            yield f"{module.name}:{node.lineno}: {ast.unparse(node)[:80]}"


def _place_of_words(node: ast.Call) -> int:
    """Where the words stand: after the context, when one is given."""
    return 1 if len(node.args) > 1 and called(node) in ("tr", "translate", "plural") else 0


def _moves_a_painter(node: ast.Call) -> bool:
    """`painter.translate` is about places, not about words."""
    return ast.unparse(node.func) == "painter.translate"


def _calls_by_function(
    node: ast.AST, functions: tuple[_Function, ...]
) -> Iterator[tuple[tuple[_Function, ...], ast.Call]]:
    """Every call with the functions that it stands in, the outermost first."""
    for child in ast.iter_child_nodes(node):
        inside = (*functions, child) if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef) else functions
        if isinstance(child, ast.Call):
            yield inside, child
        yield from _calls_by_function(child, inside)


def _local_names(function: _Function, marked: set[str]) -> set[str]:
    """A function's parameters, whose words its callers answer for, and local names that were given marked words."""
    arguments = function.args
    known = {a.arg for a in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)} - {"self"}
    known |= {name for node in (arguments.vararg, arguments.kwarg) if node is not None for name in (node.arg,)}
    given = [pair for node in ast.walk(function) for pair in _given(node)]
    while new := {n for target, value in given if _speaks(value, marked | known) for n in _names(target)} - known:
        known |= new
    return known


SHOWN_BY = {
    "setText", "setWindowTitle", "setToolTip", "setAccessibleName", "setAccessibleDescription", "setPlaceholderText",
    "setTitle", "setStatusTip", "setWhatsThis", "addTab", "setTabText", "setPlainText", "setSuffix", "setPrefix",
    "QLabel", "QPushButton", "QCheckBox", "QRadioButton", "QAction", "QGroupBox", "QToolButton",
    "Label", "Words", "words", "label", "paragraph", "Button", "button", "primary", "IconButton", "Card", "Notice",
    "PageFrame", "FormRow", "BusyLabel", "Column", "show_notice", "set_words", "set_title", "Command",
}  # fmt: skip
"""What puts its words before a person's eyes or ears."""


_ENGLISH = re.compile(r"[A-Z][a-z]{2,}|[a-z]{2,} [a-z]{2,}")
COMMAND = "cds-app "
"""What is typed at a command line is the same in every language."""


def bare_words(module: Module) -> Iterator[str]:
    """English sentences or words that are shown without asking for a translation; codes and signs are none."""
    for _scope, node in _calls(module.tree, ""):
        if called(node) not in SHOWN_BY:
            continue
        for argument in node.args[:1]:
            shown = literal(argument)
            if (
                shown is not None
                and not shown.startswith(COMMAND)
                and re.search(r"[A-Z][a-z]{2,}|[a-z]{2,} [a-z]{2,}", shown)
            ):
                yield f"{module.name}:{node.lineno}: {shown[:60]!r}"
            if isinstance(argument, ast.JoinedStr):
                spoken = "".join(part.value for part in argument.values if isinstance(part, ast.Constant))
                spoken = spoken.replace("Ctrl+", "")  # a key
                if not spoken.startswith(COMMAND) and re.search(r"[A-Za-z]{3,}", spoken):
                    yield f"{module.name}:{node.lineno}: {spoken[:60]!r}"
