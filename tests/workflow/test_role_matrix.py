"""Who may do what: every use case that names an operation, asked by everybody, through its real door."""

from __future__ import annotations

import ast
import importlib
import inspect
from dataclasses import replace
from pathlib import Path
from unittest.mock import MagicMock

import pytest

import cds_app.workflow
from cds_app.domain.errors import NotAllowed
from cds_app.domain.roles import EMERGENCY, OPERATIONS, ROLES
from cds_app.workflow.session import Session
from tests.support.world import make_session

FOLDER = Path(cds_app.workflow.__file__).parent
SHARED_DOORS = {
    ("manage_bundle_keys", "trust_key"): "manage_bundles",
    ("manage_bundle_keys", "revoke_key"): "manage_bundles",
    ("manage_bundles", "import_bundle"): "manage_bundles",
    ("manage_bundles", "activate_bundle"): "manage_bundles",
}
"""Use cases that ask through a function that they share."""


class Let(Exception):
    """The use case let the person in; nothing further is done."""


def required(function):
    """The operations that a function names, in order."""
    return [
        call.args[0].value
        for call in ast.walk(function)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr == "require"
        and isinstance(call.args[0], ast.Constant)
    ]


def use_cases():
    """Module, name and operation of every public function of the workflow that names one."""
    for path in sorted(FOLDER.glob("*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                shared = SHARED_DOORS.get((path.stem, node.name))
                for operation in required(node)[:1] or ([shared] if shared else []):
                    yield path.stem, node.name, operation


CASES = tuple(use_cases())


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    opened = make_session(tmp_path_factory.mktemp("matrix") / "store")
    yield opened
    opened.close()


def ask(session, module, name):
    """Call a use case with nothing but the session that means anything; whether it let the person in."""
    function = getattr(importlib.import_module(f"cds_app.workflow.{module}"), name)
    parameters = list(inspect.signature(function).parameters.values())[1:]
    needed = [p for p in parameters if p.default is p.empty]
    given = {p.name: MagicMock() for p in needed}
    with pytest.raises((Let, NotAllowed)) as answer:  # or it did its work without asking who is there
        function(session, **given)
    return isinstance(answer.value, Let) or answer.value.code != "role_missing"


@pytest.mark.requirement("STO-24")
@pytest.mark.parametrize(("module", "name", "operation"), CASES, ids=[f"{m}.{n}" for m, n, _ in CASES])
def test_a_use_case_lets_in_exactly_those_whose_role_permits_it(world, monkeypatch, module, name, operation):
    real = Session.require

    def require(self, asked):
        real(self, asked)
        raise Let

    monkeypatch.setattr(Session, "require", require)
    person = world.store.user
    try:
        for role in (*ROLES, EMERGENCY, "unheard_of"):
            world.store.user = replace(person, roles=(role,))
            assert ask(world, module, name) == (role in OPERATIONS[operation]), role
        world.store.user = replace(person, roles=())
        assert not ask(world, module, name)
    finally:
        world.store.user = person


@pytest.mark.requirement("STO-24")
def test_every_operation_is_the_door_of_something():
    inside = {
        operation
        for path in FOLDER.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
        for operation in required(node)
    }
    assert inside | set(SHARED_DOORS.values()) == set(OPERATIONS)


@pytest.mark.requirement("STO-24")
def test_an_operation_that_nobody_declared_is_a_bug():
    with pytest.raises(KeyError):
        Session.require(MagicMock(user=MagicMock(roles=ROLES)), "fly")
