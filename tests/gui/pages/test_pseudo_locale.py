"""Nothing that a person reads bypasses translation, and longer words still fit the smallest window.

Every page is opened once, in a language in which no text has a plain letter: what is still plain is either data (codes,
sources, a questionnaire's own words, what a bundle's maker wrote, somebody's name) or bypasses translation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import unescape

import pytest
from PySide6.QtCore import Qt, QTranslator
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTableView,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from cds_app.domain.roles import ROLES
from cds_app.environment.policy_table import EXPORT_FORMATS
from cds_app.gui import text
from cds_app.gui.rail import Rail
from cds_app.gui.text.questionnaires import QUESTIONNAIRES
from cds_app.gui.top_bar import StatusLine, TopBar
from cds_app.gui.widgets.compare_words import short_source
from cds_app.workflow.compare_treatments import compare_treatments
from cds_app.workflow.explain_choice import explain_choice
from cds_app.workflow.open_patient import find_patient
from cds_app.workflow.record_own_view import record_own_view
from cds_app.workflow.show_models import models_view
from cds_app.workflow.write_documents import write_documents
from tests.gui.pages.every_page import (
    PAGES,
    ROOM,
    SEEN_AGAIN,
    attributes_of_model,
    card_of_model,
    groups_of_model,
    model,
    performance_of_model,
    site_of_model,
)
from tests.gui.pages.scenes import cut, visible
from tests.support.pseudo_locale import compile_pseudo, english_words
from tests.support.world import SHOWCASE, an_own_view, real_catalogue

UNITS = ("mm Hg", "mmol/L", "mg/L", "mg", "kg/m²", "kg", "ms", "bpm", "kB", "MB", "UTC")
KEYS = ("Ctrl", "Tab", "Esc")
PEOPLE = ("Dr Ada Example, MD", "Dr Ada Example", "ada", "MD", SEEN_AGAIN, "as discussed")
CODES = re.compile(
    r"\b[0-9a-f]{16,}\b|\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|(?<!\w)/\S+|\b[A-Z]\d\d[A-Z]{2}\d\d\b"
    r"|\S+\.(?:py|txt|json|csv)\b|\b[0-9a-f]{12}(?= …)"
)
"""Hashes (also cut ones), identifiers, paths, ATC codes, names of files."""
COLUMNS = ("record_id", "phq9_total", "pseudonym", "visit", "note", "sex", "age", "bmi")
"""Names of columns in the files of the pages about an import."""
OF_THE_POLICY = (*ROLES, *EXPORT_FORMATS, "system", "en")
"""Values as they stand in a policy file, which is for IT."""
OF_THE_BUNDLE = (model, card_of_model, attributes_of_model, performance_of_model, groups_of_model, site_of_model)
"""Pages that show what a bundle's maker wrote and signed, as it was signed."""


@pytest.fixture(scope="module", autouse=True)
def pseudo(qapp, tmp_path_factory):
    """The program in the pseudo-language; English again afterwards."""
    translator = QTranslator()
    assert translator.load(str(compile_pseudo(tmp_path_factory.mktemp("pseudo"))))
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.fixture(scope="module")
def assessment(session):
    """The showcase patient's, with estimates and an explanation."""
    record_id = find_patient(session, SHOWCASE)
    begun = record_own_view(session, record_id, an_own_view("mirtazapine"))
    compare_treatments(session, record_id, begun.assessment_id)
    return explain_choice(session, begun.assessment_id, "sertraline").assessment


@pytest.fixture(scope="module")
def data():
    """What stays as it is in every language, the longest first: sources, instruments, units, names of people."""
    catalogue = real_catalogue()
    sources = {words for found in catalogue.references.values() for words in (found.citation, short_source(found))}
    instruments = {w for q in QUESTIONNAIRES.values() for w in (q.lead, *q.items, *q.answers, q.origin)}
    return longest_first(sources | instruments | set(catalogue.scales) | {*UNITS, *KEYS, *PEOPLE})


@pytest.fixture(scope="module")
def maker(session):
    """All text of the bundles that are here, also as it stands at the front of a line."""
    found = strings_in(models_view(session))
    return longest_first(found | {text.sentence_case(words) for words in found})


def longest_first(known: Iterable[str]) -> list[str]:
    return sorted((words for words in known if len(words) > 1), key=len, reverse=True)


def strings_in(value: object) -> set[str]:
    """All text in a value made of frozen dataclasses, mappings and tuples."""
    if isinstance(value, str):
        return {value}
    parts = value.values() if isinstance(value, Mapping) else value if isinstance(value, tuple | list) else ()
    if hasattr(value, "__dataclass_fields__"):
        parts = [getattr(value, name) for name in value.__dataclass_fields__]
    return set().union(*map(strings_in, parts))


def left_in_english(shown: Iterable[str], data: Iterable[str]) -> dict[str, list[str]]:
    """Texts with plain English besides data, each with the words that are plain."""
    found = {words[:120]: english_words(words, data, CODES) for words in shown}
    return {words: plain for words, plain in found.items() if plain}


def read_on(page: QWidget) -> list[str]:
    """Everything that is read or read aloud: words, heads, tabs, entries, names, descriptions, hints."""
    found = [made.text() for made in visible(page, QLabel, QAbstractButton)]
    found += [box.itemText(i) for box in visible(page, QComboBox) for i in range(box.count())]
    found += [bar.tabText(i) for bar in visible(page, QTabBar) for i in range(bar.count())]
    found += [field.placeholderText() for field in visible(page, QLineEdit)]
    found += lines_of(page)
    for view in visible(page, QTableView, QListWidget):
        found += in_rows(view)
    for widget in visible(page, QWidget):
        found += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
    return [words for words in dict.fromkeys(found) if words]


def lines_of(page: QWidget) -> list[str]:
    """What stands in running text; commands, codes and what is meant for IT are the same in every language."""
    views = [view for view in visible(page, QTextBrowser, QPlainTextEdit) if not view.property("technical")]
    return [line for view in views for line in view.toPlainText().splitlines()]


def in_rows(view: QTableView | QListWidget, most: int = 5) -> list[str]:
    """Heads and the first rows."""
    if isinstance(view, QListWidget):
        return [view.item(row).text() for row in range(min(most, view.count()))]
    rows = view.model()
    columns = range(rows.columnCount())
    found = [rows.headerData(column, Qt.Orientation.Horizontal) for column in columns]
    found += [rows.index(row, column).data() for row in range(min(most, rows.rowCount())) for column in columns]
    return [words for words in found if isinstance(words, str)]


@pytest.mark.parametrize("make", PAGES, ids=lambda make: make.__name__)
def test_every_word_of_a_page_is_translated_and_a_third_more_letters_fit(
    make, qtbot, jobs, who, assessment, tmp_path, data, request
):
    page = make(jobs, text.in_language(who), assessment, tmp_path)
    qtbot.addWidget(page)
    page.resize(*ROOM)
    page.show()
    QApplication.processEvents()
    shown_words = [words for words in read_on(page) if not words.lstrip().startswith(("{", '"'))]  # a log's raw line
    if make is card_of_model:
        shown_words = [words for words in shown_words if words not in lines_of(page)]
    known = [*request.getfixturevalue("maker"), *data] if make in OF_THE_BUNDLE else data
    known = [tmp_path.name, *known]
    if make.__name__.startswith("import"):
        known = [*COLUMNS, *known]
    elif make.__name__ == "policy":
        known = longest_first([*OF_THE_POLICY, *known])
    assert left_in_english(shown_words, known) == {}
    assert page.minimumSizeHint().width() <= ROOM[0]
    assert cut(page) == []


def test_what_stands_around_the_pages_is_translated(qtbot, who, data):
    around = QWidget()
    qtbot.addWidget(around)
    rows = QVBoxLayout(around)
    for part in (Rail(who.user.roles), TopBar(QMenu), StatusLine(who)):
        rows.addWidget(part)
    around.show()
    assert left_in_english(read_on(around), data) == {}


def test_every_word_of_the_documents_is_translated(jobs, assessment, data):
    found = write_documents(jobs.session, assessment.assessment_id, text.translate)
    html = f"{found.report.html} {found.handout.html}"
    lines = [unescape(line) for line in re.split(r"<[^>]*>", html)] + found.chart_text.splitlines()
    lines += [found.report.title, found.report.header, found.report.footer, found.handout.title]
    assert left_in_english(lines, [assessment.comparison.bundle.id, *data]) == {}
