"""What stands in for a library in the installed program changes no number."""

from __future__ import annotations

import ast
import importlib.util
import json
import math
import subprocess
import sys
from pathlib import Path

import pytest

from installer.contents import STAND_INS

LEAVES = ((-0.7, 1.1), (0.2, -0.4))
"""Two trees; tree n asks whether input n is above a half."""
OFFSET = 0.3
BACKGROUND = ((0.0, 1.0), (1.0, 0.0), (1.0, 1.0))
PATIENTS = ((1.0, 0.0), (0.0, 0.0))

EXPLAIN = """
import json, sys
import numpy as np
import shap
leaves, offset, background, patients = json.loads(sys.argv[1])
trees = [{"children_left": np.array([1, -1, -1]), "children_right": np.array([2, -1, -1]),
          "children_default": np.array([1, -1, -1]), "features": np.array([place, -2, -2]),
          "thresholds": np.array([0.5, 0.0, 0.0]), "values": np.array([[0.0], [low], [high]]),
          "node_sample_weight": np.ones(3)} for place, (low, high) in enumerate(leaves)]
explainer = shap.TreeExplainer(
    {"trees": trees, "base_offset": offset, "tree_output": "log_odds", "objective": "binary_crossentropy",
     "input_dtype": np.float64, "internal_dtype": np.float64},
    data=np.array(background), feature_perturbation="interventional", model_output="probability",
)
values = explainer.shap_values(np.array(patients), check_additivity=False)
print(json.dumps([values.tolist(), sorted({"numba.core", "llvmlite"} & set(sys.modules))]))
"""


def logit_parts(row: tuple[float, ...]) -> list[float]:
    return [high if value > 0.5 else low for value, (low, high) in zip(row, LEAVES, strict=True)]


def probability(row: tuple[float, ...]) -> float:
    return 1 / (1 + math.exp(-OFFSET - sum(logit_parts(row))))


def by_hand(patient: tuple[float, ...]) -> list[float]:
    """Each input's part. With one input a tree its Shapley value on the logit is the difference of two leaves; for
    every row of the background it is scaled by probability over logit difference."""
    total = [0.0, 0.0]
    for row in BACKGROUND:
        parts = [mine - theirs for mine, theirs in zip(logit_parts(patient), logit_parts(row), strict=True)]
        gap = sum(parts)
        scale = (probability(patient) - probability(row)) / gap if gap else 0.0
        total = [before + part * scale for before, part in zip(total, parts, strict=True)]
    return [part / len(BACKGROUND) for part in total]


def test_explanations_without_the_compiler_are_those_worked_out_by_hand():
    """The stand-in in a process of its own, on trees of the shape that `scoring/explainer` hands over."""
    given = json.dumps([LEAVES, OFFSET, BACKGROUND, PATIENTS])
    command = [sys.executable, "-W", "ignore", "-c", EXPLAIN, given]
    surroundings = {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(STAND_INS)}
    done = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=True)
    values, compiler = json.loads(done.stdout.splitlines()[-1])
    assert compiler == []
    for patient, found in zip(PATIENTS, values, strict=True):
        assert found == pytest.approx(by_hand(patient), abs=2e-7)  # shap keeps leaves in single precision


def test_whatever_shap_takes_from_the_compiler_at_import_the_stand_in_has():
    found = importlib.util.find_spec("shap")
    assert found is not None
    assert found.origin is not None
    taken = set()
    for file in Path(found.origin).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] == "numba":
                taken |= {f"{node.module}.{name.name}" for name in node.names}
            elif isinstance(node, ast.Import):
                taken |= {name.name for name in node.names if name.name.partition(".")[0] == "numba"}
    assert taken == {"numba", "numba.njit", "numba.typed"}
    assert {file.relative_to(STAND_INS).as_posix() for file in STAND_INS.rglob("*.py")} == {
        "numba/__init__.py",
        "numba/typed.py",
    }
