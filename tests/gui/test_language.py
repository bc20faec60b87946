"""The window in another language: what changes, what is said about it, and what never changes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QValidator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox

from cds_app.environment.settings import Settings
from cds_app.gui import text
from cds_app.gui.app import build
from cds_app.gui.text import language
from cds_app.gui.text.questionnaires import QUESTIONNAIRES, only_in_english, questionnaire
from cds_app.gui.widgets.fields import NumberField
from installer import translations
from tests.support.world import make_surroundings

LOCALES = ("C", "en_US", "en_GB", "es_ES", "es_MX", "de_DE", "de_CH", "fr_FR", "ar_EG", "fa_IR", "hi_IN")
SPANISH = [
    ("language", "This translation has not been reviewed clinically.", "Esta traducción no ha sido revisada."),
    ("MainWindow", "Antidepressant comparison", "Comparación de antidepresivos"),
    ("UnlockPage", "Unlock", "Desbloquear"),
    ("UnlockPage", "Set up a new store", "Crear un almacén nuevo"),
]


@pytest.fixture
def spanish(qapp, tmp_path, monkeypatch):
    """A few Spanish words in the place of the shipped file, and English again afterwards."""
    ts = tmp_path / "es.ts"
    translations._write(ts, "es", SPANISH)
    translations.compile_one(ts, tmp_path / "cds_app_es.qm")
    real = language.paths.resource
    here = {"i18n/cds_app_es.qm": tmp_path / "cds_app_es.qm"}
    monkeypatch.setattr(language.paths, "resource", lambda name="": here.get(name) or real(name))
    yield
    text.use_language(qapp, "en")


@pytest.fixture
def program(qapp, qtbot, tmp_path):
    made = build(qapp, make_surroundings(), Settings(), tmp_path / "settings.json", tmp_path / "store")
    qtbot.addWidget(made.window)
    made.window.show()
    yield made
    made.window.close()


def test_choosing_a_language_shows_the_window_in_it_says_what_it_is_worth_and_remembers(spanish, program, tmp_path):
    window = program.window
    before = window.unlock
    window.change_settings(language="es")
    assert window.windowTitle() == "Comparación de antidepresivos"
    assert window.unlock is not before
    assert window.unlock._title.text() == "Crear un almacén nuevo"
    assert window._translation.isVisible()
    assert window._translation.text() == "Esta traducción no ha sido revisada."
    assert '"language": "es"' in (tmp_path / "settings.json").read_text(encoding="utf-8")
    window.change_settings(language="en")
    assert window.windowTitle() == "Antidepressant comparison"
    assert not window._translation.isVisible()


def test_the_menu_says_that_another_language_locks_and_marks_the_one_in_use(program):
    words = {action.text(): action.isChecked() for action in program.window.settings_menu().actions()}
    offered = {name: on for name, on in words.items() if "(locks the window)" in name}
    assert [on for name, on in offered.items() if "English" in name] == [True]
    assert [on for name, on in offered.items() if "Español" in name] == [False]
    assert len(offered) == 3


def test_the_buttons_of_qt_itself_are_in_the_language_too(qapp, qtbot, spanish):
    assert text.use_language(qapp, "es") == "es"
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text().replace("&", "") == "Cancelar"


def test_as_the_system_takes_the_machines_language_where_there_is_a_translation(qapp, spanish, monkeypatch):
    for name, expected in (("es_MX", "es"), ("en_GB", "en"), ("ja_JP", "en")):
        monkeypatch.setattr(language.QLocale, "system", staticmethod(lambda name=name: QLocale(name)))
        assert text.use_language(qapp, "system") == expected


def test_a_translation_that_is_not_there_leaves_english(qapp, tmp_path, monkeypatch):
    monkeypatch.setattr(language.paths, "resource", lambda name="": tmp_path / name)
    assert text.use_language(qapp, "es") == "en"
    assert text.not_reviewed() == ""


def test_instruments_stay_in_english_and_the_page_says_so():
    assert questionnaire("PHQ-9", "es") is QUESTIONNAIRES["PHQ-9"]
    assert only_in_english("PHQ-9", "es")
    assert not only_in_english("PHQ-9", "en")
    assert not only_in_english("MADRS", "es")


@pytest.fixture
def machine():
    """The machine's own way of writing numbers, put back afterwards."""
    before = QLocale()
    yield lambda name: QLocale.setDefault(QLocale(name))
    QLocale.setDefault(before)


@pytest.mark.requirement("EXP-09")
@pytest.mark.parametrize("name", LOCALES)
def test_numbers_have_one_form_whatever_the_machine_writes(machine, name):
    """A comma that changes its meaning with the machine is how 1,5 mg becomes 15; the digits are 0 to 9 everywhere."""
    machine(name)
    assert text.number(-1234.5, 1) == "−1234.5"
    assert text.dose(37.5) == "37.5\N{NO-BREAK SPACE}mg"
    assert text.count(100000) == "100\N{NO-BREAK SPACE}000"
    assert text.percent(0.005, 1) == "0.5\N{NO-BREAK SPACE}%"
    assert text.points(-0.003) == "−0.3"
    assert text.interval(0.473, 0.609) == "47–61"
    assert text.size_text(3_400_000) == "3.4\N{NO-BREAK SPACE}MB"
    assert text.date_text("2026-11-02") == "2\N{NO-BREAK SPACE}Nov\N{NO-BREAK SPACE}2026"
    assert text.time_text("2026-11-02T09:05:00+00:00", zone=None)[2] == ":"


@pytest.mark.parametrize("name", LOCALES)
def test_a_dose_is_typed_and_shown_with_a_point_whatever_the_machine_writes(qtbot, machine, name):
    machine(name)
    field = NumberField(0, 1000, places=1)
    qtbot.addWidget(field)
    field.lineEdit().clear()
    QTest.keyClicks(field, "37.5")
    field.interpretText()
    assert (field.value(), field.lineEdit().text()) == (37.5, "37.5")


@pytest.mark.parametrize("typed", ["37,5", "3٧", "37٫5", "1 000", "1.000.000", "3e2"])
def test_what_could_be_read_in_two_ways_cannot_be_typed(qtbot, typed):
    field = NumberField(0, 1000, places=1)
    qtbot.addWidget(field)
    assert field.validate(typed, len(typed))[0] == QValidator.State.Invalid
