"""What goes into the installed program, and what stays out: the one list that freezing and its test read."""

from __future__ import annotations

import re
from pathlib import Path

NEVER_USED = (
    "models.training", "tests", "installer",
    "tkinter", "IPython", "ipykernel", "jupyter_client", "nbformat", "nbclient", "notebook",
    "pytest", "_pytest", "hypothesis", "coverage", "mypy", "jsonschema", "fhir", "pypdf",
    "dask", "distributed", "tornado", "bokeh", "pyarrow", "polars", "xgboost", "catboost", "torch", "tensorflow",
    "setuptools", "pip", "wheel", "pkg_resources", "hatchling", "PyInstaller",
    "PyQt5", "PyQt6", "PySide2", "PySide6.QtNetwork", "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtQuickWidgets",
    "PySide6.QtSql", "PySide6.QtTest", "PySide6.QtDesigner", "PySide6.QtHelp", "PySide6.QtUiTools",
    "PySide6.QtConcurrent",
    "pandas.tests", "numpy.tests", "matplotlib.tests", "scipy.conftest", "sklearn.tests",
    "sqlite3", "_sqlite3",
    "lib2to3", "idlelib", "ensurepip", "turtledemo",
)  # fmt: skip
"""Modules that the program never imports, the plain database driver among them. `unittest` and `ssl` are not
here: scipy wants the one, the library of check digits imports the other."""
NAMED_VERSIONS = (
    "PySide6-Essentials", "sqlcipher3", "lightgbm", "numpy", "pandas", "cryptography", "argon2-cffi", "rfc8785", "shap",
)  # fmt: skip
"""Libraries whose versions the diagnostics name: their metadata come along. The same as in `workflow/diagnostics`."""
_LEFT_OUT = re.compile(
    r"(^|/)(tests?|testing/_?tests?)/"
    r"|(^|/)mpl-data/sample_data/"
    r"|(^|/)PySide6/Qt/plugins/(tls|networkinformation|egldeviceintegrations|generic|sqldrivers|qmltooling|designer)/"
    r"|(^|/)PySide6/Qt/plugins/platforms/libq(eglfs|linuxfb|vnc|vkkhrdisplay|minimalegl)"
    r"|(^|/)PySide6/Qt/plugins/platformthemes/libqgtk3"
    r"|(^|/)libQt6(EglF|Network)[^/]*$"
    r"|(^|/)PySide6/Qt/qml/"
    r"|(^|/)[^/]*\.(pyx|pxd|c|h|hpp)$"
)
"""Files that libraries bring and the program does not use: their tests, samples, sources, plugins for the network."""


def is_left_out(place: str) -> bool:
    """Whether a file, named by its place in the program's folder, stays out."""
    return _LEFT_OUT.search(place.replace("\\", "/")) is not None


def data_files(root: Path) -> list[tuple[str, str]]:
    """Pairs of source and target folder: resources and shipped bundles, each where `environment/paths` looks."""
    return [
        (str(file), str(Path(target) / file.relative_to(root / source).parent))
        for source, target in (("resources", "_resources"), ("models/bundles", "_bundles"))
        for file in sorted((root / source).rglob("*"))
        if file.is_file() and is_shipped(file.relative_to(root / source))
    ]


def is_shipped(file: Path) -> bool:
    """Whether a file below `resources` or `models/bundles` is for the program: not scripts, not translators' files."""
    return "__pycache__" not in file.parts and file.suffix not in (".py", ".pyc", ".ts")
