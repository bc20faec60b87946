"""What the packages are made of: their contents, scripts, papers and version."""

from __future__ import annotations

import configparser
import importlib.util
import re
import subprocess
import tomllib
import xml.etree.ElementTree as ElementTree
from importlib.metadata import version

import pytest

from cds_app import __version__
from cds_app.cli import build_parser
from cds_app.workflow import diagnostics
from installer import contents, deb, man_page, offline_bundle, wheels, windows_package
from installer.compare_builds import differing
from installer.freeze import ROOT

SHELL = [
    *(deb.LINUX / name for name in deb.SCRIPTS),
    deb.LINUX / "try_package.sh",
    deb.LINUX / "bare_system.sh",
    ROOT / "installer/offline/try_bundle.sh",
    ROOT / "installer/offline/install.sh",
]
NSIS = (ROOT / "installer/windows/cds-app.nsi").read_text(encoding="utf-8")


def test_training_and_tests_stay_out_of_the_frozen_program_and_the_wheel():
    assert {"models.training", "tests", "pytest", "dask"} <= set(contents.NEVER_USED)
    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]["targets"]
    assert wheel["wheel"]["packages"] == ["cds_app"]
    taken = wheel["wheel"]["force-include"]
    assert set(taken) == {"resources", "models/bundles"}
    assert not any("training" in str(file) for file, _ in contents.data_files(ROOT))


def test_nothing_that_the_program_imports_is_kept_out():
    imported = set()
    for path in (ROOT / "cds_app").rglob("*.py"):
        imported |= set(re.findall(r"^\s*(?:from|import) ([\w.]+)", path.read_text(encoding="utf-8"), re.MULTILINE))
    assert not {name for name in imported for out in contents.NEVER_USED if f"{name}.".startswith(f"{out}.")}


@pytest.mark.parametrize(
    ("place", "out"),
    [
        ("pandas/tests/test_x.py", True),
        ("_internal/sklearn/utils/tests/data.csv", True),
        ("PySide6/Qt/plugins/tls/libqopensslbackend.so", True),
        ("PySide6\\Qt\\plugins\\networkinformation\\a.dll", True),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", False),
        ("PySide6/Qt/plugins/platforms/libqoffscreen.so", False),
        ("PySide6/Qt6Network.dll", True),
        ("PySide6/QtQml.pyd", True),
        ("PySide6/Qt6Quick.dll", True),
        ("PySide6/designer.exe", True),
        ("PySide6/qml/QtQuick/qtquick2plugin.dll", True),
        ("PySide6/plugins/platforms/qwindows.dll", False),
        ("PySide6/plugins/sqldrivers/qsqlite.dll", True),
        ("PySide6/Qt6Widgets.dll", False),
        ("PySide6/QtPrintSupport.pyd", False),
        ("PySide6/Qt/translations/qtbase_es.qm", False),
        ("PySide6/Qt/translations/qtbase_de.qm", True),
        ("libharfbuzz.so.0", True),
        ("libharfbuzz-fb49c9fc.so.0.61450.0", False),
        ("pillow.libs/libharfbuzz-fb49c9fc.so.0.61450.0", False),
        ("pandas/io/sql.pyi", False),
        ("libQt6Network.so.6", True),
        ("libQt6Widgets.so.6", False),
        ("numpy/testing/overrides.py", False),
        ("_resources/catalogue/drugs.json", False),
    ],
)
def test_what_libraries_bring_and_nobody_uses_is_left_out(place, out):
    assert contents.is_left_out(place) is out


def test_every_shipped_file_lies_where_the_program_looks():
    shipped = dict(contents.data_files(ROOT))
    assert shipped[str(ROOT / "resources/trust/release_key.pem")] == "_resources/trust"
    assert shipped[str(ROOT / "resources/verifier/how_to_verify.txt")] == "_resources/verifier"
    assert {target.partition("/")[0] for target in shipped.values()} == {"_resources", "_bundles"}
    assert not any(file.endswith((".py", ".pyc", ".ts")) for file in shipped)
    assert not any(contents.is_left_out(f"{target}/{file.rpartition('/')[2]}") for file, target in shipped.items())


def test_the_verifier_is_a_readable_file_in_the_frozen_program():
    spec = (deb.LINUX / "cds-app.spec").read_text(encoding="utf-8")
    assert 'module_collection_mode={"cds_app.reporting.verification": "py"}' in spec
    assert importlib.util.find_spec("cds_app.reporting.verification") is not None


def test_the_diagnostics_find_the_versions_they_name():
    assert set(diagnostics.LIBRARIES) <= set(contents.NAMED_VERSIONS)


def test_the_program_is_one_folder_and_nothing_is_unpacked_at_start():
    spec = (deb.LINUX / "cds-app.spec").read_text(encoding="utf-8")
    assert "exclude_binaries=True" in spec
    assert "COLLECT(" in spec
    assert "runtime_tmpdir" not in spec


@pytest.mark.requirement("INS-16")
def test_the_version_is_the_same_everywhere():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert {project["version"], version("cds-app")} == {__version__}
    assert f"\nVersion: {__version__}\n" in deb.control_file(1)
    assert f'"cds-app {__version__}"' in man_page.man_page(0).splitlines()[0]
    assert all("@VERSION@" not in deb.script(name) for name in deb.SCRIPTS)
    assert f"new='{__version__}'" in deb.script("preinst")
    assert not re.search(r"\d+\.\d+\.\d+", NSIS), "the Windows installer gets its version when it is built"


def test_the_control_file_has_every_field_in_its_form():
    text = deb.control_file(1234)
    fields = dict(re.findall(r"^([A-Z][\w-]+): (.*)$", text, re.MULTILINE))
    assert {"Package", "Version", "Architecture", "Maintainer", "Depends", "Description", "Installed-Size"} <= set(
        fields
    )
    assert fields["Installed-Size"] == "1234"
    for part in fields["Depends"].split(", "):
        assert re.fullmatch(r"[a-z0-9][a-z0-9+.-]+( \((>=|=) [\w.:~+-]+\))?", part), part
    body = text.partition("Description:")[2].splitlines()[1:]
    assert all(line.startswith(" ") and len(line) <= 80 for line in body)
    assert text.endswith("\n")


def test_the_menu_entry_is_valid():
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str
    entry.read_string((deb.LINUX / "cds-app.desktop").read_text(encoding="utf-8"))
    main = entry["Desktop Entry"]
    assert entry.sections() == ["Desktop Entry"]
    assert (main["Type"], main["Exec"], main["Icon"], main["Terminal"]) == (
        "Application", "/usr/bin/cds-app", "cds-app", "false",
    )  # fmt: skip
    assert main["Categories"].endswith(";")
    assert ElementTree.parse(deb.LINUX / "cds-app.svg").getroot().tag.endswith("svg")


@pytest.mark.parametrize("script", SHELL, ids=lambda path: path.name)
def test_every_shell_script_parses_and_asks_nothing(script):
    assert subprocess.run(["sh", "-n", script], check=False).returncode == 0
    text = script.read_text(encoding="utf-8")
    assert not re.search(r"(^|[;&]\s*)read ", text, re.MULTILINE)
    assert "debconf" not in text


@pytest.mark.parametrize("script", SHELL[:4], ids=lambda path: path.name)
def test_every_exit_code_of_a_package_script_is_named_at_its_head_and_in_the_guide(script):
    text = script.read_text(encoding="utf-8")
    head = "".join(line for line in text.splitlines(keepends=True) if line.startswith("#"))
    guide = (ROOT / "installer/README.md").read_text(encoding="utf-8")
    for code in set(re.findall(r"exit (\d+)", text)) - {"0"}:
        assert re.search(rf"\b{code}\b", head), code
        assert re.search(rf"^\| {code} \|", guide, re.MULTILINE), code


def test_the_manual_page_names_every_command_and_option_of_the_help():
    page = man_page.man_page(0)
    found = list(man_page.commands(build_parser()))
    assert len(found) > 20
    for name, command in found:
        section = page.partition(f"\n.SS {man_page.roff(name)}\n")[2].partition("\n.SS ")[0]
        assert section, name
        for action in command._actions:
            for option in set(action.option_strings) - {"-h", "--help"}:
                assert man_page.roff(option) in section, (name, option)


def test_no_line_of_a_text_becomes_a_request_of_the_manual_page():
    assert man_page.roff(".B bold\n'quoted\na-b\\c") == "\\&.B bold\n\\&'quoted\na\\-b\\ec"


@pytest.mark.parametrize("system", sorted(wheels.SYSTEMS))
def test_the_libraries_of_a_bundle_are_locked_by_hash_and_none_is_for_training_or_tests(system):
    names = wheels.needed(system)
    assert {"pyside6-essentials", "sqlcipher3", "lightgbm", "shap", "numpy"} <= set(names)
    assert not {"pytest", "dask", "distributed", "ruff", "mypy", "hypothesis", "pyinstaller"} & set(names)
    assert ("colorama" in names) is (system == "windows")
    entries = re.split(r"\n(?=\S)", wheels.locked(system).strip())
    assert len(entries) == len(names)
    assert all("--hash=sha256:" in entry for entry in entries)
    assert not any(";" in entry for entry in entries), "pip would read a condition for the machine it runs on"
    assert (ROOT / "installer/offline" / offline_bundle.SCRIPTS[system]).is_file()


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("numpy/core.py", "numpy/core.py"),
        ("x-1.0.data/platlib/x/y.pyd", "x/y.pyd"),
        ("x-1.0.data/scripts/x.exe", None),
        ("x-1.0.data/headers/x.h", None),
    ],
)
def test_a_wheel_is_laid_out_as_its_format_says(name, place):
    assert windows_package.inside(name) == place


@pytest.mark.parametrize("name", ["../evil.py", "a/../../b", "/etc/x", "C:x", "a\\b", ""])
def test_a_wheel_cannot_write_outside_its_folder(name):
    with pytest.raises(ValueError) as refused:  # noqa: PT011 (which name it was is compared below)
        windows_package.inside(name)
    assert refused.value.args == (name,)


def test_the_windows_installer_is_for_the_machine_and_keeps_records():
    assert "RequestExecutionLevel admin" in NSIS
    assert "$PROGRAMFILES64" in NSIS
    assert "MessageBox" not in NSIS
    uninstall = NSIS.partition('Section "Uninstall"')[2]
    deleting = [line for line in uninstall.splitlines() if re.match(r"\s*(RMDir|Delete) ", line)]
    (records,) = (line for line in deleting if "APPDATA" in line)
    assert uninstall.index("DELETE_RECORDS") < uninstall.index('$R1 == "yes"') < uninstall.index(records)


def test_every_refusal_of_the_windows_installer_is_told_in_its_log():
    """The log lies beside the policy, outside the program's folder: it outlives the program."""
    for code in set(re.findall(r"SetErrorLevel (\d+)", NSIS)) - {"0"}:
        assert re.search(rf"LOG \"(removing )?(refused|failed) \({code}\)", NSIS), code
    assert "removed (0): each store stays where it is" in NSIS
    assert "$APPDATA\\cds-app\\install.log" in NSIS


def test_the_windows_installer_names_every_code_in_the_guide():
    guide = (ROOT / "installer/README.md").read_text(encoding="utf-8")
    for code in set(re.findall(r"SetErrorLevel (\d+)", NSIS)) - {"0"}:
        assert re.search(rf"^\| {code} \|", guide, re.MULTILINE), code


@pytest.mark.requirement("INS-17")
def test_two_builds_are_compared_file_by_file(tmp_path):
    one, other = tmp_path / "one", tmp_path / "other"
    for folder in (one, other):
        (folder / "inner").mkdir(parents=True)
        (folder / "inner" / "same").write_bytes(b"same")
        (folder / "bytes").write_bytes(b"1")
        (folder / "mode").write_bytes(b"m")
        (folder / "link").symlink_to("bytes")
    assert differing(one, other) == []
    (other / "bytes").write_bytes(b"2")
    (other / "mode").chmod(0o700)
    (one / "only here").write_bytes(b"")
    (other / "link").unlink()
    (other / "link").symlink_to("mode")
    assert differing(one, other) == ["bytes", "link", "mode", "only here"]
