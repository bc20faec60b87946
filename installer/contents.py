"""What goes into the installed program, and what stays out: the one list that freezing and its test read."""

from __future__ import annotations

import re
from pathlib import Path

NEVER_USED = (
    "models.training", "tests", "installer",
    "tkinter", "IPython", "ipykernel", "jupyter_client", "nbformat", "nbclient", "notebook",
    "llvmlite", "psutil", "yaml", "jinja2", "markupsafe",
    "pytest", "_pytest", "hypothesis", "slipcover", "mypy", "jsonschema", "fhir", "pypdf",
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
STAND_INS = Path(__file__).resolve().parent / "stand_ins"
REPLACED = ("numba", "llvmlite")
"""A compiler of 190 MB that shap asks for when it is imported and that nothing in use calls. `stand_ins` has what is
there instead."""
NAMED_VERSIONS = (
    "PySide6-Essentials", "sqlcipher3", "lightgbm", "numpy", "pandas", "cryptography", "argon2-cffi", "rfc8785", "shap",
)  # fmt: skip
"""Libraries whose versions the diagnostics name: their metadata come along. The same as in `workflow/diagnostics`."""
_QT_UNUSED = (
    r"(Bodymovin|Designer|Egl|Help|Labs|Lottie|Network|Qml|Quick|RemoteObjects|Sql|Test|UiTools|VirtualKeyboard)"
)
_LEFT_OUT = re.compile(
    r"(^|/)(tests?|testing/_?tests?)/"
    r"|(^|/)mpl-data/sample_data/"
    r"|(^|/)PySide6/(Qt/)?plugins/(tls|networkinformation|egldeviceintegrations|generic|sqldrivers|qmltooling|designer"
    r"|qmllint|qmlls|vectorimageformats|virtualkeyboard|platforminputcontexts/[^/]*virtualkeyboard)"
    r"|(^|/)PySide6/(Qt/)?plugins/platforms/(lib)?q(eglfs|linuxfb|vnc|vkkhrdisplay|minimalegl|direct2d)"
    r"|(^|/)PySide6/(Qt/)?plugins/platformthemes/libqgtk3"
    r"|(^|/)PySide6/(Qt/)?plugins/imageformats/(lib)?q(tiff|tga|wbmp|webp|icns)"
    r"|(^|/)PySide6/(Qt/)?translations/(?!qtbase_(en|es)\.qm$)"
    r"|(^|/)(lib)?pyside6qml\."
    rf"|(^|/)(lib)?Qt6?{_QT_UNUSED}[^/]*\.(so[^/]*|dll|pyd)$"
    r"|(^|/)PySide6/(Qt/)?(qml|metatypes|typesystems|glue|include|doc|libexec|resources|scripts)/"
    r"|^lib(atk|cairo|datrie|epoxy|fribidi|gdk|graphite2|gtk|harfbuzz(?=[.])|pango|pixman|thai)[^/]*\.so"
    r"|(^|/)PySide6/[^/]*\.(exe|lib|pyi)$"
    r"|(^|/)[^/]*\.(pyx|pxd|c|cpp|h|hpp)$"
)
"""Files that libraries bring and the program does not use: their tests, samples and sources, tools, plugins for the
network, languages that the program does not speak. The same for Linux and Windows, whose wheels differ in layout."""


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
